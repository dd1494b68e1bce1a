"""What `diagnose` tells to do is done, and leads to the object as it should be: on a server
that does not show what it saw, with the request as it was sent beside the one that was signed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from tests.conformance.presigned_url import Pair

from .conftest import Running
from .sending import Curl, Prepared, Response
from .signing import BODY, CONTENT_TYPE, HostSigns, How

Signed = Callable[[HostSigns, str], Prepared]
Change = Callable[[Prepared], Prepared]
Obey = Callable[[HostSigns, str, Prepared, Prepared], Prepared]


@dataclass(frozen=True)
class Remedy:
    """How a request is signed, what then happens to it, the finding and words of its
    remedy, and how these are obeyed: given what was signed and what was sent.
    """

    finding: str
    says: str
    signed: Signed
    changed: Change
    obeyed: Obey


def _upload(signs: HostSigns, key: str) -> Prepared:
    return signs.upload(key)


def _as_signed(_signs: HostSigns, _key: str, signed: Prepared, _sent: Prepared) -> Prepared:
    return signed


def _as_a_form(signed: Prepared) -> Prepared:
    """What a client makes of a file that it is told to send as a form."""
    boundary = "----boundary"
    form = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
    body = form.encode() + BODY + f"\r\n--{boundary}--\r\n".encode()
    sent = signed.with_header("content-type", f"multipart/form-data; boundary={boundary}")
    return sent.with_header("content-length", str(len(body))).with_body(body)


def _signed_hop(signs: HostSigns, key: str) -> Prepared:
    """With a header that a proxy will change."""
    prepared = signs.prepare(
        "PutObject", key, {"ContentType": CONTENT_TYPE}, headers={"accept-encoding": "gzip"}
    )
    return prepared.with_body(BODY)


REMEDIES = {
    "a-form-for-a-file": Remedy(
        "HeaderChanged", "send the file itself as the body", _upload, _as_a_form, _as_signed
    ),
    "a-content-type-of-the-client": Remedy(
        "HeaderChanged",
        "set the header to the signed value",
        _upload,
        lambda sent: sent.with_header("content-type", "application/x-www-form-urlencoded"),
        lambda _signs, _key, _signed, sent: sent.with_header("content-type", CONTENT_TYPE),
    ),
    "a-header-of-a-hop": Remedy(
        "HeaderChanged",
        "do not sign it",
        _signed_hop,
        lambda sent: sent.with_header("accept-encoding", "br"),
        lambda signs, key, _signed, _sent: signs.upload(key).with_header("accept-encoding", "br"),
    ),
    "a-header-left-out": Remedy(
        "HeaderMissing",
        'send it as "Zoe"',
        _upload,
        lambda sent: sent.without_header("x-amz-meta-author"),
        lambda _signs, _key, _signed, sent: sent.with_header("x-amz-meta-author", "Zoe"),
    ),
    "another-method": Remedy(
        "MethodChanged",
        "send it with PUT",
        _upload,
        lambda sent: sent.with_method("POST"),
        lambda _signs, _key, _signed, sent: sent.with_method("PUT"),
    ),
    "a-parameter-of-a-campaign": Remedy(
        "QueryChanged",
        "leave it out",
        _upload,
        lambda sent: replace(sent, url=f"{sent.url}&utm_source=mail"),
        _as_signed,
    ),
    "a-path-encoded-twice": Remedy(
        "PathEncodedTwice",
        "give it the URL as it is, already encoded",
        _upload,
        lambda sent: sent.with_url_changed("b%20c", "b%2520c"),
        _as_signed,
    ),
    "a-path-tidied": Remedy(
        "PathNormalised",
        "send it as it is",
        _upload,
        lambda sent: sent.with_url_changed("/x/../", "/"),
        _as_signed,
    ),
    "a-url-from-a-page": Remedy(
        "QueryChanged",
        "where it says &amp;",
        _upload,
        lambda sent: replace(sent, url=sent.url.replace("&", "&amp;")),
        lambda _signs, _key, _signed, sent: replace(sent, url=sent.url.replace("&amp;", "&")),
    ),
    "a-url-that-has-expired": Remedy(
        "Expired",
        "sign a new one",
        lambda signs, key: signs.upload(key, How(signed_ago=3600)),
        lambda sent: sent,
        lambda signs, key, _signed, _sent: signs.upload(key),
    ),
}


@pytest.mark.parametrize("name", REMEDIES)
def test_a_remedy_that_is_obeyed_leads_to_the_object(
    running: Running, curl: Curl, name: str
) -> None:
    remedy, signs = REMEDIES[name], HostSigns(running.host("rust"), running.server("embedded"))
    key = f"{name}/x/../b c.png"
    signed = remedy.signed(signs, key)
    sent = remedy.changed(signed)
    response = curl.send(sent)
    assert not response.ok, "it was accepted"
    finding, certainty, text = _told(signs, response, signed, sent)
    assert (finding, certainty) == (remedy.finding, "shown"), text
    assert remedy.says in text
    again = remedy.obeyed(signs, key, signed, sent)
    assert curl.send(again).ok
    stored = curl.send(signs.prepare("GetObject", key))
    assert (stored.body, stored.headers["content-type"]) == (BODY, CONTENT_TYPE)


def _told(
    signs: HostSigns, response: Response, signed: Prepared, sent: Prepared
) -> tuple[str, str, str]:
    """The first finding, its certainty and the text."""
    params: list[Pair] = [("answer", response.body.decode())]
    for prefix, request in (("", signed), ("sent-", sent)):
        params += [(f"{prefix}method", request.method), (f"{prefix}url", request.url)]
        params += [(f"{prefix}header:{name}", value) for name, value in request.headers]
    listed = signs.call("diagnose", params)
    finding = next(name for name, _ in listed if name.startswith("finding:"))
    certainty = next(value for name, value in listed if name.startswith("certainty:"))
    return finding.removeprefix("finding:"), certainty, dict(listed)["text"]
