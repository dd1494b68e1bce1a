"""``docs/clients.md`` and ``docs/readers.md`` show what is tried: every program on the first
is a part of the recipe that it names, every recipe is on it, and the versions are the ones
that are installed.
"""

from __future__ import annotations

import re
import textwrap

from .senders import RECIPES, ROOT, SENDERS

PAGE = (ROOT / "docs" / "clients.md").read_text("utf-8")
READERS = (ROOT / "docs" / "readers.md").read_text("utf-8")
# A link to a recipe and, after it, a part of the file.
_SHOWN = re.compile(
    r"^\[examples/senders/(\S+)\]\(\.\./examples/senders/(\S+)\):\n\n```\w+\n(.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
# Where each language names its clients' versions.
_PINS = {
    "python/requirements.txt": r"^([\w-]+)==(\S+)$",
    "node/package.json": r'"(axios|got|undici)": "([\d.]+)"',
    "java/pom.xml": r"<artifactId>(okhttp|httpclient5)(?:-jvm)?</artifactId>\s*<version>([\d.]+)",
    "dotnet/RestSharpUpload.cs": r"^#:package (\S+)@(\S+)$",
    "dotnet/FlurlUpload.cs": r"^#:package (\S+)@(\S+)$",
    "rust/Cargo.toml": r'^(\w+) = \{ version = "=([\d.]+)"',
}


def test_what_is_shown_is_a_part_of_the_recipe() -> None:
    shown = _SHOWN.findall(PAGE)
    for name, linked, program in shown:
        assert name == linked
        assert _within(program, (RECIPES / name).read_text("utf-8")), f"{name} is another"
    languages = [line for line in PAGE.splitlines() if re.fullmatch(r"```\w+", line)]
    assert len(languages) == len(shown), "a program on the page names no recipe"


def test_every_recipe_is_shown_and_run() -> None:
    files = {
        str(file.relative_to(RECIPES))
        for suffix in ("sh", "py", "mjs", "java", "cs", "rb", "php", "go", "rs")
        for file in RECIPES.rglob(f"*.{suffix}")
        if "target" not in file.parts
    }
    assert sorted(name for name, _, _ in _SHOWN.findall(PAGE)) == sorted(files)
    assert {sender.recipe for sender in SENDERS.values()} == files


def test_the_versions_are_those_that_are_run() -> None:
    for file, pin in _PINS.items():
        pinned = re.findall(pin, (RECIPES / file).read_text("utf-8"), re.MULTILINE)
        assert pinned, f"{file} names no version"
        for name, version in pinned:
            assert version in PAGE, f"the page has another version of {name} than {version}"


def test_the_readers_are_those_that_are_run() -> None:
    pinned = (ROOT / "tests" / "senders" / "readers.txt").read_text("utf-8")
    for name, version in re.findall(r"^([\w-]+)(?:\[\w+\])?==(\S+)$", pinned, re.MULTILINE):
        assert version in READERS + PAGE, f"the page has another version of {name} than {version}"


def test_their_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", PAGE + READERS):
        assert (ROOT / "docs" / target).exists(), target


def _within(program: str, recipe: str) -> bool:
    """Whether lines stand in a recipe, one after the other, at any depth."""
    wanted, lines = program.splitlines(), recipe.splitlines()
    starts = range(len(lines) - len(wanted) + 1)
    return any(
        textwrap.dedent("\n".join(lines[start : start + len(wanted)])).splitlines() == wanted
        for start in starts
    )
