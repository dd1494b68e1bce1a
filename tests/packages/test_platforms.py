"""docs/platforms.md says which C library each package needs and how large it is; ffi-c/ABI.md
promises the former.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conformance.hosts import ROOT

from .libraries import BUILD, PACKED, needs, packed

PAGE = (ROOT / "docs" / "platforms.md").read_text()
ABI = (ROOT / "ffi-c" / "ABI.md").read_text()

# Of glibc itself: whoever has it has these.
OF_GLIBC = {"libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}


def _rows() -> dict[str, list[str]]:
    """The table of packages: the cells of each row by the first."""
    table = PAGE.split("\n| package |")[1].split("\n\n")[0].splitlines()[2:]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
    return {re.sub(r"[^\w. ].*", "", first).strip(): cells for first, *cells in rows}


def _version(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


def test_every_package_has_its_row() -> None:
    assert list(_rows()) == list(PACKED)


@pytest.mark.parametrize("package", PACKED)
def test_it_needs_what_is_documented(package: str, tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.write_bytes(packed(package).library)
    needed = needs(library)
    glibc, libraries, *_ = _rows()[package]
    # One that is linked on an older system needs less.
    assert needed.glibc <= _version(glibc)
    promised = re.search(r"<!-- glibc -->\n- `GLIBC_(.*)`", ABI)
    assert promised and glibc == promised[1]
    assert needed.libraries - OF_GLIBC == set(re.findall(r"`(.*?)`", libraries))


@pytest.mark.parametrize("package", PACKED)
def test_it_is_as_large_as_documented(package: str) -> None:
    *_, library, download = _rows()[package]
    found = packed(package)
    for what, size in ((library, len(found.library)), (download, found.download)):
        documented = re.fullmatch(r"([0-9.]+) MB", what)
        assert documented, what
        megabytes = size / 1e6
        assert megabytes == pytest.approx(float(documented[1]), rel=0.1), (
            f"docs/platforms.md says {what} of {package}, and it is {megabytes:.1f} MB"
        )


@pytest.fixture
def pip(tmp_path: Path) -> Callable[[str], str]:
    """What pip says to the command that the page shows for Lambda, of the wheel that was built."""
    [line] = re.findall(r"^pip install --target package .*$", PAGE, re.MULTILINE)

    def run(platform: str) -> str:
        arguments = [word if "manylinux" not in word else platform for word in line.split()[1:]]
        wheels = ["--no-index", "--find-links", str(BUILD / "python")]
        command = [sys.executable, "-m", "pip", *arguments, *wheels, "--disable-pip-version-check"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        return done.stdout + done.stderr

    return run


def test_pip_takes_the_wheel_where_it_runs(pip: Callable[[str], str], tmp_path: Path) -> None:
    assert "Successfully installed s3presign" in pip("manylinux_2_34_x86_64")
    assert list(tmp_path.glob("package/s3presign/_core*.so"))


@pytest.mark.parametrize("older", ["manylinux_2_28_x86_64", "musllinux_1_2_x86_64"])
def test_pip_takes_no_wheel_that_would_not_load(pip: Callable[[str], str], older: str) -> None:
    assert "No matching distribution found for s3presign" in pip(older)
