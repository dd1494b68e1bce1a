"""The hosts and how to ask them: each has a tiny adapter program that reads
questions on standard input and answers on standard output through the host's
public API. Questions are sent ahead of the answers, so a run is one pass.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Self

from . import answer, calls, golden, wrong_types
from .answer import Answer

ROOT = Path(__file__).resolve().parents[2]


# Stands for the answer to a question that was not asked.
NO_ANSWER = Answer()


class HostFailed(RuntimeError):
    """A host's adapter cannot be started, stopped early or broke the protocol."""


@dataclass(frozen=True)
class Adapter:
    """How a host's adapter is started, and what makes it. One that is ``flat`` reads
    and writes counted strings in place of JSON. Hosts over the C ABI pass names and
    values as one text, joined by NULs. What its language ``has`` of values, and so may be
    asked of it, is named in :mod:`wrong_types`.
    """

    command: tuple[str, ...]
    make_target: str
    flat: bool = False
    joined_text: bool = False
    has: frozenset[str] = frozenset()


_CARGO_TARGET = os.environ.get("CARGO_TARGET_DIR", "target")

ADAPTERS = {
    "rust": Adapter(
        (f"{_CARGO_TARGET}/release/s3presign-host-rust",), "rust", has=wrong_types.AS_TEXTS
    ),
    "c": Adapter(
        ("build/host-c",),
        "c",
        flat=True,
        joined_text=True,
        has=wrong_types.AS_TEXTS | {wrong_types.NOT_UNICODE},
    ),
    "python": Adapter(
        (".venv/bin/python", "tests/hosts/python/host.py"), "python", has=wrong_types.ALL
    ),
    "node": Adapter(("node", "tests/hosts/node/host.mjs"), "node", has=wrong_types.ALL),
    # The npm package again, with its other half.
    "wasm": Adapter(
        ("env", "S3PRESIGN_BACKEND=wasm", "node", "tests/hosts/node/host.mjs"),
        "node",
        joined_text=True,
        has=wrong_types.ALL,
    ),
    "java": Adapter(
        ("tests/hosts/java/host",),
        "java",
        joined_text=True,
        has=wrong_types.ALL - {wrong_types.UNTYPED},
    ),
    # The same jar on the oldest Java that it runs on, which calls the library by JNI.
    "java17": Adapter(
        ("tests/hosts/java/host", "17", "17"),
        "java17",
        joined_text=True,
        has=wrong_types.ALL - {wrong_types.UNTYPED},
    ),
    # Ruby's and PHP's strings are bytes, which have no other type.
    "ruby": Adapter(
        ("ruby", "tests/hosts/ruby/host.rb"),
        "ruby",
        joined_text=True,
        has=wrong_types.ALL - {wrong_types.BYTES},
    ),
    "php": Adapter(
        ("php", "tests/hosts/php/host.php"),
        "php",
        joined_text=True,
        has=wrong_types.ALL - {wrong_types.BYTES, wrong_types.UNTYPED},
    ),
    # What its compiler refuses cannot be asked.
    "dotnet": Adapter(
        ("tests/hosts/dotnet/host",),
        "dotnet",
        joined_text=True,
        has=wrong_types.ALL - {wrong_types.FLOAT, wrong_types.OBJECT, wrong_types.UNTYPED},
    ),
}


class Host:
    """A running adapter."""

    def __init__(self, name: str, adapter: Adapter) -> None:
        self.name = name
        self._adapter = adapter
        self._writer: threading.Thread | None = None
        # A file, since nobody reads while the answers are awaited and a pipe could fill up.
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        self._process = subprocess.Popen(
            _resolved(name, adapter),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )

    @property
    def takes_joined_text(self) -> bool:
        """Whether names and values reach the host as one text, joined by NULs."""
        return self._adapter.joined_text

    def can_be_asked(self, question: golden.Json) -> bool:
        """Whether the host's language has the types of all values in the question."""
        return self._adapter.has.issuperset(question.get("needs", ()))

    @property
    def ended(self) -> bool:
        """Whether the adapter's process is gone."""
        return self._process.poll() is not None

    def ask(self, question: golden.Json) -> Answer:
        """One question, one answer."""
        return next(self.ask_all([question]))

    def ask_all(self, questions: Iterable[golden.Json]) -> Iterator[Answer]:
        """Answers in the order of the questions, which are written ahead by a thread."""
        asked = list(questions)
        self._writer = threading.Thread(target=self._write, args=(asked,), daemon=True)
        self._writer.start()
        for question in asked:
            name, content = self._read(question["id"], question["do"] in calls.CALLS)
            if name != question["id"]:
                raise HostFailed(f"{self.name}: asked {question['id']!r}, answered {name!r}")
            yield content
        self._writer.join()

    def close(self) -> None:
        """Ends the adapter by closing its input, as a well-behaved program expects; by
        force where questions are still on their way, since nobody reads the answers.
        """
        assert self._process.stdin and self._process.stdout
        if self._writer is not None and self._writer.is_alive():
            self._process.kill()
            self._writer.join()
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.stdout.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._errors.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _write(self, questions: list[golden.Json]) -> None:
        assert self._process.stdin
        encode = flat_frame if self._adapter.flat else json_line
        try:
            for question in questions:
                self._process.stdin.write(encode(question))
            self._process.stdin.flush()
        except (BrokenPipeError, ValueError):
            return  # The reader reports why the adapter has gone.

    def _read(self, expected: str, is_list: bool) -> tuple[str, Answer]:
        assert self._process.stdout
        try:
            if self._adapter.flat:
                name, *strings = read_flat_frame(self._process.stdout)
                return name, answer.from_flat(strings, is_list)
            content = read_json_line(self._process.stdout)
            return content.get("id", ""), answer.from_json(content)
        except EOFError:
            raise HostFailed(
                f"{self.name}: the adapter stopped before answering {expected!r}{self._said()}"
            ) from None
        except ValueError as error:
            raise HostFailed(
                f"{self.name}: bad answer to {expected!r}: {error}{self._said()}"
            ) from error

    def _said(self) -> str:
        self._errors.seek(0)
        text = self._errors.read().decode("utf-8", "replace").strip()
        return f"; it wrote:\n{text[-2000:]}" if text else ""


def start(name: str, adapters: dict[str, Adapter] | None = None) -> Host:
    """Starts a host's adapter."""
    known = ADAPTERS | (adapters or {})
    if name not in known:
        raise HostFailed(f"unknown host {name!r}; known are {', '.join(known)}")
    return Host(name, known[name])


def _resolved(name: str, adapter: Adapter) -> list[str]:
    """The command, if all that it names is there."""
    program, *arguments = adapter.command
    if "/" not in program and shutil.which(program) is None:
        raise HostFailed(f"{name}: {program} is not installed")
    for path in adapter.command:
        if "/" in path and not (ROOT / path).exists():
            raise HostFailed(f"{name}: {path} is not there; `make {adapter.make_target}` builds it")
    return [str(ROOT / program) if "/" in program else program, *arguments]


def json_line(question: golden.Json) -> bytes:
    """One question as a line of JSON, non-ASCII escaped."""
    return json.dumps(question).encode() + b"\n"


def read_json_line(stream: IO[bytes]) -> dict[str, Any]:
    """One answer as a line of JSON."""
    line = stream.readline()
    if not line:
        raise EOFError
    content = json.loads(line)
    if not isinstance(content, dict):
        raise answer.Malformed(f"expected an object, got {content!r}")
    return content


def flat_frame(question: golden.Json) -> bytes:
    """One question as counted, length-prefixed strings: no JSON parser is needed to read it."""
    flat = calls.flat_strings if question["do"] in calls.CALLS else golden.flat_strings
    encoded = [text.encode("utf-8", "surrogatepass") for text in flat(question)]
    return b"".join(
        [b"%d\n" % len(encoded), *(b"%d\n%s\n" % (len(text), text) for text in encoded)]
    )


def read_flat_frame(stream: IO[bytes]) -> list[str]:
    """One answer in the same framing."""
    return [_read_counted(stream) for _ in range(_read_number(stream))]


def _read_number(stream: IO[bytes]) -> int:
    line = stream.readline()
    if not line:
        raise EOFError
    return int(line)


def _read_counted(stream: IO[bytes]) -> str:
    length = _read_number(stream)
    text = stream.read(length)
    if len(text) != length or stream.read(1) != b"\n":
        raise answer.Malformed(f"expected {length} bytes and a line end, got {text!r}")
    return text.decode("utf-8")
