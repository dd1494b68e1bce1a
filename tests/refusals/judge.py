"""Judges what a host says of recorded refusals. It is told what a person has: the request
as it was signed (nothing of a form) and the answer; never the request as it was sent.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.conformance import calls
from tests.conformance.answer import Answer
from tests.conformance.golden import Json
from tests.conformance.presigned_url import Pair

CERTAINTIES: Final = ("shown", "likely", "possible")
# One diagnosis may not be longer.
MOST_FINDINGS: Final = 10


@dataclass(frozen=True)
class Refusal:
    """One recorded refusal: what was altered, and the codes that name it."""

    id: str
    server: str
    causes: frozenset[str]
    signed: dict[str, Any] | None
    answer: str

    def question(self) -> Json:
        """What the host is asked."""
        params: list[Pair] = [("answer", self.answer)]
        if self.signed is not None:
            params += [("method", self.signed["method"]), ("url", self.signed["url"])]
            headers = self.signed["headers"].items()
            params += [(f"header:{name}", value) for name, value in headers]
        return calls.question(self.id, "diagnose", params, 0)


@dataclass(frozen=True)
class Verdict:
    """What was found, as pairs of a certainty and a code."""

    refusal: Refusal
    raised: str | None
    findings: tuple[Pair, ...] = ()

    @property
    def wrong(self) -> set[str]:
        """The certainties at which something else was found."""
        return {certainty for certainty, code in self.findings if not self._names(code)}

    @property
    def right(self) -> str | None:
        """The surest certainty at which the cause was found."""
        found = {certainty for certainty, code in self.findings if self._names(code)}
        return next((certainty for certainty in CERTAINTIES if certainty in found), None)

    @property
    def unknown(self) -> bool:
        return any(code == "Unknown" for _, code in self.findings)

    @property
    def problem(self) -> str | None:
        """Why the case fails, if it does."""
        if self.raised is not None:
            return f"raised {self.raised}"
        if "shown" in self.wrong:
            return "shows what is not so"
        if len(self.findings) > MOST_FINDINGS:
            return f"{len(self.findings)} findings"
        return None if self.right else "does not name the cause"

    def _names(self, code: str) -> bool:
        return code in self.refusal.causes


@dataclass
class Tally:
    """The verdicts on a file."""

    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def failed(self) -> int:
        return sum(verdict.problem is not None for verdict in self.verdicts)

    def lines(self) -> Iterator[str]:
        """What is printed, a line for each certainty: `right` counts the cases of which it is
        the surest that names the cause, `wrong` those in which it names something else.
        """
        right = Counter(verdict.right for verdict in self.verdicts)
        wrong = Counter(certainty for verdict in self.verdicts for certainty in verdict.wrong)
        for certainty in CERTAINTIES:
            yield f"{certainty}: {right[certainty]} right, {wrong[certainty]} wrong"
        yield f"unknown: {sum(verdict.unknown for verdict in self.verdicts)}"
        yield f"raised: {sum(verdict.raised is not None for verdict in self.verdicts)}"
        yield f"{len(self.verdicts) - self.failed} passed, {self.failed} failed"

    def table(self) -> Iterator[str]:
        """The same for each server, as a table of Markdown."""
        yield "| server | cases | shown | likely | possible | shown wrong | unknown | failed |"
        yield "|---|---|---|---|---|---|---|---|"
        for server in sorted({verdict.refusal.server for verdict in self.verdicts}):
            own = [verdict for verdict in self.verdicts if verdict.refusal.server == server]
            right = Counter(verdict.right for verdict in own)
            numbers = (
                len(own),
                *(right[certainty] for certainty in CERTAINTIES),
                sum("shown" in verdict.wrong for verdict in own),
                sum(verdict.unknown for verdict in own),
                sum(verdict.problem is not None for verdict in own),
            )
            yield f"| {server} | {' | '.join(map(str, numbers))} |"


def load(path: Path) -> list[Refusal]:
    """The cases of a file, a JSON list."""
    return [
        Refusal(
            case["id"], case["server"], frozenset(case["causes"]), case["signed"], case["answer"]
        )
        for case in json.loads(path.read_text("utf-8"))
    ]


def judge(refusals: Iterable[Refusal], answers: Iterable[Answer]) -> Tally:
    """One verdict a case."""
    return Tally([verdict(*pair) for pair in zip(refusals, answers, strict=True)])


def verdict(refusal: Refusal, answer: Answer) -> Verdict:
    """The verdict on one case."""
    if answer.refused:
        return Verdict(refusal, answer.refusal)

    def named(prefix: str) -> list[Pair]:
        pairs = ((name.partition(prefix)[2], text) for name, text in answer.listed)
        return [(code, text) for code, text in pairs if code]

    findings = zip(named("finding:"), named("certainty:"), strict=True)
    return Verdict(
        refusal, None, tuple((certainty, code) for (code, _), (_, certainty) in findings)
    )
