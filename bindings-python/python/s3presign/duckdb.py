"""URLs as a function of DuckDB's SQL.

>>> import duckdb
>>> from s3presign import Signer
>>> from s3presign.duckdb import register
>>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
>>> connection = duckdb.connect()
>>> register(connection, "photo_url", signer.template("GetObject", bucket="photos"))
>>> row = connection.execute("select photo_url('1.jpg')").fetchone()
>>> row[0].split("?")[0]
'https://photos.s3.eu-west-1.amazonaws.com/1.jpg'

It needs pyarrow, by which DuckDB hands batches over, and numpy, which DuckDB asks for.
"""

from __future__ import annotations

import contextlib
from datetime import datetime, timezone
from functools import partial
from typing import Any, Literal

import duckdb

from ._core import Template
from ._errors import S3PresignError
from ._instant import sign_batch

__all__ = ["register"]


def register(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    template: Template,
    *,
    errors: Literal["raise", "null"] = "raise",
) -> None:
    """Gives a connection the function ``name(key)``: the URL of each key.

    All URLs of a query are signed at one instant, that of SQL's ``now()``: when its transaction
    began. ``name_at(key, microseconds)`` takes another, in microseconds since 1970.

    * ``name``: letters, digits and underscores, not beginning with a digit.
    * ``template``: what is signed for each key. The function keeps it as long as the
      connection lives.
    * ``errors``: with ``"null"`` a key that cannot be signed for gives null, else an error of the
      query that says why. A null gives null anyway, as SQL's functions do.

    Registered again, it takes another template in the place of the first, with new credentials for
    example. Cursors share ``name_at`` and not ``name``: ``name_at(key, epoch_us(now()))`` is the same.

    Raises :class:`S3PresignError` (``InvalidOption``) for another name or another word for errors.
    """
    import pyarrow  # type: ignore[import-untyped]

    if not (name.isascii() and name.isidentifier()):
        raise S3PresignError(
            "InvalidOption",
            f"the name {name!r} is not a name for a function; pass letters, digits and underscores",
            "name",
        )
    # Words for errors are judged now and not when it is run.
    template.urls([], errors=errors)

    def sign(keys: Any, instants: Any) -> Any:
        distinct = instants.unique()
        if len(distinct) == 1:
            return signed(keys, distinct[0])
        # An instant for each row, which only name_at can be given: each is signed with the rows that have it.
        rows: dict[Any, list[int]] = {}
        for row, instant in enumerate(instants.to_pylist()):
            rows.setdefault(instant, []).append(row)
        places = [row for taken in rows.values() for row in taken]
        urls = pyarrow.concat_arrays(
            [signed(keys.take(taken), pyarrow.scalar(instant)) for instant, taken in rows.items()]
        )
        order = sorted(range(len(places)), key=places.__getitem__)
        return urls.take(pyarrow.array(order))

    def signed(keys: Any, instant: Any) -> Any:
        if not instant.is_valid:
            return pyarrow.nulls(len(keys), pyarrow.string())
        at = datetime.fromtimestamp(instant.as_py() // 1_000_000, timezone.utc)
        urls = pyarrow.chunked_array(sign_batch(partial(template.urls, keys, at, errors=errors)))
        return urls.combine_chunks()

    # Its types know of functions over plain values only.
    create_function: Any = connection.create_function
    with contextlib.suppress(duckdb.InvalidInputException):
        # Registered before, with another template: credentials are renewed so.
        connection.remove_function(f"{name}_at")
    create_function(
        f"{name}_at",
        sign,
        ["VARCHAR", "BIGINT"],
        "VARCHAR",
        type="arrow",
        # DuckDB answers for nulls itself, and then takes none from the function.
        null_handling="special" if errors == "null" else "default",
    )
    connection.execute(
        f'create or replace temp macro "{name}"(key) as "{name}_at"(key, epoch_us(now()))'
    )
