"""What stands in the query: headers that move into it, and pairs and headers beyond the model."""

from collections.abc import Iterable
from typing import Final

from .logical import TEMPORARY
from .option_case import Option, put

UNBOUNDED: Final = "UnboundedUpload"
ACL: Final = "AclMayBeRefused"
UNSEEN: Final = "NotSeenByPolicies"


def query_cases() -> Iterable[Option]:
    """Headers that move into the query, and pairs and headers beyond the model."""
    moved = {"headers_in_query": True}
    yield put(
        "headers-in-query-acl",
        options=moved,
        params={"ACL": "bucket-owner-full-control"},
        query=(("x-amz-acl", "bucket-owner-full-control"),),
        warnings=(UNBOUNDED, ACL, UNSEEN),
    )
    yield put(
        "headers-in-query-metadata",
        options=moved,
        params={"Metadata": {"Voyage": "NO 1905", "cargo": "salt+cod/ü"}},
        query=(("x-amz-meta-voyage", "NO 1905"), ("x-amz-meta-cargo", "salt+cod/ü")),
    )
    yield put(
        "headers-in-query-storage-class",
        options=moved,
        params={"StorageClass": "STANDARD_IA"},
        query=(("x-amz-storage-class", "STANDARD_IA"),),
        warnings=(UNBOUNDED, UNSEEN),
    )
    yield put(
        "headers-in-query-several",
        options=moved,
        params={"StorageClass": "GLACIER", "ACL": "private", "Metadata": {"b": "2", "a": "1"}},
        query=(
            ("x-amz-acl", "private"),
            ("x-amz-meta-a", "1"),
            ("x-amz-meta-b", "2"),
            ("x-amz-storage-class", "GLACIER"),
        ),
        warnings=(UNBOUNDED, ACL, UNSEEN),
    )
    yield put(
        "headers-in-query-token",
        options=moved,
        params={"ACL": "private"},
        credentials=TEMPORARY,
        query=(("x-amz-acl", "private"),),
        warnings=(UNBOUNDED, ACL, UNSEEN),
    )
    yield put("headers-in-query-none", options=moved)
    some = {"ACL": "private", "ContentType": "image/png", "Metadata": {"b": "2", "a": "1"}}
    for name, wanted in (
        ("header", ["x-amz-acl"]),
        ("parameter", ["ACL"]),
        ("any-case", ["X-Amz-ACL"]),
        ("beside-absent", ["acl", "StorageClass", "x-amz-grant-read"]),
    ):
        yield put(
            f"headers-in-query-one-by-{name}",
            options={"headers_in_query": wanted},
            params=some,
            query=(("x-amz-acl", "private"),),
            headers=(("content-type", "image/png"), ("x-amz-meta-a", "1"), ("x-amz-meta-b", "2")),
            warnings=(UNBOUNDED, ACL, UNSEEN),
        )
    yield put(
        "headers-in-query-one-map",
        options={"headers_in_query": ["Metadata"]},
        params=some,
        query=(("x-amz-meta-a", "1"), ("x-amz-meta-b", "2")),
        headers=(("content-type", "image/png"), ("x-amz-acl", "private")),
        warnings=(UNBOUNDED, ACL),
    )
    yield put(
        "headers-in-query-one-entry",
        options={"headers_in_query": ["x-amz-meta-b"]},
        params=some,
        query=(("x-amz-meta-b", "2"),),
        headers=(
            ("content-type", "image/png"),
            ("x-amz-acl", "private"),
            ("x-amz-meta-a", "1"),
        ),
        warnings=(UNBOUNDED, ACL),
    )
    yield put(
        "headers-in-query-false",
        options={"headers_in_query": False},
        params={"ACL": "private"},
        headers=(("x-amz-acl", "private"),),
        warnings=(UNBOUNDED, ACL),
    )
    yield Option(
        "headers-in-query-beside-parameters",
        moved,
        "CreateMultipartUpload",
        "POST",
        params={"ACL": "private"},
        query=(("uploads", ""), ("x-amz-acl", "private")),
        warnings=(ACL, UNSEEN),
    )
    yield put(
        "extra-header",
        options={"headers": {"X-Custom-Header": "  one  two "}},
        headers=(("x-custom-header", "one  two"),),
    )
    unsigned = ("x-amz-content-sha256", "UNSIGNED-PAYLOAD")
    yield put("extra-header-payload", options={"headers": dict([unsigned])}, headers=(unsigned,))
    yield put(
        "extra-headers-between",
        options={"headers": {"x-zeta": "1", "accept": "*/*", "x-amz-meta-extra": "2"}},
        params={"ContentType": "text/plain"},
        headers=(
            ("accept", "*/*"),
            ("content-type", "text/plain"),
            ("x-amz-meta-extra", "2"),
            ("x-zeta", "1"),
        ),
    )
    yield Option(
        "extra-query",
        {"query": {"tenant": "a b&c=d", "Upper": "1", "empty": "", "ünï": "東京"}},
        query=(("tenant", "a b&c=d"), ("Upper", "1"), ("empty", ""), ("ünï", "東京")),
    )
    yield Option(
        "extra-query-sorted-by-encoded-name",
        {"query": {"a!": "1", "a": "2", "a-b": "3", "a.b": "4", "a%": "5", "a~": "6"}},
        query=(("a!", "1"), ("a", "2"), ("a-b", "3"), ("a.b", "4"), ("a%", "5"), ("a~", "6")),
    )
    yield Option(
        "extra-query-x-id",
        {"query": {"x-id": "GetObject"}},
        params={"VersionId": "v1"},
        query=(("versionId", "v1"), ("x-id", "GetObject")),
    )
