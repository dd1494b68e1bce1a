"""The native library of each package, as it was packed, and what it needs."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.conformance.hosts import ROOT

BUILD = ROOT / "build"


@dataclass(frozen=True)
class Packed:
    """One library, and the bytes of the package that is downloaded for it."""

    library: bytes
    download: int


def _one(pattern: str) -> Path:
    found = sorted(BUILD.glob(pattern))
    assert len(found) == 1, f"build/{pattern}: {found}; build the host anew"
    return found[0]


def _in_archive(archive: str, member: str) -> Packed:
    """Of a wheel, a jar or a NuGet package, which are zip files."""
    path = _one(archive)
    with zipfile.ZipFile(path) as opened:
        [name] = [name for name in opened.namelist() if re.fullmatch(member, name)]
        return Packed(opened.read(name), path.stat().st_size)


def _beside(library: str, archive: str) -> Packed:
    return Packed(_one(library).read_bytes(), _one(archive).stat().st_size)


def _php() -> Packed:
    """Composer downloads a zip of the folder."""
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in (BUILD / "php/package").rglob("*"):
            archive.write(path)
    library = _one("php/package/native/*/libs3presign.so").read_bytes()
    return Packed(library, len(zipped.getvalue()))


def _compressed(path: str) -> Packed:
    content = _one(path).read_bytes()
    return Packed(content, len(zlib.compress(content)))


# By the name in the table of docs/platforms.md.
PACKED: dict[str, Callable[[], Packed]] = {
    "Python": lambda: _in_archive("python/*.whl", r"s3presign/_core.*\.so"),
    "Node.js": lambda: _beside("node/node_modules/s3presign/*.node", "node/s3presign-*.tgz"),
    "Java": lambda: _in_archive("java/s3presign-[0-9]*.jar", r"native/.*/libs3presign\.so"),
    ".NET": lambda: _in_archive("dotnet-packages/S3Presign.[0-9]*.nupkg", r"runtimes/.*\.so"),
    "Ruby": lambda: _beside("ruby/gems/s3presign-*/native/*/*.so", "ruby/s3presign.gem"),
    "PHP": _php,
    "C": lambda: _compressed("c/lib/libs3presign.so"),
    "The command": lambda: _compressed("cli/bin/s3presign"),
}


@cache
def packed(package: str) -> Packed:
    return PACKED[package]()


@dataclass(frozen=True)
class Needs:
    """What the loader must find."""

    glibc: tuple[int, ...]
    libraries: frozenset[str]


def needs(library: Path) -> Needs:
    """As the library's own tables say."""
    told = subprocess.run(
        ["readelf", "--wide", "--dynamic", "--version-info", str(library)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    versions = re.findall(r"Name: GLIBC_([0-9.]+)", told)
    assert versions, f"{library} names no version of glibc"
    return Needs(
        glibc=max(tuple(map(int, version.split("."))) for version in versions),
        libraries=frozenset(re.findall(r"\(NEEDED\).*\[(.*)\]", told)),
    )
