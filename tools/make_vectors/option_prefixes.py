"""Paths that a proxy removes."""

from collections.abc import Iterable

from .logical import TEMPORARY
from .option_case import Option, put


def prefix_cases() -> Iterable[Option]:
    """A path that a proxy removes: in the URL, and not in what is signed."""
    endpoint = {"url": "https://files.example.org"}
    base = "https://files.example.org/harbour-logs/"
    path = {"addressing": "path"}
    for name, given, unsigned in (
        ("plain", "/storage", "/storage"),
        ("slashes-at-its-end", "/storage/v1//", "/storage/v1"),
        ("encoded", "/a b/é%", "/a%20b/%C3%A9%25"),
    ):
        options = {**path, "unsigned_path_prefix": given}
        yield Option(
            f"unsigned-path-prefix-{name}", options, endpoint=endpoint, base=base, unsigned=unsigned
        )
    prefix = {"unsigned_path_prefix": "/storage"}
    yield Option(
        "unsigned-path-prefix-virtual",
        prefix,
        endpoint=endpoint,
        base="https://harbour-logs.files.example.org/",
        unsigned="/storage",
    )
    yield put(
        "unsigned-path-prefix-before-base",
        options={**prefix, **path},
        endpoint={"url": "https://files.example.org/base"},
        base="https://files.example.org/base/harbour-logs/",
        unsigned="/storage",
        credentials=TEMPORARY,
    )
    yield Option(
        "unsigned-path-prefix-bucket-host",
        {**prefix, "addressing": "bucket-host"},
        "ListObjectsV2",
        key=None,
        endpoint=endpoint,
        base="https://files.example.org/",
        query=(("list-type", "2"),),
        unsigned="/storage",
    )
