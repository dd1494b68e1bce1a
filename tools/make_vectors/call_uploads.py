"""Uploads in parts, scoped signers and CORS rules: right answers made from the
documentation and our own arithmetic, and wrong inputs by the code that refuses them.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from .call import NOW, SIGNER, Call, clocked
from .inputs_parameters import SHA256
from .logical import TIME
from .model import Json
from .signature import Pair, Signer, presign

MIB: Final = 1024 * 1024
HOST: Final = "https://harbour-logs.s3.eu-north-1.amazonaws.com"
KEY: Final = "2026/film one.mp4"
OWNER: Final = Signer(SIGNER["access_key_id"], SIGNER["secret_access_key"], None, "eu-north-1")
UPLOAD: Final[list[Pair]] = [("bucket", "harbour-logs"), ("upload-id", "an/id==")]
ORIGIN: Final = "https://app.example.com"


def url(
    method: str,
    query: list[Pair],
    headers: list[Pair],
    lifetime: int = 900,
    base: str = f"{HOST}/2026/film%20one.mp4",
) -> str:
    """A URL, by our own arithmetic."""
    signed, _ = presign(OWNER, method, base, TIME, lifetime, query=query, headers=headers)
    return signed


def plan(name: str, object_size: int, part_size: int, *, given: bool) -> Call:
    """A plan with every part of it."""
    params = [
        ("object-size", str(object_size)),
        *([("part-size", str(part_size))] if given else []),
    ]
    starts = range(0, object_size, part_size) if object_size else [0]
    parts = [
        (f"part:{number}", f"{start} {min(part_size, object_size - start)}")
        for number, start in enumerate(starts, 1)
    ]
    answer = [("part-count", str(len(parts))), ("part-size", str(part_size)), *parts]
    return Call(name, "multipart_plan", params, answer)


def plans() -> Iterator[Call]:
    """Objects of all sizes."""
    yield plan("empty", 0, 8 * MIB, given=False)
    yield plan("one-byte", 1, 8 * MIB, given=False)
    yield plan("one-part", 8 * MIB, 8 * MIB, given=False)
    yield plan("one-byte-more", 8 * MIB + 1, 8 * MIB, given=False)
    yield plan("smallest-parts", 20 * MIB, 5 * MIB, given=True)
    yield plan("larger-than-the-object", 100, 5120 * MIB, given=True)
    largest = [
        ("part-count", "10000"),
        ("part-size", str(5120 * MIB)),
        ("part:1", f"0 {5120 * MIB}"),
    ]
    yield Call(
        "largest", "multipart_plan", [("object-size", "53687091200000")], [*largest, ("...", "")]
    )
    grown = [("part-count", "9091"), ("part-size", str(11 * MIB)), ("part:1", f"0 {11 * MIB}")]
    size = [("object-size", str(100_001 * MIB))]
    yield Call("parts-grow", "multipart_plan", size, [*grown, ("...", "")])


def uploads() -> Iterator[Call]:
    """All requests of an upload."""
    lengths = [8 * MIB, 611_392]
    identity = ("uploadId", "an/id==")
    for name, more, of_part, of_all, of_completion in (
        ("plain", [], {}, [], []),
        ("payer", [("RequestPayer", "requester")], {}, [("x-amz-request-payer", "requester")], []),
        (
            "checksum",
            [("checksum-sha256:2", SHA256)],
            {2: [("x-amz-checksum-sha256", SHA256)]},
            [],
            [],
        ),
        ("never-replaces", [("create-only", "true")], {}, [], [("if-none-match", "*")]),
        (
            "whole-checksum",
            [("ChecksumCRC64NVME", "AAAAAAAAAAA="), ("checksum-type", "FULL_OBJECT")],
            {},
            [],
            [("x-amz-checksum-crc64nvme", "AAAAAAAAAAA="), ("x-amz-checksum-type", "FULL_OBJECT")],
        ),
    ):
        answer: list[Pair] = []

        def request(
            name: str,
            operation: str,
            method: str,
            query: list[Pair],
            headers: list[Pair],
            sizes: Iterable[Pair] = (),
        ) -> list[Pair]:
            signed = sorted(headers)
            return [
                ("request", name),
                *sizes,
                ("url", url(method, query, signed)),
                ("method", method),
                ("operation", operation),
                *((f"header:{header}", value) for header, value in signed),
                ("signed-at", str(NOW)),
                ("expires-at", str(NOW + 900)),
                ("limited-by", "request"),
            ]

        for number, length in enumerate(lengths, 1):
            headers = [("content-length", str(length)), *of_all, *of_part.get(number, [])]
            query = [("partNumber", str(number)), identity]
            sizes = [("first-byte", str(8 * MIB * (number - 1))), ("size", str(length))]
            answer += request(f"part:{number}", "UploadPart", "PUT", query, headers, sizes)
        completion = [*of_all, *of_completion]
        answer += request("complete", "CompleteMultipartUpload", "POST", [identity], completion)
        answer += request("abort", "AbortMultipartUpload", "DELETE", [identity], list(of_all))
        answer += request("list-parts", "ListParts", "GET", [identity], list(of_all))
        params = [*UPLOAD, ("object-size", "9000000"), *more]
        call = Call(name, "presign_multipart", params, answer, signer=SIGNER, key=KEY)
        yield call
        if name == "plain":
            yield replace(call, name="scoped", params=clocked(params), scope=UPLOADS)


UPLOADS: Final[list[Pair]] = [
    ("bucket", "harbour-logs"),
    *(
        ("operations", name)
        for name in ("UploadPart", "CompleteMultipartUpload", "AbortMultipartUpload", "ListParts")
    ),
    ("key-prefix", "2026/"),
]


def refused_by_scopes() -> Iterator[Call]:
    """Uploads that lead outside."""
    for code, name, key, more in (
        ("KeyOutsideScope", "key", "2025/a", ()),
        ("UnsafeKey", "key", "2026/../2025/a", ()),
        ("SigningTimeOutsideScope", "clock", KEY, [("clock", str(NOW - 901))]),
        ("InvalidOption", "clock", KEY, [("clock", "soon")]),
    ):
        params = clocked([*UPLOAD, ("part-count", "1"), *more])
        yield Call(
            f"upload-{name}",
            "presign_multipart",
            params,
            code=code,
            signer=SIGNER,
            scope=UPLOADS,
            key=key,
        )
    narrow = [pair for pair in UPLOADS if pair[1] != "ListParts"]
    params = clocked([*UPLOAD, ("part-count", "1")])
    code = "OperationOutsideScope"
    yield Call(
        "upload", "presign_multipart", params, code=code, signer=SIGNER, scope=narrow, key=KEY
    )


def completions() -> Iterator[Call]:
    """Bodies that complete an upload."""
    space = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'
    first = "<Part><ETag>&quot;9b2c&quot;</ETag><PartNumber>1</PartNumber>{}</Part>"
    second = "<Part><ETag>&quot;a&lt;&amp;&gt;b&quot;</ETag><PartNumber>2</PartNumber></Part>"
    checksum = f"<ChecksumSHA256>{SHA256}</ChecksumSHA256>"
    for name, params, parts in (
        ("one", [("part:1", '"9b2c"')], first.format("")),
        ("without-quotes", [("part:1", "9b2c")], first.format("")),
        ("sorted", [("part:2", "a<&>b"), ("part:1", '"9b2c"')], first.format("") + second),
        ("checksum", [("part:1", '"9b2c"'), ("checksum-sha256:1", SHA256)], first.format(checksum)),
    ):
        xml = f"<CompleteMultipartUpload {space}>{parts}</CompleteMultipartUpload>"
        yield Call(name, "completed_parts", params, [("xml", xml)])


def created() -> Iterator[Call]:
    """Responses to CreateMultipartUpload."""
    element = "<UploadId>{}</UploadId>"
    for name, text, upload_id in (
        ("plain", element.format("VXBsb2FkIElE"), "VXBsb2FkIElE"),
        ("escaped", element.format("a&amp;b&#x2F;c"), "a&b/c"),
        ("verbatim", element.format("<![CDATA[a&b]]>"), "a&b"),
        (
            "among-others",
            f"<Bucket>b</Bucket><Key>a&lt;b</Key>\n  {element.format(' x._-~ ')}",
            "x._-~",
        ),
    ):
        response = (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<{CREATED} xmlns="{SPACE}">{text}</{CREATED}>'
        )
        yield Call(name, "upload_id", [("response", response)], [("upload-id", upload_id)])


CREATED: Final = "InitiateMultipartUploadResult"
SPACE: Final = "http://s3.amazonaws.com/doc/2006-03-01/"
WRONG_RESPONSES: Final[dict[str, dict[str, list[Pair]]]] = {
    "NoUploadId": {
        "nothing": [("response", "")],
        "id-alone": [("response", "VXBsb2FkIElE")],
        "refusal": [("response", "<Error><Code>AccessDenied</Code></Error>")],
        "no-id": [("response", f"<{CREATED}></{CREATED}>")],
        "empty-id": [("response", f"<{CREATED}><UploadId/></{CREATED}>")],
        "cut": [("response", f"<{CREATED}><UploadId>VXBs")],
        "long": [("response", " " * 262_145)],
    },
}
WRONG_PLANS: Final[dict[str, dict[str, list[Pair]]]] = {
    "ObjectTooLarge": {"byte": [("object-size", "53687091200001")], "far": [("object-size", str(2**53 - 1))]},
    "InvalidPartSize": {
        "small": [("object-size", "1"), ("part-size", str(5 * MIB - 1))],
        "large": [("object-size", "1"), ("part-size", str(5120 * MIB + 1))],
        "none": [("object-size", "1"), ("part-size", "0")],
    },
    "TooManyParts": {
        "byte": [("object-size", str(50_000 * MIB + 1)), ("part-size", str(5 * MIB))],
        "far": [("object-size", "53687091200000"), ("part-size", str(1024 * MIB))],
    },
}  # fmt: skip
WRONG_UPLOADS: Final[dict[str, dict[str, list[Pair]]]] = {
    "MissingOption": {"upload-size": UPLOAD, "upload-id": [("bucket", "b-1"), ("part-count", "1")]},
    "UnknownOption": {
        "upload-size-misnamed": [*UPLOAD, ("size", "9")],
        "upload-bucket-misspelt": [("buket", "b-1"), ("upload-id", "u"), ("part-count", "1")],
    },
    "ConflictingOptions": {"upload": [*UPLOAD, ("part-count", "1"), ("object-size", "1")]},
    "InvalidPartNumber": {
        "none": [*UPLOAD, ("part-count", "0")],
        "too-many": [*UPLOAD, ("part-count", "10001")],
        "word": [*UPLOAD, ("part-count", "2"), ("checksum-sha256:first", SHA256)],
    },
    "PartOutsidePlan": {
        "checksum": [*UPLOAD, ("part-count", "2"), ("checksum-sha256:3", SHA256)],
        "after-the-last": [*UPLOAD, ("object-size", "9000000"), ("checksum-sha256:3", SHA256)],
    },
    "UnknownParameter": {
        "upload": [*UPLOAD, ("part-count", "2"), ("content-type", "video/mp4")],
        "part": [*UPLOAD, ("part-count", "2"), ("acl:1", "private")],
    },
    "InvalidChecksum": {"part": [*UPLOAD, ("part-count", "2"), ("checksum-sha256:1", "abc")]},
    "ExpiryOutOfRange": {"upload": [*UPLOAD, ("part-count", "2"), ("expires-in", "604801")]},
    "InvalidOption": {
        "upload-without-id": [UPLOAD[0], ("upload-id", ""), ("part-count", "1")],
        "upload-with-a-long-id": [UPLOAD[0], ("upload-id", "i" * 4097), ("part-count", "1")],
    },
}
WRONG_COMPLETIONS: Final[dict[str, dict[str, list[Pair]]]] = {
    "NoParts": {"empty": [], "checksum-alone": [("checksum-sha256:1", SHA256)]},
    "DuplicatePart": {"zero": [("part:1", "a"), ("part:01", "b")], "thrice": [("part:2", "a"), ("part:02", "b"), ("part:002", "b")]},
    "InvalidEtag": {"empty": [("part:1", "")], "blank": [("part:1", " ")], "undefined": [("part:1", "undefined")], "quotes": [("part:1", '""')], "line": [("part:1", "a\r\nb")]},
    "InvalidPartNumber": {"completion": [("part:0", "a")], "completion-large": [("part:10001", "a")]},
    "PartOutsidePlan": {"completion": [("part:1", "a"), ("checksum-sha256:2", SHA256)]},
}  # fmt: skip

SCOPE: Final[list[Pair]] = [
    ("bucket", "harbour-logs"),
    *(("operations", name) for name in ("GetObject", "PutObject", "CopyObject", "ListObjectsV2")),
    ("key-prefix", "2026/"),
    ("max-expires-in", "900"),
]
GET: Final[list[Pair]] = [("operation", "GetObject"), ("bucket", "harbour-logs")]


def scoped(
    name: str,
    params: list[Pair],
    key: str | None,
    code: str | None = None,
    scope: list[Pair] | None = None,
    *,
    signed: str | None = None,
) -> Call:
    """A request by a signer that is confined."""
    answer = [("url", signed or url("GET", [], []))]
    return Call(
        name,
        "presign_scoped",
        clocked(params),
        answer,
        code=code,
        signer=SIGNER,
        scope=scope or SCOPE,
        key=key,
    )


def scopes() -> Iterator[Call]:
    """What lies within a scope, and what does not."""
    yield scoped("within", GET, KEY)
    yield scoped("spelled-otherwise", [("operation", "get-object"), GET[1]], KEY)
    outside = "KeyOutsideScope"
    for number, key in enumerate(("2025/a", "2026", "/2026/a", "20260/a", "a")):
        code = "UnsafeKey" if key.startswith("/") else outside
        yield scoped(f"key-{number}", GET, key, code)
    unsafe = (
        "2026/../2025/a",
        "2026/./a",
        "2026//a",
        "2026/a\\b",
        "2026/a\nb",
        "2026/\u0085",
        "2026/..",
    )
    for number, key in enumerate(unsafe):
        yield scoped(f"unsafe-{number}", GET, key, "UnsafeKey")
    yield scoped("nul", GET, "2026/a\0", "UnsafeKey")
    listing = [("operation", "ListObjectsV2"), ("bucket", "harbour-logs")]
    yield scoped("list-all", listing, None, outside)
    yield scoped("list-wider", [*listing, ("prefix", "202")], None, outside)
    within = url("GET", [("list-type", "2"), ("prefix", "2026/")], [], base=f"{HOST}/")
    yield scoped("list", [*listing, ("prefix", "2026/")], None, signed=within)
    for number, prefix in enumerate(("2026/../", "2026/..", "2026//", "2026/a\\")):
        yield scoped(f"list-{number}", [*listing, ("prefix", prefix)], None, "UnsafeKey")
    copy = [("operation", "CopyObject"), ("bucket", "harbour-logs")]
    yield scoped("copy-key", [*copy, ("copy-source", "harbour-logs/2025/a")], KEY, outside)
    yield scoped("copy-bucket", [*copy, ("copy-source", "other/2026/a")], KEY, "BucketOutsideScope")
    yield scoped(
        "copy-dots", [*copy, ("copy-source", "harbour-logs/2026/%2E%2E/a")], KEY, "UnsafeKey"
    )
    yield scoped("bucket", [GET[0], ("bucket", "other-logs")], KEY, "BucketOutsideScope")
    operation = "OperationOutsideScope"
    yield scoped("delete", [("operation", "DeleteObject"), GET[1]], KEY, operation)
    yield scoped("service", [("operation", "ListBuckets")], None, operation)
    put = [("operation", "PutObject"), GET[1]]
    yield scoped("subresource", [*put, ("query:acl", "")], KEY, "NameOutsideScope")
    yield scoped(
        "copy-header", [*put, ("header:x-amz-copy-source", "o/k")], KEY, "NameOutsideScope"
    )
    yield from names(put)
    yield from copies()
    yield from clocks()
    yield scoped("expiry", [*GET, ("expires-in", "901")], KEY, "ExpiryOutsideScope")
    yield scoped("window", [*GET, ("stable-for", "60")], KEY, "ExpiryOutsideScope")
    one = [SCOPE[0], ("operations", "GetObject")]
    for code, name, more in (
        ("InvalidOption", "prefix-slash", ("key-prefix", "2026")),
        ("InvalidOption", "no-life", ("max-expires-in", "0")),
        ("InvalidOption", "joined-operations", ("operations", "GetObject,PutObject")),
        ("InvalidOption", "allow-without-a-kind", ("allow", "x-example")),
        ("InvalidOption", "allow-without-a-name", ("allow", "header:")),
        ("InvalidOption", "allow-of-another-kind", ("allow", "cookie:a")),
        ("InvalidOption", "allow-of-another-parameter", ("allow", "parameter:ACL")),
        ("UnknownOperation", "operation", ("operations", "GetObjects")),
        ("UnknownOption", "prefix-misnamed", ("prefix", "2026/")),
    ):
        yield scoped(name, GET, KEY, code, [*one, more])


def names(put: list[Pair]) -> Iterator[Call]:
    """Headers, query pairs, metadata and parameters beyond what every store keeps to."""
    for name, params, headers in (
        ("http", [("header:Cache-Control", "no-store")], [("cache-control", "no-store")]),
        ("own", [("header:x-amz-storage-class", "GLACIER")], [("x-amz-storage-class", "GLACIER")]),
        ("metadata", [("metadata:album_id", "7")], [("x-amz-meta-album_id", "7")]),
        ("header-of-metadata", [("header:x-amz-meta-owner", "a")], [("x-amz-meta-owner", "a")]),
    ):
        signed = url("PUT", [], headers)
        yield scoped(f"harmless-{name}", [*put, *params], KEY, signed=signed)
    for name, pair, allow, query, headers in (
        ("header", ("header:X-Example", "1"), "header:x-example", [], [("x-example", "1")]),
        ("query", ("query:example", "1"), "Query:example", [("example", "1")], []),
        ("metadata", ("metadata:mode", "1"), "metadata:Mode", [], [("x-amz-meta-mode", "1")]),
        (
            "parameter",
            ("website_redirect_location", "/a"),
            "parameter:website-redirect-location",
            [],
            [("x-amz-website-redirect-location", "/a")],
        ),
    ):
        params = [*put, pair]
        yield scoped(f"unpermitted-{name}", params, KEY, "NameOutsideScope")
        other = [*SCOPE, ("allow", "header:x-other")]
        yield scoped(f"otherwise-permitted-{name}", params, KEY, "NameOutsideScope", other)
        permitted = [*other, ("allow", allow)]
        yield scoped(
            f"permitted-{name}", params, KEY, None, permitted, signed=url("PUT", query, headers)
        )
    for number, name in enumerate(
        (
            "example-snowball",
            "x-own",
            "my_Minio_key",
            "rgwx-a",
            "seaweedfs",
            "goog-a",
            "a-symlink",
            "a.b",
        )
    ):
        yield scoped(
            f"metadata-{number}", [*put, (f"metadata:{name}", "a")], KEY, "NameOutsideScope"
        )
    moved = [*put, ("metadata:x-own", "a"), ("headers-in-query", "true")]
    yield scoped("metadata-in-query", moved, KEY, "NameOutsideScope")


def copies() -> Iterator[Call]:
    """Copies from an access point, which is named by its ARN."""
    host = "https://films-123456789012.s3-accesspoint.eu-north-1.amazonaws.com"
    arn = "arn:aws:s3:eu-north-1:123456789012:accesspoint/films"
    escaped = arn.replace(":", "%3A").replace("/", "%2F")
    scope = [("bucket", arn), ("operations", "CopyObject"), ("key-prefix", "object/")]
    copy = [("operation", "CopyObject"), ("bucket", arn)]
    for name, source in (
        ("arn", f"{arn}/object/object/a"),
        ("arn-escaped", f"{escaped}%2Fobject%2Fobject%2Fa"),
        ("arn-version", f"{arn}/object/object/a?versionId=1"),
    ):
        headers = [("x-amz-copy-source", source)]
        signed = url("PUT", [], headers, base=f"{host}/object/copy")
        yield scoped(
            f"copy-{name}",
            [*copy, ("copy-source", source)],
            "object/copy",
            None,
            scope,
            signed=signed,
        )
    parts = [("copy-source:bucket", arn), ("copy-source:key", "object/a")]
    headers = [("x-amz-copy-source", f"{arn.replace(':', '%3A')}/object/object/a")]
    signed = url("PUT", [], headers, base=f"{host}/object/copy")
    yield scoped("copy-arn-parts", [*copy, *parts], "object/copy", None, scope, signed=signed)
    for code, name, source in (
        ("KeyOutsideScope", "arn-key", f"{arn}/object/other/a"),
        ("KeyOutsideScope", "arn-escaped-key", f"{escaped}%2Fobject%2Fother%2Fa"),
        ("UnsafeKey", "arn-dots", f"{arn}/object/object/../a"),
        ("BucketOutsideScope", "arn-other", f"{arn}s/object/object/a"),
        ("BucketOutsideScope", "arn-bucket", "harbour-logs/object/a"),
        ("BucketOutsideScope", "arn-without-object", f"{arn}/object"),
    ):
        yield scoped(f"copy-{name}", [*copy, ("copy-source", source)], "object/copy", code, scope)
    colons = arn.replace("/", ":")
    by_colons = [("bucket", colons), *scope[1:]]
    wrong = [copy[0], ("bucket", colons), ("copy-source", f"{colons}/object/other/a")]
    yield scoped("copy-arn-colons", wrong, "object/copy", "KeyOutsideScope", by_colons)


def clocks() -> Iterator[Call]:
    """Signing times that are not now."""
    endless = SCOPE[:-1]
    for name, clock in (
        ("now", str(NOW)),
        ("instant", "2026-07-19T08:15:23Z"),
        ("quarter-of-an-hour", str(NOW - 900)),
        ("late", str(NOW + 86_400)),
    ):
        yield scoped(f"clock-{name}", [*GET, ("clock", clock)], KEY, None, endless)
    minute = [*GET, ("clock", str(NOW - 840)), ("expires-in", "60")]
    yield scoped("clock-within-the-life", minute, KEY, signed=url("GET", [], [], 60))
    ahead = "SigningTimeOutsideScope"
    yield scoped("clock", [*GET, ("clock", str(NOW - 901))], KEY, ahead, endless)
    yield scoped("clock-far", [*GET, ("clock", "0")], KEY, ahead)
    longer = "ExpiryOutsideScope"
    yield scoped("clock", [*GET, ("clock", str(NOW - 1))], KEY, longer)
    until = ("expires-at", "2026-07-19T08:30:23Z")
    yield scoped("clock-instant", [*GET, until, ("clock", str(NOW - 1))], KEY, longer)
    yield scoped(
        "clock-late", [*GET, ("expires-in", "901"), ("clock", str(NOW + 600))], KEY, longer
    )
    yield scoped("clock", [*GET, ("clock", "now")], KEY, "InvalidOption")
    yield scoped("clock", [*GET, ("clock", "1"), ("Clock", "1")], KEY, "DuplicateOption")


# What a page may use, as a list of `result` and what it is made from: each result is made by the
# host itself, and asked for its rule alone or all of them together.
PUT: Final[list[Pair]] = [("operation", "PutObject"), ("bucket", "harbour-logs")]
DOWNLOAD: Final[list[Pair]] = [("result", "request"), *GET]
FORM: Final[list[Pair]] = [("result", "form"), ("bucket", "harbour-logs"), ("key", "logo.png")]
PARTS: Final[list[Pair]] = [("result", "upload"), *UPLOAD, ("object-size", str(20 * MIB))]


def put(*parameters: Pair) -> list[Pair]:
    """An upload as a result."""
    return [("result", "request"), *PUT, *parameters]


def rules() -> Iterator[Call]:
    """CORS rules."""
    image = put(("content-type", "image/png"))
    create = [("result", "request"), ("operation", "CreateMultipartUpload"), *PUT[1:]]
    in_parts = ["DELETE", "GET", "POST", "PUT"]
    checked = ("checksum-sha256:2", SHA256)
    for name, results, methods, headers, exposed in (
        ("download", DOWNLOAD, ["GET"], [], []),
        ("upload", image, ["PUT"], ["content-type"], ["ETag"]),
        ("upload-of-any-type", put(), ["PUT"], ["content-type"], ["ETag"]),
        ("simple-type", put(("content-type", "text/plain")), ["PUT"], [], ["ETag"]),
        (
            "metadata",
            put(("metadata:owner", "ada"), ("content-length", "5")),
            ["PUT"],
            ["content-type", "x-amz-meta-owner"],
            ["ETag"],
        ),
        ("form", FORM, ["POST"], [], ["ETag"]),
        ("parts", PARTS, in_parts, ["content-type"], ["ETag"]),
        (
            "parts-with-checksums",
            [*PARTS, checked, ("create-only", "true")],
            in_parts,
            ["content-type", "if-none-match", "x-amz-checksum-sha256"],
            ["ETag"],
        ),
        ("twice", [*DOWNLOAD, *DOWNLOAD], ["GET"], [], []),
        ("both-ways", [*image, *DOWNLOAD], ["GET", "PUT"], ["content-type"], ["ETag"]),
        ("download-and-form", [*DOWNLOAD, *FORM], ["GET", "POST"], [], ["ETag"]),
        (
            "all-of-a-page",
            [*FORM, *create, ("content-type", "video/mp4"), *PARTS, *put(("metadata:a", "b"))],
            in_parts,
            ["content-type", "x-amz-meta-a"],
            ["ETag"],
        ),
    ):
        yield rule(name, results, [ORIGIN], methods, headers, exposed)
    origins = [ORIGIN, "http://localhost:3000", "null"]
    yield rule("origins", FORM, origins, ["POST"], [], ["ETag"])
    both = [*DOWNLOAD, *image]
    yield rule("origins-of-both", both, origins, ["GET", "PUT"], ["content-type"], ["ETag"])
    wrong = (
        "",
        "app.example.com",
        f"{ORIGIN}/",
        "https://*.*.com",
        "https://App.example.com",
        "https://a@b",
        f"{ORIGIN},https://b.example",
        f"{ORIGIN} b.example",
    )
    for number, origin in enumerate(wrong):
        yield Call(
            f"{number}", "cors_rule", DOWNLOAD, code="InvalidOrigin", signer=SIGNER, key=origin
        )
        both = [*FORM, *DOWNLOAD]
        yield Call(
            f"{number}-of-both", "cors_rule", both, code="InvalidOrigin", signer=SIGNER, key=origin
        )
    nothing = Call("of-no-result", "cors_rule", [], code="MissingOption", says=("results",))
    yield replace(nothing, signer=SIGNER, key=ORIGIN)
    others = [("result", "form"), ("bucket", "tide-tables"), ("key", "k")]
    two = ("harbour-logs", "tide-tables")
    for name, results in (("two-buckets", DOWNLOAD), ("parts-and-another", PARTS)):
        refused = Call(name, "cors_rule", [*results, *others], code="ConflictingOptions", says=two)
        yield replace(refused, signer=SIGNER, key=ORIGIN)


def rule(
    name: str,
    results: list[Pair],
    origins: list[str],
    methods: list[str],
    headers: list[str],
    exposed: list[str],
) -> Call:
    """A rule in all its forms."""
    space = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'
    elements = [
        *(("AllowedHeader", header) for header in headers),
        *(("AllowedMethod", method) for method in methods),
        *(("AllowedOrigin", origin) for origin in origins),
        *(("ExposeHeader", header) for header in exposed),
    ]
    inner = "".join(f"<{element}>{text}</{element}>" for element, text in elements)
    lists = {
        "AllowedHeaders": headers,
        "AllowedMethods": methods,
        "AllowedOrigins": origins,
        "ExposeHeaders": exposed,
    }
    written = json.dumps(
        {"CORSRules": [{key: texts for key, texts in lists.items() if texts}]},
        separators=(",", ":"),
    )
    answer = [
        *(("allowed-origin", origin) for origin in origins),
        *(("allowed-method", method) for method in methods),
        *(("allowed-header", header) for header in headers),
        *(("expose-header", header) for header in exposed),
        ("xml", f"<CORSConfiguration {space}><CORSRule>{inner}</CORSRule></CORSConfiguration>"),
        ("json", written),
    ]
    return Call(name, "cors_rule", results, answer, signer=SIGNER, key=" ".join(origins))


def vectors() -> Iterable[Json]:
    """The whole file."""
    for call in (
        *plans(),
        *uploads(),
        *completions(),
        *created(),
        *scopes(),
        *refused_by_scopes(),
        *rules(),
    ):
        yield call.to_json()
    for table, call_name in (
        (WRONG_PLANS, "multipart_plan"),
        (WRONG_COMPLETIONS, "completed_parts"),
        (WRONG_RESPONSES, "upload_id"),
    ):
        for code, named in table.items():
            for name, params in named.items():
                yield Call(name, call_name, params, code=code).to_json()
    for code, named in WRONG_UPLOADS.items():
        for name, params in named.items():
            yield Call(
                name, "presign_multipart", params, code=code, signer=SIGNER, key=KEY
            ).to_json()
