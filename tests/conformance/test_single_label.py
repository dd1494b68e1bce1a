"""Where a bucket before a single label is judged to be."""

from __future__ import annotations

import pytest

from .single_label import by_path


@pytest.mark.parametrize(
    ("endpoint", "bucket", "given", "judged"),
    [
        ("http://minio:9000", "photos", ("photos.minio:9000", "/k"), ("minio:9000", "/photos/k")),
        ("http://minio", "photos", ("photos.minio", "/"), ("minio", "/photos")),
        ("http://minio", "photos", ("photos.minio", "//k"), ("minio", "/photos//k")),
        ("http://minio", "my.photos", ("my.photos.minio", "/k"), ("minio", "/my.photos/k")),
        ("https://minio.", "photos", ("photos.minio.", "/k"), ("minio.", "/photos/k")),
        ("http://minio/a b/", "photos", ("photos.minio", "/a%20b/k"), ("minio", "/a%20b/photos/k")),
        ("http://minio/base", "photos", ("photos.minio", "/base"), ("minio", "/base/photos")),
    ],
)
def test_what_stands_before_a_single_label_goes_into_the_path(
    endpoint: str, bucket: str, given: tuple[str, str], judged: tuple[str, str]
) -> None:
    assert by_path(endpoint, bucket, *given) == judged


@pytest.mark.parametrize(
    ("endpoint", "bucket", "given"),
    [
        (None, "photos", ("photos.s3.eu-west-1.amazonaws.com", "/k")),
        ("http://store.example.com", "photos", ("photos.store.example.com", "/k")),
        ("http://127.0.0.1:9000", "photos", ("127.0.0.1:9000", "/photos/k")),
        ("http://[::1]:9000", "photos", ("[::1]:9000", "/photos/k")),
        ("http://minio:9000", "photos", ("minio:9000", "/photos/k")),
        ("http://minio:9000", "photos", ("videos.minio:9000", "/k")),
        ("http://photos.", "photos", ("photos.", "/photos/k")),
        ("http://minio", None, ("minio", "/")),
        ("http://minio", f"{'x' * 43}--op-s3", (f"{'x' * 43}--op-s3.minio", "/k")),
    ],
)
def test_everything_else_stays_where_it_is(
    endpoint: str | None, bucket: str | None, given: tuple[str, str]
) -> None:
    assert by_path(endpoint, bucket, *given) == given
