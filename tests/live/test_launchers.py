"""How servers start, answer and end: none stays behind, not even when the tests that started it
are killed, and a refusal reaches a client that is still sending.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import servers
from tests.conformance.hosts import ROOT

from .conftest import Running


@pytest.mark.parametrize("name", servers.LAUNCHERS)
def test_a_server_ends_with_whoever_started_it(name: str, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.servers", name],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as starter:
        assert starter.stdout
        port = int(starter.stdout.readline().rpartition(":")[2])
        assert answers(port)
        starter.kill()
    deadline = time.monotonic() + 10
    while answers(port):
        assert time.monotonic() < deadline, f"{name} still answers on port {port}"
        time.sleep(0.05)


def test_a_refusal_waits_for_the_body(running: Running) -> None:
    """A client that sends head and body apart, as ``fetch`` in Node.js may, meets no closed pipe."""
    server = running.server("embedded")
    body = b"x" * 3_000_000
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as client:
        client.sendall(
            f"PUT /{server.bucket}/late.png?X-Amz-Signature=0 HTTP/1.1\r\n"
            f"Host: 127.0.0.1:{server.port}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        )
        time.sleep(0.1)
        client.sendall(body)
        assert client.recv(12) == b"HTTP/1.1 400"


def answers(port: int) -> bool:
    """Whether anyone listens on a port of loopback."""
    with socket.socket() as attempt:
        attempt.settimeout(1)
        return attempt.connect_ex(("127.0.0.1", port)) == 0
