"""Results as JSON: the same names, nesting and values in every host, after one change of
case. What must come is made from the names and texts that the C ABI answers, so that no host
is the measure of the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from . import calls, hosts
from .answer import Answer
from .golden import Json

Listed = Sequence[tuple[str, str]]

# C has no values to write down: its answers are the names and texts.
WITHOUT_JSON = frozenset({"c"})
# What a sender chose, and no name of ours.
DATA = frozenset({"headers", "fields"})

NOW = 1_767_323_045
SIGNER = {
    "access_key_id": "AKIAIOSFODNN7EXAMPLE",
    "secret_access_key": "secret",
    "region": "eu-west-1",
}
TEMPORARY = {
    **SIGNER,
    "access_key_id": "ASIAIOSFODNN7EXAMPLE",
    "session_token": "token/+=",
    "unsigned_path_prefix": "/storage",
    "endpoint": "http://files.example.com",
}
ANONYMOUS = {"anonymous": True, "region": "eu-west-1"}
DOWNLOAD = [("operation", "GetObject"), ("bucket", "photos")]
UPLOAD = [
    ("operation", "PutObject"),
    ("bucket", "photos"),
    ("content-type", "image/png"),
    ("metadata:Snake_Name", 'a"b\\c é €'),
]
FORM = [("bucket", "photos"), ("key", "u/${filename}"), ("x-amz-meta-Snake_Name", "é \"<&>'/")]
PARTS = [("bucket", "videos"), ("upload-id", "id")]

# What is asked: a name, the call that answers names and texts, the one that answers JSON, and more.
ASKED: list[tuple[str, str, str, Json, list[tuple[str, str]], str | None]] = [
    ("download", "presign", "json_of_request", SIGNER, DOWNLOAD, "a/ü.png"),
    ("upload", "presign", "json_of_request", TEMPORARY, UPLOAD, "a.png"),
    ("anonymous", "presign", "json_of_request", ANONYMOUS, DOWNLOAD, "a.png"),
    ("form", "presign_post", "json_of_form", TEMPORARY, FORM, None),
    (
        "sized-parts",
        "presign_multipart",
        "json_of_upload",
        TEMPORARY,
        [*PARTS, ("object-size", "20000000")],
        "f",
    ),
    ("parts", "presign_multipart", "json_of_upload", SIGNER, [*PARTS, ("part-count", "2")], "f"),
    ("plan", "multipart_plan", "json_of_plan", {}, [("object-size", "20000000")], None),
    (
        "plan-of-sizes",
        "multipart_plan",
        "json_of_plan",
        {},
        [("object-size", "20000000"), ("part-size", "6000000")],
        None,
    ),
]


def run(names: list[str], adapters: dict[str, hosts.Adapter]) -> bool:
    """Asks each host for each result; true if all of them write the same."""
    right = dict(_right_documents())
    same = True
    asking = [name for name in names if name not in WITHOUT_JSON]
    for host_name in asking:
        with hosts.start(host_name, adapters) as host:
            questions = [
                _question(name, do, signer, params, key)
                for name, _, do, signer, params, key in ASKED
            ]
            for (name, *_), answer in zip(ASKED, host.ask_all(questions), strict=True):
                told = dict(answer.listed).get("json", "null") if not answer.error_code else "null"
                document = in_snake_case(json.loads(told))
                if document != right[name]:
                    same = False
                    print(
                        f"FAILED {host_name}: the JSON of {name} is\n{told}\nand must say\n"
                        f"{json.dumps(right[name])}\n{answer.error_message or ''}"
                    )
    print(
        f"{len(ASKED)} results as JSON in {len(asking)} hosts: {'the same' if same else 'not the same'}"
    )
    return same


def in_snake_case(document: Any) -> Any:
    """The document with its own names in snake case; what is data stays."""
    match document:
        case dict():
            return {
                snake(name): value if snake(name) in DATA else in_snake_case(value)
                for name, value in document.items()
            }
        case list():
            return [in_snake_case(item) for item in document]
    return document


def snake(name: str) -> str:
    """``firstByte`` as ``first_byte``."""
    return re.sub(r"[A-Z]", lambda upper: f"_{upper[0].lower()}", name)


def _right_documents() -> Iterator[tuple[str, Json]]:
    """What each question must be answered with, from the answers of the C ABI."""
    with hosts.start("c") as host:
        for name, do, _, signer, params, key in ASKED:
            if do == "presign":
                request = _as_request(params, key)
                told = host.ask(
                    {
                        "id": name,
                        "do": do,
                        "form": "presign",
                        "signer": signer,
                        "request": request,
                        "signing_time": NOW,
                    }
                )
                yield name, _request(told, request["operation"], signer)
                continue
            listed = host.ask(_question(name, do, signer, params, key)).listed
            sizes = dict(params)
            if do == "presign_post":
                yield (
                    name,
                    {
                        **_named(listed, "url", "method"),
                        "fields": _entries(listed, "field:"),
                        **_validity(listed),
                    },
                )
            elif do == "presign_multipart":
                yield name, _upload(listed, signer)
            else:
                yield (
                    name,
                    {
                        "object_size": int(sizes["object-size"]),
                        "part_size": int(dict(listed)["part-size"]),
                        "parts": [_planned(*part) for part in _entries(listed, "part:").items()],
                    },
                )


def _as_request(params: Listed, key: str | None) -> Json:
    request: Json = {"key": key, "parameters": {}}
    for name, value in params:
        kind, colon, entry = name.partition(":")
        if colon:
            request["parameters"].setdefault(kind, {})[entry] = value
        elif name in {"operation", "bucket"}:
            request[name] = value
        else:
            request["parameters"][name] = value
    return request


def _request(told: Answer, operation: str, signer: Json) -> Json:
    return {
        "operation": operation,
        "url": told.url,
        "method": told.method,
        "headers": dict(told.headers),
        "unsigned_path_prefix": signer.get("unsigned_path_prefix"),
        "signed_at": _iso_8601(told.signed_at),
        "expires_at": _iso_8601(told.expires_at),
        "limited_by": told.limited_by,
        "warnings": [{"code": code, "message": message} for code, message in told.warnings],
    }


def _upload(listed: Listed, signer: Json) -> Json:
    requests: list[list[tuple[str, str]]] = []
    for pair in listed:
        if pair[0] == "request":
            requests.append([])
        requests[-1].append(pair)
    upload: Json = {"parts": []}
    for pairs in requests:
        named = dict(pairs)
        request = {
            **_named(pairs, "operation", "url", "method"),
            "headers": _entries(pairs, "header:"),
            "unsigned_path_prefix": signer.get("unsigned_path_prefix"),
            **_validity(pairs),
        }
        name, _, number = named["request"].partition(":")
        if number:
            sizes = {
                size.replace("-", "_"): int(named[size]) if size in named else None
                for size in ("first-byte", "size")
            }
            upload["parts"].append({"number": int(number), **sizes, "request": request})
        else:
            upload[name.replace("-", "_")] = request
    return upload


def _planned(number: str, extent: str) -> Json:
    first_byte, size = extent.split()
    return {"number": int(number), "first_byte": int(first_byte), "size": int(size)}


def _validity(listed: Listed) -> Json:
    named = dict(listed)
    return {
        "signed_at": _iso_8601(int(named["signed-at"])),
        "expires_at": _iso_8601(int(named["expires-at"])),
        "limited_by": named["limited-by"],
        "warnings": [
            {"code": code, "message": message}
            for code, message in _entries(listed, "warning:").items()
        ],
    }


def _named(listed: Listed, *names: str) -> Json:
    told = dict(listed)
    return {name: told[name] for name in names}


def _entries(listed: Listed, prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): value for name, value in listed if name.startswith(prefix)}


def _iso_8601(unix_seconds: int) -> str:
    return datetime.fromtimestamp(unix_seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _question(name: str, do: str, signer: Json, params: Listed, key: str | None) -> Json:
    return calls.question(name, do, params, NOW, signer=signer, key=key)
