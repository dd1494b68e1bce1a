"""Upload forms: what they must hold, made from the documentation of POST policies with
the standard library alone, and what no form may ask for.
"""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

from .call import NOW, SIGNER, Call, clocked
from .inputs_parameters import SHA256
from .logical import TEMPORARY
from .model import Json
from .signature import Pair

BUCKET: Final = "harbour-logs"
URL: Final = "https://harbour-logs.s3.eu-north-1.amazonaws.com/"
KMS_KEY: Final = "arn:aws:kms:eu-north-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
MD5: Final = base64.b64encode(bytes(16)).decode()
# As many bytes as each algorithm's digest has.
CHECKSUMS: Final = {
    name: base64.b64encode(bytes(length)).decode()
    for name, length in {
        "CRC32": 4, "CRC32C": 4, "CRC64NVME": 8, "MD5": 16, "SHA1": 20, "SHA512": 64,
        "XXHASH3": 8, "XXHASH64": 8, "XXHASH128": 16,
    }.items()
}  # fmt: skip
DATE_TIME: Final = "20260719T081523Z"
SECOND: Final = "%Y-%m-%dT%H:%M:%SZ"
INSECURE: Final = (
    "warning:InsecureEndpoint",
    "the URL is for http: whoever sees the traffic can use it and read what it carries; use https",
)
UNBOUNDED: Final = (
    "warning:UnboundedUpload",
    'whoever has the form can upload files of up to 5 GiB; pass "max-content-length" to bound them',
)

ACL: Final = (
    "warning:AclMayBeRefused",
    "an ACL needs s3:PutObjectAcl besides, and where ownership is enforced, as in new buckets, it is refused whatever policies allow (AccessControlListNotSupported); leave it out unless the bucket is known to take it",
)


def form(
    name: str,
    params: list[Pair],
    fields: list[Pair],
    conditions: list[Json | list[object]],
    *,
    options: Json | None = None,
    bucket: str = BUCKET,
    url: str = URL,
    lifetime: int = 900,
    warnings: Iterable[Pair] = (),
    scope: Iterable[Pair] = (),
) -> Call:
    """A form with its fields and conditions beside those of the signature."""
    signer = {**SIGNER, **(options or {})}
    signed_for = f"{DATE_TIME[:8]}/eu-north-1/s3/aws4_request"
    own = [
        ("x-amz-algorithm", "AWS4-HMAC-SHA256"),
        ("x-amz-credential", f"{signer['access_key_id']}/{signed_for}"),
        ("x-amz-date", DATE_TIME),
    ]
    if signer.get("session_token"):
        own.append(("x-amz-security-token", signer["session_token"]))
    document = {
        "conditions": [{"bucket": bucket}, *conditions, *({name: value} for name, value in own)],
        "expiration": datetime.fromtimestamp(NOW + lifetime, UTC).strftime(SECOND),
    }
    policy = json.dumps(document, separators=(",", ":"))
    sent = [*fields, *own, *signed(policy, signer["secret_access_key"])]
    curl = [f"--form-string {quoted(f'{name}={value}')}" for name, value in sent]
    curl += [
        f"--form-string {quoted(f'{name}=')}{hint}" for name, hint in asked_for(sent, conditions)
    ]
    answer = [
        ("url", url),
        ("method", "POST"),
        *((f"field:{name}", value) for name, value in sent),
        ("policy", policy),
        ("signed-at", str(NOW)),
        ("expires-at", str(NOW + lifetime)),
        ("limited-by", "request"),
        *warnings,
        ("curl", f"curl {' '.join(curl)} --form file=@- {quoted(url)}"),
    ]
    asked = [("bucket", bucket), *params]
    if scope:
        asked = clocked(asked)
    return Call(name, "presign_post", asked, answer, signer=signer, scope=scope)


def signed(policy: str, secret_access_key: str) -> list[Pair]:
    """The fields of a policy and its signature, whatever the policy says."""
    encoded = base64.b64encode(policy.encode()).decode()
    key = f"AWS4{secret_access_key}".encode()
    for part in [DATE_TIME[:8], "eu-north-1", "s3", "aws4_request", encoded]:
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return [("policy", encoded), ("x-amz-signature", key.hex())]


def asked_for(sent: list[Pair], conditions: list[Json | list[object]]) -> Iterator[Pair]:
    """The fields that a policy leaves to the sender, and the variable that a shell asks for."""
    given = {name.lower() for name, _ in sent}
    for condition in conditions:
        match condition:
            case ["starts-with", str(field), str(prefix)] if field[1:].lower() not in given:
                variable = re.sub("[^A-Z0-9]", "_", field[1:].upper())
                plain = re.fullmatch("[A-Za-z0-9/._+-]*", prefix)
                begins = prefix if plain else "as the policy asks"
                hint = f"set it to what begins {'with ' if plain else ''}{begins}"
                yield field[1:], f'"${{{variable}:?{hint if prefix else "set it"}}}"'


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
    yield form("session-token", [*key, *bound], key, [*exact, *size], options=token)
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
        ("ServerSideEncryption", "aws:kms", "x-amz-server-side-encryption", "aws:kms"),
        ("SSEKMSKeyId", KMS_KEY, "x-amz-server-side-encryption-aws-kms-key-id", KMS_KEY),
        ("SSEKMSEncryptionContext", "e30=", "x-amz-server-side-encryption-context", "e30="),
        (
            "SuccessActionRedirect",
            "https://app.example.com/done?to=a&b",
            "success_action_redirect",
            "https://app.example.com/done?to=a&b",
        ),
        ("cacheControl", "max-age=60", "Cache-Control", "max-age=60"),
        (
            "Content-Disposition",
            'inline; filename="a"',
            "Content-Disposition",
            'inline; filename="a"',
        ),
        ("content_encoding", "gzip", "Content-Encoding", "gzip"),
        ("content-md5", MD5, "Content-MD5", MD5),
        (
            "WebsiteRedirectLocation",
            "/other",
            "x-amz-website-redirect-location",
            "/other",
        ),
        ("ObjectLockMode", "GOVERNANCE", "x-amz-object-lock-mode", "GOVERNANCE"),
        ("x-amz-acl", "private", "x-amz-acl", "private"),
        *(
            (f"Checksum{name}", value, f"x-amz-checksum-{name.lower()}", value)
            for name, value in CHECKSUMS.items()
        ),
    ]
    for given, value, name, sent in named:
        yield form(
            f"field-{name}",
            [*key, (given, value), *bound],
            [*key, (name, sent)],
            [*exact, {name: sent}, *size],
            warnings=[ACL] if name in ("acl", "x-amz-acl") else [],
        )
    own_key = ("algorithm", "key", "key-MD5")
    for number, spelling in enumerate(
        ("SSECustomer{}", "x-amz-server-side-encryption-customer-{}")
    ):
        names = [
            spelling.format(part if number else part.title().replace("-Md5", "MD5"))
            for part in own_key
        ]
        left_open: list[Json | list[object]] = [
            ["starts-with", f"$x-amz-server-side-encryption-customer-{part.lower()}", ""]
            for part in own_key
        ]
        yield form(
            f"key-of-the-sender-{number}",
            [*key, *((f"starts-with:{name}", "") for name in names), *bound],
            key,
            [*exact, *left_open, *size],
        )
    crc32 = ("x-amz-checksum-algorithm", "CRC32")
    yield form(
        "checksum-of-the-sender",
        [*key, ("ChecksumAlgorithm", "CRC32"), ("starts-with:ChecksumCRC32", ""), *bound],
        [*key, crc32],
        [*exact, dict([crc32]), ["starts-with", "$x-amz-checksum-crc32", ""], *size],
    )
    yield from elsewhere(key, bound, exact, size)
    yield form(
        "value-and-beginning",
        [*key, ("Content-Type", "image/png"), ("starts-with:content_type", "image/"), *bound],
        [*key, ("Content-Type", "image/png")],
        [*exact, {"Content-Type": "image/png"}, ["starts-with", "$Content-Type", "image/"], *size],
    )
    yield form(
        "key-and-beginning",
        [*key, ("starts-with:key", "a/"), *bound],
        key,
        [*exact, ["starts-with", "$key", "a/"], *size],
    )
    yield form(
        "file-name-and-beginning",
        [*prefix, ("starts-with:key", "u/"), *bound],
        prefix,
        [*starts, ["starts-with", "$key", "u/"], *size],
    )
    yield form(
        "beginning-alone",
        [*key, ("starts-with:content_type", "image/"), *bound],
        key,
        [*exact, ["starts-with", "$Content-Type", "image/"], *size],
    )
    for name, clock in (("seconds", str(NOW)), ("instant", "2026-07-19T08:15:23Z"), ("past", "0")):
        yield form(f"unscoped-clock-{name}", [*key, ("clock", clock), *bound], key, [*exact, *size])
    yield form(
        "unscoped-open-key", [*prefix, ("allow-open-key", "true"), *bound], prefix, [*starts, *size]
    )
    yield from within_scopes(key, bound, exact, size)
    yield form(
        "any-tag",
        [*key, ("starts-with:x-amz-meta-tag", ""), *bound],
        key,
        [*exact, ["starts-with", "$x-amz-meta-tag", ""], *size],
    )
    yield form(
        "tag-of-odd-beginning",
        [*key, ("starts-with:x-amz-meta-tag", "it's ${a}"), *bound],
        key,
        [*exact, ["starts-with", "$x-amz-meta-tag", "it's ${a}"], *size],
    )
    yield form(
        "own-field",
        [*key, ("own-fields:clock", "12"), ("ownStartsWith:user[name]", ""), *bound],
        [*key, ("clock", "12")],
        [*exact, {"clock": "12"}, ["starts-with", "$user[name]", ""], *size],
    )
    yield form(
        "own-value-and-beginning",
        [*key, ("own_fields:Album", "u/7"), ("own-starts-with:album", "u/"), *bound],
        [*key, ("Album", "u/7")],
        [*exact, {"Album": "u/7"}, ["starts-with", "$Album", "u/"], *size],
    )
    yield form(
        "old-redirect",
        [*key, ("redirect", "https://h.example/done"), *bound],
        [*key, ("redirect", "https://h.example/done")],
        [*exact, {"redirect": "https://h.example/done"}, *size],
    )
    yield form(
        "old-redirect-beginning",
        [*key, ("starts-with:Redirect", "https://h.example/"), *bound],
        key,
        [*exact, ["starts-with", "$redirect", "https://h.example/"], *size],
    )
    yield form(
        "ignored-field", [*key, ("x-ignore-button", "Go"), *bound], [*key, ("x-ignore-button", "Go")],
        [*exact, *size],
    )  # fmt: skip


SCOPE: Final[list[Pair]] = [("bucket", BUCKET), ("operations", "PutObject")]
PREFIX: Final[Pair] = ("key-prefix", "u/")
OPEN_KEY: Final = (
    "warning:OpenKey",
    "the sender's file names the end of the key, and some stores resolve .. in it, which leads out of "
    'the signer\'s scope; sign an exact key, or pass "allow-open-key" if the store takes keys as they are',
)


def within_scopes(
    key: list[Pair],
    bound: list[Pair],
    exact: list[Json | list[object]],
    size: list[Json | list[object]],
) -> Iterator[Call]:
    """Forms of a signer that is confined."""
    yield form("scoped", [*key, *bound], key, [*exact, *size], scope=SCOPE)
    file = [("key", "u/a/${filename}.png")]
    starts: list[Json | list[object]] = [["starts-with", "$key", "u/a/"]]
    scope = [*SCOPE, PREFIX]
    yield form(
        "scoped-file-name",
        [*file, *bound],
        file,
        [*starts, *size],
        scope=scope,
        warnings=[OPEN_KEY],
    )
    allowed = ("allow-open-key", "true")
    yield form("scoped-open-key", [*file, allowed, *bound], file, [*starts, *size], scope=scope)
    anywhere = [("key", "${filename}")]
    everything: list[Json | list[object]] = [["starts-with", "$key", ""]]
    for name, params in (("file-name", anywhere), ("beginning", [("starts-with:key", "")])):
        yield form(
            f"scoped-any-{name}",
            [*params, *bound],
            anywhere,
            [*everything, *size],
            scope=SCOPE,
            warnings=[OPEN_KEY],
        )
    for given, value, name in (
        ("Metadata:owner", "ada", "x-amz-meta-owner"),
        ("x-amz-meta-album_id", "7", "x-amz-meta-album_id"),
        ("StorageClass", "STANDARD_IA", "x-amz-storage-class"),
        ("Content-Type", "image/png", "Content-Type"),
    ):
        yield form(
            f"scoped-field-{name}",
            [*key, (given, value), *bound],
            [*key, (name, value)],
            [*exact, {name: value}, *size],
            scope=SCOPE,
        )
    for given, allow, name in (
        ("x-amz-example", "header:x-amz-example", "x-amz-example"),
        ("x-amz-meta-mode", "metadata:mode", "x-amz-meta-mode"),
        (
            "WebsiteRedirectLocation",
            "parameter:WebsiteRedirectLocation",
            "x-amz-website-redirect-location",
        ),
    ):
        yield form(
            f"permitted-field-{name}",
            [*key, (given, "/a"), *bound],
            [*key, (name, "/a")],
            [*exact, {name: "/a"}, *size],
            scope=[*SCOPE, ("allow", "query:other"), ("allow", allow)],
        )
    yield form(
        "permitted-own-field",
        [*key, ("own-fields:Album", "7"), *bound],
        [*key, ("Album", "7")],
        [*exact, {"Album": "7"}, *size],
        scope=[*SCOPE, ("allow", "field:album")],
    )
    life = [*SCOPE, ("max-expires-in", "1000")]
    yield form(
        "scoped-clock", [*key, ("clock", str(NOW - 100)), *bound], key, [*exact, *size], scope=life
    )


def refused_by_scopes() -> Iterator[Call]:
    """Forms that lead outside."""

    def refused(code: str, name: str, params: list[Pair], *more: Pair) -> Call:
        scope = [*SCOPE, *more]
        return Call(
            f"form-{name}",
            "presign_post",
            clocked([("bucket", BUCKET), *params]),
            code=code,
            signer=SIGNER,
            scope=scope,
        )

    key = ("key", "u/a")
    for name, pair in (
        ("copy-source", ("x-amz-copy-source", "a/b")),
        ("open-copy-source", ("starts-with:x-amz-copy-source", "")),
        ("other-header", ("x-amz-example", "a")),
        ("reserved-metadata", ("Metadata:example-snowball", "a")),
        ("open-reserved-metadata", ("starts-with:x-amz-meta-x-own", "")),
        ("metadata-without-a-name", ("starts-with:x-amz-meta-", "")),
        ("type-of-file", ("x-amz-meta-mode", "a")),
        ("redirect", ("WebsiteRedirectLocation", "/a")),
        ("own-field", ("own-fields:album", "7")),
        ("own-beginning", ("own-starts-with:album", "")),
    ):
        yield refused("NameOutsideScope", name, [key, pair])
    for number, value in enumerate(
        (
            "u/../${filename}",
            "u/${filename}/../a",
            "u/${filename}//a",
            "u//${filename}",
            "u/${filename}/.",
        )
    ):
        yield refused("UnsafeKey", f"open-{number}", [("key", value)], PREFIX)
    yield refused("UnsafeKey", "beginning", [("starts-with:key", "u/../")], PREFIX)
    for number, value in enumerate(
        ("${filename}", "${filename}/u/", "u${filename}", "a/${filename}")
    ):
        yield refused("KeyOutsideScope", f"open-{number}", [("key", value)], PREFIX)
    yield refused("KeyOutsideScope", "beginning", [("starts-with:key", "")], PREFIX)
    yield refused("SigningTimeOutsideScope", "clock", [key, ("clock", str(NOW - 901))])
    later = [key, ("clock", str(NOW - 101)), ("expires-in", "900")]
    yield refused("ExpiryOutsideScope", "clock", later, ("max-expires-in", "1000"))
    yield refused("InvalidOption", "clock", [key, ("clock", "soon")])
    yield refused("InvalidOption", "open-key", [key, ("allow-open-key", "maybe")])
    yield refused("DuplicateOption", "clock", [key, ("clock", "1"), ("Clock", "1")])


def elsewhere(
    key: list[Pair],
    bound: list[Pair],
    exact: list[Json | list[object]],
    size: list[Json | list[object]],
) -> Iterator[Call]:
    """The same form for every kind of bucket and endpoint that takes forms."""
    point = "arn:aws:s3:eu-north-1:123456789012:accesspoint/my-point"
    minio = {"endpoint": "http://minio.local:9000"}
    for name, bucket, options, url in (
        ("path-style", BUCKET, {"addressing": "path"}, f"https://s3.eu-north-1.amazonaws.com/{BUCKET}"),
        ("dotted-bucket", "a.b-c", {}, "https://s3.eu-north-1.amazonaws.com/a.b-c"),
        ("dual-stack", BUCKET, {"use_dual_stack": "true"}, f"https://{BUCKET}.s3.dualstack.eu-north-1.amazonaws.com/"),
        ("accelerate", BUCKET, {"use_accelerate": "true"}, f"https://{BUCKET}.s3-accelerate.amazonaws.com/"),
        ("access-point", point, {}, "https://my-point-123456789012.s3-accesspoint.eu-north-1.amazonaws.com/"),
        ("access-point-alias", "my-point-abc123-s3alias", {}, "https://my-point-abc123-s3alias.s3.eu-north-1.amazonaws.com/"),
        ("custom-path", BUCKET, {**minio, "addressing": "path"}, f"http://minio.local:9000/{BUCKET}"),
        ("custom-virtual", BUCKET, {**minio, "addressing": "virtual"}, f"http://{BUCKET}.minio.local:9000/"),
        ("custom-bucket-host", BUCKET, {"endpoint": "https://files.example.com", "addressing": "bucket-host"}, "https://files.example.com/"),
        ("custom-base-path", BUCKET, {"endpoint": "https://h.example/s3/v1", "addressing": "path"}, f"https://h.example/s3/v1/{BUCKET}"),
    ):  # fmt: skip
        plain = url.startswith("http:")
        yield form(
            name,
            [*key, *bound],
            key,
            [*exact, *size],
            options=dict(options),
            bucket=bucket,
            url=url,
            warnings=[INSECURE] if plain else [],
        )


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
    "WrongType": {
        "form-bytes": [("bucket", BUCKET), ("key", "k"), ("bytes:acl", "cHJpdmF0ZQ==")],
        "form-map": [("bucket", BUCKET), ("key", "k"), ("acl:x", "private")],
        "form-said-of-a-field": [("bucket", BUCKET), ("key", "k"), ("type:acl", "a list; pass text")],
        "form-said-of-an-entry": [("bucket", BUCKET), ("key", "k"), ("type:Metadata:a", "a map; pass text")],
        "form-said-of-an-option": [("bucket", BUCKET), ("key", "k"), ("type:max-content-length", "a map; pass bytes")],
    },
    "UnknownFormField": {
        "misspelt": [("bucket", BUCKET), ("key", "k"), ("content-typ", "image/png")],
        "dollar": [("bucket", BUCKET), ("key", "k"), ("starts-with:$acl", "")],
        "button": [("bucket", BUCKET), ("key", "k"), ("submit", "Go")],
        "said-of-no-field": [("bucket", BUCKET), ("key", "k"), ("type:submit", "a list; pass text")],
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
        "key-with-a-line-break": [("bucket", BUCKET), ("key", "a\nb")],
        "tag-with-a-nul": [("bucket", BUCKET), ("key", "k"), ("tagging", "a=%00")],
        "old-redirect": [("bucket", BUCKET), ("key", "k"), ("redirect", "/done")],
        "own-name-of-s3": [("bucket", BUCKET), ("key", "k"), ("own-fields:content_type", "image/png")],
        "own-key": [("bucket", BUCKET), ("key", "k"), ("own-starts-with:key", "u/")],
        "own-name-with-a-blank": [("bucket", BUCKET), ("key", "k"), ("own-fields:a b", "x")],
        "own-line-break": [("bucket", BUCKET), ("key", "k"), ("own-fields:a", "x\ny")],
        "part-of-a-key": [("bucket", BUCKET), ("key", "k"), ("starts-with:SSECustomerKey", "a")],
    },
    "DuplicateFormField": {
        "spellings": [("bucket", BUCKET), ("key", "k"), ("acl", "private"), ("x-amz-acl", "private"), ("ACL", "a")],
        "conditions": [("bucket", BUCKET), ("key", "k"), ("starts-with:acl", ""), ("starts-with:ACL", "p")],
        "own": [("bucket", BUCKET), ("key", "k"), ("own-fields:name", "a"), ("own-fields:Name", "b")],
    },
    "InvalidCondition": {
        "status": [("bucket", BUCKET), ("key", "k"), ("starts-with:success_action_status", "2")],
        "own-key": [("bucket", BUCKET), ("key", "k"), ("starts-with:key", "u/")],
        "own-field": [("bucket", BUCKET), ("key", "k"), ("acl", "private"), ("starts-with:acl", "public")],
        "own-beginning": [("bucket", BUCKET), ("key", "k"), ("own-fields:name", "ada"), ("own-starts-with:name", "b")],
        "own-file-name": [("bucket", BUCKET), ("key", "u/${filename}"), ("starts-with:key", "u/${")],
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
    "InvalidChecksum": {
        "form": [("bucket", BUCKET), ("key", "k"), ("ChecksumSHA256", "abc")],
        "form-md5": [("bucket", BUCKET), ("key", "k"), ("Content-MD5", SHA256)],
        **{
            f"form-{name.lower()}": [("bucket", BUCKET), ("key", "k"), (f"Checksum{name}", value + "AAAA")]
            for name, value in CHECKSUMS.items()
        },
    },
    "ChecksumWithoutValue": {"form": [("bucket", BUCKET), ("key", "k"), ("ChecksumAlgorithm", "SHA1")]},
    "ConflictingOptions": {
        "form-checksums": [("bucket", BUCKET), ("key", "k"), *((f"Checksum{n}", CHECKSUMS[n]) for n in ("CRC32", "SHA1"))],
        "form-expiries": [("bucket", BUCKET), ("key", "k"), ("expires-in", "1"), ("expires-at", "2026-07-19T09:15:23Z")],
    },
}  # fmt: skip


def vectors() -> Iterable[Json]:
    """The whole file."""
    for call in (*forms(), *refused_by_scopes()):
        yield call.to_json()
    nobody = {"anonymous": "true", "region": "eu-north-1"}
    form_of_nobody = [("bucket", BUCKET), ("key", "k")]
    yield Call(
        "form", "presign_post", form_of_nobody, code="CredentialsNeeded", signer=nobody
    ).to_json()
    for code, named in WRONG.items():
        for name, params in named.items():
            yield Call(name, "presign_post", params, code=code, signer=SIGNER).to_json()
    for code, name, value, *says in (
        ("UnknownFormField", "conditions", "x", "starts-with"),
        (
            "UnknownFormField",
            "content_length_range",
            "1",
            "min-content-length",
            "max-content-length",
        ),
        ("UnknownFormField", "expiry", "300", "expires-in"),
        ("UnknownFormField", "fields:acl", "private", "by itself"),
        ("InvalidParameter", "Expires", "300", "expires-in"),
    ):
        params = [("bucket", BUCKET), ("key", "k"), (name, value)]
        case = Call(
            f"near-{name}", "presign_post", params, code=code, signer=SIGNER, says=tuple(says)
        )
        yield case.to_json()
