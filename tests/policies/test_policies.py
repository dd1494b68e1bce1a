"""Every case on every server, both ways."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

import pytest
from s3presign import permissions, policy

from tests.servers.server import BUCKET

from . import page
from .cases import CASES, Case
from .declared import STORES
from .parties import Party, Store
from .trial import Seen, see

SEEN: dict[str, dict[str, Seen]] = {name: {} for name in STORES}


@pytest.fixture(scope="module", params=STORES)
def named(request: pytest.FixtureRequest) -> Iterator[tuple[str, Store]]:
    """Each server in turn."""
    with STORES[request.param].run() as store:
        yield request.param, store


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_asked_for(named: tuple[str, Store], case: Case) -> None:
    name, store = named
    declared = STORES[name]
    seen = see(store, case, declared.beyond.get(case.name))
    SEEN[name][case.name] = seen
    assert seen.lacks == declared.lacks.get(case.name)
    assert seen.beyond == declared.beyond.get(case.name)
    assert seen.not_asked == declared.not_asked.get(case.name, frozenset())
    assert seen.asked or seen.beyond or seen.lacks


def test_a_list_is_of_its_prefix_alone(named: tuple[str, Store]) -> None:
    _, store = named
    owner = store.owner(f"{BUCKET}-of-lists")
    owner.do("CreateBucket")
    asked = permissions(
        "ListObjectsV2", region=store.server.region, bucket=owner.bucket, prefix="reports/"
    )
    signer = Party(store.permit(owner, json.loads(policy(asked).text)), owner.bucket)
    assert signer.try_to("ListObjectsV2", prefix="reports/").ok
    for other in ("reports", "reports/2026/", "old/", None):
        refused = signer.try_to("ListObjectsV2", prefix=other)
        assert refused.refused, f"{other}: {refused}"


def test_enough_is_seen_both_ways() -> None:
    asked = {action for of in SEEN.values() for seen in of.values() for action in seen.asked}
    assert len(asked) >= 25


def test_what_is_declared_is_tried() -> None:
    names = {case.name for case in CASES}
    for declared in STORES.values():
        assert {*declared.not_asked, *declared.beyond, *declared.lacks} <= names


def test_the_page_shows_what_was_seen() -> None:
    table = page.table(SEEN)
    if os.environ.get("WRITE_TABLE"):
        page.write(table)
    assert page.shown() == table, "make policies TABLE=1 writes it"
