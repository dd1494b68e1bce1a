"""The Makefile has the list of hosts; whatever else knows them knows the same ones."""

from __future__ import annotations

import re

from bench import host as bench
from tests.conformance.hosts import ADAPTERS, ROOT
from tests.demo.words import WORDS


def _read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _listed(name: str) -> list[str]:
    found = re.search(rf"^{name} := (.*)$", _read("Makefile"), re.MULTILINE)
    assert found
    return found[1].split()


HOSTS = _listed("HOSTS")
OVER_C = _listed("OVER_C")


def test_the_judge_asks_every_host() -> None:
    assert list(ADAPTERS) == HOSTS


def test_the_demo_shows_every_host() -> None:
    assert sorted(WORDS) == sorted(HOSTS)


def test_the_benchmark_measures_every_host() -> None:
    assert sorted(host.name for host in bench.HOSTS) == sorted(
        words.title for words in WORDS.values()
    )


def test_what_every_host_needs_is_installed() -> None:
    needs = re.findall(r"^needs_(\w+)\(\)", _read("tools/install.sh"), re.MULTILINE)
    assert set(needs) == {*HOSTS, "cli", "senders", "servers", "policies", "browser"}


def test_every_host_is_built_and_tested_by_its_name() -> None:
    targets = set(re.findall(r"^([\w -]+):", _read("Makefile"), re.MULTILINE))
    for host in HOSTS:
        assert host in OVER_C or {host, f"test-{host}"} <= targets, host
    assert {host for host in HOSTS if ADAPTERS[host].joined_text} == {
        "c",
        "wasm",
        "java17",
        *OVER_C,
    }


def test_the_pages_name_every_host() -> None:
    for words in WORDS.values():
        assert words.title in _read("README.md"), words.title
    for host in HOSTS[1:]:
        assert f"`make test-{host}`" in _read("CONTRIBUTING.md"), host
