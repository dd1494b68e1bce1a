"""What a person reads: the failures with what was expected and what came, and
the counts of a host, ending in the one line that tools read.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from .compare import Problem
from .golden import Case
from .judgement import Verdict


@dataclass
class Tally:
    """The verdicts on one host."""

    host: str
    passed: int = 0
    failed: int = 0
    with_differences: int = 0
    differences: Counter[str] = field(default_factory=Counter)

    def add(self, verdict: Verdict) -> None:
        """Counts a verdict."""
        if verdict.passed:
            self.passed += 1
            self.with_differences += bool(verdict.differences)
            self.differences.update(list(verdict.differences))
        else:
            self.failed += 1

    @property
    def judged(self) -> int:
        return self.passed + self.failed

    def lines(self) -> list[str]:
        """The counts; the last line is alone in its form."""
        lines = []
        if self.with_differences:
            lines.append(
                f"{self.host}: of these {self.with_differences} are known differences: "
                f"{counts(self.differences)}"
            )
        return [*lines, f"{self.host}: {self.passed} passed, {self.failed} failed"]


def counts(counter: Counter[str]) -> str:
    """The most frequent first."""
    return ", ".join(f"{name} {count}" for name, count in counter.most_common())


def failure(host: str, case: Case, problems: tuple[Problem, ...]) -> str:
    """One failed case with a diff."""
    tags = f" (tags: {', '.join(case.tags)})" if case.tags else ""
    return "\n".join([f"FAILED {host}: {case.id}{tags}", *(_diff(problem) for problem in problems)])


def _diff(problem: Problem) -> str:
    expected, ours = (
        text.replace("\n", "\n             ") for text in (problem.expected, problem.ours)
    )
    return f"  {problem.field}\n    expected {expected}\n    ours     {ours}"
