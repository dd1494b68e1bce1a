"""The environment variables of AWS's tools: core alone knows them, and every host's
documentation names them all.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .hosts import ADAPTERS, ROOT

CORE = ROOT / "core/src/pairs/environment.rs"
# Looked up to say that its profile is not read, and for nothing else.
NAMED_ALONE = {"AWS_PROFILE"}
VARIABLE = re.compile(r"AWS_[A-Z0-9_]+")
# A name in quotes is one that a program looks up.
LOOKED_UP = re.compile(r"""["']AWS_""")

# Where the users of each host read what `from_env` reads.
PAGES = {
    "rust": ("core/src/from_env.rs", "core/README.md"),
    "c": ("include/s3presign.h", "ffi-c/README.md"),
    "python": ("bindings-python/python/s3presign/_signer.py", "bindings-python/README.md"),
    "node": ("bindings-node/index.d.ts", "bindings-node/README.md"),
    "wasm": ("bindings-node/index.d.ts", "bindings-node/README.md"),
    "java": (
        "bindings-java/s3presign/src/main/java/io/github/s3presign/Signer.java",
        "bindings-java/README.md",
    ),
    "java17": (
        "bindings-java/s3presign/src/main/java/io/github/s3presign/Signer.java",
        "bindings-java/README.md",
    ),
    "ruby": ("bindings-ruby/lib/s3presign/signer.rb", "bindings-ruby/README.md"),
    "php": ("bindings-php/src/Signer.php", "bindings-php/README.md"),
    "dotnet": ("bindings-dotnet/src/S3Presign/Signer.cs", "bindings-dotnet/README.md"),
}
SOURCES = (
    *ROOT.glob("ffi-c/src/**/*.rs"),
    *ROOT.glob("bindings-*/src/**/*.*"),
    *ROOT.glob("bindings-python/python/**/*.py"),
    *ROOT.glob("bindings-node/*.*js"),
    *ROOT.glob("bindings-wasm/*.mjs"),
    *ROOT.glob("bindings-java/s3presign/src/main/**/*.java"),
    *ROOT.glob("bindings-java/s3presign-aws/src/main/**/*.java"),
    *ROOT.glob("bindings-ruby/lib/**/*.rb"),
)


def known() -> set[str]:
    """The variables that core reads."""
    return set(re.findall(r'"(AWS_[A-Z0-9_]+)"', code(CORE))) - NAMED_ALONE


def code(path: Path) -> str:
    """A file without the lines that are comments, or examples in the text of one."""
    comment = re.compile(r"\s*(//|/?\*|#|>>>|\.\.\.)")
    return "\n".join(
        line for line in path.read_text("utf-8").splitlines() if not comment.match(line)
    )


def test_core_names_each_variable_once() -> None:
    assert len(known()) == 11
    for name in known():
        assert code(CORE).count(f'"{name}"') == 1, name


def test_the_table_beside_them_lists_them_all() -> None:
    rows = [line for line in CORE.read_text("utf-8").splitlines() if line.startswith("//! | `")]
    assert {row.split("`")[1] for row in rows} == known()


@pytest.mark.parametrize("host", ADAPTERS)
def test_every_host_documents_every_variable(host: str) -> None:
    for page in PAGES[host]:
        named = set(VARIABLE.findall((ROOT / page).read_text("utf-8")))
        assert named - NAMED_ALONE == known(), page


def test_no_binding_knows_a_variable() -> None:
    sources = [
        path
        for path in SOURCES
        if "any_input" not in path.parts and path.is_file() and path.suffix != ".snk"
    ]
    assert len(sources) > 80
    for path in sources:
        assert not LOOKED_UP.search(code(path)), path
