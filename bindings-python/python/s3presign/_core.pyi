from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, NoReturn, final

from typing_extensions import disjoint_base

from ._warning import Warning

_Scalar = str | int | bool | bytes | bytearray | datetime | timedelta
# A list is invariant: one of str is none of _Scalar.
_List = list[str] | list[int] | list[bytes] | list[_Scalar] | tuple[_Scalar, ...]
_Entries = Mapping[str, str] | Iterable[tuple[str, str]]
_Value = _Scalar | _List | Mapping[str, _Scalar] | Mapping[str, _List] | None

__all__ = [
    "PresignedPost",
    "PresignedRequest",
    "ReceivedForm",
    "ReceivedRequest",
    "Signer",
    "Template",
    "VerifiedForm",
    "VerifiedRequest",
    "__version__",
    "redact",
]

__version__: str

def redact(url: str) -> str:
    """Masks signature and session token of a presigned URL, for logs.

    >>> redact("https://photos.example.com/a?X-Amz-Date=20260102T030405Z&X-Amz-Signature=5d67")
    'https://photos.example.com/a?X-Amz-Date=20260102T030405Z&X-Amz-Signature=REDACTED'
    """

@disjoint_base
class Signer:
    """What `s3presign.Signer` is made of."""

    def __new__(
        cls,
        *,
        access_key_id: str | None = ...,
        secret_access_key: str | None = ...,
        region: str | None = ...,
        session_token: str | None = ...,
        credentials_expiration: datetime | str | None = ...,
        endpoint: str | None = ...,
        addressing: str | None = ...,
        use_dual_stack: bool | str | None = ...,
        use_fips: bool | str | None = ...,
        use_accelerate: bool | None = ...,
        use_global_endpoint: bool | None = ...,
        use_arn_region: bool | None = ...,
        disable_access_points: bool | None = ...,
        disable_multi_region_access_points: bool | None = ...,
        disable_s3_express_session_auth: bool | None = ...,
        max_expires_in: int | timedelta | None = ...,
        **options: _Value,
    ) -> Signer: ...
    def presign(
        self,
        operation: str,
        *,
        bucket: str | None = ...,
        key: str | None = None,
        expires_in: int | timedelta | None = ...,
        expires_at: datetime | None = ...,
        signing_time: datetime | None = None,
        stable_for: int | timedelta | None = ...,
        backdate: int | timedelta | None = ...,
        require_full_lifetime: bool | None = ...,
        headers_in_query: bool | None = ...,
        download_as: str | None = ...,
        create_only: bool | None = ...,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        **parameters: _Value,
    ) -> PresignedRequest:
        """Signs one request: any operation of S3, by its name.

        * ``key`` is the object's, raw and never encoded.
        * ``expires_in``: 1 second to 7 days (default 900 seconds), or ``expires_at``:
          an aware datetime.
        * ``signing_time``: an aware datetime; without it the clock is read, once.
        * ``stable_for``: the URL stays the same all through each such window.
        * ``backdate``: for clocks that run ahead of S3's.
        * ``require_full_lifetime``: refuse when the credentials end before the URL.
        * ``download_as``: the file name under which a browser saves, in any script.
        * ``create_only``: an upload that never overwrites.
        * ``headers_in_query``: for senders that cannot set headers.
        * ``headers``, ``query``: mappings of what S3's model does not know.

        Every other argument is a parameter of the operation by S3's own name in any
        spelling of case (``content_type``, ``ContentType``): str, int, bool, aware
        datetime, bytes (sent as base64), timedelta, or a list or dict of these. ``None``
        is an argument that is not given. Fractions of a second are cut off.

        Raises ``S3PresignError`` before anything is signed, and ``TypeError`` for a
        value of a type that no parameter takes.

        >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
        >>> upload = signer.presign(
        ...     "PutObject", bucket="photos", key="a.png", content_type="image/png", metadata={"owner": "ada"}
        ... )
        >>> dict(upload.headers)
        {'content-type': 'image/png', 'x-amz-meta-owner': 'ada'}
        """

    def template(
        self,
        operation: str,
        *,
        bucket: str | None = ...,
        expires_in: int | timedelta | None = ...,
        expires_at: datetime | None = ...,
        stable_for: int | timedelta | None = ...,
        backdate: int | timedelta | None = ...,
        require_full_lifetime: bool | None = ...,
        headers_in_query: bool | None = ...,
        download_as: str | None = ...,
        create_only: bool | None = ...,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        **parameters: _Value,
    ) -> Template:
        """Checks and prepares everything but the key and the time, once.

        Arguments are those of ``presign``, without ``key`` and ``signing_time``.

        >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
        >>> download = signer.template("GetObject", bucket="photos", expires_in=3600)
        >>> [download.url(key).partition("?")[0] for key in ("1.jpg", "2.jpg")]
        ['https://photos.s3.eu-west-1.amazonaws.com/1.jpg', 'https://photos.s3.eu-west-1.amazonaws.com/2.jpg']
        """

    def presign_post(
        self,
        *,
        bucket: str | None = ...,
        key: str | None = ...,
        min_content_length: int | None = ...,
        max_content_length: int | None = ...,
        starts_with: Mapping[str, str] | None = ...,
        expires_in: int | timedelta | None = ...,
        expires_at: datetime | None = ...,
        signing_time: datetime | None = None,
        stable_for: int | timedelta | None = ...,
        backdate: int | timedelta | None = ...,
        require_full_lifetime: bool | None = ...,
        **fields: _Value,
    ) -> PresignedPost:
        """Signs a form for uploads from a browser.

        * ``bucket``: required.
        * ``key``: with ``${filename}`` in it, S3 puts the name of the sender's file there.
        * ``min_content_length``, ``max_content_length``: bytes that the file may have.
        * ``starts_with``: a mapping of fields to what their values begin with, the rest
          being the sender's choice.
        * ``expires_in``, ``expires_at``, ``signing_time``, ``stable_for``, ``backdate``,
          ``require_full_lifetime``: as for ``presign``.

        Every other argument is a field of the form, which must be sent so: ``acl``,
        ``content_type``, ``metadata``, ``success_action_redirect``,
        ``success_action_status``, ``tagging``, ``storage_class``, ...

        Raises ``S3PresignError`` before anything is signed.

        >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
        >>> post = signer.presign_post(
        ...     bucket="photos",
        ...     key="users/42/${filename}",
        ...     starts_with={"Content-Type": "image/"},
        ...     max_content_length=10_000_000,
        ... )
        >>> post.fields["key"]
        'users/42/${filename}'
        """

    def object_url(self, bucket: str, key: str) -> str:
        """The plain URL of a public object, unsigned, by the same rules.

        >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
        >>> signer.object_url("photos", "a b.jpg")
        'https://photos.s3.eu-west-1.amazonaws.com/a%20b.jpg'
        """

    def __reduce__(self) -> NoReturn: ...

@final
class Template:
    """One kind of request, for one key after another. Immutable and shared.

    >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
    >>> download = signer.template("GetObject", bucket="photos")
    >>> len(download.urls(f"{number}.jpg" for number in range(1000)))
    1000
    """

    def url(self, key: str | None = None, signing_time: datetime | None = None) -> str:
        """The URL for one key, and nothing else: the fastest call."""

    def urls(self, keys: Iterable[str], signing_time: datetime | None = None) -> list[str]:
        """The URLs of many keys, signed at one instant without the GIL.

        ``keys`` is any iterable of str, read in batches. If one of them cannot be
        signed for, none is.
        """

    def presign(
        self, key: str | None = None, signing_time: datetime | None = None
    ) -> PresignedRequest:
        """The whole result for one key."""

    def __reduce__(self) -> NoReturn: ...

@final
class PresignedRequest:
    """A request that someone without credentials can send until it expires.

    Frozen, comparable and picklable; its ``repr`` masks signature and token, its
    ``str`` is the URL. Treat it like a password.

    >>> from datetime import datetime, timezone
    >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
    >>> now = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
    >>> download = signer.presign("GetObject", bucket="photos", key="a.png", signing_time=now)
    >>> download.method, str(download.expires_at), download.limited_by
    ('GET', '2026-01-02 03:19:05+00:00', 'request')
    """

    @property
    def url(self) -> str:
        """What to send the request to."""

    @property
    def method(self) -> str:
        """The HTTP method."""

    @property
    def headers(self) -> MappingProxyType[str, str]:
        """The headers that must be sent so; names in lower case, ``host`` left out."""

    @property
    def signed_at(self) -> datetime:
        """The instant in the signature, in UTC."""

    @property
    def expires_at(self) -> datetime:
        """When the URL stops working, in UTC: its own end or the credentials'."""

    @property
    def limited_by(self) -> str:
        """``"request"``, or ``"credentials"`` where those end first."""

    @property
    def warnings(self) -> tuple[Warning, ...]:
        """What is legal but will probably hurt."""

    @property
    def canonical_request(self) -> str:
        """What was signed, to compare with S3's answer; secrets are masked."""

    @property
    def string_to_sign(self) -> str:
        """What the signature is of: the time, the scope and the canonical request's digest."""

    def curl(self) -> str:
        """The same request as a command for a POSIX shell."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @staticmethod
    def _restore(state: Any, details: Any) -> PresignedRequest: ...

@final
class PresignedPost:
    """A form that someone without credentials can send until it expires.

    It is sent as ``multipart/form-data``: all ``fields`` in their order, then the
    file in a field named ``file``. Frozen, comparable and picklable; its ``repr``
    shows no field. Treat it like a password.

    >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
    >>> post = signer.presign_post(bucket="photos", key="u/42/${filename}", max_content_length=1000)
    >>> post.url
    'https://photos.s3.eu-west-1.amazonaws.com/'
    >>> list(post.fields)[:2]
    ['key', 'x-amz-algorithm']
    """

    @property
    def url(self) -> str:
        """Where the form goes: its ``action``."""

    @property
    def method(self) -> str:
        """``"POST"``."""

    @property
    def fields(self) -> MappingProxyType[str, str]:
        """The form's fields in the order in which they are sent; the file comes last."""

    @property
    def policy(self) -> str:
        """The policy that was signed, as JSON; it holds the session token, if any."""

    @property
    def signed_at(self) -> datetime:
        """The instant in the signature, in UTC."""

    @property
    def expires_at(self) -> datetime:
        """When the form stops working, in UTC: its policy's end or the credentials'."""

    @property
    def limited_by(self) -> str:
        """``"request"``, or ``"credentials"`` where those end first."""

    @property
    def warnings(self) -> tuple[Warning, ...]:
        """What is legal but will probably hurt."""

    def curl(self) -> str:
        """The same form as a command for a POSIX shell; the file is standard input."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @staticmethod
    def _restore(state: Any) -> PresignedPost: ...

@final
class ReceivedRequest:
    """A presigned request as a server received it: whatever it says is a claim.

    * ``url``: the whole URL, or the request's target, raw (``/photos/a.png?X-Amz-...``).
    * ``headers``: a mapping, or pairs of name and value; ``host`` among them.

    Raises ``S3PresignError`` (``MalformedRequest``) for what is no presigned request.

    >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
    >>> download = signer.presign("GetObject", bucket="photos", key="a.png")
    >>> request = ReceivedRequest("GET", download.url)
    >>> secrets = {"AKIAIOSFODNN7EXAMPLE": "secret"}
    >>> verified = request.verify(secrets.get(request.access_key_id), region="eu-west-1")
    >>> verified.access_key_id
    'AKIAIOSFODNN7EXAMPLE'
    """

    def __new__(cls, method: str, url: str, headers: _Entries | None = None) -> ReceivedRequest: ...
    @property
    def access_key_id(self) -> str:
        """Whose secret verifies it."""

    @property
    def session_token(self) -> str | None:
        """The session token it came with."""

    @property
    def region(self) -> str:
        """The region it claims to be signed for."""

    @property
    def service(self) -> str:
        """The service it claims to be signed for, such as ``"s3"``."""

    def verify(
        self,
        secret_access_key: str | None,
        *,
        now: datetime | None = None,
        session_token: str | None = ...,
        credentials_expiration: datetime | str | None = ...,
        region: str | None = ...,
        service: str | None = ...,
        max_expires_in: int | timedelta | None = ...,
        clock_skew: int | timedelta | None = ...,
        **rules: _Value,
    ) -> VerifiedRequest:
        """Judges the request by the secret of its access key; ``None`` for one that
        nobody knows.

        * ``session_token``, ``credentials_expiration``: of temporary credentials.
        * ``region``: only signatures for this one (default: any).
        * ``service``: default ``"s3"``.
        * ``max_expires_in``: the longest life (default 7 days).
        * ``clock_skew``: how far ahead a signing time may be (default 900 seconds).
        * ``now``: an aware datetime; without it the clock is read, once.

        Raises ``S3PresignError`` whose ``code`` says exactly why not.
        """

@final
class VerifiedRequest:
    """A request whose signature is right: what its signer allowed, and no more."""

    @property
    def access_key_id(self) -> str:
        """Who allowed it."""

    @property
    def signed_at(self) -> datetime:
        """When it was signed, in UTC."""

    @property
    def expires_at(self) -> datetime:
        """When it stops working, in UTC."""

    @property
    def signed_headers(self) -> MappingProxyType[str, str]:
        """The headers that the signature covers; names in lower case. Others are the
        sender's own.
        """

    @property
    def payload_hash(self) -> str:
        """``"UNSIGNED-PAYLOAD"``, or the hex SHA-256 that the body must have, which
        the server checks.
        """

@final
class ReceivedForm:
    """A signed upload form as a server received it: whatever it says is a claim.

    * ``bucket``: that it was sent to.
    * ``fields``: a mapping or pairs, of the fields before the file.
    * ``content_length``: the file's bytes, once they are known.
    * ``file_name``: takes the place of ``${filename}`` in every field.

    Raises ``S3PresignError`` (``MalformedRequest``) for what is no signed form.

    >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
    >>> post = signer.presign_post(bucket="photos", key="u/42/${filename}", max_content_length=1000)
    >>> form = ReceivedForm("photos", post.fields, file_name="cat.png")
    >>> form.key
    'u/42/cat.png'
    >>> form.verify("secret").content_length_range
    (0, 1000)
    """

    def __new__(
        cls,
        bucket: str,
        fields: _Entries,
        *,
        content_length: int | None = None,
        file_name: str | None = None,
    ) -> ReceivedForm: ...
    @property
    def access_key_id(self) -> str:
        """Whose secret verifies it."""

    @property
    def session_token(self) -> str | None:
        """The session token it came with."""

    @property
    def region(self) -> str:
        """The region it claims to be signed for."""

    @property
    def service(self) -> str:
        """The service it claims to be signed for, such as ``"s3"``."""

    @property
    def key(self) -> str | None:
        """The key that the file will have."""

    def verify(
        self,
        secret_access_key: str | None,
        *,
        now: datetime | None = None,
        session_token: str | None = ...,
        credentials_expiration: datetime | str | None = ...,
        region: str | None = ...,
        service: str | None = ...,
        max_expires_in: int | timedelta | None = ...,
        clock_skew: int | timedelta | None = ...,
        **rules: _Value,
    ) -> VerifiedForm:
        """Judges the form by the secret of its access key, with the arguments of
        ``ReceivedRequest.verify``: its signature, its policy's end, and that it meets
        every condition.

        Raises ``S3PresignError`` whose ``code`` says exactly why not.
        """

@final
class VerifiedForm:
    """A form whose signature is right and that keeps its policy."""

    @property
    def access_key_id(self) -> str:
        """Who allowed it."""

    @property
    def signed_at(self) -> datetime:
        """When it was signed, in UTC."""

    @property
    def expires_at(self) -> datetime:
        """When its policy stops working, in UTC."""

    @property
    def content_length_range(self) -> tuple[int, int] | None:
        """The fewest and the most bytes that the file may have, which the server checks
        unless ``content_length`` was passed; ``None`` if the policy does not say.
        """
