"""URLs as a column of Spark (PySpark 4.1 or later, with pyarrow).

::

    from s3presign.spark import presigned_url

    photos.withColumn("url", presigned_url("key", bucket="photos", signer={"region": "eu-west-1"}))

What Spark would otherwise get wrong is decided here: all URLs of a query have one instant, which is
frozen when the column is written; the optimizer may not sign twice; a template is made once in each
worker; and credentials are those of the executors, unless they are passed on purpose.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Iterator, Literal  # noqa: UP035  (what Spark looks for in a function's types)

import pyarrow  # type: ignore[import-untyped]
from pyspark.sql import Column
from pyspark.sql.functions import arrow_udf

from ._core import Template
from ._errors import S3PresignError
from ._instant import Instant, sign_batch
from ._operation_name import OperationName
from ._signer import Signer
from .operations import Operation

__all__ = ["CredentialsByValue", "presigned_url"]

# How long a worker keeps a template, in seconds: executors' own credentials are replaced from time to time.
_KEPT = 300


class CredentialsByValue:
    """Credentials that are sent to the executors within the query.

    They are in no plan, log or error, but every executor has them, and whoever can read what the driver
    sends to it. Prefer the executors' own.

    >>> CredentialsByValue("AKIAIOSFODNN7EXAMPLE", "secret")
    <s3presign.spark.CredentialsByValue AKIAIOSFODNN7EXAMPLE>
    """

    __slots__ = ("_options",)

    def __init__(
        self,
        access_key_id: str,
        secret_access_key: str,
        session_token: str | None = None,
        credentials_expiration: datetime | None = None,
    ) -> None:
        self._options = {
            "access_key_id": access_key_id,
            "secret_access_key": secret_access_key,
            "session_token": session_token,
            "credentials_expiration": credentials_expiration,
        }

    def __repr__(self) -> str:
        return f"<s3presign.spark.CredentialsByValue {self._options['access_key_id']}>"


def presigned_url(
    keys: str | Column,
    *,
    bucket: str,
    operation: Operation | OperationName = "GetObject",
    signer: Mapping[str, Any] | None = None,
    credentials: CredentialsByValue | None = None,
    signing_time: datetime | None = None,
    max_age: timedelta = timedelta(hours=1),
    errors: Literal["raise", "null"] = "raise",
    **request: Any,
) -> Column:
    """The URLs of a column of keys.

    * ``keys``: the column of strings, by name or as an expression.
    * ``bucket``, ``operation`` and ``request``: what :meth:`Signer.template` takes, such as
      ``expires_in=3600``.
    * ``signer``: arguments of :class:`Signer` but the credentials, such as ``region`` and ``endpoint``.
    * ``credentials``: without them each executor uses its own: the variables ``AWS_ACCESS_KEY_ID``,
      ``AWS_SECRET_ACCESS_KEY``, ``AWS_SESSION_TOKEN`` and ``AWS_CREDENTIAL_EXPIRATION``, else what boto3
      finds there, if it is installed.
    * ``signing_time``: an aware datetime. Without it the instant of this call, for all rows and however
      often the query is run.
    * ``max_age``: how long after the signing time an executor may still sign.
    * ``errors``: with ``"null"`` a row that cannot be signed for is null, else the query fails.

    Raises :class:`S3PresignError` at once for credentials among ``signer``'s arguments, and for a request that
    can be judged without the executors' credentials. In a query, Spark's ``PythonException`` has the error's
    text: that of the key, ``InvalidSigningTime`` where it runs too late, ``MissingOption`` where an executor
    has no credentials.
    """
    options = dict(signer or {})
    for name in options:
        if name in ("access_key_id", "secret_access_key", "session_token"):
            raise S3PresignError(
                "InvalidOption",
                f"the signer's {name} would be sent to every executor; pass CredentialsByValue(...) if it "
                "should be, else leave it out",
                name,
            )
    # Judged here, with other credentials, what else would fail on every executor.
    stand_in: dict[str, Any] = {
        "access_key_id": "AKIAIOSFODNN7EXAMPLE",
        "secret_access_key": "unused",
    }
    if "region" in options:
        Signer(**stand_in, **options).template(operation, bucket=bucket, **request)
    recipe = pickle.dumps((options, credentials, operation, {**request, "bucket": bucket}))
    instant = Instant(signing_time, max_age)

    def presigned_url(batches: Iterator[pyarrow.Array]) -> Iterator[pyarrow.Array]:
        template = _template(recipe, int(time.time()) // _KEPT)
        for batch in batches:
            yield _signed(template, batch, instant, errors)

    # Left deterministic, a filter on the URL would make Spark sign twice.
    return arrow_udf(presigned_url, "string").asNondeterministic()(keys)


def _signed(
    template: Template, batch: pyarrow.Array, instant: Instant, errors: Literal["raise", "null"]
) -> pyarrow.Array:
    now = instant.checked()
    urls = pyarrow.chunked_array(sign_batch(lambda: template.urls(batch, now, errors=errors)))
    return urls.chunk(0) if urls.num_chunks == 1 else urls.combine_chunks()


@lru_cache(maxsize=16)
def _template(recipe: bytes, period: int) -> Template:
    """The template of a worker, made once in each period."""
    options, credentials, operation, request = pickle.loads(recipe)
    if credentials is not None:
        made = Signer(**credentials._options, **options)
    else:
        made = _own_signer(options)
    return made.template(operation, **request)


def _own_signer(options: dict[str, Any]) -> Signer:
    """The signer of an executor: by the environment, else by what boto3 finds there."""
    try:
        return Signer.from_env(**options)
    except S3PresignError as missing:
        if missing.code != "MissingOption":
            raise
        try:
            import boto3
        except ImportError:
            raise S3PresignError(
                "MissingOption",
                f"{missing}; this executor has no boto3 to ask either, so give it credentials, or pass "
                "CredentialsByValue(...)",
                "access-key-id",
            ) from None
        return Signer.from_boto3(boto3.Session(), **options)
