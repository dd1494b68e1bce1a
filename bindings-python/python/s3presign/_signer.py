"""The signer, with the ways to make one from what a program already has."""

from __future__ import annotations

import os

from . import _core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class Signer(_core.Signer):
    """Signs requests for one set of credentials, region and endpoint.

    Immutable, and shared by any number of threads. Arguments:

    * ``access_key_id``, ``secret_access_key``, ``region``: required. The region
      is never guessed (``"auto"`` for Cloudflare R2).
    * ``session_token``, ``credentials_expiration`` (aware datetime): of temporary
      credentials.
    * ``endpoint``: the URL that the *user* of the presigned URL will call, such
      as ``"https://files.example.com"``; without it AWS's own.
    * ``addressing``: ``"auto"``, ``"virtual"``, ``"path"``, ``"bucket-host"``.
    * ``use_dual_stack``, ``use_fips``, ``use_accelerate``,
      ``use_global_endpoint``, ``use_arn_region``, ``disable_access_points``,
      ``disable_multi_region_access_points``,
      ``disable_s3_express_session_auth``: booleans, as in AWS's SDKs.
    * ``max_expires_in``: seconds or timedelta, for stores that allow more than 7
      days.

    Raises :class:`S3PresignError` for what cannot be signed for.

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

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None, **overrides: Any) -> Signer:
        """A signer from the variables that AWS's own tools read.

        ``AWS_ACCESS_KEY_ID``, ``AWS_SECRET_ACCESS_KEY``, ``AWS_SESSION_TOKEN``,
        ``AWS_CREDENTIAL_EXPIRATION``, ``AWS_REGION`` or ``AWS_DEFAULT_REGION``,
        ``AWS_ENDPOINT_URL_S3`` or ``AWS_ENDPOINT_URL``,
        ``AWS_USE_FIPS_ENDPOINT`` and ``AWS_USE_DUALSTACK_ENDPOINT``; empty ones
        count as unset. ``overrides`` are arguments of :class:`Signer` and win.

        >>> signer = Signer.from_env(
        ...     {"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret"},
        ...     region="eu-west-1",
        ... )
        """
        environment = os.environ if environ is None else environ

        def first(*names: str) -> str | None:
            return next((value for name in names if (value := environment.get(name))), None)

        options: dict[str, Any] = {
            "access_key_id": first("AWS_ACCESS_KEY_ID"),
            "secret_access_key": first("AWS_SECRET_ACCESS_KEY"),
            "session_token": first("AWS_SESSION_TOKEN"),
            "credentials_expiration": first("AWS_CREDENTIAL_EXPIRATION"),
            "region": first("AWS_REGION", "AWS_DEFAULT_REGION"),
            "endpoint": first("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"),
            "use_fips": first("AWS_USE_FIPS_ENDPOINT"),
            "use_dual_stack": first("AWS_USE_DUALSTACK_ENDPOINT"),
        }
        return cls(**{**options, **overrides})

    @classmethod
    def from_boto3(cls, session_or_client: Any, **overrides: Any) -> Signer:
        """A signer from a boto3 (or botocore) session, or from an S3 client.

        Takes the credentials as they are now, region, endpoint and S3's
        configuration (addressing style, dual-stack, FIPS, accelerate).
        ``overrides`` are arguments of :class:`Signer` and win. Credentials that
        boto3 refreshes end some day: make a new signer then, or pass
        ``credentials_expiration`` to be told.
        """
        if hasattr(session_or_client, "meta"):
            options = _options_of_client(session_or_client)
        else:
            credentials = session_or_client.get_credentials()
            region = getattr(session_or_client, "region_name", None)
            if region is None and hasattr(session_or_client, "get_config_variable"):
                region = session_or_client.get_config_variable("region")
            options = {"region": region, **_options_of_credentials(credentials)}
        return cls(**{**options, **overrides})


def _options_of_client(client: Any) -> dict[str, Any]:
    config = client.meta.config
    s3 = getattr(config, "s3", None) or {}
    style = s3.get("addressing_style")
    # Nothing public leads from a client to its credentials, or tells an endpoint
    # that was configured from one that was derived.
    credentials = client._request_signer._credentials
    endpoint = client._ruleset_resolver._builtins.get("SDK::Endpoint")
    return {
        "region": client.meta.region_name,
        "endpoint": endpoint,
        "addressing": style if style in ("path", "virtual") else None,
        "use_dual_stack": bool(
            s3.get("use_dualstack_endpoint") or getattr(config, "use_dualstack_endpoint", False)
        ),
        "use_fips": bool(getattr(config, "use_fips_endpoint", False)),
        "use_accelerate": bool(s3.get("use_accelerate_endpoint")),
        **_options_of_credentials(credentials),
    }


def _options_of_credentials(credentials: Any) -> dict[str, Any]:
    if credentials is None:
        return {}
    frozen = credentials.get_frozen_credentials()
    return {
        "access_key_id": frozen.access_key,
        "secret_access_key": frozen.secret_key,
        "session_token": frozen.token,
        # Refreshable credentials keep their end to themselves; others have none.
        "credentials_expiration": getattr(credentials, "_expiry_time", None),
    }
