"""Many URLs at once, beside what the same took before: an older s3presign is built beside today's and both sign in
turns, in one program. ``python -m bench.many`` prints the table alone.

The older one is the commit before many were signed at once. It is taken out of the repository's history.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
import tomllib
from typing import Any

from . import asymmetric
from .places import BUILD, REPOSITORY, SOURCES
from .table import table

BEFORE = "b8cf74ba"
KERNELS = ["one by one", "SHA-NI", "AVX2", "AVX-512"]


def report(rounds: int = 15) -> str:
    """The table; a kernel that the processor lacks is named."""
    take_out_before()
    found = measured("many", {}, rounds)
    software = measured("many-soft", {"RUSTFLAGS": '--cfg sha2_backend="soft"'}, rounds)
    keys = [line for line in found if "keys" in line]
    missing = [kernel for kernel in KERNELS if kernel not in keys[0]["kernels"]]
    parts = next(line for line in found if "parts" in line)
    multi_region = next(line for line in found if "multi_region_ns" in line)
    lines = [
        f"Many URLs at once, {rounds} rounds of CPU time; ratios to `urls` of {BEFORE}, a URL at a time:",
        by_kernel(keys),
        "",
        "The same without the processor's instructions for SHA-256 in sha2:",
        by_kernel([line for line in software if "keys" in line]),
        "",
        f"{parts['parts']:,} parts of an upload: {parts['before_ns'] / 1000:.2f} us each before, "
        f"{parts['now']:.3f} of it now (goal: at most 0.2).",
        f"A Multi-Region Access Point (Signature Version 4A): {multi_region['multi_region_ns'] / 1000:.0f} us.",
        asymmetric.report(rounds),
        *(f"{kernel} was not run: this processor does not have it." for kernel in missing),
    ]
    return "\n".join(lines)


def by_kernel(lines: list[dict[str, Any]]) -> str:
    kernels = [kernel for kernel in KERNELS if kernel in lines[0]["kernels"]]
    headings = ["keys", "before, ns", "one URL", *kernels]
    rows = [
        [
            line["keys"],
            f"{line['before_ns']:.0f}",
            f"{line['one']:.3f}",
            *(f"{line['kernels'][kernel]:.3f}" for kernel in kernels),
        ]
        for line in lines
    ]
    return table(headings, rows, ["keys"])


def take_out_before() -> None:
    """The older core, as a workspace with a version of its own, which Cargo tells from today's."""
    folder = BUILD / "before"
    if (folder / "Cargo.toml").exists():
        return
    archive = subprocess.run(
        ["git", "archive", BEFORE, "core", "docs", "README.md", "Cargo.toml"],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
        files.extractall(folder, filter="data")
    manifest = folder / "Cargo.toml"
    text = manifest.read_text("utf-8")
    workspace = tomllib.loads(text)["workspace"]
    members = text[text.index("members = [") : text.index("]", text.index("members = [")) + 1]
    text = text.replace(members, 'members = ["core"]').replace('exclude = ["fuzz"]\n', "")
    manifest.write_text(
        text.replace(f'version = "{workspace["package"]["version"]}"', 'version = "0.0.1"', 1),
        "utf-8",
    )


def measured(target: str, environment: dict[str, str], rounds: int) -> list[dict[str, Any]]:
    build = BUILD / target
    manifest = SOURCES / "many" / "Cargo.toml"
    subprocess.run(
        [
            "cargo",
            "build",
            "--quiet",
            "--release",
            "--manifest-path",
            manifest,
            "--target-dir",
            build,
        ],
        check=True,
        env={**os.environ, **environment},
    )
    program = build / "release" / "s3presign-bench-many"
    finished = subprocess.run([program, str(rounds)], check=True, capture_output=True, text=True)
    return [json.loads(line) for line in finished.stdout.splitlines()]


if __name__ == "__main__":
    print(report(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
