"""The exception that every refusal raises."""

from __future__ import annotations

from . import _core


class S3PresignError(ValueError):
    """A request was refused before anything was signed; or one that came is not valid.

    ``code`` is stable and the same in every language, such as ``"InvalidKey"``.
    The message names the argument, quotes its value (never a secret) and says
    what to do. ``parameter`` is the name alone, such as ``"Body"`` or ``"expires-in"``;
    None where the error is about several, or about none. ``row`` is which of many keys it
    is about, counted from 0, else None. It is a :class:`ValueError`, and can be pickled.

    >>> Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret")
    Traceback (most recent call last):
        ...
    s3presign.S3PresignError: "region" is missing: S3 signatures are made for one region; ...
    """

    code: str
    parameter: str | None
    row: int | None

    def __init__(
        self, code: str, message: str, parameter: str | None = None, row: int | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.parameter = parameter
        self.row = row

    @property
    def http_status(self) -> int:
        """The HTTP status to answer a refused request with: 400 or 403, as S3 does; 500
        where not the request was wrong.
        """
        return _core.refusal(self.code)[0]

    @property
    def s3_code(self) -> str:
        """The ``Code`` of S3's XML beside that status, such as ``"SignatureDoesNotMatch"``."""
        return _core.refusal(self.code)[1]

    def __reduce__(
        self,
    ) -> tuple[type[S3PresignError], tuple[str, str, str | None, int | None]]:
        return type(self), (self.code, str(self), self.parameter, self.row)


# Where users find it, and what tracebacks say.
S3PresignError.__module__ = "s3presign"
