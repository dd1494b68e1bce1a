"""How much memory the URLs of a column take above the column itself, in a process that does nothing else."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pyarrow  # type: ignore[import-untyped]
from pyarrow import compute

from .work import template, uuids

ROWS = 2_000_000


def growth() -> dict[str, int]:
    """The peak of the resident memory while the URLs are made, above what was resident before; and the bytes of
    the URLs alone.
    """
    column, sign = pyarrow.array(uuids(ROWS)), template("s3presign").urls
    sign(column[:1])
    # What was freed before goes back to the system, so that the URLs cannot take it unseen.
    ctypes.CDLL(None).malloc_trim(0)
    # "To reset the peak resident set size" (proc(5), clear_refs).
    Path("/proc/self/clear_refs").write_text("5")
    before = resident("VmRSS")
    urls = sign(column)
    peak = resident("VmHWM")
    lengths = compute.binary_length(pyarrow.chunked_array(urls))
    return {"rows": len(urls), "growth": peak - before, "urls": compute.sum(lengths).as_py()}


def resident(name: str) -> int:
    """Bytes, of a line of /proc/self/status."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError(f"the kernel does not say {name}")
