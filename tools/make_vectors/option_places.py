"""Hosts that are the bucket."""

from collections.abc import Iterable
from typing import Any

from .option_case import Option


def place_cases() -> Iterable[Option]:
    """The host that is the bucket: a custom domain in front of it."""
    host = {"addressing": "bucket-host"}
    places = {
        "plain": ("https://files.example.org", "https://files.example.org/"),
        "port": ("https://files.example.org:8443", "https://files.example.org:8443/"),
        "default-port": ("https://files.example.org:443", "https://files.example.org/"),
        "base-path": ("https://example.org/files", "https://example.org/files/"),
        "base-path-slash": ("https://example.org/files/", "https://example.org/files/"),
        "upper-case": ("https://Files.Example.ORG", "https://files.example.org/"),
    }
    for name, (url, base) in places.items():
        yield Option(f"bucket-host-{name}", host, endpoint={"url": url}, base=base)
    endpoint = {"url": "https://files.example.org"}
    yield Option(
        "bucket-host-put",
        host,
        "PutObject",
        "PUT",
        key="a b.txt",
        endpoint=endpoint,
        base="https://files.example.org/",
        warnings=("UnboundedUpload",),
    )
    yield Option(
        "bucket-host-list",
        host,
        "ListObjectsV2",
        key=None,
        params={"Prefix": "a/"},
        endpoint=endpoint,
        base="https://files.example.org/",
        query=(("list-type", "2"), ("prefix", "a/")),
    )
    yield Option(
        "bucket-host-dotted-bucket",
        host,
        bucket="files.example.org",
        endpoint=endpoint,
        base="https://files.example.org/",
    )
    yield Option(
        "addressing-path",
        {"addressing": "path"},
        base="https://s3.eu-north-1.amazonaws.com/harbour-logs/",
    )
    yield Option(
        "addressing-virtual",
        {"addressing": "virtual"},
        endpoint={"url": "https://storage.example.net"},
        base="https://harbour-logs.storage.example.net/",
    )
    yield Option(
        "region-auto",
        region="auto",
        endpoint={"url": "https://0011223344556677.r2.cloudflarestorage.com"},
        options={"addressing": "path"},
        base="https://0011223344556677.r2.cloudflarestorage.com/harbour-logs/",
    )
    yield from _single_label_cases()


def _single_label_cases() -> Iterable[Option]:
    """Endpoints whose host is one label: by path unless ``virtual`` is asked for."""
    by_path = {
        "localhost": ("http://localhost:9000", "http://localhost:9000/harbour-logs/"),
        "container": ("http://minio:9000", "http://minio:9000/harbour-logs/"),
        "upper-case": ("https://MinIO", "https://minio/harbour-logs/"),
        "underscore": ("https://my_minio:9000", "https://my_minio:9000/harbour-logs/"),
        "absolute": ("https://minio.:9000", "https://minio.:9000/harbour-logs/"),
        "base-path": ("https://minio/s3/v1", "https://minio/s3/v1/harbour-logs/"),
    }
    for name, (url, base) in by_path.items():
        warnings = ("InsecureEndpoint",) if url.startswith("http:") else ()
        yield Option(f"single-label-{name}", endpoint={"url": url}, base=base, warnings=warnings)
    own: dict[str, Any] = {
        "endpoint": {"url": "http://minio:9000"},
        "warnings": ("InsecureEndpoint",),
    }
    yield Option(
        "single-label-dotted-bucket",
        bucket="harbour.logs",
        base="http://minio:9000/harbour.logs/",
        **own,
    )
    yield Option(
        "single-label-list",
        operation="ListObjectsV2",
        key=None,
        base="http://minio:9000/harbour-logs",
        query=(("list-type", "2"),),
        **own,
    )
    virtual = {"addressing": "virtual"}
    yield Option("single-label-virtual", virtual, base="http://harbour-logs.minio:9000/", **own)
    yield Option(
        "single-label-virtual-dotted-bucket",
        virtual,
        bucket="harbour.logs",
        base="http://harbour.logs.minio:9000/",
        **own,
    )
    yield Option(
        "two-labels",
        endpoint={"url": "https://minio.internal:9000"},
        base="https://harbour-logs.minio.internal:9000/",
    )
