"""Headless Chromium: what a page shows in the end."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def browse(address: str, profile: Path, *options: str) -> str:
    """What the browser shows in the end."""
    program = shutil.which("chromium")
    assert program, "chromium is missing; tools/install.sh installs it"
    command = [
        program,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        f"--user-data-dir={profile}",
        "--virtual-time-budget=10000",
        "--dump-dom",
        *options,
        address,
    ]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    return done.stdout.decode()
