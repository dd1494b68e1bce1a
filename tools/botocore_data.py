"""What AWS publishes about S3, as files inside botocore: read from the version that
tools/make_vectors/requirements.txt pins, so that tables and vectors have one source.
"""

from __future__ import annotations

import importlib.metadata
import re
from pathlib import Path
from typing import Final

_PINS: Final = Path(__file__).with_name("make_vectors") / "requirements.txt"


def _pinned() -> str:
    match = re.search(r"^botocore==(\S+)$", _PINS.read_text("utf-8"), re.MULTILINE)
    assert match, _PINS
    return match[1]


VERSION: Final = _pinned()


def read(name: str) -> bytes:
    """A file of the pinned botocore, by its path in ``botocore/data``."""
    try:
        package = importlib.metadata.distribution("botocore")
    except importlib.metadata.PackageNotFoundError:
        package = None
    if package is None or package.version != VERSION:
        raise SystemExit(f"needs botocore {VERSION}: run `make regenerate`, or install {_PINS}")
    return Path(str(package.locate_file(f"botocore/data/{name}"))).read_bytes()
