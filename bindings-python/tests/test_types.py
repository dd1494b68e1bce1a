"""What mypy and pyright make of the types: misspelt names are refused, and good ones are not."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import typing
from pathlib import Path

import pytest
import s3presign
from s3presign import operations, options

SAMPLES = Path(__file__).with_name("types")
ACCEPTED, REFUSED = SAMPLES / "accepted.py", SAMPLES / "refused.py"


def mypy(sample: Path) -> tuple[set[int], str]:
    """The lines that mypy refuses, and all that it says."""
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", os.devnull, str(sample)]
    said = subprocess.run(command, capture_output=True, text=True).stdout
    return {int(line) for line in re.findall(r"refused\.py:(\d+): error", said)}, said


def pyright(sample: Path) -> tuple[set[int], str]:
    """The same of pyright."""
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    said = subprocess.run([*command, str(sample)], capture_output=True, text=True).stdout
    errors = [
        found for found in json.loads(said)["generalDiagnostics"] if found["severity"] == "error"
    ]
    return {found["range"]["start"]["line"] + 1 for found in errors}, said


@pytest.mark.parametrize("check", [mypy, pyright])
def test_misspelt_names_are_refused_and_good_ones_are_not(
    check: typing.Callable[[Path], tuple[set[int], str]],
) -> None:
    marked = {
        number
        for number, line in enumerate(REFUSED.read_text().splitlines(), 1)
        if line.endswith("# refused")
    }
    refused, said = check(REFUSED)
    assert len(marked) > 15 and refused == marked, said
    refused, said = check(ACCEPTED)
    assert not refused and "error:" not in said, said


def test_a_misspelt_name_is_answered_with_the_one_that_was_meant() -> None:
    said = mypy(REFUSED)[1]
    for meant in ('did you mean "content_type"?', 'did you mean "addressing"?'):
        assert meant in said
    assert max(len(line) for line in said.splitlines()) < 5_000


def test_types_of_annotations_can_be_looked_up_when_the_program_runs() -> None:
    assert "GetObject" in typing.get_args(operations.Operation)
    # By names, since what some of them say needs a newer Python.
    assert {"content_type", "ContentType", "expires_in"} <= set(
        operations.PutObjectOptions.__annotations__
    )
    assert "addressing" in options.SignerOptions.__annotations__


def test_each_parameter_is_known_to_the_signer_by_both_of_its_names(
    signer: s3presign.Signer,
) -> None:
    without_bucket = ("ListBuckets", "ListDirectoryBuckets", "WriteGetObjectResponse")
    for operation in typing.get_args(operations.Operation):
        bucket = None if operation in without_bucket else "b"
        known = getattr(operations, f"{operation}Options").__annotations__
        for name in set(known) - set(options.TemplateOptions.__annotations__):
            # Of a wrong type, so that it is refused whatever it is: an unknown one is called so.
            wrong: dict[str, typing.Any] = {name: object()}
            with pytest.raises(s3presign.S3PresignError) as refused:
                signer.presign(operation, bucket=bucket, **wrong)
            assert refused.value.code == "WrongType", (operation, name)


def test_the_stubs_stay_small() -> None:
    package = Path(s3presign.__file__).parent
    size = sum(
        (package / name).stat().st_size for name in ("_core.pyi", "operations.py", "options.py")
    )
    assert size < 150_000
