"""Judges what a host proves of presigned requests. It is told the request as it was sent and
the secret of its access key, and no answer of a server.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlsplit

from tests.conformance import calls
from tests.conformance.answer import Answer
from tests.conformance.golden import Json
from tests.conformance.presigned_url import Pair

# What says that nothing fits, and what that then likely is.
NOTHING_FITS: Final = "NothingFits"
SECRET_WRONG: Final = "SecretWrong"


@dataclass(frozen=True)
class Case:
    """One request with its secret, and what must be told of it."""

    id: str
    method: str
    url: str
    headers: tuple[Pair, ...]
    secret_access_key: str
    session_token: str | None
    # Of each list, one word must be told.
    names: tuple[tuple[str, ...], ...]
    secret_wrong: bool

    def question(self) -> Json:
        """What the host is asked."""
        (credential,) = parse_qs(urlsplit(self.url).query)["X-Amz-Credential"]
        params: list[Pair] = [("method", self.method), ("url", self.url)]
        params += [(f"header:{name}", value) for name, value in self.headers]
        params += [
            ("access-key-id", credential.rsplit("/", 4)[0]),
            ("secret-access-key", self.secret_access_key),
        ]
        if self.session_token is not None:
            params.append(("session-token", self.session_token))
        return calls.question(self.id, "diagnose", params, 0)


@dataclass(frozen=True)
class Verdict:
    """What was shown, as pairs of a code and a sentence, and the codes of what is likely."""

    case: Case
    raised: str | None
    shown: tuple[Pair, ...] = ()
    likely: tuple[str, ...] = ()

    @property
    def problem(self) -> str | None:
        """Why the case fails, if it does."""
        if self.raised is not None:
            return f"raised {self.raised}"
        codes = {code for code, _ in self.shown}
        if SECRET_WRONG in codes:
            return "shows what no search can show, that the secret is another's"
        if self.case.secret_wrong:
            if codes - {NOTHING_FITS}:
                return "shows a difference although nothing fits"
            if SECRET_WRONG not in self.likely:
                return "does not say that the secret is likely another's"
        elif NOTHING_FITS in codes:
            return "finds nothing that fits"
        told = "\n".join(sentence for _, sentence in self.shown).casefold()
        unnamed = [
            "|".join(names)
            for names in self.case.names
            if not any(name.casefold() in told for name in names)
        ]
        return f"does not name {' and '.join(unnamed)}" if unnamed else None


def load(path: Path) -> list[Case]:
    """The cases of a file, a JSON list."""
    return [
        Case(
            id=case["id"],
            method=case["method"],
            url=case["url"],
            headers=tuple((name, value) for name, value in case["headers"]),
            secret_access_key=case["secret_access_key"],
            session_token=case["session_token"],
            names=tuple(map(tuple, case["names"])),
            secret_wrong=case["secret_wrong"],
        )
        for case in json.loads(path.read_text("utf-8"))
    ]


def judge(cases: Iterable[Case], answers: Iterable[Answer]) -> list[Verdict]:
    """One verdict a case."""
    return [verdict(*pair) for pair in zip(cases, answers, strict=True)]


def verdict(case: Case, answer: Answer) -> Verdict:
    """The verdict on one case."""
    if answer.refused:
        return Verdict(case, answer.refusal)

    def named(prefix: str) -> list[Pair]:
        pairs = ((name.partition(prefix)[2], text) for name, text in answer.listed)
        return [(code, text) for code, text in pairs if code]

    findings = list(zip(named("finding:"), named("certainty:"), strict=True))
    shown = (finding for finding, (_, certainty) in findings if certainty == "shown")
    likely = (code for (code, _), (_, certainty) in findings if certainty == "likely")
    return Verdict(case, None, tuple(shown), tuple(likely))
