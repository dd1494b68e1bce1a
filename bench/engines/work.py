"""The work: UUIDs as keys, in one bucket, by one template."""

from __future__ import annotations

from importlib import import_module
from typing import Any
from uuid import UUID

from bench import work

MANY = 1_000_000


def uuids(count: int) -> list[str]:
    """Those of `bench/many/src/keys.rs`: the same in each run, without an order that shows."""
    factor = 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835
    return [str(UUID(int=number * factor % (1 << 128))) for number in range(1, count + 1)]


def template(package: str) -> Any:
    """The template for downloads of an s3presign, today's or the older one."""
    signer = import_module(package).Signer(
        access_key_id=work.ACCESS_KEY_ID,
        secret_access_key=work.SECRET_ACCESS_KEY,
        region=work.REGION,
    )
    return signer.template("GetObject", bucket=work.BUCKET)
