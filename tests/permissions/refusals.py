"""Questions that have no answer: each is refused with a code, in every host."""

from __future__ import annotations

from typing import Final

from tests.conformance.golden import Json

from .cases import Case

_GET: Final = {"operation": "GetObject", "region": "eu-west-1", "bucket": "photos", "key": "a"}


def _refused(name: str, error: str, changed: Json, given: Json | None = None) -> Case:
    return Case(id=f"refused/{name}", input={**_GET, **changed}, given=given or {}, error=error)


CASES: Final = [
    _refused("unknown operation", "UnknownOperation", {"operation": "CopyObjects"}),
    _refused("no bucket", "MissingBucket", {"bucket": None}),
    _refused("no region", "MissingRegion", {"region": None}),
    _refused("a region with a slash", "InvalidRegion", {"region": "eu/west"}),
    _refused("unknown parameter", "UnknownParameter", {"params": {"Tagging": "a=b"}}),
    _refused(
        "a body",
        "BodyParameter",
        {"operation": "DeleteObjects", "key": None, "params": {"Delete": "x"}},
    ),
    _refused("a key where there is none", "UnexpectedKey", {"operation": "ListObjectsV2"}),
    _refused(
        "a bucket where there is none",
        "UnexpectedBucket",
        {"operation": "ListBuckets", "key": None},
    ),
    _refused("a bucket's ARN", "InvalidArn", {"bucket": "arn:aws:s3:::photos"}),
    _refused(
        "an ARN of another partition",
        "InvalidArn",
        {"bucket": "arn:aws-cn:s3:cn-north-1:111122223333:accesspoint/reports"},
    ),
    _refused("an alias", "MissingOption", {"bucket": "reports-abc123xyz0-s3alias"}),
    _refused("a key with a NUL", "InvalidKey", {"key": "a\0b"}),
    _refused("an empty key", "InvalidKey", {"key": ""}),
    _refused("an account of letters", "InvalidOption", {}, {"account": "my-account"}),
    _refused("an account of 11 digits", "InvalidOption", {}, {"account": "12345678901"}),
    _refused("an unknown partition", "InvalidOption", {}, {"partition": "aws-mars"}),
    _refused("an alias as the policy's key", "InvalidOption", {}, {"kms_key": "alias/reports"}),
    _refused(
        "the ARN of an alias as the policy's key",
        "InvalidOption",
        {},
        {"kms_key": "arn:aws:kms:eu-west-1:111122223333:alias/reports"},
    ),
    _refused(
        "a KMS key of another partition",
        "InvalidArn",
        {},
        {"kms_key": "arn:aws-cn:kms:cn-north-1:111122223333:key/1234abcd"},
    ),
    _refused("a wildcard as a KMS key", "InvalidOption", {}, {"kms_key": "*"}),
    _refused("an unknown condition", "InvalidOption", {}, {"assume": ["full-moon"]}),
    _refused("a condition of other operations", "InvalidOption", {}, {"assume": ["source-tags"]}),
    _refused("an option that there is not", "UnknownParameter", {}, {"acount": "111122223333"}),
]
