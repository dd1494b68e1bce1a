"""Writes the programs of ``examples/pages`` into the pages, between marks:
``python -m tests.pages.shown``, and with ``--check`` compares them.

A mark names a sample, which is shown in every language, or one file of it.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from .languages import LANGUAGES, PROGRAMS, ROOT, Language

PAGES = (
    ROOT / "README.md",
    ROOT / "core" / "README.md",
    ROOT / "docs" / "buckets.md",
    ROOT / "docs" / "many.md",
    ROOT / "docs" / "permissions.md",
    ROOT / "docs" / "troubleshooting.md",
    ROOT / "docs" / "uploads.md",
)
MARKED = re.compile(
    r"(?P<begins>^<!-- shown: (?P<what>[\w./]+) -->\n).*?(?P<ends>^<!-- shown until here -->$)",
    re.DOTALL | re.MULTILINE,
)
# The crate's README is compiled with its documentation, where no program finds credentials.
_NOT_RUN = {"Rust": ",no_run"}
# What a file begins with for its own readers: the page around it says the same.
_FIRST_COMMENT = re.compile(
    r"\A(?P<opening><\?php\n\n)?(?:# frozen_string_literal: true\n\n)?"
    r"(?:/\* [^*]* \*/\n|//!? .*\n|# .*\n)\n?"
)


def page_of(text: str) -> str:
    """A page with what its marks name."""
    return MARKED.sub(lambda mark: mark["begins"] + shown(mark["what"]) + mark["ends"], text)


def shown(what: str) -> str:
    """A sample in every language, each to be unfolded, or one file of it."""
    if "." in what:
        path = PROGRAMS / what
        language = _of_suffix(path.suffix[1:])
        return _block(language, path, _NOT_RUN.get(language.title, "")) + "\n"
    return "".join(
        f"<details><summary>{language.title}</summary>\n\n"
        f"{_block(language, language.program(what))}\n</details>\n"
        for language in LANGUAGES
    )


def _of_suffix(suffix: str) -> Language:
    return next(language for language in LANGUAGES if language.suffix == suffix)


def _block(language: Language, path: Path, note: str = "") -> str:
    program = without_first_comment(path.read_text("utf-8"))
    return f"```{language.highlighted_as}{note}\n{program}```\n"


def without_first_comment(program: str) -> str:
    """A program as a page shows it."""
    shortened, found = _FIRST_COMMENT.subn(lambda first: first["opening"] or "", program)
    if not found:
        raise SystemExit(f"a program that says not what it does: {program[:80]!r}")
    return shortened


def main(arguments: list[str]) -> int:
    """Writes the pages, or compares them: 1 if one differs."""
    if arguments not in ([], ["--check"]):
        raise SystemExit("usage: shown.py [--check]")
    differs = False
    for page in PAGES:
        kept = page.read_text("utf-8")
        made = page_of(kept)
        if made == kept:
            continue
        if arguments:
            print(f"{page.relative_to(ROOT)} shows other programs than examples/pages has")
            differs = True
        else:
            page.write_text(made, "utf-8")
    return int(differs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
