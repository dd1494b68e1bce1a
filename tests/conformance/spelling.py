"""Names of options in messages: each language writes them in its own way, and says the same otherwise."""

from __future__ import annotations

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


# Those that write them as core does. The tests of each other language say how that writes them.
_AS_CORE: Final = {"rust", "c"}
# An argument of its own in every language, beside what readers ask for.
_NAMES: Final = {name for names in NAMES.values() for name in names if "-" in name} | {
    "signing-time"
}


def as_core_spells(host: str, answer: Answer) -> Answer:
    """The answer with the names in its message as core has them, those too that somebody wrote in another way; a name
    that the host has left as core's is marked.
    """
    message = answer.error_message
    for name in _NAMES if message else ():
        if host not in _AS_CORE:
            message = message.replace(f'"{name}"', f'"{name}", not spelled by {host}')
        for spelling in (_snake, _camel, _pascal):
            message = message.replace(f'"{spelling(name)}"', f'"{name}"')
    return replace(answer, error_message=message)
