"""A server's process: started with its data in a temporary folder, waited for,
and ended whatever happens, even if the tests themselves are killed.
"""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from .presign import presign
from .server import Server, ServerFailed

STARTS_WITHIN = 60.0

Result = TypeVar("Result")

# Runs "$@" until it ends or standard input does, and clears up after it. The input
# is a pipe from the tests, so the kernel closes it when they die.
_GUARD = """
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(cat <&3 >/dev/null; kill -9 $server) 2>/dev/null &
watcher=$!
exec 3<&-
wait $server
status=$?
kill $watcher 2>/dev/null
rm -f $LEFTOVERS
exit $status
"""


def from_a_wheel(program: str) -> str:
    """The path of a program that a package from PyPI installed beside Python."""
    beside = Path(sysconfig.get_path("scripts")) / program
    found = str(beside) if beside.exists() else shutil.which(program)
    if found is None:
        raise ServerFailed(f"{program} is not installed; see tests/requirements.txt")
    return found


def free_ports(count: int) -> list[int]:
    """Ports of loopback that nobody uses: all are held until the last is found."""
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


@dataclass
class Process:
    """A started server and what it has written."""

    name: str
    folder: Path
    popen: subprocess.Popen[bytes]
    log: Path

    def wait_for(self, what: str, attempt: Callable[[], Result | None]) -> Result:
        """Repeats an attempt until it has a result, in bounded time."""
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            if self.popen.poll() is not None:
                raise ServerFailed(
                    f"{self.name} ended with {self.popen.returncode}; it wrote:\n{self.written()}"
                )
            result = attempt()
            if result is not None:
                return result
            time.sleep(0.05)
        raise ServerFailed(
            f"{self.name}: no {what} in {STARTS_WITHIN:.0f} s; it wrote:\n{self.written()}"
        )

    def wait_until_it_stores(self, server: Server, *, makes_bucket: bool = False) -> Server:
        """Waits until an object can be put into the bucket and removed again."""

        def attempt() -> Server | None:
            if makes_bucket:
                _status(server, "PUT", key="")
            done = [_status(server, method) for method in ("PUT", "DELETE")]
            return server if all(status // 100 == 2 for status in done) else None

        return self.wait_for("object stored", attempt)

    def written(self) -> str:
        """The end of what the server wrote."""
        return self.log.read_text("utf-8", "replace")[-2000:]


def _status(server: Server, method: str, key: str = "is-it-ready") -> int:
    """The status of an upload or removal of a tiny object, or of the bucket; 0 without an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    with suppress(OSError, http.client.HTTPException):
        connection.request(method, presign(server, method, key).request_target)
        return connection.getresponse().status
    return 0


@contextmanager
def run(
    name: str,
    command: Callable[[Path], Sequence[str]],
    environment: dict[str, str] | None = None,
    *,
    ends_with_its_input: bool = False,
    leftovers: Sequence[str] = (),
) -> Iterator[Process]:
    """Runs ``command(folder)`` in a new temporary folder, which is also its home."""
    guard = [] if ends_with_its_input else ["sh", "-c", _GUARD, name]
    with tempfile.TemporaryDirectory(prefix=f"{name}-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        log = folder / "server.log"
        with log.open("wb") as output:
            popen = subprocess.Popen(
                [*guard, *command(folder)],
                cwd=folder,
                env={
                    "PATH": os.environ["PATH"],
                    "HOME": temporary,
                    "TMPDIR": temporary,
                    "LEFTOVERS": " ".join(leftovers),
                    **(environment or {}),
                },
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            yield Process(name, folder, popen, log)
        finally:
            assert popen.stdin
            popen.stdin.close()
            popen.wait(timeout=10)
