"""The names that core's readers ask for, by reader: ``names.json``, which `make
regenerate` writes.
"""

from __future__ import annotations

import json
from pathlib import Path

NAMES: dict[str, list[str]] = json.loads(Path(__file__).with_name("names.json").read_text("utf-8"))
