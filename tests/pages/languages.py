"""The languages of the pages, in the order in which these show them: what a program of each is
called, and how it is started.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ROOT / "examples" / "pages"
# `make -C examples/pages` lays out there what programs are started from.
BUILT = ROOT / "build" / "pages"
SAMPLES = sorted(folder.name for folder in PROGRAMS.iterdir() if folder.is_dir())


class Missing(AssertionError):
    """A program cannot be started; that is a failure."""


@dataclass(frozen=True)
class Language:
    """One of the languages: its name, the host that it is, the end of its files and what GitHub
    calls it, and the command that runs the program of a sample.
    """

    title: str
    host: str
    suffix: str
    highlighted_as: str
    command: Callable[[str], list[str]]
    pascal_case: bool = False

    def program(self, sample: str) -> Path:
        """The file of a sample in this language."""
        name = pascal(sample) if self.pascal_case else sample
        return PROGRAMS / sample / f"{name}.{self.suffix}"


def pascal(sample: str) -> str:
    """The name of a sample as Java and .NET name what stands in a file."""
    return "".join(word.capitalize() for word in sample.split("_"))


def _rust(sample: str) -> list[str]:
    return [_there(Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug" / sample)]


def _python(sample: str) -> list[str]:
    return [sys.executable, str(PROGRAMS / sample / f"{sample}.py")]


def _node(sample: str) -> list[str]:
    return ["node", _there(BUILT / "packages" / f"{sample}.mjs")]


def _java(sample: str) -> list[str]:
    found = subprocess.run([ROOT / "bindings-java" / "find-jdk"], capture_output=True, text=True)
    if found.returncode:
        raise Missing(found.stderr)
    return [
        f"{found.stdout.strip()}/bin/java",
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        f"{_there(BUILT / 'java')}:{ROOT}/build/java/*",
        pascal(sample),
    ]


def _dotnet(sample: str) -> list[str]:
    program = BUILT / "dotnet" / pascal(sample) / f"{pascal(sample)}.dll"
    return [str(ROOT / "bindings-dotnet" / "dotnet"), "exec", _there(program)]


def _ruby(sample: str) -> list[str]:
    gems = _there(ROOT / "build" / "ruby")
    # The colon at the end stands for the system's gems, of which ffi is one.
    environment = [f"GEM_HOME={gems}", f"GEM_PATH={gems}:"]
    return ["env", *environment, "ruby", str(PROGRAMS / sample / f"{sample}.rb")]


def _php(sample: str) -> list[str]:
    return ["php", _there(BUILT / "packages" / f"{sample}.php")]


def _c(sample: str) -> list[str]:
    return [_there(BUILT / "c" / sample / sample)]


def _command(sample: str) -> list[str]:
    folder = _there(ROOT / "build" / "cli" / "bin")
    program = str(PROGRAMS / sample / f"{sample}.sh")
    return ["env", f"PATH={folder}:{os.environ['PATH']}", "sh", "-e", program]


def _there(path: Path) -> str:
    if not path.exists():
        raise Missing(f"{path} is missing; `make pages` makes it")
    return str(path)


COMMAND = Language("Command", "cli", "sh", "sh", _command)
LANGUAGES = (
    Language("Rust", "rust", "rs", "rust", _rust),
    Language("Python", "python", "py", "python", _python),
    Language("Node.js", "node", "mjs", "js", _node),
    Language("Java", "java", "java", "java", _java, pascal_case=True),
    Language(".NET", "dotnet", "cs", "csharp", _dotnet, pascal_case=True),
    Language("Ruby", "ruby", "rb", "ruby", _ruby),
    Language("PHP", "php", "php", "php", _php),
    Language("C", "c", "c", "c", _c),
    COMMAND,
)
