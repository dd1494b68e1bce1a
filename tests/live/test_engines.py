"""The npm package in every engine that runs its WebAssembly, or its addon, and in what every
bundler makes of it: each signs by itself and sends by its own fetch, to the embedded server.
"""

from __future__ import annotations

import html
import http.client
import json
import re
import shutil
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


def _run(*command: str, cwd: Path = ENGINES) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _program(*command: str, **environment: str) -> Engine:
    def ask(question: dict[str, Any], _folder: Path) -> dict[str, Any]:
        env = ["env", *(f"{name}={value}" for name, value in environment.items())]
        answer: dict[str, Any] = json.loads(
            _run(*env, *command, "program.mjs", json.dumps(question))
        )
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


def _chromium(question: dict[str, Any], folder: Path, page: str = "page.html") -> dict[str, Any]:
    with served({"engines": ENGINES}) as address:
        asked = urllib.parse.quote(json.dumps(question))
        # The embedded server knows no CORS rules.
        shown = browse(f"{address}/engines/{page}#{asked}", folder, "--disable-web-security")
    body = re.search(r"<body>(.*?)\s*</body>", shown, re.DOTALL)
    assert body, shown
    answer: dict[str, Any] = json.loads(html.unescape(body[1]))
    return answer


def _bundled_page(bundler: str) -> Engine:
    def ask(question: dict[str, Any], folder: Path) -> dict[str, Any]:
        _run("node", "bundle.mjs", bundler, "page")
        return _chromium(question, folder, f"bundled/{bundler}/bundled.html")

    return ask


def _bundled_program(bundler: str, kind: str) -> Engine:
    def ask(question: dict[str, Any], folder: Path) -> dict[str, Any]:
        _run("node", "bundle.mjs", bundler, kind)
        bundled = ENGINES / "bundled" / bundler
        if kind == "inside":
            # Where no package is found.
            bundled = shutil.copytree(bundled, folder / "deployed")
        printed = _run("node", str(bundled / "program.mjs"), json.dumps(question), cwd=folder)
        answer: dict[str, Any] = json.loads(printed)
        return answer

    return ask


BUNDLERS = ("esbuild", "rollup", "vite", "webpack")

ASKED: dict[str, tuple[Engine, str]] = {
    "node": (_program("node"), "native"),
    "node without addons": (_program("node", "--no-addons"), "wasm"),
    "bun": (_program(str(BIN / "bun")), "native"),
    "bun by WebAssembly": (_program(str(BIN / "bun"), S3PRESIGN_BACKEND="wasm"), "wasm"),
    "deno": (_program(str(BIN / "deno"), "run", "--quiet", "--allow-net"), "wasm"),
    "workerd": (_workerd, "wasm"),
    "chromium": (_chromium, "wasm"),
    **{f"{name} for chromium": (_bundled_page(name), "wasm") for name in BUNDLERS},
    **{f"{name} beside it": (_bundled_program(name, "external"), "native") for name in BUNDLERS},
    **{f"{name} around it": (_bundled_program(name, "inside"), "wasm") for name in BUNDLERS},
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


def test_what_a_bundler_must_be_told_is_documented() -> None:
    page = (ROOT / "docs" / "browser.md").read_text()
    tried = (ROOT / "tests" / "live" / "engines" / "bundle.mjs").read_text()
    for bundler in BUNDLERS:
        [row] = re.findall(rf"^\| {bundler}[,| ].*$", page, re.MULTILINE | re.IGNORECASE)
        settings = re.search(rf"^  {bundler}: \{{$(.*?)^  \}},$", tried, re.MULTILINE | re.DOTALL)
        assert settings
        [external, inside] = re.findall(r"^    \w+: \{ ?(.*?) ?\},$", settings[1], re.MULTILINE)
        [_, _, beside, around, _] = row.split("|")
        assert re.findall("`(.*?)`", beside) == ([external] if external else [])
        assert ", ".join(re.findall("`(.*?)`", around)) == inside
