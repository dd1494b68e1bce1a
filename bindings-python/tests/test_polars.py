"""URLs as expressions of polars, eager, lazy and in streams."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import polars
import pytest
from s3presign import S3PresignError, Signer, Template
from s3presign.polars import presigned_url


@pytest.fixture
def template(signer: Signer) -> Template:
    return signer.template("GetObject", bucket="photos")


KEYS = [f"2026/{number} ü.jpg" for number in range(150_000)]
ALWAYS = timedelta(days=99_999)


def test_eager_lazy_and_streaming_give_the_urls_of_the_list(
    template: Template, now: datetime
) -> None:
    frame = polars.DataFrame({"key": KEYS})
    expected = template.urls(KEYS, now)
    url = presigned_url("key", template, signing_time=now, max_age=ALWAYS)
    assert frame.select(url)["key"].to_list() == expected
    assert frame.lazy().with_columns(url=url).collect()["url"].to_list() == expected
    streamed = frame.lazy().with_columns(url=url).collect(engine="streaming")
    assert streamed["url"].to_list() == expected
    filtered = frame.lazy().with_columns(url=url).filter(polars.col("url").str.contains("/2026/7"))
    assert filtered.collect()["url"].to_list() == [u for u in expected if "/2026/7" in u]


def test_the_method_is_the_function(template: Template, now: datetime) -> None:
    frame = polars.DataFrame({"key": ["a", "b"]})
    method = polars.col("key").s3presign.url(template, signing_time=now, max_age=ALWAYS)  # type: ignore[attr-defined]
    assert frame.select(method)["key"].to_list() == template.urls(["a", "b"], now)


def test_one_query_has_one_instant(template: Template) -> None:
    lazy = polars.LazyFrame({"key": ["a", "b"]}).select(presigned_url("key", template))
    assert lazy.collect().equals(lazy.collect())


def test_a_query_that_is_run_too_late_is_refused(template: Template) -> None:
    old = datetime.now(timezone.utc) - timedelta(hours=2)
    late = polars.LazyFrame({"key": ["a"]}).select(presigned_url("key", template, signing_time=old))
    with pytest.raises(
        polars.exceptions.ComputeError, match="^InvalidSigningTime: .* write it anew"
    ):
        late.collect()


def test_nulls_and_wrong_keys(template: Template, now: datetime) -> None:
    frame = polars.DataFrame({"key": ["a", None, ""]})
    guarded = polars.when(polars.col("key") != "").then(
        presigned_url("key", template, signing_time=now, max_age=ALWAYS)
    )
    assert frame.select(guarded.alias("url"))["url"].to_list() == [
        template.url("a", now),
        None,
        None,
    ]
    urls = frame.select(
        presigned_url("key", template, signing_time=now, max_age=ALWAYS, errors="null")
    )
    assert urls["key"].to_list() == [template.url("a", now), None, None]
    refused = presigned_url("key", template, signing_time=now, max_age=ALWAYS)
    with pytest.raises(
        polars.exceptions.ComputeError, match="^InvalidKey: key .. is empty"
    ) as refusal:
        frame.select(refused)
    assert "row" not in str(refusal.value)
    with pytest.raises(polars.exceptions.ComputeError, match="^WrongType: .*column of strings"):
        polars.DataFrame({"key": [1]}).select(refused)


def test_wrong_arguments_are_refused_when_the_expression_is_written(template: Template) -> None:
    with pytest.raises(S3PresignError, match="naive datetime"):
        presigned_url("key", template, signing_time=datetime(2026, 1, 2))
    with pytest.raises(S3PresignError, match="raise or null"):
        presigned_url("key", template, errors="ignore")  # type: ignore[arg-type]


def test_a_plan_shows_no_secret(template: Template) -> None:
    plan = polars.LazyFrame({"key": ["a"]}).select(presigned_url("key", template)).explain()
    assert "Signature" not in plan
    assert "wJalr" not in plan
