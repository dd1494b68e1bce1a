"""Signature Version 4, written a second time from its specification with the
standard library only, so that an answer can be verified without trusting the
code that made it. What S3 fixes (the path encoded once, UNSIGNED-PAYLOAD) are
arguments here, since AWS's own suite fixes them otherwise.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass

from .presigned_url import (
    SIGNATURE,
    SIGNED_HEADERS,
    Pair,
    PresignedUrl,
    canonical_query,
    decode,
    encode,
)

ALGORITHM = "AWS4-HMAC-SHA256"
UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD"


def canonical_value(value: str) -> str:
    """A header value as it is signed: trimmed, runs of blanks collapsed.

    Only ASCII blanks count: a no-break space is content.
    """
    return re.sub(r"[ \t\r\n]+", " ", value.strip(" \t\r\n"))


def canonical_headers(headers: Iterable[Pair]) -> list[Pair]:
    """Lower-case names in order, the values of a repeated name joined by commas."""
    joined: dict[str, list[str]] = {}
    for name, value in headers:
        joined.setdefault(name.lower(), []).append(canonical_value(value))
    return [(name, ",".join(joined[name])) for name in sorted(joined)]


def s3_path(path: str) -> str:
    """The path as S3 signs it: decoded, then encoded once with ``/`` kept, never normalised."""
    return encode(decode(path), keep_slash=True)


def canonical_request(
    method: str, path: str, pairs: Iterable[Pair], headers: Iterable[Pair], payload_hash: str
) -> str:
    """The six lines that are hashed. ``headers`` include the host."""
    lines = canonical_headers(headers)
    return "\n".join(
        [
            method,
            path,
            canonical_query(pairs),
            "".join(f"{name}:{value}\n" for name, value in lines),
            ";".join(name for name, _ in lines),
            payload_hash,
        ]
    )


def string_to_sign(algorithm: str, date_time: str, scope: str, canonical: str) -> str:
    """What the signing key signs."""
    digest = hashlib.sha256(canonical.encode("utf-8", "surrogateescape")).hexdigest()
    return f"{algorithm}\n{date_time}\n{scope}\n{digest}"


def _hmac(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode("utf-8"), hashlib.sha256).digest()


def signature(secret: str, scope: str, text: str) -> str:
    """The signature of a string to sign under ``date/region/service/aws4_request``."""
    key = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        key = _hmac(key, part)
    return _hmac(key, text).hex()


@dataclass(frozen=True)
class Presigned:
    """What the query of a presigned URL says about its signature."""

    algorithm: str
    access_key_id: str
    scope: str
    date_time: str
    signed_headers: tuple[str, ...]
    signature: str

    @property
    def is_asymmetric(self) -> bool:
        return self.algorithm != ALGORITHM


class NotPresigned(ValueError):
    """A parameter of the signature is missing, repeated or malformed."""


def read(url: PresignedUrl) -> Presigned:
    """Reads the signature's own parameters."""
    read_values = {
        name: url.value(name)
        for name in (
            "X-Amz-Algorithm",
            "X-Amz-Credential",
            "X-Amz-Date",
            "X-Amz-Expires",
            SIGNED_HEADERS,
            SIGNATURE,
        )
    }
    values = {name: value for name, value in read_values.items() if value is not None}
    if len(values) != len(read_values):
        raise NotPresigned(
            f"missing or repeated: {', '.join(sorted(set(read_values) - set(values)))}"
        )
    # The asymmetric algorithm's scope has no region: its regions are a parameter.
    parts = 4 if values["X-Amz-Algorithm"] == ALGORITHM else 3
    access_key_id, *scope = values["X-Amz-Credential"].rsplit("/", parts)
    if len(scope) != parts or scope[-1] != "aws4_request":
        raise NotPresigned(f"X-Amz-Credential is {values['X-Amz-Credential']!r}")
    if (
        re.fullmatch(r"\d{8}T\d{6}Z", values["X-Amz-Date"]) is None
        or scope[0] != values["X-Amz-Date"][:8]
    ):
        raise NotPresigned(
            f"X-Amz-Date is {values['X-Amz-Date']!r}, the scope's date is {scope[0]!r}"
        )
    return Presigned(
        values["X-Amz-Algorithm"],
        access_key_id,
        "/".join(scope),
        values["X-Amz-Date"],
        tuple(values[SIGNED_HEADERS].split(";")),
        values[SIGNATURE],
    )


def canonical_request_of(
    method: str, url: PresignedUrl, headers: Iterable[Pair], payload_hash: str = UNSIGNED_PAYLOAD
) -> str:
    """The canonical request of a presigned S3 URL, from what a client would send."""
    pairs = [pair for pair in url.pairs if pair[0] != SIGNATURE]
    all_headers = [("host", url.host), *headers]
    return canonical_request(method, s3_path(url.path), pairs, all_headers, payload_hash)


def string_to_sign_of(
    method: str, url: PresignedUrl, headers: Iterable[Pair], payload_hash: str = UNSIGNED_PAYLOAD
) -> str:
    """The string to sign of a presigned S3 URL, from what a client would send."""
    presigned = read(url)
    canonical = canonical_request_of(method, url, headers, payload_hash)
    return string_to_sign(presigned.algorithm, presigned.date_time, presigned.scope, canonical)


def expected_signature(method: str, url: PresignedUrl, headers: Iterable[Pair], secret: str) -> str:
    """The signature that a server would compute for this request."""
    return signature(secret, read(url).scope, string_to_sign_of(method, url, headers))
