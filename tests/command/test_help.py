"""Every --help, as it was read by somebody: `pytest --update-help` writes what is shown now."""

from pathlib import Path

import pytest

from .conftest import Command

SHOWN = Path(__file__).with_name("help")
VERBS = (
    "", "get", "put", "form", "delete", "list", "parts", "op", "sign", "explain", "diagnose",
    "verify", "cors", "policy", "redact", "whoami", "page", "s3", "s3 presign", "completions", "man",
)  # fmt: skip


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb or "all")
def test_help_is_what_was_read(command: Command, verb: str, pytestconfig: pytest.Config) -> None:
    ran = command(*verb.split(), "--help", env={"COLUMNS": "100"})
    assert (ran.code, ran.err) == (0, "")
    file = SHOWN / f"{verb.replace(' ', '-') or 's3presign'}.txt"
    if pytestconfig.getoption("update_help"):
        file.write_text(ran.out)
    assert ran.out == file.read_text()


def test_there_is_no_other_verb(command: Command) -> None:
    lines = (
        command("--help", env={"COLUMNS": "100"})
        .out.split("Commands:\n")[1]
        .split("\n\n")[0]
        .splitlines()
    )
    verbs = {
        line.split()[0] for line in lines if line.startswith("  ") and not line.startswith("   ")
    }
    assert verbs == {verb for verb in VERBS if verb and " " not in verb} | {"help"}
