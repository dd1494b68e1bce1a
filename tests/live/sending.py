"""Sends a presigned request with curl, exactly as it was answered: the method, the
URL and the headers, nothing else.
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

from tests.conformance.presigned_url import Pair


@dataclass(frozen=True)
class Prepared:
    """What a client is to send."""

    method: str
    url: str
    headers: tuple[Pair, ...] = ()
    body: bytes | None = None

    def with_method(self, method: str) -> Prepared:
        return replace(self, method=method)

    def with_body(self, body: bytes) -> Prepared:
        return replace(self, body=body)

    def with_header(self, name: str, value: str) -> Prepared:
        """With this value in place of any other of the name."""
        return replace(self, headers=(*self.without_header(name).headers, (name, value)))

    def without_header(self, name: str) -> Prepared:
        return replace(self, headers=tuple(pair for pair in self.headers if pair[0] != name))

    def with_url_changed(self, old: str, new: str) -> Prepared:
        """With the one place that reads ``old`` changed."""
        assert self.url.count(old) == 1, f"{old!r} is not once in {self.url}"
        return replace(self, url=self.url.replace(old, new))


@dataclass(frozen=True)
class Response:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def ok(self) -> bool:
        return self.status // 100 == 2

    @property
    def code(self) -> str:
        """S3's error code, or nothing."""
        found = re.search(rb"<Code>([^<]*)</Code>", self.body)
        return found[1].decode() if found else ""

    def __str__(self) -> str:
        return f"{self.status} {self.code}".rstrip()


class Curl:
    """curl, with a folder for what it sends and receives."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def file(self, content: bytes) -> Path:
        """A file to send; the next one takes its place."""
        file = self._folder / "sent"
        file.write_bytes(content)
        return file

    def arguments(self, request: Prepared) -> list[str]:
        """The command line for a request."""
        arguments = (
            ["curl", "--head"]
            if request.method == "HEAD"
            else ["curl", "--request", request.method]
        )
        for name, value in request.headers:
            arguments += ["--header", f"{name}: {value}"]
        if request.body is not None:
            # Not --upload-file: it adds the file's name to a URL whose path ends in a slash.
            arguments += ["--data-binary", f"@{self.file(request.body)}"]
            if "content-type" not in dict(request.headers):
                # Or curl calls the data a form.
                arguments += ["--header", "content-type:"]
        # Keys with `..` are meant so, but curl would resolve them.
        return [*arguments, "--path-as-is", request.url]

    def send(self, request: Prepared) -> Response:
        """Sends a request and reads the answer, whatever its status."""
        return self.run(self.arguments(request))

    def run(self, command: list[str]) -> Response:
        """Runs a curl command line and reads the answer."""
        head, body = self._folder / "head", self._folder / "body"
        body.write_bytes(b"")
        quiet = ["--silent", "--show-error", "--noproxy", "*", "--max-time", "30"]
        written = ["--dump-header", str(head), "--output", str(body)]
        done = subprocess.run(
            [*command, *quiet, *written], check=False, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, f"curl ended with {done.returncode}: {done.stderr}"
        return read_response(head.read_bytes(), body.read_bytes())


def read_response(head: bytes, body: bytes) -> Response:
    """The last head counts: `100 Continue` may come before it."""
    last = [part for part in head.decode("latin-1").split("\r\n\r\n") if part][-1]
    status_line, *lines = last.split("\r\n")
    headers = {
        name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
    }
    is_head = body.startswith(b"HTTP/")  # What --head writes in place of a body.
    return Response(int(status_line.split()[1]), headers, b"" if is_head else body)
