"""Columns of keys in Arrow's layouts, from every library that has one, and columns of URLs."""

from __future__ import annotations

import ctypes
import gc
import pickle
import signal
import threading
from datetime import datetime, timedelta
from typing import Any

import arro3.core
import datafusion
import duckdb
import nanoarrow  # type: ignore[import-untyped]
import pandas  # type: ignore[import-untyped]
import polars
import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from s3presign import S3PresignError, Signer, Template, UrlColumn

# More than a chunk, names that are encoded, and of every length that decides a layout.
KEYS = [f"{number}/" + ("é " * (number % 3)) + "k" * (number % 29) for number in range(70_001)]


@pytest.fixture
def template(signer: Signer) -> Template:
    return signer.template("GetObject", bucket="photos")


@pytest.fixture
def expected(template: Template, now: datetime) -> list[str]:
    return template.urls(KEYS, now)


def listed(urls: UrlColumn) -> list[str | None]:
    column: list[str | None] = pa.chunked_array(urls).to_pylist()
    assert len(column) == len(urls)
    assert column.count(None) == urls.null_count
    return column


LIBRARIES: dict[str, Any] = {
    "pyarrow string": lambda keys: pa.array(keys, pa.string()),
    "pyarrow large_string": lambda keys: pa.array(keys, pa.large_string()),
    "pyarrow string_view": lambda keys: pa.array(keys, pa.string_view()),
    "pyarrow dictionary": lambda keys: pa.array(keys, pa.string()).dictionary_encode(),
    "pyarrow chunks": lambda keys: pa.chunked_array(
        [keys[:1], [], keys[1:40_000], keys[40_000:]], pa.string()
    ),
    "pyarrow slice": lambda keys: pa.array(["x", "y", *keys, "z"])[2:-1],
    "pyarrow view slice": lambda keys: pa.array(["x", *keys, "z"], pa.string_view())[1:-1],
    "polars": lambda keys: polars.Series(keys),
    "polars categorical": lambda keys: polars.Series(keys, dtype=polars.Categorical),
    "polars lazy": lambda keys: (
        polars.LazyFrame({"key": keys}).filter(polars.col("key") != "x").collect()["key"]
    ),
    "pandas": lambda keys: pandas.Series(keys, dtype="string[pyarrow]"),
    "pandas str": lambda keys: pandas.Series(keys),
    "nanoarrow": lambda keys: nanoarrow.Array(keys, nanoarrow.string()),
    "arro3": lambda keys: arro3.core.Array(keys, arro3.core.DataType.utf8()),
}


@pytest.mark.parametrize("library", LIBRARIES)
def test_every_library_and_layout_gives_the_urls_of_the_list(
    library: str, template: Template, now: datetime, expected: list[str]
) -> None:
    column = LIBRARIES[library](KEYS)
    urls = template.urls(column, now)
    assert isinstance(urls, UrlColumn)
    assert listed(urls) == expected


def test_engines_hand_their_columns_over(
    template: Template, now: datetime, expected: list[str]
) -> None:
    keys = pa.table({"key": KEYS})
    relation: Any = duckdb.sql("select key from keys")
    from_duckdb = relation.to_arrow_table()["key"]
    assert listed(template.urls(from_duckdb, now)) == expected
    context = datafusion.SessionContext()
    frame = context.from_arrow(keys).select("key")
    columns = pa.table(frame)["key"]
    assert sorted(u or "" for u in listed(template.urls(columns, now))) == sorted(expected)


def test_every_library_takes_the_urls(
    template: Template, now: datetime, expected: list[str]
) -> None:
    urls = template.urls(pa.array(KEYS), now)
    assert polars.Series(urls).to_list() == expected
    assert list(pandas.Series(pa.chunked_array(urls))) == expected
    assert arro3.core.ChunkedArray.from_arrow(urls).to_pylist() == expected
    assert nanoarrow.Array(urls).to_pylist() == expected
    # As often as they are asked for, and after the column is gone.
    first, second = pa.chunked_array(urls), pa.chunked_array(urls)
    del urls
    gc.collect()
    assert first.to_pylist() == second.to_pylist() == expected
    first.validate(full=True)


@pytest.mark.parametrize(
    "type_",
    [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())],
    ids=str,
)
def test_nulls_and_empty_keys(type_: Any, template: Template, now: datetime) -> None:
    column = pa.array(["x", "a", None, "", "b"], type_)[1:]
    a, b = template.urls(["a", "b"], now)
    assert listed(template.urls(column, now, errors="null")) == [a, None, None, b]
    with pytest.raises(S3PresignError, match="row 1: GetObject acts on an object") as refusal:
        template.urls(column, now)
    assert (refusal.value.code, refusal.value.row) == ("MissingKey", 1)
    with pytest.raises(S3PresignError) as refusal:
        template.urls(pa.chunked_array([["a"], [], ["b", ""]], pa.string()), now)
    assert (refusal.value.code, refusal.value.row) == ("InvalidKey", 2)
    assert pickle.loads(pickle.dumps(refusal.value)).row == 2


def test_rows_behind_the_first_chunk_are_counted_from_the_first_row(
    template: Template, now: datetime
) -> None:
    keys = ["k"] * 100_000
    keys[99_998] = "k" * 1025
    for column in (pa.array(keys), pa.chunked_array([keys[:5], keys[5:]]), keys):
        with pytest.raises(S3PresignError, match="row 99998: ") as refusal:
            template.urls(column, now)
        assert (refusal.value.code, refusal.value.row) == ("InvalidKey", 99_998)
    urls = listed(template.urls(pa.array(keys), now, errors="null"))
    assert [row for row, url in enumerate(urls) if url is None] == [99_998]
    plain = template.urls(keys, now, errors="null")
    assert plain == urls


def test_columns_of_nothing(template: Template, now: datetime) -> None:
    for column in (
        pa.array([], pa.string()),
        pa.array([], pa.string_view()),
        pa.chunked_array([], pa.string()),
        polars.Series([], dtype=polars.String),
    ):
        urls = template.urls(column, now)
        assert (len(urls), listed(urls)) == (0, [])
    nulls = pa.nulls(3)
    assert listed(template.urls(nulls, now, errors="null")) == [None, None, None]


@pytest.mark.parametrize(
    "column",
    [
        pa.array([1, 2]),
        pa.array([b"a"]),
        pa.array([["a"]]),
        pa.table({"key": ["a"]}),
        pa.array([1, 2]).dictionary_encode(),
    ],
    ids=lambda column: str(getattr(column, "type", "table")),
)
def test_a_column_of_another_type_is_refused(column: Any, template: Template) -> None:
    with pytest.raises(S3PresignError, match="pass a column of strings") as refusal:
        template.urls(column)
    assert (refusal.value.code, refusal.value.parameter) == ("WrongType", "keys")


def test_lists_have_the_same_nulls_and_rows(template: Template, now: datetime) -> None:
    keys: Any = ["a", None, "", "b"]
    a, b = template.urls(["a", "b"], now)
    assert template.urls(keys, now, errors="null") == [a, None, None, b]
    with pytest.raises(S3PresignError) as refusal:
        template.urls(keys, now)
    assert (refusal.value.code, refusal.value.row) == ("MissingKey", 1)
    with pytest.raises(S3PresignError) as refusal:
        template.urls(["a"] * 9_000 + keys[1:1] + [5], now, errors="null")
    assert (refusal.value.code, refusal.value.row) == ("WrongType", 9_000)


def test_a_key_that_is_not_text_is_that_row(
    signer: Signer, template: Template, now: datetime
) -> None:
    column = pa.array([b"a", b"\xff", b"b"], pa.binary()).view(pa.string())
    with pytest.raises(S3PresignError, match="row 1: .* is not UTF-8") as refusal:
        template.urls(column, now)
    assert (refusal.value.code, refusal.value.row) == ("InvalidKey", 1)
    assert listed(template.urls(column, now, errors="null"))[1] is None
    lists = signer.template("ListObjectsV2", bucket="photos")
    with pytest.raises(S3PresignError) as refusal:
        lists.urls(column[1:], now, errors="null")
    assert (refusal.value.code, refusal.value.row) == ("UnexpectedKey", 0)


def test_other_words_for_errors_are_refused(template: Template) -> None:
    with pytest.raises(S3PresignError, match="raise or null"):
        template.urls(["a"], errors="ignore")  # type: ignore[call-overload]
    with pytest.raises(S3PresignError, match="of type int"):
        template.urls(["a"], errors=1)  # type: ignore[call-overload]


def test_an_error_of_the_producer_is_passed_on(template: Template) -> None:
    def batches() -> Any:
        yield pa.record_batch({"key": ["a"]})
        raise ValueError("the disk is on fire")

    reader = pa.RecordBatchReader.from_batches(pa.schema({"key": pa.string()}), batches())
    with pytest.raises((RuntimeError, S3PresignError)):
        template.urls(reader)

    class Failing:
        def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
            raise KeyError("no such column")

    with pytest.raises(KeyError):
        template.urls(Failing())

    class Wrong:
        def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
            return "a", "b"

    with pytest.raises(TypeError):
        template.urls(Wrong())


def test_a_capsule_is_taken_once(template: Template, now: datetime) -> None:
    class Kept:
        def __init__(self) -> None:
            self.capsules = pa.array(["a", "b"]).__arrow_c_array__()

        def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
            return self.capsules

    kept = Kept()
    assert len(template.urls(kept, now)) == 2
    # Its content was moved out, and nothing is read that is gone.
    with pytest.raises(ValueError, match="taken already"):
        template.urls(kept, now)

    class Stream(Kept):
        def __init__(self) -> None:
            self.capsule = pa.chunked_array([["a"]]).__arrow_c_stream__()

        def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
            return self.capsule

    stream = Stream()
    assert pa.chunked_array(stream).to_pylist() == ["a"]
    with pytest.raises(ValueError, match="taken already"):
        template.urls(stream, now)


def test_credentials_that_have_ended_end_every_row(now: datetime) -> None:
    signer = Signer(
        access_key_id="ASIAIOSFODNN7EXAMPLE",
        secret_access_key="secret",
        session_token="token",
        region="eu-west-1",
        credentials_expiration=now,
    )
    template = signer.template("GetObject", bucket="photos")
    later = now + timedelta(seconds=1)
    with pytest.raises(S3PresignError) as refusal:
        template.urls(pa.array(["a", "b"]), later)
    assert (refusal.value.code, refusal.value.row) == ("CredentialsExpired", 0)
    # No other key could be signed for.
    for keys in (["a", "b"], pa.array(["a", "b"])):
        with pytest.raises(S3PresignError) as refusal:
            template.urls(keys, later, errors="null")
        assert refusal.value.code == "CredentialsExpired"


def test_nothing_of_the_urls_is_shown(template: Template, now: datetime) -> None:
    assert repr(template.urls(pa.array(["secret-name"]), now)) == "<s3presign.UrlColumn of 1 rows>"


def test_columns_are_signed_in_several_threads(
    template: Template, now: datetime, expected: list[str]
) -> None:
    column = pa.array(KEYS)
    urls: list[Any] = []
    threads = [
        threading.Thread(target=lambda: urls.append(template.urls(column, now))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [listed(column) for column in urls] == [expected] * 4


class Interrupted(Exception):
    """What Ctrl-C is to a program."""


@pytest.mark.parametrize("kind", [list, pa.array])
def test_a_signal_ends_a_long_call(kind: Any, template: Template, now: datetime) -> None:
    keys = kind([f"{number}.jpg" for number in range(1_500_000)])

    def interrupt(*_: Any) -> None:
        raise Interrupted

    handled = signal.signal(signal.SIGALRM, interrupt)
    try:
        # Long before the last key is signed for.
        signal.setitimer(signal.ITIMER_REAL, 0.02)
        with pytest.raises(Interrupted):
            template.urls(keys, now)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handled)


def test_memory_is_given_back(template: Template, now: datetime) -> None:
    column = pa.array(KEYS)
    libc = ctypes.CDLL(None)
    resident = []
    for _ in range(12):
        for _ in range(5):
            pa.chunked_array(template.urls(column, now))
        gc.collect()
        libc.malloc_trim(0)
        with open("/proc/self/statm", encoding="ascii") as statm:
            resident.append(int(statm.read().split()[1]) * 4096)
    # Five columns have over 100 MB.
    assert resident[-1] - resident[3] < 30_000_000
