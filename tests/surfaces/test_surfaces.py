"""Every language shows its users every name that core reads, in its own spelling."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

import pytest

from tests.conformance.hosts import ROOT

from .names import NAMES
from .places import SURFACES
from .surface import Surface
from .test_hosts import HOSTS


@cache
def _read(file: str) -> str:
    return (ROOT / file).read_text("utf-8")


def _id(surface: Surface) -> str:
    return f"{surface.of} in {surface.passages[-1].file}"


def test_the_names_of_every_reader_are_known() -> None:
    sources = [path for path in (ROOT / "core/src").rglob("*.rs") if path.name != "given.rs"]
    called = (
        re.findall(r'Given::read\(\s*("[^"]+"|\w+),', path.read_text("utf-8")) for path in sources
    )
    # What a result says is read in two places, by one list of names.
    assert len(set(chain.from_iterable(called))) == len(NAMES)


def test_every_host_has_its_surfaces() -> None:
    assert list(SURFACES) == HOSTS
    for host, surfaces in SURFACES.items():
        shown = {surface.of for surface in surfaces}
        # What a request was, for its details: a method of the result, where there are results.
        # And how to answer a refusal is a property of the error, whose code it has.
        lists = set(NAMES) - {"presigned-request", "refusal"}
        # Plain functions in Rust, checked by its compiler.
        assert lists - shown == ({"explanation", "diagnosis"} if host == "rust" else set()), host


@pytest.mark.parametrize("host", HOSTS)
def test_every_name_is_shown(host: str) -> None:
    lacking = {
        _id(surface): missing
        for surface in SURFACES[host]
        if (missing := surface.missing(NAMES[surface.of], _read))
    }
    assert not lacking


@pytest.mark.parametrize("host", HOSTS)
def test_a_name_that_is_gone_from_one_surface_is_missed(host: str) -> None:
    for surface in SURFACES[host]:
        for name in NAMES[surface.of]:
            pattern = surface.pattern(name)
            if pattern is None:
                continue

            def without(file: str, pattern: re.Pattern[str] = pattern) -> str:
                return pattern.sub(" gone ", _read(file))

            assert surface.missing([name], without) == [name], (_id(surface), name)


def test_a_new_name_is_missed_everywhere() -> None:
    for surfaces in SURFACES.values():
        for surface in surfaces:
            assert surface.missing(["made-up-name"], _read) == ["made-up-name"], _id(surface)


def test_the_manual_of_c_lists_no_other_name() -> None:
    for surface in SURFACES["c"]:
        listed = re.compile(r"^ \*   ([a-z-]+(?:, [a-z-]+)*)(?:$| {2,}| as )", re.MULTILINE)
        texts = [passage.of(_read(passage.file)) for passage in surface.passages]
        found = {name for text in texts for row in listed.findall(text) for name in row.split(", ")}
        assert found <= set(NAMES[surface.of]), _id(surface)


def test_names_are_rightly_left_out_and_renamed() -> None:
    """No exception outlives its name."""
    for surfaces in SURFACES.values():
        for surface in surfaces:
            known = {*NAMES[surface.of]}
            own = set(surface.otherwise) & known
            assert own or not surface.otherwise, _id(surface)
