"""SeaweedFS: its master, volume server, filer and S3 gateway in one process."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from . import process
from .server import ACCESS_KEY_ID, BUCKET, SECRET_ACCESS_KEY, Server

# Every listener that `weed mini` opens, so that none falls back to a fixed port.
LISTENERS = (
    "s3.port",
    "s3.port.grpc",
    "master.port",
    "master.port.grpc",
    "volume.port",
    "volume.port.grpc",
    "filer.port",
    "filer.port.grpc",
    "admin.port",
    "admin.port.grpc",
)

# What is not needed; the telemetry would leave the machine.
WITHOUT = (
    "-master.telemetry=false",
    "-admin.ui=false",
    "-webdav=false",
    "-s3.iam=false",
    "-s3.port.iceberg=0",
    "-s3.port.lance=0",
)


# What everybody may read.
OPEN_FOLDER = "open"


@contextmanager
def run(others: Sequence[dict[str, object]] = (), options: Sequence[str] = ()) -> Iterator[Server]:
    """Runs the server with one identity that may do everything, others, and an open folder."""
    ports = dict(zip(LISTENERS, process.free_ports(len(LISTENERS)), strict=True))

    identities = [_identity(), _everybody(), *others]

    def command(folder: Path) -> list[str]:
        (folder / "data").mkdir()
        (folder / "s3.json").write_text(json.dumps({"identities": identities}))
        return [
            process.from_a_wheel("weed"),
            "mini",
            f"-dir={folder / 'data'}",
            "-ip=127.0.0.1",
            "-ip.bind=127.0.0.1",
            *(f"-{listener}={port}" for listener, port in ports.items()),
            *WITHOUT,
            f"-s3.config={folder / 's3.json'}",
            "-s3.domainName=localhost",
            f"-s3.localSocket={folder / 's3.sock'}",
            f"-filer.localSocket={folder / 'filer.sock'}",
            f"-bucket={BUCKET}",
            *options,
        ]

    # Their place is fixed, so they are not in the temporary folder.
    sockets = [
        f"/tmp/seaweedfs-{listener.partition('.')[0]}-grpc-{port}.sock"
        for listener, port in ports.items()
        if listener.endswith(".grpc")
    ]
    with process.run("seaweedfs", command, leftovers=sockets) as started:
        yield started.wait_until_it_stores(Server("seaweedfs", ports["s3.port"]))


def _identity() -> dict[str, object]:
    return {
        "name": "tests",
        "credentials": [{"accessKey": ACCESS_KEY_ID, "secretKey": SECRET_ACCESS_KEY}],
        "actions": ["Admin", "Read", "Write", "List", "Tagging"],
    }


def _everybody() -> dict[str, object]:
    """Who sends a request that is not signed."""
    return {"name": "anonymous", "actions": [f"Read:{BUCKET}/{OPEN_FOLDER}/*"]}
