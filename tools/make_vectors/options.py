"""What our own options must do, with URLs from the signer of `signature`.

Written by hand: each case says where the URL leads, what is in its query and its
headers, when it was signed and when it ends. No peer has these options.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote

from .inputs_parameters import SSE_KEY, SSE_MD5
from .logical import ENDPOINT, LONG_LIVED, TEMPORARY, TIME
from .model import Json
from .option_times import TIMES
from .signature import Pair, Signer, encode_path, encode_query, presign

BASE: Final = "https://harbour-logs.s3.eu-north-1.amazonaws.com/"
KEY: Final = "2026/07/index.html"


@dataclass(frozen=True)
class Option:
    """One case; what is not said is as usual."""

    name: str
    options: Json = field(default_factory=dict)
    operation: str = "GetObject"
    method: str = "GET"
    bucket: str | None = "harbour-logs"
    key: str | None = KEY
    params: Json = field(default_factory=dict)
    region: str = "eu-north-1"
    endpoint: Json = field(default_factory=dict)
    expires_in: int | None = 900
    signing_time: str = TIME
    credentials: Json = field(default_factory=lambda: LONG_LIVED)
    # What must come out.
    base: str = BASE
    query: tuple[Pair, ...] = ()
    headers: tuple[Pair, ...] = ()
    # What stands in the URL before the path that is signed.
    unsigned: str = ""
    # What stands behind the signature and is never sent.
    fragment: str = ""
    warnings: tuple[str, ...] = ()
    signed_at: str | None = None
    x_amz_expires: int | None = None
    expires_at: str | None = None

    def url_of(self, signed: str) -> str:
        """What is handed out, with what is not signed around the path and the signature."""
        scheme, _, host, path = signed.split("/", 3)
        return f"{scheme}//{host}{self.unsigned}/{path}{self.fragment}"

    def to_json(self) -> Json:
        """The case in the common schema."""
        signed_at = self.signed_at or self.signing_time
        life = self.x_amz_expires or self.expires_in or 900
        url_ends = unix(signed_at) + life
        ends = url_ends if self.expires_at is None else unix(self.expires_at)
        signer = Signer(region=self.region, **self.credentials)
        base = self.base + encode_path(self.key or "")
        headers = tuple(sorted(self.headers))
        url, canonical = presign(signer, self.method, base, signed_at, life, self.query, headers)
        expected = {
            "url": self.url_of(url),
            "method": self.method,
            "headers": [list(pair) for pair in headers],
            "canonical_request": canonical,
            "signed_at": unix(signed_at),
            "expires_at": ends,
            "limited_by": "request" if ends == url_ends else "credentials",
            "warnings": list(self.warnings),
        }
        return self._case(expected)

    def _case(self, expected: Json) -> Json:
        case_input = {
            "operation": self.operation,
            "bucket": self.bucket,
            "key": self.key,
            "params": self.params,
            "region": self.region,
            "endpoint": {**ENDPOINT, "addressing_style": "auto", **self.endpoint},
            "expires_in": self.expires_in,
            "signing_time": self.signing_time,
            "credentials": self.credentials,
            "options": self.options,
        }
        return {
            "id": f"s3presign/{self.name}",
            "input_id": self.name,
            "group": "option",
            "peer": "s3presign",
            "input": case_input,
            "expected": expected,
        }


@dataclass(frozen=True)
class Anonymous(Option):
    """A case without credentials: nothing is signed, and nothing ends."""

    expires_in: int | None = None
    credentials: Json = field(default_factory=dict)

    def to_json(self) -> Json:
        """The case in the common schema."""
        pairs = [
            f"{encode_query(name)}={encode_query(value)}" for name, value in sorted(self.query)
        ]
        query = f"?{'&'.join(pairs)}" if pairs else ""
        return self._case(
            {
                "url": self.url_of(self.base + encode_path(self.key or "") + query),
                "method": self.method,
                "headers": [list(pair) for pair in sorted(self.headers)],
                "canonical_request": "",
                "signed_at": unix(self.signing_time),
                "expires_at": 253_402_300_799,
                "limited_by": "nothing",
                "warnings": list(self.warnings),
            }
        )


def unix(timestamp: str) -> int:
    """Unix seconds of an ISO 8601 basic timestamp."""
    return int(datetime.strptime(timestamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp())


def put(name: str, **more: Any) -> Option:
    """An upload, which nothing bounds unless the case says so."""
    warnings = more.pop("warnings", ("UnboundedUpload",))
    return Option(name, operation="PutObject", method="PUT", warnings=warnings, **more)


def download(name: str, file_name: str, disposition: str, **more: Any) -> Option:
    """A download under a file name."""
    query = (("response-content-disposition", disposition),)
    return Option(f"download-as-{name}", {"download_as": file_name}, query=query, **more)


def extended(fallback: str, file_name: str) -> str:
    """Both forms of a file name, by RFC 6266 with the attr-char of RFC 8187."""
    encoded = quote(file_name, safe="!#$&+-.^_`|~")
    return f"attachment; filename=\"{fallback}\"; filename*=UTF-8''{encoded}"


def time_cases() -> Iterable[Option]:
    """Expiries, windows, back-dating and the ends of credentials."""
    for name, given in TIMES.items():
        values = dict(given)
        credentials = TEMPORARY if values.pop("temporary", False) else LONG_LIVED
        yield Option(f"time-{name}", credentials=credentials, **values)


def query_cases() -> Iterable[Option]:
    """Headers that move into the query, and pairs and headers beyond the model."""
    moved = {"headers_in_query": True}
    yield put(
        "headers-in-query-acl",
        options=moved,
        params={"ACL": "bucket-owner-full-control"},
        query=(("x-amz-acl", "bucket-owner-full-control"),),
    )
    yield put(
        "headers-in-query-metadata",
        options=moved,
        params={"Metadata": {"Voyage": "NO 1905", "cargo": "salt+cod/ü"}},
        query=(("x-amz-meta-voyage", "NO 1905"), ("x-amz-meta-cargo", "salt+cod/ü")),
    )
    yield put(
        "headers-in-query-storage-class",
        options=moved,
        params={"StorageClass": "STANDARD_IA"},
        query=(("x-amz-storage-class", "STANDARD_IA"),),
    )
    yield put(
        "headers-in-query-several",
        options=moved,
        params={"StorageClass": "GLACIER", "ACL": "private", "Metadata": {"b": "2", "a": "1"}},
        query=(
            ("x-amz-acl", "private"),
            ("x-amz-meta-a", "1"),
            ("x-amz-meta-b", "2"),
            ("x-amz-storage-class", "GLACIER"),
        ),
    )
    yield put(
        "headers-in-query-token",
        options=moved,
        params={"ACL": "private"},
        credentials=TEMPORARY,
        query=(("x-amz-acl", "private"),),
    )
    yield put("headers-in-query-none", options=moved)
    some = {"ACL": "private", "ContentType": "image/png", "Metadata": {"b": "2", "a": "1"}}
    for name, wanted in (
        ("header", ["x-amz-acl"]),
        ("parameter", ["ACL"]),
        ("any-case", ["X-Amz-ACL"]),
        ("beside-absent", ["acl", "StorageClass", "x-amz-grant-read"]),
    ):
        yield put(
            f"headers-in-query-one-by-{name}",
            options={"headers_in_query": wanted},
            params=some,
            query=(("x-amz-acl", "private"),),
            headers=(("content-type", "image/png"), ("x-amz-meta-a", "1"), ("x-amz-meta-b", "2")),
        )
    yield put(
        "headers-in-query-one-map",
        options={"headers_in_query": ["Metadata"]},
        params=some,
        query=(("x-amz-meta-a", "1"), ("x-amz-meta-b", "2")),
        headers=(("content-type", "image/png"), ("x-amz-acl", "private")),
    )
    yield put(
        "headers-in-query-one-entry",
        options={"headers_in_query": ["x-amz-meta-b"]},
        params=some,
        query=(("x-amz-meta-b", "2"),),
        headers=(
            ("content-type", "image/png"),
            ("x-amz-acl", "private"),
            ("x-amz-meta-a", "1"),
        ),
    )
    yield put(
        "headers-in-query-false",
        options={"headers_in_query": False},
        params={"ACL": "private"},
        headers=(("x-amz-acl", "private"),),
    )
    yield Option(
        "headers-in-query-beside-parameters",
        moved,
        "CreateMultipartUpload",
        "POST",
        params={"ACL": "private"},
        query=(("uploads", ""), ("x-amz-acl", "private")),
    )
    yield put(
        "extra-header",
        options={"headers": {"X-Custom-Header": "  one  two "}},
        headers=(("x-custom-header", "one  two"),),
    )
    unsigned = ("x-amz-content-sha256", "UNSIGNED-PAYLOAD")
    yield put("extra-header-payload", options={"headers": dict([unsigned])}, headers=(unsigned,))
    yield put(
        "extra-headers-between",
        options={"headers": {"x-zeta": "1", "accept": "*/*", "x-amz-meta-extra": "2"}},
        params={"ContentType": "text/plain"},
        headers=(
            ("accept", "*/*"),
            ("content-type", "text/plain"),
            ("x-amz-meta-extra", "2"),
            ("x-zeta", "1"),
        ),
    )
    yield Option(
        "extra-query",
        {"query": {"tenant": "a b&c=d", "Upper": "1", "empty": "", "ünï": "東京"}},
        query=(("tenant", "a b&c=d"), ("Upper", "1"), ("empty", ""), ("ünï", "東京")),
    )
    yield Option(
        "extra-query-sorted-by-encoded-name",
        {"query": {"a!": "1", "a": "2", "a-b": "3", "a.b": "4", "a%": "5", "a~": "6"}},
        query=(("a!", "1"), ("a", "2"), ("a-b", "3"), ("a.b", "4"), ("a%", "5"), ("a~", "6")),
    )
    yield Option(
        "extra-query-x-id",
        {"query": {"x-id": "GetObject"}},
        params={"VersionId": "v1"},
        query=(("versionId", "v1"), ("x-id", "GetObject")),
    )


def method_cases() -> Iterable[Option]:
    """A download signed for HEAD, with what only a download's parameters can say."""
    overrides = {"ResponseContentType": "text/html; charset=utf-8", "VersionId": "v 1"}
    query = (("response-content-type", "text/html; charset=utf-8"), ("versionId", "v 1"))
    yield Option("method-head", {"method": "HEAD"}, method="HEAD", params=overrides, query=query)
    yield Option("method-any-case", {"method": "head"}, method="HEAD")
    yield Option(
        "method-head-with-range",
        {"method": "HEAD"},
        method="HEAD",
        params={"Range": "bytes=0-1"},
        headers=(("range", "bytes=0-1"),),
    )
    yield put("method-own", options={"method": "PUT"})


def hint_cases() -> Iterable[Option]:
    """What the end of a URL says to tools, and to no server."""
    yield Option("url-hint", {"url_hint": ".parquet"}, fragment="#.parquet")
    yield Option(
        "url-hint-name", {"url_hint": "/a b/#1 ü.csv"}, fragment="#/a%20b/%231%20%C3%BC.csv"
    )
    yield Option("url-hint-token", {"url_hint": ".csv"}, credentials=TEMPORARY, fragment="#.csv")
    yield Option("url-hint-of-255", {"url_hint": "x" * 255}, fragment="#" + "x" * 255)
    yield put("url-hint-upload", options={"url_hint": "a.png"}, fragment="#a.png")


def convenience_cases() -> Iterable[Option]:
    """Downloads under a file name, and uploads that never replace an object."""
    plain = 'attachment; filename="{}"'
    yield download("plain", "report.pdf", plain.format("report.pdf"))
    yield download("spaces", "July report (final).pdf", plain.format("July report (final).pdf"))
    yield download("apostrophe", "captain's log.txt", plain.format("captain's log.txt"))
    yield download("no-extension", "Makefile", plain.format("Makefile"))
    yield download("umlaut", "Übersicht.pdf", extended("_bersicht.pdf", "Übersicht.pdf"))
    yield download("japanese", "東京 2026.txt", extended("__ 2026.txt", "東京 2026.txt"))
    yield download("emoji", "🚢.svg", extended("_.svg", "🚢.svg"))
    yield download("decomposed", "e\u0301.txt", extended("e_.txt", "e\u0301.txt"))
    yield download("quotes", 'a "b".txt', extended("a _b_.txt", 'a "b".txt'))
    yield download("percent", "100%.txt", extended("100_.txt", "100%.txt"))
    yield download(
        "attr-chars", "ä!#$&+-.^_`|~'()*", extended("_!#$&+-.^_`|~'()*", "ä!#$&+-.^_`|~'()*")
    )
    yield download(
        "semicolon", "ä;filename=b.exe", extended("_;filename=b.exe", "ä;filename=b.exe")
    )
    yield download("head", "a.txt", plain.format("a.txt"), operation="HeadObject", method="HEAD")
    yield Option(
        "download-as-with-others",
        {"download_as": "a.csv"},
        params={"ResponseContentType": "text/csv", "VersionId": "v 1"},
        query=(
            ("response-content-disposition", 'attachment; filename="a.csv"'),
            ("response-content-type", "text/csv"),
            ("versionId", "v 1"),
        ),
    )
    create = {"create_only": True}
    yield put("create-only", options=create, headers=(("if-none-match", "*"),))
    yield put(
        "create-only-bounded",
        options=create,
        params={"ContentLength": 21, "ContentType": "text/plain"},
        headers=(("content-length", "21"), ("content-type", "text/plain"), ("if-none-match", "*")),
        warnings=(),
    )
    yield put("create-only-false", options={"create_only": False})
    yield Option(
        "create-only-complete",
        create,
        "CompleteMultipartUpload",
        "POST",
        params={"UploadId": "u"},
        query=(("uploadId", "u"),),
        headers=(("if-none-match", "*"),),
    )
    yield Option(
        "create-only-copy",
        create,
        "CopyObject",
        "PUT",
        params={"CopySource": "quay-archive/k"},
        headers=(("if-none-match", "*"), ("x-amz-copy-source", "quay-archive/k")),
    )


def prefix_cases() -> Iterable[Option]:
    """A path that a proxy removes: in the URL, and not in what is signed."""
    endpoint = {"url": "https://files.example.org"}
    base = "https://files.example.org/harbour-logs/"
    path = {"addressing": "path"}
    for name, given, unsigned in (
        ("plain", "/storage", "/storage"),
        ("slashes-at-its-end", "/storage/v1//", "/storage/v1"),
        ("encoded", "/a b/é%", "/a%20b/%C3%A9%25"),
    ):
        options = {**path, "unsigned_path_prefix": given}
        yield Option(
            f"unsigned-path-prefix-{name}", options, endpoint=endpoint, base=base, unsigned=unsigned
        )
    prefix = {"unsigned_path_prefix": "/storage"}
    yield Option(
        "unsigned-path-prefix-virtual",
        prefix,
        endpoint=endpoint,
        base="https://harbour-logs.files.example.org/",
        unsigned="/storage",
    )
    yield put(
        "unsigned-path-prefix-before-base",
        options={**prefix, **path},
        endpoint={"url": "https://files.example.org/base"},
        base="https://files.example.org/base/harbour-logs/",
        unsigned="/storage",
        credentials=TEMPORARY,
    )
    yield Option(
        "unsigned-path-prefix-bucket-host",
        {**prefix, "addressing": "bucket-host"},
        "ListObjectsV2",
        key=None,
        endpoint=endpoint,
        base="https://files.example.org/",
        query=(("list-type", "2"),),
        unsigned="/storage",
    )


def anonymous_cases() -> Iterable[Option]:
    """A signer without credentials."""
    nobody = {"anonymous": True}
    yield Anonymous("anonymous", nobody)
    yield Anonymous(
        "anonymous-as-text", {"anonymous": "true"}, method="HEAD", operation="HeadObject"
    )
    yield Anonymous(
        "anonymous-version",
        nobody,
        params={"VersionId": "3/L4+kqtJl"},
        query=(("versionId", "3/L4+kqtJl"),),
    )
    yield Anonymous(
        "anonymous-override",
        nobody,
        params={"ResponseContentType": "text/plain; charset=utf-8", "VersionId": "1"},
        query=(("response-content-type", "text/plain; charset=utf-8"), ("versionId", "1")),
        warnings=("OverrideNotSigned",),
    )
    yield Anonymous(
        "anonymous-hint", {**nobody, "url_hint": ".csv"}, key="a b/é+%.csv", fragment="#.csv"
    )
    yield Anonymous(
        "anonymous-list",
        nobody,
        "ListObjectsV2",
        key=None,
        params={"Prefix": "a b/"},
        query=(("list-type", "2"), ("prefix", "a b/")),
    )
    yield Anonymous(
        "anonymous-upload",
        nobody,
        "PutObject",
        "PUT",
        params={"ContentType": "image/png", "ACL": "bucket-owner-full-control"},
        headers=(("content-type", "image/png"), ("x-amz-acl", "bucket-owner-full-control")),
    )
    yield Anonymous(
        "anonymous-behind-a-prefix",
        {**nobody, "unsigned_path_prefix": "/storage", "addressing": "path"},
        endpoint={"url": "https://files.example.org"},
        base="https://files.example.org/harbour-logs/",
        unsigned="/storage",
    )


def place_cases() -> Iterable[Option]:
    """The host that is the bucket: a custom domain in front of it."""
    host = {"addressing": "bucket-host"}
    places = {
        "plain": ("https://files.example.org", "https://files.example.org/"),
        "port": ("https://files.example.org:8443", "https://files.example.org:8443/"),
        "default-port": ("https://files.example.org:443", "https://files.example.org/"),
        "base-path": ("https://example.org/files", "https://example.org/files/"),
        "base-path-slash": ("https://example.org/files/", "https://example.org/files/"),
        "upper-case": ("https://Files.Example.ORG", "https://files.example.org/"),
    }
    for name, (url, base) in places.items():
        yield Option(f"bucket-host-{name}", host, endpoint={"url": url}, base=base)
    endpoint = {"url": "https://files.example.org"}
    yield Option(
        "bucket-host-put",
        host,
        "PutObject",
        "PUT",
        key="a b.txt",
        endpoint=endpoint,
        base="https://files.example.org/",
        warnings=("UnboundedUpload",),
    )
    yield Option(
        "bucket-host-list",
        host,
        "ListObjectsV2",
        key=None,
        params={"Prefix": "a/"},
        endpoint=endpoint,
        base="https://files.example.org/",
        query=(("list-type", "2"), ("prefix", "a/")),
    )
    yield Option(
        "bucket-host-dotted-bucket",
        host,
        bucket="files.example.org",
        endpoint=endpoint,
        base="https://files.example.org/",
    )
    yield Option(
        "addressing-path",
        {"addressing": "path"},
        base="https://s3.eu-north-1.amazonaws.com/harbour-logs/",
    )
    yield Option(
        "addressing-virtual",
        {"addressing": "virtual"},
        endpoint={"url": "https://storage.example.net"},
        base="https://harbour-logs.storage.example.net/",
    )
    yield Option(
        "region-auto",
        region="auto",
        endpoint={"url": "https://0011223344556677.r2.cloudflarestorage.com"},
        options={"addressing": "path"},
        base="https://0011223344556677.r2.cloudflarestorage.com/harbour-logs/",
    )


def name_cases() -> Iterable[Option]:
    """One parameter in every case convention, and values as text."""
    for spelling in ("ContentType", "contentType", "content_type", "content-type", "CONTENTTYPE"):
        for operation in ("PutObject", "put-object"):
            yield Option(
                f"name-{operation}-{spelling}",
                {},
                operation,
                "PUT",
                params={spelling: "image/png"},
                headers=(("content-type", "image/png"),),
                warnings=("UnboundedUpload",),
            )
    for operation in ("getObject", "get_object", "GETOBJECT", "Get-Object"):
        yield Option(f"name-operation-{operation}", operation=operation)
    md5 = {"ContentMD5", "contentMD5", "contentMd5", "content_md5", "content-md5"}
    for spelling in sorted(md5):
        yield put(
            f"name-{spelling}",
            params={spelling: "1B2M2Y8AsgTpgAmY7PhCfg=="},
            headers=(("content-md5", "1B2M2Y8AsgTpgAmY7PhCfg=="),),
            warnings=(),
        )
    yield put(
        "value-text",
        params={"ContentLength": "21", "BucketKeyEnabled": "true"},
        headers=(
            ("content-length", "21"),
            ("x-amz-server-side-encryption-bucket-key-enabled", "true"),
        ),
        warnings=(),
    )
    for name, instant in {
        "zulu": "2026-08-01T12:34:56Z",
        "offset": "2026-08-01T18:04:56+05:30",
        "unix": "1785587696",
        "http-date": "Sat, 01 Aug 2026 12:34:56 GMT",
    }.items():
        yield Option(
            f"value-instant-{name}",
            params={"IfModifiedSince": instant, "ResponseExpires": instant},
            query=(("response-expires", "Sat, 01 Aug 2026 12:34:56 GMT"),),
            headers=(("if-modified-since", "Sat, 01 Aug 2026 12:34:56 GMT"),),
        )
    yield put(
        "value-iso-instant",
        params={"ObjectLockMode": "GOVERNANCE", "ObjectLockRetainUntilDate": "1785587696"},
        headers=(
            ("x-amz-object-lock-mode", "GOVERNANCE"),
            ("x-amz-object-lock-retain-until-date", "2026-08-01T12:34:56Z"),
        ),
        warnings=("UnboundedUpload", "IncompleteObjectLock"),
    )
    yield put(
        "value-trimmed",
        params={"Metadata": {"note": "  inner  blanks stay  "}},
        headers=(("x-amz-meta-note", "inner  blanks stay"),),
    )
    yield Option(
        "value-copy-source-version",
        {},
        "CopyObject",
        "PUT",
        params={"CopySource": {"Bucket": "b", "Key": "a b/ü", "VersionId": "v+1/=&"}},
        headers=(("x-amz-copy-source", "b/a%20b/%C3%BC?versionId=v%2B1%2F%3D%26"),),
    )
    sse = "x-amz-server-side-encryption-customer"
    yield Option(
        "value-sse-c-base64-without-md5",
        params={
            "SSECustomerAlgorithm": "AES256",
            "SSECustomerKey": SSE_KEY,
        },
        headers=(
            (f"{sse}-algorithm", "AES256"),
            (f"{sse}-key", SSE_KEY),
            (f"{sse}-key-md5", SSE_MD5),
        ),
    )


def warning_cases() -> Iterable[Option]:
    """Warnings: what is valid, but likely to fail or to be misused."""
    for name, key in {
        "dot": "a/./b",
        "dot-dot": "a/../b",
        "dot-dot-last": "a/..",
        "dot-only": ".",
    }.items():
        yield Option(f"warning-key-{name}", key=key, warnings=("KeyNotUrlSafe",))
    for name, key in {
        "trailing-slash": "a/",
        "dots-in-name": "a/..b/c../d.",
        "space": " ",
        "double-slash": "a//b",
        "leading-slash": "/a",
        "two-trailing-slashes": "a//",
    }.items():
        yield Option(f"no-warning-key-{name}", key=key)
    http = {"url": "http://storage.example.net:8080", "addressing_style": "path"}
    base = "http://storage.example.net:8080/harbour-logs/"
    yield Option("warning-http", endpoint=http, base=base, warnings=("InsecureEndpoint",))
    yield put(
        "warning-http-put",
        endpoint=http,
        base=base,
        warnings=("InsecureEndpoint", "UnboundedUpload"),
    )
    virtual = {"addressing": "virtual"}
    yield Option(
        "warning-dotted-bucket",
        virtual,
        bucket="quay.seven.example",
        base="https://quay.seven.example.s3.eu-north-1.amazonaws.com/",
        warnings=("DottedBucket",),
    )
    yield Option(
        "warning-dotted-bucket-elsewhere",
        virtual,
        bucket="quay.seven",
        endpoint={"url": "https://storage.example.net:9443"},
        base="https://quay.seven.storage.example.net:9443/",
        warnings=("DottedBucket",),
    )
    yield Option(
        "no-warning-dotted-bucket-http",
        virtual,
        bucket="quay.seven",
        endpoint={"url": "http://storage.example.net"},
        base="http://quay.seven.storage.example.net/",
        warnings=("InsecureEndpoint",),
    )
    yield Option(
        "no-warning-dotted-bucket-in-path",
        bucket="quay.seven.example",
        base="https://s3.eu-north-1.amazonaws.com/quay.seven.example/",
    )
    long: Json = {"expires_in": 604800, "credentials": TEMPORARY}
    yield Option("warning-long-life", warnings=("UnknownCredentialLifetime",), **long)
    yield Option("no-warning-12-hours", expires_in=43200, credentials=TEMPORARY)
    yield Option(
        "warning-12-hours-and-a-second",
        expires_in=43201,
        credentials=TEMPORARY,
        warnings=("UnknownCredentialLifetime",),
    )
    yield Option(
        "no-warning-known-end",
        {"credentials_expiration": "2026-07-19T20:15:23Z"},
        expires_at="20260719T201523Z",
        **long,
    )
    yield from endpoint_warnings()
    yield from header_warnings()
    elsewhere = {"url": "https://storage.example.net", "addressing_style": "path"}
    yield Option(
        "warning-temporary-key-without-token",
        endpoint=elsewhere,
        base="https://storage.example.net/harbour-logs/",
        credentials={**TEMPORARY, "session_token": None},
        warnings=("MissingSessionToken",),
    )
    yield Option(
        "warning-long-lived-key-with-token",
        credentials={**LONG_LIVED, "access_key_id": "AKIAEXAMPLEEXAMPLE77", "session_token": "t"},
        warnings=("UnexpectedSessionToken",),
    )
    part = {"UploadId": "u", "PartNumber": 1}
    pairs = (("partNumber", "1"), ("uploadId", "u"))
    yield Option(
        "warning-part",
        {},
        "UploadPart",
        "PUT",
        params=part,
        query=pairs,
        warnings=("UnboundedUpload",),
    )
    yield Option(
        "no-warning-part-length",
        {},
        "UploadPart",
        "PUT",
        params={**part, "ContentLength": 5242880},
        query=pairs,
        headers=(("content-length", "5242880"),),
    )
    yield put(
        "no-warning-checksum",
        params={"ChecksumCRC32": "NSRBwg=="},
        headers=(("x-amz-checksum-crc32", "NSRBwg=="),),
        warnings=(),
    )


def endpoint_warnings() -> Iterable[Option]:
    """Endpoints that are probably not what was meant, and regions that their stores refuse."""
    for name, url, base in (
        (
            "in-host",
            "https://harbour-logs.example.net",
            "https://harbour-logs.harbour-logs.example.net/",
        ),
        (
            "in-path",
            "https://example.net/harbour-logs",
            "https://harbour-logs.example.net/harbour-logs/",
        ),
    ):
        warnings = ("BucketNamedTwice",)
        yield Option(f"warning-bucket-{name}", endpoint={"url": url}, base=base, warnings=warnings)
    for name, region, host in (
        ("global", "eu-central-1", "s3.amazonaws.com"),
        ("r2", "cn-north-1", "0011223344556677.r2.cloudflarestorage.com"),
        ("spaces", "nyc3", "fra1.digitaloceanspaces.com"),
        ("wasabi", "us-east-1", "s3.eu-central-2.wasabisys.com"),
        ("scaleway", "nl-ams", "s3.fr-par.scw.cloud"),
        ("oci", "us-ashburn-1", "ns.compat.objectstorage.eu-frankfurt-1.oraclecloud.com"),
    ):
        yield Option(
            f"warning-region-{name}",
            region=region,
            endpoint={"url": f"https://{host}"},
            base=f"https://harbour-logs.{host}/",
            warnings=("RegionMismatch",),
        )
    for name, written, sent in (
        ("loopback", "[0:0:0:0:0:0:0:1]:9000", "[::1]:9000"),
        ("zeros", "[2001:DB8:0:0::0:17]:9000", "[2001:db8::17]:9000"),
    ):
        yield Option(
            f"place-ipv6-{name}",
            endpoint={"url": f"http://{written}"},
            base=f"http://{sent}/harbour-logs/",
            warnings=("InsecureEndpoint",),
        )


def header_warnings() -> Iterable[Option]:
    """Headers that some senders cannot send as they were signed."""
    unbounded = "UnboundedUpload"
    for name, value, code in (
        ("not-ascii", "Jörg", "HeaderNotAscii"),
        ("empty", "", "EmptyHeader"),
    ):
        yield put(
            f"warning-header-{name}",
            params={"Metadata": {"name": value}},
            headers=(("x-amz-meta-name", value),),
            warnings=(unbounded, code),
        )
    yield put(
        "warning-header-content-type",
        params={"ContentType": "png"},
        headers=(("content-type", "png"),),
        warnings=(unbounded, "MalformedContentType"),
    )
    yield put(
        "warning-header-date",
        options={"headers": {"date": "Sun, 19 Jul 2026 08:15:23 GMT"}},
        headers=(("date", "Sun, 19 Jul 2026 08:15:23 GMT"),),
        warnings=(unbounded, "HeaderSetByBrowsers"),
    )
    lock = {"ObjectLockMode": "COMPLIANCE"}
    mode = ("x-amz-object-lock-mode", "COMPLIANCE")
    until = ("x-amz-object-lock-retain-until-date", "2027-01-01T00:00:00Z")
    yield put(
        "warning-lock-without-date",
        params=lock,
        headers=(mode,),
        warnings=(unbounded, "IncompleteObjectLock"),
    )
    dated = {**lock, "ObjectLockRetainUntilDate": until[1]}
    yield put(
        "warning-lock-without-checksum",
        params=dated,
        headers=(mode, until),
        warnings=(unbounded, "IncompleteObjectLock"),
    )
    yield put(
        "no-warning-lock",
        params={**dated, "ChecksumCRC32": "NSRBwg=="},
        headers=(mode, until, ("x-amz-checksum-crc32", "NSRBwg==")),
        warnings=(),
    )


def vectors() -> Iterable[Json]:
    """The whole file."""
    makers = (
        time_cases,
        query_cases,
        method_cases,
        hint_cases,
        prefix_cases,
        anonymous_cases,
        convenience_cases,
        place_cases,
        name_cases,
        warning_cases,
    )
    return [case.to_json() for maker in makers for case in maker()]
