"""What only WebAssembly has: a template beside aws4fetch in a browser, what a fresh process pays
to compile the module, and how large the files are that a page loads.
"""

from __future__ import annotations

import gzip
import json
import queue
import subprocess
import tempfile
from pathlib import Path
from statistics import median

from tests.live.browser import chromium, served

from .goals import FIRST_URL_MS, IN_CHROMIUM, OURS
from .host import Broken
from .places import NODE, OUR_NODE, SOURCES
from .startup import StartUp
from .table import table

PEER = "aws4fetch"
SECONDS = 180


def report(started: list[StartUp]) -> str:
    """All three."""
    return f"{in_chromium(measure())}\n\n{first_url(started)}\n\n{sizes()}"


def measure() -> dict[str, list[float]]:
    """Nanoseconds per URL of each round in Chromium, by contestant. In a page there is wall time alone."""
    posted: queue.Queue[bytes] = queue.Queue()
    folders = {
        "ours": OUR_NODE / "node_modules",
        "peers": NODE / "node_modules",
        "bench": SOURCES / "node",
    }
    with tempfile.TemporaryDirectory() as profile, served(folders, posted.put) as address:
        command = chromium(Path(profile), "--remote-debugging-port=0", f"{address}/bench/page.html")
        browser = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            rounds: dict[str, list[float]] = json.loads(posted.get(timeout=SECONDS))
        except queue.Empty:
            raise Broken(f"Chromium has not measured anything in {SECONDS} s") from None
        finally:
            browser.terminate()
            browser.wait()
    return rounds


def in_chromium(rounds: dict[str, list[float]]) -> str:
    """The table of the browser."""
    ratio = median(theirs / ours for theirs, ours in zip(rounds[PEER], rounds[OURS], strict=True))
    said = "reached" if ratio >= IN_CHROMIUM else "MISSED"
    rows = [
        [OURS, f"{median(rounds[OURS]) / 1000:.2f}", "1.00x", ""],
        [
            PEER,
            f"{median(rounds[PEER]) / 1000:.2f}",
            f"{ratio:.2f}x",
            f"at least {IN_CHROMIUM:g}x: {said}",
        ],
    ]
    count = len(rounds[OURS])
    title = f"Chromium: presigned GET, one key after another (wall time, median of {count} rounds)"
    headings = ["contestant", "µs/URL", "to ours", "goal"]
    return f"{title}\n{table(headings, rows, texts=['contestant', 'goal'])}"


def first_url(started: list[StartUp]) -> str:
    """What the table of start-ups says of WebAssembly, beside the goal."""
    ours = next(each for each in started if (each.host, each.name) == ("WebAssembly", "s3presign"))
    said = "reached" if ours.first_url_ms <= FIRST_URL_MS else "MISSED"
    return (
        "WebAssembly in a fresh process of Node.js, compiled, instantiated and the first URL signed: "
        f"{ours.first_url_ms:.1f} ms of CPU time (at most {FIRST_URL_MS:g} ms: {said})"
    )


def sizes() -> str:
    """What Node.js, a page or a Worker loads, as it is and as servers send it."""
    package = OUR_NODE / "node_modules" / "s3presign"
    rows = []
    for name in ("s3presign.wasm", "signing.wasm", "web.mjs", "workerd.mjs"):
        content = (package / name).read_bytes()
        rows.append(
            [name, f"{len(content) / 1000:.0f}", f"{len(gzip.compress(content, 9)) / 1000:.0f}"]
        )
    return f"Sizes\n{table(['file', 'kB', 'kB gzipped'], rows, texts=['file'])}"
