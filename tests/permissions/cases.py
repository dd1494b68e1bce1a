"""A case: what is asked of a host about permissions, and what it must answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.conformance import calls, golden
from tests.conformance.golden import Json
from tests.conformance.presigned_url import Pair

# An action and the ARN that it is asked for on.
Grant = tuple[str, str]

# What is given besides the request, by its name among names and texts.
GIVEN: Final = {
    "account": "account",
    "partition": "partition",
    "kms_key": "kms-key",
    "assume": "assume",
}


@dataclass(frozen=True)
class Case:
    """One question. ``error`` is the code of the refusal that is expected, if one is."""

    id: str
    input: Json
    given: Json = field(default_factory=dict)
    needed: frozenset[Grant] = frozenset()
    likely: frozenset[Grant] = frozenset()
    # What must be among the conditions that are named.
    conditions: frozenset[str] = frozenset()
    error: str | None = None

    def pairs(self) -> list[Pair]:
        """What is asked, as names and texts."""
        named: Json = {
            name: self.input[name]
            for name in ("operation", "region", "bucket", "key")
            if self.input.get(name) is not None
        }
        for name, value in self.given.items():
            named[GIVEN.get(name, name)] = value
        body = self.input.get("body_member")
        params = {
            name: value for name, value in self.input.get("params", {}).items() if name != body
        }
        flat = golden.flat_pairs({**named, "parameters": params})
        pairs = list(zip(flat[::2], flat[1::2], strict=True))
        pairs += [(name, str(value)) for name, value in self.input.get("fields", {}).items()]
        for condition in self.input.get("conditions", ()):
            match condition:
                case ["starts-with", name, prefix]:
                    pairs.append((f"starts-with:{name.removeprefix('$')}", prefix))
                case ["content-length-range", minimum, maximum]:
                    pairs += [
                        ("min-content-length", str(minimum)),
                        ("max-content-length", str(maximum)),
                    ]
        pairs += [(f"header:{name}", value) for name, value in self.input.get("headers", ())]
        pairs += [(f"query:{name}", value) for name, value in self.input.get("query", ())]
        return pairs

    def question(self, do: str = "permissions") -> Json:
        """What the host is asked."""
        return calls.question(self.id, do, self.pairs(), 0)


def load(path: Path) -> list[Case]:
    """The cases of a file, a JSON list, that ask for permissions; those with an answer are for `answers`."""
    return [
        _read(number, case)
        for number, case in enumerate(json.loads(path.read_text("utf-8")), 1)
        if "answer" not in case
    ]


def _read(number: int, case: Json) -> Case:
    return Case(
        id=str(case.get("id", number)),
        input=case["input"],
        given=case.get("given", {}),
        needed=_grants(case.get("needed", ())),
        likely=_grants(case.get("likely", ())),
        conditions=frozenset(case.get("conditions", ())),
        error=case.get("error"),
    )


def _grants(pairs: Any) -> frozenset[Grant]:
    return frozenset((action, resource) for action, resource in pairs)


def grants_of(listed: tuple[Pair, ...]) -> Iterator[tuple[Grant, str]]:
    """Each permission of an answer, with its certainty."""
    action = resource = ""
    for name, text in listed:
        match name:
            case "action":
                action = text
            case "resource":
                resource = text
            case "certainty":
                yield (action, resource), text
