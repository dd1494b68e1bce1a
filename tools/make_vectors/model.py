"""S3's service model, as botocore ships it: how each parameter goes on the wire."""

import base64
import hashlib
import json
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache
from typing import Any
from urllib.parse import quote

import botocore.session  # type: ignore[import-untyped]

from .signature import Pair

Json = dict[str, Any]


@cache
def session() -> Any:
    """One session for all: loading the model is the slow part."""
    return botocore.session.Session()


@cache
def service() -> Any:
    """The S3 service model."""
    return session().get_service_model("s3")


@cache
def regions() -> tuple[str, ...]:
    """Every region of every partition."""
    partitions = session().get_component("data_loader").load_data("partitions")
    names = [name for partition in partitions["partitions"] for name in partition["regions"]]
    return tuple(name for name in names if not name.endswith("-global"))


def operation_names() -> list[str]:
    """All operations, sorted."""
    return sorted(service().operation_names)


def members(operation: str) -> dict[str, Any]:
    """The parameters of an operation by name."""
    shape = service().operation_model(operation).input_shape
    return dict(shape.members) if shape is not None else {}


def is_body(member: Any) -> bool:
    """Whether a parameter travels in the body."""
    return "location" not in member.serialization


def required(operation: str) -> list[str]:
    """The required parameters but those of the path and the body."""
    shape = service().operation_model(operation).input_shape
    names = shape.required_members if shape is not None else []
    chosen = [name for name in names if not is_body(shape.members[name])]
    return [name for name in chosen if name not in ("Bucket", "Key")]


def needs_body(operation: str) -> bool:
    """Whether a required parameter travels in the body, which the sender sends."""
    shape = service().operation_model(operation).input_shape
    names = shape.required_members if shape is not None else []
    return any(is_body(shape.members[name]) for name in names)


def method(operation: str) -> str:
    """The HTTP method."""
    return str(service().operation_model(operation).http["method"])


def path(operation: str) -> str:
    """The template of the path, such as `/{Bucket}/{Key+}`."""
    return str(service().operation_model(operation).http["requestUri"].partition("?")[0])


def static_context(operation: str) -> Json:
    """What the endpoint rules are told about the operation."""
    context = service().operation_model(operation).static_context_parameters
    return {parameter.name: parameter.value for parameter in context}


def wire(operation: str, params: Json) -> tuple[list[Pair], list[Pair]]:
    """Query pairs and headers, decoded, header names in lower case."""
    constant = service().operation_model(operation).http["requestUri"].partition("?")[2]
    pairs = (pair.partition("=") for pair in constant.split("&") if pair)
    query = [(name, value) for name, _, value in pairs]
    headers: list[Pair] = []
    shapes = members(operation)
    for name, value in params.items():
        shape = shapes[name]
        location = shape.serialization.get("location")
        wire_name = shape.serialization.get("name", name)
        if location == "querystring":
            query.append((wire_name, text(shape, value, "iso8601")))
        elif location == "headers":
            headers += [(f"{wire_name}{entry}".lower(), item) for entry, item in value.items()]
        elif name == "CopySource" and isinstance(value, dict):
            headers.append((wire_name.lower(), copy_source(value)))
        elif name.endswith("SSECustomerKey") and f"{name}MD5" not in params:
            headers += customer_key(wire_name.lower(), value)
        elif location == "header":
            headers.append((wire_name.lower(), text(shape, value, "rfc822")))
        else:
            message = f"{operation}.{name} travels in {location}"
            raise ValueError(message)
    return query, headers


def text(shape: Any, value: Any, timestamp_format: str) -> str:
    """A value as its type is written."""
    match shape.type_name:
        case "boolean":
            return json.dumps(value)
        case "list":
            return ",".join(value)
        case "timestamp":
            instant = datetime.fromisoformat(value).astimezone(UTC)
            if (shape.serialization.get("timestampFormat") or timestamp_format) == "rfc822":
                return format_datetime(instant, usegmt=True)
            return instant.strftime("%Y-%m-%dT%H:%M:%SZ")
    return str(value)


def copy_source(parts: dict[str, str]) -> str:
    """The parts of a CopySource as its header has them."""
    source = quote(f"{parts['Bucket']}/{parts['Key']}", safe="/")
    version = parts.get("VersionId")
    return source if version is None else f"{source}?versionId={quote(version, safe='')}"


def customer_key(wire_name: str, raw: str) -> list[Pair]:
    """A raw key of the customer in base64, and the MD5 that S3 asks for beside it."""
    md5 = hashlib.md5(raw.encode(), usedforsecurity=False).digest()
    return [
        (wire_name, base64.b64encode(raw.encode()).decode()),
        (f"{wire_name}-md5", base64.b64encode(md5).decode()),
    ]
