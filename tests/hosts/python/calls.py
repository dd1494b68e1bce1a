"""What is asked beyond one request, through the public Python API, answered as a
list of names and values in the order of the C ABI.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from s3presign import PresignedPost, ReceivedForm, ReceivedRequest, Signer

Json = dict[str, Any]
Listed = list[tuple[str, str]]


def answer(case: Json) -> Listed | None:
    """The answer to a call; nothing where it is no call."""
    call = globals().get(f"_{case['do']}")
    return call(case) if "params" in case and call else None


def _presign_post(case: Json) -> Listed:
    signer = Signer(**case["signer"])
    post: PresignedPost = signer.presign_post(signing_time=_now(case), **_arguments(case["params"]))
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
    ]


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
