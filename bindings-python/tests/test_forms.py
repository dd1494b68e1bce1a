"""Upload forms: what comes out, and what is never shown."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import datetime, timedelta

import pytest
from s3presign import PresignedPost, S3PresignError, Signer


def form(signer: Signer, now: datetime) -> PresignedPost:
    return signer.presign_post(
        bucket="photos",
        key="u/42/${filename}",
        starts_with={"Content-Type": "image/"},
        metadata={"owner": "ada"},
        max_content_length=1000,
        expires_in=timedelta(minutes=5),
        signing_time=now,
    )


def test_a_form_says_what_its_sender_must_send(signer: Signer, now: datetime) -> None:
    post = form(signer, now)
    assert (post.method, post.url) == ("POST", "https://photos.s3.eu-west-1.amazonaws.com/")
    names = ["key", "x-amz-meta-owner", "x-amz-algorithm", "x-amz-credential", "x-amz-date"]
    assert list(post.fields) == [*names, "policy", "x-amz-signature"]
    assert post.fields["x-amz-meta-owner"] == "ada"
    assert post.expires_at == now + timedelta(seconds=300)
    assert (post.signed_at, post.limited_by, post.warnings) == (now, "request", ())
    conditions = json.loads(post.policy)["conditions"]
    assert ["starts-with", "$key", "u/42/"] in conditions
    assert ["content-length-range", 0, 1000] in conditions
    assert post.curl().startswith("curl --form-string 'key=u/42/${filename}' ")


def test_a_form_is_frozen_and_compared_by_value(signer: Signer, now: datetime) -> None:
    post = form(signer, now)
    post.fields["key"] = "x"
    assert post.fields["key"] != "x"
    with pytest.raises(AttributeError):
        post.url = "x"  # type: ignore[misc]
    assert form(signer, now) == post
    assert len({post, form(signer, now)}) == 1
    assert form(signer, now + timedelta(seconds=1)) != post
    assert post != "something else"


@pytest.mark.parametrize(
    "again", [lambda it: pickle.loads(pickle.dumps(it)), copy.copy, copy.deepcopy]
)
def test_a_form_survives_pickling(again: object, signer: Signer, now: datetime) -> None:
    post = form(signer, now)
    restored = again(post)  # type: ignore[operator]
    assert restored == post
    assert restored.curl() == post.curl()
    assert restored.policy == post.policy


def test_secrets_are_not_shown(temporary: Signer, now: datetime) -> None:
    post = temporary.presign_post(bucket="photos", key="k", signing_time=now)
    assert post.fields["x-amz-security-token"] == "t0ken/+="
    assert post.limited_by == "credentials"
    assert [warning.code for warning in post.warnings] == ["UnboundedUpload"]
    for secret in ("t0ken", post.fields["x-amz-signature"], post.fields["policy"]):
        assert secret not in repr(post)


def test_what_no_form_may_ask_for(signer: Signer) -> None:
    for arguments, code in (
        ({"key": "k"}, "MissingOption"),
        ({"bucket": "photos", "key": "k", "content_length": 5}, "InvalidFormField"),
        ({"bucket": "photos", "key": "k", "contenttyp": "x"}, "UnknownFormField"),
        ({"bucket": "photos", "key": "k", "max_content_length": -1}, "InvalidContentLengthRange"),
    ):
        with pytest.raises(S3PresignError) as refusal:
            signer.presign_post(**arguments)
        assert refusal.value.code == code
    with pytest.raises(S3PresignError) as refusal:
        signer.presign_post(bucket="photos", key="k", acl=1.5)  # type: ignore[arg-type]
    assert refusal.value.code == "WrongType"
    with pytest.raises(S3PresignError, match="naive"):
        signer.presign_post(bucket="photos", key="k", signing_time=datetime(2026, 1, 2))
