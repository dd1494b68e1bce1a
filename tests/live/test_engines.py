"""The npm package in every engine that runs its WebAssembly, or its addon: each signs by
itself and sends by its own fetch, to the embedded server.
"""

from __future__ import annotations

import html
import http.client
import json
import re
import subprocess
import urllib.parse
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.hosts import ROOT
from tests.servers import process
from tests.servers.server import Server

from .browser import browse, served
from .conftest import Running

# `make engines` lays out the programs of this folder beside the engines and the package.
ENGINES = ROOT / "build" / "engines"
BIN = ENGINES / "node_modules" / ".bin"

CONTENT = "from an engine: naïve, 日本, \U0001f600\n"

# An engine's answer to a question; the folder is the test's own.
Engine = Callable[[dict[str, Any], Path], dict[str, Any]]


def _program(*command: str, **environment: str) -> Engine:
    def ask(question: dict[str, Any], _folder: Path) -> dict[str, Any]:
        env = ["env", *(f"{name}={value}" for name, value in environment.items())]
        done = subprocess.run(
            [*env, *command, "program.mjs", json.dumps(question)],
            cwd=ENGINES,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    return ask


def _workerd(question: dict[str, Any], _folder: Path) -> dict[str, Any]:
    [port] = process.free_ports(1)
    config = str(ENGINES / "workerd.capnp")
    address = f"--socket-addr=http=127.0.0.1:{port}"

    def ask() -> dict[str, Any] | None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        with suppress(ConnectionRefusedError):
            connection.request("POST", "/", json.dumps(question).encode())
            response = connection.getresponse()
            text = response.read().decode()
            assert response.status == 200, text
            answer: dict[str, Any] = json.loads(text)
            return answer
        return None

    command = [str(BIN / "workerd"), "serve", config, address]
    with process.run("workerd", lambda _folder: command) as running:
        return running.wait_for("answer", ask)


def _chromium(question: dict[str, Any], folder: Path) -> dict[str, Any]:
    with served({"engines": ENGINES}) as address:
        asked = urllib.parse.quote(json.dumps(question))
        # The embedded server knows no CORS rules.
        shown = browse(f"{address}/engines/page.html#{asked}", folder, "--disable-web-security")
    body = re.search(r"<body>(.*?)\s*</body>", shown, re.DOTALL)
    assert body, shown
    answer: dict[str, Any] = json.loads(html.unescape(body[1]))
    return answer


ASKED: dict[str, tuple[Engine, str]] = {
    "node": (_program("node"), "native"),
    "node without addons": (_program("node", "--no-addons"), "wasm"),
    "bun": (_program(str(BIN / "bun")), "native"),
    "bun by WebAssembly": (_program(str(BIN / "bun"), S3PRESIGN_BACKEND="wasm"), "wasm"),
    "deno": (_program(str(BIN / "deno"), "run", "--quiet", "--allow-net"), "wasm"),
    "workerd": (_workerd, "wasm"),
    "chromium": (_chromium, "wasm"),
}


@pytest.fixture
def server(running: Running) -> Server:
    return running.server("embedded")


@pytest.mark.parametrize("engine", ASKED)
def test_an_engine_signs_and_sends(engine: str, server: Server, key: str, tmp_path: Path) -> None:
    ask, binding = ASKED[engine]
    question = {
        "signer": {
            "accessKeyId": server.access_key_id,
            "secretAccessKey": server.secret_access_key,
            "region": server.region,
            "endpoint": server.endpoint,
            "addressing": "path",
        },
        "bucket": server.bucket,
        "key": key,
        "content": CONTENT,
    }
    assert ask(question, tmp_path) == {
        "binding": binding,
        "stored": 200,
        "refused": 403,
        "diagnosed": "SignatureDoesNotMatch",
        "downloaded": CONTENT,
        "form": 204,
        "form_too_large": 400,
        "not_signed": "InvalidKey",
    }
