"""Many keys: one template, many threads."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from s3presign import S3PresignError, Signer


def test_a_template_signs_as_a_signer_does(signer: Signer, now: datetime) -> None:
    template = signer.template("GetObject", bucket="photos", version_id="v")
    whole = signer.presign("GetObject", bucket="photos", version_id="v", key="k", signing_time=now)
    assert template.url("k", now) == whole.url
    assert template.presign("k", signing_time=now) == whole
    assert template.urls(["k", "l"], now) == [template.url("k", now), template.url("l", now)]
    assert template.urls(iter(()), now) == []


def test_operations_without_a_key_take_none(signer: Signer) -> None:
    template = signer.template("ListObjectsV2", bucket="photos", prefix="2026/")
    assert "list-type=2&prefix=2026%2F" in template.url()
    with pytest.raises(S3PresignError) as refusal:
        template.url("k")
    assert refusal.value.code == "UnexpectedKey"


def test_the_clock_is_read_where_no_time_is_given(signer: Signer) -> None:
    before = time.time()
    signed_at = signer.template("GetObject", bucket="b").presign("k").signed_at.timestamp()
    assert before - 1 <= signed_at <= time.time()


def test_a_wrong_key_among_many_is_an_error(signer: Signer) -> None:
    template = signer.template("GetObject", bucket="photos")
    with pytest.raises(S3PresignError):
        template.urls(["a", ""])
    with pytest.raises(S3PresignError, match='"keys" is of type int; pass str'):
        template.urls(["a", 5])  # type: ignore[list-item]
    with pytest.raises(S3PresignError, match="pass a list of keys"):
        template.urls("a.jpg")


def test_batches_of_keys_make_one_list(signer: Signer, now: datetime) -> None:
    template = signer.template("GetObject", bucket="photos")
    # More than two batches, and URLs longer than the room that they have at first.
    keys = [f"{number}/" + "é" * (number % 500) for number in range(20_000)]
    assert template.urls(iter(keys), now) == [template.url(key, now) for key in keys]
    with pytest.raises(S3PresignError):
        template.urls([*keys, ""], now)
    with pytest.raises(ZeroDivisionError):
        template.urls((str(1 // (9_000 - number)) for number in range(10_000)), now)


def test_threads_share_a_template(signer: Signer, now: datetime) -> None:
    template = signer.template("GetObject", bucket="photos")
    keys = [f"{number}.jpg" for number in range(2_000)]
    expected = [template.url(key, now) for key in keys]
    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(lambda key: template.url(key, now), keys)) == expected


def test_many_urls_are_signed_without_the_interpreter_lock(signer: Signer, now: datetime) -> None:
    template = signer.template("GetObject", bucket="photos")
    keys = [f"{number}.jpg" for number in range(400_000)]
    steps = 0
    done = threading.Event()

    def count() -> None:
        nonlocal steps
        while not done.is_set():
            steps += 1
            time.sleep(0.001)

    counter = threading.Thread(target=count)
    # With the lock held throughout, the other thread would not get a single turn.
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1_000)
    try:
        counter.start()
        before = steps
        template.urls(keys, now)
        during = steps - before
    finally:
        done.set()
        sys.setswitchinterval(interval)
        counter.join()
    assert during > 10


def test_a_scope_counts_from_the_clock_of_the_host(signer: Signer) -> None:
    scoped = signer.scoped(
        bucket="photos",
        operations=["GetObject", "PutObject", "UploadPart"],
        allow=["query:a"],
    )
    template = scoped.template("GetObject", bucket="photos")
    calls: list[Callable[..., str]] = [
        lambda **at: template.url("k", **at),
        lambda **at: template.urls(["k"], **at)[0],
        lambda **at: template.presign("k", **at).url,
        lambda **at: scoped.presign("GetObject", bucket="photos", key="k", **at).url,
        lambda **at: scoped.presign_post(bucket="photos", key="k", **at).url,
    ]

    def refused(call: Callable[..., object], **arguments: Any) -> str:
        with pytest.raises(S3PresignError) as refusal:
            call(**arguments)
        return refusal.value.code

    clock = datetime.now(timezone.utc)
    ahead = clock + timedelta(hours=1)
    for call in calls:
        assert call() and call(signing_time=clock)
        assert refused(call, signing_time=ahead) == "SigningTimeOutsideScope"
    for call in calls[3:]:
        assert call(signing_time=ahead, clock=ahead)
    parts = {
        "bucket": "photos",
        "key": "k",
        "upload_id": "i",
        "part_count": 1,
        "signing_time": ahead,
    }
    assert refused(scoped.presign_multipart, **parts) == "SigningTimeOutsideScope"
    assert refused(scoped.presign_multipart, **parts, clock=ahead) == "OperationOutsideScope"
    clocked = scoped.template("GetObject", bucket="photos", clock=ahead, query={"a": "1"})
    assert clocked.url("k", ahead) == clocked.urls(["k"], ahead)[0]
    assert signer.template("GetObject", bucket="photos").url("k", ahead)
