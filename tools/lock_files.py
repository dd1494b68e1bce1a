"""Brings the lock files of all Cargo workspaces in line with their manifests, and
changes no version that a manifest still allows; with ``--check`` it compares.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORKSPACES = (".", "bench/rust", "examples/senders/rust", "fuzz")


def main(arguments: list[str]) -> int:
    """1 if a lock file lacks what its manifests ask for."""
    locked = ["--locked"] if arguments == ["--check"] else []
    read = ["cargo", "metadata", "--quiet", "--format-version", "1", *locked, "--manifest-path"]
    done = [
        subprocess.run([*read, ROOT / workspace / "Cargo.toml"], stdout=subprocess.DEVNULL)
        for workspace in WORKSPACES
    ]
    return int(any(one.returncode for one in done))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
