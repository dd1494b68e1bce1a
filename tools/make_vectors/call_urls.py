"""What a URL says and why a server refused: URLs by our own arithmetic, answers
written by hand after "Error responses" of the S3 API reference.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from .call import AND_MORE, NOW, Call
from .call_denials import denials
from .call_received import HOST, OWNER
from .logical import TEMPORARY, TIME
from .model import Json
from .signature import Pair, Signer, presign

# In bytes.
LONGEST_ANSWER: Final = 262_144
NOW_TEXT: Final = "2026-07-19T08:15:23Z"
GUEST: Final = Signer(
    TEMPORARY["access_key_id"],
    TEMPORARY["secret_access_key"],
    TEMPORARY["session_token"],
    "eu-north-1",
)


def told(
    name: str,
    url: str,
    operation: list[Pair],
    place: list[Pair],
    *,
    access_key_id: str = OWNER.access_key_id,
    method: str | None = None,
    now: str = NOW_TEXT,
    state: str = "valid",
    headers: Iterable[str] = (),
    region: str = "eu-north-1",
    bucket: str | None = None,
    unsigned_path_prefix: str | None = None,
    host: str | None = None,
) -> Call:
    """What must be said of a URL before its bindings and warnings."""
    known = [
        ("host", host),
        ("method", method),
        ("bucket", bucket),
        ("unsigned-path-prefix", unsigned_path_prefix),
    ]
    params = [("url", url), *((name, text) for name, text in known if text), ("now", now)]
    answer = [
        ("signature-version", "4"),
        *operation,
        *place,
        ("access-key-id", access_key_id),
        ("region", region),
        ("service", "s3"),
        ("signed-at", str(NOW)),
        ("expires-at", str(NOW + 900)),
        ("state", state),
        *(("header", header) for header in headers),
        AND_MORE,
    ]
    return Call(name, "explain", params, answer)


def signed(
    method: str,
    path: str,
    *,
    host: str = HOST,
    scheme: str = "https",
    query: list[Pair] | None = None,
    headers: list[Pair] | None = None,
    signer: Signer = OWNER,
) -> str:
    """A URL by our own arithmetic."""
    base = f"{scheme}://{host}{path}"
    url, _ = presign(signer, method, base, TIME, 900, query=query or [], headers=headers or [])
    return url


def explained() -> Iterator[Call]:
    """URLs that say what they are for."""

    def in_host(key: str | None, bucket: str = "harbour-logs", host: str = HOST) -> list[Pair]:
        keys = [("key", key)] if key is not None else []
        return [("host", host), ("bucket", bucket), *keys, ("addressing", "virtual")]

    get = [("operation", "GetObject")]
    yield told(
        "download", signed("GET", "/a%20b/%C3%A9.txt"), get, in_host("a b/é.txt"), method="GET"
    )
    yield told(
        "expired",
        signed("GET", "/k"),
        get,
        in_host("k"),
        method="get",
        now="2026-07-19T08:30:23Z",
        state="expired",
    )
    yield told(
        "too-early",
        signed("GET", "/k"),
        get,
        in_host("k"),
        method="GET",
        now="2026-07-19T08:15:22Z",
        state="not-yet-valid",
    )
    image = [("content-type", "image/png")]
    put = [("operation", "PutObject")]
    yield told(
        "upload", signed("PUT", "/k", headers=image), put, in_host("k"), headers=["content-type"]
    )
    several = [("possible-operation", f"{verb}Object") for verb in ("Get", "Put", "Head", "Delete")]
    yield told("without-method", signed("GET", "/k"), several, in_host("k"))
    part = [("partNumber", "2"), ("uploadId", "x")]
    yield told(
        "part",
        signed("PUT", "/k", query=part),
        [("operation", "UploadPart")],
        in_host("k"),
        method="PUT",
    )
    yield told(
        "create",
        signed("POST", "/k", query=[("uploads", "")]),
        [("operation", "CreateMultipartUpload")],
        in_host("k"),
        method="POST",
    )
    yield told(
        "list",
        signed("GET", "/", query=[("list-type", "2"), ("prefix", "a")]),
        [("operation", "ListObjectsV2")],
        in_host(None),
        method="GET",
    )
    yield told(
        "tags",
        signed("GET", "/k", query=[("tagging", "")]),
        [("operation", "GetObjectTagging")],
        in_host("k"),
        method="GET",
    )
    yield told(
        "head", signed("HEAD", "/k"), [("operation", "HeadObject")], in_host("k"), method="HEAD"
    )
    host = "s3.eu-north-1.amazonaws.com"
    in_path = [("host", host), ("bucket", "harbour-logs"), ("key", "k"), ("addressing", "path")]
    yield told("path", signed("GET", "/harbour-logs/k", host=host), get, in_path, method="GET")
    other = "files.example.com:9000"
    assumed = [("host", other), ("bucket", "photos"), ("key", "k"), ("addressing", "path-assumed")]
    yield told("other-store", signed("GET", "/photos/k", host=other), get, assumed, method="GET")
    point = "my-point-123456789012.s3-accesspoint.eu-north-1.amazonaws.com"
    arn = "arn:aws:s3:eu-north-1:123456789012:accesspoint/my-point"
    yield told(
        "access-point", signed("GET", "/k", host=point), get, in_host("k", arn, point), method="GET"
    )
    yield told(
        "token",
        signed("GET", "/k", signer=GUEST),
        get,
        in_host("k"),
        method="GET",
        access_key_id=GUEST.access_key_id,
    )
    yield from _elsewhere()
    yield from _behind_a_prefix()
    yield from _bare_targets()
    nobody = [("url", signed("GET", "/k")), ("bucket", "a b"), ("now", NOW_TEXT)]
    yield Call("bucket-of-nobody", "explain", nobody, code="InvalidBucketName")
    for number, url in enumerate(
        (
            "",
            "harbour-logs/k",
            f"https://{HOST}/k",
            f"/k?{signed('GET', '/k').partition('?')[2]}",
            signed("GET", "/k") + "&X-Amz-Date=x",
            signed("GET", "/k").replace("X-Amz-Signature", "signature"),
        )
    ):
        yield Call(f"{number}", "explain", [("url", url), ("now", NOW_TEXT)], code="NotPresigned")


# Hosts of twelve other stores with the bucket in front: as their documentation writes them.
STORES: Final = {
    "r2": "0011223344556677.r2.cloudflarestorage.com",
    "r2-eu": "0011223344556677.eu.r2.cloudflarestorage.com",
    "b2": "s3.eu-central-003.backblazeb2.com",
    "spaces": "fra1.digitaloceanspaces.com",
    "gcs": "storage.googleapis.com",
    "oss": "oss-cn-hangzhou.aliyuncs.com",
    "wasabi": "s3.eu-central-2.wasabisys.com",
    "hetzner": "fsn1.your-objectstorage.com",
    "scaleway": "s3.fr-par.scw.cloud",
    "ovh": "s3.gra.io.cloud.ovh.net",
    "linode": "eu-central-1.linodeobjects.com",
    "tigris": "t3.storage.dev",
    "oci": "vhcompat.objectstorage.eu-frankfurt-1.oci.customer-oci.com",
    "ibm": "s3.eu-de.cloud-object-storage.appdomain.cloud",
}


def _elsewhere() -> Iterator[Call]:
    """URLs of other stores, and of hosts that do not say where their bucket stands."""
    put = [("operation", "PutObject")]
    for name, host in STORES.items():
        bucket = [("bucket", "photos"), ("key", "cat.png")]
        in_front = f"photos.{host}"
        place = [("host", in_front), *bucket, ("addressing", "virtual")]
        url = signed("PUT", "/cat.png", host=in_front)
        yield told(f"store-{name}", url, put, place, method="PUT")
        place = [("host", host), *bucket, ("addressing", "path")]
        url = signed("PUT", "/photos/cat.png", host=host)
        yield told(f"store-{name}-path", url, put, place, method="PUT")
    supabase = "abcdefghijkl.supabase.co"
    url = signed("GET", "/storage/v1/s3/photos/a/b.png", host=supabase)
    place = [("host", supabase), ("bucket", "photos"), ("key", "a/b.png"), ("addressing", "path")]
    yield told("store-supabase", url, [("operation", "GetObject")], place, method="GET")
    custom = "files.example.com"
    unknown = [("host", custom), ("addressing", "unknown")]
    maybe = [("possible-operation", name) for name in ("PutObject", "CreateBucket")]
    yield told(
        "maybe-a-bucket", signed("PUT", "/cat.png", host=custom), maybe, unknown, method="PUT"
    )
    for name, host, path, key, addressing in (
        ("in-host", f"photos.{custom}", "/2026/cat.png", "2026/cat.png", "virtual"),
        ("in-path", custom, "/photos/2026/cat.png", "2026/cat.png", "path"),
        ("behind-base", custom, "/base/v1/photos/cat.png", "cat.png", "path"),
        ("nowhere", custom, "/2026/cat.png", "2026/cat.png", "bucket-host"),
    ):
        place = [("host", host), ("bucket", "photos"), ("key", key), ("addressing", addressing)]
        url = signed("PUT", path, host=host)
        yield told(f"named-{name}", url, put, place, method="PUT", bucket="photos")


def _bare_targets() -> Iterator[Call]:
    """Targets as a log has them, with the host beside them."""
    put = [("operation", "PutObject")]
    for name, host, path, place in (
        ("aws", HOST, "/k", [("bucket", "harbour-logs"), ("key", "k"), ("addressing", "virtual")]),
        (
            "port",
            "localhost:9000",
            "/photos/k",
            [("bucket", "photos"), ("key", "k"), ("addressing", "path")],
        ),
    ):
        target = signed("PUT", path, host=host).removeprefix(f"https://{host}")
        told_place = [("host", host), *place]
        yield told(f"target-{name}", target, put, told_place, method="PUT", host=host)
    for name, host in (("beside-its-own", HOST), ("of-no-kind", "a b"), ("with-a-path", "a/b")):
        url = signed("PUT", "/k")
        target = url if name == "beside-its-own" else url.removeprefix(f"https://{HOST}")
        params = [("url", target), ("host", host), ("now", NOW_TEXT)]
        yield Call(f"explained-host-{name}", "explain", params, code="InvalidOption")


def _behind_a_prefix() -> Iterator[Call]:
    """URLs that have a path before the one that was signed."""
    host, put = "files.example.com", [("operation", "PutObject")]
    url = signed("PUT", "/photos/2026/cat.png", host=host).replace(host, f"{host}/a%20b", 1)
    place = [("host", host), ("bucket", "photos"), ("key", "2026/cat.png"), ("addressing", "path")]
    known = {"method": "PUT", "bucket": "photos"}
    yield told("unsigned-prefix", url, put, place, **known, unsigned_path_prefix="/a b/")
    for name, prefix in (("other", "/a"), ("no-path", "a b"), ("dots", "/a b/..")):
        params = [("url", url), ("unsigned-path-prefix", prefix), ("now", NOW_TEXT)]
        yield Call(f"explained-unsigned-prefix-{name}", "explain", params, code="InvalidOption")


def answer_of(code: str, message: str = "", more: str = "") -> str:
    """A server's error document."""
    escaped = message.replace("&", "&amp;").replace("<", "&lt;")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{head}<Error><Code>{code}</Code><Message>{escaped}</Message>{more}</Error>"


def diagnosed() -> Iterator[Call]:
    """Answers, and the finding that must come first."""
    headers = [("content-type", "image/png")]
    url, canonical = presign(OWNER, "PUT", f"https://{HOST}/a%20b", TIME, 900, headers=headers)
    sent = [("method", "PUT"), ("url", url), ("header:content-type", "image/png")]

    def seen(name: str, finding: str, before: str, after: str, certainty: str = "shown") -> Call:
        changed = canonical.replace(before, after, 1).replace("&", "&amp;")
        more = f"<CanonicalRequest>{changed}</CanonicalRequest>"
        document = answer_of("SignatureDoesNotMatch", "The signatures differ", more)
        return checked(name, finding, document, sent, certainty)

    def checked(
        name: str, finding: str, document: str, request: list[Pair], certainty: str = "shown"
    ) -> Call:
        code = document.partition("<Code>")[2].partition("<")[0]
        message = document.partition("<Message>")[2].partition("</")[0]
        message = message.replace("&lt;", "<").replace("&amp;", "&")
        return told(name, (code, message), finding, document, request, certainty)

    def told(
        name: str,
        error: Pair,
        finding: str,
        answer: str,
        request: list[Pair],
        certainty: str = "shown",
    ) -> Call:
        expected = [
            ("code", error[0]),
            ("message", error[1]),
            (f"finding:{finding}", SENTENCES[name]),
            (f"certainty:{finding}", certainty),
            AND_MORE,
        ]
        return Call(name, "diagnose", [("answer", answer), *request], expected)

    yield seen("content-type", "HeaderChanged", "image/png", "text/html")
    yield seen("form-sent", "HeaderChanged", "image/png", "multipart/form-data; boundary=x")
    yield seen("host", "HostRewritten", f"host:{HOST}", "host:minio:9000")
    yield seen("encoded-twice", "PathEncodedTwice", "/a%20b", "/a%2520b")
    yield seen("head", "MethodChanged", "PUT", "HEAD")
    yield seen("secret", "SecretWrong", "PUT", "PUT", "likely")
    expired = "<Expires>2026-07-19T08:30:23Z</Expires><ServerTime>2026-07-19T09:00:00Z</ServerTime>"
    yield checked(
        "expired", "Expired", answer_of("AccessDenied", "Request has expired", expired), sent
    )
    yield checked(
        "region",
        "RegionWrong",
        answer_of(
            "AuthorizationQueryParametersError",
            "Error parsing the X-Amz-Credential parameter; the region 'eu-north-1' is wrong; expecting 'us-east-1'",
        ),
        sent,
    )
    yield checked(
        "unknown-key", "AccessKeyUnknown", answer_of("InvalidAccessKeyId"), sent, "likely"
    )
    policy = 'Invalid according to Policy: Policy Condition failed: ["eq", "$acl", "private"]'
    yield checked("form", "PolicyConditionFailed", answer_of("AccessDenied", policy), [])
    yield checked("other", "Unknown", answer_of("Teapot", "I am one"), [], "possible")
    yield from _as_people_have_them(told, sent, canonical)
    strange = [("method", "P\tT"), sent[1], ("answer", answer_of("AccessDenied"))]
    yield Call("diagnose-method", "diagnose", strange, code="InvalidOption")
    broken = [*sent[:2], ("header:content-type", "a\nb"), ("answer", answer_of("AccessDenied"))]
    yield Call("diagnose-header", "diagnose", broken, code="InvalidHeader")
    unsendable = [*sent, ("sent-method", "P\tT"), ("sent-url", url), ("answer", "")]
    yield Call("diagnose-sent", "diagnose", unsendable, code="InvalidOption")
    endless = [("answer", "x" * (LONGEST_ANSWER + 1))]
    yield Call("diagnose-endless", "diagnose", endless, code="NotAnErrorResponse")


def _as_people_have_them(
    told: Callable[..., Call], sent: list[Pair], canonical: str
) -> Iterator[Call]:
    """Answers and requests that came through browsers, logs, SDKs and proxies."""
    mismatch = ("SignatureDoesNotMatch", "The signatures differ")
    changed = canonical.replace("image/png", "text/html").replace("\n", " ").replace("&", "&amp;")
    shown = answer_of(*mismatch, f"<CanonicalRequest>{changed}</CanonicalRequest>")
    browser = "This XML file does not appear to have any style information associated with it. The document tree is shown below.\n"
    yield told("browser", mismatch, "HeaderChanged", browser + shown, sent)
    denied = ("AccessDenied", "Request has expired")
    head = "HTTP/1.1 403 Forbidden\r\nServer: AmazonS3\r\n\r\n"
    yield told("with-head", denied, "Expired", head + answer_of(*denied), sent)
    escaped = answer_of(*denied).replace("<", "&lt;").replace(">", "&gt;")
    yield told("escaped", denied, "Expired", escaped, sent)
    line = (
        "An error occurred (AccessDenied) when calling the PutObject operation: Request has expired"
    )
    yield told("sdk-line", denied, "Expired", line, sent)
    control = answer_of(*denied, "<Key>a&#x1;b</Key>")
    yield told("control-character", denied, "Expired", control, sent)
    nothing = ("", "")
    yield told("no-body", nothing, "MethodChanged", "", sent, "likely")
    page = "<html><body>502 Bad Gateway</body></html>"
    yield told("proxy-page", nothing, "NotFromStore", page, sent, "likely")
    unsigned = [("method", "GET"), ("url", f"https://{HOST}/a")]
    plain = ("AccessDenied", "")
    yield told("no-signature", plain, "MalformedAuthorization", answer_of(*plain), unsigned)
    html = [sent[0], ("url", sent[1][1].replace("&", "&amp;")), sent[2]]
    yield told("html-url", plain, "MalformedAuthorization", answer_of(*plain), html)
    twice = [sent[0], ("url", sent[1][1].replace("%2F", "%252F")), sent[2]]
    yield told("url-encoded-twice", plain, "MalformedAuthorization", answer_of(*plain), twice)
    other = [
        ("sent-method", "PUT"),
        ("sent-url", sent[1][1]),
        ("sent-header:Content-Type", "text/html"),
    ]
    yield told("two-requests", plain, "HeaderChanged", answer_of(*plain), [*sent, *other])
    twins = [
        ("sent-method", "PUT"),
        ("sent-url", sent[1][1]),
        ("sent-header:Content-Type", "image/png"),
    ]
    late = answer_of(*denied)
    yield told("two-requests-alike", denied, "Expired", late, [*sent, *twins])


SENTENCES: Final = {
    "content-type": 'the client sent the content type "text/html", and "image/png" is signed: browsers and HTTP libraries set their own; set the header to the signed value, or sign without ContentType',
    "form-sent": 'the client sent the content type "multipart/form-data; boundary=x", and "image/png" is signed: it sent a form with the file in it; send the file itself as the body (curl --upload-file, fetch with body: file), and not a form',
    "host": f'the server received the host "minio:9000", and "{HOST}" is signed: a proxy or client rewrote it; make the signer with the endpoint that the URL\'s user calls, and let the proxy pass the Host header on',
    "encoded-twice": 'the server received the path "/a%2520b", and "/a%20b" is signed: a client or proxy encoded it once more; give it the URL as it is, already encoded',
    "head": 'the server received "HEAD", and the URL is signed for PUT: send it with PUT, or sign it for "HEAD"',
    "secret": 'the server saw just what the URL says, so the secret is likely not the one of access key "AKIDEXAMPLE": check it for missing or stray characters',
    "expired": 'the URL has expired: sign a new one, with a longer expiry if it must live longer; it ended at "2026-07-19T08:30:23Z"; the server\'s clock says "2026-07-19T09:00:00Z"',
    "region": 'the signature is for another region than the server\'s: make the signer with the bucket\'s region; the server expects "us-east-1", and the signature is for "eu-north-1"',
    "unknown-key": "the server does not know the access key: it was deleted, is of another account or store, or is temporary (ASIA...) and its session token is missing",
    "form": 'the form does not meet a condition of its policy: send every field as it was signed; the condition is "[\\"eq\\", \\"$acl\\", \\"private\\"]"',
    "other": 'the server answered "Teapot" ("I am one"), which is not known here; its own documentation says what it means',
    "no-body": "the answer has no body, as that to every HEAD, and the URL is signed for PUT: send it with PUT, or sign HeadObject",
    "proxy-page": 'the answer is a page of HTML, and not an error of S3: it begins "<html><body>502 Bad Gateway</body></html>"; a proxy or login page before the store sent it, or the store has another interface at this host: check the endpoint',
    "no-signature": "the URL has no signature: use the one that the signer made, with its whole query",
    "html-url": "the URL is escaped for HTML or JSON: where it says &amp; or \\u0026 it must say &; take it as the signer gave it",
    "url-encoded-twice": "the URL was percent-encoded once more: where it says %252F it must say %2F; take it as the signer gave it",
}  # fmt: skip
_ENDED: Final = 'the URL has expired: sign a new one, with a longer expiry if it must live longer; it ended at "2026-07-19T08:30:23Z"'
SENTENCES.update(
    dict.fromkeys(
        ("with-head", "escaped", "sdk-line", "control-character", "two-requests-alike"), _ENDED
    )
)
SENTENCES.update(dict.fromkeys(("browser", "two-requests"), SENTENCES["content-type"]))


def vectors() -> Iterable[Json]:
    """The whole file."""
    for call in (*explained(), *diagnosed(), *denials()):
        yield call.to_json()
