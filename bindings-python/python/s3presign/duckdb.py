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

It needs pyarrow, by which DuckDB hands batches over.
"""

from __future__ import annotations

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
    * ``errors``: with ``"null"`` a row that cannot be signed for is null, else an error of the
      query that says why. Nulls are such rows.

    Raises :class:`S3PresignError` (``InvalidOption``) for another name.
    """
    import pyarrow  # type: ignore[import-untyped]

    if not (name.isascii() and name.isidentifier()):
        raise S3PresignError(
            "InvalidOption",
            f"the name {name!r} is not a name for a function; pass letters, digits and underscores",
            "name",
        )

    def sign(keys: Any, instants: Any) -> Any:
        signed = {}
        for instant in instants.unique():
            at = datetime.fromtimestamp(instant.as_py() // 1_000_000, timezone.utc)
            signed[instant] = pyarrow.chunked_array(
                sign_batch(partial(template.urls, keys, at, errors=errors))
            ).combine_chunks()
        if len(signed) == 1:
            return signed.popitem()[1]
        # An instant for each row, which only name_at can be given.
        rows = [signed[instant][row].as_py() for row, instant in enumerate(instants)]
        return pyarrow.array(rows, pyarrow.string())

    # Its types know of functions over plain values only.
    create_function: Any = connection.create_function
    create_function(
        f"{name}_at",
        sign,
        ["VARCHAR", "BIGINT"],
        "VARCHAR",
        type="arrow",
        null_handling="special",
    )
    connection.execute(
        f"create or replace temp macro {name}(key) as {name}_at(key, epoch_us(now()))"
    )
