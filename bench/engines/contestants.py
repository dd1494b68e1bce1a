"""Who signs for all keys, each with the keys in the form that it takes them in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module, metadata
from typing import Any

import duckdb
import polars
import pyarrow  # type: ignore[import-untyped]
from s3presign.duckdb import register
from s3presign.polars import presigned_url

from bench import work
from bench.python.peers import boto3

from .work import template


@dataclass(frozen=True)
class Contestant:
    """``run`` signs for the keys that ``prepare`` made of a list, and ``first`` reads a URL of what comes out.
    The slow ones are given one of so many keys.
    """

    name: str
    package: str
    prepare: Callable[[list[str]], Any]
    run: Callable[[Any], Any]
    first: Callable[[Any], str] = lambda urls: str(urls[0])
    one_of: int = 1

    @property
    def version(self) -> str:
        return metadata.version(self.package)


def contestants() -> list[Contestant]:
    """Lists and columns, then engines, then what one would write without them."""
    ours = template("s3presign")
    url = presigned_url("key", ours)
    database = duckdb.connect()
    register(database, "photo_url", ours)

    def loop(sign: Callable[[str], str], keys: list[str]) -> list[str]:
        return [sign(key) for key in keys]

    def frame(keys: list[str]) -> polars.DataFrame:
        return polars.DataFrame({"key": keys})

    def table(keys: list[str]) -> str:
        handed_over = pyarrow.table({"key": keys})
        database.register("handed_over", handed_over)
        database.execute("create or replace table photos as select key from handed_over")
        return "select photo_url(key) as url from photos"

    def first_of_column(urls: Any) -> str:
        return str(pyarrow.chunked_array(urls)[0])

    def first_of_frame(urls: Any) -> str:
        return str(urls["url"][0])

    return [
        Contestant(
            "s3presign urls(list), before", "s3presign", list, template("s3presign_before").urls
        ),
        Contestant("s3presign urls(list)", "s3presign", list, ours.urls),
        Contestant(
            "s3presign urls(Arrow column)", "s3presign", pyarrow.array, ours.urls, first_of_column
        ),
        Contestant("fast_s3_url", "fast-s3-url", list, fast_s3_url(), one_of=10),
        Contestant(
            "polars, eager",
            "polars",
            frame,
            lambda keys: keys.with_columns(url=url),
            first_of_frame,
        ),
        Contestant(
            "polars, lazy",
            "polars",
            lambda keys: frame(keys).lazy(),
            lambda keys: keys.with_columns(url=url).collect(),
            first_of_frame,
        ),
        Contestant(
            "DuckDB",
            "duckdb",
            table,
            lambda query: database.sql(query).to_arrow_table(),
            first_of_frame,
        ),
        Contestant("a loop over template.url", "s3presign", list, partial(loop, ours.url)),
        Contestant("boto3", "boto3", list, partial(loop, boto3(work.GET)), one_of=1000),
    ]


def fast_s3_url() -> Callable[[list[str]], list[str]]:
    """A signer whose bucket is given by its URL, so that it asks no client of boto3."""
    credentials = import_module("fast_s3_url.credentials").Credentials(
        access_key=work.ACCESS_KEY_ID, secret_key=work.SECRET_ACCESS_KEY
    )
    signer = import_module("fast_s3_url").FastS3UrlSigner(
        bucket_endpoint_url=f"https://{work.BUCKET}.s3.{work.REGION}.amazonaws.com/",
        aws_region=work.REGION,
        credentials=credentials,
    )
    return partial(signer.generate_presigned_get_object_urls, expires_in=work.EXPIRES_IN)
