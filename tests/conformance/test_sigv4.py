"""The independent signer against AWS's own suite, query and header form."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

import pytest

from . import run, sigv4
from .presigned_url import Pair, encode, parse, read_pairs
from .sigv4 import canonical_request, canonical_value, s3_path, signature, string_to_sign


def _suite() -> list[dict[str, Any]]:
    if not run.shared_vectors_are_there():
        return []
    content = json.loads((run.SHARED_VECTORS / "sigv4-suite.json").read_text("utf-8"))
    assert isinstance(content, list)
    return content


SUITE = _suite()


def _path(case: dict[str, Any]) -> str:
    """The suite's rule for paths: normalised if asked, then encoded once."""
    path: str = case["request"]["path"]
    if case["context"]["normalize"]:
        kept: list[str] = []
        for segment in path.split("/"):
            if segment == "..":
                kept = kept[:-1]
            elif segment not in ("", "."):
                kept.append(segment)
        directory = path.endswith("/") and kept
        path = "/" + "/".join(kept) + ("/" if directory else "")
    return encode(path, keep_slash=True)


def _query(case: dict[str, Any]) -> list[Pair]:
    return [(name, value) for name, value in case["request"]["query"]]


@pytest.mark.parametrize("case", SUITE, ids=lambda case: str(case["id"]))
def test_query_form(case: dict[str, Any]) -> None:
    context, expected = case["context"], case["query"]
    scope = (
        f"{context['timestamp_basic'][:8]}/{context['region']}/{context['service']}/aws4_request"
    )
    credentials = context["credentials"]
    names = sorted({name.lower() for name, _ in case["request"]["headers"]})
    pairs = [
        *_query(case),
        ("X-Amz-Algorithm", sigv4.ALGORITHM),
        ("X-Amz-Credential", f"{credentials['access_key_id']}/{scope}"),
        ("X-Amz-Date", context["timestamp_basic"]),
        ("X-Amz-Expires", str(context["expiration_in_seconds"])),
        ("X-Amz-SignedHeaders", ";".join(names)),
    ]
    if credentials["session_token"] and not context["omit_session_token"]:
        pairs.append(("X-Amz-Security-Token", credentials["session_token"]))
    _check(case, expected, pairs, case["request"]["headers"], scope)


@pytest.mark.parametrize("case", SUITE, ids=lambda case: str(case["id"]))
def test_header_form(case: dict[str, Any]) -> None:
    context = case["context"]
    scope = (
        f"{context['timestamp_basic'][:8]}/{context['region']}/{context['service']}/aws4_request"
    )
    token = context["credentials"]["session_token"]
    headers = [*case["request"]["headers"], ["X-Amz-Date", context["timestamp_basic"]]]
    if token and not context["omit_session_token"]:
        headers.append(["X-Amz-Security-Token", token])
    if context["sign_body"]:
        headers.append(["x-amz-content-sha256", _payload_hash(case)])
    _check(case, case["header"], _query(case), headers, scope)


def _payload_hash(case: dict[str, Any]) -> str:
    return hashlib.sha256((case["request"]["body"] or "").encode()).hexdigest()


def _check(
    case: dict[str, Any],
    expected: dict[str, Any],
    pairs: list[Pair],
    headers: list[list[str]],
    scope: str,
) -> None:
    canonical = canonical_request(
        case["request"]["method"],
        _path(case),
        pairs,
        [(name, value) for name, value in headers],
        _payload_hash(case),
    )
    assert canonical == expected["canonical_request"]
    text = string_to_sign(sigv4.ALGORITHM, case["context"]["timestamp_basic"], scope, canonical)
    assert text == expected["string_to_sign"]
    secret = case["context"]["credentials"]["secret_access_key"]
    assert signature(secret, scope, text) == expected["signature"]


def test_the_worked_example_of_the_s3_documentation() -> None:
    url = parse(
        "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
        "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
        "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
        "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
    )
    secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
    assert sigv4.expected_signature("GET", url, [], secret) == sigv4.read(url).signature


@pytest.mark.parametrize(
    ("value", "canonical"),
    [
        ("  a   b  ", "a b"),
        ("a\t \tb", "a b"),
        ("value1\n  value2\r\n\tvalue3", "value1 value2 value3"),
        ("\u00a0a\u00a0", "\u00a0a\u00a0"),
        ("", ""),
    ],
)
def test_header_values_are_trimmed_and_collapsed(value: str, canonical: str) -> None:
    assert canonical_value(value) == canonical


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("/a%20b", "/a%20b"),
        ("/a b+c", "/a%20b%2Bc"),
        ("/a//../%2e", "/a//../."),
        ("/%2525", "/%2525"),
        ("/%ff", "/%FF"),
    ],
)
def test_a_path_is_encoded_once_and_never_normalised(path: str, canonical: str) -> None:
    assert s3_path(path) == canonical


@pytest.mark.parametrize(
    "change",
    [
        ("X-Amz-Date=20130524T000000Z&", ""),
        ("aws4_request", "aws5_request"),
        ("X-Amz-Date=20130524", "X-Amz-Date=20130525"),
        ("X-Amz-Expires=86400", "X-Amz-Expires=86400&X-Amz-Expires=1"),
    ],
)
def test_a_malformed_signature_is_not_read(change: tuple[str, str]) -> None:
    url = (
        "https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256"
        "&X-Amz-Credential=AKID%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
        "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=00"
    )
    assert sigv4.read(parse(url)).access_key_id == "AKID"
    with pytest.raises(sigv4.NotPresigned):
        sigv4.read(parse(url.replace(*change)))


def test_an_access_key_may_hold_slashes() -> None:
    url = (
        "https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256"
        "&X-Amz-Credential=user%2Fname%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
        "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=1&X-Amz-SignedHeaders=host&X-Amz-Signature=00"
    )
    assert sigv4.read(parse(url)).access_key_id == "user/name"


def test_pairs_are_read_as_they_are() -> None:
    assert read_pairs("a&b=&c=1=2&d=%2B+") == (("a", ""), ("b", ""), ("c", "1=2"), ("d", "++"))
    assert read_pairs("d=%2B+", plus_is_space=True) == (("d", "+ "),)


def test_bytes_that_are_not_utf_8_survive() -> None:
    assert encode(read_pairs("a=%FF")[0][1]) == "%FF"


def test_the_suite_is_complete() -> None:
    assert len(SUITE) in (0, 30)
    assert all(re.match("v4/", case["id"]) for case in SUITE)
