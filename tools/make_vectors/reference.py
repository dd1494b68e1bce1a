"""Where S3's endpoint rules send a request, by botocore's own engine for them.

It gives the unsigned URL that URL-level signers sign, and what other peers' URLs
are compared with.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from botocore.endpoint_provider import EndpointProvider  # type: ignore[import-untyped]
from botocore.exceptions import EndpointProviderError  # type: ignore[import-untyped]

from . import model
from .model import Json
from .signature import encode_path, encode_query


@dataclass(frozen=True)
class Rejected:
    """The rules' own words for why there is no endpoint."""

    reason: str


@cache
def rules() -> Any:
    """The engine with S3's rule set."""
    loader = model.session().get_component("data_loader")
    rule_set = loader.load_service_model("s3", "endpoint-rule-set-1")
    return EndpointProvider(rule_set, loader.load_data("partitions"))


def parameters(case_input: Json) -> Json:
    """The rule set's parameters for a request."""
    endpoint = case_input["endpoint"]
    legacy = endpoint["us_east_1_regional_endpoint"] == "legacy"
    given = {
        "Bucket": case_input["bucket"],
        "Key": case_input["key"],
        "Region": case_input["region"],
        "Endpoint": endpoint["url"],
        "UseFIPS": endpoint["fips"],
        "UseDualStack": endpoint["dualstack"],
        "Accelerate": endpoint["accelerate"],
        "ForcePathStyle": endpoint["addressing_style"] == "path",
        "UseGlobalEndpoint": legacy and case_input["region"] == "us-east-1",
        "UseArnRegion": endpoint["use_arn_region"],
        **model.static_context(case_input["operation"]),
    }
    return {name: value for name, value in given.items() if value is not None}


def raw_request(case_input: Json) -> Json | Rejected:
    """What a URL-level signer is given."""
    try:
        endpoint = rules().resolve_endpoint(**parameters(case_input))
    except EndpointProviderError as error:
        return Rejected(str(error))
    (scheme, *_) = endpoint.properties["authSchemes"]
    base = host_prefixed(case_input, endpoint.url)
    url = base + "/" * (base.count("/") == len("//"))
    path = model.path(case_input["operation"]).removeprefix("/{Bucket}")
    if path not in ("", "/"):
        url = base.removesuffix("/") + path.replace("{Key+}", encode_path(case_input["key"] or ""))
    query = [f"{encode_query(name)}={encode_query(value)}" for name, value in case_input["query"]]
    return {
        "method": case_input["method"],
        "url": url + "?" * bool(query) + "&".join(query),
        "headers": case_input["headers"],
        "signing": {
            "scheme": scheme["name"],
            "service": scheme["signingName"],
            "region": scheme.get("signingRegion"),
            "region_set": scheme.get("signingRegionSet"),
        },
    }


def host_prefixed(case_input: Json, url: str) -> str:
    """The endpoint with the label that some operations put before the host."""
    endpoint = model.service().operation_model(case_input["operation"]).endpoint
    if endpoint is None:
        return str(url)
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{endpoint['hostPrefix'].format(**case_input['params'])}{rest}"
