"""``python -m bench.engines sample | time ROUNDS | memory``, in the environment that ``bench/columns.py`` makes.

``sample`` answers one URL of each contestant, to be verified. ``time`` has all of them sign in each round, one after
the other, and answers nanoseconds for each row: of CPU, with all threads and with what frees the URLs again, and by
the clock.
"""

from __future__ import annotations

import gc
import json
import sys
from time import perf_counter_ns, process_time_ns
from typing import Any

from .contestants import contestants
from .memory import growth
from .work import MANY, uuids


def main() -> None:
    answer: Any
    match sys.argv[1:]:
        case ["sample"]:
            answer = sample()
        case ["time", rounds]:
            answer = time(int(rounds))
        case ["memory"]:
            answer = growth()
        case _:
            sys.exit("python -m bench.engines sample | time ROUNDS | memory")
    json.dump(answer, sys.stdout)


def sample() -> list[dict[str, str]]:
    keys = uuids(1)
    return [
        {
            "name": each.name,
            "version": each.version,
            "key": keys[0],
            "url": each.first(each.run(each.prepare(keys))),
        }
        for each in contestants()
    ]


def time(rounds: int) -> dict[str, dict[str, list[float]]]:
    """Each round starts with the next contestant, so that none is always first."""
    keys = uuids(MANY)
    # Each has keys of its own, all of which stay in memory.
    turns = [(each, each.prepare(keys[:: each.one_of])) for each in contestants()]
    measured: dict[str, dict[str, list[float]]] = {
        each.name: {"cpu": [], "wall": []} for each, _ in turns
    }
    # The first round warms up, and does not count.
    for number in range(-1, rounds):
        first = number % len(turns)
        for each, prepared in turns[first:] + turns[:first]:
            gc.collect()
            wall, cpu = perf_counter_ns(), process_time_ns()
            each.run(prepared)
            cpu, wall = process_time_ns() - cpu, perf_counter_ns() - wall
            if number >= 0:
                rows = MANY // each.one_of
                measured[each.name]["cpu"].append(cpu / rows)
                measured[each.name]["wall"].append(wall / rows)
    return measured


if __name__ == "__main__":
    main()
