"""Reads a signer's options from boto3's sessions and clients, without importing boto3."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit


def options(session_or_client: Any) -> dict[str, Any]:
    """The arguments of ``Signer`` that make it sign where the client does."""
    client, region = session_or_client, None
    if not hasattr(client, "meta"):
        client, region = _client_of_session(session_or_client)
    if hasattr(client.meta, "client"):
        # A resource: what it does, its client does.
        client = client.meta.client
    _refuse_asynchronous(client)
    service = client.meta.service_model.service_name
    if service != "s3":
        raise TypeError(f"the client is for {service}; pass one for s3, or a session")

    # Nothing public leads from a client to its credentials, or tells an endpoint
    # that was configured from one that was derived, or path style that follows
    # from it. The inputs of the endpoint rules say all of that in one place.
    try:
        credentials = client._request_signer._credentials
        rules = client._ruleset_resolver._builtins
    except AttributeError as error:
        raise TypeError(
            "this version of botocore keeps its clients' configuration elsewhere; "
            "make the signer from its arguments"
        ) from error
    return {
        "region": client.meta.region_name if region is None else region,
        "endpoint": rules.get("SDK::Endpoint"),
        "addressing": _addressing(rules),
        "use_dual_stack": rules.get("AWS::UseDualStack"),
        "use_fips": rules.get("AWS::UseFIPS"),
        "use_accelerate": rules.get("AWS::S3::Accelerate"),
        "use_global_endpoint": rules.get("AWS::S3::UseGlobalEndpoint"),
        "use_arn_region": rules.get("AWS::S3::UseArnRegion"),
        "disable_multi_region_access_points": rules.get("AWS::S3::DisableMultiRegionAccessPoints"),
        "disable_s3_express_session_auth": rules.get("AWS::S3::DisableS3ExpressSessionAuth"),
        **_options_of_credentials(credentials),
    }


def _addressing(rules: dict[str, Any]) -> str | None:
    """What makes the signer put the bucket where the client puts it.

    A client goes by path to any endpoint of one's own, unless ``addressing_style`` is
    ``virtual``: then it writes the bucket before a single label, too, as before ``minio``,
    which the signer does only if it is told.
    """
    if rules.get("AWS::S3::ForcePathStyle"):
        return "path"
    host = urlsplit(rules.get("SDK::Endpoint") or "").hostname
    return "virtual" if host and "." not in host.rstrip(".") else None


def _client_of_session(session: Any) -> tuple[Any, str | None]:
    """The S3 client that a session makes, and the region that it is configured with.

    A client without one guesses ``us-east-1``; the empty region makes the signer
    refuse instead.
    """
    _refuse_asynchronous(session)
    if hasattr(session, "client"):
        return session.client("s3"), session.region_name or ""
    if hasattr(session, "create_client"):
        return session.create_client("s3"), session.get_config_variable("region") or ""
    kind = type(session).__name__
    raise TypeError(f"from_boto3 takes a boto3 session or S3 client, not {kind}")


def _refuse_asynchronous(client: Any) -> None:
    """Of aiobotocore and aioboto3 credentials can only be awaited."""
    if type(client).__module__.partition(".")[0] in ("aiobotocore", "aioboto3"):
        raise TypeError(
            "from_boto3 takes no asynchronous client: await its credentials "
            "(get_credentials, get_frozen_credentials) and pass them to Signer"
        )


def _options_of_credentials(credentials: Any) -> dict[str, Any]:
    if credentials is None:
        return {}
    # Refreshes what is about to end, so that the expiry below is that of these.
    frozen = credentials.get_frozen_credentials()
    return {
        "access_key_id": frozen.access_key,
        "secret_access_key": frozen.secret_key,
        "session_token": frozen.token,
        # Only refreshable credentials know their end, and have no public name for it.
        "credentials_expiration": getattr(credentials, "_expiry_time", None),
    }
