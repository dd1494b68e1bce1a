"""Brings the contestants together: the peers at their pinned versions, and our packages as
``make hosts`` has installed them. Nothing is done twice.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import sysconfig
from importlib import metadata
from pathlib import Path

from .places import BUILD, C_LIBRARY, C_RUNNER, NODE, REPOSITORY, SOURCES, VENV, VENV_PYTHON


class NotInstalled(Exception):
    """Something that the benchmark needs is not there."""


def prepare() -> None:
    """Installs and builds whatever is missing or out of date."""
    BUILD.mkdir(parents=True, exist_ok=True)
    rust()
    c()
    python()
    node()
    java()
    dotnet()


def run(*command: object) -> None:
    print(f"$ {' '.join(map(str, command))}", file=sys.stderr)
    subprocess.run([str(word) for word in command], check=True, cwd=REPOSITORY)


def rust() -> None:
    run(
        *("cargo", "build", "--quiet", "--release", "--locked"),
        *("--manifest-path", SOURCES / "rust" / "Cargo.toml"),
        *("--target-dir", BUILD / "rust"),
    )


def c() -> None:
    run(
        *("cc", "-std=c11", "-D_POSIX_C_SOURCE=200809L", "-O2", "-I", REPOSITORY / "include"),
        *(SOURCES / "c" / "runner.c", "-o", C_RUNNER),
        *("-L", C_LIBRARY, "-ls3presign", f"-Wl,-rpath,{C_LIBRARY}"),
    )


def python() -> None:
    """The peers in an environment of their own, beside a link to our installed package."""
    requirements = SOURCES / "python" / "requirements.txt"
    if not is_current(VENV, requirements, sys.version):
        shutil.rmtree(VENV, ignore_errors=True)
        run(sys.executable, "-m", "venv", VENV)
        pip = (VENV_PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        run(*pip, "--requirement", requirements)
        mark_current(VENV, requirements, sys.version)
    site_packages = Path(sysconfig.get_path("purelib", vars={"base": str(VENV)}))
    for source in our_python_package():
        link(source, site_packages / source.name)


def our_python_package() -> list[Path]:
    """The folders that our installed package consists of: its code and its metadata."""
    try:
        distribution = metadata.distribution("s3presign")
    except metadata.PackageNotFoundError as error:
        raise NotInstalled("the Python package is not installed: make hosts") from error
    tops = {Path(file).parts[0] for file in distribution.files or [] if ".." not in file.parts}
    return [Path(str(distribution.locate_file(top))) for top in sorted(tops)]


def node() -> None:
    """The peers, by npm. Ours is loaded from where it is installed."""
    manifest = SOURCES / "node" / "package.json"
    lock = SOURCES / "node" / "package-lock.json"
    if is_current(NODE, manifest, lock.read_text()):
        return
    NODE.mkdir(exist_ok=True)
    for file in (manifest, lock):
        shutil.copy(file, NODE)
    run("npm", "ci", "--prefix", NODE, "--no-audit", "--no-fund", "--loglevel", "error")
    mark_current(NODE, manifest, lock.read_text())


def java() -> None:
    """The peers, by Maven, and the runner."""
    run("make", "--no-print-directory", "--directory", SOURCES / "java")


def dotnet() -> None:
    """The peers, by NuGet, and the runner."""
    run("make", "--no-print-directory", "--directory", REPOSITORY / "bindings-dotnet", "bench")


def link(source: Path, target: Path) -> None:
    if target.is_symlink():
        target.unlink()
    target.symlink_to(source)


def fingerprint(wanted: Path, more: str) -> str:
    return hashlib.sha256(wanted.read_bytes() + more.encode()).hexdigest()


def is_current(installed: Path, wanted: Path, more: str) -> bool:
    """Whether this was installed for just what is wanted now."""
    stamp = installed / "installed-for"
    return stamp.exists() and stamp.read_text() == fingerprint(wanted, more)


def mark_current(installed: Path, wanted: Path, more: str) -> None:
    (installed / "installed-for").write_text(fingerprint(wanted, more))
