"""The policies against a simulator of IAM that others wrote, and AWS's list of actions: what the facts
ask for is allowed, and what lies near is not.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.conformance import calls, hosts
from tests.conformance.run import shared_vectors_are_there

from . import facts, guards, keys, lists
from .cases import Case, Grant

SIMULATOR: Final = Path(__file__).with_name("simulator")
ACCOUNT: Final = facts.ACCOUNT

# AWS's list has no objects behind these access points, so that only the policy is judged.
LACKS: Final = (".mrap", ":outpost/")
# Nor has it this action on the access point that supports one of Object Lambda.
LACKS_ON_ACCESS_POINTS: Final = "s3:ListBucketMultipartUploads"
# The simulator takes the brace behind an escaped wildcard for optional.
BRACE_BEHIND_WILDCARD: Final = "resource/key ${*}"
# One name for two actions.
REENCRYPT: Final = ("kms:ReEncryptFrom", "kms:ReEncryptTo")
# Asked for on no one resource, where the simulator wants the account's.
ON_AN_ACCOUNT: Final = {
    "organizations:DescribeAccount": f"arn:aws:organizations::{ACCOUNT}:account/o-exampleorgid/{ACCOUNT}"
}

needs_simulator = pytest.mark.skipif(
    not (SIMULATOR / "node_modules").exists() and os.environ.get("CI") != "true",
    reason="the simulator is not installed: make conformance",
)
needs_facts = pytest.mark.skipif(
    not shared_vectors_are_there() or not facts.FILE.exists(),
    reason="the shared facts are not there",
)


def _run(tests: list[dict[str, Any]]) -> tuple[int, list[str]]:
    done = subprocess.run(
        ["node", str(SIMULATOR / "simulate.mjs")],
        input=json.dumps(tests),
        capture_output=True,
        text=True,
        check=True,
    )
    answer = json.loads(done.stdout)
    return answer["simulations"], answer["wrong"]


def _policies(cases: list[Case], do: str = "policy") -> list[dict[str, Any]]:
    with hosts.start("rust") as host:
        answers = list(host.ask_all([case.question(do) for case in cases]))
    assert not [answer.refusal for answer in answers if answer.refused]
    return [json.loads(dict(answer.listed)["policy"]) for answer in answers]


def _literal(pattern: str) -> str:
    """One of the ARNs that a pattern stands for; all there is stays what it is."""
    if pattern == "*":
        return pattern
    pattern = pattern.replace(":*:", f":{ACCOUNT}:")
    pattern = re.sub(r"\$\{([*?$])\}", lambda match: f"\0{'*?$'.index(match[1])}", pattern)
    return re.sub("\0([012])", lambda match: "*?$"[int(match[1])], pattern.replace("*", "any"))


def _matches(pattern: str, arn: str) -> bool:
    """Whether an ARN is one that a pattern stands for."""
    parts = re.split(r"(\$\{[*?$]\}|\*|\?)", pattern)
    wild = {"*": ".*", "?": "."}
    written = (
        wild.get(part)
        or re.escape(
            part[2] if part.startswith("${") and part.endswith("}") and len(part) == 4 else part
        )
        for part in parts
    )
    return re.fullmatch("".join(written), arn, re.DOTALL) is not None


def _neighbours(arn: str) -> Iterator[str]:
    """ARNs that are nearly the same."""
    head, between, key = arn.partition("/object/" if "/object/" in arn else "/")
    if between and ":kms:" not in arn:
        yield f"{arn}x"
        yield arn[:-1]
        yield f"{arn}/deeper"
        yield f"{head}{between}{key.swapcase()}"
        # What an unescaped wildcard would match.
        yield f"{head}{between}{key.replace('*', 'zz').replace('?', 'z')}"
    for old, new in (
        (":::", ":::other-"),
        (ACCOUNT, "999988887777"),
        (facts.REGION, "eu-west-2"),
        ("arn:aws:", "arn:aws-cn:"),
    ):
        if old in arn:
            yield arn.replace(old, new, 1)


def _test(case: Case, policy: dict[str, Any]) -> dict[str, Any]:
    grants: list[Grant] = sorted(case.needed | case.likely)
    aliases = re.findall(r'"kms:ResourceAliases": "([^"]+)"', json.dumps(policy))
    allowed, denied = [], []
    for action, pattern in grants:
        names = REENCRYPT if action == "kms:ReEncrypt*" else (action,)
        for name in names:
            arn = ON_AN_ACCOUNT.get(name) or _literal(pattern)
            of_key = {"kms:ResourceAliases": aliases} if aliases and name.startswith("kms:") else {}
            allowed.append([name, arn, of_key])
            if aliases and of_key:
                denied.append([name, arn, {"kms:ResourceAliases": ["alias/other"]}])
            patterns = [other for granted, other in grants if granted == action]
            if pattern == "*":
                continue
            for near in _neighbours(arn):
                if near.endswith("/") or case.id == BRACE_BEHIND_WILDCARD:
                    continue
                if near != arn and not any(_matches(other, near) for other in patterns):
                    denied.append([name, near, of_key])
    unsafe = any(lack in pattern for _, pattern in grants for lack in LACKS) or any(
        action == LACKS_ON_ACCESS_POINTS and ":accesspoint/" in pattern
        for action, pattern in grants
    )
    return {
        "id": case.id,
        "account": ACCOUNT,
        "policy": policy,
        "allowed": allowed,
        "denied": denied,
        "unsafe": unsafe,
    }


@needs_simulator
@needs_facts
def test_policies_allow_what_the_facts_ask_for_and_nothing_near() -> None:
    cases = [*facts.cases(), *keys.CASES]
    tests = [_test(case, policy) for case, policy in zip(cases, _policies(cases), strict=True)]
    simulations, wrong = _run(tests)
    assert simulations > 20_000
    assert not wrong


@needs_simulator
def test_guards_deny_what_they_say_and_nothing_else() -> None:
    tests = []
    for guard, policy in zip(
        guards.GUARDS,
        _policies([guard.case for guard in guards.GUARDS], "guard_policy"),
        strict=True,
    ):
        tests.append(
            {
                "id": guard.case.id,
                "account": ACCOUNT,
                "bucketPolicy": policy,
                "allowed": [list(request) for request in guard.passes],
                "denied": [list(request) for request in guard.denied],
            }
        )
    simulations, wrong = _run(tests)
    assert simulations >= 2 * len(guards.GUARDS)
    assert not wrong


def _context(prefix: str | None) -> dict[str, str]:
    """What S3 tells IAM of a list."""
    return {} if prefix is None else {"s3:prefix": prefix}


@needs_simulator
def test_lists_are_narrowed_to_what_they_begin_with() -> None:
    with hosts.start("rust") as host:
        questions = [calls.question(one.id, "policy", one.pairs, 0) for one in lists.LISTINGS]
        answers = list(host.ask_all(questions))
    tests = []
    for one, answer in zip(lists.LISTINGS, answers, strict=True):
        tests.append(
            {
                "id": one.id,
                "account": ACCOUNT,
                "policy": json.loads(dict(answer.listed)["policy"]),
                "allowed": [[one.action, lists.PHOTOS, _context(it)] for it in one.allowed],
                "denied": [[one.action, lists.PHOTOS, _context(it)] for it in one.denied],
            }
        )
    simulations, wrong = _run(tests)
    assert simulations > sum(len(one.allowed) + len(one.denied) for one in lists.LISTINGS)
    assert not wrong
