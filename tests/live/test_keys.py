"""Keys that other signers get wrong reach every server as they were meant: stored,
fetched and listed under exactly that name.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest

from tests.conformance.presigned_url import decode
from tests.servers.capabilities import Ability
from tests.servers.server import Server

from .sending import Curl
from .signing import HostSigns, Reference

Cannot = Callable[[Ability], bool]

KEYS = {
    "space": "summer 2026/day 1.png",
    "plus": "a+b c",
    "percent": "100% sure",
    "looks_encoded": "a%20b%2Fc",
    "umlaut": "Grüße/ü.txt",
    "composed": "caf\u00e9",
    "decomposed": "cafe\u0301",
    "cjk_and_emoji": "写真/東京🗼.jpg",
    "quotes": 'it\'s "quoted" `so`',
    "question_mark": "what?/x=1",
    "hash": "c#/notes#1",
    "ampersand": "a&b=c&amp;d",
    "delimiters": "a:b;c,d@e$f!(g)*[h]{i}",
    "backslash": "a\\b",
    "pipe_and_caret": "a|b^c",
    "unreserved": "-_.~",
    "angle_brackets": "<a>",
    "dots_in_names": "..a/b../...c",
}

# What clients and file systems clean up on the way.
UNSAFE_KEYS = {
    "dot_dot": ("a/../b", Ability.DOT_SEGMENTS),
    "dot": ("a/./b", Ability.DOT_SEGMENTS),
    "leaves_the_bucket": ("../../b", Ability.DOT_SEGMENTS),
    "only_dots": ("..", Ability.DOT_SEGMENTS),
    "double_slash": ("a//b", Ability.DOUBLE_SLASH),
    "leading_slash": ("/lead", Ability.LEADING_SLASH),
}


@pytest.mark.parametrize("name", KEYS)
def test_keys_arrive_as_they_are(
    host: HostSigns, server: Server, curl: Curl, name: str, cannot: Cannot
) -> None:
    whole = f"{host.name}/{KEYS[name]}"
    body = whole.encode()
    assert curl.send(host.prepare("PutObject", whole).with_body(body)).status == 200
    assert curl.send(host.prepare("GetObject", whole)).body == body
    renamed = name == "backslash" and cannot(Ability.BACKSLASH)
    assert (whole in listed(server, curl, f"{host.name}/")) is not renamed


@pytest.mark.parametrize(("text", "ability"), UNSAFE_KEYS.values(), ids=UNSAFE_KEYS)
def test_keys_that_clients_clean_up(
    host: HostSigns, server: Server, curl: Curl, text: str, ability: Ability, cannot: Cannot
) -> None:
    answer = host.ask("PutObject", text)
    resolved = not {".", ".."}.isdisjoint(text.split("/"))
    assert ("KeyNotUrlSafe" in [code for code, _ in answer.warnings]) is resolved
    upload = host.prepare("PutObject", text).with_body(host.name.encode())
    stored = curl.send(upload)
    if cannot(ability):
        # Refused, or kept under another name; but never for the signature.
        assert stored.code != "SignatureDoesNotMatch"
        assert text not in listed(server, curl, "")
        return
    assert stored.status == 200
    assert curl.send(host.prepare("GetObject", text)).body == host.name.encode()
    assert text in listed(server, curl, "")
    assert curl.send(host.prepare("DeleteObject", text)).status == 204


def test_a_trailing_slash_is_part_of_the_key(
    host: HostSigns, server: Server, curl: Curl, cannot: Cannot
) -> None:
    whole = f"folder of {host.name}/"
    stored = curl.send(host.prepare("PutObject", whole).with_body(b"content"))
    if cannot(Ability.TRAILING_SLASH):
        assert stored.code != "SignatureDoesNotMatch"
        fetched = curl.send(host.prepare("GetObject", whole))
        assert fetched.body != b"content" or whole not in listed(server, curl, "folder of ")
        return
    assert stored.status == 200
    assert curl.send(host.prepare("GetObject", whole)).body == b"content"
    assert whole in listed(server, curl, "folder of ")


def test_a_key_of_1000_bytes(host: HostSigns, curl: Curl, cannot: Cannot) -> None:
    whole = "/".join([host.name[:4].ljust(99, "k")] * 10)
    stored = curl.send(host.prepare("PutObject", whole).with_body(b"long"))
    if cannot(Ability.LONG_KEY):
        assert stored.status == 500
        return
    assert stored.status == 200
    assert curl.send(host.prepare("GetObject", whole)).body == b"long"


def listed(server: Server, curl: Curl, prefix: str) -> list[str]:
    """The keys that the bucket lists, by the tests' own signer."""
    query = {"list-type": "2", "prefix": prefix, "encoding-type": "url"}
    response = curl.send(Reference(server).plain("GET", "", query))
    assert response.ok, response
    keys = [
        html.unescape(found) for found in re.findall(r"<Key>([^<]*)</Key>", response.body.decode())
    ]
    if b"<EncodingType>url</EncodingType>" not in response.body or server.name == "embedded":
        return keys
    return [decode(key.replace("+", " ")) for key in keys]
