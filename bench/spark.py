"""URLs as a column of Spark, on two workers, beside what Spark itself takes and beside boto3 in a function of the
user's: `make bench-spark`.

What Spark takes is an Arrow function that gives the keys back. To it comes the signing itself: the same keys in the
same batches, in a process of Python alone. All of it in CPU time, of Spark's virtual machine and of the workers.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Iterator  # noqa: UP035  (what Spark looks for in a function's types)

import pyarrow  # type: ignore[import-untyped]
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F
from s3presign import Signer, Template
from s3presign.spark import presigned_url

from . import work
from .machine import machine
from .table import table

ROWS, FEW = 2_000_000, 20_000
# How many rows Spark hands over at once, unless told otherwise.
BATCH = 10_000
# Compilers of Spark's virtual machine have settled by then.
WARM_UP = 3

# An Arrow function that gives back what it gets, and the signing, should take at least this part of a column of URLs.
OVERHEAD = 1.25
# boto3 should take at least so many times as long a row.
BOTO3 = 100.0

OURS, IDENTITY, FIXED, SIGNING, PEER = (
    "s3presign.spark.presigned_url",
    "an Arrow function that gives back the keys",
    "the same, giving one ready URL for each",
    "the signing itself",
    "boto3 in an Arrow function",
)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    os.environ["AWS_ACCESS_KEY_ID"] = work.ACCESS_KEY_ID
    os.environ["AWS_SECRET_ACCESS_KEY"] = work.SECRET_ACCESS_KEY
    spark = session()
    print(f"{machine()}, Spark {spark.version}\n\n{report(measured(spark, rounds), rounds)}")
    spark.stop()


def session() -> SparkSession:
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    found = builder.config("spark.driver.memory", "4g").getOrCreate()
    found.sparkContext.setLogLevel("OFF")
    return found


def measured(spark: SparkSession, rounds: int) -> dict[str, list[float]]:
    """Microseconds a row of each round, in which all take turns."""
    many, few = keys(spark, ROWS), keys(spark, FEW)
    batches = pyarrow.array([row.key for row in many.limit(BATCH).collect()])
    turns: dict[str, tuple[int, Callable[[], object]]] = {
        IDENTITY: (ROWS, lambda: computed(many, F.arrow_udf(identity, "string")("key"))),
        FIXED: (ROWS, lambda: computed(many, F.arrow_udf(fixed, "string")("key"))),
        OURS: (ROWS, lambda: computed(many, url())),
        SIGNING: (ROWS, lambda: signed(batches)),
        PEER: (FEW, lambda: computed(few, F.arrow_udf(boto3, "string")("key"))),
    }
    found: dict[str, list[float]] = {name: [] for name in turns}
    for number in range(-WARM_UP, rounds):
        for name, (rows, run) in turns.items():
            gc.collect()
            before = cpu_seconds()
            run()
            if number >= 0:
                found[name].append((cpu_seconds() - before) / rows * 1e6)
    return found


def keys(spark: SparkSession, count: int) -> DataFrame:
    """UUIDs, kept in Spark's memory, in a part for each worker."""
    digest = F.sha2(F.col("id").cast("string"), 256)
    places = [(1, 8), (9, 4), (13, 4), (17, 4), (21, 12)]
    uuid = F.concat_ws("-", *(F.substring(digest, start, length) for start, length in places))
    kept = spark.range(0, count, 1, 2).select(uuid.alias("key")).cache()
    kept.count()
    return kept


def computed(frame: DataFrame, column: Column) -> None:
    """Every row, which goes nowhere."""
    frame.select(column.alias("url")).write.format("noop").mode("overwrite").save()


def url() -> Column:
    return presigned_url("key", bucket=work.BUCKET, signer={"region": work.REGION})


def identity(batches: Iterator[pyarrow.Array]) -> Iterator[pyarrow.Array]:
    yield from batches


def fixed(batches: Iterator[pyarrow.Array]) -> Iterator[pyarrow.Array]:
    """What Spark takes to carry URLs that cost nothing to make."""
    ready = pyarrow.array([template().url("0" * 36)] * BATCH)
    for batch in batches:
        yield ready[: len(batch)]


def template() -> Template:
    signer = Signer(
        access_key_id=work.ACCESS_KEY_ID,
        secret_access_key=work.SECRET_ACCESS_KEY,
        region=work.REGION,
    )
    return signer.template("GetObject", bucket=work.BUCKET)


def signed(batch: pyarrow.Array) -> None:
    sign = template().urls
    for _ in range(ROWS // len(batch)):
        sign(batch)


def boto3(batches: Iterator[pyarrow.Array]) -> Iterator[pyarrow.Array]:
    """With a client for all batches of a part."""
    client = import_module("boto3").client(
        "s3",
        region_name=work.REGION,
        config=import_module("botocore.config").Config(signature_version="s3v4"),
    )
    for batch in batches:
        yield pyarrow.array(
            [
                client.generate_presigned_url(
                    "get_object",
                    Params={"Bucket": work.BUCKET, "Key": key},
                    ExpiresIn=work.EXPIRES_IN,
                )
                for key in batch.to_pylist()
            ]
        )


def cpu_seconds() -> float:
    """Of this process and all below it, those that have ended included."""
    parents, ticks = {}, {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                # Behind the name, which may have spaces and brackets (proc(5), stat).
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            parents[int(folder.name)] = int(fields[1])
            ticks[int(folder.name)] = sum(map(int, fields[11:15]))

    def is_ours(process: int) -> bool:
        while process not in (0, os.getpid()):
            process = parents.get(process, 0)
        return process != 0

    return sum(ticks[process] for process in ticks if is_ours(process)) / os.sysconf("SC_CLK_TCK")


def report(found: dict[str, list[float]], rounds: int) -> str:
    overhead, beside_urls = (
        ratio(found[OURS], [sum(both) for both in zip(found[given], found[SIGNING], strict=True)])
        for given in (IDENTITY, FIXED)
    )
    boto3_to_ours = ratio(found[PEER], found[OURS])
    rows = [[name, f"{median(times):.2f}"] for name, times in found.items()]
    return "\n".join(
        [
            f"Spark on two workers: {ROWS:,} UUIDs ({FEW:,} for boto3), {rounds} rounds",
            table(["contestant", "µs of CPU/row"], rows, ["contestant"]),
            "",
            f"A column of URLs takes {overhead:.2f}x what giving back the keys and the signing take together "
            f"(goal: at most {OVERHEAD:g}x: {'reached' if overhead <= OVERHEAD else 'MISSED'}); "
            f"{beside_urls:.2f}x what giving ready URLs and the signing do.",
            f"boto3 takes {boto3_to_ours:.0f}x as long a row as a column of URLs "
            f"(goal: at least {BOTO3:g}x: {'reached' if boto3_to_ours >= BOTO3 else 'MISSED'}).",
        ]
    )


def ratio(times: list[float], others: list[float]) -> float:
    """The median of the rounds' ratios."""
    return median(mine / theirs for mine, theirs in zip(times, others, strict=True))


if __name__ == "__main__":
    main()
