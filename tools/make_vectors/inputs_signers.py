"""Who signs, where and when: regions, endpoints, buckets, credentials, expiries, times."""

from collections.abc import Iterator
from typing import Final

from . import model
from .logical import LONG_LIVED, TEMPORARY, Case
from .model import Json

# No partition lists these; they follow the pattern of one, or are another store's.
OTHER_REGIONS: Final = ("eu-north-7", "us-gov-south-1", "cn-south-1", "mars-base-1", "garage")

STANDARD: Final[dict[str, Json]] = {
    "path": {"addressing_style": "path"},
    "dualstack": {"dualstack": True},
    "dualstack-path": {"dualstack": True, "addressing_style": "path"},
    "fips": {"fips": True},
    "fips-path": {"fips": True, "addressing_style": "path"},
    "fips-dualstack": {"fips": True, "dualstack": True},
    "accelerate": {"accelerate": True},
    "accelerate-dualstack": {"accelerate": True, "dualstack": True},
    "auto": {"addressing_style": "auto"},
}
STANDARD_REGIONS: Final = ("us-west-1", "us-gov-east-1", "cn-northwest-1", "eusc-de-east-1")

CUSTOM: Final = {
    "http": "http://storage.example.net",
    "http-port": "http://storage.example.net:8080",
    "http-80": "http://storage.example.net:80",
    "http-443": "http://storage.example.net:443",
    "https": "https://storage.example.net",
    "https-443": "https://storage.example.net:443",
    "https-80": "https://storage.example.net:80",
    "https-9443": "https://storage.example.net:9443",
    "slash": "https://storage.example.net/",
    "base-path": "https://storage.example.net/gateway/s3",
    "base-path-slash": "https://storage.example.net/gateway/s3/",
    "upper-case": "https://Storage.EXAMPLE.net",
    "localhost": "http://localhost:8333",
    "single-label": "http://objects:9000",
    "ipv4": "http://192.0.2.17:9000",
    "ipv4-no-port": "https://192.0.2.17",
    "ipv6": "http://[2001:db8::17]:9000",
    "ipv6-loopback": "https://[::1]",
    "r2": "https://fedcba9876543210.r2.cloudflarestorage.com",
    "backblaze": "https://s3.eu-central-003.backblazeb2.com",
    "underscore": "http://my_storage:9000",
    "trailing-dot": "https://storage.example.net.",
    "punycode": "https://xn--lger-5qa.example",
}

BUCKETS: Final = (
    "abc",
    "quay",
    "0-day",
    "9numbers9",
    "a-b--c---d",
    "quay.harbour.example",
    "quay.7.example",
    "a.b",
    "UPPER",
    "Mixed-Case",
    "under_score",
    "q" * 63,
    "q" * 64,
    "10.20.30.40",
    "256.300.1.2",
    "xn--lger-5qa",
    "-leading-hyphen",
    "trailing-hyphen-",
    "a..b",
    "s3alias-not",
    "aws",
    "s3.amazonaws.com",
)

TOKENS: Final = {
    "plain": "plaintoken",
    "base64": "AQoEXAMPLEH4aoAH0gNCAPyJxz4BlCFFxWNE1OPTgk5TthT+FvwqnKwRcOIfrRh3c/LTo6UDdyJwOOvEVPvLXCr==",
    "reserved": "a/b+c=d&e?f#g%h:i;j,k@l$m!n*o'p(q)r~s",
    "kilobyte": "Fwo+EXAMPLE/" * 100,
    "unicode": "tøken-東京",
}
SECRETS: Final = {
    "slashes-pluses": "////++++////EXAMPLE",
    "one-byte": "s",
    "unicode": "clé-secrète-東京",
    "block-64": "s" * 64,
    "over-block-200": "long+secret/EXAMPLE." * 10,
}
EXPIRIES: Final = (1, 2, 59, 899, 900, 3601, 86399, 86400, 604799, 604800)
WRONG_EXPIRIES: Final = (-1, 0, 604801, 31536000)
TIMES: Final = (
    "19700101T000000Z",
    "19991231T235959Z",
    "20000229T120000Z",
    "20240228T235959Z",
    "20240229T000000Z",
    "20240301T000000Z",
    "20251231T235959Z",
    "20260101T000000Z",
    "20260329T013000Z",
    "20380119T031408Z",
    "21000228T235959Z",
    "21000301T000000Z",
    "99991231T232959Z",
)


def cases() -> Iterator[Case]:
    """All of them, one thing at a time."""
    yield from region_cases()
    yield from endpoint_cases()
    for index, bucket in enumerate(BUCKETS):
        for style in ("virtual", "path"):
            name = f"bucket-{index:02}-{style}"
            yield Case(name, "bucket", bucket=bucket, endpoint={"addressing_style": style})
        custom = {"url": "http://192.0.2.17:9000", "addressing_style": "path"}
        yield Case(f"bucket-{index:02}-custom", "bucket", "PutObject", bucket, endpoint=custom)
    yield from credential_cases()
    for seconds in (*EXPIRIES, *WRONG_EXPIRIES):
        yield Case(f"expiry-{seconds}", "expiry", expires_in=seconds)
    for instant in TIMES:
        name = f"time-{instant.lower()}"
        yield Case(name, "time", "PutObject", signing_time=instant, region="me-central-1")


def region_cases() -> Iterator[Case]:
    """Every region of every partition, and some of none."""
    for index, region in enumerate((*model.regions(), *OTHER_REGIONS)):
        yield Case(f"region-{region}", "region", region=region, bucket=f"dock-{index}")
        if index % 4 == 0:
            path = {"addressing_style": "path"}
            yield Case(f"region-{region}-path", "region", "PutObject", region=region, endpoint=path)
    for operation, key in (("GetObject", "a b"), ("ListBuckets", None), ("HeadBucket", None)):
        for style in ("virtual", "path"):
            endpoint = {"addressing_style": style, "us_east_1_regional_endpoint": "legacy"}
            bucket = None if operation == "ListBuckets" else "dock-east"
            name = f"region-legacy-{operation}-{style}"
            yield Case(name, "region", operation, bucket, key, {}, "us-east-1", endpoint)


def endpoint_cases() -> Iterator[Case]:
    """Variants of AWS's endpoints, and endpoints of others in both styles."""
    for name, endpoint in STANDARD.items():
        for region in STANDARD_REGIONS:
            for bucket in ("dock-7", "dock.seven"):
                identifier = f"endpoint-{name}-{region}-{bucket}"
                yield Case(identifier, "endpoint", bucket=bucket, region=region, endpoint=endpoint)
    for name, url in CUSTOM.items():
        region = "auto" if name == "r2" else "us-east-1"
        for style in ("path", "virtual"):
            endpoint = {"url": url, "addressing_style": style}
            identifier = f"endpoint-custom-{name}-{style}"
            yield Case(identifier, "endpoint", region=region, endpoint=endpoint)
        listing = {"url": url, "addressing_style": "path"}
        params = {"EncodingType": "url"}
        identifier = f"endpoint-custom-{name}-list"
        yield Case(identifier, "endpoint", "ListObjectsV2", "dock-7", None, params, region, listing)


def credential_cases() -> Iterator[Case]:
    """Temporary credentials, and secrets and tokens of every shape."""
    for operation in ("GetObject", "PutObject", "DeleteObject", "UploadPart"):
        params = {"PartNumber": 1, "UploadId": "u"} if operation == "UploadPart" else {}
        name = f"credentials-temporary-{operation}"
        yield Case(name, "credentials", operation, params=params, credentials=TEMPORARY)
    for name, token in TOKENS.items():
        credentials = {**TEMPORARY, "session_token": token}
        yield Case(f"credentials-token-{name}", "credentials", credentials=credentials)
    for name, secret in SECRETS.items():
        credentials = {**LONG_LIVED, "secret_access_key": secret}
        yield Case(f"credentials-secret-{name}", "credentials", credentials=credentials)
    for access_key_id in ("minioadmin", "a/b+c", "GK31c2f218a2e44f485b94239e", "user@example.org"):
        credentials = {**LONG_LIVED, "access_key_id": access_key_id}
        name = f"credentials-id-{access_key_id}"
        yield Case(name, "credentials", credentials=credentials)
    credentials = {**LONG_LIVED, "session_token": ""}
    yield Case("credentials-token-empty", "credentials", credentials=credentials)
