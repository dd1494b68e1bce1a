"""Lists of keys that begin with something: IAM is told by a condition which lists, since a bucket is their
only resource.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tests.conformance.presigned_url import Pair

_PLACE: Final[list[Pair]] = [("region", "eu-west-1"), ("bucket", "photos")]
PHOTOS: Final = "arn:aws:s3:::photos"


@dataclass(frozen=True)
class Listing:
    """What is asked for, and the prefixes with which a list is then allowed, and not. ``None`` is a list
    without one.
    """

    id: str
    pairs: list[Pair]
    allowed: tuple[str | None, ...]
    denied: tuple[str | None, ...]
    action: str = "s3:ListBucket"


def _list(*prefixes: str, operation: str = "ListObjectsV2") -> list[Pair]:
    pairs: list[Pair] = []
    for prefix in prefixes:
        joins: list[Pair] = [("and", "")] if pairs else []
        given: list[Pair] = [("prefix", prefix)] if prefix else []
        pairs += [*joins, ("operation", operation), *_PLACE, *given]
    return pairs


LISTINGS: Final = (
    Listing("a prefix", _list("a/b"), ("a/b",), ("a/", "a/b/", "a/bc", "A/B", "a", "", None)),
    Listing(
        "wildcards", _list("a*/what?"), ("a*/what?",), ("a/what?", "abc/what?", "a*/whats", None)
    ),
    Listing(
        "a variable",
        _list("${aws:username}/"),
        ("${aws:username}/",),
        ("signer/", "${aws:username}/x", None),
    ),
    Listing("two prefixes", _list("b/", "a/"), ("a/", "b/"), ("a/b/", "c/", None)),
    Listing("a prefix, and all", _list("a/", ""), ("a/", "b/", "", None), ()),
    Listing(
        "versions",
        _list("a/", operation="ListObjectVersions"),
        ("a/",),
        ("b/", None),
        action="s3:ListBucketVersions",
    ),
    Listing(
        "uploads",
        _list("a/", operation="ListMultipartUploads"),
        (None,),
        (),
        action="s3:ListBucketMultipartUploads",
    ),
    Listing(
        "a scope",
        [*_PLACE, ("operations", "ListObjectsV2"), ("key-prefix", "u*/")],
        ("u*/", "u*/42/"),
        ("u/", "ux/", "u*", "", None),
    ),
    Listing(
        "a scope, uploads",
        [*_PLACE, ("operations", "ListMultipartUploads"), ("key-prefix", "u/")],
        (None,),
        (),
        action="s3:ListBucketMultipartUploads",
    ),
)
