"""What a peer did with a request, told as facts and as tags of known habits.

The tags are those of the common schema: a reader of the vectors declares which
of them are not its own habits, and why.
"""

from collections import Counter
from typing import Any

from .model import Json
from .reference import Rejected
from .signature import HOST_AS_SENT, Pair, Target, Verdict, decode, header_value, split

SEVEN_DAYS = 604_800
SIGNATURE_QUERY = (
    "x-amz-algorithm",
    "x-amz-credential",
    "x-amz-date",
    "x-amz-expires",
    "x-amz-s3session-token",
    "x-amz-security-token",
    "x-amz-signature",
    "x-amz-signedheaders",
)


def of_error(reference: Json | Rejected) -> Json:
    """The profile of a refusal."""
    rejected = isinstance(reference, Rejected)
    return {"diff": ["error-as-endpoint-rules" if rejected else "error"]}


def of_url(
    case_input: Json, url: str, sent: list[Pair], verdict: Verdict, reference: Json | Rejected
) -> Json:
    """The profile of a URL that verifies."""
    target = split(url)
    decoded = [(decode(name), decode(value)) for name, value in target.query]
    own = [pair for pair in decoded if pair[0].lower() not in SIGNATURE_QUERY]
    own_by_name = {name.lower(): value for name, value in decoded}
    scope = own_by_name["x-amz-credential"].rsplit("/", 4)
    facts: Json = {
        "verified": True,
        "standard": verdict.standard,
        "signed_headers": own_by_name["x-amz-signedheaders"].split(";"),
        "scope": {"service": scope[3], "region": scope[2]},
    }
    if not verdict.standard:
        facts["rules"] = {"host_rule": verdict.host_rule, "path_rule": verdict.path_rule}
    tags = [
        *query_tags(case_input, own, facts),
        *header_tags(case_input, sent, facts),
        *expiry_tags(case_input, own_by_name["x-amz-expires"]),
    ]
    if case_input["credentials"]["session_token"] == "" and "x-amz-security-token" in own_by_name:
        tags.append("empty-session-token-sent")
    if target.query[-1][0] != "X-Amz-Signature":
        tags.append("signature-not-last")
    if isinstance(reference, Rejected):
        tags.append("accepts-what-endpoint-rules-reject")
    else:
        tags += place_tags(case_input, target, split(reference["url"]), facts)
        tags += scope_tags(reference["signing"], facts["scope"])
    if verdict.host_rule == "lower-cased":
        tags.append("host-lowercased")
    elif verdict.host_rule != HOST_AS_SENT:
        tags.append("default-port-signed")
    if verdict.path_rule == "as-sent":
        tags.append("path-signed-as-sent")
    facts["diff"] = sorted(set(tags))
    return facts


def query_tags(case_input: Json, own: list[Pair], facts: Json) -> list[str]:
    """What was added to the query, left out of it or changed in it."""
    wanted: dict[str, str] = {name: value for name, value in case_input["query"]}
    found = dict(own)
    facts["added_query"] = sorted(found.keys() - wanted.keys())
    facts["missing_query"] = sorted(wanted.keys() - found.keys())
    both = sorted(wanted.keys() & found.keys())
    facts["changed_query_values"] = [
        {"name": name, "input": wanted[name], "peer": found[name]}
        for name in both
        if wanted[name] != found[name]
    ]
    repeated = [name for name, count in Counter(name for name, _ in own).items() if count > 1]
    return (
        [f"adds-query:{name}" for name in facts["added_query"]]
        + ["drops-query"] * bool(facts["missing_query"])
        + ["query-value-changed"] * bool(facts["changed_query_values"])
        + ["query-repeated"] * bool(repeated)
    )


def header_tags(case_input: Json, sent: list[Pair], facts: Json) -> list[str]:
    """Which headers were left unsigned, added or changed."""
    wanted: dict[str, str] = {name: value for name, value in case_input["headers"]}
    signed = dict(sent)
    facts["unsigned_headers"] = sorted(wanted.keys() - signed.keys())
    facts["added_signed_headers"] = sorted(signed.keys() - wanted.keys())
    facts["changed_header_values"] = [
        {"name": name, "input": wanted[name], "peer": signed[name]}
        for name in sorted(wanted.keys() & signed.keys())
        if header_value(wanted[name]) != header_value(signed[name])
    ]
    unsigned = facts["unsigned_headers"]
    return (
        [f"unsigned:{name}" for name in unsigned]
        + ["x-amz-header-left-unsigned"] * any(name.startswith("x-amz-") for name in unsigned)
        + [f"adds-signed-header:{name}" for name in facts["added_signed_headers"]]
        + ["header-value-changed"] * bool(facts["changed_header_values"])
    )


def expiry_tags(case_input: Json, written: str) -> list[str]:
    """Whether an expiry outside 1 second to 7 days was accepted, or replaced."""
    asked = case_input["expires_in"]
    if written != str(asked):
        return ["expires-changed"]
    return [] if 1 <= asked <= SEVEN_DAYS else ["accepts-invalid-expiry"]


def place_tags(case_input: Json, peer: Target, wanted: Target, facts: Json) -> list[str]:
    """Whether the URL leads elsewhere than the endpoint rules say."""
    tags: list[str] = []
    region = case_input["region"]
    same_host = peer.host.lower() == wanted.host.lower()
    if not same_host:
        facts["reference_host"] = wanted.authority
        tags.append(host_tag(peer.host, wanted.host, region))
    elif peer.authority.lower() != wanted.authority.lower():
        tags.append("default-port-removed-from-url")
    if peer.path != wanted.path:
        facts["reference_path"] = wanted.path
        if peer.path == f"{wanted.path}/":
            tags.append("bucket-path-trailing-slash")
        else:
            tags.append("addresses-other-path" if same_host else "style-or-path-differs")
    return tags


def host_tag(peer: str, wanted: str, region: str) -> str:
    """Which habit made the host another one."""
    global_host = wanted.replace(f"s3.{region}.amazonaws.com", "s3.amazonaws.com")
    if wanted != global_host and peer == global_host:
        return "global-host"
    if peer.replace(f"s3.{region}.amazonaws.com", "s3.amazonaws.com") == wanted:
        return "regional-host-for-legacy"
    return "host-differs"


def scope_tags(wanted: Json, found: Json) -> list[str]:
    """Whether the credential scope is another one."""
    if wanted["scheme"] == "sigv4a":
        return ["v4-instead-of-v4a"]
    names = ("service", "region")
    return [f"scope-{name}-differs" for name in names if wanted[name] != found[name]]


def without_empty(facts: Json) -> Json:
    """The facts worth a reader's time: empty lists are left out, except the tags."""
    return {name: value for name, value in facts.items() if value != [] or name == "diff"}


def answer(url: str, case_input: Json, sent: list[Pair], verdict: Verdict) -> dict[str, Any]:
    """The `expected` of the common schema."""
    expected = {
        "url": url,
        "method": case_input["method"],
        "headers": [list(pair) for pair in sorted(sent)],
        "host": verdict.host,
        "deterministic": True,
    }
    # What the URL and the headers do not tell by themselves.
    if not verdict.standard:
        expected["canonical_request"] = verdict.canonical_request
    return expected
