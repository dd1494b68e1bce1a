"""What only Java has: two ways to call the library. A template by JNI on Java 17 and on the newest JDK beside one by
``java.lang.foreign``, and the peers on Java 17. Unlike JMH's processes these take turns, so that a ratio is one of
slices that followed each other. ``python -m bench.jni`` measures it alone.
"""

from __future__ import annotations

import json
import os
import subprocess
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median

from . import work
from .figures import Figure, figures
from .goals import OURS, OVER_FOREIGN
from .host import JAVA, JAVA_17, JAVA_BY_JNI, JAVAS, Broken, Host, Rounds
from .install import java
from .machine import machine
from .places import REPOSITORY
from .report import allocations, speeds, start_up
from .startup import start_ups_of_java
from .table import table
from .verify import verified

ONE_SHOT = "s3presign signer.presign"
# Those that are on Java 17 alone.
PEERS = ("AWS SDK for Java", "minio")
SERIES = {work.GET: "digits", work.UUID: "UUIDs"}


@dataclass(frozen=True)
class Turns:
    """What each host measured in each round, by series and contestant, for one URL."""

    nanoseconds: dict[Host, Rounds]
    bytes: dict[Host, Rounds]


class _Player:
    """A process that makes URLs of one contestant when it is its turn."""

    def __init__(self, host: Host, series: str, name: str, stack: ExitStack) -> None:
        self.host, self.series, self.name = host, series, name
        self._process = stack.enter_context(
            subprocess.Popen(
                [*host.command, "turns", series, name],
                cwd=REPOSITORY,
                # It waits for its compiler, in place of going on by half-compiled code: what is settled then is the same.
                env={**os.environ, "JAVA_TOOL_OPTIONS": "-Xbatch"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        )
        # Until Java's compiler has settled: it takes longer where there is more code.
        self.turn(12 if name in PEERS else 3)

    def turn(self, seconds: float) -> dict[str, float]:
        """Makes URLs for so long. The process ends with its input."""
        process = self._process
        assert process.stdin and process.stdout
        print(seconds, file=process.stdin, flush=True)
        answer = process.stdout.readline()
        if not answer:
            raise Broken(f"{self.host.name}: {self.name} ended in the middle of its turns")
        measured: dict[str, float] = json.loads(answer)
        return measured


def turns(rounds: int, seconds: float) -> Turns:
    """Everyone in turn, and each round starts with another one."""
    for host in JAVAS:
        verified(host)
    measured = Turns({}, {})
    with ExitStack() as stack:
        players = [
            _Player(host, series, name, stack)
            for series in SERIES
            for name in (OURS, ONE_SHOT, *PEERS)
            for host in (JAVAS if name not in PEERS else (JAVA_17,))
        ]
        for number in range(rounds):
            first = number % len(players)
            for player in players[first:] + players[:first]:
                turn = player.turn(seconds)
                for found, figure in (
                    (measured.nanoseconds, turn["nanoseconds"]),
                    (measured.bytes, turn["bytes"]),
                ):
                    of_series = found.setdefault(player.host, {}).setdefault(player.series, {})
                    of_series.setdefault(player.name, []).append(figure)
    return measured


def over_foreign(measured: Turns) -> str:
    """What JNI takes on Java 17 and on the newest JDK, beside ``java.lang.foreign``."""
    rows = []
    for series, keys in SERIES.items():
        for name in (OURS, ONE_SHOT):
            foreign, newest, oldest = (
                measured.nanoseconds[host][series][name] for host in (JAVA, JAVA_BY_JNI, JAVA_17)
            )
            ratio = _ratio(oldest, foreign)
            said = "reached" if ratio <= OVER_FOREIGN else "MISSED"
            rows.append(
                [
                    name,
                    keys,
                    *(f"{median(each) / 1000:.2f}" for each in (foreign, newest, oldest)),
                    f"{_ratio(newest, foreign):.2f}x",
                    f"{ratio:.2f}x",
                    f"at most {OVER_FOREIGN:g}x: {said}" if name == OURS else "",
                ]
            )
    headings = ["call", "keys", "foreign µs", "JNI µs", "17 µs", "JNI", "17", "goal"]
    count = len(measured.nanoseconds[JAVA][work.GET][OURS])
    title = (
        "JNI on the newest JDK and on Java 17 beside java.lang.foreign on the newest"
        f" (CPU time, turns, median of {count} rounds)"
    )
    return f"{title}\n{table(headings, rows, texts=['call', 'keys', 'goal'])}"


def lists() -> str:
    """A list of keys in one call."""
    told = ", ".join(f"{host.name} {host.other('many') / 1000:.2f} µs" for host in JAVAS)
    return f"urls of 100,000 keys, a URL: {told}"


def of_java_17(measured: Turns) -> list[Figure]:
    """Who took turns on Java 17, beside the template there."""
    return figures(JAVA_17.name, JAVA_17.samples(), measured.nanoseconds[JAVA_17])


def report(measured: Turns) -> str:
    """All of it."""
    rounds = len(measured.nanoseconds[JAVA_17][work.GET][OURS])
    tables = speeds(JAVA_17.name, of_java_17(measured), rounds)
    return f"{tables}\n\n{over_foreign(measured)}\n{lists()}"


def _ratio(others: list[float], ours: list[float]) -> float:
    """The median of each round's ratio."""
    return median(other / our for other, our in zip(others, ours, strict=True))


def main() -> None:
    """This part of the benchmarks alone."""
    java()
    print(machine())
    measured = turns(15, 0.2)
    print(f"\n{report(measured)}")
    print(f"\n{allocations(measured.bytes)}")
    print(f"\n{start_up(start_ups_of_java(11), 11)}")


if __name__ == "__main__":
    main()
