"""Requests that nobody signed: a server that lets everybody read one folder sends what is in it,
and refuses what is not.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.conformance import answer, hosts
from tests.servers import seaweedfs
from tests.servers.server import Server

from .conftest import Running
from .sending import Curl, Prepared
from .signing import BODY, Reference


@pytest.fixture
def server(running: Running) -> Server:
    """The one server of ours that can let everybody in."""
    return running.server("seaweedfs")


@pytest.fixture(params=list(hosts.ADAPTERS))
def host(request: pytest.FixtureRequest, running: Running) -> hosts.Host:
    return running.host(request.param)


def _asked(host: hosts.Host, server: Server, operation: str, **request: Any) -> answer.Answer:
    """What the host makes of a request without credentials."""
    return host.ask(
        {
            "id": "anonymous",
            "do": "presign",
            "signer": {"anonymous": True, "region": server.region, "endpoint": server.endpoint},
            "request": {"operation": operation, "bucket": server.bucket, **request},
            "signing_time": 0,
            "form": "presign",
        }
    )


def test_everybody_reads_what_everybody_may(host: hosts.Host, server: Server, curl: Curl) -> None:
    reference = Reference(server)
    for folder, status in ((seaweedfs.OPEN_FOLDER, 200), ("closed", 403)):
        key = f"{folder}/{host.name} é.txt"
        assert curl.send(reference.plain("PUT", key).with_body(BODY)).status == 200
        asked = _asked(host, server, "GetObject", key=key)
        assert "X-Amz-" not in asked.url and asked.limited_by == "nothing"
        response = curl.send(Prepared(asked.method, asked.url, asked.headers))
        assert response.status == status
        assert (response.body == BODY) == (status == 200)


def test_nobody_writes_what_nobody_may(host: hosts.Host, server: Server, curl: Curl) -> None:
    key = f"{seaweedfs.OPEN_FOLDER}/{host.name}-new.txt"
    asked = _asked(host, server, "PutObject", key=key)
    assert curl.send(Prepared("PUT", asked.url, asked.headers, BODY)).status == 403
    assert curl.send(Reference(server).plain("GET", key)).status == 404
