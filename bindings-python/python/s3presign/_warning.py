"""A warning: what is valid but likely to fail or to be misused, as data."""

from __future__ import annotations


# Not a named tuple: importing what makes one costs more than the whole package.
class Warning(tuple[str, str]):
    """Something that S3 allows and that will probably surprise somebody.

    A pair of ``code``, which is stable and the same in every language, such as
    ``"UnboundedUpload"``, and ``message``, which says what is at stake and what to
    do.

    >>> signer = Signer(access_key_id="minio", secret_access_key="minio123", region="eu-west-1")
    >>> upload = signer.presign("PutObject", bucket="photos", key="a.png")
    >>> [warning.code for warning in upload.warnings]
    ['UnboundedUpload']
    """

    __slots__ = ()

    def __new__(cls, code: str, message: str) -> Warning:
        return super().__new__(cls, (code, message))

    def __getnewargs__(self) -> tuple[str, str]:
        return self.code, self.message

    @property
    def code(self) -> str:
        """What kind of surprise."""
        return self[0]

    @property
    def message(self) -> str:
        """The same for people."""
        return self[1]

    def __repr__(self) -> str:
        return f"Warning(code={self.code!r}, message={self.message!r})"

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


# Where users find it, and what pickles say.
Warning.__module__ = "s3presign"
