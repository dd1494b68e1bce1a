"""URLs as a function of DuckDB's SQL."""

from __future__ import annotations

import re
from datetime import datetime

import duckdb
import pytest
from s3presign import S3PresignError, Signer, Template
from s3presign.duckdb import register


@pytest.fixture
def template(signer: Signer) -> Template:
    return signer.template("GetObject", bucket="photos")


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def column(connection: duckdb.DuckDBPyConnection, query: str) -> list[str | None]:
    return [row[0] for row in connection.execute(query).fetchall()]


def test_the_function_gives_the_urls_of_the_list(
    connection: duckdb.DuckDBPyConnection, template: Template, now: datetime
) -> None:
    register(connection, "photo_url", template)
    connection.execute(
        "create table photos as select 'a b/' || i || '.jpg' as key from range(20000) t(i)"
    )
    keys = [key or "" for key in column(connection, "select key from photos order by key")]
    at = int(now.timestamp()) * 1_000_000 + 999_999
    urls = column(connection, f"select photo_url_at(key, {at}) from photos order by key")
    assert urls == template.urls(keys, now)


def test_all_urls_of_a_query_have_one_instant(
    connection: duckdb.DuckDBPyConnection, template: Template
) -> None:
    register(connection, "photo_url", template)
    urls = column(connection, "select photo_url('k' || i) from range(30000) t(i)")
    dates = {re.findall(r"X-Amz-Date=(\w+)", url or "")[0] for url in urls}
    assert (len(urls), len(dates)) == (30_000, 1)


def test_many_instants_do_not_take_long(
    connection: duckdb.DuckDBPyConnection, template: Template
) -> None:
    register(connection, "photo_url", template)
    query = "select photo_url_at('a' || i, 1700000000000000 + (i % 1000) * 1000000) from range(2048) t(i)"
    assert len({*column(connection, query)}) == 2048
    register(connection, "lenient_url", template, errors="null")
    for name in ("photo_url", "lenient_url"):
        query = f"select {name}_at(k, m) from (values ('a', null), (null, 0), ('b', 0)) t(k, m)"
        urls = column(connection, query)
        assert [url is None for url in urls] == [True, True, False]


def test_an_instant_for_each_row(connection: duckdb.DuckDBPyConnection, template: Template) -> None:
    register(connection, "photo_url", template)
    seconds = [1_767_323_045, 1_767_323_046, 1_767_323_045]
    rows = ", ".join(f"('{row}', {at * 1_000_000})" for row, at in enumerate(seconds))
    urls = column(
        connection, f"select photo_url_at(key, micros) from (values {rows}) t(key, micros)"
    )
    for row, (url, at) in enumerate(zip(urls, seconds)):
        instant = datetime.fromtimestamp(at).astimezone()
        assert url == template.url(str(row), instant)


def test_nulls_and_wrong_keys(connection: duckdb.DuckDBPyConnection, template: Template) -> None:
    register(connection, "strict_url", template)
    register(connection, "lenient_url", template, errors="null")
    query = "select {}(key) from (values ('a'), (null), ('')) t(key)"
    urls = column(connection, query.format("lenient_url"))
    assert [url is None for url in urls] == [False, True, True]
    assert column(connection, "select strict_url(null)") == [None]
    with pytest.raises(duckdb.Error, match="keys have 1 to 1024 bytes"):
        column(connection, query.format("strict_url"))
    with pytest.raises(duckdb.Error, match="keys have 1 to 1024 bytes"):
        column(connection, "select strict_url('')")


def test_a_function_can_be_registered_anew_and_must_have_a_name(
    connection: duckdb.DuckDBPyConnection, signer: Signer, template: Template
) -> None:
    register(connection, "order", template)
    upload = signer.template("PutObject", bucket="photos", content_type="image/jpeg")
    register(connection, "order", upload)
    assert "content-type" in (column(connection, "select \"order\"('a')")[0] or "")
    on_a_cursor = "select order_at('a', epoch_us(now()))"
    assert "content-type" in (column(connection.cursor(), on_a_cursor)[0] or "")
    with pytest.raises(S3PresignError, match="raise or null"):
        register(connection, "url", template, errors="ignore")  # type: ignore[arg-type]
    for name in ("", "a b", "x(y)", "1st", "größe"):
        with pytest.raises(S3PresignError, match="not a name for a function") as refusal:
            register(connection, name, template)
        assert (refusal.value.code, refusal.value.parameter) == ("InvalidOption", "name")
