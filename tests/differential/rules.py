"""What botocore's rules engine says of an input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import botocore.session  # type: ignore[import-untyped]
from botocore.endpoint_provider import EndpointProvider  # type: ignore[import-untyped]
from botocore.exceptions import EndpointProviderError, EndpointResolutionError  # type: ignore[import-untyped]

from tests.conformance.presigned_url import encode

from .inputs import Input

PARAMETERS = {
    "use_fips": "UseFIPS",
    "use_dual_stack": "UseDualStack",
    "use_accelerate": "Accelerate",
    "use_global_endpoint": "UseGlobalEndpoint",
    "disable_multi_region_access_points": "DisableMultiRegionAccessPoints",
    "disable_s3_express_session_auth": "DisableS3ExpressSessionAuth",
}


@dataclass(frozen=True)
class Place:
    """Where the request goes and what its signature is for."""

    address: str
    service: str
    region: str
    asymmetric: bool


class Rules:
    """The rule set of S3 in the installed botocore."""

    def __init__(self) -> None:
        loader = botocore.session.get_session().get_component("data_loader")
        rules = loader.load_service_model("s3", "endpoint-rule-set-1")
        self._provider = EndpointProvider(rules, loader.load_data("partitions"))

    def place(self, asked: Input) -> Place | str:
        """Where a GetObject goes, or the words of the refusal."""
        parameters: dict[str, Any] = {PARAMETERS[flag]: True for flag in asked.flags}
        parameters |= {"Bucket": asked.bucket, "Region": asked.region, "Key": asked.key}
        parameters["ForcePathStyle"] = asked.path_style
        if asked.endpoint is not None:
            parameters["Endpoint"] = asked.endpoint
        if asked.use_arn_region is not None:
            parameters["UseArnRegion"] = asked.use_arn_region
        try:
            endpoint = self._provider.resolve_endpoint(**parameters)
        except (EndpointProviderError, EndpointResolutionError) as error:
            return str(error)
        scheme = endpoint.properties["authSchemes"][0]
        asymmetric: bool = scheme["name"] == "sigv4a"
        region = ",".join(scheme["signingRegionSet"]) if asymmetric else scheme["signingRegion"]
        base = endpoint.url.rstrip("/")
        address = f"{base}/{encode(asked.key, keep_slash=True)}"
        return Place(address, scheme["signingName"], region, asymmetric)
