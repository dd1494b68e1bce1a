"""Which inputs we refuse although some peers sign them: what S3 would answer
with an error, or worse, accept in a way that its caller did not mean. Each rule
reads the case alone, never the peer, and names the codes that it allows.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from .golden import Case

MAXIMUM_EXPIRES_IN = 604_800
_BUCKET_NAME = re.compile(r"[A-Za-z0-9.\-_]{1,255}")
_DIGEST_LENGTHS = {
    "ContentMD5": 16,
    "ChecksumCRC32": 4,
    "ChecksumCRC32C": 4,
    "ChecksumCRC64NVME": 8,
    "ChecksumSHA1": 20,
    "ChecksumSHA256": 32,
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
    parameters = case.parameters
    algorithm = parameters.get("ChecksumAlgorithm")
    # Only an upload of a body takes the checksum's value; elsewhere the algorithm stands alone.
    takes_value = case.input["operation"] in ("PutObject", "UploadPart")
    if takes_value and algorithm and f"Checksum{algorithm}" not in parameters:
        yield (
            "ChecksumWithoutValue",
            "a presigned request has no body whose checksum could be taken",
        )
    for name, length in _DIGEST_LENGTHS.items():
        if name in parameters and _decoded_length(parameters[name]) != length:
            yield "InvalidChecksum", "S3 refuses a digest of another length"


def _decoded_length(text: str) -> int | None:
    try:
        return len(base64.b64decode(text, validate=True))
    except binascii.Error:
        return None


def _parameters(case: Case) -> Iterator[tuple[str, str]]:
    parameters = case.parameters
    part_number = parameters.get("PartNumber")
    if part_number is not None and not 1 <= int(part_number) <= 10_000:
        yield "InvalidParameter", "S3 numbers parts from 1 to 10000"
    if int(parameters.get("ContentLength") or 0) < 0:
        yield "InvalidParameter", "a length is not negative"
    metadata = parameters.get("Metadata") or {}
    if sum(len(name.encode()) + len(value.encode()) for name, value in metadata.items()) > 2048:
        yield "MetadataTooLarge", "S3 stores 2048 bytes of user metadata"


def _headers(case: Case) -> Iterator[tuple[str, str]]:
    if any(control in value for _, value in case.input["headers"] for control in "\r\n\0"):
        for code in ("InvalidHeader", "InvalidParameter"):
            yield code, "a header value cannot hold a line end or NUL"


def _credentials(case: Case) -> Iterator[tuple[str, str]]:
    credentials = case.credentials
    required = (credentials["access_key_id"], credentials["secret_access_key"])
    if any(not text or text != text.strip() for text in required):
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
    if named and named[1] != region:
        yield (
            "EndpointRegionMismatch",
            "an endpoint of AWS that names another region cannot verify the signature",
        )


_RULES: tuple[Callable[[Case], Iterator[tuple[str, str]]], ...] = (
    _expiry,
    _bucket,
    _key,
    _checksum,
    _parameters,
    _headers,
    _credentials,
    _endpoint,
)
