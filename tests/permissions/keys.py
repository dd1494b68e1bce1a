"""Resources: keys that a policy would read otherwise, partitions, and what is not known."""

from __future__ import annotations

from typing import Final

from tests.conformance.golden import Json

from .cases import Case


def _get(name: str, arn: str, *, given: Json | None = None, **changed: str | None) -> Case:
    asked = {
        "operation": "GetObject",
        "region": "us-east-1",
        "bucket": "photos",
        "key": "a",
        **changed,
    }
    return Case(
        id=f"resource/{name}",
        input=asked,
        given=given or {},
        needed=frozenset({("s3:GetObject", arn)}),
    )


def _put(name: str, params: Json, arn: str, given: Json | None = None) -> Case:
    asked = {
        "operation": "PutObject",
        "region": "us-east-1",
        "bucket": "photos",
        "key": "a",
        "params": params,
    }
    needed = frozenset({("s3:PutObject", "arn:aws:s3:::photos/a"), ("kms:GenerateDataKey", arn)})
    return Case(id=f"kms/{name}", input=asked, given=given or {}, needed=needed)


_KEYS: Final = {
    "a b.jpg": "a b.jpg",
    "what?": "what${?}",
    "*": "${*}",
    "a*b*": "a${*}b${*}",
    "${aws:username}": "${$}{aws:username}",
    "$5": "$5",
    "a$": "a$",
    "${*}": "${$}{${*}}",
    "/lead//x": "/lead//x",
    "café/日本": "café/日本",
    "100%": "100%",
    "a%2Fb": "a%2Fb",
}
_KMS = {"ServerSideEncryption": "aws:kms"}
_ID = "1234abcd-12ab-34cd-56ef-1234567890ab"
_ARN = f"arn:aws:kms:us-east-1:111122223333:key/{_ID}"

CASES: Final = [
    *(_get(f"key {key}", f"arn:aws:s3:::photos/{arn}", key=key) for key, arn in _KEYS.items()),
    _get("no key", "arn:aws:s3:::photos/*", key=None),
    _get("China", "arn:aws-cn:s3:::photos/a", region="cn-north-1"),
    _get("GovCloud", "arn:aws-us-gov:s3:::photos/a", region="us-gov-west-1"),
    _get("another store", "arn:aws:s3:::photos/a", region="auto"),
    _get("a partition", "arn:aws-iso:s3:::photos/a", given={"partition": "aws-iso"}),
    _get(
        "an access point",
        "arn:aws:s3:us-west-2:111122223333:accesspoint/reports/object/a",
        bucket="arn:aws:s3:us-west-2:111122223333:accesspoint:reports",
    ),
    _get(
        "an alias with its ARN",
        "arn:aws:s3:us-west-2:111122223333:accesspoint/reports/object/a",
        bucket="reports-abc123xyz0-s3alias",
        given={"access-point": "arn:aws:s3:us-west-2:111122223333:accesspoint/reports"},
    ),
    _put("no key", _KMS, "arn:aws:kms:us-east-1:*:key/*"),
    _put(
        "no key, an account",
        _KMS,
        "arn:aws:kms:us-east-1:111122223333:key/*",
        {"account": "111122223333"},
    ),
    _put("an id", {**_KMS, "SSEKMSKeyId": _ID}, _ARN, {"account": "111122223333"}),
    _put("an ARN", {**_KMS, "SSEKMSKeyId": _ARN}, _ARN),
    _put("a key that was given", _KMS, _ARN, {"kms_key": _ARN}),
    _put("an id that was given", _KMS, _ARN, {"kms_key": _ID, "account": "111122223333"}),
    _put("an alias", {**_KMS, "SSEKMSKeyId": "alias/a"}, "arn:aws:kms:us-east-1:*:key/*"),
    _put(
        "an alias whose key was given", {**_KMS, "SSEKMSKeyId": "alias/a"}, _ARN, {"kms_key": _ARN}
    ),
    _put(
        "the ARN of an alias",
        {**_KMS, "SSEKMSKeyId": "arn:aws:kms:eu-west-1:444455556666:alias/a"},
        "arn:aws:kms:eu-west-1:444455556666:key/*",
    ),
    Case(
        id="kms/S3's own key",
        input={
            "operation": "PutObject",
            "region": "us-east-1",
            "bucket": "photos",
            "key": "a",
            "params": {**_KMS, "SSEKMSKeyId": "alias/aws/s3"},
        },
        needed=frozenset({("s3:PutObject", "arn:aws:s3:::photos/a")}),
    ),
    Case(
        id="resource/a directory bucket of an unknown account",
        input={
            "operation": "GetObject",
            "region": "us-east-1",
            "bucket": "a--use1-az4--x-s3",
            "key": "k",
        },
        needed=frozenset(
            {("s3express:CreateSession", "arn:aws:s3express:us-east-1:*:bucket/a--use1-az4--x-s3")}
        ),
    ),
    Case(
        id="resource/an upload in parts",
        input={
            "operation": "Multipart",
            "region": "us-east-1",
            "bucket": "photos",
            "key": "a",
            "params": {
                "ServerSideEncryption": "aws:kms",
                "SSEKMSKeyId": _ARN,
                "Tagging": "a=b",
                "RequestPayer": "requester",
            },
        },
        needed=frozenset(
            {
                ("s3:PutObject", "arn:aws:s3:::photos/a"),
                ("s3:PutObjectTagging", "arn:aws:s3:::photos/a"),
                ("s3:AbortMultipartUpload", "arn:aws:s3:::photos/a"),
                ("s3:ListMultipartUploadParts", "arn:aws:s3:::photos/a"),
                ("kms:GenerateDataKey", _ARN),
                ("kms:Decrypt", _ARN),
            }
        ),
    ),
    Case(
        id="resource/a copy within directory buckets",
        input={
            "operation": "CopyObject",
            "region": "us-east-1",
            "bucket": "a--use1-az4--x-s3",
            "key": "k",
            "params": {"CopySource": "b--use1-az4--x-s3/k"},
        },
        given={"account": "111122223333"},
        needed=frozenset(
            {
                (
                    "s3express:CreateSession",
                    "arn:aws:s3express:us-east-1:111122223333:bucket/a--use1-az4--x-s3",
                )
            }
        ),
        likely=frozenset(
            {
                (
                    "s3express:CreateSession",
                    "arn:aws:s3express:us-east-1:111122223333:bucket/b--use1-az4--x-s3",
                )
            }
        ),
    ),
]
