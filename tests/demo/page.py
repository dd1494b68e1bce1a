"""How the demo looks: short lines, aligned, lightly coloured on a terminal and plain
everywhere else.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TextIO

from tests.conformance.presigned_url import Pair

WIDTH = 92
BOLD, DIM, RED, GREEN, CYAN = "1", "2", "31", "32", "36"


@dataclass(frozen=True)
class Page:
    """Where the demo is printed."""

    output: TextIO
    coloured: bool
    unicode: bool

    @classmethod
    def of(cls, output: TextIO) -> Page:
        """Coloured if a person looks at it and does not mind (no-color.org)."""
        plain = "NO_COLOR" in os.environ or os.environ.get("TERM", "dumb") == "dumb"
        unicode = (output.encoding or "").lower().replace("-", "") == "utf8"
        return cls(output, output.isatty() and not plain, unicode)

    def line(self, text: str = "") -> None:
        print(text, file=self.output, flush=True)

    def paint(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self.coloured else text

    def heading(self, text: str) -> None:
        """The name of a host, with a rule to the right edge."""
        rule = ("\u2500" if self.unicode else "-") * (WIDTH - len(text) - 1)
        self.line()
        self.line(f"{self.paint(text, BOLD)} {self.paint(rule, DIM)}")

    def words(self, code: str) -> None:
        """What someone would write in that host."""
        self.line()
        for each in code.splitlines():
            self.line(f"  {self.paint(each, CYAN)}")

    def request(self, method: str, url: str, headers: tuple[Pair, ...]) -> None:
        """What is to be sent: the URL broken at its parameters, then the headers."""
        address, _, query = url.partition("?")
        indent = " " * (len(method) + 3)
        width = WIDTH - len(indent)
        self.line()
        first, *rest = _pieces(address, width)
        self.line(f"  {self.paint(method, BOLD)} {first}")
        for piece in rest:
            self.line(f"{indent}{piece}")
        for run in _runs(f"?{query}", width):
            self.line(f"{indent}{self.paint(run, DIM)}")
        for name, value in headers:
            self.line(f"{indent}{name}: {value}")

    def answer(self, right: bool, step: str, answer: str, detail: str = "") -> None:
        """One step and how it ended."""
        if self.unicode:
            mark = "\u2713" if right else "\u2717"
        else:
            mark = "ok" if right else "NO"
        coloured = self.paint(mark, GREEN if right else RED)
        line = f"  {coloured} {step:<34} {answer:<27} {self.paint(detail, DIM) if detail else ''}"
        self.line(line.rstrip())


def _runs(query: str, width: int) -> list[str]:
    """Lines of whole parameters, as many together as fit; one too long alone is broken."""
    runs: list[str] = []
    for parameter in re.split("(?=&)", query):
        if runs and len(runs[-1]) + len(parameter) <= width:
            runs[-1] += parameter
        else:
            runs += _pieces(parameter, width)
    return runs


def _pieces(text: str, width: int) -> list[str]:
    """A long text in lines, those after the first set in."""
    pieces = [text[:width]]
    inset = width - 2
    pieces += [f"  {text[at : at + inset]}" for at in range(width, len(text), inset)]
    return pieces
