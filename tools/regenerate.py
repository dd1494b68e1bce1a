"""Everything that is generated, in one list: writes it, or with ``--check`` compares it.

A generator is a command that writes its files, and that compares them where
``--check`` stands behind it.
"""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Generator:
    """A command, and the files that it makes."""

    files: tuple[str, ...]
    command: tuple[str, ...]
    folder: str = "."


PYTHON = sys.executable

# In this order: the statuses and the vectors know no operation that the table lacks.
GENERATORS = (
    Generator(("core/src/operation/table.rs",), (PYTHON, "tools/generate_operations.py")),
    Generator(
        (
            "bindings-python/python/s3presign/operations.py",
            "bindings-node/operations.d.ts",
            "bindings-ruby/sig/s3presign/operations.rbs",
            "bindings-ruby/sig/s3presign/signer.rbs",
            "bindings-java/s3presign/src/main/java/io/github/s3presign/OperationNames.java",
            "bindings-java/s3presign/src/main/java/io/github/s3presign/ParameterNames.java",
            "bindings-dotnet/src/S3Presign/S3Operations.cs",
            "bindings-dotnet/src/S3Presign/S3Parameters.cs",
            "bindings-dotnet/src/S3Presign/PublicAPI.Shipped.Operations.txt",
            "bindings-dotnet/src/S3Presign/PublicAPI.Shipped.Parameters.txt",
            "bindings-php/src/Operation.php",
            "bindings-php/src/Parameter.php",
        ),
        (PYTHON, "-m", "generate_types"),
        "tools",
    ),
    Generator(("core/src/endpoint/partition_table.rs",), (PYTHON, "tools/generate_partitions.py")),
    Generator(("core/src/proof/region_table.rs",), (PYTHON, "tools/generate_regions.py")),
    Generator(("core/src/permission/table.rs",), (PYTHON, "tools/generate_permissions.py")),
    Generator(
        (
            "Cargo.lock",
            "bench/rust/Cargo.lock",
            "examples/senders/rust/Cargo.lock",
            "fuzz/Cargo.lock",
        ),
        (PYTHON, "tools/lock_files.py"),
    ),
    Generator(
        (
            "ffi-c/src/status/table.rs",
            "include/s3presign.h",
            "ffi-c/abi.txt",
            "tests/surfaces/names.json",
            "bindings-ruby/sig/s3presign/errors.rbs",
            "bindings-dotnet/src/S3Presign/S3PresignErrorCodes.cs",
            "bindings-dotnet/src/S3Presign/PublicAPI.Shipped.ErrorCodes.txt",
        ),
        ("cargo", "run", "--quiet", "--package", "s3presign-generate", "--"),
    ),
    Generator(("tests/vectors/*.json",), (PYTHON, "-m", "make_vectors"), "tools"),
    Generator(("tests/servers/README.md",), (PYTHON, "-m", "tests.servers.capabilities")),
    Generator(
        (
            "README.md",
            "core/README.md",
            "docs/buckets.md",
            "docs/many.md",
            "docs/troubleshooting.md",
            "docs/uploads.md",
        ),
        (PYTHON, "-m", "tests.pages.shown"),
    ),
)


def main(arguments: list[str]) -> int:
    """Runs all generators, whatever one of them finds; 1 if one failed."""
    if arguments not in ([], ["--check"]):
        raise SystemExit("usage: regenerate.py [--check]")
    failed = False
    for generator in GENERATORS:
        begun = time.monotonic()
        done = subprocess.run([*generator.command, *arguments], cwd=ROOT / generator.folder)
        failed |= done.returncode != 0
        state = "failed" if done.returncode else "current" if arguments else "made"
        print(f"{', '.join(generator.files)}: {state} in {time.monotonic() - begun:.1f} s")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
