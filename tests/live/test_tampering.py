"""Every tampered twin is answered by every server as the table says: refused with
that server's own code and without effect, or, where the server does not check it,
taken; then the summary names what could not be shown.
"""

from __future__ import annotations

import pytest

from tests.servers.capabilities import CAPABILITIES, Tampering
from tests.servers.server import Server

from .conftest import say_not_possible
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
    reference = Reference(server)
    if tampering in OF_AN_OBJECT:
        assert curl.send(reference.upload(key)).ok
    response = curl.send(TWINS[tampering](signs, key))

    reason = CAPABILITIES[server.name].accepts.get(tampering)
    if reason is not None:
        say_not_possible(config, server.name, f"to refuse: {tampering.value}", reason)
        assert response.ok, response
        return
    refusal = CAPABILITIES[server.name].refuses[tampering]
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
