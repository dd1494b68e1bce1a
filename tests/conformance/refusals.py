"""Which inputs we refuse although some peers sign them: what S3 would answer
with an error, or worse, accept in a way that its caller did not mean. Each rule
reads the case alone, never the peer, and names the codes that it allows.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from .expectation import CUSTOMER_KEY_PREFIXES
from .golden import Case

MAXIMUM_EXPIRES_IN = 604_800
_BUCKET_NAME = re.compile(r"[A-Za-z0-9.\-_]{1,255}")
_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
# Bytes of each checksum ("Checking object integrity", S3 User Guide).
_CHECKSUM_LENGTHS = {
    "crc32": 4,
    "crc32c": 4,
    "crc64nvme": 8,
    "md5": 16,
    "sha1": 20,
    "sha256": 32,
    "sha512": 64,
    "xxhash128": 16,
    "xxhash3": 8,
    "xxhash64": 8,
}
_AWS_REGIONAL_HOST = re.compile(
    r"(?:.+\.)?s3(?:-fips|-accesspoint|-accesspoint-fips)?[.-](?:dualstack\.)?([a-z]{2,}(?:-[a-z]+)+-\d)\.amazonaws\.com(?:\.cn)?"
)


def codes(case: Case) -> dict[str, str]:
    """The codes with which we must refuse this input, each with its reason; none if we sign it."""
    return {code: reason for rule in _RULES for code, reason in rule(case)}


def _expiry(case: Case) -> Iterator[tuple[str, str]]:
    if not 1 <= case.input["expires_in"] <= MAXIMUM_EXPIRES_IN:
        yield "ExpiryOutOfRange", "Signature Version 4 allows a life of 1 second to 7 days"


def _bucket(case: Case) -> Iterator[tuple[str, str]]:
    bucket = case.input["bucket"]
    if bucket is None or bucket.startswith("arn:") or _BUCKET_NAME.fullmatch(bucket):
        return
    yield "InvalidBucketName", "S3 cannot have a bucket of this name"
    if not bucket:
        yield "MissingBucket", "an empty bucket name addresses another resource"


def _key(case: Case) -> Iterator[tuple[str, str]]:
    key = case.input["key"]
    if key is not None and not 1 <= len(key.encode("utf-8", "surrogatepass")) <= 1024:
        yield "InvalidKey", "S3 stores keys of 1 to 1024 bytes"
        if not key:
            yield "MissingKey", "an empty key addresses the bucket"


def _checksum(case: Case) -> Iterator[tuple[str, str]]:
    headers = dict(case.input["headers"])
    checksums = {name: f"x-amz-checksum-{name}" for name in _CHECKSUM_LENGTHS}
    algorithm = headers.get("x-amz-sdk-checksum-algorithm", "").lower()
    if algorithm and f"x-amz-checksum-{algorithm}" not in headers:
        yield (
            "ChecksumWithoutValue",
            "a presigned request has no body whose checksum could be taken",
        )
    if sum(header in headers for header in checksums.values()) > 1:
        yield "ConflictingOptions", "S3 takes one checksum"
    lengths = {header: _CHECKSUM_LENGTHS[name] for name, header in checksums.items()} | {
        "content-md5": 16
    }
    for header, length in lengths.items():
        if header in headers and _decoded_length(case, headers[header]) != length:
            yield "InvalidChecksum", "S3 refuses a digest of another length"


def _decoded_length(case: Case, text: str) -> int | None:
    # The checksum of an object that was uploaded in parts ends in their number.
    if case.input["operation"] not in ("PutObject", "UploadPart"):
        text = re.sub(r"-\d+$", "", text)
    try:
        return len(base64.b64decode(text, validate=True))
    except binascii.Error:
        return None


def _customer_key(case: Case) -> Iterator[tuple[str, str]]:
    headers = dict(case.input["headers"])
    for prefix in CUSTOMER_KEY_PREFIXES:
        has_key = f"{prefix}-key" in headers
        has_algorithm = f"{prefix}-algorithm" in headers
        if has_key != has_algorithm or (f"{prefix}-key-md5" in headers and not has_key):
            yield "MissingParameter", "an encryption key and its algorithm only work together"
    for name in ("SSECustomerKey", "CopySourceSSECustomerKey"):
        key = str(case.parameters.get(name, "x" * 32))
        if len(key.encode()) != 32 and _decoded_length(case, key) != 32:
            yield "InvalidEncryptionKey", "an encryption key has 256 bits"


def _parameters(case: Case) -> Iterator[tuple[str, str]]:
    parameters = case.parameters
    part_number = parameters.get("PartNumber")
    if part_number is not None and not 1 <= int(part_number) <= 10_000:
        yield "InvalidParameter", "S3 numbers parts from 1 to 10000"
    if any(isinstance(value, int) and value < 0 for value in parameters.values()):
        yield "InvalidParameter", "no number that S3 takes is negative"
    if parameters.get("UploadId") == "":
        yield "InvalidParameter", "an empty upload id addresses another resource"
    source = parameters.get("CopySource")
    if isinstance(source, str) and re.match(r"/?[^/]+/.", source) is None:
        yield "InvalidParameter", "a copy's source is a bucket and a key"
    overrides = [str(value) for name, value in parameters.items() if name.startswith("Response")]
    if any(unicodedata.category(character) == "Cc" for value in overrides for character in value):
        yield "InvalidParameter", "an override becomes a header of the answer"
    metadata = parameters.get("Metadata") or {}
    if sum(len(name.encode()) + len(value.encode()) for name, value in metadata.items()) > 2048:
        yield "MetadataTooLarge", "S3 stores 2048 bytes of user metadata"


def _headers(case: Case) -> Iterator[tuple[str, str]]:
    for name, value in case.input["headers"]:
        if re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value):
            yield (
                "InvalidHeader",
                "a header value cannot hold a line end or another control character",
            )
        if _HEADER_NAME.fullmatch(name) is None:
            yield "InvalidHeader", "HTTP has no header of this name"


def _credentials(case: Case) -> Iterator[tuple[str, str]]:
    credentials = case.credentials
    required = (credentials["access_key_id"], credentials["secret_access_key"])
    texts = (*required, credentials["session_token"] or "")
    if not all(required) or any(text != text.strip() for text in texts):
        yield (
            "InvalidCredentials",
            "no S3 accepts credentials that are empty or have stray white space",
        )
    on_aws = case.endpoint_url is None or ".amazonaws." in case.endpoint_url
    if required[0].startswith("ASIA") and not credentials["session_token"] and on_aws:
        yield "MissingSessionToken", "a temporary access key needs its session token"


def _endpoint(case: Case) -> Iterator[tuple[str, str]]:
    region, url = case.input["region"], case.endpoint_url
    if not region:
        yield "MissingRegion", "the region is never guessed"
    elif re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?", region) is None:
        yield "InvalidRegion", "a region is part of a host name"
    if url is None:
        return
    if re.match(r"https?://[^/]", url, re.IGNORECASE) is None:
        yield "InvalidEndpoint", "an endpoint is an http or https URL"
        return
    named = _AWS_REGIONAL_HOST.fullmatch(urlsplit(url).hostname or "")
    # The pseudo region is signed for as its home.
    home = "us-east-1" if region == "aws-global" else region
    if named and named[1] != home:
        yield (
            "EndpointRegionMismatch",
            "an endpoint of AWS that names another region cannot verify the signature",
        )


_RULES: tuple[Callable[[Case], Iterator[tuple[str, str]]], ...] = (
    _expiry,
    _bucket,
    _key,
    _checksum,
    _customer_key,
    _parameters,
    _headers,
    _credentials,
    _endpoint,
)
