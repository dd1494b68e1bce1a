"""Where the benchmark's sources lie and where it builds."""

from __future__ import annotations

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SOURCES = REPOSITORY / "bench"
BUILD = REPOSITORY / "build" / "bench"

RUST_RUNNER = BUILD / "rust" / "release" / "s3presign-bench"
C_RUNNER = BUILD / "runner-c"
# `make hosts` builds our C library here.
C_LIBRARY = REPOSITORY / "build" / "c" / "lib"

VENV = BUILD / "venv"
VENV_PYTHON = VENV / "bin" / "python"

# `make hosts` installs our npm package here.
OUR_NODE = REPOSITORY / "build" / "node"
NODE = BUILD / "node"

# And our gem here.
OUR_RUBY = REPOSITORY / "build" / "ruby"
