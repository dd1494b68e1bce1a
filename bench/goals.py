"""How much faster than its peers s3presign means to be, by host. Missing one fails nothing: it is
printed.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import work


@dataclass(frozen=True)
class Goal:
    """A contestant should take so many times as long as a template: at least, for peers.

    For the bare hashing the goal is the other way round: a template should take at most so many
    times as long as the limit.
    """

    factor: float
    is_limit: bool = False

    def is_reached(self, ratio: float) -> bool:
        return 1 / ratio <= self.factor if self.is_limit else ratio >= self.factor

    def __str__(self) -> str:
        return f"at most {self.factor:g}x" if self.is_limit else f"at least {self.factor:g}x"


_GOALS = {
    "Rust": {"rusty-s3": Goal(6), "bare SHA-256": Goal(1.8, is_limit=True)},
    "Python": {"boto3": Goal(150), "libpresign": Goal(8)},
    "Node.js": {"@aws-sdk/s3-request-presigner": Goal(200), "aws4": Goal(10)},
}


def goals_of(host: str, series: str) -> dict[str, Goal]:
    """The goals of a host by contestant; they are for downloads."""
    return _GOALS[host] if series == work.GET else {}
