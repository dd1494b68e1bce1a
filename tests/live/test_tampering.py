"""Every tampered twin is refused by every server that it is tried on, as the table
says: with that server's own code and without effect.
"""

from __future__ import annotations

import pytest

from tests.servers.capabilities import CAPABILITIES, Tampering
from tests.servers.server import Server

from .conftest import say_not_tried
from .sending import Curl
from .signing import BODY, Reference, Signs
from .tampering import NOT_BY_HOSTS, OF_AN_OBJECT, TWINS

BY_HOSTS = [tampering for tampering in Tampering if tampering not in NOT_BY_HOSTS]


def _name(tampering: Tampering) -> str:
    return tampering.name.lower()


@pytest.mark.parametrize("tampering", BY_HOSTS, ids=_name)
def test_tampered_requests(
    signs: Signs,
    server: Server,
    curl: Curl,
    key: str,
    tampering: Tampering,
    request: pytest.FixtureRequest,
) -> None:
    check(signs, server, curl, key, tampering, request.config)


@pytest.mark.parametrize("tampering", NOT_BY_HOSTS, ids=_name)
def test_signatures_that_no_host_makes(
    server: Server, curl: Curl, key: str, tampering: Tampering, request: pytest.FixtureRequest
) -> None:
    check(Reference(server), server, curl, key, tampering, request.config)


def check(
    signs: Signs, server: Server, curl: Curl, key: str, tampering: Tampering, config: pytest.Config
) -> None:
    """Sends the twin and compares the answer with the table, and the object with what it was."""
    refusal = CAPABILITIES[server.name].refuses.get(tampering)
    if refusal is None:
        say_not_tried(config, server.name, tampering.value)
        return
    reference = Reference(server)
    if tampering in OF_AN_OBJECT:
        assert curl.send(reference.upload(key)).ok
    response = curl.send(TWINS[tampering](signs, key))
    assert (response.status, response.code) == (refusal.status, refusal.code)
    stored = curl.send(reference.plain("GET", key))
    if tampering in OF_AN_OBJECT:
        assert stored.body == BODY
    else:
        assert (stored.status, stored.code) == (404, "NoSuchKey")


def test_the_untampered_requests_work(signs: Signs, server: Server, curl: Curl, key: str) -> None:
    """Else the twins could be refused for another reason."""
    assert curl.send(signs.upload(key)).ok
    downloaded = curl.send(signs.download(key))
    assert (downloaded.status, downloaded.body) == (200, BODY)
    assert downloaded.headers["content-disposition"] == "attachment"
