"""What an answer must say: the peer's answer in parts, so that a declared
difference can change one part and leave the strict comparison of the others,
and the reference, which is the request by the endpoint rules as we would sign it.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, replace

from . import presigned_url, sigv4, sigv4a, single_label
from .golden import Case, Json
from .presigned_url import SIGNATURE, SIGNED_HEADERS, Pair

# The query parameters that belong to the signature itself.
AUTHENTICATION = frozenset(
    {
        "X-Amz-Algorithm",
        "X-Amz-Credential",
        "X-Amz-Date",
        "X-Amz-Expires",
        "X-Amz-Region-Set",
        "X-Amz-S3session-Token",
        "X-Amz-Security-Token",
        SIGNED_HEADERS,
        SIGNATURE,
    }
)


# The headers of SSE-C, for an object and for the source of a copy, begin so.
CUSTOMER_KEY_PREFIXES = (
    "x-amz-server-side-encryption-customer",
    "x-amz-copy-source-server-side-encryption-customer",
)


@dataclass(frozen=True)
class Expectation:
    """A presigned request in parts.

    ``host`` is the Host that is signed and sent. ``pairs`` are the decoded query
    pairs without the names of the signed headers, which follow from ``headers``,
    and without the signature.
    """

    method: str
    scheme: str
    host: str
    path: str
    pairs: tuple[Pair, ...]
    headers: tuple[Pair, ...]

    @property
    def signed_headers(self) -> str:
        return ";".join(name for name, _ in sigv4.canonical_headers([("host", ""), *self.headers]))

    @property
    def is_asymmetric(self) -> bool:
        return ("X-Amz-Algorithm", sigv4a.ALGORITHM) in self.pairs

    def with_pair(self, name: str, value: str | None) -> Expectation:
        """With the pairs of this name replaced by one, or by none."""
        kept = tuple(pair for pair in self.pairs if pair[0] != name)
        return replace(self, pairs=kept if value is None else (*kept, (name, value)))

    def with_header(self, name: str, *values: str) -> Expectation:
        """With the headers of this name replaced."""
        kept = [pair for pair in self.headers if pair[0] != name]
        return replace(self, headers=tuple(sorted([*kept, *((name, value) for value in values)])))

    def url(self, signature: str) -> str:
        """The URL in our own order: the signature's parameters, the operation's, the signature."""
        pairs = [*self.pairs, (SIGNED_HEADERS, self.signed_headers)]
        own = [pair for pair in pairs if pair[0] in AUTHENTICATION]
        others = [pair for pair in pairs if pair[0] not in AUTHENTICATION]
        parts = [
            presigned_url.canonical_query(part)
            for part in (own, others, [(SIGNATURE, signature)])
            if part
        ]
        return f"{self.scheme}://{self.host}{self.path}?{'&'.join(parts)}"

    def signature(self, secret: str) -> str:
        """A signature of exactly this request."""
        url = presigned_url.parse(self.url(""))
        if not self.is_asymmetric:
            return sigv4.expected_signature(self.method, url, self.headers, secret)
        text = sigv4.string_to_sign_of(self.method, url, self.headers)
        return sigv4a.signature(sigv4.read(url).access_key_id, secret, text)


def of_peer(case: Case) -> Expectation:
    """The peer's answer in parts."""
    url = presigned_url.parse(case.expected["url"])
    return Expectation(
        case.expected["method"],
        url.scheme,
        case.expected.get("host", url.host),
        url.path,
        unsigned_pairs(url.pairs),
        headers_to_send(case.expected["headers"]),
    )


def of_reference(case: Case, reference: Json) -> Expectation:
    """The request by the endpoint rules, with the signature's parameters as the case gives them."""
    url = presigned_url.parse(reference["url"])
    signing = reference["signing"]
    credentials = case.credentials
    asymmetric = signing["scheme"] == "sigv4a"
    scope = [credentials["access_key_id"], case.input["signing_time"][:8]]
    scope += [] if asymmetric else [signing["region"]]
    pairs = [
        *url.pairs,
        ("X-Amz-Algorithm", sigv4a.ALGORITHM if asymmetric else sigv4.ALGORITHM),
        ("X-Amz-Credential", "/".join([*scope, signing["service"], "aws4_request"])),
        ("X-Amz-Date", case.input["signing_time"]),
        ("X-Amz-Expires", str(case.input["expires_in"])),
    ]
    if asymmetric:
        pairs.append(("X-Amz-Region-Set", ",".join(signing["region_set"])))
    if credentials["session_token"]:
        express = signing["scheme"] == "sigv4-s3express"
        pairs.append(
            (
                "X-Amz-S3session-Token" if express else "X-Amz-Security-Token",
                credentials["session_token"],
            )
        )
    headers = headers_to_send(reference["headers"])
    by_rules = Expectation(
        reference["method"], url.scheme, url.host.lower(), url.path, tuple(pairs), headers
    )
    return with_customer_keys(by_path(by_rules, case))


def by_path(expected: Expectation, case: Case) -> Expectation:
    """With the bucket in the path where it stands before a host of a single label."""
    bucket = case.input["bucket"]
    host, path = single_label.by_path(case.endpoint_url, bucket, expected.host, expected.path)
    return replace(expected, host=host, path=path)


def unsigned_pairs(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The pairs without the two that follow from the others."""
    return tuple(pair for pair in pairs if pair[0] not in (SIGNED_HEADERS, SIGNATURE))


def with_customer_keys(expected: Expectation) -> Expectation:
    """With each encryption key of the customer in base64 and its MD5 beside it, as S3 wants them."""
    for prefix in CUSTOMER_KEY_PREFIXES:
        for value in [value for name, value in expected.headers if name == f"{prefix}-key"]:
            key = value.encode() if len(value.encode()) == 32 else base64.b64decode(value)
            expected = expected.with_header(f"{prefix}-key", base64.b64encode(key).decode())
            digest = hashlib.md5(key, usedforsecurity=False).digest()
            expected = expected.with_header(f"{prefix}-key-md5", base64.b64encode(digest).decode())
    return expected


def headers_to_send(headers: list[list[str]] | tuple[Pair, ...]) -> tuple[Pair, ...]:
    """Headers with their values as the canonical request has them, in order."""
    return tuple(sorted((name.lower(), sigv4.canonical_value(value)) for name, value in headers))
