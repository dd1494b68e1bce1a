"""From the peer's answer to ours: the expectation after every difference that is
declared for the peer or follows from the case itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from . import expectation, single_label
from .changes import CHANGES, pattern_of
from .expectation import Expectation
from .golden import Case
from .peers import OUTCOMES, PEERS

# What follows from the case itself, whoever the peer is.
UPPER_CASE_HOST = "upper-case-host"
CUSTOMER_KEY = "customer-key"
FROM_THE_CASE = {
    single_label.TAG: single_label.REASON,
    CUSTOMER_KEY: "S3 wants an encryption key in base64 with its MD5, which we make where it is missing",
    UPPER_CASE_HOST: "clients send the host in lower case, so that is what we write and sign",
}


def reason(case: Case, tag: str) -> str | None:
    """Why this peer's tag is not ours; nothing where nobody declared it."""
    return PEERS.get(case.peer, {}).get(pattern_of(tag))


@dataclass(frozen=True)
class Adapted:
    """The expectation after the declared differences, and which of them changed it.

    ``keeps_signature``: the signature must still be the peer's.
    """

    expectation: Expectation
    differences: tuple[str, ...]
    keeps_signature: bool


def adapt(case: Case) -> Adapted:
    """The peer's answer, changed by every difference that is declared for the peer."""
    adapted = expectation.of_peer(case)
    used: list[str] = []
    keeps_signature = True
    order = list(CHANGES)
    declared = [tag for tag in case.tags if tag not in OUTCOMES and reason(case, tag)]
    for tag in sorted(declared, key=lambda tag: order.index(pattern_of(tag))):
        change = CHANGES[pattern_of(tag)]
        changed = change.effect(adapted, case, tag.partition(":")[2])
        if changed != adapted or change.signs_otherwise:
            used.append(tag)
            keeps_signature = keeps_signature and change.keeps_signature
        adapted = changed
    if adapted.host != adapted.host.lower():
        adapted = replace(adapted, host=adapted.host.lower())
        used.append(UPPER_CASE_HOST)
        keeps_signature = False
    by_path = expectation.by_path(adapted, case)
    if by_path != adapted:
        adapted = by_path
        used.append(single_label.TAG)
        keeps_signature = False
    completed = expectation.with_customer_keys(adapted)
    if completed != adapted:
        adapted = completed
        used.append(CUSTOMER_KEY)
        keeps_signature = False
    return Adapted(adapted, tuple(used), keeps_signature)
