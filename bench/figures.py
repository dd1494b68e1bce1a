"""From the rounds to the figures: medians, and ratios that a drifting machine cannot distort."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from .goals import OURS, Goal, goals_of
from .host import Rounds, Sample


@dataclass(frozen=True)
class Figure:
    """One line of a table. ``ratio`` is its time divided by that of `OURS`."""

    series: str
    name: str
    version: str
    microseconds: float
    ratio: float | None
    goal: Goal | None

    @property
    def reached(self) -> bool | None:
        if self.goal is None or self.ratio is None:
            return None
        return self.goal.is_reached(self.microseconds, self.ratio)


def figures(host: str, samples: list[Sample], rounds: Rounds) -> list[Figure]:
    """A figure for each contestant of a host that was timed, in the host's order."""
    return [
        Figure(
            series=sample.series,
            name=sample.name,
            version=sample.version,
            microseconds=median(rounds[sample.series][sample.name]) / 1000,
            ratio=ratio(rounds[sample.series], sample.name),
            goal=goals_of(host, sample.series).get(sample.name),
        )
        for sample in samples
        if sample.name in rounds.get(sample.series, {})
    ]


def ratio(series: dict[str, list[float]], name: str) -> float | None:
    """The median of each round's ratio: within a round, all have the same machine."""
    if OURS not in series:
        return None
    return median(theirs / ours for theirs, ours in zip(series[name], series[OURS], strict=True))
