"""The work: one key after another of one bucket, the same for every contestant of every host.

`bench/rust/src/work.rs` and `bench/node/work.mjs` say the same in their languages.
"""

from __future__ import annotations

ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE"
SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
REGION = "eu-west-1"
BUCKET = "photos"
EXPIRES_IN = 900
CONTENT_TYPE = "image/jpeg"

GET = "GET"
PUT = "PUT"
ENDPOINT = "endpoint"


def keys() -> list[str]:
    """Distinct keys, in the order in which they are signed."""
    return [f"2026/holiday/img-{number:05}.jpg" for number in range(1000)]
