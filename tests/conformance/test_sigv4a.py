"""The asymmetric signature against AWS's own suite: derived keys and recorded signatures."""

from __future__ import annotations

import json
from typing import Any

import pytest

from . import run, sigv4a


def _suite() -> list[dict[str, Any]]:
    if not run.shared_vectors_are_there():
        return []
    content = json.loads((run.SHARED_VECTORS / "sigv4a-suite.json").read_text("utf-8"))
    assert isinstance(content, list)
    return content


@pytest.mark.parametrize("case", _suite(), ids=lambda case: str(case["id"]))
def test_the_key_and_the_recorded_signatures(case: dict[str, Any]) -> None:
    credentials = case["context"]["credentials"]
    key = sigv4a.public_key(credentials["access_key_id"], credentials["secret_access_key"])
    if case["public_key"] is not None:
        assert key == (int(case["public_key"]["x"], 16), int(case["public_key"]["y"], 16))
    for form in ("header", "query"):
        recorded = case[form]
        if recorded is not None:
            assert sigv4a.verifies(key, recorded["string_to_sign"], recorded["signature"])
            assert not sigv4a.verifies(key, recorded["string_to_sign"] + "x", recorded["signature"])


@pytest.mark.parametrize("signature", ["", "00", "zz", "3006020101020101"])
def test_what_is_no_signature_does_not_verify(signature: str) -> None:
    assert not sigv4a.verifies(sigv4a.public_key("AKID", "secret"), "text", signature)
