"""What comes out: values, comparison, pickling, and what is never shown."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import datetime, timedelta, timezone

import pytest
from s3presign import PresignedRequest, S3PresignError, Signer, Template, Warning, redact


def put(signer: Signer, now: datetime) -> PresignedRequest:
    return signer.presign(
        "PutObject", bucket="photos", key="a b.png", content_type="image/png", signing_time=now
    )


def test_a_result_says_what_its_sender_must_know(signer: Signer, now: datetime) -> None:
    result = put(signer, now)
    assert result.method == "PUT"
    assert result.url.startswith("https://photos.s3.eu-west-1.amazonaws.com/a%20b.png?X-Amz-Al")
    assert str(result) == result.url
    assert dict(result.headers) == {"content-type": "image/png"}
    assert result.signed_at == now
    assert result.expires_at == now + timedelta(seconds=900)
    assert result.expires_at.tzinfo is timezone.utc
    assert result.limited_by == "request"
    assert [warning.code for warning in result.warnings] == ["UnboundedUpload"]
    assert isinstance(result.warnings[0], Warning)
    assert str(result.warnings[0]).startswith("UnboundedUpload: ")
    assert repr(result.warnings[0]).startswith("Warning(code='UnboundedUpload', message='")
    assert pickle.loads(pickle.dumps(result.warnings)) == result.warnings


def test_a_result_shows_what_was_signed(signer: Signer, now: datetime) -> None:
    result = put(signer, now)
    assert result.canonical_request.startswith("PUT\n/a%20b.png\nX-Amz-Algorithm=")
    assert result.string_to_sign.startswith("AWS4-HMAC-SHA256\n20260102T030405Z\n")
    assert result.curl().startswith("curl --request PUT ")


def test_a_result_is_frozen(signer: Signer, now: datetime) -> None:
    result = put(signer, now)
    with pytest.raises(AttributeError):
        result.url = "https://elsewhere"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        result.anything = 1  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        del result.url
    result.headers["content-type"] = "text/html"
    assert result.headers == {"content-type": "image/png"}


def test_a_result_is_written_down_as_plain_values(signer: Signer, now: datetime) -> None:
    result = put(signer, now)
    assert json.loads(json.dumps(result.headers)) == {"content-type": "image/png"}
    told = json.loads(json.dumps(result.to_dict()))
    assert told == {
        "operation": "PutObject",
        "url": result.url,
        "method": "PUT",
        "headers": {"content-type": "image/png"},
        "unsigned_path_prefix": None,
        "signed_at": "2026-01-02T03:04:05Z",
        "expires_at": "2026-01-02T03:19:05Z",
        "limited_by": "request",
        "warnings": [
            {"code": warning.code, "message": warning.message} for warning in result.warnings
        ],
    }
    upload = signer.presign_multipart(
        bucket="b", key="k", upload_id="u", part_count=1, signing_time=now
    ).to_dict()
    assert upload["parts"][0] == {
        "number": 1,
        "first_byte": None,
        "size": None,
        "request": upload["parts"][0]["request"],
    }
    assert list(upload) == ["parts", "complete", "abort", "list_parts"]


def test_models_of_pydantic_take_results(signer: Signer, now: datetime) -> None:
    pydantic = pytest.importorskip("pydantic")
    model = pydantic.create_model(
        "Upload",
        __config__=pydantic.ConfigDict(from_attributes=True),
        url=(str, ...),
        headers=(dict[str, str], ...),
        expires_at=(datetime, ...),
    )
    result = put(signer, now)
    for made in model.model_validate(result), model.model_validate(result.to_dict()):
        assert (made.url, made.headers) == (result.url, result.headers)
        assert made.expires_at == result.expires_at


def test_results_are_compared_and_hashed_by_value(signer: Signer, now: datetime) -> None:
    assert put(signer, now) == put(signer, now)
    assert len({put(signer, now), put(signer, now)}) == 1
    assert put(signer, now) != put(signer, now + timedelta(seconds=1))
    assert put(signer, now) != "something else"


def test_a_refusal_survives_pickling(signer: Signer) -> None:
    with pytest.raises(S3PresignError) as refusal:
        signer.presign("GetObject", bucket="b", key="")
    restored = pickle.loads(pickle.dumps(refusal.value))
    assert (restored.code, str(restored)) == ("InvalidKey", str(refusal.value))


@pytest.mark.parametrize(
    "again", [lambda it: pickle.loads(pickle.dumps(it)), copy.copy, copy.deepcopy]
)
def test_a_result_survives_pickling(again: object, signer: Signer, now: datetime) -> None:
    result = put(signer, now)
    restored = again(result)  # type: ignore[operator]
    assert restored == result
    assert restored.canonical_request == result.canonical_request
    assert restored.string_to_sign == result.string_to_sign
    assert restored.curl() == result.curl()
    assert restored.warnings == result.warnings


def test_what_holds_a_secret_cannot_be_pickled(signer: Signer) -> None:
    template = signer.template("GetObject", bucket="photos")
    for secret in (signer, template):
        with pytest.raises(TypeError, match="holds a secret key"):
            pickle.dumps(secret)
        with pytest.raises(TypeError, match="holds a secret key"):
            copy.copy(secret)


def test_secrets_are_not_shown(temporary: Signer, now: datetime) -> None:
    template: Template = temporary.template("GetObject", bucket="photos")
    result = template.presign("k", now)
    signature = result.url.rpartition("=")[2]
    for shown in (repr(temporary), repr(template), repr(result), result.canonical_request):
        assert "wJalr" not in shown
        assert "t0ken" not in shown
        assert signature not in shown
    assert "X-Amz-Signature=REDACTED" in redact(result.url)
    assert "X-Amz-Security-Token=REDACTED" in redact(result.url)
    assert "expires_at=2026-01-02 03:10:00+00:00" in repr(result)
    assert not hasattr(temporary, "__dict__")


def test_the_credentials_end_first(temporary: Signer, now: datetime) -> None:
    result = temporary.presign("GetObject", bucket="photos", key="k", signing_time=now)
    assert result.limited_by == "credentials"
    assert result.expires_at == datetime(2026, 1, 2, 3, 10, tzinfo=timezone.utc)
