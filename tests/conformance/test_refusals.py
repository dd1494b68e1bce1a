"""Which inputs we refuse by what they say themselves."""

from __future__ import annotations

from typing import Any

import pytest

from . import refusals
from .samples import SECRET, a_case

SHA1 = "2jmj7l5rSw0yVb/vlWAYkK/YBwk="


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, set()),
        ({"expires_in": 0}, {"ExpiryOutOfRange"}),
        ({"expires_in": 604_800}, set()),
        ({"expires_in": 604_801}, {"ExpiryOutOfRange"}),
        ({"expires_in": -1}, {"ExpiryOutOfRange"}),
        ({"bucket": "a/b"}, {"InvalidBucketName"}),
        ({"bucket": ""}, {"InvalidBucketName", "MissingBucket"}),
        ({"bucket": "b" * 256}, {"InvalidBucketName"}),
        ({"bucket": "MyLegacy_Bucket.x"}, set()),
        ({"bucket": "arn:aws:s3:::examplebucket"}, set()),
        ({"bucket": None, "key": None}, set()),
        ({"key": "é" * 512}, set()),
        ({"key": "é" * 513}, {"InvalidKey"}),
        ({"key": ""}, {"InvalidKey", "MissingKey"}),
        ({"headers": [["x-amz-sdk-checksum-algorithm", "SHA1"]]}, {"ChecksumWithoutValue"}),
        ({"headers": [["x-amz-checksum-algorithm", "SHA1"]]}, set()),
        (
            {"headers": [["x-amz-sdk-checksum-algorithm", "SHA1"], ["x-amz-checksum-sha1", SHA1]]},
            set(),
        ),
        (
            {"headers": [["x-amz-sdk-checksum-algorithm", "CRC32"], ["x-amz-checksum-sha1", SHA1]]},
            {"ChecksumWithoutValue"},
        ),
        (
            {"headers": [["x-amz-checksum-sha1", SHA1], ["x-amz-checksum-crc32", "AAAAAA=="]]},
            {"ConflictingOptions"},
        ),
        ({"headers": [["x-amz-checksum-sha1", "AAAA"]]}, {"InvalidChecksum"}),
        ({"headers": [["content-md5", "?"]]}, {"InvalidChecksum"}),
        (
            {
                "operation": "CompleteMultipartUpload",
                "headers": [["x-amz-checksum-sha1", SHA1 + "-3"]],
            },
            set(),
        ),
        (
            {"operation": "PutObject", "headers": [["x-amz-checksum-sha1", SHA1 + "-3"]]},
            {"InvalidChecksum"},
        ),
        ({"headers": [["x-amz-server-side-encryption-customer-key", "k"]]}, {"MissingParameter"}),
        (
            {"headers": [["x-amz-server-side-encryption-customer-algorithm", "AES256"]]},
            {"MissingParameter"},
        ),
        ({"params": {"SSECustomerKey": "k" * 32}}, set()),
        ({"params": {"SSECustomerKey": "k" * 31}}, {"InvalidEncryptionKey"}),
        ({"params": {"SSECustomerKey": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="}}, set()),
        ({"params": {"UploadId": ""}}, {"InvalidParameter"}),
        ({"params": {"ResponseContentType": "a\nb"}}, {"InvalidParameter"}),
        ({"headers": [["x-amz-meta-a b", "c"]]}, {"InvalidHeader"}),
        ({"params": {"PartNumber": 0}}, {"InvalidParameter"}),
        ({"params": {"PartNumber": 10_001}}, {"InvalidParameter"}),
        ({"params": {"ContentLength": -1}}, {"InvalidParameter"}),
        ({"params": {"Metadata": {"a": "b" * 2047}}}, set()),
        ({"params": {"Metadata": {"a": "b" * 2048}}}, {"MetadataTooLarge"}),
        ({"headers": [["x-amz-meta-a", "b\nc"]]}, {"InvalidHeader"}),
        ({"region": ""}, {"MissingRegion"}),
        ({"region": "eu_west_1"}, {"InvalidRegion"}),
        ({"endpoint": {"url": "s3.example.com"}}, {"InvalidEndpoint"}),
        ({"endpoint": {"url": "https://s3.us-west-2.amazonaws.com"}}, {"EndpointRegionMismatch"}),
        ({"endpoint": {"url": "https://s3.eu-west-1.amazonaws.com"}}, set()),
        ({"endpoint": {"url": "https://b.vpce-1.s3.eu-west-1.vpce.amazonaws.com"}}, set()),
        ({"endpoint": {"url": "https://s3.us-west-2.wasabisys.com"}}, set()),
    ],
)
def test_codes(changes: dict[str, Any], codes: set[str]) -> None:
    assert set(refusals.codes(a_case(**changes))) == codes


@pytest.mark.parametrize(
    ("access_key_id", "secret", "token", "codes"),
    [
        ("AKIAIOSFODNN7EXAMPLE", SECRET, "token", set()),
        ("ASIAIOSFODNN7EXAMPLE", SECRET, "token", set()),
        ("ASIAIOSFODNN7EXAMPLE", SECRET, "", {"MissingSessionToken"}),
        ("ASIAIOSFODNN7EXAMPLE", SECRET, None, {"MissingSessionToken"}),
        ("AKIAIOSFODNN7EXAMPLE ", SECRET, None, {"InvalidCredentials"}),
        ("AKIAIOSFODNN7EXAMPLE", "", None, {"InvalidCredentials"}),
    ],
)
def test_credentials(access_key_id: str, secret: str, token: str | None, codes: set[str]) -> None:
    credentials = {
        "access_key_id": access_key_id,
        "secret_access_key": secret,
        "session_token": token,
    }
    assert set(refusals.codes(a_case(credentials=credentials))) == codes
