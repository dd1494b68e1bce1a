"""What a fresh process pays before its first URL: import, client, first URL, memory, disk."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from statistics import median

from .disk import node_package_bytes, python_package_bytes
from .host import JAVAS, Broken
from .places import NODE, OUR_NODE, OUR_RUBY, REPOSITORY, SOURCES, VENV, VENV_PYTHON

MIB = 1 << 20
BARE = "(nothing)"


@dataclass(frozen=True)
class StartUp:
    """A package in fresh processes. Times add up; the peak is that of the whole process."""

    host: str
    name: str
    import_ms: float
    ready_ms: float
    first_url_ms: float
    peak_mib: float
    disk_mib: float | None


@dataclass(frozen=True)
class _Subject:
    host: str
    name: str
    command: tuple[str, ...]
    disk_bytes: int | None


def start_ups(rounds: int) -> list[StartUp]:
    """Every package, the processes of one round after those of the other."""
    return _start_ups(_subjects(), rounds)


def start_ups_of_java(rounds: int) -> list[StartUp]:
    """The same of Java's alone."""
    return _start_ups(_java_subjects(), rounds)


def _start_ups(subjects: list[_Subject], rounds: int) -> list[StartUp]:
    measured: list[list[dict[str, float]]] = [[] for _ in subjects]
    for _ in range(rounds):
        for subject, processes in zip(subjects, measured, strict=True):
            # Fills the page cache, which machines give back while the others run, and Python's cache of compiled modules.
            _measure(subject)
            processes.append(_measure(subject))
    return [
        _summary(subject, processes) for subject, processes in zip(subjects, measured, strict=True)
    ]


def _subjects() -> list[_Subject]:
    python = (str(VENV_PYTHON), "-P", str(SOURCES / "python/startup.py"))
    node = ("node", "--no-warnings", str(SOURCES / "node/startup.cjs"))
    sdk = ("@aws-sdk/client-s3", "@aws-sdk/s3-request-presigner")
    ruby = ("ruby", str(SOURCES / "ruby/startup.rb"))
    dotnet = (str(SOURCES / "dotnet/run"), "startup")
    ours = str(OUR_NODE / "from-here.js")
    theirs = str(NODE / "from-here.js")
    return [
        _Subject("Python", BARE, (*python, "nothing"), None),
        _Subject("Python", "s3presign", (*python, "s3presign"), _python_disk("s3presign")),
        _Subject("Python", "boto3", (*python, "boto3"), _python_disk("boto3")),
        _Subject("Node.js", BARE, (*node, "nothing", theirs), None),
        _Subject(
            *("Node.js", "s3presign", (*node, "s3presign", ours)),
            node_package_bytes(OUR_NODE, ["s3presign"]),
        ),
        _Subject(
            *("Node.js", "AWS SDK", (*node, "aws-sdk", theirs)),
            node_package_bytes(NODE, list(sdk)),
        ),
        _Subject(
            "WebAssembly",
            "s3presign",
            ("env", "S3PRESIGN_BACKEND=wasm", *node, "s3presign", ours),
            None,
        ),
        *_java_subjects(),
        _Subject("Ruby", BARE, (*ruby, "nothing", str(OUR_RUBY)), None),
        _Subject("Ruby", "s3presign", (*ruby, "s3presign", str(OUR_RUBY)), None),
        _Subject("Ruby", "AWS SDK", (*ruby, "aws-sdk", str(OUR_RUBY)), None),
        _Subject(".NET", BARE, (*dotnet, "nothing"), None),
        _Subject(".NET", "s3presign", (*dotnet, "s3presign"), None),
        _Subject(".NET", "AWS SDK", (*dotnet, "aws-sdk"), None),
    ]


def _java_subjects() -> list[_Subject]:
    return [
        _Subject(host.name, package, (*host.command, "startup", name), None)
        for host in JAVAS
        for package, name in (
            (BARE, "nothing"),
            ("s3presign", "s3presign"),
            ("AWS SDK", "aws-sdk"),
        )
    ]


def _python_disk(name: str) -> int:
    return python_package_bytes(VENV, name)


def _measure(subject: _Subject) -> dict[str, float]:
    done = subprocess.run(subject.command, cwd=REPOSITORY, capture_output=True, text=True)
    if done.returncode != 0:
        raise Broken(f"{' '.join(subject.command)}\n{done.stderr}")
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def _summary(subject: _Subject, processes: list[dict[str, float]]) -> StartUp:
    def middle(name: str) -> float:
        return median(process[name] for process in processes)

    return StartUp(
        host=subject.host,
        name=subject.name,
        import_ms=middle("import_ms"),
        ready_ms=middle("ready_ms"),
        first_url_ms=middle("first_url_ms"),
        peak_mib=middle("peak_kib") / 1024,
        disk_mib=None if subject.disk_bytes is None else subject.disk_bytes / MIB,
    )
