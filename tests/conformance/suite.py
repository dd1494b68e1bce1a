"""Runs a file of one of AWS's own suites, whichever it is: ``python -m
tests.conformance.suite FILE``. The shape of its cases says which Rust test reads
it; that test's output and exit code are passed through.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from .hosts import ROOT

# By suite: the fields that its cases have and others do not, and the test that runs it.
_ENDPOINTS = ("params", "expect")
_SIGNING = ("algorithm", "context", "request")
_TESTS = {
    "s3-endpoint-tests": "endpoint::suite",
    "sigv4-suite": "sigv4::suite",
    "sigv4a-suite": "sigv4::suite",
}


# What the tests print at the end; cargo prints a summary of its own after it.
_COUNTS = re.compile(r"\d+ passed, \d+ failed")


class UnknownSuite(ValueError):
    """A file that is none of the suites."""


def suite_of(content: Any) -> str:
    """Which suite a file's content is."""
    if isinstance(content, list) and content and all(isinstance(case, dict) for case in content):
        if all(name in case for case in content for name in _ENDPOINTS):
            return "s3-endpoint-tests"
        if all(name in case for case in content for name in _SIGNING):
            asymmetric = {"ECDSA" in case["algorithm"] or "public_key" in case for case in content}
            if len(asymmetric) == 1:
                return "sigv4a-suite" if asymmetric.pop() else "sigv4-suite"
    raise UnknownSuite(f"expected a list of cases of one of {', '.join(_TESTS)}")


def run(path: Path) -> int:
    """Runs the file through the test that reads its suite; its counts become the last line."""
    test = _TESTS[suite_of(json.loads(path.read_text("utf-8")))]
    command = [
        "cargo",
        "test",
        "--quiet",
        "-p",
        "s3presign",
        "--lib",
        test,
        "--",
        "--nocapture",
        "--include-ignored",
    ]
    environment = os.environ | {"S3PRESIGN_SUITE_FILE": str(path.resolve())}
    counts = ""
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        for line in process.stdout:
            if _COUNTS.fullmatch(line.strip()):
                counts = line.strip()
            else:
                print(line, end="", flush=True)
    if not counts:
        print(f"{test} did not run the suite", file=sys.stderr)
        return process.returncode or 1
    print(counts)
    return process.returncode


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: python -m tests.conformance.suite FILE", file=sys.stderr)
        return 2
    try:
        return run(Path(arguments[0]))
    except (OSError, ValueError) as error:
        print(f"{arguments[0]}: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
