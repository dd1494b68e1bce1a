"""Answers conformance cases, one JSON line each, through the public Python API."""

from __future__ import annotations

import base64
import json
import sys
from datetime import UTC, datetime
from typing import Any

import calls
from s3presign import PresignedRequest, S3PresignError, Signer, redact

Json = dict[str, Any]


def main() -> None:
    for line in sys.stdin:
        case: Json = revived(json.loads(line))
        try:
            answer = answer_of(case)
        except S3PresignError as error:
            refused = {"code": error.code, "message": str(error), "parameter": error.parameter}
            answer = {"error": refused}
        print(json.dumps({"id": case["id"], **answer}), flush=True)


def revived(value: Any) -> Any:
    """The values that JSON cannot write, in Python's words."""
    match value:
        case {"$bytes": text}:
            return base64.b64decode(text)
        case {"$float": number}:
            return float(number)
        case {"$null": _}:
            return None
        case {"$object": _}:
            return object()
        case {"$not-unicode": text}:
            return f"{text}\ud800"
        case dict():
            return {name: revived(item) for name, item in value.items()}
        case list():
            return [revived(item) for item in value]
    return value


def answer_of(case: Json) -> Json:
    listed = calls.answer(case)
    if listed is not None:
        return {"answer": listed}
    if case["do"] == "redact":
        return {"url": redact(case["url"])}
    signer = Signer(**case["signer"])
    request: Json = dict(case["request"])
    # Cases without one must be refused.
    operation: Any = request.pop("operation", None)
    key: str | None = request.pop("key", None)
    request.update(request.pop("parameters", None) or {})
    if case["do"] == "object_url":
        assert key is not None
        return {"url": signer.object_url(request["bucket"], key)}

    signing_time = datetime.fromtimestamp(case["signing_time"], UTC)
    if case["form"] == "template":
        template = signer.template(operation, **request)
        presigned = template.presign(key, signing_time)
        assert template.url(key, signing_time) == presigned.url
        # Operations that act on no object have rows without a key, which no type says.
        keys: Any = [key, key]
        assert template.urls(keys, signing_time) == [presigned.url, presigned.url]
        return result(presigned)
    presigned = signer.presign(operation, key=key, signing_time=signing_time, **request)
    if case["form"] == "details":
        return {
            **result(presigned),
            "canonical_request": presigned.canonical_request,
            "string_to_sign": presigned.string_to_sign,
            "curl": presigned.curl(),
        }
    return result(presigned)


def result(presigned: PresignedRequest) -> Json:
    return {
        "url": presigned.url,
        "method": presigned.method,
        "headers": list(presigned.headers.items()),
        "signed_at": int(presigned.signed_at.timestamp()),
        "expires_at": int(presigned.expires_at.timestamp()),
        "limited_by": presigned.limited_by,
        "warnings": presigned.warnings,
    }


if __name__ == "__main__":
    main()
