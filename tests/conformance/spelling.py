"""Names of options in messages: each language writes them in its own way, and says the same otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from ..surfaces.names import NAMES
from .answer import Answer


def _snake(name: str) -> str:
    return name.replace("-", "_")


def _pascal(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))


def _camel(name: str) -> str:
    return name[0] + _pascal(name)[1:]


# Rust and C write them as core does.
SPELLINGS: Final[dict[str, Callable[[str], str]]] = {
    "python": _snake,
    "ruby": _snake,
    "node": _camel,
    "wasm": _camel,
    "java": _camel,
    "java17": _camel,
    "php": _camel,
    "dotnet": _pascal,
}
# An argument of its own in every language, beside what readers ask for.
_NAMES: Final = {name for names in NAMES.values() for name in names if "-" in name} | {
    "signing-time"
}


def as_core_spells(host: str, answer: Answer) -> Answer:
    """The answer with the names in its message as core has them; a name that the host has left so is marked."""
    spelling = SPELLINGS.get(host)
    message = answer.error_message
    if spelling is None or not message:
        return answer
    for name in _NAMES:
        message = message.replace(f'"{name}"', f'"{name}", not spelled by {host}')
        message = message.replace(f'"{spelling(name)}"', f'"{name}"')
    return replace(answer, error_message=message)
