"""Real refusals of real servers, and what each host says of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conformance.presigned_url import Pair
from tests.servers.capabilities import CAPABILITIES, Ability, Tampering

from .sending import Curl, Prepared, Response
from .signing import BODY, Form, HostSigns
from .tampering import TWINS

Cannot = Callable[[Ability], bool]

# What was done to a request, and what may be said of it: servers tell more or less.
EXPECTED: dict[Tampering, set[str]] = {
    Tampering.SIGNATURE: {"SecretWrong", "SignatureDiffers"},
    Tampering.CONTENT_TYPE: {"HeaderChanged", "SignatureDiffers"},
    Tampering.METADATA: {"HeaderChanged", "SignatureDiffers"},
    Tampering.METHOD: {"MethodChanged", "SignatureDiffers"},
    Tampering.KEY: {"PathChanged", "SignatureDiffers"},
    Tampering.QUERY_ADDED: {"QueryChanged", "SignatureDiffers"},
    Tampering.SECRET: {"SecretWrong", "SignatureDiffers"},
    # rclone answers AccessDenied without saying why.
    Tampering.EXPIRED: {"Expired", "AccessDeniedByPolicy"},
    Tampering.NOT_YET: {"ClockSkewed"},
    Tampering.EIGHT_DAYS: {"ExpiryTooLong"},
    Tampering.REGION: {"RegionWrong", "MalformedAuthorization"},
    Tampering.ACCESS_KEY: {"AccessKeyUnknown"},
    # SeaweedFS looks the key up by the token.
    Tampering.TOKEN: {"SessionTokenInvalid", "AccessKeyUnknown"},
}


def _told(host: HostSigns, response: Response, sent: Prepared | None) -> tuple[str, str]:
    """The first finding and the text."""
    params: list[Pair] = [("answer", response.body.decode())]
    if sent is not None:
        params += [("method", sent.method), ("url", sent.url)]
        params += [(f"header:{name}", value) for name, value in sent.headers]
    listed = host.call("diagnose", params)
    finding = next(name for name, _ in listed if name.startswith("finding:"))
    return finding.removeprefix("finding:"), dict(listed)["text"]


@pytest.mark.parametrize("tampering", EXPECTED, ids=lambda tampering: tampering.name.lower())
def test_a_refusal_is_understood(
    host: HostSigns, curl: Curl, key: str, tampering: Tampering
) -> None:
    if tampering in CAPABILITIES[host.server.name].not_tried:
        return
    twin = TWINS[tampering](host, key)
    response = curl.send(twin)
    # What was signed: the twin itself where it was signed wrongly, not changed afterwards.
    changed = {Tampering.CONTENT_TYPE, Tampering.METADATA, Tampering.METHOD, Tampering.KEY}
    changed |= {Tampering.SIGNATURE, Tampering.QUERY_ADDED}
    sent = host.upload(key) if tampering in changed else twin
    finding, text = _told(host, response, sent)
    assert finding in EXPECTED[tampering], text
    signature = sent.url.rpartition("X-Amz-Signature=")[2].partition("&")[0]
    assert signature not in text


def test_an_object_that_is_there_already(
    host: HostSigns, curl: Curl, key: str, cannot: Cannot
) -> None:
    if cannot(Ability.CREATE_ONLY):
        return
    upload = host.prepare("PutObject", key, {}, create_only=True).with_body(BODY)
    assert curl.send(upload).status == 200
    finding, text = _told(host, curl.send(upload), upload)
    assert finding == "PreconditionFailed", text


def test_an_object_that_is_not_there(host: HostSigns, curl: Curl, key: str) -> None:
    download = host.prepare("GetObject", key)
    finding, text = _told(host, curl.send(download), download)
    assert finding == "ObjectMissing", text


@pytest.mark.parametrize(
    ("begins", "body", "signed_ago", "findings"),
    [
        ("other-", BODY, 0, {"PolicyConditionFailed", "AccessDeniedByPolicy"}),
        ("test-", b"x" * 101, 0, {"EntitySize"}),
        ("test-", BODY, 360, {"Expired", "PolicyConditionFailed", "AccessDeniedByPolicy"}),
    ],
    ids=["key", "size", "expired"],
)
def test_a_form_that_breaks_its_policy(
    host: HostSigns,
    curl: Curl,
    key: str,
    cannot: Cannot,
    begins: str,
    body: bytes,
    signed_ago: int,
    findings: set[str],
) -> None:
    if cannot(Ability.FORMS):
        return
    params = [("key", f"{begins}${{filename}}"), ("max-content-length", "100")]
    form = host.form([*params, ("expires-in", "300")], signed_ago)
    finding, text = _told(host, _sent(curl, form, key, body), None)
    assert finding in findings, text


def _sent(curl: Curl, form: Form, key: str, body: bytes) -> Response:
    command = ["curl"]
    for name, value in {**form.fields, "key": key}.items():
        command += ["--form-string", f"{name}={value}"]
    return curl.run([*command, "--form", f"file=@{curl.file(body)}", form.url])
