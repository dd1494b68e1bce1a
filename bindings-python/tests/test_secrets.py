"""Nothing that is shown holds a secret: a secret key, a session token and an SSE-C key
are planted, also where they do not belong, and searched in all that Python can show.
"""

from __future__ import annotations

import base64
import pickle
import random
import string
import traceback
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any, Callable
from urllib.parse import quote

import pytest
import s3presign
from s3presign import (
    ReceivedForm,
    ReceivedRequest,
    S3PresignError,
    Signer,
    diagnose,
    explain,
    redact,
)

CHANCES = 40
# What wrong types are passed to.
API: Any = s3presign


class Planted:
    """Secrets that occur nowhere else, in each way in which they may be shown."""

    def __init__(self, chance: random.Random) -> None:
        def text(length: int, letters: str) -> str:
            return "".join(chance.choice(letters) for _ in range(length))

        letters = string.ascii_letters + string.digits + "+/"
        # With what neither a region nor a bucket can have in its name.
        self.secret = text(chance.choice((12, 38)), letters) + "/+"
        self.token = text(chance.choice((20, 200)), letters) + "/+"
        self.key = text(32, letters)

    def signer(self) -> Signer:
        return Signer(**self.options())

    def options(self) -> dict[str, Any]:
        return {
            "access_key_id": "ASIAIOSFODNN7EXAMPLE",
            "secret_access_key": self.secret,
            "session_token": self.token,
            "region": "eu-west-1",
        }

    def assert_not_in(self, *shown: object) -> None:
        for text in map(str, shown):
            for secret in (self.secret, self.token, self.key):
                encoded = base64.b64encode(secret.encode()).decode()
                for form in (secret, quote(secret, safe=""), encoded, quote(encoded, safe="")):
                    assert form not in text, text


@pytest.fixture(params=range(CHANCES))
def planted(request: pytest.FixtureRequest) -> Planted:
    return Planted(random.Random(request.param))


def shown_of(error: BaseException) -> Iterator[str]:
    """All that an exception holds: message, arguments, attributes, causes, its trace."""
    yield from (str(error), repr(error), repr(error.args), repr(vars(error)))
    yield "".join(traceback.format_exception(type(error), error, error.__traceback__))
    yield repr(pickle.dumps(error)) if isinstance(error, S3PresignError) else ""
    for other in (error.__cause__, error.__context__):
        if other is not None:
            yield from shown_of(other)


def test_nothing_that_is_shown_holds_a_secret(planted: Planted, now: datetime) -> None:
    signer = planted.signer()
    with_key: dict[str, Any] = {
        "bucket": "photos",
        "sse_customer_algorithm": "AES256",
        "sse_customer_key": planted.key,
    }
    template = signer.template("PutObject", **with_key)
    presigned = template.presign("a.png", now)
    post = signer.presign_post(bucket="photos", key="a.png", signing_time=now)
    upload = signer.presign_multipart(
        **with_key, key="a.png", upload_id="u", part_count=2, signing_time=now
    )
    received = ReceivedRequest("PUT", presigned.url, presigned.headers)
    form = ReceivedForm("photos", post.fields)
    known: dict[str, Any] = {"session_token": planted.token, "now": now}
    things: list[Any] = [signer, template, presigned, post, upload, *upload.parts, upload.complete]
    things += [received, received.verify(planted.secret, **known)]
    things += [form, form.verify(planted.secret, **known), explain(presigned.url)]
    things += [diagnose("<Error><Code>SignatureDoesNotMatch</Code></Error>", presigned)]
    credentials = {name: text for name, text in planted.options().items() if name != "region"}
    told = f"<Error><Code>SignatureDoesNotMatch</Code><Token-0>{planted.token}</Token-0></Error>"
    things += [diagnose(told, presigned, **credentials)]
    things += [diagnose(method="GET", url=presigned.url, **credentials)]
    planted.assert_not_in(*(str(thing) for thing in things[-2:]))
    for thing in things:
        planted.assert_not_in(repr(thing), [thing], {"thing": thing}, f"{thing!r:>9}")
        with pytest.raises(TypeError):
            vars(thing)
    planted.assert_not_in(explain(presigned.url), things[-1])
    planted.assert_not_in(presigned.canonical_request, presigned.string_to_sign)
    planted.assert_not_in(redact(presigned.url), redact(presigned.curl()), redact(post.curl()))
    planted.assert_not_in(redact(presigned), redact(post), redact(upload))
    assert redact(presigned) == redact(presigned.url)
    planted.assert_not_in(redact(repr(dict(post.fields))), redact(repr(dict(presigned.headers))))
    # A result that is stored holds what its sender must send, and the secret key is none of it.
    for result in (presigned, post):
        assert planted.secret.encode() not in pickle.dumps(result)
    for holder in (signer, template):
        with pytest.raises(TypeError) as refused:
            pickle.dumps(holder)
        planted.assert_not_in(*shown_of(refused.value))


def test_no_refusal_shows_a_secret_in_the_wrong_place(planted: Planted, now: datetime) -> None:
    signer: Any = planted.signer()
    presigned = signer.presign("GetObject", bucket="b", key="k", signing_time=now)
    received: Any = ReceivedRequest("GET", presigned.url)
    for secret in (planted.secret, planted.token):
        endpoint = f"https://user:{secret}@example.com"
        wrong: list[Any] = [
            {secret: "x"}, {"x": secret}, [secret, [secret]], (secret, 1.5), [secret, None],
            secret.encode(), bytearray(secret.encode()), f"{secret}\ud800", {secret: [None]},
        ]  # fmt: skip
        calls: list[Callable[[], object]] = []
        for value in wrong:
            for name in (*planted.options(), "endpoint", "use_fips", "max_expires_in"):
                options = {**planted.options(), name: value}
                calls.append(partial(API.Signer, **options))
            for name in ("bucket", "content_length", "acl", "expires_in", "sse_customer_key"):
                request = {"bucket": "b", "key": "k", name: value}
                calls.append(partial(signer.presign, "PutObject", **request))
            for name in ("bucket", "key", "acl", "max_content_length"):
                fields = {"bucket": "b", "key": "k", name: value}
                calls.append(partial(signer.presign_post, **fields))
            calls += [
                partial(signer.presign, value, bucket="b", key="k"),
                partial(received.verify, value),
                partial(API.ReceivedRequest, "GET", presigned.url, value),
                partial(signer.scoped, bucket="b", operations=[value]),
                partial(API.completed_parts, {1: value}),
                partial(API.explain, value),
                partial(API.redact, value),
                partial(API.Signer.from_env, {"AWS_SECRET_ACCESS_KEY": value}),
            ]
        for name in ("region", "endpoint", "addressing", "use_fips", "credentials_expiration"):
            options = {**planted.options(), name: secret}
            calls.append(partial(API.Signer, **options))
        for name in ("content_length", "expires_in", "expires"):
            request = {"bucket": "b", "key": "k", name: secret}
            calls.append(partial(signer.presign, "PutObject", **request))
        calls += [
            partial(API.Signer, **planted.options(), endpoint=endpoint),
            partial(signer.presign, secret, bucket="b", key="k"),
            partial(signer.template, "PutObject", bucket=f"{secret}!"),
        ]
        for call in calls:
            try:
                shown = [repr(call())]
            except Exception as error:
                # The trace shows the source of this test and no values.
                shown = [*shown_of(error)]
            planted.assert_not_in(*shown)


@pytest.mark.parametrize(
    "name",
    [
        "x-amz-server-side-encryption-customer-key",
        "X-Amz-Server-Side-Encryption-Customer-Key",
        "x-amz-copy-source-server-side-encryption-customer%2dkey",
        "SSECustomerKey",
    ],
)
def test_an_encryption_key_never_enters_a_url(name: str, planted: Planted) -> None:
    with pytest.raises(S3PresignError) as refused:
        planted.signer().presign("GetObject", bucket="b", key="k", query={name: planted.key})
    assert refused.value.code == "InvalidQuery"
    planted.assert_not_in(*shown_of(refused.value))
