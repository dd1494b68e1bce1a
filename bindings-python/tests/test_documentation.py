"""What help() and editors show: complete, the same in both, and true."""

from __future__ import annotations

import ast
import doctest
import inspect
from pathlib import Path

import s3presign
import s3presign.duckdb
import s3presign.polars
from s3presign import _core


def test_the_examples_in_docstrings_run() -> None:
    names = dict(vars(s3presign))
    finder = doctest.DocTestFinder()
    tests = finder.find(s3presign, "s3presign", globs=names)
    # The signer's methods are in two modules: those of the class that it extends too.
    tests += finder.find(s3presign.Signer, "Signer", module=False, globs=names)
    tests += finder.find(_core.Signer, "Signer", module=False, globs=names)
    # Modules that are imported only when they are asked for.
    tests += finder.find(s3presign.polars, "polars") + finder.find(s3presign.duckdb, "duckdb")
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for test in tests:
        assert runner.run(test).failed == 0, test.name
    documented = {test.name.rpartition(".")[2] for test in tests if test.examples}
    assert documented >= {
        "s3presign", "redact", "Signer", "from_env", "presign", "template", "object_url",
        "Template", "PresignedRequest", "polars", "duckdb", "Warning", "S3PresignError",
    }  # fmt: skip


def test_everything_public_is_documented() -> None:
    for name in s3presign.__all__:
        member = getattr(s3presign, name)
        if name == "__version__":
            continue
        assert inspect.getdoc(member), name
        assert member.__module__ == "s3presign", name
        for attribute in vars(member) if inspect.isclass(member) else ():
            if not attribute.startswith("_"):
                assert inspect.getdoc(getattr(member, attribute)), f"{name}.{attribute}"


def test_stubs_say_what_help_says() -> None:
    assert _core.__file__ is not None
    stub = Path(_core.__file__).with_name("_core.pyi").read_text()
    compared = 0
    for node in ast.parse(stub).body:
        # What begins with an underscore is a type of the stub's own.
        if not isinstance(node, (ast.ClassDef, ast.FunctionDef)) or node.name.startswith("_"):
            continue
        member = getattr(_core, node.name)
        assert ast.get_docstring(node) == inspect.getdoc(member), node.name
        documented: set[str] = set()
        for inner in node.body if isinstance(node, ast.ClassDef) else []:
            if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                # Of overloads the first says it all.
                if inner.name in documented:
                    continue
                documented.add(inner.name)
                shown = inspect.getdoc(getattr(member, inner.name))
                assert ast.get_docstring(inner) == shown, f"{node.name}.{inner.name}"
                compared += 1
    assert compared >= 15
