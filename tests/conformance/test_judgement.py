"""What the judge lets pass and what it does not, by hand-made cases: a tag
excuses exactly what it names.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from . import differences, house_form, presigned_url, selftest, sigv4
from .answer import Answer
from .golden import Case
from .judgement import judge
from .samples import (
    HOST,
    a_case,
    ours,
    peer_answer,
    reference_of,
    resigned,
    signed,
    with_headers,
    with_pairs,
)
from .spelling import as_core_spells


def fields(case: Case, answer: Answer) -> set[str]:
    return {problem.field for problem in judge(case, answer).problems}


def test_the_same_request_passes_without_a_difference() -> None:
    case = a_case()
    verdict = judge(case, ours(case))
    assert verdict.passed
    assert verdict.differences == {}


def test_the_order_of_the_peers_pairs_does_not_count() -> None:
    case = a_case("signature-not-last", peer="js-sdk-v3", query=[["versionId", "1"]])
    case.input["raw_request"]["url"] += "?versionId=1"
    expected = peer_answer(reference_of(case))
    base, _, query = expected["url"].partition("?")
    expected["url"] = f"{base}?{'&'.join(reversed(query.split('&')))}"
    case = replace(case, expected=expected)
    verdict = judge(case, signed(reference_of(case)))
    assert verdict.passed
    assert verdict.differences == {}


@pytest.mark.parametrize(
    "part", ["method", "path", "host", "scheme", "query", "headers", "signature"]
)
def test_each_part_of_an_untagged_case_is_compared(part: str) -> None:
    case = a_case()
    right = reference_of(case)
    wrong = {
        "method": replace(right, method="HEAD"),
        "path": replace(right, path="/b.txt"),
        "host": replace(right, host="other.example.com"),
        "scheme": replace(right, scheme="http"),
        "query": with_pairs(right, ("x-id", "GetObject")),
        "headers": replace(right, headers=(("range", "bytes=0-1"),)),
    }
    if part == "signature":
        answer = ours(case)
        answer = replace(answer, url=answer.url[:-1] + ("0" if answer.url[-1] != "0" else "1"))
    else:
        answer = signed(wrong[part])
    assert part in fields(case, answer)


def test_an_added_pair_is_excused_and_nothing_else() -> None:
    case = a_case("adds-query:x-id", peer="aws-sdk-rust")
    right = reference_of(case)
    case = replace(case, expected=peer_answer(with_pairs(right, ("x-id", "GetObject"))))
    assert judge(case, signed(right)).passed
    assert set(judge(case, signed(right)).differences) == {"adds-query:x-id"}
    assert fields(case, signed(with_pairs(right, ("x-id", "GetObject")))) == {"query"}
    assert "path" in fields(case, signed(replace(right, path="/b.txt")))


def test_an_added_pair_must_be_declared_for_the_peer() -> None:
    case = a_case("adds-query:x-id", peer="libpresign")
    right = reference_of(case)
    case = replace(case, expected=peer_answer(with_pairs(right, ("x-id", "GetObject"))))
    assert "query" in fields(case, signed(right))


def test_a_pair_that_was_asked_for_is_not_an_addition() -> None:
    case = a_case("adds-query:encoding-type", query=[["encoding-type", "url"]])
    asked = with_pairs(reference_of(case), ("encoding-type", "url"))
    case = replace(case, expected=peer_answer(asked))
    assert judge(case, signed(asked)).passed
    assert "query" in fields(case, signed(reference_of(case)))


def test_a_global_host_is_compared_with_the_host_of_the_rules() -> None:
    case = a_case("global-host", endpoint={"addressing_style": "auto"})
    right = reference_of(case)
    theirs = replace(right, host="examplebucket.s3.amazonaws.com")
    case = replace(case, expected=peer_answer(theirs))
    assert judge(case, signed(right)).passed
    assert "host" in fields(case, signed(theirs))
    assert "host" in fields(
        case, signed(replace(right, host="examplebucket.s3.eu-west-2.amazonaws.com"))
    )


def test_hoisted_headers_are_headers_for_us() -> None:
    case = a_case("hoists-headers", peer="ruby-sdk-v3", headers=[["x-amz-acl", "private"]])
    right = replace(reference_of(case), headers=(("x-amz-acl", "private"),))
    theirs = with_pairs(replace(right, headers=()), ("x-amz-acl", "private"))
    case = replace(
        case,
        expected=peer_answer(theirs),
        profile={**case.profile, "hoisted_headers": ["x-amz-acl"]},
    )
    assert judge(case, signed(right)).passed
    assert fields(case, signed(theirs)) == {"headers", "query"}
    assert "headers" in fields(
        case, signed(replace(right, headers=(("x-amz-acl", "public-read"),)))
    )


def test_an_unsigned_header_must_be_signed_by_us() -> None:
    case = a_case(
        "unsigned:content-type", peer="js-sdk-v3", headers=[["content-type", "text/plain"]]
    )
    right = replace(reference_of(case), headers=(("content-type", "text/plain"),))
    assert judge(case, signed(right)).passed
    assert "headers" in fields(case, signed(reference_of(case)))


def test_header_values_are_compared_as_they_are_signed() -> None:
    case = a_case(headers=[["x-amz-meta-a", "  b   c "]])
    right = replace(reference_of(case), headers=(("x-amz-meta-a", "b c"),))
    expected = peer_answer(right) | {"headers": [["x-amz-meta-a", "  b   c "]]}
    case = replace(case, expected=expected)
    assert judge(case, signed(right)).passed
    assert judge(case, replace(signed(right), headers=(("x-amz-meta-a", " b  c"),))).passed


def test_a_plus_for_a_space_keeps_the_peers_signature() -> None:
    case = a_case("query-plus-for-space", peer="aws4fetch", query=[["versionId", "a b"]])
    right = with_pairs(reference_of(case), ("versionId", "a b"))
    expected = peer_answer(right)
    case = replace(case, expected=expected | {"url": expected["url"].replace("%20", "+")})
    assert judge(case, signed(right)).passed
    spoilt = case.expected["url"][:-1] + ("0" if case.expected["url"][-1] != "0" else "1")
    assert "signature" in fields(
        replace(case, expected=case.expected | {"url": spoilt}), signed(right)
    )


def test_a_default_port_is_neither_sent_nor_signed() -> None:
    url = "https://minio.example.com:443"
    case = a_case(
        "default-port-signed", peer="awscrt", endpoint={"url": url, "addressing_style": "path"}
    )
    case.input["raw_request"]["url"] = f"{url}/examplebucket/a.txt"
    right = reference_of(case)
    assert right.host == "minio.example.com"
    case = replace(case, expected=peer_answer(right, signed_host="minio.example.com:443"))
    assert judge(case, signed(right)).passed
    written = resigned(signed(right), signed(right).url.replace("example.com/", "example.com:443/"))
    assert fields(case, written) == {"default port"}


def test_an_upper_case_host_is_lower_case_for_us() -> None:
    case = a_case(
        peer="awscrt", endpoint={"url": "https://S3.Example.COM", "addressing_style": "path"}
    )
    case.input["raw_request"]["url"] = "https://S3.Example.COM/examplebucket/a.txt"
    right = reference_of(case)
    theirs = replace(right, host="S3.Example.COM")
    case = replace(case, expected=peer_answer(theirs))
    verdict = judge(case, signed(right))
    assert verdict.passed
    assert set(verdict.differences) == {differences.UPPER_CASE_HOST}
    assert "host" in fields(case, signed(theirs))


def test_an_encryption_key_gets_its_md5() -> None:
    prefix = "x-amz-server-side-encryption-customer"
    given = ((f"{prefix}-algorithm", "AES256"), (f"{prefix}-key", "k" * 32))
    encoded = (f"{prefix}-key", "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=")
    md5 = (f"{prefix}-key-md5", "mT2HRsMGJ5IX5C+0rreZ8Q==")
    case = a_case(peer="awscrt", headers=[list(pair) for pair in given])
    theirs = with_headers(reference_of(case), *given)
    case = replace(case, expected=peer_answer(theirs))
    verdict = judge(case, signed(with_headers(theirs, given[0], encoded, md5)))
    assert verdict.problems == ()
    assert set(verdict.differences) == {differences.CUSTOMER_KEY}
    assert "headers" in fields(case, signed(with_headers(theirs, given[0], encoded)))
    assert "headers" in fields(case, signed(theirs))


def test_what_the_rules_reject_must_be_refused() -> None:
    right = a_case("accepts-what-endpoint-rules-reject")
    case = replace(right, input={**right.input, "raw_request": None})
    verdict = judge(case, Answer(error_code="ConflictingOptions"))
    assert verdict.passed
    assert set(verdict.differences) == {"accepts-what-endpoint-rules-reject"}
    assert fields(case, ours(right)) == {"refusal"}


def test_an_invalid_expiry_must_be_refused_for_that_reason() -> None:
    case = a_case("accepts-invalid-expiry", expires_in=604_801)
    assert judge(case, Answer(error_code="ExpiryOutOfRange")).passed
    assert fields(case, Answer(error_code="InvalidKey")) == {"refusal"}
    assert fields(case, signed(reference_of(case), life=604_801)) == {"refusal"}


def test_a_checksum_without_value_is_refused_whatever_the_peer_does() -> None:
    case = a_case(headers=[["x-amz-sdk-checksum-algorithm", "SHA256"]])
    verdict = judge(case, Answer(error_code="ChecksumWithoutValue"))
    assert verdict.passed
    assert set(verdict.differences) == {"refused:ChecksumWithoutValue"}
    assert fields(case, signed(reference_of(case))) == {"refusal"}


def test_a_refusal_of_what_the_peer_signs_fails() -> None:
    assert fields(a_case(), Answer(error_code="InvalidKey", error_message="no")) == {"refusal"}


ERROR = {"error": {"type": "ValueError", "message": "no"}}


def test_where_the_peer_refuses_we_may_refuse_or_sign_by_the_rules() -> None:
    case = a_case("error", expected=ERROR)
    assert judge(case, Answer(error_code="InvalidHeader")).differences == {}
    assert judge(case, signed(reference_of(case))).passed
    assert set(judge(case, signed(reference_of(case))).differences) == {"error"}
    assert "path" in fields(case, signed(replace(reference_of(case), path="/b.txt")))


def test_an_undeclared_refusal_of_the_peer_must_be_ours_too() -> None:
    case = a_case(expected=ERROR)
    assert judge(case, Answer(error_code="InvalidHeader")).passed
    assert fields(case, signed(reference_of(case))) == {"refusal"}


@pytest.mark.parametrize(
    "code", ["Internal", "UnknownOption", "UnknownParameter", "MalformedParameters"]
)
def test_a_badly_put_question_is_not_a_refusal(code: str) -> None:
    assert fields(a_case("error", expected=ERROR), Answer(error_code=code)) == {"refusal"}


def test_an_empty_token_is_no_token() -> None:
    case = a_case("empty-session-token-sent")
    right = reference_of(case)
    case = replace(case, expected=peer_answer(with_pairs(right, ("X-Amz-Security-Token", ""))))
    assert judge(case, signed(right)).passed
    assert "query" in fields(case, signed(with_pairs(right, ("X-Amz-Security-Token", ""))))


def an_asymmetric_case(deterministic: bool) -> Case:
    case = a_case(peer="awscrt")
    signing = {"scheme": "sigv4a", "service": "s3", "region": None, "region_set": ["*"]}
    case.input["raw_request"]["signing"] = signing
    expected = peer_answer(reference_of(case)) | {"deterministic": deterministic}
    return replace(case, expected=expected)


def test_a_randomised_signature_is_verified_and_not_compared() -> None:
    case = an_asymmetric_case(deterministic=False)
    answer = signed(reference_of(case))
    assert answer.url != case.expected["url"]
    assert judge(case, answer).passed
    assert "signature" in fields(case, replace(answer, url=selftest.flip_signature(answer.url)))
    assert fields(case, Answer(error_code="InvalidArn")) == {"refusal"}


def test_a_deterministic_signature_is_compared() -> None:
    case = an_asymmetric_case(deterministic=True)
    assert fields(case, signed(reference_of(case))) == {"signature"}
    assert judge(case, ours(case)).passed


def test_v4_where_the_rules_want_v4a_fails() -> None:
    case = a_case("v4-instead-of-v4a")
    theirs = reference_of(case)
    signing = {"scheme": "sigv4a", "service": "s3-outposts", "region": None, "region_set": ["*"]}
    case.input["raw_request"]["signing"] = signing
    case = replace(case, expected=peer_answer(theirs))
    verdict = judge(case, signed(reference_of(case)))
    assert verdict.problems == ()
    assert set(verdict.differences) == {"v4-instead-of-v4a"}
    assert fields(case, signed(theirs)) == {"query"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"expires_at": 1_767_323_946}, "expires_at"),
        ({"signed_at": 0}, "signed_at"),
        ({"limited_by": "credentials"}, "limited_by"),
        ({"headers": (("Range", "bytes=0-1"),)}, "header names"),
        ({"headers": (("host", HOST),)}, "header names"),
    ],
)
def test_our_own_promises_hold_in_every_case(change: dict[str, object], field: str) -> None:
    case = a_case()
    assert field in fields(case, replace(ours(case), **change))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("a.txt", "%61.txt", "path encoding"),
        ("versionId=%2F", "versionId=%2f", "alphabet"),
        ("versionId=%2F", "versionId=/", "query encoding"),
        ("&versionId=%2F&x-id=1", "&x-id=1&versionId=%2F", "order of query"),
    ],
)
def test_a_url_has_one_spelling(old: str, new: str, field: str) -> None:
    case = a_case(query=[["versionId", "/"], ["x-id", "1"]])
    right = with_pairs(reference_of(case), ("versionId", "/"), ("x-id", "1"))
    case = replace(case, expected=peer_answer(right))
    answer = signed(right)
    assert judge(case, answer).passed
    assert field in fields(case, resigned(answer, answer.url.replace(old, new)))


def own_case() -> Case:
    right = reference_of(a_case())
    expected = peer_answer(right) | {
        "expires_at": 1_767_323_945,
        "limited_by": "request",
        "warnings": ["DottedBucket"],
    }
    return a_case(peer="s3presign", expected=expected)


def test_our_own_vectors_are_compared_to_the_letter() -> None:
    case = own_case()
    answer = replace(signed(reference_of(case)), warnings=(("DottedBucket", "why"),))
    assert judge(case, answer).passed
    assert fields(case, replace(answer, warnings=())) == {"warnings"}
    assert "expires_at" in fields(case, replace(answer, expires_at=1))
    assert "url" in fields(case, replace(answer, url=answer.url.replace("&", "&a=1&", 1)))
    assert fields(case, Answer(error_code="InvalidKey")) == {"refusal"}


def test_details_are_what_was_signed_without_its_secrets() -> None:
    token = {"session_token": "secret/token"}
    case = a_case(peer="s3presign")
    case.input["credentials"] |= token
    right = reference_of(case)
    case = replace(case, expected=peer_answer(right))
    answer = signed(right)
    url = presigned_url.parse(answer.url)
    canonical = sigv4.canonical_request_of("GET", url, [])
    to_sign = sigv4.string_to_sign_of("GET", url, [])
    masked = canonical.replace("secret%2Ftoken", house_form.MASK)

    def told(*details: tuple[str, str]) -> set[str]:
        return fields(case, replace(answer, details=details))

    assert told(("canonical_request", masked), ("string_to_sign", to_sign)) == set()
    assert told(("canonical_request", canonical)) == {"canonical_request"}
    assert told(("string_to_sign", to_sign + "0")) == {"string_to_sign"}


def test_our_own_refusals_name_their_code() -> None:
    case = a_case(peer="s3presign", expected={"error": {"code": "InvalidKey"}})
    assert judge(case, Answer(error_code="InvalidKey")).passed
    assert fields(case, Answer(error_code="MissingKey")) == {"error code"}
    assert fields(case, signed(reference_of(case))) == {"error code"}
    told = {"code": "WrongType", "parameter": "ACL"}
    case = a_case(peer="s3presign", expected={"error": told})
    assert judge(case, Answer(error_code="WrongType", error_parameter="ACL")).passed
    assert fields(case, Answer(error_code="WrongType")) == {"error parameter"}
    assert fields(case, Answer(error_code="MissingKey")) == {"error code"}


def test_a_message_names_options_as_its_language_writes_them() -> None:
    said = Answer(error_code="MissingOption", error_message='"expires-in" is missing')
    for host, spelled in [("python", "expires_in"), ("node", "expiresIn"), ("dotnet", "ExpiresIn")]:
        told = replace(said, error_message=f'"{spelled}" is missing')
        assert as_core_spells(host, told) == said
        assert as_core_spells(host, said) != said
    assert as_core_spells("c", said) == said
