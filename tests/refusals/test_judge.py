"""The judge of refusals, judged: what fails a case, and what is counted."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conformance.answer import Answer
from tests.conformance.hosts import start
from tests.conformance.run import SHARED_VECTORS, shared_vectors_are_there

from .judge import Refusal, Tally, judge, load, verdict

SHARED = SHARED_VECTORS.parent / "refusals.json"
CASE = Refusal("a/b", "a", frozenset({"HeaderChanged", "EntitySize"}), None, "<Error/>")


def _answer(*findings: tuple[str, str]) -> Answer:
    pairs = [
        pair
        for certainty, code in findings
        for pair in ((f"finding:{code}", "x"), (f"certainty:{code}", certainty))
    ]
    return Answer(listed=(("code", ""), *pairs, ("text", "x")))


def test_a_case_passes_with_its_cause_at_any_certainty() -> None:
    for certainty in ("shown", "likely", "possible"):
        told = verdict(CASE, _answer((certainty, "EntitySize")))
        assert (told.problem, told.right) == (None, certainty)
    several = verdict(CASE, _answer(("likely", "Expired"), ("possible", "HeaderChanged")))
    assert (several.problem, several.right, several.wrong) == (None, "possible", {"likely"})


def test_a_case_fails_without_it_or_with_an_untruth() -> None:
    assert verdict(CASE, _answer(("likely", "Expired"))).problem == "does not name the cause"
    assert verdict(CASE, _answer(("possible", "Unknown"))).unknown
    both = _answer(("shown", "Expired"), ("likely", "EntitySize"))
    assert verdict(CASE, both).problem == "shows what is not so"
    raised = Answer(error_code="NotPresigned", error_message="x")
    assert verdict(CASE, raised).problem == "raised NotPresigned: x"
    many = _answer(*(("possible", "EntitySize") for _ in range(11)))
    assert verdict(CASE, many).problem == "11 findings"


def test_what_is_printed_ends_with_the_verdict() -> None:
    answers = [_answer(("shown", "EntitySize")), _answer(("likely", "Expired"))]
    tally = judge([CASE, CASE], answers)
    assert list(tally.lines()) == [
        "shown: 1 right, 0 wrong",
        "likely: 0 right, 1 wrong",
        "possible: 0 right, 0 wrong",
        "unknown: 0",
        "raised: 0",
        "1 passed, 1 failed",
    ]
    assert list(tally.table())[-1] == "| a | 2 | 1 | 0 | 0 | 0 | 0 | 1 |"


def test_a_form_is_asked_by_its_answer_alone(tmp_path: Path) -> None:
    signed = {"method": "PUT", "url": "https://h/", "headers": {"content-type": "a/b"}}
    of_form = {"id": "1", "server": "a", "causes": ["Expired"], "signed": None, "answer": "x"}
    file = tmp_path / "refusals.json"
    file.write_text(json.dumps([of_form, {**of_form, "signed": signed, "sent": {}}]))
    form, request = (refusal.question()["params"] for refusal in load(file))
    assert form == [["answer", "x"]]
    assert [name for name, _ in request] == ["answer", "method", "url", "header:content-type"]


def test_recorded_refusals_are_understood() -> None:
    """What the file of recorded refusals must come to, where it is there."""
    if not shared_vectors_are_there():
        return
    refusals = load(SHARED)
    with start("rust") as host:
        tally = judge(refusals, host.ask_all([refusal.question() for refusal in refusals]))
    assert _wrongly_shown(tally) == []
    assert tally.failed <= 0.03 * len(refusals)
    assert sum(told.right == "shown" for told in tally.verdicts) >= len(refusals) / 2


def _wrongly_shown(tally: Tally) -> list[str]:
    return [told.refusal.id for told in tally.verdicts if "shown" in told.wrong or told.raised]
