"""What a shell is offered, by the shell's own protocol."""

import re
import subprocess

import pytest

from .conftest import COMMAND, Command


def offered(command: Command, *words: str) -> list[str]:
    """What bash is offered for the last word."""
    command.config("[default]\n[profile dev]\n[profile 'my team']\n")
    environment = command.environment({}) | {
        "COMPLETE": "bash",
        "_CLAP_COMPLETE_INDEX": str(len(words)),
        "_CLAP_COMPLETE_COMP_TYPE": "9",
        "_CLAP_COMPLETE_SPACE": "false",
        "_CLAP_IFS": "\n",
    }
    done = subprocess.run(
        [COMMAND, "--", "s3presign", *words], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    "words, expected",
    [
        (("op", "PutObjectT"), ["PutObjectTagging"]),
        (("op", "putobjectl"), ["PutObjectLegalHold", "PutObjectLockConfiguration"]),
        (("put", "s3://a/b", "-p", "ContentT"), ["ContentType="]),
        (("op", "GetObjectTagging", "-p", "Ver"), ["VersionId="]),
        (("get", "--region", "eu-north"), ["eu-north-1"]),
        (("get", "--profile", ""), ["default", "dev", "my team"]),
        (("get", "--addressing", "v"), ["virtual"]),
        (("sign", "--operation", "Abort"), ["AbortMultipartUpload"]),
    ],
)
def test_offers(command: Command, words: tuple[str, ...], expected: list[str]) -> None:
    assert offered(command, *words) == expected


@pytest.mark.parametrize(
    "check", [["bash", "-n"], ["zsh", "-n"], ["fish", "--no-execute"]], ids=lambda check: check[0]
)
def test_scripts_are_in_the_language_of_their_shell(command: Command, check: list[str]) -> None:
    script = command("completions", check[0], env={}).out
    file = command.home / "script"
    file.write_text(script)
    done = subprocess.run([*check, str(file)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_every_operation_that_is_offered_can_be_signed(command: Command) -> None:
    operations = [word for word in offered(command, "op", "") if word[0].isupper()]
    assert len(operations) > 100
    session = {
        "AWS_ACCESS_KEY_ID": "ASIAIOSFODNN7EXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "s",
        "AWS_SESSION_TOKEN": "t",
        "AWS_REGION": "eu-west-1",
    }
    for operation in operations:
        for target in ([], ["s3://photos"], ["s3://photos/a"]):
            given: list[str] = []
            ran = command("op", operation, *target, "--quiet", env=session)
            # What it needs is told one by one.
            while missing := re.search(r'needs the parameter "(\w+)"', ran.err):
                given += ["-p", f"{missing[1]}={VALUES.get(missing[1], 'x')}"]
                ran = command("op", operation, *target, *given, "--quiet", env=session)
            if ran.code == 0:
                break
            assert re.search(r"Missing(Bucket|Key)|Unexpected(Bucket|Key)", ran.err), ran.err
        assert ran.code == 0, operation


# Of parameters that are not any text.
VALUES = {
    "PartNumber": "1",
    "CopySource": "photos/b",
    "RequestRoute": "route",
    "ObjectAttributes": "ETag",
    "PartNumberMarker": "1",
}
