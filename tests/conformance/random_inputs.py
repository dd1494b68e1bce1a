"""Random questions from a fixed seed: what no list of hand-picked cases holds,
and the same ones in every run. Right and wrong values are mixed, since hosts
must agree on refusals, too.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

from . import calls
from .golden import Json
from .presigned_url import Pair

_KEY_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/",
    " !\"#$%&'()*+,:;<=>?@[\\]^`{|}",
    "äöüßéñ日本語中文한국어😀👩\u200d👩\u0301\u00a0\u202e\ufeff",
    "\x00\x01\t\n\r\x1f\x7f\x80",
    "%2F%00%GG../.././/",
)
_REGIONS = (
    "us-east-1",
    "eu-west-1",
    "us-west-2",
    "cn-north-1",
    "us-gov-west-1",
    "zz-nowhere-9",
    "aws-global",
)
_WRONG_REGIONS = ("", "eu_west_1", "-a", "a.b", "é")
_BUCKETS = (
    "examplebucket",
    "my.bucket.example",
    "MyLegacyBucket",
    "a--b-c",
    "192.168.5.4",
    "xn--bucket",
)
_OTHER_BUCKETS = (
    "arn:aws:s3:us-west-2:123456789012:accesspoint/myendpoint",
    "arn:aws:s3-object-lambda:us-west-2:123456789012:accesspoint/mybanner",
    "arn:aws:s3-outposts:us-west-2:123456789012:outpost:op-01234567890123456:accesspoint:reports",
    "mybucket--usw2-az1--x-s3",
    "arn:aws:s3",
    "a/b",
    "",
    "b" * 256,
)
_ENDPOINTS = (
    "http://127.0.0.1:9000",
    "https://s3.example.com",
    "https://S3.Example.COM:443/base/path/",
    "http://[::1]:9000",
    "https://gateway.example.com/my%20path/~x",
)
_WRONG_ENDPOINTS = (
    "https://s3.eu-west-1.amazonaws.com",
    "ftp://s3.example.com",
    "s3.example.com",
    "https://s3.example.com?x=1",
)
_FLAGS = (
    "use_dual_stack",
    "use_fips",
    "use_accelerate",
    "use_global_endpoint",
    "use_arn_region",
    "disable_s3_express_session_auth",
)
_CREDENTIALS = (
    "access_key_id",
    "secret_access_key",
    "session_token",
    "credentials_expiration",
)
_TEXTS = (
    "a",
    "  padded  ",
    "a   b\tc",
    "naïve 日本",
    'inline; filename="a b.txt"',
    "100%+&=#",
    "x" * 300,
)
_WRONG_TEXTS = ("", "line\nend", "nul\0", "\x7f")
_DATES = ("2026-03-04T05:06:07Z", "2024-02-29T23:59:59+01:30", "1700000000")

Draw = Callable[[random.Random], Any]


def _text(chance: random.Random) -> str:
    return chance.choice(_WRONG_TEXTS if _rarely(chance) else _TEXTS)


def _date(chance: random.Random) -> str:
    return "yesterday" if _rarely(chance) else chance.choice(_DATES)


def _one_of(*right: Any, wrong: tuple[Any, ...] = ()) -> Draw:
    return lambda chance: chance.choice(wrong if wrong and _rarely(chance) else right)


def _metadata(chance: random.Random) -> dict[str, str]:
    return {
        chance.choice(("owner", "Camel-Case", "note", "é" if _rarely(chance) else "x")): _text(
            chance
        )
        for _ in range(chance.randint(1, 3))
    }


_OBJECT_READ: dict[str, Draw] = {
    "VersionId": _text,
    "ResponseContentType": _text,
    "ResponseContentDisposition": _text,
    "ResponseExpires": _date,
    "IfMatch": _text,
    "IfModifiedSince": _date,
    "Range": _one_of("bytes=0-9"),
    "PartNumber": _one_of(1, 10_000, "7", wrong=(0, 10_001)),
    "RequestPayer": _one_of("requester"),
    "SSECustomerKey": _one_of("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=", wrong=("c2hvcnQ=",)),
    "SSECustomerAlgorithm": _one_of("AES256"),
}
_OBJECT_WRITE: dict[str, Draw] = {
    "ContentType": _text,
    "ContentLength": _one_of(0, 1, 5_368_709_120, "12", wrong=(-1,)),
    "ContentMD5": _one_of("1B2M2Y8AsgTpgAmY7PhCfg==", wrong=("AAAA", "?")),
    "CacheControl": _text,
    "Expires": _date,
    "ACL": _one_of("private", "public-read"),
    "Metadata": _metadata,
    "ChecksumAlgorithm": _one_of("SHA256", "CRC32"),
    "ChecksumSHA256": _one_of("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", wrong=("AAAA",)),
    "IfNoneMatch": _one_of("*"),
    "StorageClass": _one_of("STANDARD_IA"),
    "BucketKeyEnabled": _one_of(True, False),
    "ServerSideEncryption": _one_of("AES256", "aws:kms"),
}
_OPERATIONS: dict[str, dict[str, Draw]] = {
    "GetObject": _OBJECT_READ,
    "HeadObject": _OBJECT_READ,
    "PutObject": _OBJECT_WRITE,
    "DeleteObject": {
        "VersionId": _text,
        "MFA": _text,
        "BypassGovernanceRetention": _one_of(True, False),
    },
    "CreateMultipartUpload": {
        "ContentType": _text,
        "Metadata": _metadata,
        "ACL": _one_of("private"),
    },
    "UploadPart": {
        "PartNumber": _one_of(1, 10_000, wrong=(0,)),
        "UploadId": _text,
        "ContentLength": _one_of(1),
    },
    "ListObjectsV2": {
        "Prefix": _text,
        "Delimiter": _one_of("/", ""),
        "MaxKeys": _one_of(0, 1000, wrong=(-1, "many")),
        "StartAfter": _text,
        "FetchOwner": _one_of(True, False, wrong=("yes",)),
    },
    "ListBuckets": {"Prefix": _text, "MaxBuckets": _one_of(1, 10_000)},
    "CopyObject": {
        "CopySource": _one_of(
            "srcbucket/a%20b.txt",
            {"bucket": "b", "key": "ü k"},
            wrong=("nobucket", {"bucket": "b"}, {"bucket": "b", "key": "a\0b"}),
        ),
        "MetadataDirective": _one_of("COPY"),
    },
    "GetObjectAttributes": {
        "ObjectAttributes": _one_of(["ETag", "ObjectSize"], ["ETag"], wrong=([],))
    },
    "DeleteObjects": {},
    "PutBucketTagging": {"ContentMD5": _one_of("1B2M2Y8AsgTpgAmY7PhCfg==")},
}
# What an operation cannot do without, and what of it the model has and a URL does not.
_REQUIRED = {
    "UploadPart": ("PartNumber", "UploadId"),
    "CopyObject": ("CopySource",),
    "GetObjectAttributes": ("ObjectAttributes",),
}
_WRONG_PARAMETERS = {"Nonsense": "x", "Delete": "<Delete/>", "Body": "x", "contenttype": 1}
# What takes the place of a value that is of another kind.
_OTHER_KINDS: tuple[object, ...] = ([], {}, {"a": "b"}, ["a", "b"], -1, True, "a\0b", "")
_WITHOUT_KEY = ("ListBuckets", "ListObjectsV2", "DeleteObjects", "PutBucketTagging")
_LIVES = _one_of(900, 3600, 1, 604_800, wrong=(0, 604_801, -1))
_REQUEST_OPTIONS: dict[str, Draw] = {
    "stable_for": _one_of(60, 3600, 86_400, wrong=(0, -1, 604_800)),
    "backdate": _one_of(60, 0, wrong=(-1, 604_800)),
    "require_full_lifetime": _one_of(True, False),
    "headers_in_query": _one_of(
        True,
        False,
        ["ACL"],
        ["x-amz-meta-a", "Metadata"],
        wrong=(["x-amz-acll"], ["true", "ACL"], "yes"),
    ),
    "method": _one_of("HEAD", "get", "PUT", wrong=("", "DELETE", "HEAD ")),
    "url_hint": _one_of(".parquet", "a b#ü.csv", wrong=("", "a\n", "x" * 256)),
    "download_as": _one_of(
        "report.pdf", "naïve 日本.txt", "a'(b).txt", wrong=("", "a\nb", "a/b", 'a"b')
    ),
    "create_only": _one_of(True, False),
    "expires_at": _one_of("2026-01-03T00:00:00Z", 1_767_327_000, wrong=(0,)),
    "headers": lambda chance: {
        chance.choice(
            ("host", "bad name") if _rarely(chance) else ("X-Custom", "x-amz-tag")
        ): _text(chance)
    },
    "query": lambda chance: {
        chance.choice(("X-Amz-Date", "") if _rarely(chance) else ("x-id", "a b", "Z")): _text(
            chance
        )
    },
}
_PREFIXES = _one_of(
    "/storage",
    "/a b/ü/",
    "/objects/v1",
    wrong=("", "/", "storage", "/a/../b", "//a", "/a?b", "/a\n"),
)
_OF_LIVES = ("expires_in", "expires_at", "stable_for", "backdate", "require_full_lifetime")
_ANONYMOUS = _one_of(True, "true", wrong=(False, "yes"))
# Those that take no map.
_SINGLE_OPTIONS = sorted({"expires_in", *_REQUEST_OPTIONS} - {"headers", "query"})


def questions(number: int, seed: int) -> Iterator[Json]:
    """So many questions, the same ones for the same seed."""
    for index in range(number):
        # A generator of its own for each question: one can be repeated alone.
        chance = random.Random(f"{seed}/{index}")
        signer, request = _signer(chance), _request(chance)
        if "anonymous" in signer and not _rarely(chance):
            # Without a signature nothing ends.
            request = {name: value for name, value in request.items() if name not in _OF_LIVES}
        yield {
            "id": f"random/{seed}/{index}",
            "do": "presign",
            "signer": signer,
            "request": request,
            "signing_time": chance.choice(
                (1_767_323_045, 1_709_251_199, 0, chance.randint(0, 4_102_444_800))
            ),
        }


def _signer(chance: random.Random) -> Json:
    signer: Json = {
        "access_key_id": chance.choice(("AKIAIOSFODNN7EXAMPLE", "user/name+x=y")),
        "secret_access_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "region": chance.choice(_WRONG_REGIONS if _rarely(chance) else _REGIONS),
        "addressing": chance.choice(("auto", "auto", "virtual", "path")),
    }
    if chance.random() < 0.2:
        signer["access_key_id"] = "ASIAIOSFODNN7EXAMPLE"
        signer["session_token"] = "" if _rarely(chance) else "IQoJb3JpZ2luX2VjEXAMPLE//+=="
        if chance.random() < 0.5:
            signer["credentials_expiration"] = chance.choice(
                ("2026-01-02T03:10:00Z", "2026-02-01T00:00:00Z", 1)
            )
    if chance.random() < 0.3:
        signer["endpoint"] = chance.choice(_WRONG_ENDPOINTS if _rarely(chance) else _ENDPOINTS)
        if chance.random() < 0.2:
            signer |= {"addressing": "bucket-host", "region": "auto"}
    elif chance.random() < 0.3:
        signer.update({flag: chance.random() < 0.8 for flag in _FLAGS if chance.random() < 0.2})
    elif _rarely(chance):
        signer |= {chance.choice(("use_fips", "use_https")): chance.choice((True, "maybe"))}
    if chance.random() < 0.1:
        signer["unsigned_path_prefix"] = _PREFIXES(chance)
        if not _rarely(chance):
            # AWS's own endpoints have no proxy.
            signer = {name: value for name, value in signer.items() if name not in _FLAGS}
            signer["endpoint"] = chance.choice(_ENDPOINTS)
    if chance.random() < 0.1:
        signer["anonymous"] = _ANONYMOUS(chance)
        if not _rarely(chance):
            signer = {name: value for name, value in signer.items() if name not in _CREDENTIALS}
    return signer


def _request(chance: random.Random) -> Json:
    operation = chance.choice(list(_OPERATIONS))
    draws = _OPERATIONS[operation]
    required = () if _rarely(chance) else _REQUIRED.get(operation, ())
    share = 2 / max(len(draws), 4)
    chosen = [name for name in draws if name in required or chance.random() < share]
    request: Json = {
        "operation": "GetObjekt" if chance.random() < 0.01 else operation,
        "parameters": {name: draws[name](chance) for name in chosen},
        "expires_in": _LIVES(chance),
    }
    if "SSECustomerKey" in chosen and not _rarely(chance):
        request["parameters"]["SSECustomerAlgorithm"] = "AES256"
    if _rarely(chance):
        name = chance.choice(list(_WRONG_PARAMETERS))
        request["parameters"][name] = _WRONG_PARAMETERS[name]
    if chosen and _rarely(chance):
        request["parameters"][chance.choice(chosen)] = chance.choice(_OTHER_KINDS)
    if _rarely(chance):
        option = chance.choice(_SINGLE_OPTIONS)
        request[option] = chance.choice(_OTHER_KINDS)
    if (operation != "ListBuckets") != (chance.random() < 0.02):
        request["bucket"] = chance.choice(_OTHER_BUCKETS if chance.random() < 0.15 else _BUCKETS)
    if (operation not in _WITHOUT_KEY) != (chance.random() < 0.02):
        request["key"] = _key(chance)
    for name, draw in _REQUEST_OPTIONS.items():
        if chance.random() < 0.03:
            request[name] = draw(chance)
    if "expires_at" in request and not _rarely(chance):
        del request["expires_in"]
    return request


_FIELDS: dict[str, Draw] = {
    "acl": _one_of("private", "public-read", wrong=("",)),
    "content-type": _text,
    "Cache-Control": _text,
    "success_action_status": _one_of("201", wrong=("302",)),
    "tagging": _one_of("a=b&c=d", wrong=("=x", "<Tagging/>")),
    "Metadata:owner": _text,
    "x-amz-meta-note": _text,
    "StorageClass": _one_of("STANDARD_IA"),
    "x-ignore-button": _text,
}
_OWN_NAMES = _one_of(
    "album", "user[name]", "csrf_token", "Album", wrong=("acl", "a b", "é", "file", "ContentType")
)
_FORM_OPTIONS: dict[str, Draw] = {
    "min-content-length": _one_of("0", "1", "10", wrong=("-1", "many")),
    "max-content-length": _one_of("10", "5368709120", wrong=("0", "5368709121")),
    "expires-in": _one_of("60", "900", wrong=("0", "604801")),
    "stable-for": _one_of("3600", wrong=("-1",)),
}


def forms(number: int, seed: int) -> Iterator[Json]:
    """So many upload forms, as calls: fields of S3, and those of the application's own."""
    for index in range(number):
        chance = random.Random(f"form/{seed}/{index}")
        yield calls.question(
            f"random-form/{seed}/{index}",
            "presign_post",
            _form(chance),
            1_767_323_045,
            signer=_signer(chance),
        )


def _form(chance: random.Random) -> list[Pair]:
    bucket = chance.choice(_OTHER_BUCKETS if _rarely(chance) else _BUCKETS)
    beginning = chance.random() < 0.2
    form = [("bucket", bucket), ("starts-with:key" if beginning else "key", _form_key(chance))]
    for name, draw in _FIELDS.items():
        if chance.random() < 0.2:
            form.append((f"starts-with:{name}" if chance.random() < 0.2 else name, draw(chance)))
    for kind in ("own-fields", "own-starts-with"):
        # No language's map has a name twice.
        own = {_OWN_NAMES(chance): _text(chance) for _ in range(chance.choice((0, 0, 1, 2)))}
        form += [(f"{kind}:{name}", text) for name, text in own.items()]
    form += [(name, draw(chance)) for name, draw in _FORM_OPTIONS.items() if chance.random() < 0.2]
    return form


def _form_key(chance: random.Random) -> str:
    return _key(chance) + ("${filename}" if chance.random() < 0.3 else "")


def _key(chance: random.Random) -> str:
    length = chance.choice((0, 1, 1024, 1025) if _rarely(chance) else (5, 12, 40))
    alphabets = chance.sample(_KEY_ALPHABETS, chance.randint(1, 2))
    if chance.random() < 0.9:
        alphabets.append(_KEY_ALPHABETS[0])
    return "".join(chance.choice(chance.choice(alphabets)) for _ in range(length))


def _rarely(chance: random.Random) -> bool:
    return chance.random() < 0.08
