"""A generated file: written, or with ``--check`` compared."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path


def write_or_compare(path: Path, text: str, arguments: list[str]) -> int:
    """The exit code of a generator: 1 if the file differs and was to be compared."""
    if arguments not in ([], ["--check"]):
        raise SystemExit(f"{arguments} is not known; the only argument is --check")
    if not arguments:
        path.write_text(text, encoding="utf-8")
        return 0
    kept = path.read_text(encoding="utf-8")
    difference = difflib.unified_diff(
        kept.splitlines(keepends=True), text.splitlines(keepends=True), str(path), "generated"
    )
    sys.stdout.writelines(difference)
    return int(kept != text)
