"""rclone: ``rclone serve s3`` on a folder, whose folders are the buckets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import process
from .server import ACCESS_KEY_ID, BUCKET, SECRET_ACCESS_KEY, Server


@contextmanager
def run() -> Iterator[Server]:
    """Runs the server with one pair of keys."""
    [port] = process.free_ports(1)

    def command(folder: Path) -> list[str]:
        (folder / "data" / BUCKET).mkdir(parents=True)
        (folder / "rclone.conf").touch()
        return [
            process.from_a_wheel("rclone"),
            "serve",
            "s3",
            f"--config={folder / 'rclone.conf'}",
            f"--addr=127.0.0.1:{port}",
            "--vfs-cache-mode=off",
            str(folder / "data"),
        ]

    environment = {"RCLONE_AUTH_KEY": f'"{ACCESS_KEY_ID},{SECRET_ACCESS_KEY}"'}
    with process.run("rclone", command, environment) as started:
        yield started.wait_until_it_stores(Server("rclone", port))
