"""Denials of S3, written after "Troubleshoot access denied (403 Forbidden) errors in Amazon S3" (S3 User
Guide) and the causes that people report of presigned requests, with what must be told of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import escape

from tests.conformance.golden import Json

from .answers import AnswerCase

USER: Final = "arn:aws:iam::111122223333:user/uploader"
SESSION: Final = "arn:aws:sts::111122223333:assumed-role/web/i-0abc"
OBJECT: Final = "arn:aws:s3:::photos/2026/a b.jpg"
BUCKET: Final = "arn:aws:s3:::photos"
KEY: Final = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
POLICY: Final = "arn:aws:iam::111122223333:policy/no-uploads"
# What a plain denial may not blame on the signature.
OF_SIGNATURES: Final = ("SignatureDiffers", "SecretWrong", "Expired", "ClockSkewed", "RegionWrong")


def document(message: str, more: str = "") -> str:
    """S3's answer."""
    ids = "<RequestId>4442587FB7D0A2F9</RequestId><HostId>aLongIdOfSomeHost=</HostId>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code>'
        f"<Message>{escape(message)}</Message>{more}{ids}</Error>"
    )


def denied(action: str, resource: str | None, reason: str, who: str = USER) -> str:
    """S3's detailed message."""
    on = f' on resource: "{resource}"' if resource else ""
    return document(f"User: {who} is not authorized to perform: {action}{on} {reason}")


def lacks(action: str, layer: str = "identity-based policy") -> str:
    """The reason of what nobody allows."""
    return f"because no {layer} allows the {action} action"


def request(operation: str, **params: object) -> Json:
    """A request for the usual object."""
    return {"operation": operation, "bucket": "photos", "key": "2026/a b.jpg", "params": params}


def _case(
    name: str,
    asked: Json,
    answer: str,
    shown: Iterable[str] = (),
    *,
    certain: Iterable[str] = (),
    never: Iterable[str] = (),
    says: tuple[str, ...] = (),
) -> AnswerCase:
    return AnswerCase(
        f"denied/{name}",
        asked,
        answer,
        frozenset(shown),
        frozenset(certain),
        frozenset(never),
        says,
    )


GET: Final = request("GetObject")
PUT: Final = request("PutObject")
BY_POLICY: Final = ("AccessDeniedByPolicy",)


def _layers() -> Iterator[AnswerCase]:
    """Each layer, by lacking and by denying."""
    for layer in (
        "identity-based policy",
        "resource-based policy",
        "permissions boundary",
        "session policy",
        "service control policy",
        "VPC endpoint policy",
    ):
        yield _case(
            f"no {layer}",
            PUT,
            denied("s3:PutObject", OBJECT, lacks("s3:PutObject", layer)),
            certain=BY_POLICY,
            never=("DeniedByCondition", "ObjectMissing", "PathChanged", *OF_SIGNATURES),
            says=(USER, layer, f'"Action": "s3:PutObject", "Resource": "{OBJECT}"'),
        )
    for layer in (
        "an identity-based policy",
        "a resource-based policy",
        "a permissions boundary",
        "a session policy",
        "a service control policy",
        "a resource control policy",
        "a VPC endpoint policy",
    ):
        yield _case(
            f"denied by {layer}",
            GET,
            denied("s3:GetObject", OBJECT, f"with an explicit deny in {layer}"),
            ("DeniedByCondition",),
            certain=BY_POLICY,
            never=("ObjectMissing", "AclRefused", *OF_SIGNATURES),
            says=(f"{layer} denies it", "aws:SourceIp", "s3:signatureAge"),
        )
    for form in (f", with policy ARN: {POLICY}", f": {POLICY}"):
        yield _case(
            f"policy{form[:2]}",
            PUT,
            denied(
                "s3:PutObject", OBJECT, f"with an explicit deny in an identity-based policy{form}"
            ),
            certain=BY_POLICY,
            says=(POLICY,),
        )


def _parameters() -> Iterator[AnswerCase]:
    """Actions that a parameter asks for."""
    for action, asked, code, says in (
        ("s3:PutObjectAcl", request("PutObject", ACL="public-read"), "AclRefused", "ACL"),
        (
            "s3:PutObjectAcl",
            request("CreateMultipartUpload", GrantRead="id=79a5"),
            "AclRefused",
            "GrantRead",
        ),
        (
            "s3:PutObjectTagging",
            request("PutObject", Tagging="a=b"),
            "ParameterNotAllowed",
            "Tagging",
        ),
        (
            "s3:PutObjectRetention",
            request(
                "PutObject",
                ObjectLockMode="GOVERNANCE",
                ObjectLockRetainUntilDate="2027-01-01T00:00:00Z",
            ),
            "ParameterNotAllowed",
            "ObjectLock",
        ),
        (
            "s3:PutObjectLegalHold",
            request("PutObject", ObjectLockLegalHoldStatus="ON"),
            "ParameterNotAllowed",
            "ObjectLockLegalHoldStatus",
        ),
        (
            "s3:BypassGovernanceRetention",
            request("DeleteObject", VersionId="v1", BypassGovernanceRetention=True),
            "ParameterNotAllowed",
            "BypassGovernanceRetention",
        ),
    ):
        yield _case(
            f"{says} of {asked['operation']}",
            asked,
            denied(action, OBJECT, lacks(action)),
            certain=(*BY_POLICY, code),
            never=("MethodChanged", "QueryChanged", "ObjectMissing", "PathChanged"),
            says=(f"is asked for by {says}",),
        )
    yield _case(
        "a version",
        request("GetObject", VersionId="v1"),
        denied("s3:GetObjectVersion", OBJECT, lacks("s3:GetObjectVersion")),
        certain=BY_POLICY,
        never=("MethodChanged", "QueryChanged", "ParameterNotAllowed"),
        says=("s3:GetObjectVersion",),
    )


def _resources() -> Iterator[AnswerCase]:
    """What the message is about, against what was signed."""
    for name, resource, asked, says in (
        ("another key", "arn:aws:s3:::photos/2026/b.jpg", GET, "2026/b.jpg"),
        (
            "a key encoded twice",
            "arn:aws:s3:::photos/2026/a%20b.jpg",
            GET,
            "percent-encoded once more",
        ),
        ("another bucket", "arn:aws:s3:::videos/2026/a b.jpg", GET, "videos"),
    ):
        answer = denied("s3:GetObject", resource, lacks("s3:GetObject"))
        yield _case(name, asked, answer, certain=(*BY_POLICY, "PathChanged"), says=(says,))
    yield _case(
        "a missing object",
        GET,
        denied("s3:ListBucket", BUCKET, lacks("s3:ListBucket")),
        certain=(*BY_POLICY, "ObjectMissing"),
        never=("PathChanged", "MethodChanged", "QueryChanged"),
        says=("2026/a b.jpg",),
    )
    yield _case(
        "a list",
        {"operation": "ListObjectsV2", "bucket": "photos", "params": {}},
        denied("s3:ListBucket", BUCKET, lacks("s3:ListBucket")),
        certain=BY_POLICY,
        never=("ObjectMissing", "PathChanged"),
    )
    point = "arn:aws:s3:eu-west-1:111122223333:accesspoint/reports"
    yield _case(
        "an access point's bucket",
        {**GET, "bucket": point},
        denied("s3:GetObject", OBJECT, lacks("s3:GetObject", "resource-based policy")),
        certain=BY_POLICY,
        never=("PathChanged",),
    )
    wild = {**GET, "key": "what?*${x}.jpg"}
    yield _case(
        "wildcards in a key",
        wild,
        denied("s3:GetObject", "arn:aws:s3:::photos/what?*${x}.jpg", lacks("s3:GetObject")),
        certain=BY_POLICY,
        never=("PathChanged",),
        says=("photos/what${?}${*}${$}{x}.jpg",),
    )
    yield _case(
        "another method",
        PUT,
        denied("s3:DeleteObject", OBJECT, lacks("s3:DeleteObject")),
        ("MethodChanged",),
        certain=BY_POLICY,
    )
    yield _case(
        "another subresource",
        GET,
        denied("s3:GetObjectAcl", OBJECT, lacks("s3:GetObjectAcl")),
        ("QueryChanged",),
        certain=BY_POLICY,
        never=("MethodChanged",),
    )
    yield _case(
        "a copy's source",
        request("CopyObject", CopySource="videos/c.mp4"),
        denied("s3:GetObject", "arn:aws:s3:::videos/c.mp4", lacks("s3:GetObject")),
        certain=BY_POLICY,
        never=("PathChanged", "MethodChanged"),
    )


def _keys() -> Iterator[AnswerCase]:
    """Keys of KMS, and of customers."""
    encrypted = request("PutObject", ServerSideEncryption="aws:kms", SSEKMSKeyId=KEY)
    for name, asked, action in (
        ("of an upload", encrypted, "kms:GenerateDataKey"),
        ("by default", PUT, "kms:GenerateDataKey"),
        ("of a download", GET, "kms:Decrypt"),
    ):
        yield _case(
            f"key {name}",
            asked,
            denied(action, KEY, lacks(action)),
            certain=(*BY_POLICY, "EncryptionKeyRefused"),
            never=("PathChanged", "MethodChanged", "ObjectMissing"),
            says=(KEY, "the key's policy must allow it"),
        )
    blocked = "because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C)."
    yield _case(
        "a customer's key",
        PUT,
        denied("s3:PutObject", OBJECT, blocked),
        certain=(*BY_POLICY, "EncryptionKeyRefused"),
        never=("DeniedByCondition",),
        says=("SSE-C",),
    )


def _public() -> Iterator[AnswerCase]:
    """Block Public Access."""
    acls = "because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access."
    for action in ("s3:PutObject", "s3:CopyObject"):
        yield _case(
            f"a public ACL by {action}",
            request("PutObject", ACL="public-read"),
            denied(action, OBJECT, acls),
            certain=(*BY_POLICY, "PublicAccessBlocked"),
            never=("MethodChanged", "QueryChanged", "PathChanged"),
            says=("BlockPublicAcls", "sign without ACL"),
        )
    policies = "because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access."
    yield _case(
        "a public policy",
        {"operation": "PutBucketPolicy", "bucket": "photos", "params": {}},
        denied("s3:PutBucketPolicy", BUCKET, policies),
        certain=(*BY_POLICY, "PublicAccessBlocked"),
        never=("AclRefused",),
    )


def _signers() -> Iterator[AnswerCase]:
    """Who signed, and who S3 says it was."""
    answer = denied("s3:GetObject", OBJECT, lacks("s3:GetObject"), SESSION)
    yield _case(
        "a session by a long-lived key",
        GET,
        answer,
        certain=("SignerUnexpected",),
        says=("assumed-role/web",),
    )
    temporary = {
        "access_key_id": "ASIAIOSFODNN7EXAMPLE",
        "secret_access_key": "secret",
        "session_token": "hush/token",
    }
    yield _case(
        "a session",
        {**GET, "credentials": temporary},
        answer,
        certain=BY_POLICY,
        never=("SignerUnexpected",),
        says=(SESSION,),
    )
    yield _case(
        "an id of the authorization",
        GET,
        denied("s3:GetObject", OBJECT, f"{lacks('s3:GetObject')} (authorization id: 0abc9)"),
        certain=BY_POLICY,
        says=("0abc9",),
    )
    yield _case(
        "without a colon and a resource",
        GET,
        document(f"User {USER} is not authorized to perform: s3:GetObject {lacks('s3:GetObject')}"),
        certain=BY_POLICY,
        says=(USER, OBJECT),
    )
    yield _case(
        "in an exception's line",
        PUT,
        "An error occurred (AccessDenied) when calling the PutObject operation: User: "
        f'{USER} is not authorized to perform: s3:PutObject on resource: "{OBJECT}" {lacks("s3:PutObject")}',
        certain=BY_POLICY,
        says=("identity-based policy",),
    )
    yield _case(
        "a form",
        {"operation": "PostObject", "bucket": "photos", "key": "k", "params": {}},
        denied("s3:PutObject", OBJECT, lacks("s3:PutObject")),
        certain=BY_POLICY,
        never=("PathChanged", "MethodChanged"),
        says=(USER, OBJECT),
    )
    yield _case(
        "an upload in parts",
        {
            "operation": "Multipart",
            "bucket": "photos",
            "key": "2026/a b.jpg",
            "params": {"UploadId": "u"},
        },
        denied("s3:PutObject", OBJECT, "with an explicit deny in a resource-based policy"),
        ("DeniedByCondition",),
        certain=BY_POLICY,
        says=("s3:ObjectCreationOperation",),
    )


PLAIN: Final = document("Access Denied")


def _plain() -> Iterator[AnswerCase]:
    """A denial without a reason: what the request allows, and nothing that it excludes."""
    usual = (
        "AccessDeniedByPolicy",
        "SignerUnexpected",
        "DeniedByCondition",
        "EncryptionKeyRefused",
    )
    acls = ("AclRefused", "PublicAccessBlocked")
    for name, asked, shown, never, says in (
        (
            "download",
            GET,
            ("ObjectMissing",),
            (*acls, "ParameterNotAllowed", "ObjectLocked"),
            '"s3:GetObject"',
        ),
        (
            "upload",
            PUT,
            (),
            ("ObjectMissing", *acls, "ParameterNotAllowed", "ObjectLocked"),
            '"s3:PutObject"',
        ),
        (
            "public upload",
            request("PutObject", ACL="public-read"),
            acls,
            ("ObjectMissing", "ParameterNotAllowed"),
            "s3:PutObjectAcl",
        ),
        ("private upload", request("PutObject", ACL="private"), acls[:1], acls[1:], "ACL"),
        (
            "granted to everybody",
            request("PutObject", GrantRead='uri="http://acs.amazonaws.com/groups/global/AllUsers"'),
            acls,
            ("ObjectMissing",),
            "GrantRead",
        ),
        (
            "ACL in the query",
            {**request("PutObject", ACL="private"), "options": {"headers_in_query": True}},
            acls[:1],
            ("ObjectMissing",),
            "x-amz-acl is in the query",
        ),
        (
            "tags",
            request("PutObject", Tagging="a=b"),
            ("ParameterNotAllowed",),
            acls,
            "s3:PutObjectTagging",
        ),
        (
            "KMS",
            request("PutObject", ServerSideEncryption="aws:kms", SSEKMSKeyId=KEY),
            (),
            ("ObjectMissing", *acls),
            f'"Action": "kms:GenerateDataKey", "Resource": "{KEY}"',
        ),
        (
            "version",
            request("GetObject", VersionId="v1"),
            ("ObjectMissing",),
            (*acls, "ObjectLocked"),
            '"s3:GetObjectVersion"',
        ),
        (
            "owner",
            request("GetObject", ExpectedBucketOwner="111122223333"),
            ("ValueRefused",),
            acls,
            "111122223333",
        ),
        (
            "a part",
            request("UploadPart", PartNumber=1, UploadId="u"),
            (),
            ("ObjectMissing", *acls),
            "s3:ObjectCreationOperation",
        ),
    ):
        yield _case(
            f"plain: {name}",
            asked,
            PLAIN,
            (*usual, *shown),
            never=(*never, *OF_SIGNATURES, "ValueRefused")
            if "ValueRefused" not in shown
            else (*never, *OF_SIGNATURES),
            says=(says, "may well be right"),
        )
    yield _case(
        "plain: deletion of a version",
        request("DeleteObject", VersionId="v1"),
        PLAIN,
        ("AccessDeniedByPolicy", "ObjectLocked"),
        never=("ObjectMissing", "EncryptionKeyRefused", *acls),
        says=("s3:DeleteObjectVersion",),
    )
    yield _case(
        "plain: deletion",
        request("DeleteObject"),
        PLAIN,
        BY_POLICY,
        never=("ObjectLocked", "ObjectMissing", "EncryptionKeyRefused", *acls),
    )
    yield _case(
        "plain: list",
        {"operation": "ListObjectsV2", "bucket": "photos", "params": {}},
        PLAIN,
        BY_POLICY,
        never=("ObjectMissing", "EncryptionKeyRefused", *acls),
        says=(f'"Action": "s3:ListBucket", "Resource": "{BUCKET}"',),
    )
    yield _case(
        "plain: copy",
        request("CopyObject", CopySource="videos/c.mp4"),
        PLAIN,
        ("AccessDeniedByPolicy", "ObjectMissing"),
        never=("PublicAccessBlocked", "ObjectLocked"),
        says=("arn:aws:s3:::videos/c.mp4", 'check "videos/c.mp4"', "AnnotationDirective"),
    )
    yield _case(
        "plain: head",
        request("HeadObject"),
        "",
        ("AccessDeniedByPolicy", "ObjectMissing"),
        says=(f'"Action": "s3:GetObject", "Resource": "{OBJECT}"',),
    )


def _elsewhere() -> Iterator[AnswerCase]:
    """Other stores: nothing is told that is S3's alone."""
    of_s3 = (
        "AclRefused",
        "DeniedByCondition",
        "SignerUnexpected",
        "PublicAccessBlocked",
        "ObjectMissing",
    )
    minio = document("Access Denied.", "<Resource>/photos/k</Resource>").replace(
        "<RequestId>4442587FB7D0A2F9", "<RequestId>18EC54998A593550"
    )
    for name, url, answer in (
        ("MinIO", "http://minio:9000", minio),
        ("R2", "https://0123.r2.cloudflarestorage.com", PLAIN),
        ("B2", "https://s3.eu-central-003.backblazeb2.com", PLAIN),
    ):
        yield _case(
            name,
            {
                **request("PutObject", ACL="public-read"),
                "region": "auto"
                if name == "R2"
                else "eu-central-003"
                if name == "B2"
                else "us-east-1",
                "endpoint": {"url": url, "addressing_style": "path"},
                # MinIO's id of the request holds its clock.
                "signing_time": "20261128T220000Z",
            },
            answer,
            BY_POLICY,
            never=of_s3,
        )


CASES: Final = [
    *_layers(),
    *_parameters(),
    *_resources(),
    *_keys(),
    *_public(),
    *_signers(),
    *_plain(),
    *_elsewhere(),
]
