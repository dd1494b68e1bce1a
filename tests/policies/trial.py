"""One request on one server, with the whole policy that s3presign prints for it and without each of its
actions: what the server asks for is what it misses.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

from s3presign import policy

from .cases import Case
from .parties import NotReady, Party, Policy, Response, Store

_BUCKETS: Final = count()


@dataclass(frozen=True)
class Grant:
    """An action on the bucket itself or on what is in it."""

    action: str
    on: str

    def __str__(self) -> str:
        return f"`{self.action}` on the {self.on}"


@dataclass(frozen=True)
class Seen:
    """What a server was seen to do."""

    # The actions without which it refuses, and those that it does not miss.
    asked: frozenset[str] = frozenset()
    not_asked: frozenset[str] = frozenset()
    # What it asks for although the policy has all that S3 asks for.
    beyond: Grant | None = None
    # Or why it does not do the request at all: what it answered.
    lacks: str | None = None


def see(store: Store, case: Case, beyond: Grant | None) -> Seen:
    """Tries a request with its policy, and without each action of it. Where the policy is not enough, what
    the server is said to ask for besides must be.
    """
    try:
        printed, refusal = _try(store, case)
        if refusal is None:
            return _see_what_is_asked(store, case, sorted(_actions(printed)))
        if refusal.refused and beyond and _try(store, case, beyond=beyond)[1] is None:
            return Seen(beyond=beyond)
        return Seen(lacks=str(refusal))
    except NotReady as problem:
        return Seen(lacks=str(problem))


def _see_what_is_asked(store: Store, case: Case, actions: list[str]) -> Seen:
    asked: set[str] = set()
    not_asked: set[str] = set()
    for action in actions:
        _, refusal = _try(store, case, without=action)
        assert refusal is None or refusal.refused, f"{case.name} without {action}: {refusal}"
        (not_asked if refusal is None else asked).add(action)
    return Seen(frozenset(asked), frozenset(not_asked))


def _try(
    store: Store, case: Case, *, without: str | None = None, beyond: Grant | None = None
) -> tuple[Policy, Response | None]:
    """The policy that was printed, and the first answer that is not a success."""
    bucket = f"policies-{next(_BUCKETS)}"
    owner = store.owner(bucket)
    owner.do("CreateBucket", object_lock_enabled_for_bucket=case.locked or None)
    known = case.ready(owner)
    printed = json.loads(policy(case.needed(bucket, known, store.server.region)).text)
    statements = list(_without(printed, without))
    if beyond:
        statements.append(_statement(bucket, beyond))
    # A policy that grants nothing is not valid: this one is for an object that is not there.
    statements = statements or [_statement(bucket, Grant("s3:GetObject", "object"), "nothing")]
    signer = Party(store.permit(owner, {**printed, "Statement": statements}), bucket)
    for response in case.steps(signer, known):
        if not response.ok:
            return printed, response
    return printed, None


def _statement(bucket: str, grant: Grant, key: str = "*") -> dict[str, Any]:
    resource = f"arn:aws:s3:::{bucket}" + ("" if grant.on == "bucket" else f"/{key}")
    return {"Effect": "Allow", "Action": grant.action, "Resource": resource}


def _listed(one_or_more: str | list[str]) -> list[str]:
    return [one_or_more] if isinstance(one_or_more, str) else one_or_more


def _actions(printed: Policy) -> Iterator[str]:
    for statement in printed["Statement"]:
        yield from _listed(statement["Action"])


def _without(printed: Policy, action: str | None) -> Iterator[dict[str, Any]]:
    for statement in printed["Statement"]:
        left = [granted for granted in _listed(statement["Action"]) if granted != action]
        if left:
            yield {**statement, "Action": left}
