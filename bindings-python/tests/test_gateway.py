"""What ASGI and WSGI servers hand on, and the sample of docs/gateway.md."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from conftest import SECRET
from s3presign import ReceivedRequest, S3PresignError, Signer

KEY = "a b/%2F+é"
PAGE = Path(__file__).parents[2] / "docs" / "gateway.md"


@pytest.fixture
def own() -> Signer:
    return Signer(
        access_key_id="AKIAIOSFODNN7EXAMPLE",
        secret_access_key=SECRET,
        region="eu-west-1",
        endpoint="https://s3.example.com",
    )


def scope_of(url: str, **more: Any) -> dict[str, Any]:
    parts = urlsplit(url)
    return {
        "type": "http",
        "method": "GET",
        "path": unquote(parts.path),
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "headers": [(b"host", parts.netloc.encode()), (b"x-note", b"\xe9")],
        **more,
    }


def environ_of(url: str, **more: str) -> dict[str, str]:
    parts = urlsplit(url)
    return {
        "REQUEST_METHOD": "PUT",
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote(parts.path).encode().decode("latin-1"),
        "QUERY_STRING": parts.query,
        "HTTP_HOST": parts.netloc,
        "CONTENT_TYPE": "image/png",
        "CONTENT_LENGTH": "",
        **more,
    }


def test_a_scope_is_a_request(own: Signer) -> None:
    url = own.presign("GetObject", bucket="photos", key=KEY).url
    for more in ({}, {"raw_path": None}, {"raw_path": b""}):
        verified = ReceivedRequest.from_scope(scope_of(url, **more)).verify(
            SECRET, base_host="s3.example.com"
        )
        asked = (verified.operation, verified.bucket, verified.key)
        assert asked == ("GetObject", "photos", KEY)


def test_an_environ_is_a_request(own: Signer) -> None:
    presigned = own.presign("PutObject", bucket="photos", key=KEY, content_type="image/png")
    raw = presigned.url.removeprefix("https://photos.s3.example.com")
    for more in ({}, {"RAW_URI": raw}, {"REQUEST_URI": raw, "PATH_INFO": "/other"}):
        verified = ReceivedRequest.from_environ(environ_of(presigned.url, **more)).verify(
            SECRET, base_host=["example.org", "s3.example.com"]
        )
        assert (verified.operation, verified.key) == ("PutObject", KEY)
        assert dict(verified.parameters) == {"ContentType": "image/png"}


def test_what_is_no_presigned_request_is_refused() -> None:
    for read, given in (
        (ReceivedRequest.from_scope, scope_of("https://h/k")),
        (ReceivedRequest.from_environ, environ_of("https://h/k")),
    ):
        with pytest.raises(S3PresignError) as refused:
            read(given)
        assert refused.value.code == "MalformedRequest"
        assert (refused.value.http_status, refused.value.s3_code) == (
            400,
            "AuthorizationQueryParametersError",
        )


def test_an_encryption_key_is_not_shown(own: Signer) -> None:
    upload = own.presign(
        "PutObject",
        bucket="photos",
        key="k",
        sse_customer_algorithm="AES256",
        sse_customer_key="c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=",
    )
    verified = ReceivedRequest("PUT", upload.url, upload.headers).verify(
        SECRET, base_host="s3.example.com"
    )
    assert verified.parameters["SSECustomerKey"] == "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U="
    assert "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=" not in repr(verified)


def test_the_sample_is_true(own: Signer) -> None:
    (sample,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    names: dict[str, Any] = {"SECRETS": {"AKIAIOSFODNN7EXAMPLE": SECRET}}
    exec(sample, names)
    url = own.presign("GetObject", bucket="photos", key="a.png").url
    for target, answer in (
        (url, (200, b"GetObject photos a.png")),
        (url.replace("a.png", "b.png"), (403, b"SignatureDoesNotMatch")),
        (
            url.replace("s3.example.com", "s3.example.org"),
            (400, b"AuthorizationQueryParametersError"),
        ),
    ):
        sent: list[dict[str, Any]] = []

        async def send(message: dict[str, Any], sent: list[dict[str, Any]] = sent) -> None:
            sent.append(message)

        asyncio.run(names["gateway"](scope_of(target), None, send))
        assert (sent[0]["status"], sent[1]["body"]) == answer
