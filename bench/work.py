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
# Downloads of keys that differ in nearly every character.
UUID = "UUID"
ENDPOINT = "endpoint"


def keys(series: str) -> list[str]:
    """Distinct keys, in the order in which they are signed."""
    key = _uuid_key if series == UUID else _digits_key
    return [key(number) for number in range(1000)]


def _digits_key(number: int) -> str:
    return f"2026/holiday/img-{number:05}.jpg"


def _uuid_key(number: int) -> str:
    """Not random, so that all languages have the same ones."""
    mixed = number * 2_654_435_761 % (1 << 32)
    groups = (
        f"{mixed:08x}",
        f"{mixed >> 16:04x}",
        f"4{mixed & 0xFFF:03x}",
        f"8{mixed >> 8 & 0xFFF:03x}",
        f"{mixed:08x}{number:04x}",
    )
    return f"2026/holiday/{'-'.join(groups)}.jpg"
