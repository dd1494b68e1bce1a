"""minio: get_presigned_url of MinIO's Python client, for objects without headers."""

import importlib.metadata
from datetime import UTC, datetime, timedelta
from typing import Final

from minio import Minio

from .model import Json
from .signature import Pair, split

NAME: Final = "minio-py"
VERSION: Final = f"minio {importlib.metadata.version('minio')}"


def can_express(case_input: Json) -> bool:
    """Whether the client has a way to ask for this."""
    endpoint = case_input["endpoint"]
    custom = endpoint["url"] is not None
    return (
        case_input["key"] is not None
        and not case_input["headers"]
        and not endpoint["fips"]
        and not endpoint["accelerate"]
        and not (custom and endpoint["dualstack"])
        and (custom or endpoint["addressing_style"] == "virtual")
    )


def presign(case_input: Json) -> tuple[str, list[Pair]]:
    """The URL; no header but the host is signed."""
    credentials = case_input["credentials"]
    endpoint = case_input["endpoint"]
    target = split(endpoint["url"] or "https://s3.amazonaws.com")
    client = Minio(
        target.authority + target.path.removesuffix("/"),
        region=case_input["region"],
        secure=target.scheme == "https",
        access_key=credentials["access_key_id"],
        secret_key=credentials["secret_access_key"],
        session_token=credentials["session_token"] or None,
    )
    if endpoint["url"] is None:
        if not endpoint["dualstack"]:
            client.disable_dualstack_endpoint()  # type: ignore[no-untyped-call]
    elif endpoint["addressing_style"] == "virtual":
        client.enable_virtual_style_endpoint()  # type: ignore[no-untyped-call]
    instant = datetime.strptime(case_input["signing_time"], "%Y%m%dT%H%M%SZ")
    url = client.get_presigned_url(
        case_input["method"],
        case_input["bucket"],
        case_input["key"],
        expires=timedelta(seconds=case_input["expires_in"]),
        request_date=instant.replace(tzinfo=UTC),
        extra_query_params=dict(case_input["query"]),
    )
    return url, []
