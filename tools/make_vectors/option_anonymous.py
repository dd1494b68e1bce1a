"""Signers without credentials."""

from collections.abc import Iterable

from .option_case import Anonymous, Option


def anonymous_cases() -> Iterable[Option]:
    """A signer without credentials."""
    nobody = {"anonymous": True}
    yield Anonymous("anonymous", nobody)
    yield Anonymous(
        "anonymous-as-text", {"anonymous": "true"}, method="HEAD", operation="HeadObject"
    )
    yield Anonymous(
        "anonymous-version",
        nobody,
        params={"VersionId": "3/L4+kqtJl"},
        query=(("versionId", "3/L4+kqtJl"),),
    )
    yield Anonymous(
        "anonymous-override",
        nobody,
        params={"ResponseContentType": "text/plain; charset=utf-8", "VersionId": "1"},
        query=(("response-content-type", "text/plain; charset=utf-8"), ("versionId", "1")),
        warnings=("OverrideNotSigned",),
    )
    yield Anonymous(
        "anonymous-hint", {**nobody, "url_hint": ".csv"}, key="a b/é+%.csv", fragment="#.csv"
    )
    yield Anonymous(
        "anonymous-list",
        nobody,
        "ListObjectsV2",
        key=None,
        params={"Prefix": "a b/"},
        query=(("list-type", "2"), ("prefix", "a b/")),
    )
    yield Anonymous(
        "anonymous-upload",
        nobody,
        "PutObject",
        "PUT",
        params={"ContentType": "image/png", "ACL": "bucket-owner-full-control"},
        headers=(("content-type", "image/png"), ("x-amz-acl", "bucket-owner-full-control")),
    )
    yield Anonymous(
        "anonymous-behind-a-prefix",
        {**nobody, "unsigned_path_prefix": "/storage", "addressing": "path"},
        endpoint={"url": "https://files.example.org"},
        base="https://files.example.org/harbour-logs/",
        unsigned="/storage",
    )
