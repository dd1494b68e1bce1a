"""Wrong credentials, regions, endpoints, buckets and times, by the code that refuses them."""

from typing import Final

from .model import Json

ARN: Final = "arn:aws:s3:eu-north-1:210987654321:accesspoint"
DIRECTORY_BUCKET: Final = "quay--eun1-az1--x-s3"

SIGNERS: Final[dict[str, dict[str, Json]]] = {
    "UnknownOption": {
        "misspelt-token": {"credentials": {"sesion_token": "x"}},
        "clock": {"credentials": {"clock_skew": "5"}},
        "other-library": {
            "credentials": {"aws_access_key_id": "AKIDEXAMPLE"},
            "parameter": "aws_access_key_id",
            "says": ("access-key-id",),
        },
        **{
            name: {"credentials": {name: value}, "parameter": name, "says": ours}
            for name, value, *ours in (
                ("endpoint_url", "https://store.example.com", "endpoint"),
                ("serviceURL", "https://store.example.com", "endpoint"),
                ("forcePathStyle", "true", "addressing", "path"),
                ("force_path_style", "true", "addressing", "path"),
                ("use_path_style_endpoint", "true", "addressing", "path"),
                ("credentials", "AKIDEXAMPLE", "access-key-id", "secret-access-key"),
                ("key", "AKIDEXAMPLE", "access-key-id"),
                ("region_name", "eu-north-1", "region"),
                ("useDualstackEndpoint", "true", "use-dual-stack"),
                ("expiration", "2026-07-19T08:16:23Z", "credentials-expiration"),
                ("frobnicate", "true", "leave it out"),
            )
        },
    },
    "MissingOption": {
        "access-key-id": {"credentials": {"access_key_id": None}},
        "secret-access-key": {"credentials": {"secret_access_key": None}},
    },
    "DuplicateOption": {
        "secret-twice": {"credentials": {"secretAccessKey": "again"}},
        "token-twice": {"signer": "temporary", "credentials": {"session-token": "again"}},
        "window-twice": {"options": {"stable_for": 60, "stableFor": 60}},
    },
    "InvalidOption": {
        "addressing": {"options": {"addressing": "diagonal"}},
        "anonymous": {"signer": "nobody", "credentials": {"anonymous": "perhaps"}},
        "maximum-zero": {"options": {"max_expires_in": 0}},
        "maximum-negative": {"options": {"max_expires_in": -1}},
        "window-zero": {"options": {"stable_for": 0}},
        "window-negative": {"options": {"stable_for": -3600}},
        "backdate-negative": {"options": {"backdate": -1}},
        "file-name-empty": {"options": {"download_as": ""}},
        "file-name-line-end": {"options": {"download_as": "a\r\nSet-Cookie: b"}},
        "file-name-nul": {"options": {"download_as": "a\0b"}},
        "file-name-folder": {"options": {"download_as": "../etc/passwd"}},
        "file-name-backslash": {"options": {"download_as": "C:\\autoexec.bat"}},
        "moved-unknown": {
            "operation": "PutObject",
            "params": {"ACL": "private"},
            "options": {"headers_in_query": ["x-amz-acll"]},
        },
        "moved-body": {"operation": "PutObject", "options": {"headers_in_query": ["Body"]}},
        "moved-query": {"options": {"headers_in_query": ["VersionId"]}},
        "moved-without-name": {"operation": "PutObject", "options": {"headers_in_query": [""]}},
        "moved-both-ways": {
            "operation": "PutObject",
            "params": {"ACL": "private"},
            "options": {"headers_in_query": ["true", "ACL"]},
        },
        "moved-word": {"operation": "PutObject", "options": {"headers_in_query": "yes"}},
        "method-of-another": {"options": {"method": "PUT"}},
        "method-head-of-upload": {"operation": "PutObject", "options": {"method": "HEAD"}},
        "method-head-of-list": {
            "operation": "ListObjectsV2",
            "key": None,
            "options": {"method": "HEAD"},
        },
        "method-empty": {"options": {"method": ""}},
        "method-blank": {"options": {"method": "HEAD "}},
        "hint-empty": {"options": {"url_hint": ""}},
        "hint-long": {"options": {"url_hint": "x" * 256}},
        "hint-of-two-lines": {"options": {"url_hint": "a\nb"}},
        **{
            f"unsigned-prefix-{name}": {
                "endpoint": {"url": "https://storage.example.net"},
                "options": {"unsigned_path_prefix": prefix},
            }
            for name, prefix in (
                ("empty", ""),
                ("slash", "/"),
                ("no-slash", "storage"),
                ("dots", "/a/.."),
                ("url", "https://h/a"),
                ("slashes", "/a//b"),
                ("backslash", "/a\\b"),
                ("line-end", "/a\n"),
                ("query", "/a?b"),
            )
        },
    },
    "CredentialsNeeded": {
        "life": {"signer": "nobody"},
        "end": {
            "signer": "nobody",
            "expires_in": None,
            "options": {"expires_at": "2026-07-19T09:00:00Z"},
        },
        "window": {"signer": "nobody", "expires_in": None, "options": {"stable_for": 60}},
        "backdating": {"signer": "nobody", "expires_in": None, "options": {"backdate": 60}},
        "whole-life": {
            "signer": "nobody",
            "expires_in": None,
            "options": {"require_full_lifetime": True},
        },
        "directory-bucket": {"signer": "nobody", "expires_in": None, "bucket": DIRECTORY_BUCKET},
        "multi-region": {
            "signer": "nobody",
            "expires_in": None,
            "bucket": "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap",
        },
    },
    "ConflictingOptions": {
        "anonymous-with-credentials": {"credentials": {"anonymous": True}},
        "anonymous-with-token": {"signer": "nobody", "credentials": {"session_token": "t"}},
        "both-expiries": {"options": {"expires_at": "2026-07-19T09:00:00Z"}},
        "fips-accelerate": {"endpoint": {"fips": True, "accelerate": True}},
        "endpoint-dualstack": {
            "endpoint": {"url": "https://storage.example.net", "dualstack": True}
        },
        "endpoint-fips": {"endpoint": {"url": "https://storage.example.net", "fips": True}},
        "endpoint-accelerate": {
            "endpoint": {"url": "https://storage.example.net", "accelerate": True}
        },
        "bucket-host-without-bucket": {
            "endpoint": {"url": "https://s3.eu-north-1.amazonaws.com"},
            "options": {"addressing": "bucket-host"},
        },
        "accelerate-path": {"endpoint": {"accelerate": True, "addressing_style": "path"}},
        "file-name-and-disposition": {
            "params": {"ResponseContentDisposition": "inline"},
            "options": {"download_as": "a.txt"},
        },
        "two-checksums": {
            "operation": "PutObject",
            "params": {"ChecksumCRC32": "NSRBwg==", "ChecksumCRC32C": "wdBDMA=="},
        },
    },
    "MissingRegion": {
        "empty": {"region": ""},
        "empty-with-endpoint": {
            "region": "",
            "endpoint": {"url": "http://localhost:9000", "addressing_style": "path"},
        },
    },
    "InvalidRegion": {
        "space": {"region": "eu north"},
        "underscores": {"region": "eu_north_1"},
        "leading-hyphen": {"region": "-eu"},
        "trailing-hyphen": {"region": "eu-"},
        "dot": {"region": "eu.north.1"},
        "slash": {"region": "eu-north-1/s3"},
        "line-end": {"region": "eu-north-1\n"},
        "unicode": {"region": "eu-nørth-1"},
        "64-letters": {"region": "r" * 64},
        "host": {"region": "evil.example.net/"},
        "capitals": {"region": "US-EAST-1"},
        "undefined": {"region": "undefined"},
        "none": {"region": "None"},
    },
    "InvalidCredentials": {
        "id-empty": {"credentials": {"access_key_id": ""}},
        "secret-empty": {"credentials": {"secret_access_key": ""}},
        "id-trailing-space": {"credentials": {"access_key_id": "AKIDEXAMPLE "}},
        "id-leading-tab": {"credentials": {"access_key_id": "\tAKIDEXAMPLE"}},
        "secret-line-end": {"credentials": {"secret_access_key": "wJalrEXAMPLE\n"}},
        "secret-crlf": {"credentials": {"secret_access_key": "wJalrEXAMPLE\r\n"}},
        "secret-inner-line-end": {"credentials": {"secret_access_key": "wJalr\nEXAMPLE"}},
        "secret-nul": {"credentials": {"secret_access_key": "wJalr\0EXAMPLE"}},
        "token-line-end": {"credentials": {"session_token": "FwoEXAMPLE\n"}},
        "token-leading-space": {"credentials": {"session_token": " FwoEXAMPLE"}},
    },
    "MissingSessionToken": {
        "none": {"signer": "temporary", "credentials": {"session_token": None}},
        "empty": {"signer": "temporary", "credentials": {"session_token": ""}},
        "endpoint-of-aws": {
            "signer": "temporary",
            "credentials": {"session_token": None},
            "endpoint": {"url": "https://s3.eu-north-1.amazonaws.com"},
        },
    },
    "InvalidEndpoint": {
        "no-scheme": {"endpoint": {"url": "localhost:9000"}},
        "host-only": {"endpoint": {"url": "storage.example.net"}},
        "scheme-relative": {"endpoint": {"url": "//storage.example.net"}},
        "other-scheme": {"endpoint": {"url": "ftp://storage.example.net"}},
        "s3-scheme": {"endpoint": {"url": "s3://harbour-logs"}},
        "no-host": {"endpoint": {"url": "https://"}},
        "user": {"endpoint": {"url": "https://user:password@storage.example.net"}},
        "user-with-slash": {"endpoint": {"url": "https://user:/password@storage.example.net"}},
        "query": {"endpoint": {"url": "https://storage.example.net/?x=1"}},
        "fragment": {"endpoint": {"url": "https://storage.example.net/#x"}},
        "port-too-large": {"endpoint": {"url": "https://storage.example.net:65536"}},
        "port-no-number": {"endpoint": {"url": "https://storage.example.net:http"}},
        "space": {"endpoint": {"url": "https://storage example.net"}},
        "line-end": {"endpoint": {"url": "https://storage.example.net\r\n"}},
        "ipv6-no-brackets": {"endpoint": {"url": "http://2001:db8::17:9000"}},
        "ipv4-short": {"endpoint": {"url": "http://127.1:9000"}},
        "ipv4-hexadecimal": {"endpoint": {"url": "http://0x7f000001"}},
        "website": {"endpoint": {"url": "http://photos.s3-website-eu-west-1.amazonaws.com"}},
    },
    "EndpointRegionMismatch": {
        "regional": {"endpoint": {"url": "https://s3.eu-west-1.amazonaws.com"}},
        "dualstack": {"endpoint": {"url": "https://s3.dualstack.us-west-2.amazonaws.com"}},
        "fips": {"endpoint": {"url": "https://s3-fips.us-east-2.amazonaws.com"}},
        "china": {
            "region": "cn-northwest-1",
            "endpoint": {"url": "https://s3.cn-north-1.amazonaws.com.cn"},
        },
    },
    "EndpointNamesBucket": {
        "r2-path": {
            "region": "auto",
            "endpoint": {"url": "https://0011223344556677.r2.cloudflarestorage.com/harbour-logs"},
        },
        "r2-host": {
            "region": "auto",
            "endpoint": {"url": "https://harbour-logs.0011223344556677.r2.cloudflarestorage.com"},
        },
        "aws-host": {"endpoint": {"url": "https://harbour-logs.s3.eu-north-1.amazonaws.com"}},
        "aws-path": {"endpoint": {"url": "https://s3.eu-north-1.amazonaws.com/harbour-logs"}},
        "other-bucket": {
            "endpoint": {"url": "https://quay.s3.eu-north-1.amazonaws.com"},
            "options": {"addressing": "bucket-host"},
        },
    },
    "UnsupportedByPartition": {
        "fips-china": {"region": "cn-north-1", "endpoint": {"fips": True}},
        "fips-dualstack-china": {
            "region": "cn-northwest-1",
            "endpoint": {"fips": True, "dualstack": True},
        },
        "accelerate-china": {"region": "cn-north-1", "endpoint": {"accelerate": True}},
    },
    "MissingSession": {
        "get": {"bucket": DIRECTORY_BUCKET},
        "put": {"bucket": DIRECTORY_BUCKET, "operation": "PutObject"},
        "list": {"bucket": DIRECTORY_BUCKET, "operation": "ListObjectsV2", "key": None},
    },
    "MissingBucket": {
        "get": {"bucket": None},
        "list": {"bucket": None, "key": None, "operation": "ListObjectsV2"},
        "put": {"bucket": None, "operation": "PutObject"},
    },
    "UnexpectedBucket": {
        "list-buckets": {"operation": "ListBuckets", "key": None},
        "list-directory-buckets": {"operation": "ListDirectoryBuckets", "key": None},
        "write-response": {
            "operation": "WriteGetObjectResponse",
            "key": None,
            "params": {"RequestRoute": "route", "RequestToken": "token"},
        },
    },
    "InvalidBucketName": {
        "empty": {"bucket": ""},
        "space": {"bucket": "harbour logs"},
        "unicode": {"bucket": "hafen-bücher"},
        "slash": {"bucket": "harbour/logs"},
        "question-mark": {"bucket": "harbour?logs"},
        "percent": {"bucket": "harbour%2Flogs"},
        "at": {"bucket": "user@harbour"},
        "line-end": {"bucket": "harbour-logs\n"},
        "nul": {"bucket": "harbour\0logs"},
        "256-letters": {"bucket": "b" * 256},
        "dot": {"bucket": "."},
        "dots": {
            "bucket": "..",
            "endpoint": {"url": "http://localhost:9000", "addressing_style": "path"},
        },
        "custom-endpoint": {
            "bucket": "harbour#logs",
            "endpoint": {"url": "http://localhost:9000", "addressing_style": "path"},
        },
    },
    "InvalidArn": {
        "too-short": {"bucket": "arn:aws:s3"},
        "bucket": {"bucket": "arn:aws:s3:::harbour-logs"},
        "other-service": {"bucket": "arn:aws:sqs:eu-north-1:210987654321:queue"},
        "no-resource": {"bucket": "arn:aws:s3:eu-north-1:210987654321:"},
        "no-name": {"bucket": f"{ARN}:"},
        "underscore": {"bucket": f"{ARN}:harbour_logs"},
        "account": {"bucket": "arn:aws:s3:eu-north-1:21098765!:accesspoint:harbour"},
    },
    "MissingKey": {
        "get": {"key": None},
        "put": {"key": None, "operation": "PutObject"},
        "tagging": {"key": None, "operation": "GetObjectTagging"},
    },
    "UnexpectedKey": {
        "list": {"operation": "ListObjectsV2"},
        "head-bucket": {"operation": "HeadBucket"},
        "list-buckets": {"operation": "ListBuckets", "bucket": None},
    },
    "InvalidKey": {
        "empty": {"key": ""},
        "1025-bytes": {"key": "k" * 1025},
        "1025-bytes-unicode": {"key": "é" * 512 + "k"},
        "1026-bytes-unicode": {"key": "東" * 342},
    },
    "ExpiryOutOfRange": {
        "zero": {"expires_in": 0},
        "negative": {"expires_in": -1},
        "over-seven-days": {"expires_in": 604801},
        "year": {"expires_in": 31536000},
        "largest": {"expires_in": 9007199254740991},
        "window-over-seven-days": {"expires_in": 604800, "options": {"stable_for": 1}},
        "backdate-over-seven-days": {"expires_in": 604799, "options": {"backdate": 2}},
        "window-and-backdate": {
            "expires_in": 600000,
            "options": {"stable_for": 3600, "backdate": 1201},
        },
        "instant-past": {"expires_in": None, "options": {"expires_at": "2026-07-19T08:15:22Z"}},
        "instant-now": {"expires_in": None, "options": {"expires_at": "2026-07-19T08:15:23Z"}},
        "instant-far": {"expires_in": None, "options": {"expires_at": "2026-07-26T08:15:24Z"}},
        "own-maximum": {"expires_in": 61, "options": {"max_expires_in": 60}},
        "own-maximum-and-default": {"expires_in": None, "options": {"max_expires_in": 600}},
    },
    "CredentialsExpired": {
        "long-ago": {
            "signer": "temporary",
            "options": {"credentials_expiration": "2026-07-18T00:00:00Z"},
        },
        "this-second": {
            "signer": "temporary",
            "options": {"credentials_expiration": "2026-07-19T08:15:23Z"},
        },
        "though-backdated": {
            "signer": "temporary",
            "options": {"credentials_expiration": "2026-07-19T08:15:00Z", "backdate": 300},
        },
    },
    "CredentialsExpireFirst": {
        "by-a-second": {
            "signer": "temporary",
            "options": {
                "credentials_expiration": "2026-07-19T08:30:22Z",
                "require_full_lifetime": True,
            },
        },
        "seven-days": {
            "signer": "temporary",
            "expires_in": 604800,
            "options": {
                "credentials_expiration": "2026-07-19T20:15:23Z",
                "require_full_lifetime": True,
            },
        },
    },
    "InvalidSigningTime": {
        "before-year-0": {
            "signing_time": "00010101T000000Z",
            "expires_in": None,
            "options": {"expires_at": "0001-01-01T01:00:00Z", "backdate": 100000000},
        },
        "window-before-year-0": {
            "signing_time": "00010101T000000Z",
            "expires_in": None,
            "options": {"expires_at": "0001-01-01T01:00:00Z", "stable_for": 1000000000000},
        },
    },
}
