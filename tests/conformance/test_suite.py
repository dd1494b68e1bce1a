"""Which of AWS's suites a file is."""

from __future__ import annotations

import json
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


def test_the_command_line_wants_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert suite.main([]) == 2
    assert suite.main(["nowhere.json"]) == 2
    assert "nowhere.json" in capsys.readouterr().err
