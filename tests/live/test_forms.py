"""What the servers make of POST forms, with policies by the tests' own signer."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable

import pytest

from tests.conformance.sigv4 import ALGORITHM, signature
from tests.servers.capabilities import CAPABILITIES, Ability, FormTampering
from tests.servers.server import Server

from .sending import Curl, Response
from .signing import BODY, Reference

Cannot = Callable[[Ability], bool]


def _post(
    server: Server, curl: Curl, key: str, *, allows: str, at_most: int = 100, good_for: int = 300
) -> Response:
    """Sends a form whose policy allows keys that begin with ``allows``."""
    now = time.time()
    date_time = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(now))
    scope = f"{date_time[:8]}/{server.region}/s3/aws4_request"
    signed = {
        "x-amz-algorithm": ALGORITHM,
        "x-amz-credential": f"{server.access_key_id}/{scope}",
        "x-amz-date": date_time,
    }
    policy = {
        "expiration": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now + good_for)),
        "conditions": [
            {"bucket": server.bucket},
            ["starts-with", "$key", allows],
            ["content-length-range", 1, at_most],
            *({name: value} for name, value in signed.items()),
        ],
    }
    encoded = base64.b64encode(json.dumps(policy).encode()).decode()
    fields = {
        "key": key,
        **signed,
        "policy": encoded,
        "x-amz-signature": signature(server.secret_access_key, scope, encoded),
    }
    command = ["curl"]
    for name, value in fields.items():
        command += ["--form-string", f"{name}={value}"]
    file = f"file=@{curl.file(BODY)};type=text/plain"
    return curl.run([*command, "--form", file, f"{server.endpoint}/{server.bucket}"])


def test_a_form_stores_its_file(server: Server, curl: Curl, key: str, cannot: Cannot) -> None:
    response = _post(server, curl, key, allows="test-")
    if cannot(Ability.FORMS):
        assert (response.status, response.code) == (400, "UnsupportedAlgorithm")
        return
    assert response.status == 204
    assert curl.send(Reference(server).plain("GET", key)).body == BODY


@pytest.mark.parametrize("tampering", FormTampering, ids=lambda tampering: tampering.name.lower())
def test_a_form_against_its_policy(
    server: Server, curl: Curl, key: str, tampering: FormTampering, cannot: Cannot
) -> None:
    if tampering is FormTampering.KEY:
        response = _post(server, curl, key, allows="other-")
    elif tampering is FormTampering.SIZE:
        response = _post(server, curl, key, allows="test-", at_most=len(BODY) - 1)
    else:
        response = _post(server, curl, key, allows="test-", good_for=-60)
    if cannot(Ability.FORMS):
        assert (response.status, response.code) == (400, "UnsupportedAlgorithm")
    else:
        refusal = CAPABILITIES[server.name].refuses_forms[tampering]
        assert (response.status, response.code) == (refusal.status, refusal.code)
    assert curl.send(Reference(server).plain("GET", key)).status == 404
