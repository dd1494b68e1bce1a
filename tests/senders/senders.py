"""The recipes of ``examples/senders``: how each is run, and what came of it."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.live.browser import browse, served

ROOT = Path(__file__).resolve().parents[2]
RECIPES = ROOT / "examples" / "senders"
# `make senders` lays out there what recipes run with.
BUILT = ROOT / "build" / "senders"
ENDS_WITHIN = 60


class Missing(AssertionError):
    """A tool is not there, so a recipe cannot be tried; that is a failure."""


@dataclass(frozen=True)
class Outcome:
    """How a recipe ended, and what it wrote."""

    ok: bool
    text: str


@dataclass(frozen=True)
class Sender:
    """A recipe: the file that the page shows, and what runs it with a request and a body."""

    recipe: str
    run: Callable[[Path, Path], Outcome]

    @property
    def name(self) -> str:
        return self.recipe.rpartition(".")[0]


def _tool(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise Missing(f"{program} is missing; `bash tools/install.sh senders` installs it")
    return found


def _built(path: str) -> str:
    if not (BUILT / path).exists():
        raise Missing(f"build/senders/{path} is missing; `make senders` makes it")
    return str(BUILT / path)


def _program(recipe: str, command: Callable[[], list[str]]) -> Sender:
    """A recipe that is a program: its command, a file with the request, a file to send."""

    def run(upload: Path, file: Path) -> Outcome:
        done = subprocess.run(
            [*command(), str(upload), str(file)],
            capture_output=True,
            text=True,
            timeout=ENDS_WITHIN,
        )
        return Outcome(done.returncode == 0, done.stdout + done.stderr)

    return Sender(recipe, run)


def _curl(recipe: str) -> Sender:
    def command() -> list[str]:
        _tool("curl")
        _tool("jq")
        return [_tool("bash"), str(RECIPES / recipe)]

    return _program(recipe, command)


def _python(recipe: str) -> Sender:
    return _program(recipe, lambda: [_built("python/bin/python"), str(RECIPES / recipe)])


def _node(recipe: str) -> Sender:
    return _program(recipe, lambda: [_tool("node"), _built(recipe)])


def _java(recipe: str) -> Sender:
    def command() -> list[str]:
        found = subprocess.run(
            [str(ROOT / "bindings-java" / "find-jdk")], capture_output=True, text=True
        )
        if found.returncode:
            raise Missing(found.stderr)
        _built("java/installed")
        java = Path(found.stdout.strip()) / "bin" / "java"
        return [str(java), "-cp", str(BUILT / "java" / "*"), str(RECIPES / recipe)]

    return _program(recipe, command)


def _dotnet(recipe: str) -> Sender:
    name = Path(recipe).stem

    def command() -> list[str]:
        dotnet = ROOT / "bindings-dotnet" / "dotnet"
        return [str(dotnet), "exec", _built(f"dotnet/{name}/{name}.dll")]

    return _program(recipe, command)


def _ruby(recipe: str) -> Sender:
    return _program(recipe, lambda: [_tool("ruby"), str(RECIPES / recipe)])


def _php(recipe: str) -> Sender:
    def command() -> list[str]:
        _built("php/vendor/autoload.php")
        return [
            _tool("php"),
            "-d",
            f"include_path={BUILT / 'php'}:/usr/share/php",
            str(RECIPES / recipe),
        ]

    return _program(recipe, command)


def _compiled(recipe: str, program: str) -> Sender:
    return _program(recipe, lambda: [_built(program)])


def _chromium(recipe: str) -> Sender:
    """A page that imports the recipe and calls it with the file."""

    def run(upload: Path, file: Path) -> Outcome:
        _tool("chromium")
        page = "<!doctype html><script type=module src=run.mjs></script><body>"
        program = f"""\
import {{ send }} from '/recipes/{recipe}';
const upload = await (await fetch('upload.json')).json();
const file = await (await fetch('file')).blob();
document.body.textContent = await send(upload, file).then(() => 'stored', String);
"""
        folder = upload.parent / "served"
        folder.mkdir()
        (folder / "page.html").write_text(page)
        (folder / "run.mjs").write_text(program)
        shutil.copy(upload, folder / "upload.json")
        shutil.copy(file, folder / "file")
        with served({"test": folder, "recipes": RECIPES}) as address:
            # The embedded server knows no CORS rules.
            shown = browse(f"{address}/test/page.html", upload.parent, "--disable-web-security")
        body = re.search(r"<body>(.*?)\s*</body>", shown, re.DOTALL)
        text = html.unescape(body[1]) if body else shown
        return Outcome(text == "stored", text)

    return Sender(recipe, run)


SENDERS = {
    sender.name: sender
    for sender in (
        _curl("curl/upload.sh"),
        _python("python/requests_upload.py"),
        _python("python/httpx_upload.py"),
        _python("python/aiohttp_upload.py"),
        _python("python/urllib3_upload.py"),
        _python("python/urllib_upload.py"),
        _node("node/fetch.mjs"),
        _node("node/http.mjs"),
        _node("node/axios.mjs"),
        _node("node/got.mjs"),
        _node("node/undici.mjs"),
        _java("java/JdkHttpClientUpload.java"),
        _java("java/HttpUrlConnectionUpload.java"),
        _java("java/OkHttpUpload.java"),
        _java("java/ApacheHttpClientUpload.java"),
        _dotnet("dotnet/HttpClientUpload.cs"),
        _dotnet("dotnet/RestSharpUpload.cs"),
        _dotnet("dotnet/FlurlUpload.cs"),
        _ruby("ruby/net_http.rb"),
        _ruby("ruby/faraday.rb"),
        _ruby("ruby/httparty.rb"),
        _php("php/curl.php"),
        _php("php/streams.php"),
        _php("php/guzzle.php"),
        _compiled("go/upload.go", "go/upload"),
        _compiled("rust/src/bin/reqwest.rs", "rust/debug/reqwest"),
        _compiled("rust/src/bin/ureq.rs", "rust/debug/ureq"),
        _chromium("browser/fetch.mjs"),
    )
}


def written(folder: Path, method: str, url: str, headers: dict[str, str]) -> Path:
    """The request as a file, by the names of ``s3presign --output json``."""
    upload = folder / "upload.json"
    upload.write_text(json.dumps({"method": method, "url": url, "headers": headers}))
    return upload
