"""What must be allowed, and policies: documents written here by IAM's grammar, and each question that has no
answer.
"""

import json
from collections.abc import Iterator
from typing import Final

from .call import AND_MORE, Call
from .model import Json
from .signature import Pair

ACCOUNT: Final = "111122223333"
PLACE: Final[list[Pair]] = [("region", "eu-west-1"), ("bucket", "photos")]
GET: Final[list[Pair]] = [("operation", "GetObject"), *PLACE]
PUT: Final[list[Pair]] = [("operation", "PutObject"), *PLACE]
PHOTOS: Final = "arn:aws:s3:::photos"
# An action, its ARN, what asks for it, and how sure it is.
Needed = tuple[str, str, str, str]


def asked() -> Iterator[Call]:
    """Questions that have an answer."""
    yield _needs(
        "object", [*GET, ("key", "a b.jpg")], _needed("s3:GetObject", "/a b.jpg", "GetObject")
    )
    yield _needs(
        "version",
        [*GET, ("key", "a"), ("version-id", "v1")],
        _needed("s3:GetObjectVersion", "/a", "VersionId"),
    )
    yield _needs("any-key", GET, _needed("s3:GetObject", "/*", "GetObject"))
    wild = [*GET, ("key", "what?/*${x}")]
    yield _needs("wildcards", wild, _needed("s3:GetObject", "/what${?}/${*}${$}{x}", "GetObject"))
    yield _needs(
        "china",
        [("operation", "HeadBucket"), ("region", "cn-north-1"), ("bucket", "photos")],
        ("s3:ListBucket", "arn:aws-cn:s3:::photos", "HeadBucket", "needed"),
    )
    form = [("operation", "PostObject"), *PLACE, ("key", "u/42/${filename}")]
    yield _needs("form", form, _needed("s3:PutObject", "/u/42/*", "PostObject"))
    scope = [*PLACE, ("operations", "GetObject"), ("key-prefix", "users/42/")]
    yield _needs("scope", scope, _needed("s3:GetObject", "/users/42/*", "GetObject"))
    point = f"arn:aws:s3:eu-west-1:{ACCOUNT}:accesspoint/reports"
    yield _needs(
        "access-point-of-an-alias",
        [
            ("operation", "GetObject"),
            ("region", "eu-west-1"),
            ("bucket", "reports-abc123xyz0-s3alias"),
            ("key", "a"),
            ("access-point", point),
        ],
        ("s3:GetObject", f"{point}/object/a", "GetObject", "needed"),
    )


def policies() -> Iterator[Call]:
    """Policies that grant, and that bind."""
    both = [*GET, ("key", "a"), ("and", ""), *PUT, ("key", "a"), ("acl", "public-read")]
    yield _grants(
        "joined", both, [_allow(["s3:GetObject", "s3:PutObject", "s3:PutObjectAcl"], f"{PHOTOS}/a")]
    )
    alias: list[Pair] = [("server-side-encryption", "aws:kms"), ("ssekms-key-id", "alias/photos")]
    key = "arn:aws:kms:eu-west-1:*:key/*"
    yield _grants(
        "alias-of-a-key",
        [*PUT, ("key", "a"), *alias],
        [
            _allow(["s3:PutObject"], f"{PHOTOS}/a"),
            _allow(["kms:GenerateDataKey"], key, sid="Needed2")
            | {"Condition": {"ForAnyValue:StringEquals": {"kms:ResourceAliases": "alias/photos"}}},
        ],
        opened=[("account", key), ("kms-key", key)],
    )
    lists = [*PLACE, ("operations", "ListObjectsV2"), ("key-prefix", "u*/")]
    yield _grants(
        "prefix-of-a-list",
        lists,
        [_allow(["s3:ListBucket"], PHOTOS) | _lists("u${*}/*")],
    )
    listing = [("operation", "ListObjectsV2"), *PLACE]
    alone = _allow(["s3:ListBucket"], PHOTOS)
    for joined, params, narrowed in (
        ("prefix-of-a-request", [("prefix", "a*/")], [_lists("a${*}/")]),
        (
            "two-prefixes",
            [("prefix", "b/"), ("and", ""), *listing, ("prefix", "a/")],
            [_lists("a/", "b/")],
        ),
        ("empty-prefix", [("prefix", "")], [{}]),
        (
            "prefix-and-none",
            [("prefix", "a/"), ("and", ""), *listing],
            [{}, {"Sid": "Needed2"} | _lists("a/")],
        ),
    ):
        yield _grants(joined, [*listing, *params], [alone | each for each in narrowed])
    # IAM knows no prefix of these.
    uploads: list[Pair] = [("operation", "ListMultipartUploads"), *PLACE, ("prefix", "a/")]
    yield _grants("prefix-of-uploads", uploads, [_allow(["s3:ListBucketMultipartUploads"], PHOTOS)])
    many: list[Pair] = []
    for number in range(60):
        many += [*GET, ("key", f"2026/{number:02}.jpg"), ("and", "")]
    yield _grants(
        "too-large",
        [*many[:-1], ("only-needed", "true")],
        [_allow(["s3:GetObject"], *(f"{PHOTOS}/2026/{number:02}.jpg" for number in range(60)))],
        limits=[("the inline policies of a user", "2048"), ("a session policy", "2048")],
    )
    name: list[Pair] = [("bucket", "photos")]
    yield _binds(
        "https",
        [*name, ("https", "true")],
        [
            _deny(
                "OnlyHttps",
                [PHOTOS, f"{PHOTOS}/*"],
                {"Bool": {"aws:SecureTransport": "false", "aws:PrincipalIsAWSService": "false"}},
            )
        ],
    )
    yield _binds(
        "age",
        [
            *name,
            ("partition", "aws-cn"),
            ("max-age", "600"),
            ("stable-for", "60"),
            ("backdate", "5"),
        ],
        [
            _deny(sid, ["arn:aws-cn:s3:::photos/*"], condition)
            for sid, condition in (
                ("MaximumAge", {"NumericGreaterThan": {"s3:signatureAge": "665000"}}),
                ("NoSignatureV2", {"StringEquals": {"s3:signatureversion": "AWS"}}),
            )
        ],
    )


def refused() -> Iterator[Call]:
    """Questions that have none."""
    key: Pair = ("key", "a")
    for name, params, code, *says in (
        ("operation", [("operation", "CopyObjects"), *PLACE, key], "UnknownOperation"),
        ("bucket", [("operation", "GetObject"), ("region", "eu-west-1"), key], "MissingBucket"),
        ("region", [("operation", "GetObject"), ("bucket", "photos"), key], "MissingRegion"),
        ("region-of-a-path", [*GET[:1], ("region", "eu/west"), *GET[2:], key], "InvalidRegion"),
        ("empty-key", [*GET, ("key", "")], "InvalidKey"),
        ("nul", [*GET, ("key", "a\0b")], "InvalidKey"),
        ("key-of-a-bucket", [("operation", "ListObjectsV2"), *PLACE, key], "UnexpectedKey"),
        (
            "partition-of-an-arn",
            [
                *GET[:2],
                ("bucket", f"arn:aws-cn:s3:cn-north-1:{ACCOUNT}:accesspoint/reports"),
                key,
            ],
            "InvalidArn",
        ),
        (
            "alias-of-an-access-point",
            [*GET[:2], ("bucket", "a-abc123xyz0-s3alias"), key],
            "MissingOption",
            "access-point",
        ),
        ("account", [*GET, key, ("account", "12345678901")], "InvalidOption", "account"),
        ("partition", [*GET, key, ("partition", "aws-mars")], "InvalidOption", "partition"),
        ("alias-as-key", [*GET, key, ("kms-key", "alias/photos")], "InvalidOption", "kms-key"),
        ("role", [*GET, key, ("role", "arn:aws:iam::1:user/ada")], "InvalidOption", "role"),
        ("condition", [*GET, key, ("assume", "source-tags")], "InvalidOption", "assume"),
        (
            "outpost-bucket",
            [*GET, key, ("outpost-bucket", "a/b")],
            "InvalidOption",
            "outpost-bucket",
        ),
    ):
        yield Call(f"permissions-{name}", "permissions", params, code=code, says=tuple(says))
    nothing = [
        ("operation", "GetBucketCors"),
        ("region", "us-east-1"),
        ("bucket", "a--use1-az4--x-s3"),
    ]
    yield Call("policy-for-nothing", "policy", nothing, code="MissingOption")
    bucket: Pair = ("bucket", "photos")
    for name, params, code in (
        ("nothing", [bucket], "MissingOption"),
        ("age", [bucket, ("max-age", "59")], "InvalidOption"),
        ("network", [bucket, ("network", "203.0.113.0/33")], "InvalidOption"),
        ("presigned", [bucket, ("presigned", "always")], "InvalidOption"),
        ("option", [bucket, ("no-acls", "true")], "UnknownOption"),
        (
            "access-point",
            [("bucket", f"arn:aws:s3:eu-west-1:{ACCOUNT}:accesspoint/a"), ("https", "true")],
            "InvalidBucketName",
        ),
    ):
        yield Call(f"guard-{name}", "guard_policy", params, code=code)


def vectors() -> Iterator[Json]:
    """All of them in the common schema."""
    for calls in (asked(), policies(), refused()):
        yield from (call.to_json() for call in calls)


def _needed(action: str, below: str, because: str) -> Needed:
    return action, PHOTOS + below, because, "needed"


def _needs(name: str, params: list[Pair], needed: Needed) -> Call:
    names = ("action", "resource", "because", "certainty")
    return Call(name, "permissions", params, [*zip(names, needed, strict=True), AND_MORE])


def _grants(
    name: str,
    params: list[Pair],
    statements: list[Json],
    *,
    limits: list[Pair] | None = None,
    opened: list[Pair] | None = None,
) -> Call:
    text = _document(statements)
    size = len(json.dumps(json.loads(text), separators=(",", ":")))
    answer: list[Pair] = [("policy", text), ("size", str(size))]
    answer += [(f"too-large-for:{what}", most) for what, most in limits or ()]
    answer += [(f"open:{option}", arn) for option, arn in opened or ()]
    return Call(name, "policy", params, answer)


def _binds(name: str, params: list[Pair], statements: list[Json]) -> Call:
    return Call(name, "guard_policy", params, [("policy", _document(statements)), AND_MORE])


def _allow(actions: list[str], *arns: str, sid: str = "Needed") -> Json:
    return {"Sid": sid, "Effect": "Allow", "Action": _one(actions), "Resource": _one([*arns])}


def _deny(sid: str, arns: list[str], condition: Json) -> Json:
    return {
        "Sid": sid,
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": _one(arns),
        "Condition": condition,
    }


def _lists(*prefixes: str) -> Json:
    return {"Condition": {"StringLike": {"s3:prefix": _one([*prefixes])}}}


def _one(texts: list[str]) -> str | list[str]:
    """One as it is, and several as a list: IAM takes both."""
    return texts[0] if len(texts) == 1 else texts


def _document(statements: list[Json]) -> str:
    """The whole policy, a line a member."""
    written = ",\n".join(
        "    {\n"
        + ",\n".join(f'      "{name}": {json.dumps(value)}' for name, value in statement.items())
        + "\n    }"
        for statement in statements
    )
    return f'{{\n  "Version": "2012-10-17",\n  "Statement": [\n{written}\n  ]\n}}\n'
