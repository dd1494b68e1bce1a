from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal, NoReturn, Protocol, final, overload

from typing_extensions import Unpack, disjoint_base

from ._operation_name import OperationName
from ._warning import Warning
from .operations import FormFields, MultipartParameters, Operation, Parameters

_Scalar = str | int | bool | bytes | bytearray | datetime | timedelta
# A list is invariant: a list of str is not a list of _Scalar.
_List = list[str] | list[int] | list[bytes] | list[_Scalar] | tuple[_Scalar, ...]
_Entries = Mapping[str, str] | Iterable[tuple[str, str]]
_Value = _Scalar | _List | Mapping[str, _Scalar] | Mapping[str, _List] | None

__all__ = [
    "SignedAspect",
    "CorsRule",
    "Diagnosis",
    "Explanation",
    "Finding",
    "GuardPolicy",
    "MultipartPlan",
    "OpenPlace",
    "OptionalAction",
    "Permission",
    "PermissionPolicy",
    "Permissions",
    "PlannedPart",
    "PresignedMultipart",
    "PresignedPart",
    "PresignedPost",
    "PresignedRequest",
    "ReceivedForm",
    "ReceivedRequest",
    "Signer",
    "Template",
    "UrlColumn",
    "VerifiedForm",
    "VerifiedRequest",
    "__version__",
    "completed_parts",
    "cors_rule",
    "diagnose",
    "explain",
    "guard_policy",
    "permissions",
    "policy",
    "redact",
    "refusal",
    "upload_id",
]

__version__: str

def redact(text: str | PresignedRequest | PresignedPost | PresignedMultipart) -> str:
    """Masks the secrets in a text, for logs: a presigned URL, or whatever holds one. Of a
    request it answers the URL, of a form or an upload the JSON.

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
        addressing: Literal["auto", "virtual", "path", "bucket-host"] | None = ...,
        anonymous: bool | None = ...,
        unsigned_path_prefix: str | None = ...,
        use_dual_stack: bool | str | None = ...,
        use_fips: bool | str | None = ...,
        use_accelerate: bool | None = ...,
        use_global_endpoint: bool | None = ...,
        use_arn_region: bool | None = ...,
        disable_access_points: bool | None = ...,
        disable_multi_region_access_points: bool | None = ...,
        disable_s3_express_session_auth: bool | None = ...,
        max_expires_in: int | timedelta | None = ...,
        _scope_of: Signer | None = None,
        _environment: Mapping[str, str] | None = None,
    ) -> Signer: ...
    def presign(
        self,
        operation: Operation | OperationName,
        *,
        bucket: str | None = ...,
        key: str | None = None,
        expires_in: int | timedelta | None = ...,
        expires_at: datetime | None = ...,
        signing_time: datetime | None = None,
        stable_for: int | timedelta | None = ...,
        backdate: int | timedelta | None = ...,
        clock: datetime | None = ...,
        require_full_lifetime: bool | None = ...,
        headers_in_query: bool | list[str] | tuple[str, ...] | None = ...,
        method: str | None = ...,
        download_as: str | None = ...,
        create_only: bool | None = ...,
        url_hint: str | None = ...,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        **parameters: Unpack[Parameters],
    ) -> PresignedRequest:
        """Signs one request: any operation of S3, by its name.

        * ``key`` is the object's, raw and never encoded.
        * ``expires_in``: 1 second to 7 days (default 900 seconds), or ``expires_at``:
          an aware datetime.
        * ``signing_time``: an aware datetime; without it the clock is read, once.
        * ``stable_for``: the URL stays the same all through each such window.
        * ``backdate``: for clocks that run ahead of S3's.
        * ``clock``: an aware datetime: what time it is, for scoped signers; without it
          the clock is read.
        * ``require_full_lifetime``: refuse when the credentials end before the URL.
        * ``download_as``: the file name under which a browser saves, in any script.
        * ``create_only``: an upload that S3 refuses where an object of this key exists;
          JuiceFS, rclone and older MinIO ignore it.
        * ``headers_in_query``: for senders that cannot set headers: ``True`` moves all, a list
          of names (``["x-amz-acl"]``, ``["ACL"]``) moves those.
        * ``method``: ``"HEAD"`` for what ``GetObject`` answers without the content.
        * ``url_hint``: what the URL ends with behind ``#``, such as ``.parquet``, for tools that
          tell a format by it; it is never sent.
        * ``headers``, ``query``: mappings of what S3's model does not know.

        Every other argument is a parameter of the operation by S3's own name in any
        spelling of case (``content_type``, ``ContentType``): str, int, bool, aware
        datetime, timedelta, or a list or dict of these; and bytes where S3 takes base64:
        checksums and encryption keys. ``None`` is an argument that is not given. Fractions
        of a second are cut off.

        Type checkers know the operations by S3's own names, and of the parameters that spelling
        and the first one here; the name of an operation in a variable is an ``OperationName``
        to them.

        Raises ``S3PresignError`` before anything is signed; its code is ``WrongType`` for
        a value of a type that the argument does not take.

        >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
        >>> upload = signer.presign(
        ...     "PutObject", bucket="photos", key="a.png", content_type="image/png", metadata={"owner": "ada"}
        ... )
        >>> dict(upload.headers)
        {'content-type': 'image/png', 'x-amz-meta-owner': 'ada'}
        """

    def template(
        self,
        operation: Operation | OperationName,
        *,
        bucket: str | None = ...,
        expires_in: int | timedelta | None = ...,
        expires_at: datetime | None = ...,
        stable_for: int | timedelta | None = ...,
        backdate: int | timedelta | None = ...,
        clock: datetime | None = ...,
        require_full_lifetime: bool | None = ...,
        headers_in_query: bool | list[str] | tuple[str, ...] | None = ...,
        method: str | None = ...,
        download_as: str | None = ...,
        create_only: bool | None = ...,
        url_hint: str | None = ...,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        **parameters: Unpack[Parameters],
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
        own_fields: Mapping[str, str] | None = ...,
        own_starts_with: Mapping[str, str] | None = ...,
        expires_in: int | timedelta | None = ...,
        expires_at: datetime | None = ...,
        signing_time: datetime | None = None,
        stable_for: int | timedelta | None = ...,
        backdate: int | timedelta | None = ...,
        clock: datetime | None = ...,
        require_full_lifetime: bool | None = ...,
        allow_open_key: bool | None = ...,
        **fields: Unpack[FormFields],
    ) -> PresignedPost:
        """Signs a form for uploads from a browser.

        * ``bucket``: required.
        * ``key``: with ``${filename}`` in it, S3 puts the name of the sender's file there.
        * ``min_content_length``, ``max_content_length``: bytes that the file may have.
        * ``starts_with``: a mapping of fields to what their values begin with, the rest
          being the sender's choice.
        * ``own_fields``, ``own_starts_with``: the same of the application's own fields, which
          S3 does nothing with: their values, or what these begin with.
        * ``allow_open_key``: no warning where ``${filename}`` leaves the key of a scoped
          signer's form open.
        * ``expires_in``, ``expires_at``, ``signing_time``, ``stable_for``, ``backdate``,
          ``clock``, ``require_full_lifetime``: as for ``presign``.

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

    def presign_multipart(
        self,
        *,
        key: str,
        bucket: str | None = ...,
        upload_id: str | None = ...,
        object_size: int | None = ...,
        part_size: int | None = ...,
        part_count: int | None = ...,
        sign_content_length: bool | None = ...,
        create_only: bool | None = ...,
        expires_in: int | timedelta | None = ...,
        expires_at: datetime | None = ...,
        signing_time: datetime | None = None,
        stable_for: int | timedelta | None = ...,
        backdate: int | timedelta | None = ...,
        clock: datetime | None = ...,
        require_full_lifetime: bool | None = ...,
        **parameters: Unpack[MultipartParameters],
    ) -> PresignedMultipart:
        """Signs all requests of an upload in parts at one instant: each part, and what
        completes, aborts and lists them.

        The upload itself is created by ``presign("CreateMultipartUpload", ...)``.

        * ``bucket``, ``key``, ``upload_id``: required; the id is in the answer.
        * ``object_size`` in bytes, with ``part_size`` if wanted; or ``part_count``.
        * ``sign_content_length``: each part is bound to its length (default True).
        * ``create_only``: S3 refuses to complete it where an object of this key exists;
          JuiceFS, rclone and older MinIO ignore it.
        * ``expires_in``, ``expires_at``, ``signing_time``, ``stable_for``, ``backdate``,
          ``clock``, ``require_full_lifetime``: as for ``presign``.

        Every other argument is a parameter by S3's name for each request that knows
        it; of single parts as a mapping: ``checksum_sha256={1: "..."}``.

        Raises ``S3PresignError`` before anything is signed.
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

    @overload
    def urls(
        self,
        keys: _ArrowStream | _ArrowArray,
        signing_time: datetime | None = None,
        *,
        errors: Literal["raise", "null"] | None = None,
    ) -> UrlColumn:
        """The URLs of many keys, signed at one instant without the GIL.

        ``keys`` is any iterable of str, read in batches, and the URLs are a list; or a
        column of Arrow strings (anything with ``__arrow_c_stream__`` or
        ``__arrow_c_array__``), and they are a :class:`UrlColumn`. If one of the keys cannot
        be signed for, none is: the error's ``row`` says which. With ``errors="null"`` it has
        no URL, and the others do.
        """

    @overload
    def urls(
        self,
        keys: Iterable[str],
        signing_time: datetime | None = None,
        *,
        errors: Literal["raise"] | None = None,
    ) -> list[str]: ...
    @overload
    def urls(
        self,
        keys: Iterable[str | None],
        signing_time: datetime | None = None,
        *,
        errors: Literal["null"],
    ) -> list[str | None]: ...
    def presign(
        self, key: str | None = None, signing_time: datetime | None = None
    ) -> PresignedRequest:
        """The whole result for one key."""

    def __reduce__(self) -> NoReturn: ...

class _ArrowStream(Protocol):
    """What pyarrow, polars, pandas, DuckDB and others hand columns over by."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

class _ArrowArray(Protocol):
    """The same of one array."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any: ...

@final
class UrlColumn:
    """The URLs of a column, as an Arrow column of strings in chunks.

    Pass it to any library that knows Arrow's C stream interface:
    ``pyarrow.chunked_array(urls)``, ``polars.Series(urls)``. Whoever has the URLs may use
    them, so the ``repr`` shows how many there are, and nothing else.
    """

    def __len__(self) -> int:
        """How many rows there are, nulls included."""

    @property
    def null_count(self) -> int:
        """How many rows have no URL."""

    def __arrow_c_schema__(self) -> Any:
        """The type of the column: Arrow's ``string``."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The rows, as often as they are asked for. Another type is not made of them."""

@final
class PresignedRequest:
    """A request that someone without credentials can send until it expires.

    Frozen, comparable and picklable. Its ``repr`` masks signature and token. Its ``str`` is the
    URL, and :meth:`to_dict` holds it: a password while it lives.

    >>> from datetime import datetime, timezone
    >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
    >>> now = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
    >>> download = signer.presign("GetObject", bucket="photos", key="a.png", signing_time=now)
    >>> download.method, str(download.expires_at), download.limited_by
    ('GET', '2026-01-02 03:19:05+00:00', 'request')
    """

    @property
    def operation(self) -> str:
        """The operation by S3's name, such as ``"GetObject"``."""

    @property
    def url(self) -> str:
        """What to send the request to."""

    @property
    def method(self) -> str:
        """The HTTP method."""

    @property
    def headers(self) -> dict[str, str]:
        """The headers that must be sent so; names in lower case, ``host`` left out. A
        dictionary of your own at each call.
        """

    @property
    def signed_at(self) -> datetime:
        """The instant in the signature, in UTC."""

    @property
    def expires_at(self) -> datetime:
        """When the URL stops working, in UTC: its own end or the credentials'."""

    @property
    def unsigned_path_prefix(self) -> str | None:
        """What a proxy removes from the URL before the path that was signed."""

    @property
    def limited_by(self) -> str:
        """``"request"``, ``"credentials"`` where those end first, or ``"nothing"`` unsigned."""

    @property
    def warnings(self) -> tuple[Warning, ...]:
        """Warnings: what is valid, but likely to fail or to be misused."""

    @property
    def canonical_request(self) -> str:
        """What was signed, to compare with S3's response; secrets are masked."""

    @property
    def string_to_sign(self) -> str:
        """What the signature is of: the time, the scope and the canonical request's digest."""

    def curl(self) -> str:
        """The same request as a command for a POSIX shell."""

    def cors_rule(self, origin: str) -> CorsRule:
        """The smallest CORS rule of the bucket that lets pages of an origin send this
        request: ``"https://app.example.com"``, with one ``*`` in it if wanted, or several with a
        space between each.

        Raises ``S3PresignError`` (``InvalidOrigin``).
        """

    def to_dict(self) -> dict[str, Any]:
        """All that the result says as plain values, for ``json.dumps`` and the like: a password
        while it lives.

        Instants are in ISO 8601, what is not known is ``None``.

        >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
        >>> upload = signer.presign("PutObject", bucket="photos", key="a.png", content_type="image/png")
        >>> list(upload.to_dict())
        ['operation', 'url', 'method', 'headers', 'unsigned_path_prefix', 'signed_at', 'expires_at', 'limited_by', 'warnings']
        """

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @staticmethod
    def _restore(facts: Any, details: Any) -> PresignedRequest: ...

@final
class PresignedPost:
    """A form that someone without credentials can send until it expires.

    It is sent as ``multipart/form-data``: all ``fields`` in their order, then the
    file in a field named ``file``. Frozen, comparable and picklable; its ``repr``
    shows no field, :meth:`to_dict` all of them: a password while it lives.

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
    def fields(self) -> dict[str, str]:
        """The form's fields in the order in which they are sent; the file comes last. A
        dictionary of your own at each call.
        """

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
        """Warnings: what is valid, but likely to fail or to be misused."""

    def curl(self) -> str:
        """The same form as a command for a POSIX shell; the file is standard input."""

    def cors_rule(self, origin: str) -> CorsRule:
        """The smallest CORS rule of the bucket that lets a script of an origin send this
        form and read the answer. A page that submits the form needs none.

        Raises ``S3PresignError`` (``InvalidOrigin``).
        """

    def to_dict(self) -> dict[str, Any]:
        """What a page needs to be told, as plain values for ``json.dumps`` and the like: a
        password while it lives.

        Instants are in ISO 8601.
        """

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

    Raises ``S3PresignError`` (``MalformedRequest``) for what is not a presigned request.

    >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
    >>> download = signer.presign("GetObject", bucket="photos", key="a.png")
    >>> request = ReceivedRequest("GET", download.url)
    >>> secrets = {"AKIAIOSFODNN7EXAMPLE": "secret"}
    >>> verified = request.verify(secrets.get(request.access_key_id), region="eu-west-1")
    >>> verified.access_key_id
    'AKIAIOSFODNN7EXAMPLE'
    """

    def __new__(cls, method: str, url: str, headers: _Entries | None = None) -> ReceivedRequest: ...
    @staticmethod
    def from_scope(scope: Mapping[str, Any]) -> ReceivedRequest:
        """The request of an ASGI server (Starlette, FastAPI, Django, Quart): its scope.

        Raises ``S3PresignError`` (``MalformedRequest``) for what is not a presigned request.
        """

    @staticmethod
    def from_environ(environ: Mapping[str, Any]) -> ReceivedRequest:
        """The request of a WSGI server (Flask, Django): its environ. The raw target is taken where the
        server tells it (``RAW_URI`` of gunicorn, ``REQUEST_URI`` of uWSGI and mod_wsgi), and made of
        the decoded path elsewhere. WSGI does not tell ``_`` from ``-`` in a header's name.

        Raises ``S3PresignError`` (``MalformedRequest``) for what is not a presigned request.
        """

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
        require_safe_key: bool | None = ...,
        unsigned_path_prefix: str | None = ...,
        base_host: str | Sequence[str] | None = ...,
        **rules: _Value,
    ) -> VerifiedRequest:
        """Judges the request by the secret of its access key; ``None`` for one that
        nobody knows.

        * ``session_token``, ``credentials_expiration``: of temporary credentials.
        * ``region``: only signatures for this one (default: any).
        * ``service``: default ``"s3"``.
        * ``max_expires_in``: the longest life (default 7 days).
        * ``clock_skew``: how far ahead a signing time may be (default 900 seconds).
        * ``require_safe_key``: refuse a form whose final key has ``.`` or ``..`` segments,
          empty ones, backslashes or control characters.
        * ``now``: an aware datetime; without it the clock is read, once.
        * ``unsigned_path_prefix``: a path such as ``"/storage"`` that a request has before the
          one that was signed, since a proxy will remove it.
        * ``base_host``: a host that is served, or a list of them, such as ``"s3.example.com"``: on it
          the bucket stands in the path, below it in the host; any other host is refused then.
          Without it no operation, bucket and key are told.

        Raises ``S3PresignError`` whose ``code`` says exactly why not, and whose ``http_status`` and
        ``s3_code`` say how to answer it.
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
    def signed_headers(self) -> dict[str, str]:
        """The headers that the signature covers; names in lower case. Others are the
        sender's own.
        """

    @property
    def payload_hash(self) -> str:
        """``"UNSIGNED-PAYLOAD"``, or the hex SHA-256 that the body must have, which
        the server checks.
        """

    @property
    def operation(self) -> str | None:
        """What is asked for, by S3's name, such as ``"GetObject"``. None where the request fits several
        operations alike, or none: refuse it.
        """

    @property
    def bucket(self) -> str | None:
        """The bucket, from the host or the path as ``base_host`` says; None without that, and for an operation
        without a bucket.
        """

    @property
    def key(self) -> str | None:
        """The object's key, decoded: the one that was signed, dot segments included."""

    @property
    def parameters(self) -> dict[str, str]:
        """The operation's parameters that were signed, by S3's names: ``ContentType``, ``Metadata:note``."""

    @property
    def checks(self) -> dict[str, str]:
        """What was signed and only the server can check: headers with the values that the body
        (``content-length``), the object (``if-none-match``) or an account must meet.
        """

@final
class ReceivedForm:
    """A signed upload form as a server received it: whatever it says is a claim.

    * ``bucket``: that it was sent to.
    * ``fields``: a mapping or pairs, of the fields before the file.
    * ``content_length``: the file's bytes, once they are known.
    * ``file_name``: takes the place of ``${filename}`` in every field.

    Raises ``S3PresignError`` (``MalformedRequest``) for what is not a signed form.

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
        require_safe_key: bool | None = ...,
        unsigned_path_prefix: str | None = ...,
        base_host: str | Sequence[str] | None = ...,
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

@final
class MultipartPlan:
    """How an object is cut into parts, within S3's limits.

    ``object_size`` and ``part_size`` are bytes; without a part size it is 8 MiB, or
    the smallest whole MiB size that needs at most 10,000 parts. Raises
    ``S3PresignError`` for what S3 does not store.

    >>> plan = MultipartPlan(20_000_000)
    >>> plan.part_count, plan.part_size
    (3, 8388608)
    >>> [(part.number, part.first_byte, part.size) for part in plan.parts][-1]
    (3, 16777216, 3222784)
    """

    def __new__(cls, object_size: int, part_size: int | None = None) -> MultipartPlan: ...
    @property
    def object_size(self) -> int:
        """The object's size in bytes."""

    @property
    def part_size(self) -> int:
        """The size of every part but the last, in bytes."""

    @property
    def part_count(self) -> int:
        """How many parts there are: 1 to 10,000."""

    @property
    def parts(self) -> tuple[PlannedPart, ...]:
        """The parts in their order."""

    def to_dict(self) -> dict[str, Any]:
        """The plan as plain values, for ``json.dumps`` and the like."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class PlannedPart:
    """One part of a plan."""

    @property
    def number(self) -> int:
        """From 1 on."""

    @property
    def first_byte(self) -> int:
        """Where the part begins in the object, in bytes."""

    @property
    def size(self) -> int:
        """In bytes."""

    def to_dict(self) -> dict[str, Any]:
        """The part as plain values."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class PresignedMultipart:
    """All requests of one upload, signed at one instant.

    >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
    >>> upload = signer.presign_multipart(
    ...     bucket="videos", key="film.mp4", upload_id="from-the-answer", object_size=20_000_000
    ... )
    >>> [(part.number, part.request.headers["content-length"]) for part in upload.parts]
    [(1, '8388608'), (2, '8388608'), (3, '3222784')]
    >>> upload.complete.method, upload.abort.method
    ('POST', 'DELETE')
    """

    @property
    def parts(self) -> tuple[PresignedPart, ...]:
        """The parts in their order. They may be sent in any order, and at once."""

    @property
    def complete(self) -> PresignedRequest:
        """Makes an object of the parts; its body is what ``completed_parts`` answers."""

    @property
    def abort(self) -> PresignedRequest:
        """Drops the upload and what was stored of it."""

    @property
    def list_parts(self) -> PresignedRequest:
        """Lists the parts that have arrived, with their ETags."""

    def cors_rule(self, origin: str) -> CorsRule:
        """The smallest CORS rule of the bucket that lets pages of an origin send every request of the
        upload and read the ``ETag`` of each part. The request that creates the upload has a rule of
        its own; ``cors_rule([create, upload], origin)`` makes one of both.

        Raises ``S3PresignError`` (``InvalidOrigin``).
        """

    def to_dict(self) -> dict[str, Any]:
        """All requests as plain values, for ``json.dumps`` and the like: a password while they
        live.
        """

@final
class PresignedPart:
    """The request that uploads one part."""

    @property
    def number(self) -> int:
        """From 1 on."""

    @property
    def first_byte(self) -> int | None:
        """Where the part begins in the object, in bytes, if the sizes are known."""

    @property
    def size(self) -> int | None:
        """In bytes, if the sizes are known."""

    @property
    def request(self) -> PresignedRequest:
        """What uploads it. The answer's ``ETag`` is needed to complete the upload."""

    def to_dict(self) -> dict[str, Any]:
        """The part as plain values, with its request: a password while it lives."""

def upload_id(response: str) -> str:
    """The id of an upload, from the body of the response to CreateMultipartUpload.

    Raises ``S3PresignError`` (``NoUploadId``) for another text.

    >>> upload_id("<InitiateMultipartUploadResult><UploadId>VXBs</UploadId></InitiateMultipartUploadResult>")
    'VXBs'
    """

def completed_parts(
    etags: Mapping[int, str] | Mapping[str, str], **checksums: Mapping[int, str] | Mapping[str, str]
) -> str:
    """The body of the request that completes an upload in parts, as XML.

    ``etags`` maps the numbers of the parts to the ``ETag`` of each answer, with the header's
    quotes or without. Parts that were uploaded with a checksum need it here too:
    ``checksum_sha256={1: "..."}``.

    >>> completed_parts({1: '"9b2c"'})
    '<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Part><ETag>&quot;9b2c&quot;</ETag><PartNumber>1</PartNumber></Part></CompleteMultipartUpload>'
    """

@final
class Explanation:
    """What a presigned URL claims, without any secret: of any signer and any store.

    ``str()`` of it is the same for people; neither holds a signature or a token.

    >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
    >>> upload = signer.presign("PutObject", bucket="photos", key="a.png", content_type="image/png")
    >>> explained = explain(upload.url)
    >>> explained.operation, explained.bucket, explained.key, explained.headers
    ('PutObject', 'photos', 'a.png', ('content-type',))
    >>> [binding.aspect for binding in explained.aspects if binding.bound]
    ['content-type']
    """

    @property
    def signature_version(self) -> str:
        """``"4"``, ``"4A"`` or the legacy ``"2"``."""

    @property
    def operation(self) -> str | None:
        """The operation, where the URL leaves no other."""

    @property
    def possible_operations(self) -> tuple[str, ...]:
        """Every operation that the URL may be for."""

    @property
    def host(self) -> str:
        """The host that the request goes to."""

    @property
    def bucket(self) -> str | None:
        """The bucket: its name, or an access point's ARN or alias."""

    @property
    def key(self) -> str | None:
        """The object's key, decoded."""

    @property
    def addressing(self) -> str:
        """Where the bucket was found: ``"virtual"`` in the host, ``"path"``, ``"bucket-host"``,
        ``"path-assumed"`` where the host does not tell, or ``"unknown"``.
        """

    @property
    def access_key_id(self) -> str:
        """Who signed."""

    @property
    def region(self) -> str | None:
        """The region of the signature; none in Version 2."""

    @property
    def service(self) -> str | None:
        """The service of the signature, such as ``"s3"``; none in Version 2."""

    @property
    def signed_at(self) -> datetime | None:
        """When it was signed, in UTC; Version 2 does not say."""

    @property
    def expires_at(self) -> datetime:
        """When it stops working, if not before with its credentials, in UTC."""

    @property
    def state(self) -> str | None:
        """``"valid"``, ``"expired"`` or ``"not-yet-valid"`` at ``now``."""

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers that must be sent as they were signed; names in lower case."""

    @property
    def aspects(self) -> tuple[SignedAspect, ...]:
        """What the signature fixes, and what it leaves to the sender."""

    @property
    def warnings(self) -> tuple[Warning, ...]:
        """What will probably surprise somebody."""

@final
class SignedAspect:
    """One aspect of a request that a signature can fix."""

    @property
    def aspect(self) -> str:
        """``"content-type"``, ``"content-length"``, ``"checksum"``, ``"overwrite"``, ..."""

    @property
    def bound(self) -> bool:
        """Whether the signature fixes it."""

    @property
    def detail(self) -> str:
        """How, or what the sender may do."""

def explain(
    url: str,
    *,
    method: str | None = None,
    bucket: str | None = None,
    now: datetime | None = None,
    unsigned_path_prefix: str | None = None,
    host: str | None = None,
) -> Explanation:
    """Explains a presigned URL: of any signer, Signature Version 4, 4A or the legacy 2.

    * ``method``: a URL does not say it; with it, one operation is left.
    * ``bucket``: a custom domain does not say where its bucket stands; with it, the key is known.
    * ``now``: an aware datetime; without it the clock is read, once.
    * ``unsigned_path_prefix``: a path that a proxy removes before the one that was signed.
    * ``host``: of a bare target (``/photos/a.png?X-Amz-...``), as a log has it.

    Nothing is verified. Raises ``S3PresignError`` (``NotPresigned``) for text that is not
    a presigned URL.

    >>> explain("https://photos.s3.eu-west-1.amazonaws.com/a.png")
    Traceback (most recent call last):
        ...
    s3presign.S3PresignError: not a presigned URL: X-Amz-Algorithm is missing; ...
    """

@final
class Diagnosis:
    """Why a server refused a presigned request, as far as its answer tells.

    ``str()`` of it is all sentences, one a line, each with its certainty.
    """

    @property
    def code(self) -> str:
        """The server's code, such as ``"SignatureDoesNotMatch"``; empty where it answered no
        error of S3's form.
        """

    @property
    def message(self) -> str:
        """The server's message."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found, the surest first; one at least, ten at most."""

@final
class Finding:
    """One thing that is wrong."""

    @property
    def code(self) -> str:
        """Stable, and the same in every language, such as ``"HeaderChanged"``."""

    @property
    def certainty(self) -> Literal["shown", "likely", "possible"]:
        """``"shown"`` by the answer or the request, ``"likely"`` or ``"possible"``."""

    @property
    def sentence(self) -> str:
        """What differed, and what to change."""

def diagnose(
    answer: str | None = None,
    request: PresignedRequest | None = None,
    *,
    method: str | None = None,
    url: str | None = None,
    headers: _Entries | None = None,
    unsigned_path_prefix: str | None = None,
    sent_method: str | None = None,
    sent_url: str | None = None,
    sent_headers: _Entries | None = None,
    access_key_id: str | None = None,
    secret_access_key: str | None = None,
    session_token: str | None = None,
) -> Diagnosis:
    """Says why a server refused, and what to change.

    * ``answer``: what the server answered, as you have it: the XML, with the head of the
      response or without, as a browser or a log shows it, or the text of an exception.
      With a secret it may be left out.
    * ``request``: what was presigned, to compare it with; or its ``method``, ``url``
      and ``headers`` where another signer made it. A form's answer is passed alone.
    * ``unsigned_path_prefix``: a path that a proxy removes before the one that was signed;
      a ``request`` knows its own.
    * ``sent_method``, ``sent_url``, ``sent_headers``: the request as it was sent, where you
      know it, as from a log.
    * ``access_key_id``, ``secret_access_key``, ``session_token``: the credentials that the URL
      should be signed with, to prove what was signed. They are tried only if the URL names
      this access key, and show nowhere.

    Raises ``S3PresignError``: ``NotAnErrorResponse`` for an answer of more than 262,144 bytes,
    ``MissingOption`` for a secret without a request.

    >>> diagnosis = diagnose("<Error><Code>RequestTimeTooSkewed</Code></Error>")
    >>> [(finding.certainty, finding.code) for finding in diagnosis.findings]
    [('likely', 'ClockSkewed')]
    """

def cors_rule(
    results: Iterable[PresignedRequest | PresignedPost | PresignedMultipart], origin: str
) -> CorsRule:
    """One CORS rule of a bucket that lets pages of an origin use all of these results.

    They are presigned requests, forms and uploads in parts of one bucket: PutBucketCors replaces
    every rule that the bucket has. ``origin`` is ``"https://app.example.com"``, with one ``*`` in it
    if wanted, or several with a space between each.

    Raises ``S3PresignError``: ``MissingOption`` for no result, ``ConflictingOptions`` for those of
    different buckets, ``InvalidOrigin``.

    >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
    >>> upload = signer.presign("PutObject", bucket="photos", key="a.png", content_type="image/png")
    >>> download = signer.presign("GetObject", bucket="photos", key="a.png")
    >>> cors_rule([upload, download], "https://app.example.com http://localhost:3000").allowed_methods
    ('GET', 'PUT')
    """

@final
class Permissions:
    """Which actions of IAM whoever signs needs, so that S3 does as a URL says, and on which resources.

    >>> needed = permissions("PutObject", region="eu-west-1", bucket="photos", key="1.jpg", acl="private")
    >>> [(one.action, one.resource, one.because) for one in needed.permissions][0]
    ('s3:PutObject', 'arn:aws:s3:::photos/1.jpg', 'PutObject')
    """

    @property
    def permissions(self) -> tuple[Permission, ...]:
        """What is needed, or likely to be: the operation's own actions first."""

    @property
    def conditions(self) -> dict[str, str]:
        """What the request does not show and what would need more, in words, by names for
        ``assume``.
        """

    @property
    def optional(self) -> tuple[OptionalAction, ...]:
        """What is refused by nothing, but changes the answer."""

    @property
    def doubts(self) -> dict[str, str]:
        """What nobody documents, and so is never granted, by what raises the question."""

    @property
    def open_places(self) -> tuple[OpenPlace, ...]:
        """Each ``*`` in a resource that stands for something that was not said."""

@final
class Permission:
    """One action on one resource."""

    @property
    def action(self) -> str:
        """The action, such as ``"s3:PutObject"``."""

    @property
    def resource(self) -> str:
        """The resource's ARN, with what a key has of wildcards escaped."""

    @property
    def because(self) -> str:
        """What asks for it: the operation, a parameter by S3's name, a condition, or the kind of bucket."""

    @property
    def certainty(self) -> Literal["needed", "likely"]:
        """``"needed"`` where it is documented, ``"likely"`` where it is inferred."""

    @property
    def source(self) -> str:
        """Where it is said, or what it is inferred from."""

    @property
    def only_where(self) -> str | None:
        """What narrows it beside its resource: a condition key of IAM and what that must be, such as
        ``"kms:ResourceAliases=alias/photos"``, since an alias of a key is no resource.
        """

@final
class OptionalAction:
    """An action without which nothing is refused, but which changes the answer."""

    @property
    def action(self) -> str:
        """Such as ``"s3:ListBucket"``."""

    @property
    def resource(self) -> str:
        """Its ARN."""

    @property
    def effect(self) -> str:
        """What it changes."""

@final
class OpenPlace:
    """A ``*`` in a resource that stands for something that was not said."""

    @property
    def option(self) -> str:
        """The option that says it, such as ``"kms-key"``, which is ``kms_key`` here."""

    @property
    def resource(self) -> str:
        """The ARN that has it."""

@final
class PermissionPolicy:
    """A policy that grants permissions, and nothing else.

    ``str()`` of it is the JSON, in ASCII.

    >>> download = permissions("GetObject", region="eu-west-1", bucket="photos", key="1.jpg")
    >>> print(policy(download), end="")
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "Needed",
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::photos/1.jpg"
        }
      ]
    }
    """

    @property
    def text(self) -> str:
        """The policy as JSON, with a line end."""

    @property
    def size(self) -> int:
        """Its size as AWS counts it: in characters, without white space."""

    @property
    def too_large_for(self) -> dict[str, int]:
        """What it is too large for, with the most characters that AWS takes there."""

    @property
    def open_places(self) -> tuple[OpenPlace, ...]:
        """Each ``*`` in a resource of it that stands for something that was not said."""

@final
class GuardPolicy:
    """A bucket policy that binds presigned requests, whoever signed them: it denies, and grants nothing.

    ``str()`` of it is the JSON, in ASCII.
    """

    @property
    def text(self) -> str:
        """The bucket policy as JSON, with a line end."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What its statements cost, and what no policy can do."""

def permissions(
    operation: Operation
    | OperationName
    | Literal["PostObject", "Multipart"]
    | PresignedRequest
    | None = None,
    *,
    region: str | None = ...,
    bucket: str | None = ...,
    key: str | None = ...,
    account: str | None = ...,
    partition: str | None = ...,
    kms_key: str | None = ...,
    source_kms_key: str | None = ...,
    access_point: str | None = ...,
    supporting_access_point: str | None = ...,
    outpost_bucket: str | None = ...,
    role: str | None = ...,
    function: str | None = ...,
    table_bucket: str | None = ...,
    assume: str | list[str] | tuple[str, ...] | None = ...,
    headers: Mapping[str, str] | None = None,
    query: Mapping[str, str] | None = None,
    **parameters: _Value,
) -> Permissions:
    """Says what whoever signs must be allowed to do: without a signer and without a network.

    * ``operation``: any of S3's, with its parameters and ``bucket``, as ``Signer.presign`` takes them;
      without a ``key`` it is a template's, of any key. ``"PostObject"`` takes what
      ``Signer.presign_post`` does, and ``"Multipart"`` is all steps of an upload in parts. Or what
      ``Signer.presign`` answered, which says its region itself.
    * ``operations``, with ``key_prefix``: a scope's whole reach, in place of an operation.
    * ``region``: the bucket's.
    * ``account``: 12 digits, of the bucket, of KMS keys and roles; ``partition``, if it is not the
      region's.
    * ``kms_key``: id or ARN, where the request names none; ``source_kms_key``: the same of what is copied.
    * ``access_point``: the ARN, where ``bucket`` is the alias of one; ``supporting_access_point``:
      the name, where it is one of Object Lambda; ``outpost_bucket``: where it is one of an Outpost.
    * ``role``, ``function``: ARNs of what the body or an access point names; ``table_bucket``: the
      name of what the body configures.
    * ``assume``: names of ``conditions`` that hold.

    Raises ``S3PresignError``: ``UnknownOperation``, ``MissingBucket``, ``MissingRegion``,
    ``InvalidOption``, ``InvalidArn``, ``MissingOption`` for an alias without its ``access_point``, and
    what is wrong with a parameter.

    >>> upload = permissions("PutObject", region="us-east-1", bucket="photos", tagging="owner=ada")
    >>> [one.action for one in upload.permissions], [place.option for place in upload.open_places]
    (['s3:PutObject', 's3:PutObjectTagging'], ['key'])
    """

def policy(*permissions: Permissions, only_needed: bool | None = None) -> PermissionPolicy:
    """Writes a policy for the identity that signs, which grants permissions and nothing else.

    * ``permissions``: one or many of what ``permissions()`` answered, each granted once.
    * ``only_needed``: leave out what is only likely to be needed.

    Raises ``S3PresignError``: ``MissingOption`` where nothing is to be granted.
    """

def guard_policy(
    *,
    bucket: str | None = ...,
    partition: str | None = ...,
    principal: str | None = ...,
    max_age: int | timedelta | None = ...,
    stable_for: int | timedelta | None = ...,
    backdate: int | timedelta | None = ...,
    https: bool | None = ...,
    tls: bool | None = ...,
    network: str | list[str] | tuple[str, ...] | None = ...,
    presigned: Literal["only", "never"] | None = ...,
    create_only: bool | None = ...,
    no_acl: bool | None = ...,
) -> GuardPolicy:
    """Writes a bucket policy that binds presigned requests, whoever signed them.

    * ``bucket``: its name; ``partition``, such as ``"aws-cn"``, if it is not ``"aws"``.
    * ``principal``: the ARN of the signer, which ``network`` and ``presigned`` are then about.
    * ``max_age``: of a signature when its request arrives, 60 seconds at least; ``stable_for`` and
      ``backdate``, with which requests are signed, are added.
    * ``https``, ``tls``: only by https; only by TLS 1.2 or newer.
    * ``network``: only from this, such as ``"203.0.113.0/24"``, or from each of a list.
    * ``presigned``: ``"only"`` by presigned URLs, or ``"never"`` by them nor by forms.
    * ``create_only``: uploads overwrite nothing; ``no_acl``: no access control lists.

    No policy can bind the type or the size of an upload: sign them.

    Raises ``S3PresignError``: ``InvalidBucketName``, ``InvalidOption``, and ``MissingOption`` if nothing
    is to be bound.

    >>> guard = guard_policy(bucket="photos", max_age=600, backdate=30)
    >>> '"s3:signatureAge": "630000"' in guard.text
    True
    """

@final
class CorsRule:
    """The smallest CORS rule of a bucket that lets a browser use what was presigned.

    >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
    >>> upload = signer.presign("PutObject", bucket="photos", key="a.png", content_type="image/png")
    >>> upload.cors_rule("https://app.example.com").to_json()
    '{"CORSRules":[{"AllowedHeaders":["content-type"],"AllowedMethods":["PUT"],"AllowedOrigins":["https://app.example.com"],"ExposeHeaders":["ETag"]}]}'
    """

    @property
    def allowed_origins(self) -> tuple[str, ...]:
        """The origins that were asked for."""

    @property
    def allowed_methods(self) -> tuple[str, ...]:
        """The methods of the requests, in the order of the alphabet."""

    @property
    def allowed_headers(self) -> tuple[str, ...]:
        """The signed headers that a browser must be allowed to send."""

    @property
    def expose_headers(self) -> tuple[str, ...]:
        """What the page may read of the answer."""

    def to_xml(self) -> str:
        """The body of PutBucketCors, with this rule alone."""

    def to_json(self) -> str:
        """The same as AWS's command line and boto3 take it."""

    def __eq__(self, other: object, /) -> bool: ...
    __hash__: None  # type: ignore[assignment]

def refusal(code: str) -> tuple[int, str]:
    """How a server answers a refusal of this code: the HTTP status, and S3's own code."""
