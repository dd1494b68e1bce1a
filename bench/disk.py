"""How much an installed package brings to the disk, with everything that it depends on."""

from __future__ import annotations

import json
import re
import sysconfig
from importlib import metadata
from pathlib import Path

_NAME = re.compile(r"[A-Za-z0-9._-]+")


def python_package_bytes(venv: Path, name: str) -> int:
    """The files of a distribution and of those that it requires, compiled modules included."""
    site_packages = sysconfig.get_path("purelib", vars={"base": str(venv)})
    installed = {
        _normal(found.name): found for found in metadata.distributions(path=[site_packages])
    }
    pending, seen, total = [_normal(name)], set[str](), 0
    while pending:
        current = pending.pop()
        if current in seen or current not in installed:
            continue
        seen.add(current)
        distribution = installed[current]
        for file in distribution.files or []:
            path = Path(str(distribution.locate_file(file)))
            total += path.stat().st_size if path.is_file() else 0
        for requirement in distribution.requires or []:
            found = _NAME.match(requirement)
            if found and "extra ==" not in requirement:
                pending.append(_normal(found[0]))
    return total


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def node_package_bytes(home: Path, names: list[str]) -> int:
    """The files of packages and of those that they depend on, found as Node.js finds them."""
    pending = [(home, name) for name in names]
    seen: set[Path] = set()
    total = 0
    while pending:
        start, name = pending.pop()
        folder = _find(start, name)
        if folder is None or folder in seen:
            continue
        seen.add(folder)
        for path in folder.rglob("*"):
            nested = "node_modules" in path.relative_to(folder).parts
            total += path.stat().st_size if path.is_file() and not nested else 0
        manifest = json.loads((folder / "package.json").read_text())
        wanted = {**manifest.get("dependencies", {}), **manifest.get("optionalDependencies", {})}
        pending += [(folder, dependency) for dependency in wanted]
    return total


def _find(start: Path, name: str) -> Path | None:
    """The folder of a package as seen from another one."""
    for folder in (start, *start.parents):
        candidate = folder / "node_modules" / name
        if (candidate / "package.json").exists():
            return candidate.resolve()
    return None
