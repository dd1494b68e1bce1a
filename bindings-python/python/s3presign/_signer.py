"""The signer, and the ways to make one from what a program already has."""

from __future__ import annotations

import os

from . import _core
from ._errors import S3PresignError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import timedelta
    from typing import Any

    from typing_extensions import Never, Unpack

    from ._operation_name import OperationName
    from .operations import Operation
    from .options import SignerOptions


class Signer(_core.Signer):
    """Signs requests for one set of credentials, region and endpoint.

    Immutable, and shared by any number of threads. Arguments:

    * ``access_key_id``, ``secret_access_key``, ``region``: required. The region
      is never guessed (``"auto"`` for Cloudflare R2).
    * ``session_token``, ``credentials_expiration`` (aware datetime): of temporary
      credentials.
    * ``endpoint``: the URL that the *user* of the presigned URL will call, such
      as ``"https://files.example.com"``; without it AWS's own.
    * ``addressing``: ``"virtual"`` has the bucket in the host, ``"path"`` in the path,
      ``"bucket-host"`` nowhere, since the host is the bucket. ``"auto"``, the default, has
      it in the host by AWS's rules, and in the path where the host is an IP address or a
      single label, such as ``minio`` or ``localhost``.
    * ``anonymous``: in the place of credentials: signs nothing, and gives URLs for what
      everybody may do, which do not expire.
    * ``unsigned_path_prefix``: a path such as ``"/storage"`` that URLs have before the one
      that is signed, since a proxy at the endpoint removes it.
    * ``use_dual_stack``, ``use_fips``, ``use_accelerate``,
      ``use_global_endpoint``, ``use_arn_region``, ``disable_access_points``,
      ``disable_multi_region_access_points``,
      ``disable_s3_express_session_auth``: booleans, as in AWS's SDKs.
    * ``max_expires_in``: seconds or timedelta, for stores that allow more than 7
      days.

    Raises :class:`S3PresignError` for what cannot be signed for. A signer cannot be
    pickled or copied: it holds a secret key. Make one in each process.

    >>> signer = Signer(
    ...     access_key_id="minioadmin",
    ...     secret_access_key="minioadmin",
    ...     region="us-east-1",
    ...     endpoint="http://localhost:9000",
    ...     addressing="path",
    ... )
    >>> signer.object_url("photos", "a b.jpg")
    'http://localhost:9000/photos/a%20b.jpg'
    """

    __slots__ = ()

    def scoped(
        self,
        *,
        bucket: str,
        operations: Iterable[Operation | OperationName],
        key_prefix: str | None = None,
        max_expires_in: int | timedelta | None = None,
        allow: Iterable[str] = (),
        **misspelt: Never,
    ) -> Signer:
        """The same signer, confined, for the part of a program that deals with users' input.

        * ``bucket``: only the bucket that is called exactly so.
        * ``operations``: only these; uploads by forms count as ``PutObject``.
        * ``key_prefix``: only keys that begin so; it ends with a slash.
        * ``max_expires_in``: no URL lives longer, from now on.
        * ``allow``: names that pass although some store could be led outside by them:
          ``header:NAME``, ``query:NAME``, ``metadata:NAME``, ``field:NAME``,
          ``parameter:WebsiteRedirectLocation``.

        Whatever lies outside raises :class:`S3PresignError` (``KeyOutsideScope``,
        ...), and so does a key that clients or file systems could take for another
        one (``UnsafeKey``: segments ``.`` and ``..``, empty ones, backslashes, control
        characters). A scope can only be narrowed.

        >>> signer = Signer(access_key_id="minio", secret_access_key="minio123", region="eu-west-1")
        >>> reader = signer.scoped(
        ...     bucket="photos", operations=["GetObject"], key_prefix="users/42/", max_expires_in=900
        ... )
        >>> reader.presign("GetObject", bucket="photos", key="users/42/../43/a.png")
        Traceback (most recent call last):
            ...
        s3presign.S3PresignError: key "users/42/../43/a.png" has a segment . or .., ...
        """
        for name, value in (("operations", operations), ("allow", allow)):
            if isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
                message = f'"{name}" is of type {type(value).__name__}; pass a list'
                raise S3PresignError("WrongType", message, name)
        scope: dict[str, Any] = {"key_prefix": key_prefix, "max_expires_in": max_expires_in}
        scope |= {"bucket": bucket, "operations": list(operations), "allow": list(allow) or None}
        scope |= misspelt  # Which name was meant, the signer says.
        return type(self)(_scope_of=self, **scope)

    @classmethod
    def from_env(
        cls, environ: Mapping[str, str] | None = None, **overrides: Unpack[SignerOptions]
    ) -> Signer:
        """A signer from the variables that AWS's own tools read.

        * ``AWS_ACCESS_KEY_ID``, ``AWS_SECRET_ACCESS_KEY``, ``AWS_SESSION_TOKEN`` and
          ``AWS_CREDENTIAL_EXPIRATION``
        * ``AWS_REGION``, else ``AWS_DEFAULT_REGION``
        * ``AWS_ENDPOINT_URL_S3``, else ``AWS_ENDPOINT_URL``; none of them if
          ``AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`` is true
        * ``AWS_USE_FIPS_ENDPOINT`` and ``AWS_USE_DUALSTACK_ENDPOINT``

        Empty ones count as unset. No other variable and no file is read: for profiles
        there is :meth:`from_boto3`. ``overrides`` are arguments of :class:`Signer` and
        win; with an access key, a secret or a session token of yours, none of the
        environment's credentials is read.

        Raises :class:`S3PresignError`, which names the variable where that is wrong or
        missing (``VariableNotUnicode``, ...).

        >>> signer = Signer.from_env(
        ...     {"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret"},
        ...     region="eu-west-1",
        ... )
        """
        return cls(_environment=os.environ if environ is None else environ, **overrides)

    @classmethod
    def from_boto3(cls, session_or_client: Any, **overrides: Unpack[SignerOptions]) -> Signer:
        """A signer from a boto3 (or botocore) session, or from an S3 client.

        Its URLs go where the client's would: same credentials, region, endpoint,
        addressing style, dual-stack, FIPS, accelerate. Of a session, it is the S3
        client that the session makes, so configuration files count.
        ``overrides`` are arguments of :class:`Signer` and win; with an
        ``access_key_id`` of yours, boto3's session token is not used.

        The credentials are those of this moment. Where boto3 knows when they end,
        so does the signer: ``limited_by`` of a result tells, and after their end
        signing raises ``CredentialsExpired``; make a new signer then. boto3 itself
        is never imported.
        """
        from . import _boto3

        options = _overridden(_boto3.options(session_or_client), overrides)
        if options.get("region") and options.get("access_key_id") is None:
            raise S3PresignError(
                "MissingOption",
                '"access-key-id" of the signer is missing: boto3 found no credentials; '
                "configure them for boto3, or pass them here",
                "access-key-id",
            )
        return cls(**options)


def _overridden(options: dict[str, Any], overrides: SignerOptions) -> dict[str, Any]:
    """Options with what wins over them. Credentials of two sources never mix."""
    if overrides.get("access_key_id") is not None:
        options = {**options, "session_token": None, "credentials_expiration": None}
    return {**options, **overrides}


# Where users find it.
Signer.__module__ = "s3presign"
