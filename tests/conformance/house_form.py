"""What every URL of ours promises, whatever was asked and whoever is compared:
an alphabet that no HTTP client rewrites, one order of query pairs, headers in
signed order, times that agree with each other, and a signature that verifies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from . import presigned_url, sigv4, sigv4a
from .answer import Answer
from .compare import Problem, value
from .expectation import AUTHENTICATION
from .golden import Json, unix_seconds
from .presigned_url import SIGNATURE, PresignedUrl, encode

# Stands for each secret in what people read.
MASK = "REDACTED"
_ALPHABET = re.compile(
    r"[A-Za-z0-9\-._~:/?\[\]@!$&'()*+,;=]*(?:%[0-9A-F]{2}[A-Za-z0-9\-._~:/?\[\]@!$&'()*+,;=]*)*"
)


def problems(
    answer: Answer,
    credentials: Json,
    public_key: Json | None = None,
    *,
    unsigned_path_prefix: str = "",
) -> Iterator[Problem]:
    """Everything in which an answer breaks its own promises. Without credentials nothing is signed."""
    if not credentials.get("access_key_id"):
        yield from _unsigned(answer)
        return
    answer = replace(answer, url=presigned_url.behind_proxy(answer.url, unsigned_path_prefix))
    try:
        url = presigned_url.parse(answer.url)
        presigned = sigv4.read(url)
    except (presigned_url.NotAbsolute, sigv4.NotPresigned) as error:
        yield Problem("url", "a presigned URL", str(error))
        return
    yield from _spelling(answer.url, url)
    yield from _order(url)
    yield from _headers(answer, presigned)
    yield from _times(answer, url, presigned)
    yield from value("access key id", credentials["access_key_id"], presigned.access_key_id)
    yield from _signature(answer, url, presigned, credentials, public_key)
    yield from _details(answer, url)


def _unsigned(answer: Answer) -> Iterator[Problem]:
    """Where nothing was signed, nothing is told of a signature."""
    yield from value("signature", None, presigned_url.parse(answer.url).value(SIGNATURE))
    for name in ("canonical_request", "string_to_sign"):
        yield from value(name, "", dict(answer.details).get(name, ""))


def _spelling(text: str, url: PresignedUrl) -> Iterator[Problem]:
    if any(_ALPHABET.fullmatch(part) is None for part in text.split("#", 1)):
        yield Problem("alphabet", "unreserved characters, delimiters and %XX", text)
    yield from value("path encoding", sigv4.s3_path(url.path), url.path)
    yield from value("host case", url.authority.lower(), url.authority)
    yield from value("default port", url.host, url.authority)
    encoded = "&".join(f"{encode(name)}={encode(value)}" for name, value in url.pairs)
    yield from value("query encoding", encoded, url.query)


def _order(url: PresignedUrl) -> Iterator[Problem]:
    names = [name for name, _ in url.pairs]
    encoded = [(encode(name), encode(value)) for name, value in url.pairs]
    own = sorted(pair for pair in encoded if pair[0] in AUTHENTICATION - {SIGNATURE})
    others = sorted(pair for pair in encoded if pair[0] not in AUTHENTICATION)
    expected = [*(name for name, _ in own), *(name for name, _ in others), SIGNATURE]
    yield from value("order of query", " ".join(expected), " ".join(encode(name) for name in names))


def _headers(answer: Answer, presigned: sigv4.Presigned) -> Iterator[Problem]:
    names = [name for name, _ in answer.headers]
    yield from value("header names", sorted({name.lower() for name in names} - {"host"}), names)
    yield from value("signed headers", sorted(["host", *names]), list(presigned.signed_headers))


def _times(answer: Answer, url: PresignedUrl, presigned: sigv4.Presigned) -> Iterator[Problem]:
    signed_at = unix_seconds(presigned.date_time)
    yield from value("signed_at", signed_at, answer.signed_at)
    ends = signed_at + int(url.value("X-Amz-Expires") or 0)
    if answer.limited_by == "credentials":
        if not answer.expires_at < ends:
            yield Problem(
                "expires_at",
                f"before {ends}, since the credentials limit it",
                str(answer.expires_at),
            )
        return
    yield from value("limited_by", "request", answer.limited_by)
    yield from value("expires_at", ends, answer.expires_at)


def _signature(
    answer: Answer,
    url: PresignedUrl,
    presigned: sigv4.Presigned,
    credentials: Json,
    public_key: Json | None,
) -> Iterator[Problem]:
    text = sigv4.string_to_sign_of(answer.method, url, answer.headers)
    access_key_id, secret = credentials["access_key_id"], credentials["secret_access_key"]
    if presigned.algorithm == sigv4.ALGORITHM:
        computed = sigv4.signature(secret, presigned.scope, text)
        yield from value("signature (recomputed from the URL)", computed, presigned.signature)
    elif presigned.algorithm == sigv4a.ALGORITHM:
        key = (
            (int(public_key["x"], 16), int(public_key["y"], 16))
            if public_key
            else sigv4a.public_key(access_key_id, secret)
        )
        if not sigv4a.verifies(key, text, presigned.signature):
            yield Problem(
                "signature",
                "one that verifies under the credentials' public key",
                presigned.signature,
            )
    else:
        yield Problem("algorithm", f"{sigv4.ALGORITHM} or {sigv4a.ALGORITHM}", presigned.algorithm)


def _details(answer: Answer, url: PresignedUrl) -> Iterator[Problem]:
    """What is told for debugging is what was signed, without the secrets in it."""
    details = dict(answer.details)
    if "string_to_sign" in details:
        text = sigv4.string_to_sign_of(answer.method, url, answer.headers)
        yield from value("string_to_sign", text, details["string_to_sign"])
    if "canonical_request" in details:
        canonical = sigv4.canonical_request_of(answer.method, url, answer.headers)
        yield from value("canonical_request", _masked(canonical), details["canonical_request"])


def _masked(canonical: str) -> str:
    canonical = re.sub(r"(X-Amz-(?:S3session|Security)-Token=)[^&\n]+", rf"\1{MASK}", canonical)
    return re.sub(r"(?m)^(x-amz-.*-customer-key:).+$", rf"\1{MASK}", canonical)
