"""The other end: every host must verify what any signer signed, and refuse its
tampered twins. A URL or form of a case is given back as a server would receive it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Final

from . import calls, presigned_url
from .answer import Answer
from .changes import CHANGES, pattern_of
from .compare import Problem
from .golden import Case, Json, unix_seconds
from .presigned_url import SIGNATURE, Pair

# How many twins of a case are made, of all the kinds that there are.
_TWINS = 3
_SEVEN_DAYS = 604_800

# What a sender chooses where a form's policy leaves it open and the form does not have it already.
_CHOSEN = {"Content-Type": "image/png", "x-amz-meta-tag": "t"}

# The canonical forms that no server may accept: one signature would fit several requests.
_NORMALISED = {
    "slash-collapsed": "the signer collapsed slashes, which S3 does not",
    "dot-segments-removed-and-slash-collapsed": "the signer resolved dot segments, which S3 does not",
}

# The tags of URLs that say something else than was signed: they work nowhere.
_NOT_AS_WRITTEN = {
    "path-signed-double-encoded": "percent signs were encoded again in the signature alone",
    "path-signed-leading-slash-of-the-key-kept": "a slash was signed and not written",
    "query-signed-sorted-as-name=value": "pairs were signed in another order than that of names",
    "query-signed-trimmed": "a value was trimmed in the signature alone",
    "query-value-unencoded": "a + that is not encoded is a space to whoever receives it",
}

# What a refusal must never be: these speak of how the question was put.
_OF_THE_CALL = frozenset(
    {"NullPointer", "MalformedParameters", "InvalidUtf8", "Internal", "UnknownOption"}
)

Params = list[Pair]


def questions(case: Case) -> list[Json]:
    """The case's own answer as a server receives it, then some of its twins."""
    if "error" in case.expected or (not case.is_own and not case.profile.get("verified")):
        return []
    if case.is_call or not (case.is_post_policy or case.credentials):
        return []
    if case.is_post_policy:
        do, right, kinds = "verify_form", _form(case), FORM_TWINS
    else:
        do, right, kinds = "verify_request", _request(case), REQUEST_TWINS
    now = _now(case)
    asked = [_question(case, do, "verified", right, now)]
    if _refusals(case):
        return asked
    names = list(kinds)
    first = zlib.crc32(case.id.encode()) % len(names)
    made = 0
    for name in [*names[first:], *names[:first]]:
        twin = kinds[name](list(right))
        if twin is not None and made < _TWINS:
            asked.append(_question(case, do, f"twin {name}", twin, now))
            made += 1
    return asked


def problems(case: Case, answers: list[Answer]) -> Iterator[Problem]:
    """What the host got wrong: the first answer is about the case's own, the others
    are about twins.
    """
    asked = questions(case)
    for number, (question, answer) in enumerate(zip(asked, answers, strict=True)):
        name = question["id"].rpartition("#")[2]
        expected = _refusals(case) if number == 0 else None
        if number == 0 and not expected:
            owner = dict(answer.listed).get("access-key-id")
            if answer.refused or owner != case.credentials["access_key_id"]:
                yield Problem(name, "valid", answer.refusal if answer.refused else str(owner))
        elif not answer.refused or answer.error_code in _OF_THE_CALL:
            yield Problem(name, "refused", answer.refusal if answer.refused else "accepted")
        elif expected and answer.error_code not in expected:
            yield Problem(name, " or ".join(expected), answer.refusal)


def right_answers(case: Case) -> list[Answer]:
    """Answers that must pass, for the self-test."""
    asked = questions(case)
    if not asked:
        return []
    owner = Answer(listed=(("access-key-id", case.credentials["access_key_id"]),))
    refused = Answer(error_code="SignatureMismatch", error_message="refused")
    expected = _refusals(case)
    first = Answer(error_code=expected[0], error_message="refused") if expected else owner
    return [first, *(refused for _ in asked[1:])]


def _question(case: Case, do: str, name: str, params: Params, now: int) -> Json:
    credentials = case.credentials
    rules: Params = [
        (name.replace("_", "-"), credentials[name])
        for name in ("access_key_id", "secret_access_key", "session_token")
        if credentials.get(name)
    ]
    rules.append(("service", _service(case)))
    if case.is_own and "max_expires_in" in case.input.get("options", {}):
        rules.append(("max-expires-in", str(case.input["options"]["max_expires_in"])))
    if (
        do == "verify_request"
        and case.is_own
        and "unsigned_path_prefix" in case.input.get("options", {})
    ):
        rules.append(("unsigned-path-prefix", case.input["options"]["unsigned_path_prefix"]))
    return calls.question(f"{case.id}#{name}", do, params, now, rules=rules)


def _service(case: Case) -> str:
    """The service that the peer signed for."""
    if case.gives_policy:
        return "s3"
    if case.is_post_policy:
        fields = {name.lower(): value for name, value in case.expected["fields"]}
        return str(fields["x-amz-credential"].split("/")[-2])
    credential = presigned_url.parse(case.expected["url"]).value("X-Amz-Credential") or ""
    return credential.split("/")[-2]


def _now(case: Case) -> int:
    """The instant of the signature: own vectors may be signed back in time."""
    if case.is_post_policy:
        return unix_seconds(case.input["signing_time"])
    date = presigned_url.parse(case.expected["url"]).value("X-Amz-Date")
    return unix_seconds(date or case.input["signing_time"])


def _refusals(case: Case) -> tuple[str, ...]:
    """The codes with which a server refuses what the peer signed, by rule."""
    if case.is_post_policy:
        return ()
    if " " in case.expected["url"]:
        return ("MalformedRequest",)
    path_rule = (case.profile.get("rules") or {}).get("path_rule")
    if path_rule in _NORMALISED or set(case.tags) & _NOT_AS_WRITTEN.keys():
        return ("SignatureMismatch",)
    expires = presigned_url.parse(case.expected["url"]).value("X-Amz-Expires") or ""
    if not expires.removeprefix("-").isdecimal():
        return ("MalformedRequest",)
    allowed = _SEVEN_DAYS
    if case.is_own:
        allowed = int(case.input.get("options", {}).get("max_expires_in") or allowed)
    if not 1 <= int(expires) <= allowed:
        return ("ExpiryOutOfRange",)
    return () if _states_payload(case) else _refusals_by_tag(case)


def _refusals_by_tag(case: Case) -> tuple[str, ...]:
    changes = (CHANGES.get(pattern_of(tag)) for tag in case.tags)
    return tuple(change.refused_as for change in changes if change and change.refused_as)


def _states_payload(case: Case) -> bool:
    """Whether the URL or a header says which payload hash was signed."""
    pairs = presigned_url.parse(case.expected["url"]).pairs
    names = [name for name, _ in [*pairs, *case.expected["headers"]]]
    return "x-amz-content-sha256" in map(str.lower, names)


def _request(case: Case) -> Params:
    expected = case.expected
    host = expected.get("host") or presigned_url.parse(expected["url"]).host
    headers = [(f"header:{name}", value) for name, value in expected["headers"]]
    return [
        ("method", expected["method"]),
        ("url", expected["url"].partition("#")[0]),
        *headers,
        ("header:host", host),
    ]


def _form(case: Case) -> Params:
    if case.gives_policy:
        return _form_of_policy(case)
    fields = [(f"field:{name}", value) for name, value in case.expected["fields"]]
    there = {name.lower() for name, _ in case.expected["fields"]}
    chosen = [
        (f"field:{name}", value)
        for name, value in _CHOSEN.items()
        if name.lower() not in there and _names(case.input["conditions"], f"${name}")
    ]
    return [("bucket", case.input["bucket"]), *fields, *chosen]


def _names(conditions: list[object], field: str) -> bool:
    """Whether a condition such as ``["starts-with", "$name", ""]`` is about the field."""
    return any(isinstance(condition, list) and field in condition for condition in conditions)


def _form_of_policy(case: Case) -> Params:
    """A form that meets the policy of the case: each field begins as its condition says."""
    fields: Params = [
        ("field:policy", case.input["policy_base64"]),
        ("field:x-amz-signature", case.expected["signature"]),
    ]
    for condition in case.expected["policy"]["conditions"]:
        match condition:
            case ["starts-with", name, prefix]:
                fields.append((f"field:{name.removeprefix('$')}", f"{prefix}png"))
            case dict():
                fields += [(f"field:{name}", value) for name, value in condition.items()]
    return [("bucket", case.input["bucket"]), *(f for f in fields if f[0] != "field:bucket")]


def _changed(params: Params, name: str, change: Callable[[str], str]) -> Params | None:
    """With the first value of this name changed; nothing if that makes no difference."""
    for index, (known, value) in enumerate(params):
        if known.lower() == name and change(value) != value:
            return [*params[:index], (known, change(value)), *params[index + 1 :]]
    return None


def _in_url(before: str, after: str) -> Callable[[Params], Params | None]:
    return lambda params: _changed(params, "url", lambda url: url.replace(before, after, 1))


def _other_signature(url: str) -> str:
    head, name, value = url.rpartition(f"{SIGNATURE}=")
    return head + name + ("1" if value[:1] == "0" else "0") + value[1:]


def _upper_case_signature(url: str) -> str:
    head, name, value = url.rpartition(f"{SIGNATURE}=")
    digits, ampersand, rest = value.partition("&")
    return head + name + digits.upper() + ampersand + rest


def _other_path(url: str) -> str:
    address, _, query = url.partition("?")
    return f"{address}x?{query}"


def _header_dropped(params: Params) -> Params | None:
    names = [name for name, _ in params if name.startswith("header:") and name != "header:host"]
    return [pair for pair in params if pair[0] != names[0]] if names else None


def _header_changed(params: Params) -> Params | None:
    names = [name for name, _ in params if name.startswith("header:") and name != "header:host"]
    return _changed(params, names[0].lower(), lambda value: value + "x") if names else None


REQUEST_TWINS: Final[dict[str, Callable[[Params], Params | None]]] = {
    "signature": lambda params: _changed(params, "url", _other_signature),
    "upper-case signature": lambda params: _changed(params, "url", _upper_case_signature),
    "method": lambda params: _changed(params, "method", lambda m: "PUT" if m == "GET" else "GET"),
    "path": lambda params: _changed(params, "url", _other_path),
    "query": lambda params: _changed(params, "url", lambda url: f"{url}&acl="),
    "date": _in_url("5Z", "4Z"),
    "expiry": _in_url("X-Amz-Expires=", "X-Amz-Expires=1"),
    "repeated parameter": lambda params: _changed(params, "url", lambda url: f"{url}&X-Amz-Date=x"),
    "access key": _in_url("X-Amz-Credential=A", "X-Amz-Credential=B"),
    "host": lambda params: _changed(params, "header:host", lambda host: f"x{host}"),
    "header changed": _header_changed,
    "header dropped": _header_dropped,
    "unsigned header": lambda params: [*params, ("header:x-amz-unsigned", "1")],
}


def _later_field(name: str, change: Callable[[str], str]) -> Callable[[Params], Params | None]:
    return lambda params: _changed(params, f"field:{name}", change)


FORM_TWINS: Final[dict[str, Callable[[Params], Params | None]]] = {
    "signature": _later_field("x-amz-signature", lambda s: ("1" if s[0] == "0" else "0") + s[1:]),
    "policy": _later_field(
        "policy", lambda policy: ("f" if policy[0] == "e" else "e") + policy[1:]
    ),
    "date": _later_field("x-amz-date", lambda date: date.replace("Z", "0Z")),
    "access key": _later_field("x-amz-credential", lambda value: f"B{value}"),
    "key": _later_field("key", lambda key: f"x{key}"),
    "bucket": lambda params: _changed(params, "bucket", lambda bucket: f"x{bucket}"),
    "extra field": lambda params: [*params, ("field:x-amz-meta-more", "1")],
    "repeated field": lambda params: [*params, ("field:KEY", "1")],
}
