"""What a language's types say of S3: from the same facts as core's table of operations."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import generate_operations

from .spelling import words

ROOT: Final = Path(__file__).resolve().parents[2]
FORM_FIELDS: Final = ROOT / "core/src/post/form_field.rs"
# Those of an upload in parts, but the one that creates it, which is presigned by itself.
OF_AN_UPLOAD: Final = (
    "UploadPart",
    "CompleteMultipartUpload",
    "AbortMultipartUpload",
    "ListParts",
)
# Arguments of the call that signs the parts, or what it counts itself.
OWN_OF_AN_UPLOAD: Final = frozenset(("UploadId", "PartNumber", "ContentLength"))
# Of the headers that begin so, these do not hold a digest.
CHECKSUM: Final = re.compile(r'Header\("x-amz-checksum-(?!algorithm|mode|type)')
CUSTOMER_KEY: Final = re.compile(r'Header\("x-amz-.*customer-key(-md5)?"\)')
CONTENT_MD5: Final = 'Header("content-md5")'


class Takes(enum.Enum):
    """What a parameter takes, as far as types can tell."""

    TEXT = "text"
    BYTES = "text in base64, or the bytes themselves"
    INTEGER = "a whole number"
    BOOLEAN = "true or false"
    INSTANT = "an instant, or a text that says one"
    LIST = "one text or several"
    ENTRIES = "texts by name"
    COPY_SOURCE = "bucket/key, percent-encoded, or its raw parts by name"


OF_KIND: Final = {
    "Text": Takes.TEXT,
    "Integer": Takes.INTEGER,
    "Boolean": Takes.BOOLEAN,
    "HttpDate": Takes.INSTANT,
    "Iso8601": Takes.INSTANT,
    "List": Takes.LIST,
    "Map": Takes.ENTRIES,
}


@dataclass(frozen=True)
class Parameter:
    """A parameter by S3's own name, such as `ContentType`."""

    name: str
    takes: Takes


@dataclass(frozen=True)
class Operation:
    """An operation, and the parameters that a URL can carry: those in the body are the sender's."""

    name: str
    parameters: tuple[Parameter, ...]


def read() -> list[Operation]:
    """All operations, by name."""
    model = generate_operations.read_model()
    return [
        Operation(name, tuple(_carried(generate_operations.parameters_of(model, operation))))
        for name, operation in sorted(model["operations"].items())
    ]


def _carried(parameters: Iterable[generate_operations.Parameter]) -> Iterable[Parameter]:
    for parameter in parameters:
        if parameter.location != "Body":
            yield Parameter(parameter.name, _takes(parameter))


def _takes(parameter: generate_operations.Parameter) -> Takes:
    if parameter.name == "CopySource":
        return Takes.COPY_SOURCE
    if parameter.location == CONTENT_MD5 or any(
        pattern.match(parameter.location) for pattern in (CHECKSUM, CUSTOMER_KEY)
    ):
        return Takes.BYTES
    return OF_KIND[parameter.kind]


def alike(operations: Iterable[Operation]) -> list[list[Operation]]:
    """Operations that take the same parameters, in the order of their first."""
    groups: dict[frozenset[Parameter], list[Operation]] = {}
    for operation in operations:
        groups.setdefault(frozenset(operation.parameters), []).append(operation)
    return list(groups.values())


def parameters_of_all(operations: Iterable[Operation]) -> list[Parameter]:
    """What any operation takes, each once."""
    parameters: dict[str, Parameter] = {}
    for operation in operations:
        for parameter in operation.parameters:
            # What is a digest somewhere is a text elsewhere, and bytes are the more.
            if parameter.name not in parameters or parameter.takes is Takes.BYTES:
                parameters[parameter.name] = parameter
    return sorted(parameters.values(), key=lambda parameter: parameter.name)


def parameters_of_an_upload(operations: Iterable[Operation]) -> list[Parameter]:
    """What the requests of an upload in parts take, each once."""
    by_name = {operation.name: operation for operation in operations}
    parameters = {
        parameter.name: parameter
        for name in OF_AN_UPLOAD
        for parameter in by_name[name].parameters
        if parameter.name not in OWN_OF_AN_UPLOAD
    }
    return list(parameters.values())


@dataclass(frozen=True)
class FormField:
    """A field of an upload form, by the name that S3 knows and in its words."""

    name: str
    words: tuple[str, ...]
    takes: Takes


def form_fields(operations: Iterable[Operation]) -> list[FormField]:
    """The fields of a form that core knows by itself, and the parameters of PutObject that fields carry."""
    listed = re.search(r"const FIELDS: [^=]+= \[(.*?)\];", FORM_FIELDS.read_text(), re.DOTALL)
    if listed is None:
        raise ValueError(f"{FORM_FIELDS} has no list of fields")
    own = re.findall(r'"([^"]+)"', listed[1])
    put = next(operation for operation in operations if operation.name == "PutObject")
    parameters = {parameter.name.lower(): parameter for parameter in put.parameters}
    fields = []
    for name in own:
        parameter = parameters.get(name.replace("-", "").lower())
        takes = parameter.takes if parameter else Takes.TEXT
        if name == "success_action_status":
            takes = Takes.INTEGER
        spelled = words(parameter.name) if parameter else re.split("_", name.title())
        fields.append(FormField(name, tuple(spelled), takes))
    model = generate_operations.read_model()
    known = {"".join(field.words) for field in fields}
    carried = {
        parameter.name
        for parameter in generate_operations.parameters_of(model, model["operations"]["PutObject"])
        if re.match(r'Header(Prefix)?\("x-amz-', parameter.location)
    }
    for parameter in put.parameters:
        if (
            parameter.name in carried
            and parameter.name not in known
            # The sender's own key is none of the form's.
            and not parameter.name.startswith("SSECustomer")
        ):
            fields.append(FormField(parameter.name, tuple(words(parameter.name)), parameter.takes))
    return fields
