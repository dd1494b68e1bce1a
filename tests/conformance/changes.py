"""What each tag changes in the expectation. A tag excuses exactly what it names:
everything else is compared as before.
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


def _with_query_of_input(expected: Expectation, case: Case, _named: str) -> Expectation:
    missing = [pair for pair in case.input["query"] if tuple(pair) not in expected.pairs]
    return replace(expected, pairs=(*expected.pairs, *((name, value) for name, value in missing)))


def _with_query_as_given(expected: Expectation, case: Case, _named: str) -> Expectation:
    own = tuple(pair for pair in expected.pairs if pair[0] in AUTHENTICATION)
    return replace(expected, pairs=(*own, *((name, value) for name, value in case.input["query"])))


def _with_port_of_url(expected: Expectation, case: Case, _named: str) -> Expectation:
    return replace(expected, host=presigned_url.parse(case.expected["url"]).host)


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
    for name in changed & {name for name, _ in case.input["headers"]}:
        expected = _with_input_header(expected, case, name)  # A header that was moved and changed.
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
    differs from what it signs, and it signs what we sign. ``refused_as``: the
    code with which a server refuses what the peer signed, unless its URL states
    the payload's hash.
    """

    effect: Effect
    signs_otherwise: bool = False
    keeps_signature: bool = False
    refused_as: str | None = None


# By tag, in the order in which they are applied; one that ends in ":" or "-" stands for all that begin so.
CHANGES: dict[str, Change] = {
    "query-signed-as-given": Change(_with_query_as_given, keeps_signature=True),
    "query-value-unencoded": Change(_nothing, keeps_signature=True),
    "query-plus-for-space": Change(_plus_as_space, keeps_signature=True),
    "query-plus-means-space": Change(_plus_as_space, keeps_signature=True),
    "hoists-headers": Change(_hoisted_as_headers),
    "adds-query:": Change(_without_added_query),
    "drops-query": Change(_with_query_of_input),
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
    "path-signed-double-encoded": Change(_with_path_of_rules, keeps_signature=True),
    "path-signed-leading-slash-of-the-key-kept": Change(_with_path_of_rules, keeps_signature=True),
    "addresses-other-path": Change(_with_path_of_rules),
    "bucket-path-trailing-slash": Change(_without_trailing_slash),
    "default-port-signed": Change(_without_default_port),
    "header-trim-only": Change(_nothing, signs_otherwise=True),
    "path-signed-": Change(_nothing, signs_otherwise=True),
    "payload-": Change(_nothing, signs_otherwise=True, refused_as="PayloadHashNotStated"),
    "port-unsigned": Change(_with_port_of_url, signs_otherwise=True),
    "query-signed-": Change(_nothing, signs_otherwise=True),
    "signature-not-last": Change(_nothing),
    "empty-query-without-equals": Change(_nothing),
    "default-port-removed-from-url": Change(_nothing),
    "host-lowercased": Change(_nothing),
    "host-case-changed": Change(_nothing),
}


def pattern_of(tag: str) -> str:
    """The entry of a table that a tag belongs to: itself, or the beginning that stands for it."""
    if tag in CHANGES:
        return tag
    for pattern in CHANGES:
        if pattern[-1] in ":-" and tag.startswith(pattern):
            return pattern
    return tag
