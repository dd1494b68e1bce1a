"""Many URLs at once in Python: lists and Arrow columns beside an older s3presign and fast_s3_url, polars and DuckDB
beside loops, the memory that a column takes, and the size of the package. ``python -m bench.columns`` prints these
tables alone.

The older s3presign is the package of before many were signed at once. It is built from the repository's history and
installed beside today's, under another name, so that both sign in turns in one process.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path
from statistics import median
from typing import Any

from . import work
from .host import Broken
from .install import is_current, link, mark_current, our_python_package, run
from .machine import machine
from .many import BEFORE
from .places import BUILD, REPOSITORY, SOURCES
from .table import table
from .verify import problem_with

REQUIREMENTS = SOURCES / "engines" / "requirements.txt"
ENVIRONMENT = BUILD / "engines"
PYTHON = ENVIRONMENT / "bin" / "python"
WHEELS = BUILD / "wheels"

BASELINE = "s3presign urls(list), before"
COLUMN = "s3presign urls(Arrow column)"
FAST_S3_URL = "fast_s3_url"

# On a machine like the one that the goals were set on, in microseconds of CPU a row.
ROW = 0.45
# The list before, and fast_s3_url, should take at least so many times as long as a column.
SLOWER = {BASELINE: 2.2, FAST_S3_URL: 7.0}
# Memory above the column of keys, to the URLs' own bytes; today's wheel to the one before.
MEMORY, WHEEL = 1.1, 1.05


def report(rounds: int) -> str:
    """All tables."""
    prepare()
    samples = verified()
    rounds = max(3, rounds // 2)
    return f"{speeds(samples, asked('time', str(rounds)), rounds)}\n\n{memory()}\n{sizes()}"


def speeds(samples: list[dict[str, str]], measured: dict[str, Any], rounds: int) -> str:
    column = measured[COLUMN]["cpu"]
    rows = []
    for each in samples:
        cpu, wall = (measured[each["name"]][clock] for clock in ("cpu", "wall"))
        microseconds = median(cpu) / 1000
        ratio = median(theirs / ours for theirs, ours in zip(cpu, column, strict=True))
        rows.append(
            [
                each["name"],
                each["version"],
                f"{microseconds:.2f}",
                f"{ratio:.2f}x",
                f"{1e9 / median(wall):,.0f}",
                verdict(each["name"], microseconds, ratio),
            ]
        )
    title = f"Many URLs at once in Python: a million UUIDs, {rounds} rounds (µs of CPU; the last by the clock)"
    headings = ["contestant", "version", "µs/row", "to the column", "rows/s", "goal"]
    return f"{title}\n{table(headings, rows, texts=['contestant', 'version', 'goal'])}"


def verdict(name: str, microseconds: float, ratio: float) -> str:
    if name == COLUMN:
        return f"at most {ROW:g} µs: {said(microseconds <= ROW)}"
    if name in SLOWER:
        return f"at least {SLOWER[name]:g}x: {said(ratio >= SLOWER[name])}"
    return ""


def memory() -> str:
    """In a process of its own, which has nothing to give back."""
    found = asked("memory")
    ratio = found["growth"] / found["urls"]
    return (
        f"Memory for the URLs of {found['rows']:,} UUIDs in a column: {found['growth'] / 2**20:.0f} MiB at its peak, "
        f"{ratio:.3f} of their own bytes (goal: at most {MEMORY:g}: {said(ratio <= MEMORY)})"
    )


def sizes() -> str:
    """Of the package as it is published, and of what is loaded from it."""
    before, now = wheel("before"), wheel("now")
    (old, old_library), (new, new_library) = measured_wheel(before), measured_wheel(now)
    return (
        f"The wheel: {old:,} bytes before, {new:,} now: {new / old:.3f} of it "
        f"(goal: at most {WHEEL:g}: {said(new / old <= WHEEL)}); the library in it: {old_library:,}, {new_library:,}"
    )


def measured_wheel(path: Path) -> tuple[int, int]:
    with zipfile.ZipFile(path) as files:
        library = next(each for each in files.infolist() if each.filename.endswith(".so"))
    return path.stat().st_size, library.file_size


def said(reached: bool) -> str:
    return "reached" if reached else "MISSED"


def prepare() -> None:
    """The peers in an environment of their own, beside a link to our installed package and the older one."""
    if not is_current(ENVIRONMENT, REQUIREMENTS, sys.version):
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        run(sys.executable, "-m", "venv", ENVIRONMENT)
        pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        run(*pip, "--requirement", REQUIREMENTS)
        mark_current(ENVIRONMENT, REQUIREMENTS, sys.version)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(ENVIRONMENT)}))
    for source in our_python_package():
        link(source, packages / source.name)
    make_wheels()
    older = packages / "s3presign_before"
    shutil.rmtree(older, ignore_errors=True)
    with zipfile.ZipFile(wheel("before")) as files:
        for name in files.namelist():
            # Its modules know each other by relative names, so that the package works under any.
            folder, _, file = name.partition("/")
            if folder == "s3presign":
                older.mkdir(exist_ok=True)
                (older / file).write_bytes(files.read(name))


def make_wheels() -> None:
    """Today's each time, which takes no longer than what has changed; the older one once."""
    shutil.rmtree(WHEELS / "now", ignore_errors=True)
    pip_wheel(REPOSITORY, "now")
    if (WHEELS / "before").exists():
        return
    archive = subprocess.run(
        ["git", "archive", BEFORE], cwd=REPOSITORY, capture_output=True, check=True
    )
    sources = BUILD / "before-package"
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
        files.extractall(sources, filter="data")
    pip_wheel(sources, "before")
    shutil.rmtree(sources)


def pip_wheel(sources: Path, name: str) -> None:
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check")
    run(*pip, "--no-deps", "--wheel-dir", WHEELS / name, sources / "bindings-python")


def wheel(name: str) -> Path:
    return next((WHEELS / name).glob("*.whl"))


def verified() -> list[dict[str, str]]:
    """What the contestants make of the first key, after a look at it."""
    samples: list[dict[str, str]] = asked("sample")
    for sample in samples:
        problem = problem_with(sample["url"], sample["key"], work.GET)
        if problem:
            raise Broken(f"{sample['name']}: {problem}: {sample['url']}")
    return samples


def asked(*arguments: str) -> Any:
    command = [str(PYTHON), "-m", "bench.engines", *arguments]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
    if done.returncode != 0:
        raise Broken(f"{' '.join(command)}\n{done.stderr}")
    return json.loads(done.stdout)


if __name__ == "__main__":
    print(f"{machine()}\n\n{report(int(sys.argv[1]) if len(sys.argv) > 1 else 15)}")
