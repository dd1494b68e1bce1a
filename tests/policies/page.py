"""What was seen, as docs/permissions.md shows it: ``make policies TABLE=1`` writes it there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from .declared import STORES
from .trial import Seen

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"
BEGINS: Final = "<!-- From here on what `make policies` saw. -->\n\n"
ENDS: Final = "<!-- What it saw until here. -->\n"

# What each server was seen to do, by case.
All = Mapping[str, Mapping[str, Seen]]


def table(seen: All) -> str:
    """A row for each action, a column for each server, and what each asks for in place of one."""
    each = [one for of in seen.values() for one in of.values()]
    actions = sorted({action for one in each for action in one.asked | one.not_asked})
    rows = [["action", *(STORES[name].title for name in seen)], ["---"] * (len(seen) + 1)]
    rows += [[f"`{action}`", *(_cell(of, action) for of in seen.values())] for action in actions]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    for name, of in seen.items():
        besides = [f"- {case}: {one.beyond}" for case, one in of.items() if one.beyond]
        if besides:
            lines += ["", f"{STORES[name].title} asks for other actions:", "", *besides]
    return "\n".join(lines) + "\n\n"


def _cell(of: Mapping[str, Seen], action: str) -> str:
    asked = any(action in one.asked for one in of.values())
    without = "; ".join(case for case, one in of.items() if action in one.not_asked)
    return ", but ".join(["asked"] * asked + [f"not for: {without}"] * bool(without))


def shown() -> str:
    """What the page shows."""
    return PAGE.read_text("utf-8").partition(BEGINS)[2].partition(ENDS)[0]


def write(text: str) -> None:
    """Puts it into the page."""
    page = PAGE.read_text("utf-8")
    assert page.count(BEGINS) == page.count(ENDS) == 1, PAGE
    before, _, rest = page.partition(BEGINS)
    PAGE.write_text(before + BEGINS + text + ENDS + rest.partition(ENDS)[2], "utf-8")
