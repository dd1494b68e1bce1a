"""How a name of S3 is spelled in each language: `SSEKMSKeyId` is `sse_kms_key_id` in Python."""

from __future__ import annotations

import re
from typing import Final

# A word is an abbreviation that S3 writes in capitals, or what begins with a capital.
WORD: Final = re.compile(
    r"CRC64NVME|CRC32C|CRC32|XXHASH\d+|SHA\d+|MD5|SSE|KMS|ACL|ACP|MFA|CORS|ETag|V2|[A-Z][a-z0-9]+"
)


def words(name: str) -> list[str]:
    """The words of a name, as S3 writes them."""
    found = WORD.findall(name)
    if "".join(found) != name:
        raise ValueError(f"{name} has a word that is not known; add it to WORD in {__file__}")
    return found


def snake(name: str) -> str:
    """`content_type`: Python and Ruby."""
    return "_".join(word.lower() for word in words(name))


def camel(name: str) -> str:
    """`contentType`: Node.js. Abbreviations stay as S3 writes them, unless they come first."""
    first, *others = words(name)
    return first.lower() + "".join(others)


def constant(name: str) -> str:
    """`CONTENT_TYPE`: Java."""
    return snake(name).upper()
