"""Warnings: what is valid, but likely to fail or to be misused."""

from collections.abc import Iterable

from .logical import LONG_LIVED, TEMPORARY
from .model import Json
from .option_case import Option, put


def warning_cases() -> Iterable[Option]:
    """Warnings: what is valid, but likely to fail or to be misused."""
    for name, key in {
        "dot": "a/./b",
        "dot-dot": "a/../b",
        "dot-dot-last": "a/..",
        "dot-only": ".",
    }.items():
        yield Option(f"warning-key-{name}", key=key, warnings=("KeyNotUrlSafe",))
    for name, key in {
        "trailing-slash": "a/",
        "dots-in-name": "a/..b/c../d.",
        "space": " ",
        "double-slash": "a//b",
        "leading-slash": "/a",
        "two-trailing-slashes": "a//",
    }.items():
        yield Option(f"no-warning-key-{name}", key=key)
    http = {"url": "http://storage.example.net:8080", "addressing_style": "path"}
    base = "http://storage.example.net:8080/harbour-logs/"
    yield Option("warning-http", endpoint=http, base=base, warnings=("InsecureEndpoint",))
    yield put(
        "warning-http-put",
        endpoint=http,
        base=base,
        warnings=("InsecureEndpoint", "UnboundedUpload"),
    )
    virtual = {"addressing": "virtual"}
    yield Option(
        "warning-dotted-bucket",
        virtual,
        bucket="quay.seven.example",
        base="https://quay.seven.example.s3.eu-north-1.amazonaws.com/",
        warnings=("DottedBucket",),
    )
    yield Option(
        "warning-dotted-bucket-elsewhere",
        virtual,
        bucket="quay.seven",
        endpoint={"url": "https://storage.example.net:9443"},
        base="https://quay.seven.storage.example.net:9443/",
        warnings=("DottedBucket",),
    )
    yield Option(
        "no-warning-dotted-bucket-http",
        virtual,
        bucket="quay.seven",
        endpoint={"url": "http://storage.example.net"},
        base="http://quay.seven.storage.example.net/",
        warnings=("InsecureEndpoint",),
    )
    yield Option(
        "no-warning-dotted-bucket-in-path",
        bucket="quay.seven.example",
        base="https://s3.eu-north-1.amazonaws.com/quay.seven.example/",
    )
    long: Json = {"expires_in": 604800, "credentials": TEMPORARY}
    yield Option("warning-long-life", warnings=("UnknownCredentialLifetime",), **long)
    yield Option("no-warning-12-hours", expires_in=43200, credentials=TEMPORARY)
    yield Option(
        "warning-12-hours-and-a-second",
        expires_in=43201,
        credentials=TEMPORARY,
        warnings=("UnknownCredentialLifetime",),
    )
    yield Option(
        "no-warning-known-end",
        {"credentials_expiration": "2026-07-19T20:15:23Z"},
        expires_at="20260719T201523Z",
        **long,
    )
    yield from endpoint_warnings()
    yield from header_warnings()
    yield from policy_warnings()
    elsewhere = {"url": "https://storage.example.net", "addressing_style": "path"}
    yield Option(
        "warning-temporary-key-without-token",
        endpoint=elsewhere,
        base="https://storage.example.net/harbour-logs/",
        credentials={**TEMPORARY, "session_token": None},
        warnings=("MissingSessionToken",),
    )
    yield Option(
        "warning-long-lived-key-with-token",
        credentials={**LONG_LIVED, "access_key_id": "AKIAEXAMPLEEXAMPLE77", "session_token": "t"},
        warnings=("UnexpectedSessionToken",),
    )
    part = {"UploadId": "u", "PartNumber": 1}
    pairs = (("partNumber", "1"), ("uploadId", "u"))
    yield Option(
        "warning-part",
        {},
        "UploadPart",
        "PUT",
        params=part,
        query=pairs,
        warnings=("UnboundedUpload",),
    )
    yield Option(
        "no-warning-part-length",
        {},
        "UploadPart",
        "PUT",
        params={**part, "ContentLength": 5242880},
        query=pairs,
        headers=(("content-length", "5242880"),),
    )
    yield put(
        "no-warning-checksum",
        params={"ChecksumCRC32": "NSRBwg=="},
        headers=(("x-amz-checksum-crc32", "NSRBwg=="),),
        warnings=(),
    )


def endpoint_warnings() -> Iterable[Option]:
    """Endpoints that are probably not what was meant, and regions that their stores refuse."""
    for name, url, base in (
        (
            "in-host",
            "https://harbour-logs.example.net",
            "https://harbour-logs.harbour-logs.example.net/",
        ),
        (
            "in-path",
            "https://example.net/harbour-logs",
            "https://harbour-logs.example.net/harbour-logs/",
        ),
    ):
        warnings = ("BucketNamedTwice",)
        yield Option(f"warning-bucket-{name}", endpoint={"url": url}, base=base, warnings=warnings)
    for name, region, host in (
        ("global", "eu-central-1", "s3.amazonaws.com"),
        ("r2", "cn-north-1", "0011223344556677.r2.cloudflarestorage.com"),
        ("spaces", "nyc3", "fra1.digitaloceanspaces.com"),
        ("wasabi", "us-east-1", "s3.eu-central-2.wasabisys.com"),
        ("scaleway", "nl-ams", "s3.fr-par.scw.cloud"),
        ("oci", "us-ashburn-1", "ns.compat.objectstorage.eu-frankfurt-1.oraclecloud.com"),
    ):
        yield Option(
            f"warning-region-{name}",
            region=region,
            endpoint={"url": f"https://{host}"},
            base=f"https://harbour-logs.{host}/",
            warnings=("RegionMismatch",),
        )
    for name, written, sent in (
        ("loopback", "[0:0:0:0:0:0:0:1]:9000", "[::1]:9000"),
        ("zeros", "[2001:DB8:0:0::0:17]:9000", "[2001:db8::17]:9000"),
    ):
        yield Option(
            f"place-ipv6-{name}",
            endpoint={"url": f"http://{written}"},
            base=f"http://{sent}/harbour-logs/",
            warnings=("InsecureEndpoint",),
        )


def header_warnings() -> Iterable[Option]:
    """Headers that some senders cannot send as they were signed."""
    unbounded = "UnboundedUpload"
    for name, value, code in (
        ("not-ascii", "Jörg", "HeaderNotAscii"),
        ("empty", "", "EmptyHeader"),
    ):
        yield put(
            f"warning-header-{name}",
            params={"Metadata": {"name": value}},
            headers=(("x-amz-meta-name", value),),
            warnings=(unbounded, code),
        )
    yield put(
        "warning-header-content-type",
        params={"ContentType": "png"},
        headers=(("content-type", "png"),),
        warnings=(unbounded, "MalformedContentType"),
    )
    yield put(
        "warning-header-date",
        options={"headers": {"date": "Sun, 19 Jul 2026 08:15:23 GMT"}},
        headers=(("date", "Sun, 19 Jul 2026 08:15:23 GMT"),),
        warnings=(unbounded, "HeaderSetByBrowsers"),
    )
    lock = {"ObjectLockMode": "COMPLIANCE"}
    mode = ("x-amz-object-lock-mode", "COMPLIANCE")
    until = ("x-amz-object-lock-retain-until-date", "2027-01-01T00:00:00Z")
    yield put(
        "warning-lock-without-date",
        params=lock,
        headers=(mode,),
        warnings=(unbounded, "IncompleteObjectLock"),
    )
    dated = {**lock, "ObjectLockRetainUntilDate": until[1]}
    yield put(
        "warning-lock-without-checksum",
        params=dated,
        headers=(mode, until),
        warnings=(unbounded, "IncompleteObjectLock"),
    )
    yield put(
        "no-warning-lock",
        params={**dated, "ChecksumCRC32": "NSRBwg=="},
        headers=(mode, until, ("x-amz-checksum-crc32", "NSRBwg==")),
        warnings=(),
    )


def policy_warnings() -> Iterable[Option]:
    """What needs a permission more than it seems, and what the conditions of policies do not see."""
    unbounded, acl = "UnboundedUpload", "AclMayBeRefused"
    for name, params, header in (
        ("acl", {"ACL": "public-read"}, ("x-amz-acl", "public-read")),
        (
            "acl-of-owner",
            {"ACL": "bucket-owner-full-control"},
            ("x-amz-acl", "bucket-owner-full-control"),
        ),
        ("grant", {"GrantRead": "id=79a5"}, ("x-amz-grant-read", "id=79a5")),
    ):
        yield put(f"warning-{name}", params=params, headers=(header,), warnings=(unbounded, acl))
    yield put(
        "no-warning-acl-elsewhere",
        params={"ACL": "public-read"},
        headers=(("x-amz-acl", "public-read"),),
        endpoint={"url": "https://storage.example.net", "addressing_style": "path"},
        base="https://storage.example.net/harbour-logs/",
    )
    encrypted = {"ServerSideEncryption": "aws:kms"}
    yield Option(
        "warning-parts-without-encryption",
        {},
        "CreateMultipartUpload",
        "POST",
        params=encrypted,
        query=(("uploads", ""),),
        headers=(("x-amz-server-side-encryption", "aws:kms"),),
        warnings=("PartsWithoutHeaders",),
    )
    yield put(
        "no-warning-encryption",
        params=encrypted,
        headers=(("x-amz-server-side-encryption", "aws:kms"),),
    )
