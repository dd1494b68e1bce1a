"""The pages show every program, and no page has lines that only its tests can do without."""

from __future__ import annotations

import re
import subprocess

from tests.surfaces.test_hosts import HOSTS

from .languages import COMMAND, LANGUAGES, PROGRAMS, ROOT, SAMPLES
from .shown import MARKED, PAGES, page_of, shown, without_first_comment

# The same package again, on another engine.
AGAIN = {"wasm", "java17"}


def test_every_host_is_a_language() -> None:
    hosts = {language.host for language in LANGUAGES if language is not COMMAND}
    assert hosts == set(HOSTS) - AGAIN


def test_every_sample_has_a_program_in_every_language() -> None:
    suffixes = {language.suffix for language in LANGUAGES}
    programs = {path for path in PROGRAMS.glob("*/*") if path.suffix[1:] in suffixes}
    assert programs == {language.program(sample) for sample in SAMPLES for language in LANGUAGES}


def test_every_sample_is_shown() -> None:
    marks = {mark["what"] for page in PAGES for mark in MARKED.finditer(page.read_text("utf-8"))}
    assert sorted(mark for mark in marks if "." not in mark) == SAMPLES


def test_what_is_shown_is_what_is_there() -> None:
    for page in PAGES:
        text = page.read_text("utf-8")
        assert page_of(text) == text, f"{page.name}: `make regenerate` writes the programs"


def test_another_program_is_seen() -> None:
    page = "<!-- shown: put -->\nanother\n<!-- shown until here -->"
    assert page_of(page) == f"<!-- shown: put -->\n{shown('put')}<!-- shown until here -->"


def test_a_page_says_what_a_program_does() -> None:
    assert without_first_comment("//! What.\n\nuse a;\n") == "use a;\n"
    assert without_first_comment("<?php\n\n// What.\n\nuse A;\n") == "<?php\n\nuse A;\n"
    assert without_first_comment("# frozen_string_literal: true\n\n# What.\n\na\n") == "a\n"
    assert without_first_comment("/* What. */\n\nint a;\n") == "int a;\n"


def test_readers_see_no_hidden_lines() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    pages = [ROOT / name for name in listed.stdout.split()]
    assert len(pages) > 20
    for page in pages:
        for block in re.findall(
            r"^```rust.*?^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE
        ):
            assert not re.search(r"^#(?: |$)", block, re.MULTILINE), f"{page}: {block}"
