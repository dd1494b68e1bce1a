"""No server stays behind, not even when the tests that started it are killed."""

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


def answers(port: int) -> bool:
    """Whether anyone listens on a port of loopback."""
    with socket.socket() as attempt:
        attempt.settimeout(1)
        return attempt.connect_ex(("127.0.0.1", port)) == 0
