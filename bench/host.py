"""A host's runner: a program that presigns with every contestant of that host and says how long
each took.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from typing import Any

from .places import NODE, OUR_NODE, REPOSITORY, RUST_RUNNER, SOURCES, VENV_PYTHON

# Nanoseconds per URL in each round, by series and contestant.
Rounds = dict[str, dict[str, list[float]]]


class Broken(Exception):
    """A runner failed, or a contestant's URL is not what it should be."""


@dataclass(frozen=True)
class Sample:
    """What a contestant makes for the first key; without a URL if it makes none."""

    series: str
    name: str
    version: str
    url: str | None


@dataclass(frozen=True)
class Host:
    """A language, and the command that runs its contestants."""

    name: str
    command: tuple[str, ...]

    def samples(self) -> list[Sample]:
        return [Sample(**sample) for sample in self._ask("sample")]

    def time(self, rounds: int, seconds: float) -> Rounds:
        answer: Rounds = self._ask("time", str(rounds), str(seconds))
        return answer

    def _ask(self, *arguments: str) -> Any:
        command = [*self.command, *arguments]
        done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
        if done.returncode != 0:
            raise Broken(f"{' '.join(command)}\n{done.stderr}")
        return json.loads(done.stdout)


# Where packages are looked for, for `createRequire`: the files need not exist.
_NODE_HOMES = (str(OUR_NODE / "from-here.js"), str(NODE / "from-here.js"))

RUST = Host("Rust", (str(RUST_RUNNER),))
PYTHON = Host("Python", (str(VENV_PYTHON), "-m", "bench.python"))
NODE_JS = Host(
    "Node.js",
    ("node", "--no-warnings", str(SOURCES / "node/main.mjs"), *_NODE_HOMES),
)
