"""The instant of a query: frozen when the query is written, refused when it is run too late.

Engines run an expression in batches, sometimes twice, sometimes hours later. With one
instant all its URLs end together, and the same query gives the same URLs.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from ._errors import S3PresignError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ._core import UrlColumn


class Instant:
    """When URLs are signed, and for how long that may be used."""

    __slots__ = ("max_age", "signing_time")

    def __init__(self, signing_time: datetime | None, max_age: timedelta) -> None:
        if signing_time is not None and signing_time.utcoffset() is None:
            raise S3PresignError(
                "InvalidOption",
                "signing_time is a naive datetime, which names no instant; pass an aware one, such as "
                "datetime.now(timezone.utc)",
                "signing_time",
            )
        self.signing_time = datetime.now(timezone.utc) if signing_time is None else signing_time
        self.max_age = max_age

    def checked(self) -> datetime:
        """The instant, unless it is too old by this machine's clock."""
        age = datetime.now(timezone.utc) - self.signing_time
        if age > self.max_age:
            raise S3PresignError(
                "InvalidSigningTime",
                f"the query was written at {self.signing_time:%Y-%m-%dT%H:%M:%SZ}, which is longer ago "
                f"than {self.max_age}; write it anew, or pass a max_age",
                "signing_time",
            )
        return self.signing_time


def sign_batch(sign: Callable[[], UrlColumn]) -> UrlColumn:
    """What ``sign`` answers for a batch. Its errors lose their row, which is one of the batch and
    says nothing to whoever wrote the query."""
    try:
        return sign()
    except S3PresignError as error:
        message = str(error).partition(": ")[2] if error.row is not None else str(error)
        raise S3PresignError(error.code, message, error.parameter) from None
