"""Upload forms: what the servers make of each host's, and of those that break their
policy.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping

import pytest

from tests.servers.capabilities import CAPABILITIES, Ability, FormTampering

from .sending import Curl, Response
from .signing import BODY, Form, HostSigns, Reference

Cannot = Callable[[Ability], bool]
AT_MOST = 100


def _form(host: HostSigns, *, begins: str = "test-", signed_ago: int = 0) -> Form:
    """A form for small files under keys that begin so."""
    params = [
        ("key", f"{begins}${{filename}}"),
        ("min-content-length", "1"),
        ("max-content-length", str(AT_MOST)),
        ("expires-in", "300"),
    ]
    return host.form(params, signed_ago)


def _send(
    curl: Curl,
    form: Form,
    fields: Mapping[str, str],
    body: bytes = BODY,
    file_name: str = "notes.txt",
) -> Response:
    """Sends a form with some fields filled in, the file behind them all."""
    command = ["curl"]
    for name, value in {**form.fields, **fields}.items():
        command += ["--form-string", f"{name}={value}"]
    file = f"file=@{curl.file(body)};type=text/plain;filename={file_name}"
    return curl.run([*command, "--form", file, form.url])


def test_a_form_stores_its_file(host: HostSigns, curl: Curl, key: str, cannot: Cannot) -> None:
    response = _send(curl, _form(host), {"key": key})
    if cannot(Ability.FORMS):
        assert (response.status, response.code) == (400, "UnsupportedAlgorithm")
        return
    assert response.status == 204
    assert curl.send(Reference(host.server).plain("GET", key)).body == BODY


def test_every_field_arrives(host: HostSigns, curl: Curl, key: str, cannot: Cannot) -> None:
    if cannot(Ability.FORMS):
        return
    folder = key.removesuffix(".png")
    form = host.form(
        [
            ("key", f"{folder}/${{filename}}"),
            ("content-type", "image/png"),
            ("metadata:author", "Zoe"),
            ("success-action-status", "201"),
            ("max-content-length", str(AT_MOST)),
        ]
    )
    own = {"key": f"{folder}/summer.png"} if cannot(Ability.FILE_NAME) else {}
    response = _send(curl, form, own, file_name="summer.png")
    assert response.status == 201
    stored = curl.send(Reference(host.server).plain("GET", f"{folder}/summer.png"))
    assert (stored.status, stored.body) == (200, BODY)
    assert stored.headers["content-type"] == "image/png"
    assert stored.headers["x-amz-meta-author"] == "Zoe"


def test_the_sender_chooses_what_is_left_open(
    host: HostSigns, curl: Curl, key: str, cannot: Cannot
) -> None:
    if cannot(Ability.FORMS):
        return
    form = host.form(
        [
            ("key", key),
            ("starts-with:Content-Type", "image/"),
            ("max-content-length", str(AT_MOST)),
        ]
    )
    refused = _send(curl, form, {"Content-Type": "text/html"})
    assert refused.status in (400, 403)
    assert curl.send(Reference(host.server).plain("GET", key)).status == 404
    assert _send(curl, form, {"Content-Type": "image/gif"}).status == 204
    stored = curl.send(Reference(host.server).plain("GET", key))
    assert stored.headers["content-type"] == "image/gif"


def test_fields_of_the_applications_own_keep_their_conditions(
    host: HostSigns, curl: Curl, key: str, cannot: Cannot
) -> None:
    if cannot(Ability.FORMS):
        return
    form = host.form(
        [
            ("key", key),
            ("own-fields:album", "7"),
            ("own-starts-with:name", "A"),
            ("max-content-length", str(AT_MOST)),
        ]
    )
    wrong = ({"name": "Ada", "album": "8"}, {"name": "Zoe"})
    refused = [_send(curl, form, fields).status in (400, 403) for fields in wrong]
    if all(refused):
        assert curl.send(Reference(host.server).plain("GET", key)).status == 404
    stored = _send(curl, form, {"name": "Ada"}).status == 204
    if stored:
        assert curl.send(Reference(host.server).plain("GET", key)).body == BODY
    assert (all(refused) and stored) != cannot(Ability.OWN_FIELDS)


@pytest.mark.parametrize("tampering", FormTampering, ids=lambda tampering: tampering.name.lower())
def test_a_form_against_its_policy(
    host: HostSigns, curl: Curl, key: str, tampering: FormTampering, cannot: Cannot
) -> None:
    if tampering is FormTampering.KEY:
        response = _send(curl, _form(host, begins="other-"), {"key": key})
    elif tampering is FormTampering.SIZE:
        response = _send(curl, _form(host), {"key": key}, b"x" * (AT_MOST + 1))
    else:
        response = _send(curl, _form(host, signed_ago=360), {"key": key})
    if cannot(Ability.FORMS):
        assert (response.status, response.code) == (400, "UnsupportedAlgorithm")
    else:
        refusal = CAPABILITIES[host.server.name].refuses_forms[tampering]
        assert (response.status, response.code) == (refusal.status, refusal.code)
    assert curl.send(Reference(host.server).plain("GET", key)).status == 404


def test_a_changed_policy_is_refused(host: HostSigns, curl: Curl, key: str, cannot: Cannot) -> None:
    if cannot(Ability.FORMS):
        return
    form = _form(host)
    policy = base64.b64decode(form.fields["policy"]).decode()
    changed = base64.b64encode(policy.replace(f",{AT_MOST}]", ",999]").encode()).decode()
    assert changed != form.fields["policy"]
    response = _send(curl, form, {"key": key, "policy": changed})
    assert (response.status, response.code) == (403, "SignatureDoesNotMatch")
    assert curl.send(Reference(host.server).plain("GET", key)).status == 404
