"""Requests and forms as a server receives them: right ones, signed by our own
arithmetic, and each way in which one can be wrong.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from .call import NOW, Call
from .call_forms import DATE_TIME, form, signed
from .logical import LONG_LIVED, TEMPORARY, TIME
from .model import Json
from .signature import EMPTY_PAYLOAD, PAYLOAD, Pair, Signer, presign

HOST: Final = "harbour-logs.s3.eu-north-1.amazonaws.com"
OWNER: Final = Signer(
    LONG_LIVED["access_key_id"], LONG_LIVED["secret_access_key"], None, "eu-north-1"
)
GUEST: Final = Signer(
    TEMPORARY["access_key_id"],
    TEMPORARY["secret_access_key"],
    TEMPORARY["session_token"],
    "eu-north-1",
)
REGION: Final[list[Pair]] = [("region", "eu-north-1")]
SAFE_KEY: Final[list[Pair]] = [("require-safe-key", "true")]
# What a body of one byte would have.
OTHER_PAYLOAD: Final = hashlib.sha256(b"a").hexdigest()
STATED: Final = "X-Amz-Content-Sha256"
Change = Callable[[str], str]


def known(signer: Signer) -> list[Pair]:
    """The credentials that a server looked up."""
    pairs = [
        ("access-key-id", signer.access_key_id),
        ("secret-access-key", signer.secret_access_key),
    ]
    return [*pairs, *([("session-token", signer.session_token)] if signer.session_token else [])]


def received(
    name: str,
    code: str | None = None,
    *,
    signer: Signer = OWNER,
    method: str = "GET",
    headers: list[Pair] | None = None,
    sent: list[Pair] | None = None,
    sent_as: str | None = None,
    change: Change = lambda url: url,
    rules: list[Pair] | None = None,
    now: int = NOW,
    lifetime: int = 900,
    query: list[Pair] | None = None,
    payload: str = PAYLOAD,
    base: str = f"https://{HOST}/2026/a%20b.html",
    asked: Iterable[Pair] = (),
) -> Call:
    """A request that is signed, then changed, then judged."""
    host = base.split("/")[2]
    url, _ = presign(
        signer, method, base, TIME, lifetime, query or [], headers or [], payload=payload
    )
    given = sent if sent is not None else headers or []
    params = [
        ("method", sent_as or method),
        ("url", change(url)),
        *((f"header:{name}", value) for name, value in given),
    ]
    if not any(name == "header:host" for name, _ in params):
        params.append(("header:host", host))
    answer = [
        ("access-key-id", signer.access_key_id),
        ("signed-at", str(NOW)),
        ("expires-at", str(NOW + lifetime)),
        *sorted(
            (f"signed-header:{name}", value) for name, value in [("host", host), *(headers or [])]
        ),
        ("payload-hash", payload),
        *asked,
    ]
    chosen = rules if rules is not None else [*known(signer), *REGION]
    return Call(name, "verify_request", params, answer, code=code, rules=chosen, now=now)


def right() -> Iterator[Call]:
    """Requests that a server takes."""
    image = [("content-type", "image/png")]
    yield received("plain")
    yield received("header", method="PUT", headers=image)
    yield received(
        "other-case-of-names", method="PUT", headers=image, sent=[("Content-Type", "image/png")]
    )
    yield received("unsigned-header-of-the-sender", sent=[("user-agent", "x"), ("accept", "*/*")])
    yield received("session-token", signer=GUEST)
    yield received("last-second", now=NOW + 899)
    yield received("clock-ahead", now=NOW - 900)
    yield received("encoded-otherwise", change=lambda url: url.replace("a%20b", "%61%20b"))
    yield received(
        "long-life-allowed",
        lifetime=2_000_000,
        rules=[*known(OWNER), ("max-expires-in", "2000000")],
    )
    for where, hashed in [("open", PAYLOAD), ("empty", EMPTY_PAYLOAD), ("other", OTHER_PAYLOAD)]:
        stated = [(STATED, hashed)]
        lower = [(STATED.lower(), hashed)]
        yield received(f"payload-{where}-in-query", query=stated, payload=hashed)
        yield received(f"payload-{where}-in-header", headers=lower, payload=hashed)
        yield received(f"payload-{where}-in-both", query=stated, headers=lower, payload=hashed)
    yield received("one-second", lifetime=1)
    yield received("safe-key-of-a-request", rules=[*known(OWNER), *SAFE_KEY])
    target = f"https://{HOST}"
    yield received("target-alone", change=lambda url: url.removeprefix(target))
    url, _ = presign(GUEST, "GET", f"https://{HOST}/k", TIME, 60)
    claim = [
        ("access-key-id", GUEST.access_key_id),
        ("session-token", GUEST.session_token or ""),
        ("region", "eu-north-1"),
        ("service", "s3"),
    ]
    yield Call("claim", "read_request", [("method", "GET"), ("url", url)], claim)


def served(
    name: str,
    base: str,
    asked: list[Pair],
    *base_hosts: str,
    code: str | None = None,
    method: str = "GET",
    query: list[Pair] | None = None,
    headers: list[Pair] | None = None,
    more_rules: list[Pair] | None = None,
) -> Call:
    """A request to a server that says what it serves."""
    rules = [*known(OWNER), *(("base-host", host) for host in base_hosts), *(more_rules or [])]
    return received(
        name,
        code,
        method=method,
        base=base,
        query=query,
        headers=headers,
        rules=rules,
        asked=asked,
    )


def gateways() -> Iterator[Call]:
    """What a request asks for, by the addressing of the server that judges it."""
    photo = [("operation", "GetObject"), ("bucket", "photos"), ("key", "a/b c.jpg")]
    own = "s3.example.com"
    yield served("path", f"https://{own}/photos/a/b%20c.jpg", photo, own)
    yield served("host-of-one-label", "http://minio:9000/photos/a/b%20c.jpg", photo, "minio")
    yield served("no-base-host", f"https://{own}/photos/a/b%20c.jpg", [])
    twice = [("versionId", "1"), ("versionId", "2")]
    yield served("no-base-host-and-parameter-twice", f"https://{HOST}/k", [], query=twice)
    of_aws = [("operation", "GetObject"), ("bucket", "harbour-logs"), ("key", "k")]
    yield served("base-host-of-aws", f"https://{HOST}/k", of_aws, HOST.partition(".")[2])
    yield served("below-base-host", f"https://photos.{own}/a/b%20c.jpg", photo, own)
    yield served("base-host-with-port", f"http://photos.{own}:9000/a/b%20c.jpg", photo, f"{own}:80")
    yield served(
        "base-host-in-other-case", f"https://photos.{own}/a/b%20c.jpg", photo, "S3.Example.Com"
    )
    yield served(
        "longest-base-host", f"https://photos.{own}/a/b%20c.jpg", photo, "example.com", own
    )
    yield served("host-is-a-base", f"https://{own}/photos/a/b%20c.jpg", photo, "example.com", own)
    dotted = [("operation", "GetObject"), ("bucket", "a.photos"), ("key", "k")]
    yield served("dots-below-base-host", f"http://a.photos.{own}/k", dotted, own)
    malformed = "MalformedRequest"
    yield served("other-host", "https://photos.example.org/k", [], own, code=malformed)
    yield served("host-that-only-ends-so", f"https://photos{own}/k", [], own, code=malformed)
    yield served("base-host", f"https://{own}/photos/k", [], "https://a/b", code="InvalidOption")
    yield served("base-host-empty", f"https://{own}/photos/k", [], "", code="InvalidOption")
    prefix = [("unsigned-path-prefix", "/storage")]
    yield served("no-prefix", f"https://{own}/photos/k", [], own, code=malformed, more_rules=prefix)
    for name, path in {
        "key-not-utf-8": "/photos/%FF",
    }.items():
        yield served(name, f"https://{own}{path}", [], own, code=malformed)
    yield served(
        "parameter-twice",
        f"https://{own}/photos/k",
        [],
        own,
        code=malformed,
        query=[("versionId", "1"), ("versionId", "2")],
    )
    nameless: list[Pair] = [("bucket", "photos")]
    yield served("key-with-a-nul", f"https://{own}/photos/a%00", nameless, own)
    yield served("key-without-bucket", f"https://{own}//k", [("key", "k")], own)
    yield from operations(f"https://{own}/photos", own)


def operations(bucket: str, own: str) -> Iterator[Call]:
    """Operations by method, path, query and headers, with what only the server can check."""
    of_bucket: list[Pair] = [("bucket", "photos")]
    of_key = [*of_bucket, ("key", "k")]
    yield served("of-service", f"https://{own}/", [("operation", "ListBuckets")], own)
    listed = [("operation", "ListObjectsV2"), *of_bucket, ("parameter:Prefix", "a b/")]
    query = [("list-type", "2"), ("prefix", "a b/")]
    yield served("of-bucket", bucket, listed, own, query=query)
    version = [("operation", "GetObject"), *of_key, ("parameter:VersionId", "v/1")]
    yield served("version", f"{bucket}/k", version, own, query=[("versionId", "v/1")])
    part = [("operation", "UploadPart"), *of_key]
    part += [("parameter:PartNumber", "3"), ("parameter:UploadId", "u")]
    query = [("partNumber", "3"), ("uploadId", "u")]
    yield served("part", f"{bucket}/k", part, own, method="PUT", query=query)
    copy = [("operation", "CopyObject"), *of_key, ("parameter:CopySource", "a/b")]
    yield served(
        "copy", f"{bucket}/k", copy, own, method="PUT", headers=[("x-amz-copy-source", "a/b")]
    )
    yield served(
        "two-subresources", f"{bucket}/k", of_key, own, query=[("acl", ""), ("tagging", "")]
    )
    acl = [("operation", "GetObjectAcl"), *of_key]
    query = [("acl", ""), ("x-id", "GetObject")]
    yield served("operation-named-otherwise", f"{bucket}/k", acl, own, query=query)
    headers = [
        ("content-length", "5"),
        ("content-type", "text/plain"),
        ("if-none-match", "*"),
        ("x-amz-expected-bucket-owner", "123456789012"),
        ("x-amz-meta-note", "x"),
    ]
    upload = [
        ("operation", "PutObject"),
        *of_key,
        ("parameter:ContentLength", "5"),
        ("parameter:ContentType", "text/plain"),
        ("parameter:IfNoneMatch", "*"),
        ("parameter:Metadata:note", "x"),
        ("parameter:ExpectedBucketOwner", "123456789012"),
        ("check:content-length", "5"),
        ("check:if-none-match", "*"),
        ("check:x-amz-expected-bucket-owner", "123456789012"),
    ]
    yield served("to-check", f"{bucket}/k", upload, own, method="PUT", headers=headers)
    moved = [
        ("operation", "PutObject"),
        *of_key,
        ("parameter:ChecksumCRC32", "AAAAAA=="),
        ("check:x-amz-checksum-crc32", "AAAAAA=="),
    ]
    query = [("x-amz-checksum-crc32", "AAAAAA==")]
    yield served("checksum-in-the-query", f"{bucket}/k", moved, own, method="PUT", query=query)


# How S3 answers what a verifier refuses ("Error responses", S3 API reference), and 500 for what is
# not the request's fault.
ANSWERED: Final[dict[str, tuple[int, str]]] = {
    "MalformedRequest": (400, "AuthorizationQueryParametersError"),
    "UnknownAccessKey": (403, "InvalidAccessKeyId"),
    "RequestExpired": (403, "AccessDenied"),
    "RequestNotYetValid": (403, "AccessDenied"),
    "SignedHeaderMissing": (403, "SignatureDoesNotMatch"),
    "HeaderNotSigned": (403, "AccessDenied"),
    "WrongRegion": (400, "AuthorizationQueryParametersError"),
    "WrongService": (400, "AuthorizationQueryParametersError"),
    "SignatureMismatch": (403, "SignatureDoesNotMatch"),
    "SessionTokenMismatch": (400, "InvalidToken"),
    "CredentialsExpired": (400, "ExpiredToken"),
    "ExpiryOutOfRange": (400, "AuthorizationQueryParametersError"),
    "PolicyConditionFailed": (403, "AccessDenied"),
    "FieldWithoutCondition": (403, "AccessDenied"),
    "PayloadHashMismatch": (400, "XAmzContentSHA256Mismatch"),
    "PayloadHashNotStated": (403, "SignatureDoesNotMatch"),
    "AuthorizationBesideQuery": (400, "InvalidArgument"),
    "FormWithoutKey": (400, "InvalidArgument"),
    "PolicyWithoutBucket": (403, "AccessDenied"),
    "DuplicatePolicyName": (400, "InvalidPolicyDocument"),
    "UnsafeKey": (400, "InvalidRequest"),
    "InvalidOption": (500, "InternalError"),
    "Internal": (500, "InternalError"),
    "NoSuchCode": (500, "InternalError"),
}


def refused() -> Iterator[Call]:
    """How a server answers each refusal."""
    for code, (status, s3_code) in ANSWERED.items():
        answer = [("http-status", str(status)), ("s3-code", s3_code)]
        yield Call(f"of-{code}", "refusal", [("code", code)], answer)


def without(name: str) -> Change:
    """Without a parameter of the query."""

    def change(url: str) -> str:
        address, _, query = url.partition("?")
        kept = [pair for pair in query.split("&") if not pair.startswith(f"{name}=")]
        return f"{address}?{'&'.join(kept)}"

    return change


def upper_signature(url: str) -> str:
    """The signature in upper case."""
    head, name, signature = url.partition("X-Amz-Signature=")
    return head + name + signature.upper()


def wrong() -> Iterator[Call]:
    """Requests that a server refuses, each with its reason."""
    image = [("content-type", "image/png")]
    for name, change in {
        "no-signature": without("X-Amz-Signature"),
        "no-credential": without("X-Amz-Credential"),
        "no-expiry": without("X-Amz-Expires"),
        "no-date": without("X-Amz-Date"),
        "no-algorithm": without("X-Amz-Algorithm"),
        "no-signed-headers": without("X-Amz-SignedHeaders"),
        "twice": lambda url: f"{url}&X-Amz-Expires=900",
        "twice-encoded": lambda url: f"{url}&X-Amz-E%78pires=900",
        "no-number-of-seconds": lambda url: url.replace("Expires=900", "Expires=900s"),
        "half-a-second": lambda url: url.replace("Expires=900", "Expires=0.5"),
        "payload-twice": lambda url: f"{url}&{STATED}={PAYLOAD}&{STATED}={PAYLOAD}",
        "payload-of-no-kind": lambda url: f"{url}&{STATED}=e3b0",
        "lower-case-name": lambda url: url.replace("X-Amz-Date", "x-amz-date"),
        "broken-encoding": lambda url: url.replace("a%20b", "a%2"),
        "space": lambda url: url.replace("a%20b", "a b"),
        "fragment": lambda url: f"{url}#x",
        "other-scheme": lambda url: url.replace("https", "ftp"),
        "other-algorithm": lambda url: url.replace("HMAC-SHA256", "HMAC-MD5"),
        "other-day": lambda url: url.replace("Date=20260719", "Date=20260720"),
        "legacy-signature": lambda _: f"https://{HOST}/k?AWSAccessKeyId=A&Signature=b&Expires=1",
        "long": lambda url: url + "&x=" + "y" * 65536,
    }.items():
        yield received(name, "MalformedRequest", change=change)
    yield received("header-with-a-line-break", "MalformedRequest", sent=[("x-note", "a\nhost:b")])
    yield received("nobody", "UnknownAccessKey", rules=REGION)
    yield received(
        "token-without-secret", "UnknownAccessKey", rules=[("session-token", "x"), *REGION]
    )
    yield received("at-the-end", "RequestExpired", now=NOW + 900)
    yield received("no-life", "ExpiryOutOfRange", lifetime=0)
    yield received("negative-life", "ExpiryOutOfRange", lifetime=-900)
    yield received("endless-life", "ExpiryOutOfRange", lifetime=10**20)
    yield received(
        "no-life-whatever-the-limit",
        "ExpiryOutOfRange",
        lifetime=0,
        rules=[*known(OWNER), ("max-expires-in", "2000000")],
    )
    yield from wrong_payloads()
    for name, value in {"aws": "AWS4-HMAC-SHA256 Credential=x", "basic": "Basic eA=="}.items():
        sent = [("Authorization", value)]
        yield received(f"authorization-{name}", "AuthorizationBesideQuery", sent=sent)
    yield received(
        "authorization-signed",
        "AuthorizationBesideQuery",
        headers=[("authorization", "Basic eA==")],
    )
    yield received("tomorrow", "RequestNotYetValid", now=NOW - 901)
    yield received(
        "no-skew", "RequestNotYetValid", now=NOW - 1, rules=[*known(OWNER), ("clock-skew", "0")]
    )
    yield received("over-a-week", "ExpiryOutOfRange", lifetime=604_801)
    yield received("content-type", "SignedHeaderMissing", method="PUT", headers=image, sent=[])
    yield received(
        "empty-list",
        "SignedHeaderMissing",
        method="PUT",
        headers=[("x-amz-acl", "private")],
        sent=[],
    )
    yield received("acl", "HeaderNotSigned", sent=[("x-amz-acl", "public-read")])
    yield received("metadata", "HeaderNotSigned", sent=[("X-Amz-Meta-A", "b")])
    yield received("region", "WrongRegion", rules=[*known(OWNER), ("region", "us-east-1")])
    yield received("region-case", "WrongRegion", rules=[*known(OWNER), ("region", "EU-NORTH-1")])
    yield received("service", "WrongService", rules=[*known(OWNER), ("service", "s3-outposts")])
    yield received(
        "service-of-url", "WrongService", change=lambda url: url.replace("%2Fs3%2F", "%2Fsts%2F")
    )
    mismatch = "SignatureMismatch"
    yield received("method", mismatch, sent_as="DELETE")
    yield received("key", mismatch, change=lambda url: url.replace("a%20b", "a%20c"))
    yield received("dot-segment", mismatch, change=lambda url: url.replace("/a%20b", "/./a%20b"))
    yield received("double-slash", mismatch, change=lambda url: url.replace("/a%20b", "//a%20b"))
    yield received("query", mismatch, change=lambda url: f"{url}&versionId=1")
    yield received("host", mismatch, sent=[("host", "harbour-log.s3.eu-north-1.amazonaws.com")])
    yield received(
        "header", mismatch, method="PUT", headers=image, sent=[("content-type", "text/html")]
    )
    yield received("header-twice", mismatch, method="PUT", headers=image, sent=[*image, *image])
    yield received("upper-case", mismatch, change=upper_signature)
    yield received(
        "other-secret",
        mismatch,
        rules=[("access-key-id", OWNER.access_key_id), ("secret-access-key", "x")],
    )
    token = "SessionTokenMismatch"
    yield received("missing", token, rules=known(GUEST)[:2], signer=GUEST)
    yield received(
        "stale", token, rules=[*known(GUEST)[:2], ("session-token", "old")], signer=GUEST
    )
    yield received("not-sent", token, rules=[*known(OWNER), ("session-token", "t")])
    ended = [*known(OWNER), ("credentials-expiration", "2026-07-19T08:15:23Z")]
    yield received("verifier", "CredentialsExpired", rules=ended)
    yield received("verifier", "UnknownOption", rules=[*known(OWNER), ("regoin", "x")])
    yield received("verifier-service", "InvalidOption", rules=[*known(OWNER), ("service", "ec2")])


def wrong_payloads() -> Iterator[Call]:
    """Requests whose signature covers another payload hash than they state."""
    mismatch = "PayloadHashMismatch"
    for name, stated, hashed in [
        ("other-for-open", OTHER_PAYLOAD, PAYLOAD),
        ("other-for-empty", OTHER_PAYLOAD, EMPTY_PAYLOAD),
        ("empty-for-open", EMPTY_PAYLOAD, PAYLOAD),
        ("open-for-empty", PAYLOAD, EMPTY_PAYLOAD),
    ]:
        query, header = [(STATED, stated)], [(STATED.lower(), stated)]
        yield received(f"{name}-in-query", mismatch, query=query, payload=hashed)
        yield received(f"{name}-in-header", mismatch, headers=header, payload=hashed)
        yield received(
            f"{name}-in-one-of-both",
            mismatch,
            query=query,
            headers=[(STATED.lower(), hashed)],
            payload=hashed,
        )
    yield received("empty", "PayloadHashNotStated", payload=EMPTY_PAYLOAD)
    yield received("payload-of-nobody", "SignatureMismatch", payload=OTHER_PAYLOAD)


def posted(
    name: str,
    code: str | None = None,
    *,
    changes: dict[str, str | None] | None = None,
    bucket: str = "harbour-logs",
    size: int | None = 500,
    file_name: str | None = "cat.png",
    now: int = NOW,
    more_rules: list[Pair] | None = None,
) -> Call:
    """A form that is signed, then filled in and changed, then judged."""
    params: list[Pair] = [
        ("key", "u/42/${filename}"),
        ("acl", "private"),
        ("starts-with:Content-Type", "image/"),
        ("min-content-length", "1"),
        ("max-content-length", "1000"),
    ]
    made = form(
        name,
        params,
        [("key", "u/42/${filename}"), ("acl", "private")],
        [
            ["starts-with", "$key", "u/42/"],
            {"acl": "private"},
            ["starts-with", "$Content-Type", "image/"],
            ["content-length-range", 1, 1000],
        ],
    )
    fields: dict[str, str | None] = {
        name.removeprefix("field:"): value
        for name, value in made.answer
        if name.startswith("field:")
    }
    fields |= {"Content-Type": "image/png"} | (changes or {})
    sent = [("bucket", bucket), *((f"field:{n}", v) for n, v in fields.items() if v is not None)]
    if size is not None:
        sent.append(("content-length", str(size)))
    if file_name is not None:
        sent.append(("file-name", file_name))
    answer = [
        ("access-key-id", OWNER.access_key_id),
        ("signed-at", str(NOW)),
        ("expires-at", str(NOW + 900)),
        ("min-content-length", "1"),
        ("max-content-length", "1000"),
    ]
    rules = [*known(OWNER), *REGION, *(more_rules or [])]
    return Call(name, "verify_form", sent, answer, code=code, rules=rules, now=now)


def policed(
    name: str,
    code: str | None,
    *conditions: str,
    expiration: str = "2026-07-19T08:30:23Z",
    more: str = "",
    fields: Iterable[Pair] = (("key", "k"),),
) -> Call:
    """A form whose policy is written by hand, and signed whatever it says."""
    own = [
        ("x-amz-algorithm", "AWS4-HMAC-SHA256"),
        ("x-amz-credential", f"{OWNER.access_key_id}/{DATE_TIME[:8]}/eu-north-1/s3/aws4_request"),
        ("x-amz-date", DATE_TIME),
    ]
    listed = ",".join([*conditions, *(json.dumps({name: value}) for name, value in own)])
    policy = f'{{"expiration":"{expiration}","conditions":[{listed}]{more}}}'
    sent = [*own, *signed(policy, OWNER.secret_access_key), *fields]
    params = [("bucket", "harbour-logs"), *((f"field:{name}", value) for name, value in sent)]
    answer = [
        ("access-key-id", OWNER.access_key_id),
        ("signed-at", str(NOW)),
        ("expires-at", str(NOW + 900)),
    ]
    return Call(name, "verify_form", params, answer, code=code, rules=known(OWNER))


def policies() -> Iterator[Call]:
    """Forms with policies that no careful signer writes."""
    bucket, any_key = '{"bucket":"harbour-logs"}', '["starts-with","$key",""]'
    yield policed("policy-by-hand", None, bucket, any_key)
    yield policed("policy-in-other-case", None, '["EQ","$Bucket","harbour-logs"]', '{"Key":"k"}')
    yield policed("policy-with-a-condition-twice", None, bucket, bucket, any_key)
    for name, condition in {
        "any": '["starts-with","$bucket",""]',
        "prefix": '["starts-with","$bucket","harbour"]',
    }.items():
        yield policed(name, "PolicyWithoutBucket", condition, any_key)
    yield policed("none", "PolicyWithoutBucket", any_key)
    yield policed("none-and-no-condition-met", "PolicyWithoutBucket", '{"key":"other"}')
    yield policed("no-key", "FormWithoutKey", bucket, any_key, fields=[])
    yield policed("empty-key", "FormWithoutKey", bucket, any_key, fields=[("key", "")])
    yield policed("no-key-and-no-condition", "FormWithoutKey", bucket, fields=[])
    twice = "DuplicatePolicyName"
    yield policed("condition", twice, bucket, '{"key":"k","key":"other"}')
    yield policed("condition-encoded", twice, bucket, '{"key":"k","k\\u0065y":"other"}')
    yield policed("conditions", twice, bucket, any_key, more=',"conditions":[]')
    yield policed("expiration", twice, bucket, any_key, more=',"expiration":"2036-07-19T08:30:23Z"')
    yield policed("unused", twice, bucket, any_key, more=',"x":[{"y":1,"y":2}]')
    malformed = "MalformedRequest"
    yield policed("policy-condition", malformed, bucket, any_key, '["ends-with","$key","k"]')
    yield policed("policy-expiration", malformed, bucket, any_key, expiration="tomorrow")
    life = "ExpiryOutOfRange"
    yield policed("form-no-life", life, bucket, any_key, expiration="2026-07-19T08:15:23Z")
    yield policed("form-of-the-past", life, bucket, any_key, expiration="2025-07-19T08:15:23Z")
    yield policed("form-over-a-week", life, bucket, any_key, expiration="2026-07-26T08:15:24Z")


def safe_keys() -> Iterator[Call]:
    """Forms of which the server asks for a safe key."""
    yield posted("safe-key", more_rules=SAFE_KEY)
    yield posted("safe-folder", changes={"key": "u/42/folder/"}, more_rules=SAFE_KEY)
    yield posted("safe-dots", changes={"key": "u/42/a..b/..."}, more_rules=SAFE_KEY)
    for name, key in {
        "dot-dot": "u/42/../7/cat.png",
        "dot": "u/42/./cat.png",
        "dot-dot-at-the-end": "u/42/..",
        "empty-segment": "u/42//cat.png",
        "backslash": "u/42/..\\cat.png",
        "line-break": "u/42/cat\n.png",
    }.items():
        yield posted(f"key-with-{name}", changes={"key": key})
        yield posted(name, "UnsafeKey", changes={"key": key}, more_rules=SAFE_KEY)
    yield posted("file-name-unknown", "UnsafeKey", file_name=None, more_rules=SAFE_KEY)
    yield posted("file-name-of-dots", "UnsafeKey", file_name="/..", more_rules=SAFE_KEY)
    yield posted("not-asked", more_rules=[("require-safe-key", "false")], file_name="..")
    yield posted("safe-key", "InvalidOption", more_rules=[("require-safe-key", "yes")])


def forms() -> Iterator[Call]:
    """Forms that a server takes, and those that it refuses."""
    yield posted("plain")
    yield posted("size-unknown", size=None)
    yield posted("chosen-key", changes={"key": "u/42/other"}, file_name=None)
    yield posted("path-of-a-file", file_name="C:\\pictures\\cat.png")
    yield posted("list-of-types", changes={"Content-Type": "image/png, image/gif"})
    yield posted("ignored-field", changes={"x-ignore-me": "x"})
    failed = "PolicyConditionFailed"
    yield posted("no-type", failed, changes={"Content-Type": None})
    yield posted("type", failed, changes={"Content-Type": "text/html"})
    yield posted("one-type-of-a-list", failed, changes={"Content-Type": "image/png,text/html"})
    yield posted("key", failed, changes={"key": "u/43/${filename}"})
    yield posted("acl", failed, changes={"acl": "public-read"})
    yield posted("too-small", failed, size=0)
    yield posted("too-large", failed, size=1001)
    yield posted("bucket", failed, bucket="other-logs")
    yield posted("metadata", "FieldWithoutCondition", changes={"x-amz-meta-a": "b"})
    yield posted(
        "redirect", "FieldWithoutCondition", changes={"success_action_redirect": "https://h/"}
    )
    yield posted("form-signature", "SignatureMismatch", changes={"x-amz-signature": "0" * 64})
    yield posted("form-policy", "SignatureMismatch", changes={"policy": "e30="})
    yield posted("form-no-policy", "MalformedRequest", changes={"policy": None})
    yield posted("form-no-date", "MalformedRequest", changes={"x-amz-date": None})
    yield posted("form-field-twice", "MalformedRequest", changes={"ACL": "private"})
    yield posted(
        "form-file-name",
        "MalformedRequest",
        changes={"x-ignore-names": "${filename}" * 1000},
        file_name="n" * 1000,
    )
    yield posted("form-long", "MalformedRequest", changes={"x-ignore-me": "x" * 65536})
    yield posted("form-credential", "MalformedRequest", changes={"x-amz-credential": "AKIA"})
    yield posted("form", "RequestExpired", now=NOW + 900)
    yield posted("form-clock-ahead", now=NOW - 900)
    yield posted("form-tomorrow", "RequestNotYetValid", now=NOW - 901)
    plain = posted("claim")
    claim = [
        ("access-key-id", OWNER.access_key_id),
        ("region", "eu-north-1"),
        ("service", "s3"),
        ("key", "u/42/cat.png"),
    ]
    yield Call("claim", "read_form", plain.params, claim)


def vectors() -> Iterable[Json]:
    """The whole file."""
    for call in (*right(), *gateways(), *refused(), *wrong(), *forms(), *policies(), *safe_keys()):
        yield call.to_json()
