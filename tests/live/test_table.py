"""The table for people is the table that the tests use."""

from __future__ import annotations

from pathlib import Path

from tests import servers
from tests.servers.capabilities import CAPABILITIES, table


def test_the_readme_has_the_table_that_the_tests_use() -> None:
    readme = Path(servers.__file__).with_name("README.md").read_text("utf-8")
    assert table() in readme, (
        "put the output of `python -m tests.servers.capabilities` into the README"
    )


def test_every_server_has_its_column() -> None:
    assert list(CAPABILITIES) == list(servers.LAUNCHERS)
