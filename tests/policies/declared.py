"""What is known of each server, found by experiment: where it asks for less than S3, where for something
else, and what it does not do. Whatever is not here, it asks for. The tests see that it is still so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from . import juicefs, radosgw, seaweedfs
from .cases import CASES
from .parties import Launcher
from .trial import Grant


@dataclass(frozen=True)
class Declared:
    """One server."""

    title: str
    run: Launcher
    # By case: the actions that it does not miss.
    not_asked: dict[str, frozenset[str]]
    # By case: what it asks for besides, where all that S3 asks for is not enough.
    beyond: dict[str, Grant]
    # By case: what it answers although it is allowed.
    lacks: dict[str, str]


def _answers(answer: str, *cases: str) -> dict[str, str]:
    return dict.fromkeys(cases, answer)


def _does_not_know(action: str, *cases: str) -> dict[str, str]:
    """MinIO takes no policy of a session that names an action which it does not have."""
    return _answers(f"sts 400 InvalidParameterValue: unsupported action '{action}'", *cases)


_ACL: Final = frozenset({"s3:PutObjectAcl"})
_TAGS: Final = frozenset({"s3:PutObjectTagging"})
_TAGS_OF_SOURCE: Final = frozenset({"s3:GetObjectTagging"})
# Whoever begins an upload may do these, as at S3.
_OF_WHO_BEGINS: Final = frozenset({"s3:ListMultipartUploadParts"})

RADOSGW: Final = Declared(
    title="Ceph 16",
    run=radosgw.run,
    not_asked={
        "PutObject with an ACL": _ACL,
        "PutObject with tags": _TAGS,
        "PutObject with a retention": frozenset({"s3:PutObjectRetention"}),
        "PutObject with a legal hold": frozenset({"s3:PutObjectLegalHold"}),
        "a form with an ACL": _ACL,
        "an upload in parts": _OF_WHO_BEGINS,
        "an upload in parts with tags": _OF_WHO_BEGINS | _TAGS,
        "CopyObject with tags": _TAGS_OF_SOURCE | _TAGS,
        "DeleteObject, a retained version": frozenset({"s3:BypassGovernanceRetention"}),
    },
    beyond={
        "DeleteObjects": Grant("s3:DeleteObject", "bucket"),
        "GetPublicAccessBlock": Grant("s3:GetBucketPolicy", "bucket"),
    },
    lacks=_answers("403 AccessDenied", "UploadPartCopy")
    # It takes no policy that names an action which it does not have.
    | _answers("PutBucketPolicy 400 InvalidArgument", "GetObjectAttributes", "PutBucketEncryption")
    | _answers(
        "PutBucketEncryption 400 InvalidArgument", "GetBucketEncryption", "DeleteBucketEncryption"
    )
    | _answers("405 MethodNotAllowed", "PutBucketWebsite")
    | _answers("PutBucketWebsite 405 MethodNotAllowed", "GetBucketWebsite", "DeleteBucketWebsite"),
)

JUICEFS: Final = Declared(
    title="MinIO's code in JuiceFS 1.4",
    run=juicefs.run,
    not_asked={
        "PutObject with tags": _TAGS,
        "an upload in parts with tags": _TAGS,
        "CopyObject with tags": _TAGS_OF_SOURCE | _TAGS,
    },
    beyond={},
    lacks=_answers(
        "PutBucketVersioning 501 NotImplemented",
        *(case.name for case in CASES if "version" in case.name and "retained" not in case.name),
    )
    | _answers("501 NotImplemented", "GetBucketVersioning", "PutBucketVersioning")
    | _does_not_know("s3:GetObjectAttributes", "GetObjectAttributes")
    | _does_not_know(
        "s3:PutObjectAcl", "PutObject with an ACL", "a form with an ACL", "PutObjectAcl"
    )
    | _does_not_know("s3:GetObjectAcl", "GetObjectAcl")
    | _does_not_know("s3:GetBucketAcl", "GetBucketAcl")
    | _does_not_know("s3:PutBucketAcl", "PutBucketAcl")
    | _does_not_know("s3:PutBucketCORS", "PutBucketCors")
    | _does_not_know("s3:GetBucketRequestPayment", "GetBucketRequestPayment")
    | _does_not_know("s3:PutBucketRequestPayment", "PutBucketRequestPayment")
    | _does_not_know("s3:PutBucketPublicAccessBlock", "PutPublicAccessBlock")
    | _does_not_know("s3:PutBucketWebsite", "PutBucketWebsite")
    | _answers(
        "400 InvalidRequest",
        "PutObject with a retention",
        "PutObject with a legal hold",
        "PutObjectRetention",
        "PutObjectLegalHold",
    )
    | _answers(
        "PutObjectRetention 400 InvalidRequest",
        "DeleteObject, a retained version",
        "GetObjectRetention",
    )
    | _answers("PutObjectLegalHold 400 InvalidRequest", "GetObjectLegalHold")
    | _answers("404 NoSuchBucketPolicy", "GetBucketPolicy")
    | _answers("PutBucketCors 501 NotImplemented", "GetBucketCors", "DeleteBucketCors")
    | _answers(
        "PutBucketLifecycleConfiguration 501 NotImplemented",
        "GetBucketLifecycleConfiguration",
        "DeleteBucketLifecycle",
    )
    | _answers(
        "501 NotImplemented",
        "PutBucketLifecycleConfiguration",
        "GetObjectLockConfiguration",
        "PutObjectLockConfiguration",
        "PutBucketEncryption",
    )
    | _answers(
        "PutPublicAccessBlock 501 NotImplemented", "GetPublicAccessBlock", "DeletePublicAccessBlock"
    )
    | _answers(
        "PutBucketEncryption 501 NotImplemented", "GetBucketEncryption", "DeleteBucketEncryption"
    )
    | _answers("PutBucketWebsite 501 NotImplemented", "GetBucketWebsite", "DeleteBucketWebsite"),
)

SEAWEEDFS: Final = Declared(
    title="SeaweedFS 4.48",
    run=seaweedfs.run,
    not_asked={
        "GetObjectAttributes": frozenset({"s3:GetObject"}),
        "PutObject with an ACL": _ACL,
        "PutObject with tags": _TAGS,
        "an upload in parts": _OF_WHO_BEGINS | {"s3:AbortMultipartUpload"},
        "an upload in parts with tags": _OF_WHO_BEGINS | {"s3:AbortMultipartUpload"} | _TAGS,
        "CopyObject with tags": _TAGS_OF_SOURCE | _TAGS,
    },
    beyond={
        "GetObjectAcl, a version": Grant("s3:GetObjectAcl", "object"),
        "GetObjectTagging, a version": Grant("s3:GetObjectTagging", "object"),
        "PutObjectTagging, a version": Grant("s3:PutObjectTagging", "object"),
        "DeleteObjectTagging, a version": Grant("s3:DeleteObjectTagging", "object"),
        "GetBucketPolicyStatus": Grant("s3:ListBucket", "bucket"),
        "GetBucketCors": Grant("s3:*", "bucket"),
        "PutBucketCors": Grant("s3:*", "bucket"),
        "DeleteBucketCors": Grant("s3:*", "bucket"),
        "DeleteBucketTagging": Grant("s3:*", "bucket"),
    },
    # Forms and access control lists are for identities that have actions of their own.
    lacks=_answers(
        "403 AccessDenied",
        "a form",
        "a form with an ACL",
        "a form for any file name",
        "PutObjectAcl",
        "PutObjectAcl, a version",
    )
    | _answers("501 NotImplemented", "PutPublicAccessBlock")
    | _answers(
        "PutPublicAccessBlock 501 NotImplemented", "GetPublicAccessBlock", "DeletePublicAccessBlock"
    )
    # It takes this for the bucket's creation.
    | _answers("403 AccessDenied", "PutBucketWebsite")
    | _answers(
        "PutBucketWebsite 409 BucketAlreadyOwnedByYou", "GetBucketWebsite", "DeleteBucketWebsite"
    ),
)

STORES: Final = {"radosgw": RADOSGW, "juicefs": JUICEFS, "seaweedfs": SEAWEEDFS}
