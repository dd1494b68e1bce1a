"""The declared differences: which habits of which peer are not ours, and what
each changes in the expectation. A difference is declared by tag, never by case,
and a tag excuses exactly what it names: everything else is compared as before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from . import expectation, golden, presigned_url
from .expectation import AUTHENTICATION, Expectation
from .golden import Case

# What a tag changes: takes the expectation, the case, and what the tag names behind its colon.
Effect = Callable[[Expectation, Case, str], Expectation]


def _nothing(expected: Expectation, _case: Case, _named: str) -> Expectation:
    """The habit shows in what is not compared: order of pairs, ``a`` for ``a=``, spelling of the host."""
    return expected


def _plus_as_space(expected: Expectation, case: Case, _named: str) -> Expectation:
    query = presigned_url.parse(case.expected["url"]).query
    return replace(
        expected,
        pairs=expectation.unsigned_pairs(presigned_url.read_pairs(query, plus_is_space=True)),
    )


def _hoisted_as_headers(expected: Expectation, case: Case, _named: str) -> Expectation:
    in_input = {name for name, _ in case.input["headers"]}
    hoisted = {name.lower() for name in case.profile.get("hoisted_headers", in_input)} & in_input
    moved = [(name.lower(), value) for name, value in expected.pairs if name.lower() in hoisted]
    kept = tuple(pair for pair in expected.pairs if pair[0].lower() not in hoisted)
    return replace(
        expected, pairs=kept, headers=expectation.headers_to_send((*expected.headers, *moved))
    )


def _without_added_query(expected: Expectation, case: Case, named: str) -> Expectation:
    # A pair that the input asks for is not the peer's addition.
    asked = any(name == named for name, _ in case.input["query"])
    return expected if asked or named in AUTHENTICATION else expected.with_pair(named, None)


def _without_added_header(expected: Expectation, case: Case, named: str) -> Expectation:
    asked = any(name == named for name, _ in case.input["headers"])
    return expected if asked else expected.with_header(named)


def _with_input_header(expected: Expectation, case: Case, named: str) -> Expectation:
    values = [
        value for name, value in expectation.headers_to_send(case.input["headers"]) if name == named
    ]
    return expected.with_header(named, *values)


def _with_unsigned_headers(expected: Expectation, case: Case, _named: str) -> Expectation:
    for name in case.profile.get("unsigned_headers", ()):
        if name.lower().startswith("x-amz-"):
            expected = _with_input_header(expected, case, name.lower())
    return expected


def _with_header_values_of_input(expected: Expectation, case: Case, _named: str) -> Expectation:
    for change in case.profile.get("changed_header_values", ()):
        expected = _with_input_header(expected, case, change["name"].lower())
    return expected


def _with_query_values_of_input(expected: Expectation, case: Case, _named: str) -> Expectation:
    changed = {change["name"] for change in case.profile.get("changed_query_values", ())}
    kept = tuple(pair for pair in expected.pairs if pair[0] not in changed)
    asked = tuple((name, value) for name, value in case.input["query"] if name in changed)
    return replace(expected, pairs=kept + asked)


def _without_empty_token(expected: Expectation, _case: Case, _named: str) -> Expectation:
    return replace(
        expected,
        pairs=tuple(pair for pair in expected.pairs if pair != ("X-Amz-Security-Token", "")),
    )


def _with_expiry_of_input(expected: Expectation, case: Case, _named: str) -> Expectation:
    return expected.with_pair("X-Amz-Expires", str(case.input["expires_in"]))


def _reference(case: Case) -> Expectation | None:
    return expectation.of_reference(case, case.reference) if case.reference else None


def _with_host_of_rules(expected: Expectation, case: Case, _named: str) -> Expectation:
    reference = _reference(case)
    unsaid = case.input["endpoint"].get("us_east_1_regional_endpoint") is None
    if reference is None or (unsaid and golden.asks_for_global_endpoint(case)):
        return expected  # The case asks for the peer's own default, so its host is ours too.
    return replace(expected, host=reference.host)


def _with_path_of_rules(expected: Expectation, case: Case, _named: str) -> Expectation:
    reference = _reference(case)
    return expected if reference is None else replace(expected, path=reference.path)


def _with_host_and_path_of_rules(expected: Expectation, case: Case, named: str) -> Expectation:
    return _with_path_of_rules(_with_host_of_rules(expected, case, named), case, named)


def _without_trailing_slash(expected: Expectation, _case: Case, _named: str) -> Expectation:
    return replace(expected, path=expected.path.removesuffix("/"))


def _without_default_port(expected: Expectation, _case: Case, _named: str) -> Expectation:
    return replace(
        expected, host=presigned_url.without_default_port(expected.scheme, expected.host)
    )


def _with_scope_of_rules(expected: Expectation, case: Case, _named: str) -> Expectation:
    reference = _reference(case)
    if reference is None or reference.is_asymmetric != expected.is_asymmetric:
        return _with_service_of_rules(expected, case)
    return expected.with_pair("X-Amz-Credential", dict(reference.pairs)["X-Amz-Credential"])


def _with_service_of_rules(expected: Expectation, case: Case) -> Expectation:
    if case.reference is None:
        return expected
    before, _service, after = dict(expected.pairs)["X-Amz-Credential"].rsplit("/", 2)
    return expected.with_pair(
        "X-Amz-Credential", f"{before}/{case.reference['signing']['service']}/{after}"
    )


def _asymmetric(expected: Expectation, case: Case, _named: str) -> Expectation:
    reference = _reference(case)
    if reference is None:
        return expected
    others = tuple(pair for pair in expected.pairs if pair[0] not in AUTHENTICATION)
    return replace(
        expected,
        pairs=others + tuple(pair for pair in reference.pairs if pair[0] in AUTHENTICATION),
    )


@dataclass(frozen=True)
class Change:
    """What a tag does to the expectation.

    ``signs_otherwise``: the peer hashes something else for the same request, so
    that only the signature differs. ``keeps_signature``: what the peer writes
    differs from what it signs, and it signs what we sign.
    """

    effect: Effect
    signs_otherwise: bool = False
    keeps_signature: bool = False


# By tag, in the order in which they are applied; one that ends in ":" or "-" stands for all that begin so.
CHANGES: dict[str, Change] = {
    "query-plus-for-space": Change(_plus_as_space, keeps_signature=True),
    "query-plus-means-space": Change(_plus_as_space, keeps_signature=True),
    "hoists-headers": Change(_hoisted_as_headers),
    "adds-query:": Change(_without_added_query),
    "adds-signed-header:": Change(_without_added_header),
    "unsigned:": Change(_with_input_header),
    "x-amz-header-left-unsigned": Change(_with_unsigned_headers),
    "header-value-changed": Change(_with_header_values_of_input),
    "query-value-changed": Change(_with_query_values_of_input),
    "empty-session-token-sent": Change(_without_empty_token),
    "expires-changed": Change(_with_expiry_of_input),
    "v4-instead-of-v4a": Change(_asymmetric),
    "scope-region-differs": Change(_with_scope_of_rules),
    "scope-service-differs": Change(_with_scope_of_rules),
    "global-host": Change(_with_host_of_rules),
    "host-differs": Change(_with_host_of_rules),
    "regional-host-for-legacy": Change(_with_host_of_rules),
    "style-or-path-differs": Change(_with_host_and_path_of_rules),
    "addresses-other-path": Change(_with_path_of_rules),
    "bucket-path-trailing-slash": Change(_without_trailing_slash),
    "default-port-signed": Change(_without_default_port),
    "header-trim-only": Change(_nothing, signs_otherwise=True),
    "path-signed-": Change(_nothing, signs_otherwise=True),
    "payload-": Change(_nothing, signs_otherwise=True),
    "signature-not-last": Change(_nothing),
    "empty-query-without-equals": Change(_nothing),
    "default-port-removed-from-url": Change(_nothing),
    "host-lowercased": Change(_nothing),
    "host-case-changed": Change(_nothing),
}

# Tags that say how a case ends rather than what differs in the URL.
REFUSED_BY_RULES = "error-as-endpoint-rules"
SIGNED_AGAINST_RULES = "accepts-what-endpoint-rules-reject"
REFUSED_BY_PEER = "error"
SIGNED_INVALID_EXPIRY = "accepts-invalid-expiry"
OUTCOMES = frozenset(
    {REFUSED_BY_RULES, SIGNED_AGAINST_RULES, REFUSED_BY_PEER, SIGNED_INVALID_EXPIRY}
)

# What follows from the case itself, whoever the peer is.
UPPER_CASE_HOST = "upper-case-host"
CUSTOMER_KEY = "customer-key"
FROM_THE_CASE = {
    CUSTOMER_KEY: "S3 wants an encryption key in base64 with its MD5, which we make where it is missing",
    UPPER_CASE_HOST: "clients send the host in lower case, so that is what we write and sign",
}


def pattern_of(tag: str) -> str:
    """The entry of a table that a tag belongs to: itself, or the beginning that stands for it."""
    for pattern in CHANGES:
        if pattern[-1] in ":-" and tag.startswith(pattern):
            return pattern
    return tag


def reason(case: Case, tag: str) -> str | None:
    """Why this peer's tag is not ours; nothing where nobody declared it."""
    return PEERS.get(case.peer, {}).get(pattern_of(tag))


@dataclass(frozen=True)
class Adapted:
    """The expectation after the declared differences, and which of them changed it.

    ``keeps_signature``: the signature must still be the peer's.
    """

    expectation: Expectation
    differences: tuple[str, ...]
    keeps_signature: bool


def adapt(case: Case, without: frozenset[str] = frozenset()) -> Adapted:
    """The peer's answer, changed by every difference that is declared for the peer."""
    adapted = expectation.of_peer(case)
    used: list[str] = []
    keeps_signature = True
    order = list(CHANGES)
    declared = [
        tag for tag in case.tags if tag not in without and tag not in OUTCOMES and reason(case, tag)
    ]
    for tag in sorted(declared, key=lambda tag: order.index(pattern_of(tag))):
        change = CHANGES[pattern_of(tag)]
        changed = change.effect(adapted, case, tag.partition(":")[2])
        if changed != adapted or change.signs_otherwise:
            used.append(tag)
            keeps_signature = keeps_signature and change.keeps_signature
        adapted = changed
    if adapted.host != adapted.host.lower():
        adapted = replace(adapted, host=adapted.host.lower())
        used.append(UPPER_CASE_HOST)
        keeps_signature = False
    completed = expectation.with_customer_keys(adapted)
    if completed != adapted:
        adapted = completed
        used.append(CUSTOMER_KEY)
        keeps_signature = False
    return Adapted(adapted, tuple(used), keeps_signature)


# The reasons, by peer and tag.
_EVERY_PEER = {
    REFUSED_BY_RULES: "the endpoint rules refuse this for everybody",
    SIGNED_AGAINST_RULES: "the endpoint rules refuse this, and so do we; the peer does not ask them",
    SIGNED_INVALID_EXPIRY: "S3 refuses a life outside 1 second to 7 days, so we do it before signing",
    REFUSED_BY_PEER: "the peer cannot make what the rules allow; ours must be the request by the rules",
    "v4-instead-of-v4a": "the endpoint rules prefer SigV4A here; the peer has none",
}
_FOLLOWS_RULES = {
    "empty-session-token-sent": "an empty token is no token; the peer signs an empty parameter",
    "header-value-changed": "the peer rewrites the value; we sign what was passed",
    "signature-not-last": "the order of pairs is not signed",
    "host-differs": "the endpoint rules name another host",
    "style-or-path-differs": "the endpoint rules choose another style",
    "path-signed-": "the peer signs another path than it sends",
}
_ANY_HOST = {
    "host-differs": "the peer has no endpoint rules and makes up the host",
    "global-host": "the peer sends requests for any region to the global host",
    "style-or-path-differs": "the peer has no endpoint rules and chooses the style itself",
    "scope-region-differs": "the peer signs a pseudo region as it is; the rules name a real one",
    "scope-service-differs": "the peer signs everything for the service s3; the rules name another",
    "regional-host-for-legacy": "the peer has no way to ask for the global host of us-east-1",
    "addresses-other-path": "the peer normalises the path or drops the base path: another object",
}
_URL_PARSER = {
    "default-port-removed-from-url": "the scheme's default port is neither sent nor signed, whoever writes it",
    "host-case-changed": "host names have no case",
}
_SIGNS_PORT = {"default-port-signed": "the peer signs a default port that clients do not send"}
_BOTO3 = _FOLLOWS_RULES | {
    "global-host": "style auto makes the peer use the global host for any region; the rules name the regional one",
    "adds-query:": "the peer adds encoding-type=url to lists; we add nothing that was not passed",
    "host-lowercased": "the peer writes the host as given and signs it in lower case, as we do",
    "unsigned:": "the peer drops the content type of HTML forms; we sign every header passed",
}
_RUBY = (
    _FOLLOWS_RULES
    | _URL_PARSER
    | {
        "global-host": "the peer's default for us-east-1 is the global host",
        "adds-query:": "the peer adds encoding-type=url and checksums of an empty body; we add nothing",
        "adds-signed-header:": "the peer adds digests of the body, which we do not have when signing",
        "addresses-other-path": "the peer keeps percent signs of a base path; the rules encode them",
        "bucket-path-trailing-slash": "the rules write a bucket's path without a trailing slash",
        "empty-query-without-equals": "?uploads and ?uploads= are the same pair and sign alike",
        "hoists-headers": "the peer moves headers into the query; ours stay headers unless asked",
        "unsigned:": "the peer leaves the header out; we sign every header passed",
    }
)
_JS = (
    _FOLLOWS_RULES
    | _URL_PARSER
    | {
        "adds-query:": "the peer adds x-id, X-Amz-Content-Sha256 and checksums; we add nothing that was not passed",
        "adds-signed-header:": "the peer serialises a body and signs its length; we have no body",
        "addresses-other-path": "the peer keeps percent signs of a base path; the rules encode them",
        "bucket-path-trailing-slash": "the rules write a bucket's path without a trailing slash",
        "hoists-headers": "the peer moves headers into the query; ours stay headers unless asked",
        "unsigned:": "the peer leaves the header out; we sign every header passed",
        "path-signed-": "under SigV4A the peer signs a normalised path, which S3 does not",
    }
)
_AWS4FETCH = _URL_PARSER | {
    "addresses-other-path": "the peer's URL parser resolves dot segments: another object",
    "header-value-changed": "the value is trimmed when it is set, as the signature trims it anyway",
    "payload-": "outside the service s3 the peer signs the hash of an empty body",
    "query-plus-for-space": "the peer writes + and signs a space; a space is %20 here",
    "query-plus-means-space": "the peer writes + and signs a space; a space is %20 here",
    "unsigned:": "the peer leaves the header out; we sign every header passed",
}

PEERS: dict[str, dict[str, str]] = {
    peer: _EVERY_PEER | declared
    for peer, declared in {
        "aws-docs": {},
        "aws-sdk-rust": _FOLLOWS_RULES
        | {
            "adds-query:": "the peer adds x-id; we add nothing that was not passed",
            "addresses-other-path": "the peer joins a base path and the bucket without a slash",
            "empty-query-without-equals": "?versions and ?versions= are the same pair and sign alike",
            "unsigned:": "the peer returns the header unsigned; we sign every header passed",
            "x-amz-header-left-unsigned": "S3 refuses unsigned x-amz-* headers, so we sign them",
        },
        "aws4": _SIGNS_PORT
        | {"unsigned:": "the peer leaves the header out; we sign every header passed"},
        "aws4fetch": _AWS4FETCH,
        "aws4fetch-allheaders": _AWS4FETCH,
        "awscrt": _SIGNS_PORT
        | {
            "header-value-changed": "the value is trimmed when it is set, as the signature trims it anyway",
            "path-signed-": "the peer signs the path as it was given, even one that S3 cannot have",
        },
        "boto3": _BOTO3,
        "boto3-crt": _BOTO3,
        "go-sdk-v2": _FOLLOWS_RULES
        | {
            "adds-query:": "the peer adds x-id and checksums of an empty body; we add nothing",
            "adds-signed-header:": "the peer serialises a body and signs its length; we have no body",
            "addresses-other-path": "the peer puts the bucket into the host and the path, or drops the base path",
            "expires-changed": "the peer turns a life of 0 into 900 seconds",
            "hoists-headers": "the peer moves headers into the query; ours stay headers unless asked",
            "scope-service-differs": "the peer signs for the service s3; the rules name another",
            "unsigned:": "the peer leaves the header out; we sign every header passed",
            "x-amz-header-left-unsigned": "S3 refuses unsigned x-amz-* headers, so we sign them",
        },
        "js-sdk-v3": _JS,
        "js-sdk-v3-unhoist": _JS,
        "libpresign": _ANY_HOST | _SIGNS_PORT,
        "minio-js": _ANY_HOST
        | _URL_PARSER
        | {
            "expires-changed": "the peer turns a life of 0 into 7 days",
            "unsigned:": "the peer takes no headers",
        },
        "minio-py": _ANY_HOST | _URL_PARSER,
        "reqsign": _SIGNS_PORT
        | {
            "header-trim-only": "the peer does not collapse blanks inside a header value, which S3 does",
            "path-signed-": "the peer signs the path as it was given, even one that S3 cannot have",
        },
        "ruby-sdk-v3": _RUBY,
        "ruby-sdk-v3-request": _RUBY,
        "rusty-s3": _ANY_HOST
        | _URL_PARSER
        | {
            "adds-query:": "the peer adds encoding-type=url to lists; we add nothing that was not passed",
            "bucket-path-trailing-slash": "the rules write a bucket's path without a trailing slash",
            "path-signed-": "the peer signs the path as it was given, even one that S3 cannot have",
            "query-value-changed": "the peer writes uploads=1; S3's name for it is uploads with no value",
        },
        "signurlarity": _ANY_HOST | _SIGNS_PORT | _URL_PARSER,
    }.items()
}
