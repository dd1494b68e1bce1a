"""Signature Version 4 for the query, from its specification and the standard library.

It is the second opinion: it shares no code with the library under test or with
any peer. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
"""

import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote_to_bytes

ALGORITHM: Final = "AWS4-HMAC-SHA256"
PAYLOAD: Final = "UNSIGNED-PAYLOAD"
EMPTY_PAYLOAD: Final = hashlib.sha256().hexdigest()
DEFAULT_PORTS: Final = {"https": ":443", "http": ":80"}
URL: Final = re.compile(r"(https?)://([^/?#]*)([^?#]*)(?:\?([^#]*))?", re.DOTALL)

Pair = tuple[str, str]


@dataclass(frozen=True)
class Signer:
    """Whose signature it is, and where it is valid."""

    access_key_id: str
    secret_access_key: str
    session_token: str | None
    region: str
    service: str = "s3"


@dataclass(frozen=True)
class Target:
    """A URL in the parts that a signature covers, as it is written."""

    scheme: str
    authority: str
    path: str
    query: tuple[Pair, ...]

    @property
    def host(self) -> str:
        """The Host header that an HTTP client sends for it."""
        return self.authority.removesuffix(DEFAULT_PORTS[self.scheme])


@dataclass(frozen=True)
class Verdict:
    """How a signature was verified: the rules that it needed, and what was signed."""

    host: str
    host_rule: str
    path_rule: str
    canonical_request: str

    @property
    def standard(self) -> bool:
        """Whether S3 itself would verify it as an HTTP client sends it."""
        return (self.host_rule, self.path_rule) == (HOST_AS_SENT, PATH_OF_S3)


HOST_AS_SENT: Final = "as an HTTP client sends it (default port dropped)"
PATH_OF_S3: Final = "s3"


def encode_path(raw: str | bytes) -> str:
    """A key as S3 sees it: everything but `A-Za-z0-9-._~/` as `%XX`."""
    return quote(raw, safe="/")


def encode_query(raw: str | bytes) -> str:
    """A name or a value of the query."""
    return quote(raw, safe="")


def split(url: str) -> Target:
    """A URL's parts; names and values of the query stay encoded."""
    match = URL.fullmatch(url)
    if match is None:
        message = f"not an absolute http(s) URL: {url!r}"
        raise ValueError(message)
    scheme, authority, path, query = match.groups()
    pairs = (pair.partition("=") for pair in (query or "").split("&") if pair)
    return Target(scheme, authority, path, tuple((name, value) for name, _, value in pairs))


def decode(encoded: str) -> str:
    """Percent-decoded text; bytes that are no text stay recognisable."""
    return unquote_to_bytes(encoded).decode("utf-8", "backslashreplace")


def recode(encoded: str) -> str:
    """A name or value of the query in its canonical encoding."""
    return encode_query(unquote_to_bytes(encoded))


def header_value(value: str) -> str:
    """A header's value as the canonical request has it."""
    return re.sub("[ \t]+", " ", value.strip(" \t"))


def canonical_request(
    method: str,
    path: str,
    query: Iterable[Pair],
    headers: Iterable[Pair],
    payload: str = PAYLOAD,
) -> str:
    """The text whose hash is signed; `headers` includes the host."""
    ordered = sorted((name.lower(), header_value(value)) for name, value in headers)
    lines = [method, path or "/"]
    lines.append("&".join(f"{name}={value}" for name, value in sorted(query)))
    lines += [f"{name}:{value}" for name, value in ordered]
    lines += ["", ";".join(name for name, _ in ordered), payload]
    return "\n".join(lines)


def signature(signer: Signer, timestamp: str, canonical: str) -> str:
    """The signature of a canonical request, in hex."""
    scope = [timestamp[:8], signer.region, signer.service, "aws4_request"]
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    string_to_sign = "\n".join([ALGORITHM, timestamp, "/".join(scope), digest])
    key = b"AWS4" + signer.secret_access_key.encode()
    for part in [*scope, string_to_sign]:
        key = hmac.digest(key, part.encode(), "sha256")
    return key.hex()


def presign(
    signer: Signer,
    method: str,
    base: str,
    timestamp: str,
    expires_in: int,
    query: Iterable[Pair] = (),
    headers: Iterable[Pair] = (),
    payload: str = PAYLOAD,
) -> tuple[str, str]:
    """The URL and its canonical request, with the query in our order.

    `base` is the URL up to the query, already encoded; `query` and `headers` are raw;
    `payload` is the hash that is signed, whether it is stated or not.
    """
    target = split(base)
    signed = [("host", target.host), *headers]
    scope = f"{timestamp[:8]}/{signer.region}/{signer.service}/aws4_request"
    pairs = [
        ("X-Amz-Algorithm", ALGORITHM),
        ("X-Amz-Credential", f"{signer.access_key_id}/{scope}"),
        ("X-Amz-Date", timestamp),
        ("X-Amz-Expires", str(expires_in)),
    ]
    if signer.session_token:
        pairs.append(("X-Amz-Security-Token", signer.session_token))
    names = ";".join(sorted(name.lower() for name, _ in signed))
    pairs.append(("X-Amz-SignedHeaders", names))
    encoded = [(encode_query(name), encode_query(value)) for name, value in pairs]
    own = sorted((encode_query(name), encode_query(value)) for name, value in query)
    canonical = canonical_request(method, target.path, [*encoded, *own], signed, payload)
    encoded += [*own, ("X-Amz-Signature", signature(signer, timestamp, canonical))]
    return f"{base}?" + "&".join(f"{name}={value}" for name, value in encoded), canonical


def verify(
    url: str, method: str, headers: Iterable[Pair], secret_access_key: str
) -> Verdict | None:
    """Whether a presigned URL is right, and by which rules."""
    target = split(url)
    found = {decode(name).lower(): decode(value) for name, value in target.query}
    access_key_id, _, region, service, _ = found["x-amz-credential"].rsplit("/", 4)
    signer = Signer(access_key_id, secret_access_key, None, region, service)
    query = [(recode(name), recode(value)) for name, value in target.query]
    query = [pair for pair in query if pair[0].lower() != "x-amz-signature"]
    hosts = {
        HOST_AS_SENT: target.host,
        "lower-cased": target.host.lower(),
        "authority as in the URL (default port kept)": target.authority,
    }
    paths = {PATH_OF_S3: encode_path(unquote_to_bytes(target.path)), "as-sent": target.path}
    for host_rule, host in hosts.items():
        for path_rule, path in paths.items():
            canonical = canonical_request(method, path, query, [("host", host), *headers])
            wanted = signature(signer, found["x-amz-date"], canonical)
            if hmac.compare_digest(wanted, found["x-amz-signature"]):
                return Verdict(host, host_rule, path_rule, canonical)
    return None
