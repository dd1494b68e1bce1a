"""Judges what a host says of permissions: what is needed and what is likely, each complete, and the
conditions that it names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tests.conformance.answer import Answer

from .cases import Case, grants_of


@dataclass(frozen=True)
class Verdict:
    """Whether a case passes, and otherwise why not."""

    case: Case
    problem: str | None


def judge(cases: Iterable[Case], answers: Iterable[Answer]) -> list[Verdict]:
    """One verdict a case."""
    pairs = zip(cases, answers, strict=True)
    return [Verdict(case, problem_of(case, answer)) for case, answer in pairs]


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
