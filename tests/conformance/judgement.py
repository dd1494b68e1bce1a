"""The verdict on one answer: passed, failed with the parts that differ, or not
covered, with the declared differences that the case needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from . import (
    calls,
    compare,
    differences,
    expectation,
    house_form,
    peers,
    post_policy,
    presigned_url,
    received,
    refusals,
)
from .answer import Answer
from .compare import Problem
from .expectation import Expectation
from .golden import Case, unix_seconds

# How a host that takes joined text refuses a NUL within it.
MALFORMED = "MalformedParameters"

# Codes that speak of how the question was put, not of the input: never a refusal that a case expects.
_FAULTS_OF_THE_ADAPTER = frozenset(
    {
        "NullPointer",
        MALFORMED,
        "InvalidUtf8",
        "Internal",
        "UnknownOption",
        "MissingOption",
        "DuplicateOption",
        "UnknownOperation",
        "UnknownParameter",
        "DuplicateParameter",
        "BodyParameter",
    }
)


@dataclass(frozen=True)
class Verdict:
    """How a case ended. It passed if nothing is wrong."""

    problems: tuple[Problem, ...] = ()
    differences: dict[str, str] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        return not self.problems


def judge(case: Case, answer: Answer) -> Verdict:
    """Judges a host's answer to a case."""
    if case.is_call:
        return Verdict(tuple(calls.problems(case, answer)))
    if case.is_post_policy:
        problems, found = post_policy.judge(case, answer)
        return Verdict(tuple(problems), found)
    if not answer.refused:
        try:
            presigned_url.parse(answer.url)
        except presigned_url.NotAbsolute as error:
            return Verdict((Problem("url", "an absolute URL", str(error)),))
    if case.is_own:
        return Verdict(tuple(_own(case, answer)))
    codes = refusals.codes(case)
    if codes:
        return _judge_refused_by_us(case, answer, codes)
    against_rules = peers.SIGNED_AGAINST_RULES
    if against_rules in case.tags and (reason := differences.reason(case, against_rules)):
        return Verdict(tuple(_refused(answer)), {against_rules: reason})
    if case.peer_refused:
        return _judge_refused_by_peer(case, answer)
    if answer.refused:
        return Verdict((Problem("refusal", "signed", answer.refusal),))
    return _judge_signed(case, answer)


def judge_all(case: Case, answers: list[Answer]) -> Verdict:
    """Judges a host's answers to all questions of a case: what it signs, then what it
    says of the case's own answer and of its tampered twins.
    """
    if case.gives_policy:
        return Verdict(tuple(received.problems(case, answers)))
    first, *others = answers
    verdict = judge(case, first)
    more = tuple(received.problems(case, others))
    return Verdict((*verdict.problems, *more), verdict.differences)


def judge_smuggled_nul(answer: Answer) -> Verdict:
    """A NUL in joined text is refused before anybody asks what it stands in."""
    if answer.error_code == MALFORMED:
        return Verdict()
    return Verdict((Problem("error code", MALFORMED, answer.refusal),))


def _judge_refused_by_us(case: Case, answer: Answer, codes: dict[str, str]) -> Verdict:
    """What no S3 can serve. Where the endpoint rules reject it as well, their reason may come first."""
    code = answer.error_code
    if code is None or (code not in codes and case.reference is not None):
        return Verdict((Problem("refusal", " or ".join(codes), answer.refusal),))
    problems = tuple(_refused(answer)) if code not in codes else ()
    excused = {} if case.peer_refused or code not in codes else {f"refused:{code}": codes[code]}
    return Verdict(problems, excused)


def _refused(answer: Answer) -> Iterator[Problem]:
    if not answer.refused or answer.error_code in _FAULTS_OF_THE_ADAPTER:
        yield Problem("refusal", "refused for what the input says", answer.refusal)


def _judge_refused_by_peer(case: Case, answer: Answer) -> Verdict:
    """The peer refuses. We may too; if its refusal is declared as its own, we may sign what the rules say."""
    tag = peers.REFUSED_BY_PEER
    reason = differences.reason(case, tag) if tag in case.tags else None
    if answer.refused or reason is None or case.reference is None:
        return Verdict(tuple(_refused(answer)))
    reference = expectation.of_reference(case, case.reference)
    return Verdict(tuple(_signed_as(reference, case, answer)), {tag: reason})


def _judge_signed(case: Case, answer: Answer) -> Verdict:
    adapted = differences.adapt(case)
    problems = list(_signed_as(adapted.expectation, case, answer))
    # A randomised signature is never made twice; house_form has verified ours.
    if adapted.keeps_signature and case.expected.get("deterministic", True):
        theirs = presigned_url.parse(case.expected["url"]).value(presigned_url.SIGNATURE)
        ours = presigned_url.parse(answer.url).value(presigned_url.SIGNATURE)
        problems += compare.value("signature", theirs, ours)
    reasons = {
        tag: differences.reason(case, tag) or differences.FROM_THE_CASE[tag]
        for tag in adapted.differences
    }
    return Verdict(tuple(problems), reasons)


def _signed_as(expected: Expectation, case: Case, answer: Answer) -> Iterator[Problem]:
    yield from compare.parts(expected, answer)
    yield from compare.value("limited_by", "request", answer.limited_by)
    yield from house_form.problems(answer, case.credentials, case.expected.get("public_key"))


def _own(case: Case, answer: Answer) -> Iterator[Problem]:
    """Our own vectors: everything that they say is compared to the letter."""
    expected = case.expected
    if "error" in expected:
        yield from compare.refusal(expected["error"], answer)
        return
    if answer.refused:
        yield Problem("refusal", "signed", answer.refusal)
        return
    yield from compare.value("url", expected["url"], answer.url)
    yield from compare.value("method", expected["method"], answer.method)
    headers = [list(pair) for pair in answer.headers]
    yield from compare.value("headers", expected["headers"], headers)
    if "signed_at" in expected:
        yield from compare.value("signed_at", expected["signed_at"], answer.signed_at)
    if "expires_at" in expected:
        yield from compare.value("expires_at", _instant(expected["expires_at"]), answer.expires_at)
    if "limited_by" in expected:
        yield from compare.value("limited_by", expected["limited_by"], answer.limited_by)
    if "warnings" in expected:
        yield from compare.value(
            "warnings", expected["warnings"], [code for code, _ in answer.warnings]
        )
    yield from house_form.problems(
        answer,
        case.credentials,
        expected.get("public_key"),
        unsigned_path_prefix=case.input.get("options", {}).get("unsigned_path_prefix", ""),
    )


def _instant(value: int | str) -> int:
    """An instant as Unix seconds or ISO 8601."""
    if isinstance(value, int):
        return value
    return (
        unix_seconds(value) if "-" not in value else int(datetime.fromisoformat(value).timestamp())
    )
