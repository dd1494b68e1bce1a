"""Whole runs against adapters of a few lines: what is printed, counted and returned."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from . import __main__ as command_line
from . import agree, random_inputs, run, selftest
from .golden import Case
from .hosts import Adapter
from .samples import a_case, ours, peer_answer, reference_of, with_pairs


def write_cases(tmp_path: Path, *cases: Case) -> Path:
    path = tmp_path / "cases.json"
    content = [{**asdict(case), "id": f"{case.peer}/{number}"} for number, case in enumerate(cases)]
    path.write_text(json.dumps(content), "utf-8")
    return path


def parrot(tmp_path: Path, name: str, *cases: Case, spoil: str = "") -> str:
    """An adapter that gives the right answers, with a piece of text left out if so asked."""
    answers = []
    for case in cases:
        answer = ours(case)
        said: dict[str, object] = (
            {"error": {"code": answer.error_code, "message": answer.error_message}}
            if answer.refused
            else {
                key: value
                for key, value in asdict(answer).items()
                if not key.startswith(("error", "details"))
            }
        )
        answers.append(said)
    path = tmp_path / f"{name}.py"
    path.write_text(
        "import json, sys\n"
        f"answers = json.loads({json.dumps(json.dumps(answers).replace(spoil, '') if spoil else json.dumps(answers))})\n"
        "for line in sys.stdin:\n"
        "    name = json.loads(line)['id']\n"
        "    print(json.dumps({'id': name, **answers[int(name.rpartition('/')[2])]}))\n",
        "utf-8",
    )
    return f"{name}={sys.executable} {path}"


def a_tagged_case() -> Case:
    case = a_case("adds-query:x-id", peer="aws-sdk-rust")
    expected = peer_answer(with_pairs(reference_of(case), ("x-id", "GetObject")))
    return Case(case.id, case.input_id, "key", case.peer, case.input, expected, case.profile)


def test_the_last_line_is_alone_in_its_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = [a_case(), a_tagged_case()]
    path = write_cases(tmp_path, *cases)
    code = command_line.main(
        [str(path), "--host", "toy", "--adapter", parrot(tmp_path, "toy", *cases)]
    )
    lines = capsys.readouterr().out.splitlines()
    assert code == 0
    assert lines == [
        "toy: of these 1 are known differences: adds-query:x-id 1",
        "toy: 2 passed, 0 failed",
    ]


def test_failures_are_shown_with_a_diff(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_cases(tmp_path, a_case())
    spoilt = parrot(tmp_path, "toy", a_case(), spoil=".txt")
    code = command_line.main([str(path), "--host", "toy", "--adapter", spoilt])
    out = capsys.readouterr().out
    assert code == 1
    assert "FAILED toy: boto3/0\n  path\n    expected /a.txt\n    ours     /a\n" in out
    assert out.splitlines()[-1] == "toy: 0 passed, 1 failed"


def test_a_missing_file_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main([str(tmp_path / "none.json")]) == 2
    assert "none.json" in capsys.readouterr().err


def test_a_host_that_does_not_answer_fails_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_cases(tmp_path, a_case())
    missing = f"missing={tmp_path / 'none'}"
    toys = ["--adapter", missing, "--adapter", parrot(tmp_path, "toy", a_case())]
    assert command_line.main([str(path), "--host", "missing", "--host", "toy", *toys]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "`make missing` builds it" in lines[0]
    assert lines[1:] == ["missing: 0 passed, 1 failed", "toy: 1 passed, 0 failed"]


def test_differences_are_listed_by_peer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main([str(write_cases(tmp_path, a_tagged_case())), "--differences"]) == 0
    out = capsys.readouterr().out
    assert (
        out
        == "aws-sdk-rust (1 cases)\n     1 adds-query:x-id: the peer adds x-id; we add nothing that was not passed\n"
    )


def test_the_selftest_sees_every_spoilt_byte(capsys: pytest.CaptureFixture[str]) -> None:
    own = Case(
        "s3presign/1", "1", "", "s3presign", a_case().input, {"error": {"code": "InvalidKey"}}, {}
    )
    assert selftest.run([a_case(), a_tagged_case(), own])
    assert capsys.readouterr().out.endswith(" passed, 0 failed\n")


def test_a_selftest_without_cases_fails() -> None:
    assert not selftest.run([])


def test_hosts_that_agree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_cases(tmp_path, a_case())
    names = ["--host", "one", "--host", "two", "--agree", "--random", "0"]
    toys = [
        option
        for name in ("one", "two")
        for option in ("--adapter", parrot(tmp_path, name, a_case()))
    ]
    assert command_line.main([str(path), *names, *toys]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "agree: 1 passed, 0 failed",
        "agree on calls: 1 passed, 0 failed",
        "agree on types: 0 passed, 0 failed",
    ]


def test_hosts_that_do_not_agree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_cases(tmp_path, a_case())
    toys = [
        "--adapter",
        parrot(tmp_path, "one", a_case()),
        "--adapter",
        parrot(tmp_path, "two", a_case(), spoil=".txt"),
    ]
    assert (
        command_line.main(
            [str(path), "--host", "one", "--host", "two", "--agree", "--random", "0", *toys]
        )
        == 1
    )
    out = capsys.readouterr().out
    assert "  url\n    one as presign: " in out
    assert "agree: 0 passed, 1 failed" in out.splitlines()


def test_the_same_input_is_asked_once(tmp_path: Path) -> None:
    path = write_cases(tmp_path, a_case(), a_case(peer="js-sdk-v3"), a_case(key="b"))
    assert len(agree.questions([path], 3, 1)) == 5


def test_random_inputs_are_the_same_in_every_run() -> None:
    first, again = (list(random_inputs.questions(50, 7)) for _ in range(2))
    assert first == again
    assert first != list(random_inputs.questions(50, 8))
    assert first[:10] == list(random_inputs.questions(10, 7))
    json.dumps(first, ensure_ascii=False).encode("utf-8")


def test_in_ci_the_shared_vectors_must_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "SHARED_VECTORS", tmp_path / "nowhere")
    monkeypatch.setenv("CI", "false")
    assert not run.shared_vectors_are_there()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(run.VectorsMissing):
        run.default_files()


def test_an_adapter_is_given_by_its_command(tmp_path: Path) -> None:
    assert command_line._adapter("toy=a 'b c'") == ("toy", Adapter(("a", "b c"), "toy"))
