"""What the tests of senders and readers share: one server, what is recorded on the way
to it, and a signer for that way.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from s3presign import Signer

from tests import servers
from tests.servers.server import Server

from .recorder import Recorder, recording


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with servers.start("embedded") as started:
        yield started


@pytest.fixture(scope="session")
def recorder(server: Server) -> Iterator[Recorder]:
    with recording(server.port) as recorder:
        yield recorder


@pytest.fixture(scope="session")
def signer(server: Server, recorder: Recorder) -> Signer:
    return Signer(
        access_key_id=server.access_key_id,
        secret_access_key=server.secret_access_key,
        region=server.region,
        endpoint=recorder.endpoint,
    )
