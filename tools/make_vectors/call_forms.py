"""Upload forms: what they must hold, made from the documentation of POST policies with
the standard library alone, and what no form may ask for.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

from .call import NOW, SIGNER, Call
from .inputs_parameters import SHA256
from .logical import TEMPORARY
from .model import Json
from .signature import Pair

BUCKET: Final = "harbour-logs"
URL: Final = "https://harbour-logs.s3.eu-north-1.amazonaws.com/"
DATE_TIME: Final = "20260719T081523Z"
SECOND: Final = "%Y-%m-%dT%H:%M:%SZ"
UNBOUNDED: Final = (
    "warning:UnboundedUpload",
    'whoever has the form can upload files of up to 5 GiB; pass "max-content-length" to bound them',
)


def form(
    name: str,
    params: list[Pair],
    fields: list[Pair],
    conditions: list[Json | list[object]],
    *,
    credentials: Json | None = None,
    lifetime: int = 900,
    warnings: Iterable[Pair] = (),
) -> Call:
    """A form with its fields and conditions beside those of the signature."""
    signer = {**SIGNER, **(credentials or {})}
    scope = f"{DATE_TIME[:8]}/eu-north-1/s3/aws4_request"
    own = [
        ("x-amz-algorithm", "AWS4-HMAC-SHA256"),
        ("x-amz-credential", f"{signer['access_key_id']}/{scope}"),
        ("x-amz-date", DATE_TIME),
    ]
    if signer.get("session_token"):
        own.append(("x-amz-security-token", signer["session_token"]))
    document = {
        "conditions": [{"bucket": BUCKET}, *conditions, *({name: value} for name, value in own)],
        "expiration": datetime.fromtimestamp(NOW + lifetime, UTC).strftime(SECOND),
    }
    policy = json.dumps(document, separators=(",", ":"))
    encoded = base64.b64encode(policy.encode()).decode()
    key = f"AWS4{signer['secret_access_key']}".encode()
    for part in [*scope.split("/"), encoded]:
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    sent = [*fields, *own, ("policy", encoded), ("x-amz-signature", key.hex())]
    curl = " ".join(f"--form-string {quoted(f'{name}={value}')}" for name, value in sent)
    answer = [
        ("url", URL),
        ("method", "POST"),
        *((f"field:{name}", value) for name, value in sent),
        ("policy", policy),
        ("signed-at", str(NOW)),
        ("expires-at", str(NOW + lifetime)),
        ("limited-by", "request"),
        *warnings,
        ("curl", f"curl {curl} --form file=@- {quoted(URL)}"),
    ]
    return Call(name, "presign_post", [("bucket", BUCKET), *params], answer, signer=signer)


def quoted(text: str) -> str:
    """Quoted for a POSIX shell."""
    return "'" + text.replace("'", "'\\''") + "'"


def forms() -> Iterator[Call]:
    """Right ones."""
    bound: list[Pair] = [("max-content-length", "1000")]
    size: list[Json | list[object]] = [["content-length-range", 0, 1000]]
    key = [("key", "a/b.png")]
    exact: list[Json | list[object]] = [{"key": "a/b.png"}]
    yield form("unbounded", key, key, exact, warnings=[UNBOUNDED])
    yield form("bounded", [*key, *bound], key, [*exact, *size])
    token = {name: TEMPORARY[name] for name in TEMPORARY}
    yield form("session-token", [*key, *bound], key, [*exact, *size], credentials=token)
    yield form(
        "life", [*key, *bound, ("expires-in", "604800")], key, [*exact, *size], lifetime=604_800
    )
    prefix = [("key", "u/é/${filename}")]
    starts: list[Json | list[object]] = [["starts-with", "$key", "u/é/"]]
    yield form("file-name", [*prefix, *bound], prefix, [*starts, *size])
    yield form("prefix", [("starts-with:key", "u/é/"), *bound], prefix, [*starts, *size])
    for number, spelling in enumerate(
        ("content_type", "ContentType", "Content-Type", "CONTENT-type")
    ):
        yield form(
            f"spelling-{number}",
            [*key, (spelling, "image/png"), *bound],
            [*key, ("Content-Type", "image/png")],
            [*exact, {"Content-Type": "image/png"}, *size],
        )
    named: list[tuple[str, str, str, str]] = [
        ("ACL", "private", "acl", "private"),
        ("StorageClass", "STANDARD_IA", "x-amz-storage-class", "STANDARD_IA"),
        ("Metadata:Owner", "ada", "x-amz-meta-owner", "ada"),
        ("x-amz-meta-title", "naïve \U0001f600 'q'", "x-amz-meta-title", "naïve \U0001f600 'q'"),
        ("Expires", "2026-08-01T00:00:00Z", "Expires", "Sat, 01 Aug 2026 00:00:00 GMT"),
        ("ChecksumSHA256", SHA256, "x-amz-checksum-sha256", SHA256),
        ("successActionStatus", "201", "success_action_status", "201"),
        (
            "tagging",
            "a=b&c=d+e",
            "tagging",
            "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag>"
            "<Tag><Key>c</Key><Value>d e</Value></Tag></TagSet></Tagging>",
        ),
        ("BucketKeyEnabled", "True", "x-amz-server-side-encryption-bucket-key-enabled", "true"),
    ]
    for given, value, name, sent in named:
        yield form(
            f"field-{name}",
            [*key, (given, value), *bound],
            [*key, (name, sent)],
            [*exact, {name: sent}, *size],
        )
    yield form(
        "default-that-may-change",
        [*key, ("Content-Type", "image/png"), ("starts-with:content_type", "image/"), *bound],
        [*key, ("Content-Type", "image/png")],
        [*exact, ["starts-with", "$Content-Type", "image/"], *size],
    )
    yield form(
        "any-tag",
        [*key, ("starts-with:x-amz-meta-tag", ""), *bound],
        key,
        [*exact, ["starts-with", "$x-amz-meta-tag", ""], *size],
    )
    yield form(
        "ignored-field", [*key, ("x-ignore-button", "Go"), *bound], [*key, ("x-ignore-button", "Go")],
        [*exact, *size],
    )  # fmt: skip


WRONG: Final[dict[str, dict[str, list[Pair]]]] = {
    "MissingOption": {"form-key": [("bucket", BUCKET)], "form-bucket": [("key", "k")]},
    "DuplicateOption": {"form-key": [("bucket", BUCKET), ("key", "k"), ("key", "k")]},
    "InvalidOption": {
        "form-size": [("bucket", BUCKET), ("key", "k"), ("max-content-length", "1 MB")],
        "form-expiry": [("bucket", BUCKET), ("key", "k"), ("expires-in", "soon")],
        "form-window": [("bucket", BUCKET), ("key", "k"), ("stable-for", "0")],
    },
    "ExpiryOutOfRange": {
        "form-week": [("bucket", BUCKET), ("key", "k"), ("expires-in", "604801")],
        "form-none": [("bucket", BUCKET), ("key", "k"), ("expires-in", "0")],
    },
    "InvalidKey": {
        "form-empty": [("bucket", BUCKET), ("key", "")],
        "form-long": [("bucket", BUCKET), ("key", "k" * 1025)],
    },
    "FormNotSupported": {
        "multi-region": [
            ("bucket", "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap"),
            ("key", "k"),
        ],
        "outposts": [
            (
                "bucket",
                "arn:aws:s3-outposts:eu-north-1:123456789012:outpost/op-01234567890123456/accesspoint/a",
            ),
            ("key", "k"),
        ],
    },
    "UnknownFormField": {
        "misspelt": [("bucket", BUCKET), ("key", "k"), ("content-typ", "image/png")],
        "dollar": [("bucket", BUCKET), ("key", "k"), ("starts-with:$acl", "")],
        "button": [("bucket", BUCKET), ("key", "k"), ("submit", "Go")],
    },
    "InvalidFormField": {
        "content-length": [("bucket", BUCKET), ("key", "k"), ("starts-with:Content-Length", "")],
        "overwrite": [("bucket", BUCKET), ("key", "k"), ("if-none-match", "*")],
        "policy": [("bucket", BUCKET), ("key", "k"), ("Policy", "x")],
        "token": [("bucket", BUCKET), ("key", "k"), ("x-amz-security-token", "x")],
        "status": [("bucket", BUCKET), ("key", "k"), ("success_action_status", "302")],
        "redirect": [("bucket", BUCKET), ("key", "k"), ("success_action_redirect", "/done")],
        "encryption-key": [("bucket", BUCKET), ("key", "k"), ("sse_customer_key", "k" * 32)],
        "line-break": [("bucket", BUCKET), ("key", "k"), ("acl", "private\r\nx")],
        "tagging": [("bucket", BUCKET), ("key", "k"), ("tagging", "=x")],
    },
    "DuplicateFormField": {
        "spellings": [("bucket", BUCKET), ("key", "k"), ("acl", "private"), ("x-amz-acl", "private"), ("ACL", "a")],
        "conditions": [("bucket", BUCKET), ("key", "k"), ("starts-with:acl", ""), ("starts-with:ACL", "p")],
    },
    "InvalidCondition": {
        "status": [("bucket", BUCKET), ("key", "k"), ("starts-with:success_action_status", "2")],
        "own-key": [("bucket", BUCKET), ("key", "k"), ("starts-with:key", "u/")],
        "own-field": [("bucket", BUCKET), ("key", "k"), ("acl", "private"), ("starts-with:acl", "public")],
    },
    "InvalidContentLengthRange": {
        "upside-down": [("bucket", BUCKET), ("key", "k"), ("min-content-length", "2"), ("max-content-length", "1")],
        "negative": [("bucket", BUCKET), ("key", "k"), ("min-content-length", "-1")],
        "beyond-one-upload": [("bucket", BUCKET), ("key", "k"), ("max-content-length", "5368709121")],
    },
    "FormTooLarge": {
        "field": [("bucket", BUCKET), ("key", "k"), ("Cache-Control", "x" * 9000)],
        "condition": [("bucket", BUCKET), ("key", "k"), ("starts-with:Cache-Control", "x" * 16000)],
    },
    "MetadataTooLarge": {
        "form": [("bucket", BUCKET), ("key", "k"), ("x-amz-meta-a", "x" * 2048)],
    },
    "InvalidChecksum": {"form": [("bucket", BUCKET), ("key", "k"), ("ChecksumSHA256", "abc")]},
}  # fmt: skip


def vectors() -> Iterable[Json]:
    """The whole file."""
    for call in forms():
        yield call.to_json()
    for code, named in WRONG.items():
        for name, params in named.items():
            yield Call(name, "presign_post", params, code=code, signer=SIGNER).to_json()
