"""A platform has one name in all packages that hold the C library, such as
``linux-x86_64``: one library for each is built, and packed under that name.
"""

from __future__ import annotations

import subprocess

from tests.conformance.hosts import ROOT

from .test_hosts import OVER_C

# How each is asked for this platform's name.
ASKED = {
    # Which packs it under NuGet's name for it.
    "dotnet": (
        "make",
        "-s",
        "-C",
        "bindings-dotnet",
        "--eval",
        "said: ; @echo $(platform)",
        "said",
    ),
    "java": ("make", "-s", "-C", "bindings-java", "--eval", "said: ; @echo $(platform)", "said"),
    "php": (
        "php",
        "-r",
        "require 'bindings-php/src/Native/Platform.php'; echo S3Presign\\Native\\Platform::name();",
    ),
    "ruby": (
        "ruby",
        "-r./bindings-ruby/lib/s3presign/library",
        "-e",
        "puts S3Presign.const_get(:Library).platform",
    ),
}


def test_this_platform_has_one_name() -> None:
    assert sorted(ASKED) == sorted(OVER_C)
    said = {
        subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
        for command in ASKED.values()
    }
    assert len(said) == 1, said
