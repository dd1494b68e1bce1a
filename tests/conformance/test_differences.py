"""The declarations: every tag of the shared files is declared for its peer, and
after the declared differences every peer means the same request.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from . import changes, differences, expectation, golden, peers, refusals, run
from .golden import Case


def _cases() -> list[Case]:
    if not run.shared_vectors_are_there():
        return []
    return [
        case for path in run.golden_files() for case in golden.load(path) if not case.is_post_policy
    ]


CASES = _cases()


def test_every_tag_is_declared_for_its_peer() -> None:
    undeclared = {
        (case.peer, tag) for case in CASES for tag in case.tags if not differences.reason(case, tag)
    }
    assert undeclared == set()


@pytest.mark.parametrize("peer", peers.PEERS)
def test_every_declaration_has_an_effect(peer: str) -> None:
    assert set(peers.PEERS[peer]) <= set(changes.CHANGES) | peers.OUTCOMES


def test_after_the_differences_every_peer_means_the_request_by_the_rules() -> None:
    signed = [
        case
        for case in CASES
        if case.reference is not None and not case.peer_refused and not refusals.codes(case)
    ]
    assert len(signed) in (0, 3192)
    different = [case.id for case in signed if not _means_the_reference(case)]
    assert different == []


def _means_the_reference(case: Case) -> bool:
    assert case.reference is not None
    adapted = differences.adapt(case).expectation
    reference = expectation.of_reference(case, case.reference)
    ordered = replace(adapted, pairs=tuple(sorted(adapted.pairs)))
    return ordered == replace(reference, pairs=tuple(sorted(reference.pairs)))


def test_a_signature_differs_exactly_where_a_difference_is_signed() -> None:
    for case in CASES:
        if case.reference is None or case.peer_refused or refusals.codes(case):
            continue
        adapted = differences.adapt(case)
        if not adapted.expectation.is_asymmetric:
            signature = adapted.expectation.signature(case.credentials["secret_access_key"])
            same = f"X-Amz-Signature={signature}" in case.expected["url"]
            assert same == adapted.keeps_signature, case.id


def test_the_nearest_peers_differ_only_where_they_say_so() -> None:
    nearest = {"boto3", "awscrt", "aws-sdk-rust", "rusty-s3", "ruby-sdk-v3-request"}
    for case in CASES:
        if case.peer in nearest and not case.tags and not case.peer_refused:
            assert differences.adapt(case).differences == (), case.id


@pytest.mark.parametrize(
    ("tag", "pattern"),
    [
        ("adds-query:x-id", "adds-query:"),
        ("unsigned:range", "unsigned:"),
        ("path-signed-as-sent", "path-signed-"),
        ("global-host", "global-host"),
        ("nobody-knows", "nobody-knows"),
    ],
)
def test_a_tag_belongs_to_one_pattern(tag: str, pattern: str) -> None:
    assert changes.pattern_of(tag) == pattern
