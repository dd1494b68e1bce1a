"""The number of the C ABI stands in ffi-c/src/abi.rs; a package that loads the library
says for which number it was written, and that is the same one.
"""

from __future__ import annotations

import re

import pytest

from tests.conformance.hosts import ROOT

from .test_hosts import OVER_C

PACKAGES = {
    "dotnet": (
        "dotnet/src/S3Presign/Interop/NativeLibraryFile.cs",
        r"const uint Abi = (\d+);",
    ),
    "java": (
        "java/s3presign/src/main/java/io/github/s3presign/ffi/Library.java",
        r"int ABI = (\d+);",
    ),
    "php": ("php/src/Native/Loader.php", r"const ABI = (\d+);"),
    "ruby": ("ruby/lib/s3presign/library.rb", r"^ +ABI = (\d+)$"),
}


def _number(name: str, pattern: str) -> str:
    found = re.findall(pattern, (ROOT / name).read_text("utf-8"), re.MULTILINE)
    assert len(found) == 1, name
    return str(found[0])


def test_every_package_that_loads_the_library_is_here() -> None:
    assert sorted(PACKAGES) == sorted(OVER_C)


@pytest.mark.parametrize("host", PACKAGES)
def test_packages_are_written_for_the_abi_of_the_library(host: str) -> None:
    name, pattern = PACKAGES[host]
    number = _number("ffi-c/src/abi.rs", r"S3PRESIGN_ABI: u32 = (\d+);")
    assert _number(f"bindings-{name}", pattern) == number
    assert _number("include/s3presign.h", r"^#define S3PRESIGN_ABI (\d+)$") == number
