"""The demo's beginning: the same journey by the command, as somebody types it."""

from __future__ import annotations

import os
import shlex
import subprocess
from dataclasses import dataclass

from tests.conformance.hosts import ROOT
from tests.servers.server import Server

from .page import WIDTH, Page
from .story import File

COMMAND = ROOT / "build" / "cli" / "bin" / "s3presign"


@dataclass
class Typed:
    """Lines of a shell against the server."""

    page: Page
    server: Server
    file: File
    wrong: int = 0

    def tell(self) -> None:
        """An upload that is bound to the file, a second one, and the download."""
        name = shlex.quote(self.file.path.name)
        target = shlex.quote(f"s3://{self.server.bucket}/by command/{self.file.path.name}")
        self.page.heading("The command")

        upload = f"s3presign put {target} --create-only \\\n  --file {name} --output curl"
        self.page.words(f"{upload} | sh <{name}")
        signed = self._run(upload)
        self.page.line()
        self._mark("upload", self._curl(signed, self.file.content) == b"200")
        self._mark(
            "another file", self._curl(signed, b"other" + self.file.content) != b"200", False
        )
        self._mark("once more", self._curl(signed, self.file.content) != b"200", False)

        download = f"s3presign get {target} --expires-in 5m"
        self.page.words(f'url=$({download})\ncurl "$url" | cmp - {name}')
        url = self._run(download).strip()
        self.page.line()
        fetched = subprocess.run(["curl", "--silent", url], capture_output=True).stdout
        self._mark("download", fetched == self.file.content)

        self.page.words('s3presign explain "$url" --method GET')
        self.page.line()
        for line in self._run(f"s3presign explain '{url}' --method GET").splitlines()[:6]:
            self.page.line(f"  {line[: WIDTH - 2]}")

    def _run(self, line: str) -> str:
        """What the command answers in an environment that leads to the server."""
        environment = os.environ | {
            "PATH": f"{COMMAND.parent}:{os.environ['PATH']}",
            "AWS_ACCESS_KEY_ID": self.server.access_key_id,
            "AWS_SECRET_ACCESS_KEY": self.server.secret_access_key,
            "AWS_REGION": self.server.region,
            "AWS_ENDPOINT_URL": self.server.endpoint,
        }
        for other in ("AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SESSION_TOKEN"):
            environment.pop(other, None)
        done = subprocess.run(
            line,
            shell=True,
            env=environment,
            cwd=self.file.path.parent,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @staticmethod
    def _curl(command: str, content: bytes) -> bytes:
        """The status that the server answers to a command that was signed."""
        quiet = "curl --silent --output /dev/null --write-out '%{http_code}' "
        line = command.replace("curl ", quiet, 1)
        return subprocess.run(line, shell=True, input=content, capture_output=True).stdout

    def _mark(self, step: str, right: bool, let_through: bool = True) -> None:
        self.wrong += not right
        answer = "done" if let_through else "refused"
        self.page.answer(right, step, answer if right else f"not {answer}")
