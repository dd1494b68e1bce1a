"""What the live tests share: the running servers and hosts, each started once and
when first needed, and the list of what was not shown on a server.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests import servers
from tests.conformance import hosts
from tests.servers.capabilities import CAPABILITIES, Ability
from tests.servers.server import Server

from .sending import Curl
from .signing import HostSigns, Reference, Signs

_SAID = pytest.StashKey[set[str]]()

# Hosts that differ from another one only in the way to the same signer: that their answers are the same, byte for
# byte, is what `python -m tests.conformance --agree` shows. So each test of theirs runs with one server.
_SIGN_LIKE_ANOTHER = {"java17"}
_THEIR_SERVER = "embedded"


class Running:
    """Servers and hosts by name."""

    def __init__(self, until: ExitStack) -> None:
        self._until = until
        self._servers: dict[str, Server] = {}
        self._hosts: dict[str, hosts.Host] = {}

    def server(self, name: str) -> Server:
        if name not in self._servers:
            self._servers[name] = self._until.enter_context(servers.start(name))
        return self._servers[name]

    def host(self, name: str) -> hosts.Host:
        if name not in self._hosts:
            self._hosts[name] = self._until.enter_context(hosts.start(name))
        return self._hosts[name]


@pytest.fixture(scope="session")
def running() -> Iterator[Running]:
    with ExitStack() as until:
        yield Running(until)


@pytest.fixture(scope="session")
def curl(tmp_path_factory: pytest.TempPathFactory) -> Curl:
    return Curl(tmp_path_factory.mktemp("curl"))


@pytest.fixture(params=list(servers.LAUNCHERS))
def server(request: pytest.FixtureRequest, running: Running) -> Server:
    return running.server(request.param)


@pytest.fixture(params=list(hosts.ADAPTERS))
def host(request: pytest.FixtureRequest, running: Running, server: Server) -> HostSigns:
    """Each host with each server."""
    return HostSigns(running.host(request.param), server)


@pytest.fixture(params=["reference", *hosts.ADAPTERS])
def signs(request: pytest.FixtureRequest, running: Running, server: Server) -> Signs:
    """Each host and the tests' own signer, with each server."""
    if request.param == "reference":
        return Reference(server)
    return HostSigns(running.host(request.param), server)


@pytest.fixture
def key(request: pytest.FixtureRequest) -> str:
    """A key that no other test uses."""
    return re.sub(r"[^A-Za-z0-9]+", "-", request.node.name) + ".png"


@pytest.fixture
def cannot(request: pytest.FixtureRequest, server: Server) -> Callable[[Ability], bool]:
    """Whether the server lacks an ability; if so, the summary says it."""

    def ask(ability: Ability) -> bool:
        capabilities = CAPABILITIES[server.name]
        if ability in capabilities.not_tried:
            say_not_tried(request.config, server.name, ability.value)
        elif ability in capabilities.cannot:
            reason = capabilities.cannot[ability]
            _say(request.config, f"not possible on {server.name}: {ability.value}: it {reason}")
        return not capabilities.can(ability)

    return ask


def say_not_tried(config: pytest.Config, server: str, what: str) -> None:
    """Has the summary name what is not tried on a server."""
    _say(config, f"not tried on {server}: {what}")


def _say(config: pytest.Config, line: str) -> None:
    config.stash.setdefault(_SAID, set()).add(line.replace("`", ""))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Takes out what would show the same again."""
    config.hook.pytest_deselected(items=[item for item in items if _shows_the_same_again(item)])
    items[:] = [item for item in items if not _shows_the_same_again(item)]


def _shows_the_same_again(item: pytest.Item) -> bool:
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    others = set(servers.LAUNCHERS) - {_THEIR_SERVER}
    return parameters.get("server") in others and not _SIGN_LIKE_ANOTHER.isdisjoint(
        (parameters.get("host"), parameters.get("signs"))
    )


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Names what was not shown on which server; nothing is skipped silently."""
    said = config.stash.get(_SAID, set())
    if said:
        terminalreporter.section("not shown")
        for line in sorted(said):
            terminalreporter.line(line)
