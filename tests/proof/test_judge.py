"""The judge of proofs, judged: what fails a case, and what must be proved."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from tests.conformance.answer import Answer
from tests.conformance.hosts import start
from tests.conformance.run import SHARED_VECTORS, shared_vectors_are_there

from .judge import Case, judge, load, verdict

SHARED = SHARED_VECTORS.parent / "proof.json"
CASE = Case(
    id="a/b",
    method="GET",
    url="https://h/k?X-Amz-Credential=AK%2FIA%2F20260102%2Feu-west-1%2Fs3%2Faws4_request",
    headers=(("range", "bytes=0-0"),),
    secret_access_key="secret",
    session_token=None,
    names=(("port", "9000"), ("PUT",)),
    secret_wrong=False,
)
WRONG = dataclasses.replace(CASE, names=(("secret",),), secret_wrong=True)


def _answer(*findings: tuple[str, str, str]) -> Answer:
    pairs = [
        pair
        for certainty, code, sentence in findings
        for pair in ((f"finding:{code}", sentence), (f"certainty:{code}", certainty))
    ]
    return Answer(listed=(("code", ""), *pairs, ("text", "x")))


PORT = ("shown", "HostRewritten", "another Port")
METHOD = ("shown", "MethodChanged", "signed for put")


def test_every_list_must_be_named_by_what_is_shown() -> None:
    assert verdict(CASE, _answer(PORT, METHOD)).problem is None
    assert verdict(CASE, _answer(PORT)).problem == "does not name PUT"
    assert verdict(CASE, _answer()).problem == "does not name port|9000 and PUT"
    likely = ("likely", "MethodChanged", "signed for PUT")
    assert verdict(CASE, _answer(PORT, likely)).problem == "does not name PUT"


NOTHING_FITS = ("shown", "NothingFits", "with this secret none of 9 hypotheses")
ANOTHERS = ("likely", "SecretWrong", "another secret signed")


def test_a_secret_is_called_wrong_where_it_likely_is() -> None:
    assert verdict(WRONG, _answer(NOTHING_FITS, ANOTHERS)).problem is None
    assert (
        verdict(WRONG, _answer(NOTHING_FITS, ANOTHERS, ("possible", "Expired", "x"))).problem
        is None
    )
    both = verdict(WRONG, _answer(NOTHING_FITS, ANOTHERS, PORT))
    assert both.problem == "shows a difference although nothing fits"
    silent = verdict(WRONG, _answer(NOTHING_FITS))
    assert silent.problem == "does not say that the secret is likely another's"
    assert verdict(WRONG, _answer(ANOTHERS)).problem == "does not name secret"


def test_nobody_shows_that_a_secret_is_anothers() -> None:
    shown = ("shown", "SecretWrong", "another secret")
    for case in (WRONG, CASE):
        untrue = verdict(case, _answer(PORT, METHOD, shown))
        assert untrue.problem == "shows what no search can show, that the secret is another's"
    missed = verdict(CASE, _answer(NOTHING_FITS, ANOTHERS))
    assert missed.problem == "finds nothing that fits"


def test_what_is_raised_fails() -> None:
    raised = Answer(error_code="InvalidCredentials", error_message="x")
    assert verdict(CASE, raised).problem == "raised InvalidCredentials: x"


def test_a_host_is_asked_with_the_credentials_of_the_url(tmp_path: Path) -> None:
    file = tmp_path / "proof.json"
    file.write_text(json.dumps([dataclasses.asdict(CASE)]))
    (case,) = load(file)
    assert case == CASE
    assert case.question()["params"] == [
        ["method", "GET"],
        ["url", CASE.url],
        ["header:range", "bytes=0-0"],
        ["access-key-id", "AK/IA"],
        ["secret-access-key", "secret"],
    ]


def test_every_request_of_the_file_is_proved() -> None:
    """What the file of presigned requests must come to, where it is there."""
    if not shared_vectors_are_there():
        return
    cases = load(SHARED)
    with start("rust") as host:
        verdicts = judge(cases, host.ask_all([case.question() for case in cases]))
    assert [told.case.id for told in verdicts if told.problem] == []
