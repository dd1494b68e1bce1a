"""Uploads in parts, scoped signers and CORS rules: right answers made from the
documentation and our own arithmetic, and wrong inputs by the code that refuses them.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from .call import NOW, SIGNER, Call
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


def url(method: str, query: list[Pair], headers: list[Pair], lifetime: int = 900) -> str:
    """A URL for the object, by our own arithmetic."""
    base = f"{HOST}/2026/film%20one.mp4"
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
        yield Call(name, "presign_multipart", params, answer, signer=SIGNER, key=KEY)


def completions() -> Iterator[Call]:
    """Bodies that complete an upload."""
    space = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'
    first = "<Part><ETag>&quot;9b2c&quot;</ETag><PartNumber>1</PartNumber>{}</Part>"
    second = "<Part><ETag>a&lt;&amp;&gt;b</ETag><PartNumber>2</PartNumber></Part>"
    checksum = f"<ChecksumSHA256>{SHA256}</ChecksumSHA256>"
    for name, params, parts in (
        ("one", [("part:1", '"9b2c"')], first.format("")),
        ("sorted", [("part:2", "a<&>b"), ("part:1", '"9b2c"')], first.format("") + second),
        ("checksum", [("part:1", '"9b2c"'), ("checksum-sha256:1", SHA256)], first.format(checksum)),
    ):
        xml = f"<CompleteMultipartUpload {space}>{parts}</CompleteMultipartUpload>"
        yield Call(name, "completed_parts", params, [("xml", xml)])


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
    "InvalidEtag": {"empty": [("part:1", "")], "blank": [("part:1", " ")], "line": [("part:1", "a\r\nb")]},
    "InvalidPartNumber": {"completion": [("part:0", "a")], "completion-large": [("part:10001", "a")]},
    "PartOutsidePlan": {"completion": [("part:1", "a"), ("checksum-sha256:2", SHA256)]},
}  # fmt: skip

SCOPE: Final[list[Pair]] = [
    ("bucket", "harbour-logs"),
    ("operations", "GetObject,PutObject,CopyObject,ListObjectsV2"),
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
) -> Call:
    """A request by a signer that is confined."""
    answer = [("url", url("GET", [], []))]
    return Call(
        name,
        "presign_scoped",
        params,
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
    yield scoped("expiry", [*GET, ("expires-in", "901")], KEY, "ExpiryOutsideScope")
    yield scoped("window", [*GET, ("stable-for", "60")], KEY, "ExpiryOutsideScope")
    yield scoped("prefix-slash", GET, KEY, "InvalidOption", [*SCOPE[:2], ("key-prefix", "2026")])
    yield scoped("no-life", GET, KEY, "InvalidOption", [*SCOPE[:3], ("max-expires-in", "0")])
    yield scoped(
        "operation", GET, KEY, "UnknownOperation", [SCOPE[0], ("operations", "GetObjects")]
    )


def rules() -> Iterator[Call]:
    """CORS rules."""
    space = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'
    put = [("operation", "PutObject"), ("bucket", "harbour-logs")]
    for name, params, method, headers, exposed in (
        ("download", GET, "GET", [], []),
        ("upload", [*put, ("content-type", "image/png")], "PUT", ["content-type"], ["ETag"]),
        ("upload-of-any-type", put, "PUT", ["content-type"], ["ETag"]),
        ("simple-type", [*put, ("content-type", "text/plain")], "PUT", [], ["ETag"]),
        (
            "metadata",
            [*put, ("metadata:owner", "ada"), ("content-length", "5")],
            "PUT",
            ["content-type", "x-amz-meta-owner"],
            ["ETag"],
        ),
        ("form", [], "POST", [], ["ETag"]),
    ):
        elements = [
            *(("AllowedHeader", header) for header in headers),
            ("AllowedMethod", method),
            ("AllowedOrigin", ORIGIN),
            *(("ExposeHeader", header) for header in exposed),
        ]
        inner = "".join(f"<{element}>{text}</{element}>" for element, text in elements)
        xml = f"<CORSConfiguration {space}><CORSRule>{inner}</CORSRule></CORSConfiguration>"
        lists = {
            "AllowedHeaders": headers,
            "AllowedMethods": [method],
            "AllowedOrigins": [ORIGIN],
            "ExposeHeaders": exposed,
        }
        written = ",".join(
            f'"{key}":[{",".join(chr(34) + item + chr(34) for item in items)}]'
            for key, items in lists.items()
            if items
        )  # fmt: skip
        answer = [
            ("allowed-origin", ORIGIN),
            ("allowed-method", method),
            *(("allowed-header", header) for header in headers),
            *(("expose-header", header) for header in exposed),
            ("xml", xml),
            ("json", f'{{"CORSRules":[{{{written}}}]}}'),
        ]
        yield Call(name, "cors_rule", params, answer, signer=SIGNER, key=ORIGIN)
    wrong = (
        "",
        "app.example.com",
        f"{ORIGIN}/",
        "https://*.*.com",
        "https://App.example.com",
        "https://a@b",
    )
    for number, origin in enumerate(wrong):
        yield Call(f"{number}", "cors_rule", GET, code="InvalidOrigin", signer=SIGNER, key=origin)


def vectors() -> Iterable[Json]:
    """The whole file."""
    for call in (*plans(), *uploads(), *completions(), *scopes(), *rules()):
        yield call.to_json()
    for table, call_name in (
        (WRONG_PLANS, "multipart_plan"),
        (WRONG_COMPLETIONS, "completed_parts"),
    ):
        for code, named in table.items():
            for name, params in named.items():
                yield Call(name, call_name, params, code=code).to_json()
    for code, named in WRONG_UPLOADS.items():
        for name, params in named.items():
            yield Call(
                name, "presign_multipart", params, code=code, signer=SIGNER, key=KEY
            ).to_json()
