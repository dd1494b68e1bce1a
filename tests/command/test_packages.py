"""The command from each of its packages, as `make` installed them."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from .conftest import ROOT, Command

INSTALLED = Path(os.environ.get("S3PRESIGN_COMMAND", ROOT / "build/cli/bin/s3presign")).parents[1]
WAYS = {
    "cargo install": (INSTALLED / "bin/s3presign",),
    "pip install": (INSTALLED / "venv/bin/s3presign",),
    "npx": ("npx", "--no-install", "s3presign-cli"),
    "npm install": (INSTALLED / "npm/node_modules/.bin/s3presign",),
}


@pytest.mark.parametrize("way", WAYS)
def test_runs_as_it_was_installed(command: Command, way: str) -> None:
    def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        line = [*map(str, WAYS[way]), *arguments]
        folder = INSTALLED / "npm" if way == "npx" else command.home
        return subprocess.run(
            line,
            env=command.environment(),
            cwd=folder,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
        )

    at = ["--signing-time", "2026-01-02T03:04:05Z"]
    signed = run("get", "s3://photos/a b", *at)
    assert (signed.returncode, signed.stdout) == (0, command("get", "s3://photos/a b", *at).out), (
        signed.stderr
    )
    refused = run("get", "s3://photos/a", "--expires-in", "8d")
    assert (refused.returncode, refused.stdout) == (3, "")
    assert run("redact", stdin="a\n").stdout == "a\n"


def test_the_wheel_says_which_glibc_it_needs() -> None:
    [said] = INSTALLED.glob("venv/lib/python3*/site-packages/s3presign_cli-*.dist-info/WHEEL")
    assert re.search(r"^Tag: py3-none-manylinux_2_\d+_\w+$", said.read_text(), re.MULTILINE)


def test_npm_ends_as_the_program_ends(command: Command) -> None:
    program = WAYS["npm install"][0]
    with subprocess.Popen(
        [program, "redact"],
        env=command.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as run:
        assert run.stdin and run.stdout
        run.stdin.write(b"x\n")
        run.stdin.flush()
        assert run.stdout.readline() == b"x\n"
        run.terminate()
        assert run.wait(20) == -15
