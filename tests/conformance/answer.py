"""What a host answers, in one shape for both encodings, with a strict reading:
an adapter that leaves out or misnames a field is at fault, not its host.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .presigned_url import Pair


class Malformed(ValueError):
    """An adapter's answer that is not of the protocol."""


@dataclass(frozen=True)
class Answer:
    """A presigned request, the list that another call answers, or a refusal."""

    url: str = ""
    method: str = ""
    headers: tuple[Pair, ...] = ()
    signed_at: int = 0
    expires_at: int = 0
    limited_by: str = ""
    warnings: tuple[Pair, ...] = ()
    details: tuple[Pair, ...] = ()
    listed: tuple[Pair, ...] = ()
    error_code: str | None = None
    error_message: str = ""
    # The name of what is wrong, if it is one thing that has a name.
    error_parameter: str = ""

    @property
    def refused(self) -> bool:
        return self.error_code is not None

    @property
    def refusal(self) -> str:
        """The refusal as one line for a report."""
        return f"{self.error_code}: {self.error_message}" if self.refused else "signed"


DETAILS = ("canonical_request", "string_to_sign", "curl")


def from_json(content: dict[str, Any]) -> Answer:
    """Reads an answer that came as a JSON object."""
    if "error" in content:
        error = content["error"]
        named = error.get("parameter") is not None
        return Answer(
            error_code=_text(error, "code"),
            error_message=_text(error, "message"),
            error_parameter=_text(error, "parameter") if named else "",
        )
    if "answer" in content:
        return Answer(listed=_pairs(content, "answer"))
    return Answer(
        _text(content, "url"),
        _text(content, "method"),
        _pairs(content, "headers"),
        _number(content, "signed_at"),
        _number(content, "expires_at"),
        _text(content, "limited_by"),
        _pairs(content, "warnings"),
        tuple((name, _text(content, name)) for name in DETAILS if name in content),
    )


def from_flat(strings: list[str], is_list: bool = False) -> Answer:
    """Reads an answer that came as ``name value name value ...``."""
    if len(strings) % 2:
        raise Malformed(f"an odd number of strings: {strings!r}")
    pairs = list(zip(strings[::2], strings[1::2], strict=True))
    single = dict(pairs)
    if "error-code" in single:
        return Answer(
            error_code=single["error-code"],
            error_message=single.get("error-message", ""),
            error_parameter=single.get("error-parameter", ""),
        )

    if is_list:
        return Answer(listed=tuple(pairs))

    def prefixed(prefix: str) -> list[list[str]]:
        return [
            [name.removeprefix(prefix), value] for name, value in pairs if name.startswith(prefix)
        ]

    content: dict[str, Any] = {
        name.replace("-", "_"): value for name, value in single.items() if ":" not in name
    }
    for name in ("signed_at", "expires_at"):
        if content.get(name, "").lstrip("-").isdecimal():
            content[name] = int(content[name])
    return from_json({**content, "headers": prefixed("header:"), "warnings": prefixed("warning:")})


def _text(content: dict[str, Any], name: str) -> str:
    value = content.get(name)
    if not isinstance(value, str):
        raise Malformed(f"{name} is {value!r}, expected text")
    return value


def _number(content: dict[str, Any], name: str) -> int:
    value = content.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise Malformed(f"{name} is {value!r}, expected whole Unix seconds")
    return value


def _pairs(content: dict[str, Any], name: str) -> tuple[Pair, ...]:
    value = content.get(name)
    if not isinstance(value, list):
        raise Malformed(f"{name} is {value!r}, expected a list of pairs")
    for pair in value:
        if not (
            isinstance(pair, list)
            and len(pair) == 2
            and all(isinstance(part, str) for part in pair)
        ):
            raise Malformed(f"{name} holds {pair!r}, expected a pair of texts")
    return tuple((pair[0], pair[1]) for pair in value)
