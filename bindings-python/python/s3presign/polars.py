"""URLs as expressions of polars.

>>> import polars
>>> from s3presign import Signer
>>> from s3presign.polars import presigned_url
>>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
>>> download = signer.template("GetObject", bucket="photos")
>>> frame = polars.DataFrame({"key": ["1.jpg", "2.jpg"]})
>>> frame.with_columns(url=presigned_url("key", download))["url"][0].split("?")[0]
'https://photos.s3.eu-west-1.amazonaws.com/1.jpg'

After ``import s3presign.polars`` expressions have it as a method, too:
``polars.col("key").s3presign.url(download)``.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Literal

import polars

from ._core import Template
from ._errors import S3PresignError
from ._instant import Instant, sign_batch

__all__ = ["presigned_url"]


def presigned_url(
    keys: str | polars.Expr,
    template: Template,
    *,
    signing_time: datetime | None = None,
    max_age: timedelta = timedelta(hours=1),
    errors: Literal["raise", "null"] = "raise",
) -> polars.Expr:
    """The URLs of a column of keys, eager and lazy, in batches and in polars' own threads.

    * ``keys``: the column, by name or as an expression.
    * ``template``: what is signed for each key.
    * ``signing_time``: an aware datetime. Without it the instant at which the expression is
      made, so that all rows of a query end together, however often it is collected.
    * ``max_age``: how long after the signing time the expression may still be run.
    * ``errors``: with ``"null"`` a key that cannot be signed for gives null, else an error. A null
      gives null anyway.

    The column keeps the name of the keys' unless it gets another: ``with_columns(url=...)``. When it is
    run it raises polars' ``ComputeError`` with the code and the message of
    :class:`S3PresignError`: that of the key, ``InvalidSigningTime`` where it is run too late,
    ``WrongType`` for a column that is not of strings.
    """
    column = polars.col(keys) if isinstance(keys, str) else keys
    instant = Instant(signing_time, max_age)

    # Words for errors are judged now and not when it is run.
    template.urls([], errors=errors)

    def sign(series: polars.Series) -> polars.Series:
        try:
            now = instant.checked()
            urls = sign_batch(partial(template.urls, series.drop_nulls(), now, errors=errors))
        except S3PresignError as error:
            # Polars makes the exceptions of functions anew from their text, and can do so with its own.
            raise polars.exceptions.ComputeError(f"{error.code}: {error}") from None
        signed = polars.Series(series.name, urls)
        if not series.null_count():
            return signed
        # In `when` and `then` polars hands over the rows that do not count as nulls.
        nulls = polars.Series(series.name, [None] * len(series), dtype=polars.String)
        return nulls.scatter(series.is_not_null().arg_true(), signed)

    return column.map_batches(sign, return_dtype=polars.String(), is_elementwise=True)


@polars.api.register_expr_namespace("s3presign")
class _Expressions:
    """What expressions have as ``.s3presign``."""

    def __init__(self, expression: polars.Expr) -> None:
        self._expression = expression

    def url(
        self,
        template: Template,
        *,
        signing_time: datetime | None = None,
        max_age: timedelta = timedelta(hours=1),
        errors: Literal["raise", "null"] = "raise",
    ) -> polars.Expr:
        """The URLs of this column of keys: see :func:`presigned_url`."""
        return presigned_url(
            self._expression, template, signing_time=signing_time, max_age=max_age, errors=errors
        )
