"""Every case that the facts give, and those that are refused, through the hosts; and the judge of
them, judged.
"""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from tests.conformance import hosts
from tests.conformance.answer import Answer
from tests.conformance.run import shared_vectors_are_there

from . import answers, cases, denials, facts, keys, refusals
from .__main__ import HOSTS
from .cases import Case
from .judge import judge, problem_of

needs_facts = pytest.mark.skipif(
    not shared_vectors_are_there() or not facts.FILE.exists(),
    reason="the shared facts are not there",
)


def _failed(asked: list[Case], name: str) -> list[str]:
    with hosts.start(name) as host:
        answers = host.ask_all([case.question() for case in asked])
        verdicts = judge(asked, answers, joined_text=host.takes_joined_text)
    return [f"{verdict.case.id}: {verdict.problem}" for verdict in verdicts if verdict.problem]


@needs_facts
@pytest.mark.parametrize("name", HOSTS)
def test_every_fact_is_told(name: str) -> None:
    asked = list(facts.cases())
    assert len(asked) > 350
    assert {case.input["operation"] for case in asked} >= set(facts.read())
    assert not _failed(asked, name)


@pytest.mark.parametrize("name", HOSTS)
def test_keys_and_buckets_stand_for_themselves(name: str) -> None:
    assert not _failed(list(keys.CASES), name)


@pytest.mark.parametrize("name", HOSTS)
def test_what_has_no_answer_is_refused(name: str) -> None:
    assert not _failed(list(refusals.CASES), name)


@pytest.mark.parametrize("name", HOSTS)
def test_denials_are_told(name: str) -> None:
    assert len(denials.CASES) > 60
    with hosts.start(name) as host:
        verdicts = answers.judge(denials.CASES, host)
    failed = [f"{verdict.case.id}: {verdict.problem}" for verdict in verdicts if verdict.problem]
    assert not failed


CASE = Case(
    id="a", input={}, needed=frozenset({("s3:GetObject", "arn:a")}), conditions=frozenset({"c"})
)


def _answer(*permissions: tuple[str, str, str]) -> Answer:
    pairs = [
        pair
        for action, arn, certainty in permissions
        for pair in (("action", action), ("resource", arn), ("certainty", certainty))
    ]
    return Answer(listed=(*pairs, ("condition:c", "words")))


def test_the_judge_wants_each_list_complete() -> None:
    assert problem_of(CASE, _answer(("s3:GetObject", "arn:a", "needed"))) is None
    assert problem_of(CASE, _answer()) == "lacks needed s3:GetObject on arn:a"
    both = _answer(("s3:GetObject", "arn:a", "needed"), ("s3:PutObject", "arn:a", "likely"))
    assert problem_of(CASE, both) == "adds likely s3:PutObject on arn:a"
    named = dataclasses.replace(CASE, conditions=frozenset({"d"}))
    assert problem_of(named, _answer(("s3:GetObject", "arn:a", "needed"))) == "names no condition d"
    refused = Answer(error_code="InvalidKey", error_message="x")
    assert problem_of(CASE, refused) == "raised InvalidKey: x"
    assert problem_of(dataclasses.replace(CASE, error="InvalidKey"), refused) is None
    assert problem_of(dataclasses.replace(CASE, error="InvalidArn"), refused) is not None


def test_the_judge_of_denials_wants_what_is_asked_for_and_nothing_else() -> None:
    told = Answer(
        listed=(
            ("finding:AclRefused", "no ACL"),
            ("certainty:AclRefused", "likely"),
            ("finding:ObjectMissing", "gone"),
            ("certainty:ObjectMissing", "shown"),
        )
    )

    def problem(**wanted: Any) -> str | None:
        return answers.problem_of(answers.AnswerCase("a", {}, "", **wanted), told)

    assert problem(shown=frozenset({"AclRefused"}), certain=frozenset({"ObjectMissing"})) is None
    assert problem(shown=frozenset({"Expired"})) == "does not tell Expired"
    assert problem(certain=frozenset({"AclRefused"})) == "does not show AclRefused"
    assert problem(never=frozenset({"ObjectMissing"})) == "tells ObjectMissing"
    assert problem(says=("no tags",)) == "does not say 'no tags'"
    many = Answer(listed=(("finding:Expired", "x"),) * 11)
    assert answers.problem_of(answers.AnswerCase("a", {}, ""), many) == "tells 11 findings"


def test_a_file_of_both_kinds_of_cases_is_read(tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    asked = {"operation": "GetObject", "bucket": "b", "key": "k"}
    answered = {"input": asked, "answer": "x", "shown": ["Expired"], "never": ["AclRefused"]}
    file.write_text(json.dumps([{"input": asked, "needed": []}, answered]), "utf-8")
    assert [case.id for case in cases.load(file)] == ["1"]
    (case,) = answers.load(file)
    assert (case.id, *case.shown, *case.never) == ("2", "Expired", "AclRefused")
