"""Every operation of S3, once with what it requires and once with all that it takes."""

from collections.abc import Iterator
from typing import Any, Final

from . import model
from .logical import Case
from .model import Json

# What a name should hold, where any text of its type would not do.
VALUES: Final[Json] = {
    "CopySource": "quay-archive/2025/manifest.csv",
    "CopySourceRange": "bytes=0-5242879",
    "EncodingType": "url",
    "ExpectedBucketOwner": "210987654321",
    "ExpectedSourceBucketOwner": "321098765432",
    "GrantFullControl": 'id="0fedcba9876543210fedcba9876543210fedcba9876543210fedcba98765432"',
    "Metadata": {"voyage": "NO-1905"},
    "PartNumber": 7,
    "Range": "bytes=1024-2047",
    "RenameSource": "/harbour-logs/old%20name.txt",
    "RequestRoute": "route-7",
    "SSEKMSEncryptionContext": "eyJ2b3lhZ2UiOiJOTy0xOTA1In0=",
    "SSEKMSKeyId": "arn:aws:kms:eu-north-1:210987654321:key/1b2c3d4e-EXAMPLE",
    "Tagging": "voyage=NO-1905&cargo=salt%20cod",
    "UploadId": "up.load_ID-EXAMPLE~/+=",
    "VersionId": "L4kqtJlcpXroDTDmpUMLUo+EXAMPLE",
}
INSTANT: Final = "2026-08-01T12:34:56Z"
# Left out of the case with everything: they need each other, exclude each other,
# or have cases of their own.
APART: Final = ("Checksum", "SSECustomer", "CopySourceSSECustomer", "ContentMD5")


def value(name: str, shape: Any) -> Any:
    """A value of the parameter's type."""
    if name in VALUES:
        return VALUES[name]
    match shape.type_name:
        case "integer" | "long":
            return 42
        case "boolean":
            return True
        case "timestamp":
            return INSTANT
        case "list":
            return shape.member.enum[:2] or [f"{name} A", "B"]
        case "map":
            return {"key": name}
    return shape.enum[-1] if shape.enum else f"{name} a/b=c&d"


def optional(operation: str) -> list[str]:
    """The parameters of the URL that may be left out."""
    required = model.required(operation)
    return [
        name
        for name, member in model.members(operation).items()
        if not model.is_body(member)
        and name not in (*required, "Bucket", "Key")
        and not name.startswith(APART)
    ]


def cases() -> Iterator[Case]:
    """Two for each operation that takes optional parameters, else one."""
    regions = model.regions()
    for index, operation in enumerate(model.operation_names()):
        members = model.members(operation)
        path = model.path(operation)
        place: Json = {
            "operation": operation,
            "bucket": f"quay-{index:03}" if "{Bucket}" in path else None,
            "key": f"berth {index}/cargo.csv" if "{Key+}" in path else None,
            "region": regions[index % len(regions)],
        }
        needed = {name: value(name, members[name]) for name in model.required(operation)}
        if "ClientToken" in members:
            # boto3 would make a random one.
            needed["ClientToken"] = "3f1c0c5e-0000-4000-8000-EXAMPLE"
        yield Case(f"op-{operation}", "operation", params=needed, **place)
        rest = {name: value(name, members[name]) for name in optional(operation)}
        if rest:
            everything = {**needed, **rest}
            yield Case(f"op-{operation}-all", "operation", params=everything, **place)
