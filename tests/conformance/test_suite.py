"""Which of AWS's suites a file is."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from . import run, suite


@pytest.mark.parametrize("name", ["s3-endpoint-tests", "sigv4-suite", "sigv4a-suite"])
def test_the_suites_are_told_apart(name: str) -> None:
    if run.shared_vectors_are_there():
        content = json.loads((run.SHARED_VECTORS / f"{name}.json").read_text("utf-8"))
        assert suite.suite_of(content) == name


@pytest.mark.parametrize(
    "content",
    [
        None,
        {},
        [],
        ["text"],
        [{"id": "a", "input": {}, "expected": {}}],
        [{"params": {}, "expect": {}}, {"params": {}}],
        [
            {"algorithm": name, "context": {}, "request": {}}
            for name in ("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256")
        ],
    ],
)
def test_other_files_are_refused(content: Any) -> None:
    with pytest.raises(suite.UnknownSuite):
        suite.suite_of(content)


def test_a_suite_of_other_cases_is_recognised() -> None:
    assert (
        suite.suite_of([{"algorithm": "AWS4-HMAC-SHA256", "context": {}, "request": {}}])
        == "sigv4-suite"
    )
    assert (
        suite.suite_of([{"id": "x", "params": {"Bucket": "b"}, "expect": {"error": "no"}}])
        == "s3-endpoint-tests"
    )


def a_cargo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    """A stand-in for cargo on the path, and a file of a suite for it."""
    cargo = tmp_path / "cargo"
    cargo.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    cargo.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    path = tmp_path / "suite.json"
    path.write_text(json.dumps([{"params": {}, "expect": {}}]), "utf-8")
    return path


def test_the_counts_become_the_last_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = 'echo "$S3PRESIGN_SUITE_FILE $6"; echo "1 passed, 2 failed"; echo "test result: ok"; exit 101'
    path = a_cargo(tmp_path, monkeypatch, script)
    assert suite.main([str(path)]) == 101
    assert capsys.readouterr().out.splitlines() == [
        f"{path} endpoint::suite",
        "test result: ok",
        "1 passed, 2 failed",
    ]


def test_a_suite_that_did_not_run_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert suite.main([str(a_cargo(tmp_path, monkeypatch, "true"))]) == 1


def test_the_command_line_wants_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert suite.main([]) == 2
    assert suite.main(["nowhere.json"]) == 2
    assert "nowhere.json" in capsys.readouterr().err
