"""Does the judge see a fault? For every case an answer is made that must pass,
then one byte at a time of the expected answer and of ours is spoilt, and each
spoilt pair must fail.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import replace

from . import differences, post_policy, presigned_url, received, refusals
from .answer import Answer
from .expectation import AUTHENTICATION, Expectation
from .golden import Case, Json, unix_seconds
from .judgement import judge
from .presigned_url import SIGNATURE

Spoiler = Callable[[Json], None]


def run(cases: list[Case]) -> bool:
    """Spoils every case in every way; true if the judge saw all of it."""
    passed = failed = 0
    for case in cases:
        for name, seen in _all_trials(case):
            passed, failed = passed + seen, failed + (not seen)
            if not seen:
                print(f"FAILED selftest: {case.id}: {name}")
    print(f"selftest: {passed} passed, {failed} failed")
    return failed == 0 and passed > 0


def _all_trials(case: Case) -> Iterator[tuple[str, bool]]:
    if case.is_call:
        yield from _call_trials(case)
        return
    if case.is_post_policy and not case.gives_policy:
        yield from _form_trials(case)
    elif not case.gives_policy:
        yield from _trials(case, right_answer(case))
    yield from _received_trials(case)


def _call_trials(case: Case) -> Iterator[tuple[str, bool]]:
    if "error" in case.expected:
        right, error = _right_refusal(case), case.expected["error"]
        yield "the right answer does not pass", judge(case, right).passed
        yield "not seen: another code", not judge(case, replace(right, error_code="Other")).passed
        if "parameter" in error:
            other = replace(right, error_parameter="Other")
            yield "not seen: another parameter", not judge(case, other).passed
        if error.get("says"):
            other = replace(right, error_message="refused")
            yield "not seen: another message", not judge(case, other).passed
        return
    pairs = [(name, value) for name, value in case.expected["answer"] if name != "..."]
    right = Answer(listed=tuple(pairs))
    yield "the right answer does not pass", judge(case, right).passed
    refused = Answer(error_code="InvalidKey", error_message="refused")
    yield "not seen: a refusal", not judge(case, refused).passed
    for index, (name, value) in enumerate(pairs):
        for spoilt in ((name + "x", value), (name, value + "x")):
            listed = (*pairs[:index], spoilt, *pairs[index + 1 :])
            yield f"not seen in {name}", not judge(case, Answer(listed=listed)).passed


def _form_trials(case: Case) -> Iterator[tuple[str, bool]]:
    right = post_policy.right_answer(case)
    yield "the right form does not pass", judge(case, right).passed
    if right.refused:
        yield "not seen: a form", not judge(case, Answer(listed=(("url", "https://h/"),))).passed
        return
    for index, (name, value) in enumerate(right.listed):
        if name == "url" and case.peer_refused:
            continue
        spoilt = (*right.listed[:index], (name, _other(value)), *right.listed[index + 1 :])
        yield f"not seen in {name}", not _passes(case, Answer(listed=spoilt))


def _other(value: str) -> str:
    return value[:-1] + ("1" if value[-1:] == "0" else "0")


def _passes(case: Case, answer: Answer) -> bool:
    """A value that cannot even be read is a fault that was seen."""
    try:
        return judge(case, answer).passed
    except (ValueError, LookupError):
        return False


def _received_trials(case: Case) -> Iterator[tuple[str, bool]]:
    right = received.right_answers(case)
    yield "right verdicts do not pass", not list(received.problems(case, right))
    if not right:
        return
    accepted = Answer(listed=(("access-key-id", case.credentials["access_key_id"]),))
    refused = Answer(error_code="SignatureMismatch", error_message="refused")
    fault = Answer(error_code="Internal", error_message="a fault of the host")
    for index, verdict in enumerate(right):
        for wrong in (fault, accepted if verdict.refused else refused):
            verdicts = [*right[:index], wrong, *right[index + 1 :]]
            yield f"not seen in verdict {index}", bool([*received.problems(case, verdicts)])


def _trials(case: Case, answer: Answer) -> Iterator[tuple[str, bool]]:
    yield "the right answer does not pass", judge(case, answer).passed
    for name, spoilt_case in spoilt_expectations(case):
        yield f"not seen in the expected answer: {name}", not judge(spoilt_case, answer).passed
    for name, spoilt_answer in spoilt_answers(case, answer):
        yield f"not seen in our answer: {name}", not judge(case, spoilt_answer).passed


def right_answer(case: Case) -> Answer:
    """An answer that must pass."""
    if case.is_own:
        return _right_own(case)
    codes = refusals.codes(case)
    if codes:
        return Answer(error_code=next(iter(codes)), error_message="refused")
    if case.peer_refused or case.reference is None:
        return Answer(error_code="ConflictingOptions", error_message="refused")
    adapted = differences.adapt(case)
    if adapted.keeps_signature:
        signature = presigned_url.parse(case.expected["url"]).value(SIGNATURE) or ""
    else:
        signature = adapted.expectation.signature(case.credentials["secret_access_key"])
    return _signed(case, adapted.expectation, signature)


def _signed(case: Case, expected: Expectation, signature: str) -> Answer:
    signed_at = unix_seconds(case.input["signing_time"])
    return Answer(
        expected.url(signature),
        expected.method,
        expected.headers,
        signed_at,
        signed_at + case.input["expires_in"],
        "request",
    )


def _right_refusal(case: Case) -> Answer:
    error = case.expected["error"]
    return Answer(
        error_code=error["code"],
        error_message=" ".join(["refused", *error.get("says", ())]),
        error_parameter=error.get("parameter", ""),
    )


def _right_own(case: Case) -> Answer:
    expected = case.expected
    if "error" in expected:
        return _right_refusal(case)
    url = presigned_url.parse(expected["url"])
    # Without credentials nothing is signed, and the URL tells no date.
    signed_at = unix_seconds(url.value("X-Amz-Date") or case.input["signing_time"])
    ends = signed_at + int(url.value("X-Amz-Expires") or 0)
    return Answer(
        expected["url"],
        expected["method"],
        tuple((name, value) for name, value in expected["headers"]),
        signed_at,
        expected.get("expires_at", ends),
        expected.get("limited_by", "request"),
        tuple((code, "") for code in expected.get("warnings", ())),
    )


def spoilt_expectations(case: Case) -> Iterator[tuple[str, Case]]:
    """The case with one part of the expected answer spoilt, where no declared difference excuses the part."""
    if case.peer_refused:
        if case.is_own:
            yield "error code", _spoil(case, _error_code)
            if "parameter" in case.expected["error"]:
                yield "error parameter", _spoil(case, _error_parameter)
        return
    if not case.is_own and (refusals.codes(case) or case.reference is None):
        return  # The peer's URL is not compared: we refuse the input.
    for name, spoiler in _SPOILERS.items():
        spoilt = _spoil(case, spoiler)
        if spoilt.expected != case.expected and _is_compared(case, spoilt):
            yield name, spoilt


def _is_compared(case: Case, spoilt: Case) -> bool:
    if case.is_own:
        return True
    before, after = differences.adapt(case), differences.adapt(spoilt)
    same_signature = _signature(case) == _signature(spoilt)
    compares_signature = before.keeps_signature and case.expected.get("deterministic", True)
    return before.expectation != after.expectation or (compares_signature and not same_signature)


def _signature(case: Case) -> str | None:
    return presigned_url.parse(case.expected["url"]).value(SIGNATURE)


def _spoil(case: Case, spoiler: Spoiler) -> Case:
    expected = copy.deepcopy(case.expected)
    spoiler(expected)
    return replace(case, expected=expected)


def _error_code(expected: Json) -> None:
    expected["error"]["code"] += "x"


def _error_parameter(expected: Json) -> None:
    expected["error"]["parameter"] += "x"


def _of_url(change: Callable[[str], str]) -> Spoiler:
    def spoil(expected: Json) -> None:
        expected["url"] = change(expected["url"])

    return spoil


def _header_value(expected: Json) -> None:
    if expected["headers"]:
        expected["headers"][-1] = [expected["headers"][-1][0], expected["headers"][-1][1] + "x"]


def _drop_header(expected: Json) -> None:
    expected["headers"] = expected["headers"][1:]


def _method(expected: Json) -> None:
    expected["method"] += "X"


def flip_signature(url: str) -> str:
    """Another last digit in the signature, if there is one."""
    before, name, after = url.partition(f"{SIGNATURE}=")
    if not name:
        return url
    digits = after.partition("#")[0].partition("&")[0]
    other = "0" if digits[-1] != "0" else "1"
    return f"{before}{name}{digits[:-1]}{other}{after[len(digits) :]}"


def change_path(url: str) -> str:
    """Another last byte in the path."""
    path, question, query = url.partition("?")
    return f"{path}x{question}{query}"


def change_pair(url: str) -> str:
    """Another value of a pair of the operation, or of the credential if there is none."""
    parsed = presigned_url.parse(url)
    names = [name for name, _ in parsed.pairs if name not in AUTHENTICATION] or ["X-Amz-Credential"]
    return url.replace(
        f"{presigned_url.encode(names[0])}=", f"{presigned_url.encode(names[0])}=x", 1
    )


def add_pair(url: str) -> str:
    """One pair more."""
    return url.replace(f"&{SIGNATURE}=", f"&zz=1&{SIGNATURE}=", 1)


def swap_pairs(url: str) -> str:
    """The first two pairs change places, if there are two."""
    base, question, query = url.partition("?")
    pairs = query.split("&")
    return f"{base}{question}{'&'.join([*pairs[1:2], *pairs[:1], *pairs[2:]])}"


def change_scheme(url: str) -> str:
    return (
        url.replace("https:", "httpx:", 1)
        if url.startswith("https:")
        else url.replace("http:", "https:", 1)
    )


_SPOILERS: dict[str, Spoiler] = {
    "signature": _of_url(flip_signature),
    "path": _of_url(change_path),
    "query pair": _of_url(change_pair),
    "one pair more": _of_url(add_pair),
    "scheme": _of_url(change_scheme),
    "header value": _header_value,
    "one header less": _drop_header,
    "method": _method,
}


def spoilt_answers(case: Case, answer: Answer) -> Iterator[tuple[str, Answer]]:
    """Our answer with one part spoilt. No difference with any peer excuses these."""
    if answer.refused:
        if case.is_own or not case.peer_refused or refusals.codes(case):
            yield "another error code", replace(answer, error_code="Internal")
        yield "signed instead of refused", Answer("https://examplebucket.s3.amazonaws.com/", "GET")
        return
    yield "refused instead of signed", Answer(error_code="InvalidKey", error_message="refused")
    for name, change in _URL_CHANGES.items():
        spoilt = change(answer.url)
        # A URL that nobody signed has no signature, and perhaps no pairs.
        if spoilt != answer.url or SIGNATURE in answer.url:
            yield name, replace(answer, url=spoilt)
    yield "method", replace(answer, method=answer.method + "X")
    yield "expires_at", replace(answer, expires_at=answer.expires_at + 1)
    yield "limited_by", replace(answer, limited_by=answer.limited_by + "x")
    yield "one header more", replace(answer, headers=(*answer.headers, ("zz", "1")))
    if answer.headers:
        name, value = answer.headers[0]
        yield "header value", replace(answer, headers=((name, value + "x"), *answer.headers[1:]))
        yield "header name", replace(answer, headers=((name + "x", value), *answer.headers[1:]))
        yield "one header less", replace(answer, headers=answer.headers[1:])
    if len(answer.headers) > 1:
        yield "order of headers", replace(answer, headers=tuple(reversed(answer.headers)))


_URL_CHANGES: dict[str, Callable[[str], str]] = {
    "signature": flip_signature,
    "path": change_path,
    "query pair": change_pair,
    "one pair more": add_pair,
    "order of query pairs": swap_pairs,
    "scheme": change_scheme,
    "fragment": lambda url: url + "#",
    "host": lambda url: url.replace("://", "://x", 1),
}
