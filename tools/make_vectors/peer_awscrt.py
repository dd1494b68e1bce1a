"""awscrt: the signer of AWS's C libraries, which signs a ready-made URL."""

from datetime import UTC, datetime
from typing import Final

import awscrt  # type: ignore[import-untyped]
from awscrt.auth import (  # type: ignore[import-untyped]
    AwsCredentialsProvider,
    AwsSignatureType,
    AwsSigningAlgorithm,
    AwsSigningConfig,
    aws_sign_request,
)
from awscrt.http import HttpHeaders, HttpRequest  # type: ignore[import-untyped]

from .model import Json
from .signature import PAYLOAD, Pair, split

NAME: Final = "awscrt"
VERSION: Final = f"awscrt {awscrt.__version__}"


def presign(case_input: Json, raw_request: Json) -> tuple[str, list[Pair]]:
    """The URL and the headers that were signed with it."""
    credentials = case_input["credentials"]
    provider = AwsCredentialsProvider.new_static(
        credentials["access_key_id"],
        credentials["secret_access_key"],
        credentials["session_token"] or None,
    )
    signing = raw_request["signing"]
    instant = datetime.strptime(case_input["signing_time"], "%Y%m%dT%H%M%SZ")
    config = AwsSigningConfig(
        algorithm=AwsSigningAlgorithm.V4,
        signature_type=AwsSignatureType.HTTP_REQUEST_QUERY_PARAMS,
        credentials_provider=provider,
        region=signing["region"],
        service=signing["service"],
        date=instant.replace(tzinfo=UTC),
        use_double_uri_encode=False,
        should_normalize_uri_path=False,
        signed_body_value=PAYLOAD,
        expiration_in_seconds=case_input["expires_in"],
    )
    target = split(raw_request["url"])
    origin = f"{target.scheme}://{target.authority}"
    headers = HttpHeaders([("host", target.authority)])
    for name, value in raw_request["headers"]:
        headers.add(name, value)
    request = HttpRequest(raw_request["method"], raw_request["url"].removeprefix(origin), headers)
    signed = aws_sign_request(request, config).result(10)
    sent = [(name.lower(), value) for name, value in signed.headers if name.lower() != "host"]
    return f"{origin}{signed.path}", sent
