"""S3 servers to try URLs against: one of our own making from `s3s`, and three that
others wrote. All run on loopback with their data in a temporary folder.

``start(name)`` runs one; ``capabilities`` says what each checks and cannot do;
``python -m tests.servers NAME`` runs one for a person.
"""

from __future__ import annotations

from contextlib import AbstractContextManager

from . import embedded, juicefs, rclone, seaweedfs
from .server import Server

LAUNCHERS = {
    "embedded": embedded.run,
    "juicefs": juicefs.run,
    "seaweedfs": seaweedfs.run,
    "rclone": rclone.run,
}


def start(name: str) -> AbstractContextManager[Server]:
    """Runs a server until the end of the ``with`` block."""
    return LAUNCHERS[name]()
