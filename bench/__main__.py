"""``python -m bench [--quick] [--json FILE]``: installs the peers, verifies that all contestants
do the same work, times them, and prints the tables. A missed goal is printed and fails nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from . import columns, command, jni, many, many_hosts, report, wasm
from .figures import Figure, figures
from .host import DOTNET, HOSTS, JAVA, JAVA_17, Broken, Host
from .install import NotInstalled, prepare
from .machine import machine
from .startup import StartUp, start_ups
from .verify import verified


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    arguments = parser.parse_args()
    rounds, seconds, processes = (5, 0.05, 3) if arguments.quick else (15, 0.2, 11)
    try:
        prepare()
        print(machine())
        measured = {host: compare(host, rounds, seconds) for host in HOSTS if host is not JAVA_17}
        turns = jni.turns(rounds, seconds)
        measured[JAVA_17] = jni.of_java_17(turns)
        print(f"\n{jni.report(turns)}")
        everyone = [figure for found in measured.values() for figure in found]
        print(f"\n{report.endpoints(everyone)}")
        started = start_ups(processes)
        print(f"\n{report.start_up(started, processes)}")
        print(f"\n{command.report(max(3, processes // 2))}")
        print(f"\n{wasm.report(started)}")
        print(
            f"\n{report.allocations({**turns.bytes, JAVA: JAVA.allocations(), DOTNET: DOTNET.allocations()})}"
        )
        print(f"\n{report.threads(DOTNET.other('threads', str(rounds), str(seconds)))}")
        print(f"\n{many_hosts.report(rounds)}")
        print(f"\n{many.report(rounds)}")
        print(f"\n{columns.report(rounds)}")
        print(f"\n{report.over_c(measured)}")
        print(f"\n{report.summary(measured)}")
    except (Broken, NotInstalled, OSError, subprocess.CalledProcessError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    if arguments.json:
        arguments.json.write_text(json.dumps(as_json(measured, started), indent=2) + "\n")
    return 0


def compare(host: Host, rounds: int, seconds: float) -> list[Figure]:
    """Verifies, times and prints the contestants of one host."""
    samples = verified(host)
    measured = figures(host.name, samples, host.time(rounds, seconds))
    print(f"\n{report.speeds(host.name, measured, rounds)}", flush=True)
    return measured


def as_json(measured: dict[Host, list[Figure]], started: list[StartUp]) -> dict[str, Any]:
    return {
        "machine": machine(),
        "hosts": {
            host.name: [{**asdict(figure), "reached": figure.reached} for figure in found]
            for host, found in measured.items()
        },
        "start_up": [asdict(each) for each in started],
    }


if __name__ == "__main__":
    sys.exit(main())
