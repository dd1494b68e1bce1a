"""What the facts say: cases written from them for every operation, each parameter, each kind of
bucket and each condition. Nothing here knows the project's own table.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, Final

from tests.conformance.golden import Json
from tests.conformance.run import SHARED_VECTORS

from .cases import Case, Grant

FILE: Final = SHARED_VECTORS.parent / "permissions.json"

REGION, ACCOUNT = "eu-west-1", "111122223333"
KEY = "reports/2026.csv"
KMS_KEY = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab"
SOURCE = "archive"
SOURCE_KEY = "old/2025.csv"
UNKNOWN_KEY = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/*"

# The buckets of each kind of target, by what the facts call the kind.
BUCKET = "photos"
TARGETS: Final = {
    "bucket": BUCKET,
    "directory-bucket": "photos--euw1-az1--x-s3",
    "object-lambda": f"arn:aws:s3-object-lambda:{REGION}:{ACCOUNT}:accesspoint/banner",
    "outposts": f"arn:aws:s3-outposts:{REGION}:{ACCOUNT}:outpost/op-01ac5d28a6a232904/accesspoint/reports",
    "access-point": f"arn:aws:s3:{REGION}:{ACCOUNT}:accesspoint/reports",
    "multi-region": f"arn:aws:s3::{ACCOUNT}:accesspoint/mfzwi23gnjvgw.mrap",
}

# What the facts write of a parameter that the request does not show: the name of its condition.
CONDITIONS: Final[dict[tuple[str, str], str]] = {
    ("<object-encryption>", ""): "object-encryption",
    ("<upload-encryption>", ""): "upload-encryption",
    ("<source-encryption>", ""): "source-encryption",
    ("<bucket-default-encryption>", ""): "bucket-default-encryption",
    ("<kms-key-account>", ""): "kms-key-account",
    ("TaggingDirective", "COPY or absent, and the source has tags"): "source-tags",
    ("CreateBucketConfiguration", "with Tags"): "bucket-tags",
    ("MetadataConfiguration", ""): "metadata-tables",
    ("MetadataConfiguration", "with an annotation table and its role"): "annotation-table-role",
    ("MetadataTableConfiguration", ""): "metadata-tables",
    ("InventoryTableConfiguration", ""): "metadata-tables",
    ("AnnotationTableConfiguration", "a role is named or changed"): "annotation-table-role",
    ("Delete", "entries with a VersionId"): "delete-versions",
    ("Delete", "entries with an ETag"): "delete-etags",
    ("ReplicationConfiguration", ""): "replication-role",
    ("ServerSideEncryptionConfiguration", "aws:kms, directory bucket"): "new-default-encryption",
    ("ObjectEncryption", "SSE-KMS (the only target)"): "new-object-encryption",
    (
        "ChecksumMode",
        "ENABLED, and the object is encrypted with a customer managed KMS key",
    ): "object-encryption",
}

# A value of each parameter that a request shows, for which the facts' row holds.
VALUES: Final = {
    "ACL": "public-read",
    "AnnotationDirective": "COPY",
    "BypassGovernanceRetention": "true",
    "ChecksumMode": "ENABLED",
    "CopySource": f"{SOURCE}/{SOURCE_KEY}",
    "FetchOwner": "true",
    "IfMatch": '"9b2c"',
    "ObjectLockEnabledForBucket": "true",
    "ObjectLockEventHold": "ON",
    "ObjectLockEventHoldDurationDays": "7",
    "ObjectLockEventHoldDurationYears": "1",
    "ObjectLockLegalHoldStatus": "ON",
    "ObjectLockMode": "GOVERNANCE",
    "ObjectLockRetainUntilDate": "2027-01-02T03:04:05Z",
    "ServerSideEncryption": "aws:kms",
    "SkipDestinationValidation": "true",
    "ConfirmRemoveSelfBucketAccess": "true",
    "SSECustomerAlgorithm": "AES256",
    "Metadata": {"owner": "ada"},
}

LIKELY: Final = frozenset({"inferred"})


def read() -> dict[str, Json]:
    """The facts by operation."""
    return {fact["operation"]: fact for fact in json.loads(FILE.read_text("utf-8"))}


def cases() -> Iterator[Case]:
    """Every case that the facts give."""
    for operation, fact in read().items():
        yield from _cases_of(operation, fact)
    yield from _forms(read()["PutObject"])


def _cases_of(operation: str, fact: Json) -> Iterator[Case]:
    is_copy = operation in ("CopyObject", "UploadPartCopy")
    usual = {"CopySource": VALUES["CopySource"]} if is_copy else {}
    own = "directory-bucket" if fact["resource"] == "directory-bucket" else "bucket"
    yield _case(operation, fact, own, usual)
    parameters = {row["parameter"] for row in fact["when"] if not row["parameter"].startswith("<")}
    for parameter in sorted(parameters - {"Delete"}):
        if condition_of(fact, parameter) and parameter not in VALUES:
            continue
        yield _case(operation, fact, own, {**usual, parameter: VALUES.get(parameter, "x")})
    if "CopySource" in parameters:
        yield _case(operation, fact, own, {"CopySource": f"{VALUES['CopySource']}?versionId=v1"})
    if "TaggingDirective" in parameters:
        leaves = {"TaggingDirective": "REPLACE", "AnnotationDirective": "EXCLUDE"}
        yield _case(operation, fact, own, {**usual, **leaves})
    if "ServerSideEncryption" in parameters:
        yield _case(operation, fact, own, {**usual, "ServerSideEncryption": "AES256"})
        yield _case(
            operation,
            fact,
            own,
            {**usual, "ServerSideEncryption": "aws:kms", "SSEKMSKeyId": KMS_KEY},
        )
    for condition in sorted(_conditions(fact)):
        shown = {"ChecksumMode": "ENABLED"} if operation == "HeadObject" else {}
        target = "directory-bucket" if condition == "new-default-encryption" else own
        yield _case(operation, fact, target, {**usual, **shown}, condition)
    for row in fact["when"]:
        if row["parameter"] == "<target>":
            yield _case(operation, fact, row["value"], usual)
    if fact["resource"] == "object" and fact["arn"].endswith("{key}"):
        yield _case(operation, fact, "access-point", usual)
        yield _case(operation, fact, "multi-region", usual)


def condition_of(fact: Json, parameter: str) -> bool:
    """Whether a parameter stands in a body, which no request shows."""
    rows = [row for row in fact["when"] if row["parameter"] == parameter]
    return all(
        _condition(row) is not None
        or row["parameter"] in ("RestoreRequest", "AnnotationTableConfiguration")
        for row in rows
    )


def _condition(row: Json) -> str | None:
    parameter, value = row["parameter"], row.get("value")
    if parameter.startswith("<") and parameter != "<target>":
        return CONDITIONS[parameter, ""]
    return CONDITIONS.get((parameter, value or "")) if not isinstance(value, list) else None


def _conditions(fact: Json) -> set[str]:
    named = {_condition(row) for row in fact["when"] if row["certainty"] != "unknown"}
    return {name for name in named if name}


def _holds(row: Json, params: Json, assumed: str | None) -> bool:
    """Whether a row of the facts holds for these parameters."""
    parameter, value = row["parameter"], row.get("value")
    given = params.get(parameter)
    condition = _condition(row)
    if condition is not None and condition != assumed:
        return False
    if parameter == "<bucket-default-encryption>":
        return "ServerSideEncryption" not in params and "SSECustomerAlgorithm" not in params
    if parameter == "TaggingDirective" or parameter == "AnnotationDirective":
        return given in (None, "COPY")
    if parameter == "ChecksumMode":
        return bool(given == "ENABLED")
    if condition is not None:
        return True
    if given is None:
        return False
    tests: dict[str, Callable[[Any], bool]] = {
        "any but private": lambda given: given != "private",
        "an ETag (not *)": lambda given: given != "*",
        "an ETag": lambda given: given != "*",
        "true": lambda given: given == "true",
        "aws:kms": lambda given: given == "aws:kms",
        "ends in ?versionId=": lambda given: "?versionId=" in given,
        "ReadOnly or ReadWrite": lambda _: True,
    }
    if isinstance(value, list):
        return given in value
    return tests[value](given) if value else True


def _case(
    operation: str, fact: Json, target: str, params: Json, assumed: str | None = None
) -> Case:
    rows: list[tuple[str, str, bool]] = [
        (action, fact["resource"], False) for action in fact["actions"]
    ]
    for row in fact["when"]:
        if (
            row["parameter"] == "<target>"
            or row["certainty"] == "unknown"
            or not _holds(row, params, assumed)
        ):
            continue
        if "replaces" in row:
            base = "s3:GetObject" if row["on"] == "source-object" else None
            rows = [old for old in rows if old[1] != row["on"] or old[0] != (base or old[0])]
        actions = row.get("replaces") or row["adds"]
        rows += [(action, row["on"], row["certainty"] in LIKELY) for action in actions]
    for row in fact["when"]:
        if row["parameter"] != "<target>" or row["value"] != target:
            continue
        if "replaces" in row:
            rows = [old for old in rows if old[1] not in ("bucket", "object")]
        actions = row.get("replaces") or row["adds"]
        rows += [(action, row["on"], row["certainty"] in LIKELY) for action in actions]
    bucket = None if fact["resource"] in ("service", "object-lambda") else TARGETS[target]
    has_key = fact["arn"].endswith("{key}") or operation == "RenameObject"
    sure: set[Grant] = set()
    likely: set[Grant] = set()
    for action, on, is_likely in rows:
        for arn in _arns(on, action, target, KEY if fact["arn"].endswith("{key}") else "*", params):
            (likely if is_likely else sure).add((action, arn))
    given: Json = {"account": ACCOUNT, **({"assume": [assumed]} if assumed else {})}
    shown = "+".join(
        [
            target,
            *(f"{name}={value}" for name, value in params.items()),
            *([assumed] if assumed else []),
        ]
    )
    return Case(
        id=f"{operation}/{shown}",
        input={
            "operation": operation,
            "region": REGION,
            "bucket": bucket,
            "key": KEY if has_key else None,
            "params": params,
        },
        given=given,
        needed=frozenset(sure),
        likely=frozenset(likely - sure),
        conditions=frozenset([assumed] if assumed else []),
    )


def _arns(on: str, action: str, target: str, key: str, params: Json) -> list[str]:
    """The resources that the facts' companion page gives for what ``on`` says."""
    regional = f"{REGION}:{ACCOUNT}"
    name = TARGETS[target]
    outpost = name.rpartition("/accesspoint/")[0]
    # The access point that supports one of Object Lambda is not known.
    bucket = {
        "access-point": name,
        "multi-region": name,
        "object-lambda": f"arn:aws:s3:{regional}:accesspoint/*",
    }.get(target, f"arn:aws:s3:::{name}")
    between = "/" if target == "bucket" else "/object/"
    table = f"arn:aws:s3tables:{regional}:bucket/*"
    of_tables = ("s3tables:GetTable", "s3tables:PutTablePolicy", "s3tables:PutTableEncryption")
    arns: dict[str, list[str]] = {
        "service": ["*"],
        "*": ["*"],
        "bucket": [bucket],
        "object": [f"{bucket}{between}{key}"],
        "source-object": [f"arn:aws:s3:::{SOURCE}/{SOURCE_KEY}"],
        "directory-bucket": [f"arn:aws:s3express:{regional}:bucket/{name}"],
        "object-lambda": [
            name
            if target == "object-lambda"
            else f"arn:aws:s3-object-lambda:{REGION}:{ACCOUNT}:accesspoint/*"
        ],
        # Both the access point and the bucket behind it must permit it.
        "outposts-object": [f"{name}/object/{key}", f"{outpost}/bucket/*/object/{key}"],
        "outposts-bucket and outposts-accesspoint": [name, f"{outpost}/bucket/*"],
        "kms-key": [params.get("SSEKMSKeyId", UNKNOWN_KEY)],
        "kms-key-of-source": [UNKNOWN_KEY],
        "role": [f"arn:aws:iam::{ACCOUNT}:role/*"],
        "s3tables": [f"{table}/table/*" if action in of_tables else table],
    }
    return arns[on]


def _forms(fact: Json) -> Iterator[Case]:
    """A form without more, and one for each row of the facts' form."""
    form = fact["form"]
    fields: list[Json] = [{}]
    for row in form["when"]:
        for name in row["field"].split(" / "):
            field = "x-amz-object-lock" + name if name.startswith("-") else name
            value = {
                "acl": "public-read",
                "tagging": "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>",
                "x-amz-server-side-encryption": "aws:kms",
                "x-amz-object-lock-mode": "GOVERNANCE",
                "x-amz-object-lock-retain-until-date": "2027-01-02T03:04:05Z",
                "x-amz-object-lock-legal-hold": "ON",
            }[field]
            fields.append({field: value})
    keys = {KEY: KEY, "users/42/${filename}": "users/42/*", "what?*": "what${?}${*}"}
    for key, pattern in keys.items():
        arn = f"arn:aws:s3:::{BUCKET}/{pattern}"
        for given in fields:
            likely = set()
            for row in form["when"]:
                names = row["field"].replace(" / -", " x-amz-object-lock-").split()
                shown = [given[name] for name in names if name in given]
                if shown and ("value" not in row or shown[0] in row["value"]):
                    likely |= {
                        (action, UNKNOWN_KEY if row["on"] == "kms-key" else arn)
                        for action in row["adds"]
                    }
            yield Case(
                id=f"PostObject/{key}+{'+'.join(given) or 'plain'}",
                input={
                    "operation": "PostObject",
                    "region": REGION,
                    "bucket": BUCKET,
                    "key": key,
                    "fields": given,
                },
                given={"account": ACCOUNT},
                needed=frozenset({(form["actions"][0], arn)}),
                likely=frozenset(likely),
            )
