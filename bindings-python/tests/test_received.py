"""The other end: requests and forms as a server receives them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from s3presign import ReceivedForm, ReceivedRequest, S3PresignError, Signer

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


def refusal(request: ReceivedRequest | ReceivedForm, secret: str | None, now: datetime) -> str:
    with pytest.raises(S3PresignError) as refused:
        request.verify(secret, now=now)
    return refused.value.code


def test_a_request_is_read_then_judged(signer: Signer, now: datetime) -> None:
    upload = signer.presign(
        "PutObject", bucket="photos", key="a b", content_type="image/png", signing_time=now
    )
    for headers in (upload.headers, list(upload.headers.items())):
        request = ReceivedRequest("PUT", upload.url, headers)
        assert (request.region, request.service) == ("eu-west-1", "s3")
        assert request.session_token is None
        verified = request.verify(SECRET, now=now, region="eu-west-1", clock_skew=timedelta(0))
        assert verified.access_key_id == request.access_key_id
        assert (verified.signed_at, verified.expires_at) == (now, now + timedelta(seconds=900))
        assert verified.signed_headers["content-type"] == "image/png"
        assert verified.payload_hash == "UNSIGNED-PAYLOAD"
    assert refusal(request, None, now) == "UnknownAccessKey"
    assert refusal(request, "other", now) == "SignatureMismatch"
    assert refusal(request, SECRET, now + timedelta(hours=1)) == "RequestExpired"
    assert refusal(request, SECRET, now - timedelta(hours=1)) == "RequestNotYetValid"


def test_what_is_no_presigned_request(signer: Signer) -> None:
    for url in ("https://h/", "", "https://h/?X-Amz-Signature=1"):
        with pytest.raises(S3PresignError) as refused:
            ReceivedRequest("GET", url)
        assert refused.value.code == "MalformedRequest"
    for headers in ("a: b", 5, ["a: b"], [("a", 1)], {"a": None}):
        with pytest.raises(S3PresignError) as refused:
            ReceivedRequest("GET", "https://h/", headers)  # type: ignore[arg-type]
        assert refused.value.code == "WrongType"


def test_a_form_is_read_then_judged(signer: Signer, now: datetime) -> None:
    post = signer.presign_post(
        bucket="photos", key="u/42/${filename}", max_content_length=10, signing_time=now
    )
    form = ReceivedForm("photos", post.fields, content_length=10, file_name="a/cat.png")
    assert form.key == "u/42/cat.png"
    verified = form.verify(SECRET, now=now)
    assert verified.content_length_range == (0, 10)
    assert verified.expires_at == post.expires_at
    too_large = ReceivedForm("photos", post.fields, content_length=11)
    assert refusal(too_large, SECRET, now) == "PolicyConditionFailed"
    elsewhere = ReceivedForm("other", post.fields)
    assert refusal(elsewhere, SECRET, now) == "PolicyConditionFailed"
    more = ReceivedForm("photos", {**post.fields, "acl": "public-read"})
    assert refusal(more, SECRET, now) == "FieldWithoutCondition"
    climbing = ReceivedForm("photos", post.fields, file_name="..")
    assert climbing.verify(SECRET, now=now, require_safe_key=False).access_key_id
    with pytest.raises(S3PresignError) as refused:
        climbing.verify(SECRET, now=now, require_safe_key=True)
    assert refused.value.code == "UnsafeKey"


def test_secrets_are_not_shown(temporary: Signer, now: datetime) -> None:
    download = temporary.presign("GetObject", bucket="photos", key="k", signing_time=now)
    request = ReceivedRequest("GET", download.url)
    assert request.session_token == "t0ken/+="
    verified = request.verify(SECRET, session_token="t0ken/+=", now=now)
    signature = download.url.rpartition("=")[2]
    for shown in (repr(request), repr(verified)):
        assert "t0ken" not in shown
        assert signature not in shown
        assert "wJalr" not in shown
