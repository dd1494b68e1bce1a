"""What it takes to say what must be allowed, through the C library: ``python -m bench.permissions``, after ``make c``."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from statistics import median

from .machine import machine
from .places import REPOSITORY

LIBRARY = REPOSITORY / "build" / "c" / "lib"
PROGRAM = REPOSITORY / "build" / "bench-permissions"
# Microseconds for an answer.
GOAL = 10


def main() -> int:
    """Prints the median of each question; 1 if one misses the goal."""
    subprocess.run(
        [
            *("cc", "-std=c99", "-O2", f"-I{REPOSITORY / 'include'}"),
            str(REPOSITORY / "bench" / "c" / "permissions.c"),
            *("-o", str(PROGRAM), f"-L{LIBRARY}", "-ls3presign", f"-Wl,-rpath,{LIBRARY}"),
        ],
        check=True,
    )
    done = subprocess.run([PROGRAM], check=True, capture_output=True, text=True)
    rounds = defaultdict[str, list[float]](list)
    for line in done.stdout.splitlines():
        name, nanoseconds = line.split("\t")
        rounds[name].append(float(nanoseconds) / 1000)
    print(machine())
    for name, measured in rounds.items():
        print(f"{name}: {median(measured):.2f} us of CPU")
    return int(any(median(measured) > GOAL for measured in rounds.values()))


if __name__ == "__main__":
    sys.exit(main())
