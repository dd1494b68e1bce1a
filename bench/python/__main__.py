"""``python -m bench.python sample`` or ``time ROUNDS SECONDS``, in the peers' environment.

``sample`` answers one URL of each contestant, to be verified. ``time`` gives each contestant a
slice of CPU time in each round, one after the other, and answers nanoseconds per URL.
"""

from __future__ import annotations

import gc
import json
import sys
from time import process_time_ns
from typing import Any

from bench import work

from . import endpoints, ours, peers
from .contestant import Contestant


def main() -> None:
    everyone = [
        contestant
        for series in (work.GET, work.PUT)
        for contestant in (*ours.contestants(series), *peers.contestants(series))
    ]
    everyone += endpoints.contestants()
    answer: Any
    match sys.argv[1:]:
        case ["sample"]:
            answer = [sample(contestant) for contestant in everyone]
        case ["time", rounds, seconds]:
            answer = time(everyone, int(rounds), float(seconds))
        case _:
            sys.exit("python -m bench.python sample | time ROUNDS SECONDS")
    json.dump(answer, sys.stdout)


def sample(contestant: Contestant) -> dict[str, str | None]:
    return {
        "series": contestant.series,
        "name": contestant.name,
        "version": contestant.version,
        "url": contestant.url(work.keys(contestant.series)[0]) if contestant.url else None,
    }


def time(everyone: list[Contestant], rounds: int, seconds: float) -> dict[str, Any]:
    """Each round starts with the next contestant, so that none is always first."""
    turns = [(contestant, calibrate(contestant, seconds)) for contestant in everyone]
    measured: dict[str, dict[str, list[float]]] = {}
    for contestant in everyone:
        measured.setdefault(contestant.series, {})[contestant.name] = []
    for number in range(rounds):
        first = number % len(turns)
        for contestant, keys in turns[first:] + turns[:first]:
            figures = measured[contestant.series][contestant.name]
            figures.append(slice_of(contestant, keys) / len(keys))
    return measured


def calibrate(contestant: Contestant, seconds: float) -> list[str]:
    """As many keys as fill a slice. Warms up on the way."""
    some = work.keys(contestant.series)
    wanted = 1
    while True:
        keys = (some * (wanted // len(some) + 1))[:wanted]
        taken = slice_of(contestant, keys) / 1e9
        if taken > seconds / 4:
            wanted = max(1, int(wanted * seconds / taken))
            return (some * (wanted // len(some) + 1))[:wanted]
        wanted *= 2


def slice_of(contestant: Contestant, keys: list[str]) -> int:
    """CPU time of so many URLs, in nanoseconds, of all threads of the process.

    Nobody pays for the garbage of the one before.
    """
    gc.collect()
    start = process_time_ns()
    contestant.run(keys)
    return process_time_ns() - start


if __name__ == "__main__":
    main()
