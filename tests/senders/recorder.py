"""A way to the server that passes every byte on and keeps the head of what was asked."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Head:
    """The request line and the headers as they were sent, names in lower case."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, sent: bytes) -> Head:
        line, *fields = sent.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        method, target, _ = line.split(" ", 2)
        pairs = (one.partition(":") for one in fields)
        return cls(method, target, tuple((name.lower(), value.strip()) for name, _, value in pairs))

    def values(self, name: str) -> list[str]:
        """All that was sent under a name."""
        return [value for given, value in self.headers if given == name]


@dataclass
class Recorder:
    """Where clients send to, and the first request of each of their connections."""

    port: int
    _sent: list[bytearray] = field(default_factory=list)

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def heads(self) -> list[Head]:
        """What was asked since the last call."""
        sent, self._sent[:] = list(self._sent), []
        return [Head.of(bytes(one)) for one in sent if one]

    def record(self) -> bytearray:
        self._sent.append(bytearray())
        return self._sent[-1]


@contextmanager
def recording(server_port: int) -> Iterator[Recorder]:
    """Records on a free port what goes to the server on another one."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            head = recorder.record()
            with socket.create_connection(("127.0.0.1", server_port)) as upstream:
                back = threading.Thread(target=_pass, args=(upstream, self.request))
                back.start()
                _pass(self.request, upstream, head)
                back.join()

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        recorder = Recorder(listening.server_address[1])
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield recorder
        listening.shutdown()


def _pass(source: socket.socket, target: socket.socket, kept: bytearray | None = None) -> None:
    """Passes on until the source ends; keeps what comes up to the end of the first head."""
    with suppress(OSError):
        while part := source.recv(65536):
            if kept is not None and b"\r\n\r\n" not in kept:
                kept += part
            target.sendall(part)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
