"""The vectors keep what they promise, and the signer that judges peers is right itself."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from . import signature

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests/vectors"
PEERS = ("boto3", "awscrt", "minio")


@cache
def vectors(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.json").read_text("ascii"))
    return cases


def test_signature_of_the_worked_example() -> None:
    """ "Authenticating Requests: Using Query Parameters" in the S3 API reference."""
    secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
    signer = signature.Signer("AKIAIOSFODNN7EXAMPLE", secret, None, "us-east-1")
    base = "https://examplebucket.s3.amazonaws.com/test.txt"
    url, _ = signature.presign(signer, "GET", base, "20130524T000000Z", 86400)
    wanted = "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
    assert url.endswith(f"&X-Amz-Signature={wanted}")
    assert signature.verify(url, "GET", [], secret) is not None
    assert signature.verify(url, "PUT", [], secret) is None
    assert signature.verify(url.replace("test", "tesT"), "GET", [], secret) is None


def test_every_url_verifies_from_the_case_alone() -> None:
    for case in (case for name in (*PEERS, "options") for case in vectors(name)):
        expected = case["expected"]
        credentials = case["input"]["credentials"]
        if "url" in expected and credentials:
            secret = credentials["secret_access_key"]
            headers = [(name, value) for name, value in expected["headers"]]
            prefix = case["input"].get("options", {}).get("unsigned_path_prefix", "").rstrip("/")
            sent = expected["url"].partition("#")[0].replace(quote(prefix), "", 1)
            verdict = signature.verify(sent, expected["method"], headers, secret)
            assert verdict is not None, case["id"]
            assert verdict.standard == case.get("profile", {}).get("standard", True), case["id"]


def test_one_input_has_one_id() -> None:
    inputs: dict[str, Any] = {}
    for case in (case for name in PEERS for case in vectors(name)):
        assert inputs.setdefault(case["input_id"], case["input"]) == case["input"]
    identifiers = [case["id"] for path in FOLDER.glob("*.json") for case in vectors(path.stem)]
    assert len(identifiers) == len(set(identifiers))


def test_every_operation_is_asked() -> None:
    table = (ROOT / "core/src/operation/table.rs").read_text("utf-8")
    operations = set(re.findall(r'\{\n\s+name: "(\w+)"', table))
    signed = {case["input"]["operation"] for case in vectors("boto3") if "url" in case["expected"]}
    assert len(operations) == 116
    assert operations == signed


def test_every_error_code_has_its_inputs() -> None:
    source = (ROOT / "core/src/error/mod.rs").read_text("utf-8")
    codes = re.findall(r"^    -\d+ (\w+) \{", source, re.MULTILINE)
    cases = (case for path in FOLDER.glob("*.json") for case in vectors(path.stem))
    own = (case["expected"] for case in cases if case["peer"] == "s3presign")
    assert {expected["error"]["code"] for expected in own if "error" in expected} == set(codes)


def test_the_files_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.json")) < 4_600_000
