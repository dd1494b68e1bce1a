"""Checked, not run: what type checkers must accept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from s3presign import OperationName, Signer
from s3presign.operations import GetObjectOptions, Operation, PutObjectOptions
from s3presign.options import SignerOptions


def by_every_spelling(signer: Signer, until: datetime) -> list[str]:
    signer.presign("PutObject", bucket="b", key="k", content_type="image/png", content_length=12)
    signer.presign("PutObject", bucket="b", key="k", ContentType="image/png", Expires=until)
    signer.presign("PutObject", key="k", metadata={"owner": "ada"}, checksum_sha256=b"digest")
    signer.presign("CopyObject", key="k", copy_source={"Bucket": "b", "Key": "k"})
    signer.presign("GetObjectAttributes", key="k", object_attributes=["ETag"])
    signer.presign_post(bucket="b", key="k", acl="private", success_action_status=201)
    signer.presign_multipart(bucket="b", key="k", checksum_sha256={1: "digest"}, part_count=1)
    signer.scoped(bucket="b", operations=["GetObject", "PutObject"])
    return signer.template("GetObject", bucket="b", expires_in=3600, version_id=None).urls(["k"])


def by_options(signer: Signer, key: str, options: GetObjectOptions) -> str:
    return signer.presign("GetObject", key=key, **options).url


def one_of_two(signer: Signer, upload: bool) -> str:
    return signer.presign("PutObject" if upload else "GetObject", bucket="b", key="k").url


def one_of_all(signer: Signer, operation: Operation) -> str:
    return signer.presign(operation, bucket="b", key="k").url


def known_later(signer: Signer, operation: str, **parameters: Any) -> str:
    return signer.presign(OperationName(operation), bucket="b", **parameters).url


upload: PutObjectOptions = {"bucket": "b", "content_type": "image/png", "create_only": True}
settings: SignerOptions = {"addressing": "path", "region": "eu-west-1"}
Signer.from_env(**settings).presign("PutObject", key="k", **upload)
