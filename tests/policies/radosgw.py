"""Ceph: a monitor, one daemon that keeps objects in memory, and the gateway that speaks S3. The one who
signs is another user than the bucket's owner, and is let in by bucket policies alone.
"""

from __future__ import annotations

import subprocess
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from tests.servers import process
from tests.servers.server import ACCESS_KEY_ID, SECRET_ACCESS_KEY, Server, ServerFailed

from .parties import (
    SIGNER_ACCESS_KEY_ID,
    SIGNER_NAME,
    SIGNER_SECRET_ACCESS_KEY,
    Store,
    by_bucket_policy,
    is_there,
)

OWNER: Final = "owner"

# No keys among the daemons (and so no encryption), one copy of everything, and everything in one folder.
_CONFIGURATION = """
[global]
fsid = {cluster}
mon host = v2:127.0.0.1:{port}/0
auth cluster required = none
auth service required = none
auth client required = none
ms mon client mode = crc
ms bind ipv4 = true
mon data = {folder}/mon
mon allow pool size one = true
mon data avail crit = 1
mon data avail warn = 1
mon max pg per osd = 1000
osd data = {folder}/osd
osd objectstore = memstore
memstore device bytes = 1073741824
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
rgw frontends = beast endpoint=127.0.0.1:{gateway}
rgw enable usage log = false
run dir = {folder}
log file = {folder}/$name.log
pid file = {folder}/$name.pid
admin socket = {folder}/$name.asok
crash dir = {folder}
keyring = {folder}/keyring
"""


@contextmanager
def run() -> Iterator[Store]:
    """Runs the three daemons; the owner has a bucket, and the signer has nothing."""
    port, gateway = process.free_ports(2)
    cluster = str(uuid.uuid4())

    def monitor(folder: Path) -> list[str]:
        configuration(folder).write_text(
            _CONFIGURATION.format(cluster=cluster, port=port, gateway=gateway, folder=folder)
        )
        (folder / "keyring").touch()
        (folder / "osd").mkdir()
        place = f"[v2:127.0.0.1:{port}]"
        _run(
            folder,
            "monmaptool",
            "--create",
            "--addv",
            "a",
            place,
            "--fsid",
            cluster,
            str(folder / "map"),
        )
        _run(folder, "ceph-mon", "--mkfs", "-i", "a", "--monmap", str(folder / "map"))
        return _daemon(folder, "ceph-mon", "-i", "a")

    with ExitStack() as started:
        first = started.enter_context(process.run("ceph-mon", monitor))
        folder = first.folder

        def answers(*command: str) -> Callable[[], str | None]:
            return lambda: _answer(folder, *command)

        first.wait_for("monitor", answers("ceph", "--connect-timeout=3", "quorum_status"))
        identity = str(uuid.uuid4())
        _run(folder, "ceph", "osd", "new", identity)
        _run(folder, "ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", identity)
        daemon = started.enter_context(
            process.run("ceph-osd", lambda _: _daemon(folder, "ceph-osd", "-i", "0"))
        )
        daemon.wait_for(
            "store",
            lambda: "1 up" in (_answer(folder, "ceph", "osd", "stat") or "") or None,
        )
        _make_user(folder, OWNER, ACCESS_KEY_ID, SECRET_ACCESS_KEY)
        _make_user(folder, SIGNER_NAME, SIGNER_ACCESS_KEY_ID, SIGNER_SECRET_ACCESS_KEY)
        gateway_process = started.enter_context(
            process.run("radosgw", lambda _: _daemon(folder, "radosgw", "-n", "client.rgw"))
        )
        store = by_bucket_policy(Server("radosgw", gateway), f"arn:aws:iam:::user/{SIGNER_NAME}")
        gateway_process.wait_for("buckets", lambda: is_there(store) or None)
        yield store


def configuration(folder: Path) -> Path:
    """What all of its programs read."""
    return folder / "ceph.conf"


def _daemon(folder: Path, program: str, *arguments: str) -> list[str]:
    return [program, "-c", str(configuration(folder)), "-f", *arguments]


def _run(folder: Path, program: str, *arguments: str) -> str:
    done = subprocess.run(
        [program, "-c", str(configuration(folder)), *arguments],
        check=False,
        capture_output=True,
        text=True,
        timeout=process.STARTS_WITHIN,
    )
    if done.returncode:
        raise ServerFailed(f"{program} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


def _answer(folder: Path, program: str, *arguments: str) -> str | None:
    try:
        return _run(folder, program, *arguments)
    except ServerFailed:
        return None


def _make_user(folder: Path, name: str, access_key_id: str, secret_access_key: str) -> None:
    keys = (f"--access-key={access_key_id}", f"--secret={secret_access_key}")
    _run(
        folder, "radosgw-admin", "user", "create", f"--uid={name}", f"--display-name={name}", *keys
    )
