"""Every server that the tests start stands in the table of what they refuse."""

from __future__ import annotations

from tests import servers
from tests.servers.capabilities import CAPABILITIES


def test_every_server_has_its_column() -> None:
    assert list(CAPABILITIES) == list(servers.LAUNCHERS)
