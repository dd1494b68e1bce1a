"""The command: how soon it answers beside `aws s3 presign`, and how fast it signs many keys beside
loops in Python that print the same. ``python -m bench.command`` measures it alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from .places import REPOSITORY, VENV_PYTHON

COMMAND = REPOSITORY / "build" / "cli" / "bin" / "s3presign"
AWS = Path("/usr/bin/aws")
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "HOME": "/nonexistent",
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "AWS_REGION": "eu-west-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}
KEYS = 1_000_000

# stdout is buffered, as it is for a program whose result goes elsewhere.
OURS = """
import sys
from s3presign import Signer
url = Signer.from_env().template("GetObject", bucket="photos").url
for key in sys.stdin:
    print(url(key[:-1]))
"""
BOTO3 = """
import sys, boto3
from botocore.config import Config
client = boto3.client("s3", config=Config(signature_version="s3v4"))
for key in sys.stdin:
    print(client.generate_presigned_url("get_object", {"Bucket": "photos", "Key": key[:-1]}))
"""


@dataclass(frozen=True)
class Run:
    """What one run took."""

    seconds: float
    peak_mib: float


def run(command: Sequence[str | Path], keys: Path | None = None) -> Run:
    """Runs a command with its result to /dev/null. `time` starts it, since a process begins with the
    memory of the one that starts it, as the kernel counts.
    """
    with (
        open(keys or os.devnull, "rb") as stdin,
        open(os.devnull, "wb") as nowhere,
        tempfile.NamedTemporaryFile("r") as measured,
    ):
        subprocess.run(
            ["/usr/bin/time", "-f", "%e %M", "-o", measured.name, *command],
            env=ENVIRONMENT,
            stdin=stdin,
            stdout=nowhere,
            check=True,
        )
        seconds, kilobytes = measured.read().split()
    return Run(float(seconds), int(kilobytes) / 1024)


def start_up(rounds: int) -> str:
    """The first URL of a fresh process, ours and that of `aws`."""
    lines = []
    for name, command, times in (
        ("s3presign get", (COMMAND, "get", "s3://photos/a"), rounds * 5),
        ("s3presign s3 presign", (COMMAND, "s3", "presign", "s3://photos/a"), rounds * 5),
        ("aws s3 presign", (AWS, "s3", "presign", "s3://photos/a"), rounds),
    ):
        taken = []
        for _ in range(times):
            started = time.perf_counter()
            subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=True)
            taken.append((time.perf_counter() - started) * 1000)
        peak = median(run(command).peak_mib for _ in range(rounds))
        lines.append(f"  {name:<22} {median(taken):8.1f} ms {peak:7.1f} MiB")
    return "\n".join(lines)


def many(python: Path, rounds: int) -> str:
    """URLs a second of a run over many keys, process start included."""
    with tempfile.TemporaryDirectory() as folder:
        keys, few = Path(folder, "keys"), Path(folder, "few")
        keys.write_text("".join(f"photos/{number:07}.jpg\n" for number in range(KEYS)))
        few.write_text("".join(f"photos/{number:07}.jpg\n" for number in range(KEYS // 250)))
        sign = (COMMAND, "sign", "s3://photos")
        contestants = {
            "sign, all cores": (sign, keys, KEYS),
            "sign, one core": (("taskset", "--cpu-list", "0", *sign), keys, KEYS),
            "Python, template.url": ((python, "-c", OURS), keys, KEYS),
            "Python, boto3": ((python, "-c", BOTO3), few, KEYS // 250),
        }
        runs: dict[str, list[Run]] = {name: [] for name in contestants}
        for _ in range(rounds):
            for name, (command, source, _) in contestants.items():
                runs[name].append(run(command, source))
    speed = {
        name: contestants[name][2] / median(each.seconds for each in found)
        for name, found in runs.items()
    }
    best = speed["sign, all cores"]
    return "\n".join(
        f"  {name:<22} {speed[name]:12,.0f} URLs/s {best / speed[name]:8.2f}x"
        f" {median(each.peak_mib for each in found):7.1f} MiB"
        for name, found in runs.items()
    )


def report(rounds: int, python: Path = VENV_PYTHON) -> str:
    """Both tables."""
    return (
        f"The command: the first URL of a fresh process, median\n{start_up(rounds)}\n\n"
        f"The command: {KEYS:,} keys to /dev/null, median of {rounds} (boto3: {KEYS // 250:,})\n"
        f"{many(python, rounds)}"
    )


if __name__ == "__main__":
    print(report(5, Path(sys.executable)))
