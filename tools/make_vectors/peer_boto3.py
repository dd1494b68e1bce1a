"""boto3: generate_presigned_url with Signature Version 4 and without the CRT.

botocore signs with the CRT where awscrt is installed, so its own Python signer is
put back in its place.
"""

import os
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

import boto3  # type: ignore[import-untyped]
import botocore.auth  # type: ignore[import-untyped]
from botocore.config import Config  # type: ignore[import-untyped]

from .model import Json
from .signature import Pair

NAME: Final = "boto3"
VERSION: Final = f"boto3 {boto3.__version__} / botocore {botocore.__version__}"

botocore.auth.AUTH_TYPE_MAPS["s3v4-query"] = botocore.auth.S3SigV4QueryAuth
for variable in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[variable]
os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
os.environ["AWS_EC2_METADATA_DISABLED"] = "true"


@cache
def client(region: str, endpoint: tuple[tuple[str, Any], ...], credentials: tuple[Any, ...]) -> Any:
    """A client with the options of a case; making one is the slow part."""
    options = dict(endpoint)
    s3 = {
        "addressing_style": options["addressing_style"],
        "use_accelerate_endpoint": options["accelerate"],
        "us_east_1_regional_endpoint": options["us_east_1_regional_endpoint"],
    }
    # A required parameter of the body is the sender's to send.
    config = Config(
        signature_version="s3v4",
        s3=s3,
        use_dualstack_endpoint=options["dualstack"],
        use_fips_endpoint=options["fips"],
        parameter_validation=options["parameter_validation"],
    )
    access_key_id, secret_access_key, session_token = credentials
    return shared_session().client(
        "s3",
        region_name=region,
        endpoint_url=options["url"],
        aws_access_key_id=access_key_id,
        aws_secret_access_key=secret_access_key,
        aws_session_token=session_token,
        config=config,
    )


@cache
def shared_session() -> Any:
    """One session for all clients, which then share the loaded model."""
    return boto3.session.Session()


def presign(case_input: Json, *, needs_body: bool) -> tuple[str, list[Pair]]:
    """The URL and the headers that were signed with it."""
    options = {**case_input["endpoint"], "parameter_validation": not needs_body}
    credentials = case_input["credentials"]
    s3 = client(case_input["region"], tuple(options.items()), tuple(credentials.values()))
    instant = datetime.strptime(case_input["signing_time"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    botocore.auth.get_current_datetime = lambda *_, **__: instant

    signed: list[Pair] = []

    def remember(request: Any, **_: Any) -> None:
        signed[:] = [(name.lower(), text(value)) for name, value in request.headers.items()]

    s3.meta.events.register_last("before-sign.s3", remember, unique_id="remember")
    try:
        params = dict(case_input["params"])
        for name, value in (("Bucket", case_input["bucket"]), ("Key", case_input["key"])):
            if value is not None:
                params[name] = value
        url = s3.generate_presigned_url(
            operation_method(s3, case_input["operation"]), params, case_input["expires_in"]
        )
    finally:
        s3.meta.events.unregister("before-sign.s3", unique_id="remember")
    return url, signed


def operation_method(s3: Any, operation: str) -> str:
    """The client's name for an operation."""
    methods: dict[str, str] = s3.meta.method_to_api_mapping
    return next(name for name, known in methods.items() if known == operation)


def text(value: str | bytes) -> str:
    """A header's value as text."""
    return value if isinstance(value, str) else value.decode()
