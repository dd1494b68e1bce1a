"""Headless Chromium, and folders served to it."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


def chromium(profile: Path, *options: str) -> list[str]:
    """The command that runs it with nothing of its own on the network."""
    program = shutil.which("chromium")
    assert program, "chromium is missing; tools/install.sh installs it"
    return [
        program,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        f"--user-data-dir={profile}",
        *options,
    ]


def browse(address: str, profile: Path, *options: str) -> str:
    """What a page shows in the end."""
    command = chromium(profile, "--virtual-time-budget=10000", "--dump-dom", *options, address)
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    return done.stdout.decode()


@contextmanager
def served(
    folders: Mapping[str, Path], posted: Callable[[bytes], None] = lambda _body: None
) -> Iterator[str]:
    """Serves each folder under its name on a free port, and gives the address; what pages
    post is handed on.
    """

    class Handler(SimpleHTTPRequestHandler):
        # Whatever the machine's own table of types says.
        extensions_map = {".html": "text/html", ".mjs": "text/javascript"}  # noqa: RUF012

        def translate_path(self, path: str) -> str:
            name, _, rest = path.lstrip("/").partition("?")[0].partition("/")
            return str(folders[name] / rest) if name in folders and ".." not in rest else ""

        def do_POST(self) -> None:  # noqa: N802 - the name that http.server calls
            posted(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
