"""Wrong operations, parameters, headers and query pairs, by the code that refuses them."""

import hashlib
from typing import Any, Final

from .inputs_parameters import MD5, RAW_KEY, SHA1, SHA256, SSE_KEY
from .model import Json

PUT: Final = {"operation": "PutObject"}
PART: Final = {"operation": "UploadPart"}
IN_QUERY: Final = {"headers_in_query": True}
EMPTY_PAYLOAD: Final = hashlib.sha256(b"").hexdigest()


# Lists and maps in others, which no text says.
NESTED: Final[Json] = {
    "list-of-maps": [{"Key": "2026/07/index.html"}],
    "list-of-lists": [["a"], ["b"]],
    "map-of-lists-of-maps": {"Objects": [{"Key": "a"}, {"Key": "b"}], "Quiet": True},
    "map-of-lists-of-lists": {"Objects": [["a"]]},
    "map-of-maps": {"Object": {"Key": "a"}},
    "map-of-nothing": {"Objects": []},
}


def put(**params: object) -> Json:
    """An upload with these parameters."""
    return {**PUT, "params": params}


def part(**params: object) -> Json:
    """The upload of a part with these parameters."""
    return {**PART, "params": {"UploadId": "u", "PartNumber": 1, **params}}


def moved(**params: object) -> Json:
    """An upload whose headers should move into the query."""
    return {**put(**params), "options": IN_QUERY}


def header(name: str, value: str = "x") -> Json:
    """An upload with a header beyond S3's model."""
    return {**PUT, "options": {"headers": {name: value}}}


def query(name: str, value: str = "x", **more: object) -> Json:
    """A download with a query pair beyond S3's model."""
    return {"options": {"query": {name: value}}, **more}


def named(name: str, ours: str, **more: Any) -> Json:
    """A name of another library, and ours that the refusal must give."""
    value = more.pop("value", "x")
    params = {name: value, **more.pop("params", {})}
    return {"params": params, "parameter": name, "says": (ours,), **more}


# What other libraries call the life of a URL.
LIVES: Final = ("expiry", "expires", "Expires", "expiration", "signatureDuration", "ttl")

REQUESTS: Final[dict[str, dict[str, Json]]] = {
    "UnknownOperation": {
        **{
            name: {"operation": name, "parameter": "operation", "says": (ours,)}
            for name, ours in {
                "PutObjectCommand": "PutObject",
                "GetObjectRequest": "GetObject",
                "list_objects_v2_input": "ListObjectsV2",
                "put": "PutObject",
                "PostObject": "presign a post",
                "download": "GetObject",
                "GetObjekt": "GetObject",
            }.items()
        },
        "empty": {"operation": ""},
        "other-verb": {"operation": "FetchObject"},
        "plural": {"operation": "GetObjects"},
        "method": {"operation": "GET"},
        "long": {"operation": "GetObject" * 1000},
    },
    "UnknownParameter": {
        **{f"life-{name}": named(name, "expires-in", value=300) for name in LIVES},
        "life-misspelt": named("expire_in", "expires-in", value=300),
        "http-method": named("HttpMethod", "method", value="PUT"),
        "verb": named("Verb", "method", value="PUT"),
        "key-in-capitals": named("Key", "key"),
        "object-name": named("object_name", "key"),
        "bucket-name": named("BucketName", "bucket"),
        "file-name": named("filename", "download-as"),
        "nothing-near": named("Frobnicate", "leave it out"),
        "misspelt": put(ContentTyp="image/png"),
        "transposed": put(content_lenght=1),
        "header-name": put(**{"x-amz-acl": "private"}),
        "of-put-on-get": {"params": {"ContentType": "image/png"}},
        "of-get-on-put": put(ResponseContentType="image/png"),
        "size-range": put(ContentLengthRange="1-10"),
        "most-bytes": {**PUT, **named("max_content_length", "presign a post", value=10)},
        "map-of-parameters": named("Params", "by itself", value={"VersionId": "7"}),
        "bucket-misspelt": {"bucket": None, **named("buket", "bucket", value="harbour-logs")},
        "life-of-an-upload": {**PUT, **named("expiry", "expires-in", value=300)},
        "python-style": {"params": {"ExpiresIn ": 60}},
        **{
            f"{name}": {"params": {"VersionID2": value}, "parameter": "VersionID2"}
            for name, value in NESTED.items()
        },
        "empty": {"params": {"": "x"}},
    },
    "MissingParameter": {
        "upload-id": {**PART, "params": {"PartNumber": 1}},
        "part-number": {**PART, "params": {"UploadId": "u"}},
        "copy-source": {"operation": "CopyObject"},
        "attributes": {"operation": "GetObjectAttributes"},
        "abort": {"operation": "AbortMultipartUpload"},
        "configuration-id": {"operation": "GetBucketInventoryConfiguration", "key": None},
        "sse-c-algorithm": put(SSECustomerKey=SSE_KEY),
        "sse-c-key": put(SSECustomerAlgorithm="AES256"),
        "sse-c-md5-alone": {"params": {"SSECustomerKeyMD5": MD5}},
    },
    "BodyParameter": {
        "put-body": put(Body="salt cod"),
        "part-body": part(Body="salt cod"),
        "delete-objects": {
            "operation": "DeleteObjects",
            "key": None,
            "params": {"Delete": "<Delete/>"},
        },
        "delete-no-objects": {"operation": "DeleteObjects", "key": None, "params": {"Delete": []}},
        "delete-empty-map": {"operation": "DeleteObjects", "key": None, "params": {"Delete": {}}},
        "delete-list": {
            "operation": "DeleteObjects",
            "key": None,
            "params": {"Delete": ["a", "b"]},
        },
        "delete-map-of-lists": {
            "operation": "DeleteObjects",
            "key": None,
            "params": {"Delete": {"Objects": ["a", "b"]}},
        },
        **{
            f"delete-{name}": {
                "operation": "DeleteObjects",
                "key": None,
                "params": {"Delete": value},
                "parameter": "Delete",
            }
            for name, value in NESTED.items()
        },
        "tagging": {"operation": "PutObjectTagging", "params": {"Tagging": "<Tagging/>"}},
        "tagging-typed": {
            "operation": "PutObjectTagging",
            "params": {"tagging": {"TagSet": [{"Key": "port", "Value": "Bergen"}]}},
            "parameter": "Tagging",
        },
        "complete": {
            "operation": "CompleteMultipartUpload",
            "params": {"UploadId": "u", "MultipartUpload": "<CompleteMultipartUpload/>"},
        },
        "policy": {"operation": "PutBucketPolicy", "key": None, "params": {"Policy": "{}"}},
        "versioning-map": {
            "operation": "PutBucketVersioning",
            "key": None,
            "params": {"VersioningConfiguration": {"Status": "Enabled"}},
        },
        "select": {"operation": "SelectObjectContent", "params": {"Expression": "SELECT 1"}},
    },
    "DuplicateParameter": {
        "two-conventions": put(ContentType="image/png", content_type="image/png"),
        "other-value": {"params": {"VersionId": "a", "version-id": "b"}},
        "camel-case": put(ACL="private", acl="public-read"),
    },
    "InvalidParameter": {
        # A number that was meant as a duration: 300 seconds are not 1970-01-01T00:05:00Z.
        "life-as-expires": {**PUT, **named("Expires", "expires-in", value=300)},
        "life-as-expires-text": {**PUT, **named("expires", "expires-in", value="3600")}
        | {"parameter": "Expires"},
        "life-as-response-expires": {**named("ResponseExpires", "expires-in", value=300)},
        "life-of-years": {**PUT, **named("Expires", "expires-in", value=315_360_000)},
        "version-nul": {"params": {"VersionId": "v\0x"}},
        "prefix-nul": {"operation": "ListObjectsV2", "key": None, "params": {"Prefix": "a\0b"}},
        "copy-source-nul": {
            "operation": "CopyObject",
            "params": {"CopySource": {"Bucket": "b-1", "Key": "a\0b"}},
        },
        "part-0": part(PartNumber=0),
        "part-10001": part(PartNumber=10001),
        "part-negative": part(PartNumber=-1),
        "part-text": part(PartNumber="seven"),
        "part-fraction": part(PartNumber="1.5"),
        "part-of-get": {"params": {"PartNumber": 10001}},
        "length-negative": put(ContentLength=-1),
        "length-unit": put(ContentLength="5 MB"),
        "length-huge": put(ContentLength="9223372036854775808"),
        "max-keys-negative": {
            "operation": "ListObjectsV2",
            "key": None,
            "params": {"MaxKeys": -1},
        },
        "boolean-yes": put(BucketKeyEnabled="yes"),
        "boolean-number": {
            "operation": "ListObjectsV2",
            "key": None,
            "params": {"FetchOwner": 1},
        },
        "date-word": put(Expires="tomorrow"),
        "date-only": put(ObjectLockRetainUntilDate="2030-01-01"),
        "date-without-zone": {"params": {"IfModifiedSince": "2026-01-01T00:00:00"}},
        "upload-id-empty": part(UploadId=""),
        "copy-no-key": {"operation": "CopyObject", "params": {"CopySource": "quay-archive"}},
        "copy-empty": {"operation": "CopyObject", "params": {"CopySource": ""}},
        "copy-part-missing": {
            "operation": "CopyObject",
            "params": {"CopySource": {"Bucket": "quay-archive"}},
        },
        "copy-part-unknown": {
            "operation": "CopyObject",
            "params": {"CopySource": {"Bucket": "b", "Key": "k", "Region": "eu-north-1"}},
        },
        "override-line-end": {"params": {"ResponseContentType": "text/plain\r\nX: y"}},
        "override-nul": {"params": {"ResponseCacheControl": "a\0b"}},
    },
    "InvalidHeader": {
        "type-line-feed": put(ContentType="image/png\n"),
        "type-crlf": put(ContentType="image/png\r\nx-amz-acl: public-read"),
        "cache-nul": put(CacheControl="no\0cache"),
        "metadata-line-feed": put(Metadata={"note": "a\nb"}),
        "metadata-carriage-return": put(Metadata={"note": "a\rb"}),
        "metadata-name-space": put(Metadata={"two words": "a"}),
        "metadata-name-unicode": put(Metadata={"kapitän": "Ada"}),
        "metadata-name-colon": put(Metadata={"a:b": "c"}),
        "metadata-twice": put(Metadata={"Note": "a", "note": "b"}),
        "host": header("Host", "evil.example.net"),
        "authorization": header("authorization"),
        "date": header("X-Amz-Date", "20260719T081523Z"),
        "token": header("x-amz-security-token"),
        "content-sha256": header("x-amz-content-sha256", EMPTY_PAYLOAD),
        "connection": header("Connection", "close"),
        "transfer-encoding": header("transfer-encoding", "chunked"),
        "name-empty": header(""),
        "name-space": header("x custom"),
        "name-line-end": header("x-custom\r\nx-other"),
        "value-line-end": header("x-custom", "a\r\nb: c"),
        "twice": {**put(ContentType="image/png"), "options": {"headers": {"content-type": "a/b"}}},
    },
    "InvalidQuery": {
        "signature": query("X-Amz-Signature"),
        "expires-lower-case": query("x-amz-expires", "604800"),
        "token": query("X-Amz-Security-Token"),
        "algorithm": query("x-AMZ-algorithm"),
        "empty": query(""),
        "nul": query("x-a", "a\0b"),
        "nul-in-name": query("x\0a"),
        "payload-hash": query("X-Amz-Content-Sha256", EMPTY_PAYLOAD),
        "payload-hash-lower-case": query("x-amz-content-sha256", EMPTY_PAYLOAD),
        "payload-hash-empty": query("X-Amz-Content-Sha256", ""),
        "sse-c": query("x-amz-server-side-encryption-customer-key", SSE_KEY),
        "sse-c-any-case": query("X-Amz-Server-Side-Encryption-Customer-Key", SSE_KEY),
        "sse-c-encoded": query("x-amz-server-side-encryption-customer%2dkey", SSE_KEY),
        "sse-c-as-parameter": query("SSECustomerKey", SSE_KEY),
        "sse-c-of-copy": query("x-amz-copy-source-server-side-encryption-customer-key", SSE_KEY),
        "parameter": query("versionId", "b", params={"VersionId": "a"}),
        "constant": query("uploads", "", operation="CreateMultipartUpload"),
        "constant-other-value": query("list-type", "1", operation="ListObjectsV2", key=None),
    },
    "HeaderNotAllowedInQuery": {
        "type": moved(ContentType="image/png"),
        "length": moved(ContentLength=1),
        "cache": moved(CacheControl="no-cache"),
        "disposition": moved(ContentDisposition="inline"),
        "md5": moved(ContentMD5=MD5),
        "tagging": moved(Tagging="a=1"),
        "checksum": moved(ChecksumSHA256=SHA256),
        "sse-c": moved(SSECustomerAlgorithm="AES256", SSECustomerKey=SSE_KEY),
        "if-none-match": {**PUT, "options": {**IN_QUERY, "create_only": True}},
        "range": {"params": {"Range": "bytes=0-1"}, "options": IN_QUERY},
        "one-of-several": moved(ACL="private", ContentType="image/png"),
        "extra": {**PUT, "options": {**IN_QUERY, "headers": {"x-custom": "a"}}},
        "named": {
            **put(ACL="private", ContentType="image/png"),
            "options": {"headers_in_query": ["ACL", "content-type"]},
        },
        "named-and-absent": {**PUT, "options": {"headers_in_query": ["CacheControl"]}},
        "named-sse-c": {
            **put(SSECustomerAlgorithm="AES256", SSECustomerKey=SSE_KEY),
            "options": {"headers_in_query": ["SSECustomerKey"]},
        },
    },
    "OptionNotApplicable": {
        "file-name-on-put": {**PUT, "options": {"download_as": "a.txt"}},
        "file-name-on-list": {
            "operation": "ListObjectsV2",
            "key": None,
            "options": {"download_as": "a.txt"},
        },
        "create-only-on-get": {"options": {"create_only": True}},
        "create-only-on-part": {**part(), "options": {"create_only": True}},
    },
    "WrongType": {
        "nothing-for-a-text": put(**{"ContentType:": ""}),
        "nothing-for-a-number": put(**{"ContentLength:": ""}),
        "nothing-for-a-list": {
            "operation": "GetObjectAttributes",
            "params": {"ObjectAttributes:": ""},
        },
        "bytes-for-a-text": put(**{"bytes:ContentType": "aW1hZ2UvcG5n"}),
        "bytes-for-a-number": put(**{"bytes:ContentLength": "NQ=="}),
        "bytes-for-metadata": put(**{"bytes:Metadata:owner": "YWRh"}),
        "a-map-for-a-number": put(**{"ContentLength:5": "5"}),
        "a-map-for-a-text": put(**{"ContentType:x": "image/png"}),
        "a-text-for-a-map": put(Metadata="captain=Ada"),
        "nothing-for-a-copy-source": {"operation": "CopyObject", "params": {"CopySource:": ""}},
        **{
            f"{name}-for-a-text": {**put(content_type=value), "parameter": "ContentType"}
            for name, value in NESTED.items()
        },
        **{
            f"{name}-for-metadata": {**put(Metadata=value), "parameter": "Metadata"}
            for name, value in NESTED.items()
            if name.startswith("map")
        },
        "said-of-a-number": {
            **put(**{"type:content-length": "a list; pass a number"}),
            "parameter": "ContentLength",
        },
        "said-of-an-entry": {
            **put(**{"type:Metadata:captain": "a list; pass text"}),
            "parameter": "Metadata",
        },
        "said-of-an-option": {"options": {"type:expiresAt": "a map"}, "parameter": "expires-at"},
        "said-of-a-flag": {
            "options": {"create_only": {"maybe": [["a"]]}},
            "parameter": "create-only",
        },
        "list-of-lists-of-headers": {
            **PUT,
            "options": {"headers": {"x-a": [["a"]]}},
            "parameter": "header",
        },
        "map-in-a-query-pair": {
            "options": {"query": {"a": {"b": "c"}}},
            "parameter": "query",
        },
    },
    "ChecksumWithoutValue": {
        "put-sha256": put(ChecksumAlgorithm="SHA256"),
        "put-crc32": put(ChecksumAlgorithm="CRC32"),
        "part": part(ChecksumAlgorithm="CRC64NVME"),
        "other-value": put(ChecksumAlgorithm="SHA256", ChecksumSHA1=SHA1),
    },
    "InvalidChecksum": {
        "sha256-of-sha1": put(ChecksumSHA256=SHA1),
        "sha256-hex": put(ChecksumSHA256="e3b0c44298fc1c149afbf4c8996fb924" * 2),
        "sha256-not-base64": put(ChecksumSHA256="not base64!"),
        "sha256-no-padding": put(ChecksumSHA256=SHA256.rstrip("=")),
        "sha256-empty": put(ChecksumSHA256=""),
        "crc32-number": put(ChecksumCRC32="3987621"),
        "crc32c-8-bytes": part(ChecksumCRC32C="AAAAAAAAAAA="),
        "crc64nvme-4-bytes": put(ChecksumCRC64NVME="AAAAAA=="),
        "sha512-32-bytes": put(ChecksumSHA512=SHA256),
        "md5-hex": put(ContentMD5="d41d8cd98f00b204e9800998ecf8427e"),
        "md5-20-bytes": part(ContentMD5=SHA1),
    },
    "MetadataTooLarge": {
        "2049-bytes": put(Metadata={"long": "x" * 2045}),
        "many": put(Metadata={f"name-{index:03}": "x" * 20 for index in range(100)}),
        "multipart": {
            "operation": "CreateMultipartUpload",
            "params": {"Metadata": {"long": "é" * 1023}},
        },
    },
    "InvalidEncryptionKey": {
        "31-bytes": put(SSECustomerAlgorithm="AES256", SSECustomerKey=RAW_KEY[1:]),
        "16-bytes-base64": put(SSECustomerAlgorithm="AES256", SSECustomerKey=MD5),
        "empty": {"params": {"SSECustomerAlgorithm": "AES256", "SSECustomerKey": ""}},
        "other-md5": put(
            SSECustomerAlgorithm="AES256", SSECustomerKey=SSE_KEY, SSECustomerKeyMD5=MD5
        ),
        "copy-source": {
            "operation": "CopyObject",
            "params": {
                "CopySource": "quay-archive/k",
                "CopySourceSSECustomerAlgorithm": "AES256",
                "CopySourceSSECustomerKey": "short",
            },
        },
    },
}
