"""A vector about something else than one request: a call by its name, with lists of
names and values in, and the list that it answers, or the code of its refusal.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from .logical import LONG_LIVED
from .model import Json
from .signature import Pair

# 2026-07-19T08:15:23Z
NOW: Final = 1_784_448_923
SIGNER: Final[Json] = {
    "access_key_id": LONG_LIVED["access_key_id"],
    "secret_access_key": LONG_LIVED["secret_access_key"],
    "region": "eu-north-1",
}
# What a scoped signer takes for now; hosts would pass their own clock otherwise.
CLOCK: Final = ("clock", str(NOW))
# As the last pair of an answer: more may follow that is not compared.
AND_MORE: Final = ("...", "")


@dataclass(frozen=True)
class Call:
    """What is called, and what must come of it."""

    name: str
    call: str
    params: Iterable[Pair]
    answer: Iterable[Pair] = ()
    code: str | None = None
    signer: Json | None = None
    rules: Iterable[Pair] = ()
    scope: Iterable[Pair] = ()
    key: str | None = None
    now: int = NOW
    # What the message of a refusal must name, in any case convention.
    says: tuple[str, ...] = ()
    note: str | None = field(default=None)

    def to_json(self) -> Json:
        """The case in the common schema."""
        name = f"{self.code}-{self.name}" if self.code else f"{self.call}-{self.name}"
        case_input: Json = {"call": self.call, "params": _lists(self.params), "now": self.now}
        if self.signer is not None:
            case_input["signer"] = self.signer
        for list_name, pairs in (("rules", self.rules), ("scope", self.scope)):
            if pairs:
                case_input[list_name] = _lists(pairs)
        if self.key is not None:
            case_input["key"] = self.key
        expected: Json = {"answer": _lists(self.answer)}
        if self.code:
            expected = {"error": {"code": self.code}}
            if self.says:
                expected["error"]["says"] = list(self.says)
        result: Json = {
            "id": f"s3presign/{name}",
            "input_id": name,
            "group": "call",
            "peer": "s3presign",
            "input": case_input,
            "expected": expected,
        }
        return result | ({"note": self.note} if self.note else {})


def clocked(params: Iterable[Pair]) -> list[Pair]:
    """The list with a clock, if it has none."""
    given = list(params)
    return given if any(name.lower() == "clock" for name, _ in given) else [*given, CLOCK]


def _lists(pairs: Iterable[Pair]) -> list[list[str]]:
    return [list(pair) for pair in pairs]
