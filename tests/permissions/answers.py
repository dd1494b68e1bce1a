"""Cases of the other kind: a request, what a store answered to it, and what `diagnose` must tell of
that and what it may not.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.conformance import calls, golden, hosts
from tests.conformance.answer import Answer
from tests.conformance.golden import Json
from tests.conformance.presigned_url import Pair

# One diagnosis may not be longer.
MOST_FINDINGS: Final = 10

# What a case need not say.
USUAL: Final[Json] = {
    "region": "eu-west-1",
    "params": {},
    "endpoint": {},
    "expires_in": 900,
    "signing_time": "20260102T030405Z",
    "credentials": {
        "access_key_id": "AKIAIOSFODNN7EXAMPLE",
        "secret_access_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    },
}


@dataclass(frozen=True)
class AnswerCase:
    """One answer. ``shown`` are codes that must be told, however sure; ``certain`` those that must be
    told as `shown`; ``never`` those that may not be told at all.
    """

    id: str
    input: Json
    answer: str
    shown: frozenset[str] = frozenset()
    certain: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    # Texts that must stand in what is told.
    says: tuple[str, ...] = field(default=())

    def signing(self) -> Json | None:
        """What the host is asked to sign; nothing for a form, whose refusal is explained alone."""
        asked = {**USUAL, **self.input}
        match asked["operation"]:
            case "PostObject":
                return None
            case "Multipart" if "UploadId" in asked["params"]:
                asked["operation"] = "UploadPart"
                asked["params"] = {"PartNumber": 1, **asked["params"]}
            case "Multipart":
                asked["operation"] = "CreateMultipartUpload"
        options = dict(asked.get("options", {}))
        for name in ("headers", "query"):
            if asked.get(name):
                options[name] = dict(asked[name])
        asked["options"] = options
        return golden.question(golden.Case(self.id, self.id, "", "", asked, {}, {}))

    def question(self, signed: Answer) -> Json:
        """What the host is asked of the answer."""
        params: list[Pair] = [("answer", self.answer)]
        if signed.url:
            params += [("method", signed.method), ("url", signed.url)]
            params += [(f"header:{name}", value) for name, value in signed.headers]
        return calls.question(self.id, "diagnose", params, 0)


@dataclass(frozen=True)
class Verdict:
    """Whether a case passes, and otherwise why not."""

    case: AnswerCase
    problem: str | None


def load(path: Path) -> list[AnswerCase]:
    """The cases of a file, a JSON list, that have an answer."""
    return [
        _read(number, case)
        for number, case in enumerate(json.loads(path.read_text("utf-8")), 1)
        if "answer" in case
    ]


def _read(number: int, case: Json) -> AnswerCase:

    def codes(name: str) -> frozenset[str]:
        return frozenset(case.get(name, ()))

    return AnswerCase(
        id=str(case.get("id", number)),
        input=case["input"],
        answer=case["answer"],
        shown=codes("shown"),
        certain=codes("certain"),
        never=codes("never"),
        says=tuple(case.get("says", ())),
    )


def judge(cases: list[AnswerCase], host: hosts.Host) -> list[Verdict]:
    """One verdict a case; the host signs first, and then reads the answers."""
    signed = _signed(cases, host)
    answers = host.ask_all(
        [case.question(result) for case, result in zip(cases, signed, strict=True)]
    )
    verdicts = []
    for case, result, answer in zip(cases, signed, answers, strict=True):
        problem = (
            f"was not signed: {result.refusal}" if result.refused else problem_of(case, answer)
        )
        verdicts.append(Verdict(case, problem))
    return verdicts


def _signed(cases: list[AnswerCase], host: hosts.Host) -> list[Answer]:
    asked = [case.signing() for case in cases]
    results = iter(list(host.ask_all([question for question in asked if question is not None])))
    return [hosts.NO_ANSWER if question is None else next(results) for question in asked]


def problem_of(case: AnswerCase, answer: Answer) -> str | None:
    """Why a case fails, if it does."""
    if answer.refused:
        return f"raised {answer.refusal}"
    told = _named(answer, "finding:")
    sure = {code for code, certainty in _named(answer, "certainty:") if certainty == "shown"}
    codes = {code for code, _ in told}
    words = "\n".join(sentence for _, sentence in told)
    problems = [f"does not tell {code}" for code in sorted(case.shown - codes)]
    problems += [f"does not show {code}" for code in sorted(case.certain - sure)]
    problems += [f"tells {code}" for code in sorted(case.never & codes)]
    problems += [f"does not say {text!r}" for text in case.says if text not in words]
    if len(told) > MOST_FINDINGS:
        problems.append(f"tells {len(told)} findings")
    return "; ".join(problems) or None


def _named(answer: Answer, prefix: str) -> list[Pair]:
    pairs = ((name.partition(prefix)[2], text) for name, text in answer.listed)
    return [(code, text) for code, text in pairs if code]
