"""What is refused: with which exit code, which code of the signer, and what remedy; and never with a
part of a result."""

import os
import subprocess
import threading
import time
from pathlib import Path

import pytest

from .conftest import COMMAND, KEY, Command

USAGE, REFUSED, CONFIGURATION, IO = 2, 3, 4, 74
NO_REGION = KEY
NOBODY: dict[str, str] = {"AWS_REGION": "eu-west-1"}


@pytest.mark.parametrize(
    "arguments, code, says",
    [
        ([], USAGE, "Usage"),
        (["fly"], USAGE, "fly"),
        (["get"], USAGE, "S3URI"),
        (["get", "s3://"], USAGE, "no bucket"),
        (["get", "https://photos.s3.amazonaws.com/a"], USAGE, "s3://BUCKET/KEY"),
        (["get", "s3://photos"], REFUSED, "error[MissingKey]"),
        (["get", "s3://photos/" + "k" * 1025], REFUSED, "error[InvalidKey]"),
        (["get", "s3://ph otos/a"], REFUSED, "error[InvalidBucketName]"),
        (["get", "s3://p/a", "--expires-in", "1 hour"], USAGE, "write 1h"),
        (["get", "s3://p/a", "--expires-in", "8d"], REFUSED, "error[ExpiryOutOfRange]"),
        (["get", "s3://p/a", "--expires-in", "0"], REFUSED, "error[ExpiryOutOfRange]"),
        (["get", "s3://p/a", "--expires-in", "-5"], REFUSED, "error[ExpiryOutOfRange]"),
        (["get", "s3://p/a", "--expires-at", "tomorrow"], USAGE, "2026-01-02T03:04:05Z"),
        (["get", "s3://p/a", "--expires-in", "1m", "--expires-at", "1"], USAGE, "cannot be used"),
        (["get", "s3://p/a", "--expires", "1h"], USAGE, "'--expires-in'"),
        (["put", "s3://p/a", "--content-type", "a/b"], USAGE, "'--type'"),
        (["get", "s3//photos/a"], USAGE, "two slashes"),
        (["get", "s3://p/a", "-p", "Expires=300"], REFUSED, 'did you mean "--expires-in"'),
        (["get", "s3://p/a", "--addressing", "dots"], USAGE, "bucket-host"),
        (["get", "s3://p/a", "--region", "a b"], CONFIGURATION, "error[InvalidRegion]"),
        (["get", "s3://p/a", "--endpoint-url", "minio"], CONFIGURATION, "error[InvalidEndpoint]"),
        (["get", "s3://p/a", "--fips", "--endpoint-url", "http://m"], CONFIGURATION, "error[ConflictingOptions]"),
        (["get", "s3://p/a", "--output", "xml"], USAGE, "powershell"),
        (["get", "s3://p/a", "s3://p/b", "-o", "html"], USAGE, "several targets"),
        (["get", "s3://p/a", "-p", "VersionID"], USAGE, "NAME=VALUE"),
        (["get", "s3://p/a", "-p", "VersoinId=1"], REFUSED, '"VersionId"'),
        (["get", "s3://p/a", "-H", "no colon"], USAGE, "NAME: VALUE"),
        (["get", "s3://p/a", "-H", "x: a\nb"], REFUSED, "error[InvalidHeader]"),
        (["put", "s3://p/a", "--sha256", "abc"], REFUSED, "error[InvalidChecksum]"),
        (["put", "s3://p/a", "--size", "-1"], USAGE, "'-1'"),
        (["put", "s3://p/a", "--size", "1", "--file", "x"], USAGE, "cannot be used"),
        (["put", "s3://p/a", "-p", "SSECustomerKey=hush"], USAGE, "fileb://"),
        (["op", "GetObjekt", "s3://p/a"], REFUSED, 'did you mean "GetObject"'),
        (["op", "GetObject"], REFUSED, "error[MissingBucket]"),
        (["op", "ListBuckets", "s3://p"], REFUSED, "error[UnexpectedBucket]"),
        (["op", "DeleteObjects", "s3://p", "-p", "Delete=x"], REFUSED, "error[BodyParameter]"),
        (["form", "s3://p/a", "-o", "url"], USAGE, "--output html"),
        (["form", "s3://p/a", "--min-size", "5", "--max-size", "1"], REFUSED, "error["),
        (["parts", "s3://p/a"], USAGE, "--size"),
        (["parts", "s3://p/a", "--size", "99999999999999"], REFUSED, "error["),
        (["parts", "s3://p/a", "--size", "9", "--part-size", "1"], REFUSED, "error["),
        (["parts", "s3://p/a", "--size", "9", "--created", "-"], REFUSED, "error[NoUploadId]"),
        (["parts", "s3://p/a", "--size", "9", "--created", "no-such-file"], IO, "no-such-file"),
        (["parts", "s3://p/a", "--size", "9", "--created", "-", "--upload-id", "i"], USAGE, "cannot be used"),
        (["cors", "--origin", "app", "--form"], REFUSED, "error[InvalidOrigin]"),
        (["policy", "GetObjects", "s3://b/k", "--region", "r"], REFUSED, "error[UnknownOperation]"),
        (["policy", "get", "s3://b/k", "--region", "r", "--account", "1"], REFUSED, "error[InvalidOption]"),
        (["policy", "--guard", "s3://b"], REFUSED, "error[MissingOption]"),
        (["policy", "--guard"], USAGE, "expected one bucket"),
        (["policy", "get", "s3://b/k", "--https"], USAGE, "--guard"),
        (["get", "s3://p/a", "--profile", "nobody"], CONFIGURATION, "no profile"),
    ],
)  # fmt: skip
def test_is_refused_with_a_remedy(
    command: Command, arguments: list[str], code: int, says: str
) -> None:
    ran = command(*arguments)
    assert (ran.code, ran.out) == (code, ""), ran.err
    assert says in ran.err and "hush" not in ran.err


def test_nobody_signs_without_credentials_or_region(command: Command) -> None:
    ran = command("get", "s3://p/a", env=NO_REGION)
    assert (ran.code, "error[MissingRegion]" in ran.err) == (CONFIGURATION, True)
    ran = command("get", "s3://p/a", env=NOBODY)
    assert (ran.code, "aws sso login" in ran.err) == (CONFIGURATION, True)
    ran = command("get", "s3://p/a", env=NOBODY | {"AWS_ACCESS_KEY_ID": "AKIA"})
    assert (ran.code, "AWS_SECRET_ACCESS_KEY" in ran.err) == (CONFIGURATION, True)
    ran = command("get", "s3://p/a", env=NOBODY | KEY | {"AWS_SECRET_ACCESS_KEY": "hush \n"})
    assert (ran.code, "AWS_SECRET_ACCESS_KEY" in ran.err, "hush" in ran.err) == (
        CONFIGURATION,
        True,
        False,
    )


def test_files_that_cannot_be_bound(command: Command, tmp_path: Path) -> None:
    for path, says in [
        (tmp_path, "directory"),
        (tmp_path / "missing", "No such file"),
        (Path("/dev/zero"), "regular file"),
        (Path("/dev/full"), "regular file"),
    ]:
        ran = command("put", "s3://p/a", "--file", path)
        assert (ran.code, ran.out, says in ran.err) == (IO, "", True), ran.err


def test_an_unreadable_file(command: Command, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x")
    (tmp_path / "f").chmod(0)
    # Root reads every file, so that somebody else has to try.
    nobody = 65534 if os.geteuid() == 0 else None
    for folder in [tmp_path, *tmp_path.parents][:-2]:
        folder.chmod(folder.stat().st_mode | 0o011)
    done = subprocess.run(
        [COMMAND, "put", "s3://p/a", "--file", tmp_path / "f"],
        env=command.environment() | {"HOME": "/nonexistent"}, capture_output=True, cwd="/", user=nobody, group=nobody,
    )  # fmt: skip
    assert (done.returncode, b"Permission denied" in done.stderr) == (IO, True), done.stderr


def test_a_file_that_grows_is_not_bound(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "growing"
    file.write_bytes(bytes(16 * 1024 * 1024))
    stop = threading.Event()

    def grow() -> None:
        with file.open("ab", buffering=0) as out:
            while not stop.is_set():
                out.write(b"more")
                time.sleep(0.001)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        ran = command("put", "s3://p/a", "--file", file)
    finally:
        stop.set()
        writer.join()
    assert (ran.code, ran.out, "changed while it was read" in ran.err) == (IO, "", True)


@pytest.mark.parametrize(
    "arguments", [["get", "s3://p/a"], ["whoami"], ["man"], ["completions", "bash"]]
)
def test_a_full_disk_and_a_closed_pipe(command: Command, arguments: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [COMMAND, *arguments], env=command.environment(), stdout=full, stderr=subprocess.PIPE
        )
    assert (done.returncode, b"No space left" in done.stderr) == (IO, True)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [COMMAND, *arguments], env=command.environment(), stdout=writer, stderr=subprocess.PIPE
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_closed_pipe_ends_a_run_over_many_keys(command: Command) -> None:
    done = subprocess.run(
        f"yes key | {COMMAND} sign s3://p | head -n 1",
        shell=True,
        env=command.environment(),
        capture_output=True,
        timeout=20,
    )
    assert (done.stdout.count(b"\n"), done.stderr) == (1, b"")


def test_what_is_not_utf_8(command: Command, tmp_path: Path) -> None:
    ran = command("get", b"s3://p/\xff")
    assert (ran.code, ran.out) == (USAGE, "")
    ran = command("sign", "s3://p", stdin=b"a\n\xff\nb\n")
    assert (ran.code, ran.out.count("\n"), "line 2" in ran.err) == (REFUSED, 1, True)
    ran = command("explain", stdin=b"\xff")
    assert (ran.code, "UTF-8" in ran.err) == (IO, True)
    done = subprocess.run(
        [COMMAND, "get", "s3://p/a"],
        env=os.environb | {b"AWS_REGION": b"\xff"},
        capture_output=True,
    )
    assert (done.returncode, b"AWS_REGION" in done.stderr) == (CONFIGURATION, True)


@pytest.mark.parametrize(
    "text, says",
    [
        ("[default\nregion = x\n", "line 1"),
        ("[default]\nregion\n", "line 2"),
        ("region = x\n", "line 1"),
        ("[default]\n= x\n", "line 2"),
        ("[default]\n  indented = x\n", "line 2"),
    ],
)
def test_a_broken_file_is_named_with_its_line(command: Command, text: str, says: str) -> None:
    command.config(text)
    ran = command("get", "s3://p/a")
    assert (ran.code, ran.out) == (CONFIGURATION, "")
    assert says in ran.err and ".aws/config" in ran.err


def test_a_file_that_is_not_text_is_named_with_its_line(command: Command) -> None:
    command.config("")
    (command.home / ".aws/config").write_bytes(b"[default]\nregion = \xff\n")
    ran = command("get", "s3://p/a")
    assert (ran.code, "line 2" in ran.err, ".aws/config" in ran.err) == (CONFIGURATION, True, True)
    (command.home / ".aws/config").unlink()
    (command.home / ".aws/config").mkdir()
    assert command("get", "s3://p/a").code == CONFIGURATION


def test_warnings_are_errors_under_strict(command: Command) -> None:
    for arguments in (["put", "s3://p/a"], ["get", "s3://p/a/../b"]):
        ran = command(*arguments)
        assert (ran.code, "warning[" in ran.err) == (0, True)
        ran = command(*arguments, "--quiet")
        assert (ran.code, ran.err) == (0, "")
        ran = command(*arguments, "--strict")
        assert (ran.code, ran.out, "warning[" in ran.err) == (5, "", True)
    ran = command("sign", "s3://p", "--strict", stdin="a\nb/../c\nd\n")
    assert (ran.code, "line 2" in ran.err) == (5, True)


def test_a_lifetime_that_the_credentials_cut_short(command: Command) -> None:
    session = {
        "AWS_ACCESS_KEY_ID": "ASIAIOSFODNN7EXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "s",
        "AWS_SESSION_TOKEN": "t",
        "AWS_CREDENTIAL_EXPIRATION": "2026-01-02T03:10:00Z",
        "AWS_REGION": "eu-west-1",
    }
    at = ["--signing-time", "2026-01-02T03:04:05Z"]
    ran = command("get", "s3://p/a", *at, "-o", "json", env=session)
    assert (
        '"limited_by":"credentials"' in ran.out and '"expires_at":"2026-01-02T03:10:00Z"' in ran.out
    )
    ran = command("get", "s3://p/a", *at, "--require-full-lifetime", env=session)
    assert (ran.code, "error[CredentialsExpireFirst]" in ran.err) == (REFUSED, True)
    ran = command("get", "s3://p/a", "--signing-time", "2026-01-02T04:04:05Z", env=session)
    assert (ran.code, "error[CredentialsExpired]" in ran.err) == (REFUSED, True)
