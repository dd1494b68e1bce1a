"""One signer, many hosts: the same question gets the same answer, byte for
byte, in every host and in every form of asking, refusals with their messages
included; and what is signed verifies.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path

from . import calls, golden, hosts, house_form, post_policy, random_inputs, wrong_types
from .answer import Answer
from .golden import FORMS, Json
from .judgement import MALFORMED
from .spelling import as_core_spells


def questions(files: list[Path], number: int, seed: int) -> list[Json]:
    """Every distinct input of the files, then so many random ones. Of wrong types the messages
    differ: :func:`type_questions` has those.
    """
    distinct: dict[str, Json] = {}
    for path in files:
        for case in golden.load(path):
            if not case.is_post_policy and not case.is_call:
                question = golden.question(case)
                if wrong_types.holds_nested(question["request"]):
                    continue
                content = json.dumps(
                    [question["signer"], question["request"], question["signing_time"]]
                )
                distinct.setdefault(content, question)
    return [*distinct.values(), *random_inputs.questions(number, seed)]


def type_questions(files: list[Path], number: int, seed: int) -> list[Json]:
    """The inputs of the files with lists and maps in others, then so many of random types."""
    cases = (case for path in files for case in golden.load(path) if not case.is_call)
    asked = (golden.question(case) for case in cases if not case.is_post_policy)
    nested = [question for question in asked if wrong_types.holds_nested(question["request"])]
    return [*nested, *wrong_types.questions(number, seed)]


def call_questions(files: list[Path], number: int, seed: int) -> list[Json]:
    """Every call that our own vectors describe, the golden forms, an explanation of every
    URL of the files, and so many random forms: answers with all their texts.
    """
    asked: list[Json] = [*random_inputs.forms(number, seed)]
    for case in (case for path in files for case in golden.load(path)):
        if case.is_call:
            asked.append(calls.of_case(case))
        elif case.is_post_policy and not case.gives_policy:
            asked.append(post_policy.question(case))
        elif "url" in case.expected:
            now = golden.unix_seconds(case.input["signing_time"])
            said = datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            params = [("url", case.expected["url"]), ("now", said)]
            asked.append(calls.question(f"explain {case.id}", "explain", params, now))
    return asked


def run_calls(asked: list[Json], names: list[str], adapters: dict[str, hosts.Adapter]) -> bool:
    """Asks every host every call; true if all answers are the same."""
    passed = failed = 0
    with ExitStack() as stack:
        started = [stack.enter_context(hosts.start(name, adapters)) for name in names]
        joined = {host.name for host in started if host.takes_joined_text}
        streams = [host.ask_all(asked) for host in started]
        for question in asked:
            answers = {
                (name, ""): next(stream) for name, stream in zip(names, streams, strict=True)
            }
            smuggled = calls.smuggles_nul(question)
            found = [*_let_through(answers, joined)] if smuggled else []
            found += _disagreements(answers)
            passed, failed = passed + (not found), failed + bool(found)
            if found:
                print("\n".join([f"FAILED agree: {question['id']}", *found]))
    print(f"agree on calls: {passed} passed, {failed} failed")
    return failed == 0 and passed > 0


def run_types(asked: list[Json], names: list[str], adapters: dict[str, hosts.Adapter]) -> bool:
    """Asks each host what its language can say of wrong types; true if the answers are the
    same, of refusals the code and the name of what is wrong: their messages name the types of
    the language.
    """
    passed = failed = 0
    with ExitStack() as stack:
        started = [stack.enter_context(hosts.start(name, adapters)) for name in names]
        streams = {
            host.name: host.ask_all([question for question in asked if host.can_be_asked(question)])
            for host in started
        }
        for question in asked:
            answers = {
                (host.name, question["form"]): replace(next(streams[host.name]), error_message="")
                for host in started
                if host.can_be_asked(question)
            }
            found = [*_disagreements(answers)] if answers else []
            passed, failed = passed + (not found and len(answers) > 1), failed + bool(found)
            if found:
                asking = f"  asked {json.dumps(question)}"
                print("\n".join([f"FAILED agree: {question['id']}", *found, asking]))
    print(f"agree on types: {passed} passed, {failed} failed")
    return failed == 0 and (passed > 0 or not asked)


def run(asked: list[Json], names: list[str], adapters: dict[str, hosts.Adapter]) -> bool:
    """Asks every host in every form; true if all answers are the same."""
    if len(names) < 2:
        raise hosts.HostFailed("agreement takes two hosts or more")
    forms = [{**question, "form": form} for question in asked for form in FORMS]
    passed = failed = 0
    with ExitStack() as stack:
        started = [stack.enter_context(hosts.start(name, adapters)) for name in names]
        joined = {host.name for host in started if host.takes_joined_text}
        streams = [host.ask_all(forms) for host in started]
        for question in asked:
            answers = {
                (name, form): next(stream)
                for form in FORMS
                for name, stream in zip(names, streams, strict=True)
            }
            let_through: list[str] = []
            if golden.smuggles_nul(question):
                let_through = [*_let_through(answers, joined)]
            disagreements = [
                *let_through,
                *_disagreements(answers),
                *_broken_promises(question, answers),
            ]
            passed, failed = passed + (not disagreements), failed + bool(disagreements)
            if disagreements:
                print(
                    "\n".join(
                        [
                            f"FAILED agree: {question['id']}",
                            *disagreements,
                            f"  asked {json.dumps(question)}",
                        ]
                    )
                )
    print(f"agree: {passed} passed, {failed} failed")
    return failed == 0 and passed > 0


def _let_through(answers: dict[tuple[str, str], Answer], joined: set[str]) -> Iterator[str]:
    """Takes out the refusals of a NUL in joined text, which only some hosts have
    to make. Another refusal may come first, and then it is the one of all.
    """
    for name, form in [key for key in answers if key[0] in joined]:
        if not answers[name, form].refused:
            yield f"  {name} as {form} let a NUL in joined text through"
        elif answers[name, form].error_code == MALFORMED:
            del answers[name, form]


def _disagreements(answers: dict[tuple[str, str], Answer]) -> Iterator[str]:
    if not answers:
        return  # All of them joined a NUL, and refused it.
    answers = {asked: as_core_spells(asked[0], answer) for asked, answer in answers.items()}
    (first_name, first_form), first = next(iter(answers.items()))
    details: dict[str, tuple[str, Answer]] = {}
    for (name, form), answer in answers.items():
        # Details are told only to those who ask for them, and then they are the same for all.
        teller, told = details.setdefault(form, (name, answer))
        if told.details != answer.details:
            yield from _parts(f"{teller} as {form}", told, f"{name} as {form}", answer)
        elif replace(first, details=()) != replace(answer, details=()):
            yield from _parts(f"{first_name} as {first_form}", first, f"{name} as {form}", answer)


def _broken_promises(question: Json, answers: dict[tuple[str, str], Answer]) -> Iterator[str]:
    """What is signed must verify, whatever was asked; once is enough, since the others are the same."""
    answer = next(iter(answers.values()), None)
    if answer is not None and not answer.refused:
        signer = question["signer"]
        prefix = signer.get("unsigned_path_prefix", "")
        for problem in house_form.problems(answer, signer, unsigned_path_prefix=prefix):
            yield f"  {problem.field}\n    expected: {problem.expected}\n    ours: {problem.ours}"


def _parts(first_name: str, first: Answer, name: str, answer: Answer) -> Iterator[str]:
    for part in fields(Answer):
        theirs, ours = getattr(first, part.name), getattr(answer, part.name)
        if theirs != ours:
            yield f"  {part.name}\n    {first_name}: {theirs!r}\n    {name}: {ours!r}"
