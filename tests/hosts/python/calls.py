"""What is asked beyond one request, through the public Python API, answered as a
list of names and values in the order of the C ABI.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from s3presign import (
    MultipartPlan,
    OpenPlace,
    Permissions,
    PresignedMultipart,
    PresignedPost,
    PresignedRequest,
    ReceivedForm,
    ReceivedRequest,
    S3PresignError,
    Signer,
    completed_parts,
    cors_rule,
    diagnose,
    explain,
    guard_policy,
    permissions,
    policy,
    upload_id,
)

Json = dict[str, Any]
Listed = list[tuple[str, str]]


def answer(case: Json) -> Listed | None:
    """The answer to a call; nothing where it is no call."""
    call = globals().get(f"_{case['do']}")
    return call(case) if "params" in case and call else None


def _presign_post(case: Json) -> Listed:
    post: PresignedPost = _signer(case).presign_post(
        signing_time=_now(case), **_arguments(case["params"])
    )
    return [
        ("url", post.url),
        ("method", post.method),
        *((f"field:{name}", value) for name, value in post.fields.items()),
        ("policy", post.policy),
        ("signed-at", _seconds(post.signed_at)),
        ("expires-at", _seconds(post.expires_at)),
        ("limited-by", post.limited_by),
        *((f"warning:{warning.code}", warning.message) for warning in post.warnings),
        ("curl", post.curl()),
    ]


def _json_of_request(case: Json) -> Listed:
    request = _arguments(case["params"])
    presigned = _signer(case).presign(
        request.pop("operation"), key=case["key"], signing_time=_now(case), **request
    )
    return [("json", json.dumps(presigned.to_dict()))]


def _json_of_form(case: Json) -> Listed:
    post = _signer(case).presign_post(signing_time=_now(case), **_arguments(case["params"]))
    return [("json", json.dumps(post.to_dict()))]


def _json_of_upload(case: Json) -> Listed:
    upload = _signer(case).presign_multipart(
        key=case["key"], signing_time=_now(case), **_arguments(case["params"])
    )
    return [("json", json.dumps(upload.to_dict()))]


def _json_of_plan(case: Json) -> Listed:
    sizes = {name: _number(value) for name, value in _named(case["params"]).items()}
    return [("json", json.dumps(MultipartPlan(**sizes).to_dict()))]


def _read_request(case: Json) -> Listed:
    return _claim(_request(case))


def _verify_request(case: Json) -> Listed:
    verified = _request(case).verify(*_secret(case), now=_now(case), **_rules(case))
    return [
        ("access-key-id", verified.access_key_id),
        ("signed-at", _seconds(verified.signed_at)),
        ("expires-at", _seconds(verified.expires_at)),
        *((f"signed-header:{name}", value) for name, value in verified.signed_headers.items()),
        ("payload-hash", verified.payload_hash),
        *(
            (name, value)
            for name in ("operation", "bucket", "key")
            if (value := getattr(verified, name)) is not None
        ),
        *((f"parameter:{name}", value) for name, value in verified.parameters.items()),
        *((f"check:{name}", value) for name, value in verified.checks.items()),
    ]


def _refusal(case: Json) -> Listed:
    error = S3PresignError(dict(case["params"])["code"], "")
    return [("http-status", str(error.http_status)), ("s3-code", error.s3_code)]


def _read_form(case: Json) -> Listed:
    form = _form(case)
    return [*_claim(form), *([("key", form.key)] if form.key is not None else [])]


def _verify_form(case: Json) -> Listed:
    verified = _form(case).verify(*_secret(case), now=_now(case), **_rules(case))
    sizes = verified.content_length_range or ()
    return [
        ("access-key-id", verified.access_key_id),
        ("signed-at", _seconds(verified.signed_at)),
        ("expires-at", _seconds(verified.expires_at)),
        *zip(("min-content-length", "max-content-length"), map(str, sizes), strict=False),
    ]


def _multipart_plan(case: Json) -> Listed:
    plan = MultipartPlan(**{name: _number(value) for name, value in _named(case["params"]).items()})
    return [
        ("part-count", str(plan.part_count)),
        ("part-size", str(plan.part_size)),
        *((f"part:{part.number}", f"{part.first_byte} {part.size}") for part in plan.parts),
    ]


def _presign_multipart(case: Json) -> Listed:
    presigned = _signer(case).presign_multipart(
        key=case["key"], signing_time=_now(case), **_arguments(case["params"])
    )
    listed: Listed = []
    for part in presigned.parts:
        listed.append(("request", f"part:{part.number}"))
        if part.size is not None:
            listed += [("first-byte", str(part.first_byte)), ("size", str(part.size))]
        listed += _result(part.request)
    others = {
        "complete": presigned.complete,
        "abort": presigned.abort,
        "list-parts": presigned.list_parts,
    }
    for name, request in others.items():
        listed += [("request", name), *_result(request)]
    return listed


def _result(request: PresignedRequest) -> Listed:
    return [
        ("url", request.url),
        ("method", request.method),
        ("operation", request.operation),
        *((f"header:{name}", value) for name, value in request.headers.items()),
        ("signed-at", _seconds(request.signed_at)),
        ("expires-at", _seconds(request.expires_at)),
        ("limited-by", request.limited_by),
        *((f"warning:{warning.code}", warning.message) for warning in request.warnings),
    ]


def _completed_parts(case: Json) -> Listed:
    arguments = _arguments(case["params"])
    etags: Json = next(
        (arguments.pop(name) for name in list(arguments) if name.lower() == "part"), {}
    )
    return [("xml", completed_parts(etags, **arguments))]


def _upload_id(case: Json) -> Listed:
    return [("upload-id", upload_id(dict(case["params"])["response"]))]


def _explain(case: Json) -> Listed:
    given = dict(case["params"])
    now = given.get("now")
    told = explain(
        given["url"],
        method=given.get("method"),
        bucket=given.get("bucket"),
        host=given.get("host"),
        unsigned_path_prefix=given.get("unsigned-path-prefix"),
        now=datetime.fromisoformat(now) if now else _now(case),
    )
    known = {
        "signature-version": told.signature_version,
        "operation": told.operation,
    }
    possible = (
        [] if told.operation else [("possible-operation", n) for n in told.possible_operations]
    )
    more = {
        "host": told.host,
        "bucket": told.bucket,
        "key": told.key and told.key.replace("\0", "\ufffd"),
        "addressing": told.addressing,
        "access-key-id": told.access_key_id,
        "region": told.region,
        "service": told.service,
        "signed-at": None if told.signed_at is None else _seconds(told.signed_at),
        "expires-at": _seconds(told.expires_at),
        "state": told.state,
    }
    return [
        *((name, value) for name, value in known.items() if value is not None),
        *possible,
        *((name, value) for name, value in more.items() if value is not None),
        *(("header", name) for name in told.headers),
        *(
            (f"{'bound' if binding.bound else 'unbound'}:{binding.aspect}", binding.detail)
            for binding in told.aspects
        ),
        *((f"warning:{warning.code}", warning.message) for warning in told.warnings),
        ("text", str(told)),
    ]


def _diagnose(case: Json) -> Listed:
    given = dict(case["params"])

    def headers(prefix: str) -> Listed:
        named = [(name, value) for name, value in case["params"] if name.startswith(prefix)]
        return [(name.removeprefix(prefix), value) for name, value in named]

    told = diagnose(
        given.get("answer"),
        method=given.get("method"),
        url=given.get("url"),
        headers=headers("header:"),
        unsigned_path_prefix=given.get("unsigned-path-prefix"),
        sent_method=given.get("sent-method"),
        sent_url=given.get("sent-url"),
        sent_headers=headers("sent-header:"),
        access_key_id=given.get("access-key-id"),
        secret_access_key=given.get("secret-access-key"),
        session_token=given.get("session-token"),
    )
    return [
        ("code", told.code),
        ("message", told.message),
        *(
            pair
            for finding in told.findings
            for pair in (
                (f"finding:{finding.code}", finding.sentence),
                (f"certainty:{finding.code}", finding.certainty),
            )
        ),
        ("text", str(told)),
    ]


def _permissions(case: Json) -> Listed:
    return _needed(_asked(case["params"]))


def _policy(case: Json) -> Listed:
    options = [pair for pair in case["params"] if pair[0] == "only-needed"]
    asked: list[list[list[str]]] = [[]]
    for pair in case["params"]:
        if pair == ["and", ""]:
            asked.append([])
        elif pair not in options:
            asked[-1].append(pair)
    made = policy(
        *(_asked(one) for one in asked), only_needed=bool(options) and options[0][1] == "true"
    )
    return [
        ("policy", made.text),
        ("size", str(made.size)),
        *((f"too-large-for:{what}", str(most)) for what, most in made.too_large_for.items()),
        *_open(made.open_places),
    ]


def _guard_policy(case: Json) -> Listed:
    made = guard_policy(**_arguments(case["params"]))
    return [("policy", made.text), *(("note", note) for note in made.notes)]


def _asked(params: list[list[str]]) -> Permissions:
    given = _arguments(params)
    header, query = given.pop("header", None), given.pop("query", None)
    return permissions(given.pop("operation", None), headers=header, query=query, **given)


def _needed(told: Permissions) -> Listed:
    names = ("action", "resource", "because", "certainty", "source", "only-where")
    listed = [
        (name, getattr(one, name.replace("-", "_"))) for one in told.permissions for name in names
    ]
    return [
        *((name, text) for name, text in listed if text is not None),
        *((f"condition:{name}", words) for name, words in told.conditions.items()),
        *(
            pair
            for one in told.optional
            for pair in (
                ("optional", one.action),
                ("resource", one.resource),
                ("effect", one.effect),
            )
        ),
        *((f"unknown:{because}", words) for because, words in told.doubts.items()),
        *_open(told.open_places),
    ]


def _open(places: tuple[OpenPlace, ...]) -> Listed:
    return [(f"open:{place.option}", place.resource) for place in places]


def _cors_rule(case: Json) -> Listed:
    results = [_made(kind, case, params) for kind, params in _results(case["params"])]
    origin = case["key"]
    rule = results[0].cors_rule(origin) if len(results) == 1 else cors_rule(results, origin)
    return [
        *(("allowed-origin", origin) for origin in rule.allowed_origins),
        *(("allowed-method", method) for method in rule.allowed_methods),
        *(("allowed-header", name) for name in rule.allowed_headers),
        *(("expose-header", name) for name in rule.expose_headers),
        ("xml", rule.to_xml()),
        ("json", rule.to_json()),
    ]


def _results(params: list[list[str]]) -> Iterator[tuple[str, list[list[str]]]]:
    """What each result of a list is, and what it is made from."""
    starts = [index for index, (name, _) in enumerate(params) if name == "result"]
    for start, end in pairwise([*starts, len(params)]):
        yield params[start][1], params[start + 1 : end]


def _made(
    kind: str, case: Json, params: list[list[str]]
) -> PresignedRequest | PresignedPost | PresignedMultipart:
    given = {"signing_time": _now(case), **_arguments(params)}
    signer = _signer(case)
    if kind == "form":
        return signer.presign_post(**given)
    if kind == "upload":
        return signer.presign_multipart(key="k", **given)
    return signer.presign(given.pop("operation"), key="k", **given)


def _presign_scoped(case: Json) -> Listed:
    request = _arguments(case["params"])
    presigned = _signer(case).presign(
        request.pop("operation"), key=case["key"], signing_time=_now(case), **_extra(request)
    )
    return [("url", presigned.url)]


def _signer(case: Json) -> Signer:
    """The signer, confined if the case has a scope."""
    signer = Signer(**case["signer"])
    if not case["scope"]:
        return signer
    given: Json = {"bucket": None, "operations": []}
    for name, value in _arguments(case["scope"]).items():
        given[name.replace("-", "_")] = _listed(value) if name in {"operations", "allow"} else value
    return signer.scoped(**given)


def _presign_from_env(case: Json) -> Listed:
    signer = Signer.from_env(dict(case["params"]), **case["signer"])
    presigned = signer.presign(
        "GetObject", bucket="harbour-logs", key=case["key"], signing_time=_now(case)
    )
    return [
        ("url", presigned.url),
        ("expires-at", _seconds(presigned.expires_at)),
        ("limited-by", presigned.limited_by),
    ]


def _extra(request: Json) -> Json:
    """Headers and query pairs beyond the model have arguments of their own."""
    renamed = {"header": "headers"}
    return {renamed.get(name, name): value for name, value in request.items()}


def _named(params: list[list[str]]) -> Json:
    return {name.replace("-", "_"): value for name, value in params}


def _number(text: str) -> int:
    return int(text)


def _request(case: Json) -> ReceivedRequest:
    params = case["params"]
    one = dict(params)
    headers = [
        (name.removeprefix("header:"), value)
        for name, value in params
        if name.startswith("header:")
    ]
    return ReceivedRequest(one["method"], one["url"], headers)


def _form(case: Json) -> ReceivedForm:
    params = case["params"]
    one = dict(params)
    fields = [
        (name.removeprefix("field:"), value) for name, value in params if name.startswith("field:")
    ]
    length = one.get("content-length")
    return ReceivedForm(
        one["bucket"],
        fields,
        content_length=None if length is None else int(length),
        file_name=one.get("file-name"),
    )


def _claim(received: ReceivedRequest | ReceivedForm) -> Listed:
    token = received.session_token
    return [
        ("access-key-id", received.access_key_id),
        *([("session-token", token)] if token is not None else []),
        ("region", received.region),
        ("service", received.service),
    ]


def _secret(case: Json) -> list[str | None]:
    return [dict(case["rules"]).get("secret-access-key")]


def _rules(case: Json) -> Json:
    """The rules as keyword arguments; the id of the key is known from the request."""
    apart = {"access-key-id", "secret-access-key"}
    return _arguments([pair for pair in case["rules"] if pair[0] not in apart])


def _arguments(params: list[list[str]]) -> Json:
    """Pairs as keyword arguments: ``name:entry`` as a mapping, a repeated name as a list."""
    arguments: Json = {}
    for name, value in params:
        kind, colon, entry = name.partition(":")
        if colon:
            arguments.setdefault(kind, {})[entry] = value
        elif name in arguments:
            arguments[name] = [*_listed(arguments[name]), value]
        else:
            arguments[name] = value
    return arguments


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _now(case: Json) -> datetime:
    return datetime.fromtimestamp(case["signing_time"], UTC)


def _seconds(instant: datetime) -> str:
    return str(int(instant.timestamp()))
