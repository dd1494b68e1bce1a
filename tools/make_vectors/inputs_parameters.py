"""Parameters of every location and type, with values that are easy to get wrong."""

import base64
import hashlib
from collections.abc import Iterator
from typing import Final

from .logical import Case
from .model import Json

RAW_KEY: Final = "berth-seven-berth-seven-berth-77"
SSE_KEY: Final = base64.b64encode(RAW_KEY.encode()).decode()
SSE_MD5: Final = base64.b64encode(
    hashlib.md5(RAW_KEY.encode(), usedforsecurity=False).digest()
).decode()
BODY: Final = b"salt cod, 12 barrels\n"
SHA256: Final = base64.b64encode(hashlib.sha256(BODY).digest()).decode()
SHA1: Final = base64.b64encode(hashlib.sha1(BODY, usedforsecurity=False).digest()).decode()
SHA512: Final = base64.b64encode(hashlib.sha512(BODY).digest()).decode()
MD5: Final = base64.b64encode(hashlib.md5(BODY, usedforsecurity=False).digest()).decode()

GET: Final[dict[str, Json]] = {
    "version-plain": {"VersionId": "null"},
    "version-reserved": {"VersionId": "a+b/c=d&e?f#g h%20"},
    "version-unicode": {"VersionId": "vérsion-二"},
    "version-quotes": {"VersionId": "'\"<>"},
    "part-1": {"PartNumber": 1},
    "part-10000": {"PartNumber": 10000},
    "type-png": {"ResponseContentType": "image/png"},
    "type-plus": {"ResponseContentType": "image/svg+xml"},
    "type-parameters": {"ResponseContentType": 'multipart/mixed; boundary="a b"; charset=utf-8'},
    "disposition-inline": {"ResponseContentDisposition": "inline"},
    "disposition-spaces": {"ResponseContentDisposition": 'attachment; filename="a  b.txt"'},
    "disposition-extended": {
        "ResponseContentDisposition": "attachment; filename*=UTF-8''%E6%9D%B1%E4%BA%AC.pdf"
    },
    "disposition-unicode": {"ResponseContentDisposition": 'attachment; filename="東京 🚢.pdf"'},
    "disposition-backslash": {"ResponseContentDisposition": 'attachment; filename="a\\b\\"c.txt"'},
    "cache": {"ResponseCacheControl": "private, max-age=60, stale-while-revalidate=30"},
    "encoding": {"ResponseContentEncoding": "br"},
    "language": {"ResponseContentLanguage": "nb-NO, en;q=0.8"},
    "expires-z": {"ResponseExpires": "2027-02-28T23:59:59Z"},
    "expires-offset": {"ResponseExpires": "2027-03-01T05:30:00+05:30"},
    "expires-leap-day": {"ResponseExpires": "2028-02-29T00:00:00Z"},
    "override-all": {
        "ResponseCacheControl": "no-store",
        "ResponseContentDisposition": "attachment",
        "ResponseContentEncoding": "gzip",
        "ResponseContentLanguage": "da",
        "ResponseContentType": "text/csv",
        "ResponseExpires": "2026-07-20T00:00:00Z",
        "VersionId": "v9",
    },
    "if-match": {"IfMatch": '"9b2cf535f27731c974343645a3985328"'},
    "if-match-weak": {"IfNoneMatch": 'W/"abc", "def"'},
    "if-modified": {"IfModifiedSince": "2026-01-01T00:00:00Z"},
    "if-unmodified": {"IfUnmodifiedSince": "2026-12-31T23:59:59+00:00"},
    "range": {"Range": "bytes=-500"},
    "range-several": {"Range": "bytes=0-1, 5-6"},
    "checksum-mode": {"ChecksumMode": "ENABLED"},
    "payer": {"RequestPayer": "requester"},
    "owner": {"ExpectedBucketOwner": "210987654321"},
    "sse-c": {
        "SSECustomerAlgorithm": "AES256",
        "SSECustomerKey": SSE_KEY,
        "SSECustomerKeyMD5": SSE_MD5,
    },
    "sse-c-raw-key": {"SSECustomerAlgorithm": "AES256", "SSECustomerKey": RAW_KEY},
}

PUT: Final[dict[str, Json]] = {
    "type": {"ContentType": "image/webp"},
    "type-parameters": {"ContentType": 'text/plain; charset="UTF-8"; format=flowed'},
    "type-form": {"ContentType": "application/x-www-form-urlencoded"},
    "type-inner-spaces": {"ContentType": "text/plain;   charset=utf-8"},
    "length-0": {"ContentLength": 0},
    "length-5-gib": {"ContentLength": 5368709120},
    "length-type": {"ContentLength": 21, "ContentType": "text/plain"},
    "md5": {"ContentMD5": MD5},
    "encoding": {"ContentEncoding": "gzip, br"},
    "language": {"ContentLanguage": "nn"},
    "disposition": {"ContentDisposition": 'attachment; filename="it\'s.txt"'},
    "cache": {"CacheControl": "public, max-age=31536000, immutable"},
    "expires": {"Expires": "2026-10-25T01:30:00+01:00"},
    "crc32": {"ChecksumCRC32": "NSRBwg=="},
    "crc32c-and-algorithm": {"ChecksumAlgorithm": "CRC32C", "ChecksumCRC32C": "wdBDMA=="},
    "crc64nvme": {"ChecksumCRC64NVME": "rosUhgp5mIg="},
    "sha1": {"ChecksumSHA1": SHA1},
    "sha256": {"ChecksumSHA256": SHA256},
    "sha256-and-algorithm": {"ChecksumAlgorithm": "SHA256", "ChecksumSHA256": SHA256},
    "sha512": {"ChecksumSHA512": SHA512},
    "acl": {"ACL": "bucket-owner-full-control"},
    "grant": {"GrantRead": 'emailAddress="a@example.com",uri="http://example.com/g"'},
    "storage": {"StorageClass": "GLACIER_IR"},
    "tagging": {"Tagging": "a=1&b=two%20words&c="},
    "website": {"WebsiteRedirectLocation": "https://example.org/new?x=1#y"},
    "sse-s3": {"ServerSideEncryption": "AES256"},
    "sse-kms": {
        "ServerSideEncryption": "aws:kms",
        "SSEKMSKeyId": "arn:aws:kms:eu-north-1:210987654321:key/1b2c3d4e-EXAMPLE",
        "SSEKMSEncryptionContext": "eyJ2b3lhZ2UiOiJOTy0xOTA1In0=",
        "BucketKeyEnabled": True,
    },
    "sse-kms-no-bucket-key": {"ServerSideEncryption": "aws:kms", "BucketKeyEnabled": False},
    "sse-c": {
        "SSECustomerAlgorithm": "AES256",
        "SSECustomerKey": SSE_KEY,
        "SSECustomerKeyMD5": SSE_MD5,
    },
    "sse-c-raw-key": {"SSECustomerAlgorithm": "AES256", "SSECustomerKey": RAW_KEY},
    "lock": {
        "ObjectLockMode": "GOVERNANCE",
        "ObjectLockRetainUntilDate": "2030-01-01T00:00:00+02:00",
        "ObjectLockLegalHoldStatus": "ON",
    },
    "if-none-match": {"IfNoneMatch": "*"},
    "if-match": {"IfMatch": '"0cc175b9c0f1b6a831c399e269772661"'},
    "write-offset": {"WriteOffsetBytes": 1048576},
    "meta-one": {"Metadata": {"captain": "Ada"}},
    "meta-sorted": {"Metadata": {"z": "26", "a": "1", "m-n": "13", "m": "12", "m0": "0"}},
    "meta-case": {"Metadata": {"UPPER-Case": "MiXeD Value"}},
    "meta-underscore": {"Metadata": {"a_b": "1", "a-b": "2", "a.b": "3"}},
    "meta-empty-value": {"Metadata": {"empty": ""}},
    "meta-outer-spaces": {"Metadata": {"note": " \t trimmed \t "}},
    "meta-inner-spaces": {"Metadata": {"note": "one  two   three"}},
    "meta-inner-tab": {"Metadata": {"note": "one\ttwo"}},
    "meta-punctuation": {"Metadata": {"note": "a,b;c:d=e&f?g#h%20\"i'j\\k|l<m>n{o}p[q]r^s`t~u+v"}},
    "meta-2048": {"Metadata": {"long": "x" * 2044}},
    "meta-and-more": {
        "ACL": "private",
        "CacheControl": "no-cache",
        "ContentType": "application/json",
        "Metadata": {"a": "1", "b": "2"},
        "StorageClass": "STANDARD",
    },
}

OTHERS: Final[dict[str, tuple[str, Json]]] = {
    "list-prefix": ("ListObjectsV2", {"Prefix": "2026/07 juli/", "Delimiter": "/"}),
    "list-unicode-prefix": ("ListObjectsV2", {"Prefix": "ü/", "EncodingType": "url"}),
    "list-empty-prefix": ("ListObjectsV2", {"Prefix": "", "EncodingType": "url"}),
    "list-zero": ("ListObjectsV2", {"MaxKeys": 0, "EncodingType": "url"}),
    "list-owner-false": ("ListObjectsV2", {"FetchOwner": False, "EncodingType": "url"}),
    "list-token": (
        "ListObjectsV2",
        {"ContinuationToken": "1+a/b==&c", "StartAfter": "a b", "EncodingType": "url"},
    ),
    "list-attributes": (
        "ListObjectsV2",
        {"OptionalObjectAttributes": ["RestoreStatus"], "EncodingType": "url"},
    ),
    "list-versions-marker": (
        "ListObjectVersions",
        {"KeyMarker": "k/ü", "VersionIdMarker": "v=1", "EncodingType": "url"},
    ),
    "list-uploads-marker": (
        "ListMultipartUploads",
        {"KeyMarker": "a&b", "UploadIdMarker": "c d", "MaxUploads": 10, "EncodingType": "url"},
    ),
    "attributes-one": ("GetObjectAttributes", {"ObjectAttributes": ["ETag"]}),
    "attributes-all": (
        "GetObjectAttributes",
        {
            "ObjectAttributes": ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"],
            "MaxParts": 3,
            "PartNumberMarker": 1,
        },
    ),
    "part-length-md5": (
        "UploadPart",
        {"PartNumber": 9999, "UploadId": "a.b-c_d~", "ContentLength": 21, "ContentMD5": MD5},
    ),
    "part-sha256": ("UploadPart", {"PartNumber": 1, "UploadId": "u", "ChecksumSHA256": SHA256}),
    "complete-if-none-match": ("CompleteMultipartUpload", {"UploadId": "u", "IfNoneMatch": "*"}),
    "create-upload": (
        "CreateMultipartUpload",
        {"ChecksumAlgorithm": "SHA256", "ChecksumType": "COMPOSITE", "ContentType": "video/webm"},
    ),
    "copy-encoded": ("CopyObject", {"CopySource": "/quay-archive/plain-name.txt"}),
    "copy-parts": ("CopyObject", {"CopySource": {"Bucket": "quay-archive", "Key": "a b/ü+&?.txt"}}),
    "copy-parts-version": (
        "CopyObject",
        {"CopySource": {"Bucket": "quay-archive", "Key": "k", "VersionId": "v1.2-3_4~"}},
    ),
    "copy-raw-spaces": ("CopyObject", {"CopySource": "quay-archive/a b.txt"}),
    "copy-conditions": (
        "CopyObject",
        {
            "CopySource": "quay-archive/k",
            "CopySourceIfMatch": '"e"',
            "CopySourceIfModifiedSince": "2026-02-03T04:05:06Z",
            "MetadataDirective": "COPY",
            "TaggingDirective": "REPLACE",
        },
    ),
    "copy-sse-c": (
        "CopyObject",
        {
            "CopySource": "quay-archive/k",
            "CopySourceSSECustomerAlgorithm": "AES256",
            "CopySourceSSECustomerKey": SSE_KEY,
            "CopySourceSSECustomerKeyMD5": SSE_MD5,
        },
    ),
    "part-copy": (
        "UploadPartCopy",
        {
            "PartNumber": 2,
            "UploadId": "u",
            "CopySource": "quay-archive/k",
            "CopySourceRange": "bytes=0-9",
        },
    ),
    "delete-version": ("DeleteObject", {"VersionId": "v", "BypassGovernanceRetention": True}),
    "delete-mfa": ("DeleteObject", {"MFA": "arn:aws:iam::210987654321:mfa/user 123456"}),
    "delete-if-time": ("DeleteObject", {"IfMatchLastModifiedTime": "2026-05-06T07:08:09Z"}),
    "delete-if-size": ("DeleteObject", {"IfMatchSize": 12}),
    "head-checksum": ("HeadObject", {"ChecksumMode": "ENABLED", "PartNumber": 5}),
    "acl-version": ("GetObjectAcl", {"VersionId": "v=1"}),
    "list-buckets": (
        "ListBuckets",
        {"Prefix": "quay", "MaxBuckets": 3, "BucketRegion": "eu-west-2"},
    ),
    "create-bucket": ("CreateBucket", {"ACL": "private", "ObjectLockEnabledForBucket": True}),
    "inventory-id": ("GetBucketInventoryConfiguration", {"Id": "weekly report/1"}),
}
WITHOUT_KEY: Final = ("List", "CreateBucket", "GetBucket")


def cases() -> Iterator[Case]:
    """Each set of parameters, in regions in turn."""
    for name, params in GET.items():
        yield Case(f"get-{name}", "get-params", params=params)
    for name, params in PUT.items():
        yield Case(f"put-{name}", "put-headers", "PutObject", params=params, region="ca-west-1")
    for name, (operation, params) in OTHERS.items():
        key = None if operation.startswith(WITHOUT_KEY) else "berth 7/manifest.csv"
        bucket = None if operation == "ListBuckets" else "quay-7"
        yield Case(f"more-{name}", "operation", operation, bucket, key, params, "sa-east-1")
