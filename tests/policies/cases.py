"""What is asked of the servers: requests, a form and uploads in parts, each with what its owner makes ready.

Every try has a bucket of its own, so that nothing that one did is there for the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from s3presign import OperationName, Permissions, completed_parts, permissions

from .parties import NotReady, Party, Response, send, send_to

Parameters = dict[str, Any]

KEY: Final = "reports/2026.csv"
SOURCE_KEY: Final = "old/2025.csv"
CONTENT: Final = b"what is stored\n"
LATER: Final = datetime.now(UTC).replace(microsecond=0) + timedelta(days=2)
TAGS: Final = b"<Tagging><TagSet><Tag><Key>owner</Key><Value>ada</Value></Tag></TagSet></Tagging>"
RETENTION: Final = (
    f"<Retention><Mode>GOVERNANCE</Mode><RetainUntilDate>{LATER:%Y-%m-%dT%H:%M:%SZ}</RetainUntilDate>"
    "</Retention>"
).encode()
LEGAL_HOLD: Final = b"<LegalHold><Status>ON</Status></LegalHold>"
VERSIONING: Final = b"<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"
LOCK: Final = b"<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>"
CORS: Final = (
    b"<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod>"
    b"</CORSRule></CORSConfiguration>"
)
LIFECYCLE: Final = (
    b"<LifecycleConfiguration><Rule><ID>old</ID><Filter><Prefix>old/</Prefix></Filter><Status>Enabled</Status>"
    b"<Expiration><Days>90</Days></Expiration></Rule></LifecycleConfiguration>"
)
PAYER: Final = (
    b"<RequestPaymentConfiguration><Payer>BucketOwner</Payer></RequestPaymentConfiguration>"
)
PUBLIC_ACCESS: Final = (
    b"<PublicAccessBlockConfiguration><BlockPublicAcls>false</BlockPublicAcls>"
    b"<IgnorePublicAcls>false</IgnorePublicAcls><BlockPublicPolicy>false</BlockPublicPolicy>"
    b"<RestrictPublicBuckets>false</RestrictPublicBuckets></PublicAccessBlockConfiguration>"
)
ENCRYPTION: Final = (
    b"<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>"
    b"<SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule>"
    b"</ServerSideEncryptionConfiguration>"
)
WEBSITE: Final = b"<WebsiteConfiguration><IndexDocument><Suffix>index.html</Suffix></IndexDocument></WebsiteConfiguration>"


@dataclass(frozen=True)
class Case:
    """One kind of request."""

    name: str
    operation: str
    parameters: Parameters = field(default_factory=dict)
    body: bytes = b""
    # What the owner does before, in a new bucket: it answers parameters that are only known then.
    ready: Callable[[Party], Parameters] = lambda _: {}
    locked: bool = False
    # What the request does not show and holds all the same.
    assume: tuple[str, ...] = ()

    def needed(self, bucket: str, known: Parameters, region: str) -> Permissions:
        """What s3presign says that it needs."""
        asked = {**self.parameters, **known, "assume": self.assume or None}
        return permissions(OperationName(self.operation), region=region, bucket=bucket, **asked)

    def steps(self, signer: Party, known: Parameters) -> Iterator[Response]:
        """Signs it and sends it: a form and an upload in parts have more than one step."""
        yield signer.try_to(self.operation, self.body, **{**self.parameters, **known})


class Form(Case):
    """A form for an upload, sent as a browser would."""

    def steps(self, signer: Party, known: Parameters) -> Iterator[Response]:
        post = signer.signer.presign_post(bucket=signer.bucket, **self.parameters)
        boundary = "between-the-fields-of-a-form"
        lines = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in post.fields.items()
        ]
        file = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="2026.csv"\r\n\r\n'
        body = "".join([*lines, file]).encode() + CONTENT + f"\r\n--{boundary}--\r\n".encode()
        headers = {"content-type": f"multipart/form-data; boundary={boundary}"}
        yield send_to(post.method, post.url, headers, body)


class Multipart(Case):
    """An upload in parts from its beginning to its end, and another that is given up."""

    def steps(self, signer: Party, known: Parameters) -> Iterator[Response]:
        for ends in ("complete", "abort"):
            created = signer.try_to("CreateMultipartUpload", **self.parameters)
            yield created
            if not created.ok:
                return
            upload = signer.signer.presign_multipart(
                bucket=signer.bucket,
                key=KEY,
                upload_id=created.element("UploadId"),
                object_size=len(CONTENT),
            )
            stored = send(upload.parts[0].request, CONTENT)
            yield stored
            yield send(upload.list_parts)
            if ends == "abort":
                yield send(upload.abort)
            elif stored.ok:
                yield send(upload.complete, completed_parts({1: stored.headers["ETag"]}).encode())


def an_object(owner: Party, **parameters: Any) -> Parameters:
    """An object under the key."""
    owner.do("PutObject", CONTENT, key=KEY, **parameters)
    return {"key": KEY}


def a_version(owner: Party) -> Parameters:
    """A version of it that is named."""
    owner.do("PutBucketVersioning", VERSIONING)
    stored = owner.do("PutObject", CONTENT, key=KEY)
    version = stored.headers["x-amz-version-id"]
    if version is None:
        raise NotReady("PutObject without a version")
    return {"key": KEY, "version_id": version}


def a_tagged_object(owner: Party) -> Parameters:
    owner.do("PutObject", CONTENT, key=KEY)
    owner.do("PutObjectTagging", TAGS, key=KEY)
    return {"key": KEY}


def a_tagged_version(owner: Party) -> Parameters:
    known = a_version(owner)
    owner.do("PutObjectTagging", TAGS, **known)
    return known


def a_retained_object(owner: Party) -> Parameters:
    owner.do("PutObject", CONTENT, key=KEY)
    owner.do("PutObjectRetention", RETENTION, key=KEY)
    return {"key": KEY}


def a_retained_version(owner: Party) -> Parameters:
    stored = owner.do("PutObject", CONTENT, key=KEY)
    known = {"key": KEY, "version_id": stored.headers["x-amz-version-id"]}
    owner.do("PutObjectRetention", RETENTION, **known)
    return known


def a_held_object(owner: Party) -> Parameters:
    owner.do("PutObject", CONTENT, key=KEY)
    owner.do("PutObjectLegalHold", LEGAL_HOLD, key=KEY)
    return {"key": KEY}


def an_access_control_list(owner: Party) -> Parameters:
    """Canned, so that it names nobody."""
    return {**an_object(owner), "acl": "public-read"}


def a_source(owner: Party) -> Parameters:
    """What is copied, from the same bucket."""
    owner.do("PutObject", CONTENT, key=SOURCE_KEY)
    return {"copy_source": f"{owner.bucket}/{SOURCE_KEY}"}


def a_tagged_source(owner: Party) -> Parameters:
    known = a_source(owner)
    owner.do("PutObjectTagging", TAGS, key=SOURCE_KEY)
    return known


def a_version_of_a_source(owner: Party) -> Parameters:
    owner.do("PutBucketVersioning", VERSIONING)
    stored = owner.do("PutObject", CONTENT, key=SOURCE_KEY)
    version = stored.headers["x-amz-version-id"]
    return {"copy_source": f"{owner.bucket}/{SOURCE_KEY}?versionId={version}"}


def an_upload(owner: Party) -> Parameters:
    """An upload in parts that was begun."""
    begun = owner.do("CreateMultipartUpload", key=KEY)
    return {"key": KEY, "upload_id": begun.element("UploadId")}


def an_upload_and_a_source(owner: Party) -> Parameters:
    return {**an_upload(owner), **a_source(owner)}


def with_(operation: str, body: bytes) -> Callable[[Party], Parameters]:
    """A bucket whose owner configured something."""

    def ready(owner: Party) -> Parameters:
        owner.do(operation, body)
        return {}

    return ready


# Neither tags nor annotations, which few stores know, are copied.
_NOTHING_BESIDE = {"annotation_directive": "EXCLUDE", "tagging_directive": "REPLACE"}
_LOCK_UNTIL = {"object_lock_mode": "GOVERNANCE", "object_lock_retain_until_date": LATER}
_DELETE = f"<Delete><Object><Key>{KEY}</Key></Object></Delete>".encode()

CASES: Final = (
    Case("GetObject", "GetObject", ready=an_object),
    Case("HeadObject", "HeadObject", ready=an_object),
    Case("GetObject, a version", "GetObject", ready=a_version),
    Case("HeadObject, a version", "HeadObject", ready=a_version),
    Case(
        "GetObjectAttributes",
        "GetObjectAttributes",
        {"object_attributes": ["ObjectSize"]},
        ready=an_object,
    ),
    Case("PutObject", "PutObject", {"key": KEY}, CONTENT),
    Case("PutObject with an ACL", "PutObject", {"key": KEY, "acl": "public-read"}, CONTENT),
    Case("PutObject with tags", "PutObject", {"key": KEY, "tagging": "owner=ada"}, CONTENT),
    Case(
        "PutObject with a retention", "PutObject", {"key": KEY, **_LOCK_UNTIL}, CONTENT, locked=True
    ),
    Case(
        "PutObject with a legal hold",
        "PutObject",
        {"key": KEY, "object_lock_legal_hold_status": "ON"},
        CONTENT,
        locked=True,
    ),
    Form("a form", "PostObject", {"key": KEY}),
    Form("a form with an ACL", "PostObject", {"key": KEY, "acl": "public-read"}),
    Form("a form for any file name", "PostObject", {"key": "reports/${filename}"}),
    Multipart("an upload in parts", "Multipart", {"key": KEY}),
    Multipart("an upload in parts with tags", "Multipart", {"key": KEY, "tagging": "owner=ada"}),
    Case("CreateMultipartUpload", "CreateMultipartUpload", {"key": KEY}),
    Case("UploadPart", "UploadPart", {"part_number": 1}, CONTENT, an_upload),
    Case("UploadPartCopy", "UploadPartCopy", {"part_number": 1}, ready=an_upload_and_a_source),
    Case("ListParts", "ListParts", ready=an_upload),
    Case("AbortMultipartUpload", "AbortMultipartUpload", ready=an_upload),
    Case("CopyObject", "CopyObject", {"key": KEY, **_NOTHING_BESIDE}, ready=a_source),
    Case(
        "CopyObject of a version",
        "CopyObject",
        {"key": KEY, **_NOTHING_BESIDE},
        ready=a_version_of_a_source,
    ),
    Case(
        "CopyObject with tags",
        "CopyObject",
        {"key": KEY, "annotation_directive": "EXCLUDE"},
        ready=a_tagged_source,
        assume=("source-tags",),
    ),
    Case("DeleteObject", "DeleteObject", ready=an_object),
    Case("DeleteObject, a version", "DeleteObject", ready=a_version),
    Case(
        "DeleteObject, a retained version",
        "DeleteObject",
        {"bypass_governance_retention": True},
        ready=a_retained_version,
        locked=True,
    ),
    Case(
        "DeleteObjects", "DeleteObjects", body=_DELETE, ready=lambda owner: an_object(owner) and {}
    ),
    Case("GetObjectAcl", "GetObjectAcl", ready=an_object),
    Case("GetObjectAcl, a version", "GetObjectAcl", ready=a_version),
    Case("PutObjectAcl", "PutObjectAcl", {"acl": "public-read"}, ready=an_object),
    Case("PutObjectAcl, a version", "PutObjectAcl", {"acl": "public-read"}, ready=a_version),
    Case("GetObjectTagging", "GetObjectTagging", ready=a_tagged_object),
    Case("GetObjectTagging, a version", "GetObjectTagging", ready=a_tagged_version),
    Case("PutObjectTagging", "PutObjectTagging", body=TAGS, ready=an_object),
    Case("PutObjectTagging, a version", "PutObjectTagging", body=TAGS, ready=a_version),
    Case("DeleteObjectTagging", "DeleteObjectTagging", ready=a_tagged_object),
    Case("DeleteObjectTagging, a version", "DeleteObjectTagging", ready=a_tagged_version),
    Case("GetObjectRetention", "GetObjectRetention", ready=a_retained_object, locked=True),
    Case("PutObjectRetention", "PutObjectRetention", body=RETENTION, ready=an_object, locked=True),
    Case("GetObjectLegalHold", "GetObjectLegalHold", ready=a_held_object, locked=True),
    Case("PutObjectLegalHold", "PutObjectLegalHold", body=LEGAL_HOLD, ready=an_object, locked=True),
    Case("HeadBucket", "HeadBucket"),
    Case("ListObjects", "ListObjects"),
    Case("ListObjectsV2", "ListObjectsV2"),
    Case("ListObjectsV2 of a prefix", "ListObjectsV2", {"prefix": "reports/"}),
    Case("ListObjectVersions", "ListObjectVersions"),
    Case("ListMultipartUploads", "ListMultipartUploads"),
    Case("GetBucketLocation", "GetBucketLocation"),
    Case("GetBucketAcl", "GetBucketAcl"),
    Case("PutBucketAcl", "PutBucketAcl", {"acl": "private"}),
    Case("GetBucketVersioning", "GetBucketVersioning"),
    Case("PutBucketVersioning", "PutBucketVersioning", body=VERSIONING),
    Case("GetBucketPolicy", "GetBucketPolicy"),
    Case("GetBucketPolicyStatus", "GetBucketPolicyStatus"),
    Case("DeleteBucketPolicy", "DeleteBucketPolicy"),
    Case("GetBucketCors", "GetBucketCors", ready=with_("PutBucketCors", CORS)),
    Case("PutBucketCors", "PutBucketCors", body=CORS),
    Case("DeleteBucketCors", "DeleteBucketCors", ready=with_("PutBucketCors", CORS)),
    Case(
        "GetBucketLifecycleConfiguration",
        "GetBucketLifecycleConfiguration",
        ready=with_("PutBucketLifecycleConfiguration", LIFECYCLE),
    ),
    Case("PutBucketLifecycleConfiguration", "PutBucketLifecycleConfiguration", body=LIFECYCLE),
    Case(
        "DeleteBucketLifecycle",
        "DeleteBucketLifecycle",
        ready=with_("PutBucketLifecycleConfiguration", LIFECYCLE),
    ),
    Case("GetBucketTagging", "GetBucketTagging", ready=with_("PutBucketTagging", TAGS)),
    Case("PutBucketTagging", "PutBucketTagging", body=TAGS),
    Case("DeleteBucketTagging", "DeleteBucketTagging", ready=with_("PutBucketTagging", TAGS)),
    Case("GetBucketRequestPayment", "GetBucketRequestPayment"),
    Case("PutBucketRequestPayment", "PutBucketRequestPayment", body=PAYER),
    Case("GetObjectLockConfiguration", "GetObjectLockConfiguration", locked=True),
    Case("PutObjectLockConfiguration", "PutObjectLockConfiguration", body=LOCK, locked=True),
    Case(
        "GetPublicAccessBlock",
        "GetPublicAccessBlock",
        ready=with_("PutPublicAccessBlock", PUBLIC_ACCESS),
    ),
    Case("PutPublicAccessBlock", "PutPublicAccessBlock", body=PUBLIC_ACCESS),
    Case(
        "DeletePublicAccessBlock",
        "DeletePublicAccessBlock",
        ready=with_("PutPublicAccessBlock", PUBLIC_ACCESS),
    ),
    Case(
        "GetBucketEncryption", "GetBucketEncryption", ready=with_("PutBucketEncryption", ENCRYPTION)
    ),
    Case("PutBucketEncryption", "PutBucketEncryption", body=ENCRYPTION),
    Case(
        "DeleteBucketEncryption",
        "DeleteBucketEncryption",
        ready=with_("PutBucketEncryption", ENCRYPTION),
    ),
    Case("GetBucketWebsite", "GetBucketWebsite", ready=with_("PutBucketWebsite", WEBSITE)),
    Case("PutBucketWebsite", "PutBucketWebsite", body=WEBSITE),
    Case("DeleteBucketWebsite", "DeleteBucketWebsite", ready=with_("PutBucketWebsite", WEBSITE)),
    Case("DeleteBucket", "DeleteBucket"),
)
