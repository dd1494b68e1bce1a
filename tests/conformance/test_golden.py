"""From a golden input to the neutral question, and its flat form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from . import golden
from .golden import flat_strings, question
from .samples import SECRET, a_case


def test_a_plain_input() -> None:
    assert question(a_case()) == {
        "id": "boto3/sample",
        "do": "presign",
        "signer": {
            "access_key_id": "AKIAIOSFODNN7EXAMPLE",
            "secret_access_key": SECRET,
            "region": "eu-west-1",
            "addressing": "auto",
        },
        "request": {
            "operation": "GetObject",
            "parameters": {},
            "bucket": "examplebucket",
            "key": "a.txt",
            "expires_in": 900,
        },
        "signing_time": 1_767_323_045,
        "form": "presign",
    }


@pytest.mark.parametrize(
    ("endpoint", "options"),
    [
        ({"addressing_style": "path"}, {"addressing": "path"}),
        ({"addressing_style": "auto"}, {"addressing": "auto"}),
        ({"dualstack": True, "fips": True}, {"use_dual_stack": True, "use_fips": True}),
        ({"accelerate": True}, {"use_accelerate": True}),
        ({"url": "http://127.0.0.1:9000"}, {"endpoint": "http://127.0.0.1:9000"}),
        ({"us_east_1_regional_endpoint": "legacy"}, {"use_global_endpoint": True}),
        ({"use_arn_region": False}, {"use_arn_region": False}),
        ({"disable_multiregion_access_points": True}, {"disable_multi_region_access_points": True}),
    ],
)
def test_endpoint_options(endpoint: dict[str, Any], options: dict[str, Any]) -> None:
    signer = question(a_case(endpoint=endpoint))["signer"]
    assert {name: signer[name] for name in options} == options


@pytest.mark.parametrize(
    ("peer", "is_global"),
    [
        ("boto3", True),
        ("boto3-crt", True),
        ("ruby-sdk-v3", True),
        ("js-sdk-v3", False),
        ("awscrt", True),
    ],
)
def test_an_unsaid_choice_is_the_peers_default(peer: str, is_global: bool) -> None:
    case = a_case(peer=peer, region="us-east-1", endpoint={"us_east_1_regional_endpoint": None})
    case.input["raw_request"]["url"] = "https://examplebucket.s3.amazonaws.com/a.txt"
    assert ("use_global_endpoint" in question(case)["signer"]) == is_global


def test_a_session_replaces_the_credentials_unless_it_is_disabled() -> None:
    session = {"access_key_id": "ASIA", "secret_access_key": "s", "session_token": "t"}
    case = a_case(express_session_credentials=session)
    assert question(case)["signer"]["access_key_id"] == "ASIA"
    case = a_case(
        express_session_credentials=session, endpoint={"disable_s3_express_session_auth": True}
    )
    assert question(case)["signer"]["access_key_id"] == "AKIAIOSFODNN7EXAMPLE"


def test_an_empty_token_is_passed_on_and_the_body_is_not() -> None:
    credentials = {"access_key_id": "a", "secret_access_key": "s", "session_token": ""}
    case = a_case(credentials=credentials, params={"Delete": {}, "MFA": "1"}, body_member="Delete")
    asked = question(case)
    assert asked["signer"]["session_token"] == ""
    assert asked["request"]["parameters"] == {"MFA": "1"}


def test_options_of_our_own_go_where_they_belong() -> None:
    options = {"max_expires_in": 1_000_000, "stable_for": 3600, "addressing": "bucket-host"}
    asked = question(a_case(peer="s3presign", options=options))
    assert asked["signer"]["max_expires_in"] == 1_000_000
    assert asked["signer"]["addressing"] == "bucket-host"
    assert asked["request"]["stable_for"] == 3600


def test_the_flat_form() -> None:
    parameters = {
        "Metadata": {"owner": "ada"},
        "ObjectAttributes": ["ETag", "ObjectSize"],
        "PartNumber": 7,
        "FetchOwner": True,
        "CopySource": {"bucket": "b", "key": "k"},
        "ContentLength": [],
        "Tagging": {},
    }
    asked = question(a_case(params=parameters), "template")
    asked["request"] |= {"headers": {"range": "bytes=0-1"}, "query": {"x-id": "GetObject"}}
    assert flat_strings(asked) == [
        *("boto3/sample", "presign", "template", "1767323045", "1", "a.txt", "8"),
        *("access_key_id", "AKIAIOSFODNN7EXAMPLE", "secret_access_key", SECRET),
        *("region", "eu-west-1", "addressing", "auto"),
        *("operation", "GetObject", "Metadata:owner", "ada"),
        *("ObjectAttributes", "ETag", "ObjectAttributes", "ObjectSize"),
        *("PartNumber", "7", "FetchOwner", "true", "CopySource:bucket", "b", "CopySource:key", "k"),
        *("ContentLength:", "", "Tagging:", ""),
        *("bucket", "examplebucket", "expires_in", "900"),
        *("header:range", "bytes=0-1", "query:x-id", "GetObject"),
    ]


def test_no_key_and_an_empty_key_are_not_the_same() -> None:
    assert flat_strings(question(a_case(key=None)))[4:6] == ["0", ""]
    assert flat_strings(question(a_case(key="")))[4:6] == ["1", ""]


@pytest.mark.parametrize("content", ["", "{}", "[]", '[{"id": "a/b"}]'])
def test_what_is_no_list_of_cases_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "vectors.json"
    path.write_text(content, "utf-8")
    with pytest.raises(golden.BadVectors):
        golden.load(path)


def test_repeated_ids_are_refused(tmp_path: Path) -> None:
    case = {"id": "a/b", "input": {}, "expected": {}}
    path = tmp_path / "vectors.json"
    path.write_text(json.dumps([case, case]), "utf-8")
    with pytest.raises(golden.BadVectors):
        golden.load(path)
