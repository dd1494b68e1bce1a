"""`s3presign s3 presign` beside `aws s3 presign` of Debian, byte for byte."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from .aws_cases import CASES, CONFIG, CREDENTIALS, Case
from .conftest import COMMAND, Command

NOW = "2026-01-02 03:04:05"
CLOCK = ["faketime", "-f", NOW]
DRIVER = Path(__file__).with_name("aws_driver.py")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Command:
    home = Command(tmp_path_factory.mktemp("home"))
    home.config(CONFIG, CREDENTIALS)
    return home


@pytest.fixture(scope="module")
def theirs(home: Command) -> list[dict[str, Any]]:
    cases = [{"arguments": case.arguments, "env": home.environment(case.env)} for case in CASES]
    done = subprocess.run(
        [*CLOCK, "/usr/bin/python3", DRIVER],
        input="\n".join(map(json.dumps, cases)),
        env=home.environment({}),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_there_are_at_least_60() -> None:
    assert len([case for case in CASES if case.same]) >= 60


@pytest.mark.parametrize(
    "number", range(len(CASES)), ids=lambda number: " ".join(CASES[number].arguments)[:60]
)
def test_gives_the_same_stdout_and_exit_code(
    home: Command, theirs: list[dict[str, Any]], number: int
) -> None:
    case: Case = CASES[number]
    expected = theirs[number]
    done = subprocess.run(
        [*CLOCK, COMMAND, "s3", "presign", *case.arguments],
        env=home.environment(case.env),
        capture_output=True,
        text=True,
    )
    if case.refused:
        assert (done.returncode, done.stdout) == (252, ""), case.refused
    if case.other:
        assert done.returncode == 0, done.stderr
    said = (done.stdout, done.returncode)
    assert (said == (expected["out"], expected["code"])) == case.same, (
        expected["out"] + expected["err"] + done.stderr
    )


def test_the_driver_says_what_the_command_says(home: Command, theirs: list[dict[str, Any]]) -> None:
    case = CASES[0]
    done = subprocess.run(
        [*CLOCK, "/usr/bin/aws", "s3", "presign", *case.arguments],
        env=home.environment(case.env),
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.returncode) == (theirs[0]["out"], theirs[0]["code"])
    assert done.stdout.startswith("https://")


def test_says_that_nobody_named_a_region(command: Command) -> None:
    ran = command(
        "s3",
        "presign",
        "s3://photos/a",
        env={"AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "s"},
    )
    assert (ran.code, "us-east-1" in ran.err) == (0, True)
