"""Judges what a host says of permissions: what is needed and what is likely, each complete, and the
conditions that it names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tests.conformance import calls
from tests.conformance.answer import Answer
from tests.conformance.judgement import MALFORMED

from .cases import Case, grants_of


@dataclass(frozen=True)
class Verdict:
    """Whether a case passes, and otherwise why not."""

    case: Case
    problem: str | None


def judge(
    cases: Iterable[Case], answers: Iterable[Answer], *, joined_text: bool = False
) -> list[Verdict]:
    """One verdict a case; of a host that takes joined text, a NUL in that is refused before anybody asks
    what it stands in.
    """
    verdicts = []
    for case, answer in zip(cases, answers, strict=True):
        asked = case
        if joined_text and calls.smuggles_nul(case.question()):
            asked = replace(case, error=MALFORMED)
        verdicts.append(Verdict(case, problem_of(asked, answer)))
    return verdicts


def problem_of(case: Case, answer: Answer) -> str | None:
    """Why a case fails, if it does."""
    if case.error is not None:
        return (
            None if answer.error_code == case.error else f"expected {case.error}: {answer.refusal}"
        )
    if answer.refused:
        return f"raised {answer.refusal}"
    problems = []
    said = list(grants_of(answer.listed))
    for certainty, expected in (("needed", case.needed), ("likely", case.likely)):
        found = {grant for grant, its in said if its == certainty}
        problems += [
            f"lacks {certainty} {action} on {arn}" for action, arn in sorted(expected - found)
        ]
        problems += [
            f"adds {certainty} {action} on {arn}" for action, arn in sorted(found - expected)
        ]
    named = {name.partition("condition:")[2] for name, _ in answer.listed}
    problems += [f"names no condition {name}" for name in sorted(case.conditions - named)]
    return "; ".join(problems) or None
