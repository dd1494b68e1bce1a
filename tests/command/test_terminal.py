"""The command as a person has it, on a pseudo-terminal: notes, colours, progress, prompts and Ctrl-C."""

import os
import signal
from collections.abc import Mapping
from pathlib import Path

import pexpect  # type: ignore[import-untyped]
import pytest

from .conftest import COMMAND, Command

COLOUR = "\x1b["


def typed(
    command: Command, *arguments: str, env: Mapping[str, str] | None = None, dumb: bool = False
) -> pexpect.spawn:
    environment = command.environment() | {"TERM": "dumb" if dumb else "xterm"} | dict(env or {})
    return pexpect.spawn(
        str(COMMAND),
        list(arguments),
        env=environment,
        encoding="utf-8",
        timeout=30,
        dimensions=(40, 400),
        # As a shell starts it: whoever runs the tests in the background has them ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def shown(run: pexpect.spawn) -> str:
    """All that was shown, until the end."""
    run.expect(pexpect.EOF)
    run.close()
    return str(run.before)


def test_a_person_is_told_what_to_send_and_until_when(command: Command) -> None:
    run = typed(command, "put", "s3://photos/a", "--type", "image/png", "--expires-in", "90m")
    text = shown(run)
    assert run.exitstatus == 0
    for said in (
        "PUT",
        "(1 h 30 min)",
        "content-type: image/png",
        "UnboundedUpload",
        "https://photos.s3.",
    ):
        assert said in text
    assert COLOUR in text


def test_a_program_gets_neither_notes_nor_colours(command: Command) -> None:
    ran = command("put", "s3://p/a", "--type", "image/png")
    assert ran.out.startswith("https://") and ran.out.count("\n") == 1
    assert "until" not in ran.err and COLOUR not in ran.err and "UnboundedUpload" in ran.err
    assert COLOUR in command("get", "s3://p", "--color", "always").err


@pytest.mark.parametrize("arguments, env", [(["--color", "never"], {}), ([], {"NO_COLOR": "1"})])
def test_colours_can_be_left_off(
    command: Command, arguments: list[str], env: dict[str, str]
) -> None:
    text = shown(typed(command, "put", "s3://p/a", *arguments, env=env))
    assert COLOUR not in text and "UnboundedUpload" in text


def test_quiet_says_the_result_alone(command: Command) -> None:
    text = shown(typed(command, "put", "s3://p/a", "--quiet"))
    assert text.startswith("https://") and text.count("\n") == 1


def test_asks_for_what_comes_on_stdin(command: Command) -> None:
    url = command("get", "s3://photos/a").out.strip()
    run = typed(command, "explain")
    run.expect("paste the URL")
    # A line of a terminal holds 4096 bytes, which is more than a URL.
    run.sendline(url)
    run.sendeof()
    assert "GetObject" in shown(run)


def test_a_large_file_shows_how_far_it_is(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "large"
    with file.open("wb") as out:
        out.truncate(80 * 1024 * 1024)
    run = typed(command, "put", "s3://p/a", "--file", str(file))
    run.expect("hashing")
    assert "https://" in shown(run)


def test_many_keys_show_how_far_they_are(command: Command, tmp_path: Path) -> None:
    keys, urls = tmp_path / "keys", tmp_path / "urls"
    keys.write_text("key\n" * 30_000)
    run = pexpect.spawn(
        "sh", ["-c", f"{COMMAND} sign s3://p <{keys} >{urls}"], env=command.environment() | {"TERM": "xterm"},
        encoding="utf-8", timeout=60, dimensions=(40, 200),
    )  # fmt: skip
    run.expect("URLs")
    shown(run)
    assert urls.read_text().count("\n") == 30_000


def test_ctrl_c_ends_it_at_once(command: Command) -> None:
    run = typed(command, "redact")
    run.send("x\n")
    run.expect("x")
    run.sendintr()
    shown(run)
    assert run.signalstatus == signal.SIGINT


AWS = """#!/bin/sh
printf 'Enter MFA code for arn:aws:iam::123456789012:mfa/me: ' >&2
read code
printf '{"Version": 1, "AccessKeyId": "AKIA%s", "SecretAccessKey": "s"}' "$code"
"""


def role_with_a_code(command: Command) -> dict[str, str]:
    command.config(
        "[profile m]\nrole_arn = arn:aws:iam::123456789012:role/m\nsource_profile = m\nmfa_serial = x\n"
    )
    tools = command.home / "bin"
    tools.mkdir()
    (tools / "aws").write_text(AWS)
    (tools / "aws").chmod(0o755)
    return {"PATH": f"{tools}:{os.environ['PATH']}"}


def test_the_prompt_for_a_code_is_that_of_aws(command: Command) -> None:
    run = typed(command, "whoami", "--profile", "m", env=role_with_a_code(command))
    run.expect("Enter MFA code")
    run.sendline("123456")
    assert "access key: AKIA123456" in shown(run)


def test_ctrl_c_at_the_prompt_ends_both(command: Command) -> None:
    run = typed(command, "get", "s3://p/a", "--profile", "m", env=role_with_a_code(command))
    run.expect("Enter MFA code")
    run.sendintr()
    assert "https://" not in shown(run)
    assert run.signalstatus == signal.SIGINT
