"""Small cases made by hand, and the answers to them, for the tests of the judge."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from . import expectation, presigned_url, selftest, sigv4
from .answer import Answer
from .expectation import Expectation
from .golden import Case, Json
from .presigned_url import Pair

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
HOST = "examplebucket.s3.eu-west-1.amazonaws.com"


def an_input(**changes: Any) -> Json:
    """A logical input as golden files hold it; ``endpoint`` is merged."""
    endpoint = {
        "url": None,
        "addressing_style": "virtual",
        "dualstack": False,
        "fips": False,
        "accelerate": False,
        "us_east_1_regional_endpoint": "regional",
        "use_arn_region": None,
        "disable_multiregion_access_points": None,
        "disable_s3_express_session_auth": None,
    } | changes.pop("endpoint", {})
    reference = {
        "method": "GET",
        "url": f"https://{HOST}/a.txt",
        "headers": [],
        "signing": {"scheme": "sigv4", "service": "s3", "region": "eu-west-1", "region_set": None},
    }
    return {
        "operation": "GetObject",
        "method": "GET",
        "bucket": "examplebucket",
        "key": "a.txt",
        "params": {},
        "query": [],
        "headers": [],
        "region": "eu-west-1",
        "endpoint": endpoint,
        "expires_in": 900,
        "signing_time": "20260102T030405Z",
        "credentials": {
            "access_key_id": "AKIAIOSFODNN7EXAMPLE",
            "secret_access_key": SECRET,
            "session_token": None,
        },
        "raw_request": reference,
    } | changes


def a_case(
    *tags: str,
    peer: str = "boto3",
    expected: Json | None = None,
    profile: Json | None = None,
    **changes: Any,
) -> Case:
    """A case of a peer that answers what the reference says, if nothing else is expected."""
    case_input = an_input(**changes)
    case = Case(
        f"{peer}/sample", "sample", "", peer, case_input, {}, {"diff": list(tags)} | (profile or {})
    )
    if expected is not None:
        return replace(case, expected=expected)
    assert case.reference is not None
    return replace(case, expected=peer_answer(expectation.of_reference(case, case.reference)))


def peer_answer(expected: Expectation, signed_host: str | None = None) -> Json:
    """A request in the shape of a golden file's ``expected``, signed."""
    signed = replace(expected, host=signed_host or expected.host)
    signature = signed.signature(SECRET)
    return {
        "url": expected.url(signature),
        "method": expected.method,
        "headers": [[name, value] for name, value in expected.headers],
        "host": signed.host,
        "deterministic": True,
    }


def reference_of(case: Case) -> Expectation:
    """The request by the rules."""
    assert case.reference is not None
    return expectation.of_reference(case, case.reference)


def ours(case: Case) -> Answer:
    """Our right answer to a case."""
    return selftest.right_answer(case)


def signed(expected: Expectation, life: int = 900) -> Answer:
    """An answer of ours that says exactly this and is signed right."""
    url = expected.url(expected.signature(SECRET))
    return Answer(
        url, expected.method, expected.headers, 1_767_323_045, 1_767_323_045 + life, "request"
    )


def resigned(answer: Answer, url: str) -> Answer:
    """The answer with another URL that is signed right."""
    parsed = presigned_url.parse(url)
    signature = sigv4.expected_signature(answer.method, parsed, answer.headers, SECRET)
    before = presigned_url.parse(answer.url).value(presigned_url.SIGNATURE) or ""
    return replace(answer, url=url.replace(before, signature))


def with_headers(expected: Expectation, *headers: Pair) -> Expectation:
    """With these headers."""
    return replace(expected, headers=tuple(sorted(headers)))


def with_pairs(expected: Expectation, *pairs: Pair) -> Expectation:
    """With more query pairs."""
    return replace(expected, pairs=expected.pairs + pairs)
