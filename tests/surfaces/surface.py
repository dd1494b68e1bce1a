"""A surface: the part of a file in which a language shows its users the names of one
list, such as the signer's options; and whether each name is there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Passage:
    """A part of a file: from the last of several texts, each behind the one before, to
    the next place where it ends.
    """

    file: str
    begins: tuple[str, ...]
    ends: str

    def of(self, text: str) -> str:
        """The passage in the file's text."""
        start = 0
        for anchor in self.begins:
            start = text.index(anchor, start) + len(anchor)
        return text[start : text.index(self.ends, start)]


@dataclass(frozen=True)
class Host:
    """How a language writes names and declares them: ``declared`` is a pattern of regular
    expressions, in which ``NAME`` stands for the name.
    """

    spelled: Callable[[str], str]
    declared: str


@dataclass(frozen=True)
class Surface:
    """Where a language shows the names of a list: in one of several passages each.

    ``otherwise`` has the names that are called something else there, in the language's
    own spelling, or that are rightly not there, as None.
    """

    host: Host
    of: str
    passages: tuple[Passage, ...]
    otherwise: Mapping[str, str | None] = field(default_factory=dict)

    def pattern(self, name: str) -> re.Pattern[str] | None:
        """What declares a name there."""
        spelled = self.otherwise.get(name, self.host.spelled(name))
        if spelled is None:
            return None
        return re.compile(self.host.declared.replace("NAME", re.escape(spelled)), re.MULTILINE)

    def missing(self, names: list[str], read: Callable[[str], str]) -> list[str]:
        """The names that no passage declares."""
        texts = [passage.of(read(passage.file)) for passage in self.passages]
        patterns = {name: self.pattern(name) for name in names}
        return [
            name
            for name, pattern in patterns.items()
            if pattern and not any(pattern.search(text) for text in texts)
        ]


def kebab(name: str) -> str:
    """As core writes it: ``key-prefix``."""
    return name


def snake(name: str) -> str:
    """``key_prefix``."""
    return name.replace("-", "_")


def camel(name: str) -> str:
    """``keyPrefix``."""
    first, *others = name.split("-")
    return first + "".join(word.capitalize() for word in others)


def pascal(name: str) -> str:
    """``KeyPrefix``."""
    return "".join(word.capitalize() for word in name.split("-"))
