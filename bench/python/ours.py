"""s3presign: a template for one key after another, all keys at once, and one-shot calls."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from bench import work

from .contestant import Contestant, one_after_another

PACKAGE = "s3presign"
# How many URLs a page with many links asks for at once.
BATCH = 100
REQUESTS: dict[str, tuple[str, dict[str, Any]]] = {
    work.GET: ("GetObject", {}),
    work.PUT: ("PutObject", {"content_type": work.CONTENT_TYPE}),
}


def contestants(series: str) -> list[Contestant]:
    """Three ways to ask; 900 seconds is the default."""
    operation, parameters = REQUESTS[series]
    signer = import_module("s3presign").Signer(
        access_key_id=work.ACCESS_KEY_ID,
        secret_access_key=work.SECRET_ACCESS_KEY,
        region=work.REGION,
    )
    template = signer.template(operation, bucket=work.BUCKET, **parameters)

    def one_shot(key: str) -> str:
        presigned = signer.presign(operation, bucket=work.BUCKET, key=key, **parameters)
        return str(presigned.url)

    def batch_of_one(key: str) -> str:
        return str(next(iter(template.urls([key]))))

    def batches(keys: list[str]) -> None:
        for start in range(0, len(keys), BATCH):
            template.urls(keys[start : start + BATCH])

    return [
        one_after_another(series, "s3presign template.url", PACKAGE, template.url),
        Contestant(series, "s3presign template.urls", PACKAGE, batch_of_one, batches),
        one_after_another(series, "s3presign signer.presign", PACKAGE, one_shot),
    ]
