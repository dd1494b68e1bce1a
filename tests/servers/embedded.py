"""Our own server: the crate in ``embedded/``, built from ``s3s`` and ``s3s-fs``."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import process
from .server import ACCESS_KEY_ID, BUCKET, SECRET_ACCESS_KEY, Server, ServerFailed

ROOT = Path(__file__).resolve().parents[2]


def program() -> Path:
    """The program that was built last, in whichever profile."""
    target = ROOT / os.environ.get("CARGO_TARGET_DIR", "target")
    built = [
        path
        for profile in ("debug", "release")
        if (path := target / profile / "embedded-s3").exists()
    ]
    if not built:
        raise ServerFailed("embedded-s3 is not built; `cargo build -p embedded-s3` builds it")
    return max(built, key=lambda path: path.stat().st_mtime)


@contextmanager
def run() -> Iterator[Server]:
    """Runs the server; it takes a free port by itself and says which."""

    def command(folder: Path) -> list[str]:
        (folder / "data").mkdir()
        return [str(program()), str(folder / "data"), "--bucket", BUCKET, "--domain", "localhost"]

    credentials = {
        "EMBEDDED_S3_ACCESS_KEY": ACCESS_KEY_ID,
        "EMBEDDED_S3_SECRET_KEY": SECRET_ACCESS_KEY,
    }
    with process.run("embedded", command, credentials, ends_with_its_input=True) as started:

        def port() -> int | None:
            found = re.match(r"listening on 127\.0\.0\.1:(\d+)\n", started.written())
            return int(found[1]) if found else None

        server = Server("embedded", started.wait_for("address", port))
        yield started.wait_until_it_stores(server)
