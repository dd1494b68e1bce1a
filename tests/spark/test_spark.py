"""URLs as a column of a real Spark, on two workers: `make spark`."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pyspark.errors import PythonException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from s3presign import OperationName, S3PresignError, Signer
from s3presign.spark import CredentialsByValue, _own_signer, presigned_url

ID, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
IRELAND = {"region": "eu-west-1"}
BY_VALUE = CredentialsByValue(ID, SECRET)
ROWS = 2_000_000


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    with pytest.MonkeyPatch.context() as environment:
        # The executors' own credentials: they inherit the variables of the driver that starts them.
        environment.setenv("AWS_ACCESS_KEY_ID", ID)
        environment.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
        builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        session = builder.config("spark.driver.memory", "2g").getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


@pytest.fixture
def photos(spark: SparkSession) -> DataFrame:
    return spark.createDataFrame([("a b.jpg",), ("ü.jpg",), ("2.jpg",)], "key string")


def urls(frame: DataFrame) -> list[str | None]:
    return [row.url for row in frame.select("url").collect()]


@pytest.mark.parametrize("credentials", [None, BY_VALUE], ids=["executors'", "by value"])
def test_the_urls_are_those_of_a_template(
    photos: DataFrame, credentials: CredentialsByValue | None
) -> None:
    now = datetime.now(UTC)
    column = presigned_url(
        F.col("key"),
        bucket="photos",
        signer=IRELAND,
        credentials=credentials,
        signing_time=now,
        expires_in=3600,
    )
    signer = Signer(access_key_id=ID, secret_access_key=SECRET, region="eu-west-1")
    template = signer.template("GetObject", bucket="photos", expires_in=3600)
    expected = template.urls(["a b.jpg", "ü.jpg", "2.jpg"], now)
    assert urls(photos.withColumn("url", column)) == expected


def test_two_million_rows_have_one_instant_and_are_signed_once(spark: SparkSession) -> None:
    keys = spark.range(ROWS).select(F.concat(F.lit("k/"), F.col("id").cast("string")).alias("key"))
    column = presigned_url("key", bucket="photos", signer=IRELAND, credentials=BY_VALUE)
    frame = keys.withColumn("url", column).filter(F.col("url").contains("X-Amz-Signature"))
    plan = frame._jdf.queryExecution().executedPlan().toString()
    assert plan.count("presigned_url(") == 1, plan
    dates = F.regexp_extract("url", r"X-Amz-Date=(\w+)", 1)
    counted = frame.groupBy(dates.alias("date")).count().collect()
    assert [row["count"] for row in counted] == [ROWS]


def test_collecting_twice_gives_the_same_urls(photos: DataFrame) -> None:
    frame = photos.withColumn("url", presigned_url("key", bucket="photos", signer=IRELAND))
    first = urls(frame)
    time.sleep(1.1)
    assert urls(frame) == first


def test_an_executor_refuses_an_instant_that_is_too_old(photos: DataFrame) -> None:
    old = datetime.now(UTC) - timedelta(hours=2)
    column = presigned_url("key", bucket="photos", signer=IRELAND, signing_time=old)
    with pytest.raises(PythonException, match="write it anew"):
        urls(photos.withColumn("url", column))


def test_nulls_and_wrong_keys(spark: SparkSession) -> None:
    frame = spark.createDataFrame([("a",), (None,), ("",)], "key string")
    lenient = presigned_url("key", bucket="photos", signer=IRELAND, errors="null")
    assert [url is None for url in urls(frame.withColumn("url", lenient))] == [False, True, True]
    strict = presigned_url("key", bucket="photos", signer=IRELAND)
    with pytest.raises(PythonException, match="GetObject acts on an object"):
        urls(frame.withColumn("url", strict))
    empty = frame.filter("false").withColumn("url", strict)
    assert urls(empty) == []


def test_no_secret_is_in_a_plan_an_error_or_a_repr(photos: DataFrame) -> None:
    column = presigned_url("key", bucket="photos", signer=IRELAND, credentials=BY_VALUE)
    frame = photos.withColumn("url", column)
    shown = [str(column), repr(BY_VALUE), frame._jdf.queryExecution().toString()]
    missing = presigned_url(
        "key", bucket="photos", signer=IRELAND, credentials=CredentialsByValue(ID, "")
    )
    with pytest.raises(PythonException) as refusal:
        urls(photos.withColumn("url", missing))
    shown.append(str(refusal.value))
    too_long = spark_keys_too_long(photos).withColumn("url", column)
    with pytest.raises(PythonException) as refusal:
        urls(too_long)
    shown.append(str(refusal.value))
    assert not [text for text in shown if SECRET in text or re.search("X-Amz-Signature=", text)]


def spark_keys_too_long(photos: DataFrame) -> DataFrame:
    return photos.select(F.repeat("key", 400).alias("key"))


def test_what_every_executor_would_refuse_is_refused_at_once() -> None:
    with pytest.raises(S3PresignError) as refusal:
        presigned_url("key", bucket="photos", operation=OperationName("PutObjct"), signer=IRELAND)
    assert refusal.value.code == "UnknownOperation"
    with pytest.raises(S3PresignError, match="sent to every executor") as refusal:
        presigned_url("key", bucket="photos", signer={**IRELAND, "secret_access_key": SECRET})
    assert SECRET not in str(refusal.value)


def test_an_executor_without_variables_asks_boto3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    with pytest.raises(S3PresignError, match="credentials"):
        _own_signer(dict(IRELAND))
    (tmp_path / "credentials").write_text(
        f"[default]\naws_access_key_id = {ID}\naws_secret_access_key = {SECRET}\n"
    )
    assert ID in repr(_own_signer(dict(IRELAND)))
