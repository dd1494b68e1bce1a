"""The command as its tests run it: in an environment of their own, with a home in which nothing stands."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import servers
from tests.servers.server import Server

ROOT = Path(__file__).resolve().parents[2]
COMMAND = Path(os.environ.get("S3PRESIGN_COMMAND", ROOT / "target/debug/s3presign"))

KEY = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
}
REGION = {"AWS_REGION": "eu-west-1"}


@dataclass(frozen=True)
class Ran:
    """What a run left behind."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Command:
    """Runs the command."""

    home: Path

    def environment(self, variables: Mapping[str, str] | None = None) -> dict[str, str]:
        """A key and a region, unless others are named; no metadata service is asked."""
        own = KEY | REGION if variables is None else dict(variables)
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "AWS_EC2_METADATA_DISABLED": "true",
            "LC_ALL": "C.UTF-8",
        } | own

    def __call__(
        self,
        *arguments: str | bytes | os.PathLike[str],
        env: Mapping[str, str] | None = None,
        stdin: str | bytes = "",
        cwd: Path | None = None,
    ) -> Ran:
        done = subprocess.run(
            [COMMAND, *arguments],
            env=self.environment(env),
            input=stdin if isinstance(stdin, bytes) else stdin.encode(),
            capture_output=True,
            timeout=60,
            cwd=cwd or self.home,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def config(self, text: str, credentials: str | None = None) -> None:
        """Writes the files of AWS's tools."""
        folder = self.home / ".aws"
        folder.mkdir(exist_ok=True)
        (folder / "config").write_text(text)
        if credentials is not None:
            (folder / "credentials").write_text(credentials)


@pytest.fixture
def command(tmp_path: Path) -> Command:
    home = tmp_path / "home"
    home.mkdir()
    return Command(home)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The embedded S3 server, which checks signatures, headers, expiry and policies."""
    with servers.start("embedded") as started:
        yield started


@pytest.fixture
def stored(command: Command, server: Server) -> Command:
    """The command in an environment that leads to the embedded server."""
    command.config(
        f"[default]\nregion = {server.region}\nendpoint_url = {server.endpoint}\n"
        "s3 =\n    addressing_style = path\n",
        f"[default]\naws_access_key_id = {server.access_key_id}\n"
        f"aws_secret_access_key = {server.secret_access_key}\n",
    )
    return command


def shell(command: str, *, stdin: bytes = b"", cwd: Path | None = None) -> bytes:
    """Runs a line of a POSIX shell."""
    done = subprocess.run(
        ["sh", "-euc", command], input=stdin, capture_output=True, timeout=60, cwd=cwd
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-help", action="store_true", help="keep what --help shows now")
