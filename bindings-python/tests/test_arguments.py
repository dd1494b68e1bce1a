"""What goes in: every type of value, and everything that is refused."""

from __future__ import annotations

import base64
import pickle
from datetime import date, datetime, timedelta, timezone
from enum import Enum, IntEnum
from functools import partial
from typing import Any, Callable

import pytest
import s3presign
from s3presign import (
    OperationName,
    ReceivedRequest,
    S3PresignError,
    Signer,
    explain,
)

# What wrong types are passed to.
API: Any = s3presign


def headers(signer: Signer, **parameters: Any) -> dict[str, str]:
    return dict(signer.presign("PutObject", bucket="photos", key="k", **parameters).headers)


@pytest.mark.parametrize("name", ["ContentType", "contentType", "content_type", "CONTENT_TYPE"])
def test_a_name_is_spelled_in_any_way(name: str, signer: Signer) -> None:
    assert headers(signer, **{name: "image/png"}) == {"content-type": "image/png"}


def test_values_are_written_by_their_type(signer: Signer) -> None:
    instant = datetime(2026, 3, 4, 6, 6, 7, 999_999, tzinfo=timezone(timedelta(hours=1)))
    assert headers(signer, content_length=5) == {"content-length": "5"}
    assert headers(signer, bucket_key_enabled=True) == {
        "x-amz-server-side-encryption-bucket-key-enabled": "true"
    }
    assert headers(signer, expires=instant) == {"expires": "Wed, 04 Mar 2026 05:06:07 GMT"}
    for digest in (bytes(32), bytearray(32), memoryview(bytes(32))):
        encoded = base64.b64encode(bytes(32)).decode()
        assert headers(signer, checksum_sha256=digest) == {"x-amz-checksum-sha256": encoded}
    assert headers(signer, metadata={"Owner": "ada", "page": 3}) == {
        "x-amz-meta-owner": "ada",
        "x-amz-meta-page": "3",
    }
    assert headers(signer, headers={"X-Custom": "v"}) == {"x-custom": "v"}
    assert headers(signer, content_type=None) == {}
    assert headers(signer, metadata={}) == {}
    assert headers(signer, content_length=10**9) == {"content-length": "1000000000"}
    url = signer.presign("GetObject", bucket="b", key="k", query={"x y": "z"}).url
    assert "&x%20y=z&" in url


def test_enumerations_are_their_values(signer: Signer) -> None:
    class Kind(str, Enum):
        PNG = "image/png"

    class Size(IntEnum):
        SMALL = 5

    assert headers(signer, content_type=Kind.PNG) == {"content-type": "image/png"}
    assert headers(signer, content_length=Size.SMALL) == {"content-length": "5"}


def test_lists_are_given_item_by_item(signer: Signer) -> None:
    names = ["ETag", "ObjectSize"]
    for given in (names, tuple(names)):
        result = signer.presign("GetObjectAttributes", bucket="b", key="k", object_attributes=given)
        assert dict(result.headers) == {"x-amz-object-attributes": "ETag,ObjectSize"}


def test_durations_and_instants(signer: Signer, now: datetime) -> None:
    def expires(**arguments: Any) -> str:
        url = signer.presign("GetObject", bucket="b", key="k", signing_time=now, **arguments).url
        return url.partition("&X-Amz-Expires=")[2].partition("&")[0]

    assert expires() == "900"
    assert expires(expires_in=60) == "60"
    assert expires(expires_in=timedelta(hours=1)) == "3600"
    assert expires(expires_at=now + timedelta(minutes=2)) == "120"
    assert expires(stable_for=timedelta(hours=1)) == "4500"
    # Fractions are cut off: a URL never lives longer than asked.
    assert expires(expires_in=timedelta(seconds=1.999999)) == "1"
    assert expires(expires_at=now + timedelta(seconds=1.999999)) == "1"
    east = now.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert expires(expires_at=east + timedelta(minutes=2)) == "120"


def test_instants_are_exact_in_far_years(signer: Signer) -> None:
    last = datetime.max.replace(tzinfo=timezone.utc)
    result = signer.presign(
        "GetObject", bucket="b", key="k", signing_time=last - timedelta(seconds=1), expires_in=1
    )
    assert result.expires_at == last.replace(microsecond=0)
    before_1970 = datetime(1969, 12, 31, 23, 59, 58, 1, tzinfo=timezone.utc)
    result = signer.presign("GetObject", bucket="b", key="k", signing_time=before_1970)
    assert result.signed_at == before_1970.replace(microsecond=0)


def refusal(call: Callable[[], object]) -> S3PresignError:
    with pytest.raises(S3PresignError) as refused:
        call()
    assert refused.value.__cause__ is None
    assert refused.value.__context__ is None
    return refused.value


@pytest.mark.parametrize("value", [1.5, object(), {1, 2}, 3j, date(2026, 1, 2), range(3)])
def test_other_types_are_refused_by_name(value: Any, signer: Signer) -> None:
    refused = refusal(
        lambda: signer.presign("PutObject", bucket="b", key="k", content_length=value)
    )
    assert refused.code == "WrongType"
    assert f'"ContentLength" is of type {type(value).__name__}; pass' in str(refused)
    assert refused.parameter == "ContentLength"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        # None is an argument that is not given; inside a value it would be lost.
        ({"metadata": {"owner": None}}, '"Metadata" is of type NoneType'),
        ({"headers": {"x-a": None}}, '"header" is of type NoneType'),
        (
            {"metadata": {b"owner": "ada"}},
            '"Metadata" is one with an item of type bytes; pass names of type str or int',
        ),
        ({"metadata": {"owner": {"name": "ada"}}}, '"Metadata" is of type dict'),
        ({"metadata": {"owner": []}}, '"Metadata" is of type list'),
        ({"metadata": {"": ""}}, '"Metadata" is a map; pass one whose entries have names'),
        ({"headers": {"": ""}}, '"header" is a map; pass one whose entries have names'),
        ({"acl": [["private"]]}, '"ACL" is of type list'),
        ({"headers": [("x-a", "b")]}, '"header" is of type list; pass a mapping'),
        ({"query": "a=b"}, '"query" is of type str; pass a mapping'),
        ({"content_length": []}, '"ContentLength" is an empty list or map'),
        ({"content_length": {}}, '"ContentLength" is an empty list or map'),
        ({"content_length": {"secret": 5}}, '"ContentLength" is a map'),
        ({"bucket": {}}, '"bucket" is '),
        ({"bucket": {"secret": "x"}}, '"bucket" is a map'),
        ({"bucket": b"photos"}, '"bucket" is bytes; pass text'),
        ({"content_type": b"image/png"}, '"ContentType" is bytes; pass text'),
        ({"metadata": {"owner": b"ada"}}, '"Metadata" is bytes; pass text'),
        ({"headers": {"x-a": b"b"}}, '"header" is bytes; pass text'),
        ({"query": {"a": b"b"}}, '"query" is bytes; pass text'),
        ({"expires_in": b"900"}, '"expires_in" is bytes; pass text'),
        ({"key": b"k"}, '"key" is of type bytes; pass str'),
        ({"key": 5}, '"key" is of type int; pass str'),
        ({"key": False}, '"key" is of type bool; pass str'),
        ({"operation": b"GetObject"}, '"operation" is of type bytes; pass str'),
        ({"content_length": 10**5000}, '"ContentLength" is an int of thousands of digits'),
    ],
)
def test_nothing_turns_into_something_else(
    arguments: dict[str, Any], message: str, signer: Signer
) -> None:
    request: dict[str, Any] = {"operation": "PutObject", "bucket": "b", "key": "k", **arguments}
    refused = refusal(lambda: signer.presign(**request))
    assert (refused.code, str(refused)[: len(message)]) == ("WrongType", message)
    assert "secret" not in str(refused)


def test_every_call_refuses_wrong_types_with_a_code(signer: Signer) -> None:
    untyped: Any = signer
    template = untyped.template("GetObject", bucket="b")
    presigned = template.presign("k")
    post = untyped.presign_post(bucket="b", key="k")
    received: Any = ReceivedRequest("GET", presigned.url)
    wrong: list[Any] = [b"x", 1.5, object(), ["x"], {"x": "y"}]
    for value in wrong:
        calls: list[Callable[[], object]] = [
            partial(template.url, value),
            partial(template.presign, value),
            partial(template.urls, [value]),
            partial(template.url, "k", value),
            partial(untyped.object_url, value, "k"),
            partial(untyped.object_url, "b", value),
            partial(untyped.presign_multipart, bucket="b", key=value, upload_id="u", part_count=1),
            partial(
                untyped.presign_multipart, bucket="b", key="k", upload_id={"u": value}, part_count=1
            ),
            partial(presigned.cors_rule, value),
            partial(post.cors_rule, value),
            partial(API.cors_rule, [presigned], value),
            partial(API.cors_rule, value, "*"),
            partial(API.cors_rule, [value], "*"),
            partial(API.redact, value),
            partial(API.explain, value),
            partial(API.explain, presigned.url, method=value),
            partial(API.explain, presigned.url, now=value),
            partial(API.diagnose, value),
            partial(API.diagnose, "<Error/>", value),
            partial(API.diagnose, "<Error/>", method=value, url=presigned.url),
            partial(API.diagnose, "<Error/>", method="GET", url=value),
            partial(API.diagnose, request=presigned, secret_access_key=value),
            partial(API.ReceivedRequest, value, presigned.url),
            partial(API.ReceivedRequest, "GET", value),
            partial(API.ReceivedRequest, "GET", presigned.url, [value]),
            partial(API.ReceivedRequest, "GET", presigned.url, {"host": value}),
            partial(API.ReceivedForm, value, post.fields),
            partial(API.ReceivedForm, "b", {**post.fields, "acl": value}),
            partial(API.ReceivedForm, "b", post.fields, content_length={"a": value}),
            partial(API.ReceivedForm, "b", post.fields, file_name=value),
            partial(received.verify, {"s": value}),
            partial(API.completed_parts, {1: {"x": value}}),
        ]
        if isinstance(value, (bytes, float)):
            calls += [
                partial(API.Signer, access_key_id="a", secret_access_key=value, region="r"),
                partial(received.verify, value),
                partial(API.MultipartPlan, value),
                partial(API.MultipartPlan, 5, value),
                partial(untyped.scoped, bucket=value, operations=["GetObject"]),
                partial(untyped.scoped, bucket="b", operations=[value]),
                partial(untyped.presign_post, bucket=value, key="k"),
                partial(API.completed_parts, {1: value}),
            ]
        for call in calls:
            refused = refusal(call)
            assert refused.code == "WrongType", (refused.code, str(refused))
    for call in (
        partial(untyped.scoped, bucket="b", operations="GetObject"),
        partial(untyped.scoped, bucket="b", operations=5),
        partial(template.urls, "keys"),
        partial(template.urls, 5),
        partial(API.completed_parts, [1]),
    ):
        assert refusal(call).code == "WrongType"


def test_a_name_that_a_scope_does_not_have_is_answered_with_the_one_that_was_meant(
    signer: Signer,
) -> None:
    untyped: Any = signer
    refused = refusal(
        partial(untyped.scoped, bucket="b", operations=["GetObject"], prefix="users/42/")
    )
    assert (refused.code, 'did you mean "key_prefix"?' in str(refused)) == ("UnknownOption", True)


def test_numbers_out_of_range_are_refused_with_a_code(signer: Signer) -> None:
    post = signer.presign_post(bucket="b", key="k")
    for number in (-1, 2**64, 10**30):
        for call in (
            partial(API.ReceivedForm, "b", post.fields, content_length=number),
            partial(API.MultipartPlan, number),
            partial(API.MultipartPlan, 5_000_000, number),
            partial(signer.presign_post, bucket="b", key="k", max_content_length=number),
            partial(signer.presign, "PutObject", bucket="b", key="k", content_length=-abs(number)),
            partial(signer.presign, "GetObject", bucket="b", key="k", backdate=number),
            partial(API.completed_parts, {number: "e"}),
        ):
            assert refusal(call).code


def test_a_naive_datetime_names_no_instant(signer: Signer) -> None:
    naive = datetime(2026, 1, 2)
    for arguments in ({"signing_time": naive}, {"expires": naive}, {"expires_at": naive}):
        with pytest.raises(S3PresignError, match="naive datetime"):
            signer.presign("PutObject", bucket="b", key="k", **arguments)  # type: ignore[arg-type]
    with pytest.raises(S3PresignError, match="aware datetime") as refused:
        signer.presign("PutObject", bucket="b", key="k", signing_time=5)  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.parameter) == ("WrongType", "signing-time")


def test_the_core_says_where_a_value_of_another_type_belongs(signer: Signer) -> None:
    deleted: dict[str, Any] = {"delete": {"Objects": [{"Key": "a.png"}], "Quiet": True}}
    unknown: dict[str, Any] = {"version": 1.5}
    refused = refusal(lambda: signer.presign("DeleteObjects", bucket="b", **deleted))
    assert (refused.code, refused.parameter) == ("BodyParameter", "Delete")
    refused = refusal(lambda: signer.presign("GetObject", bucket="b", key="k", **unknown))
    assert (refused.code, refused.parameter) == ("UnknownParameter", "version")


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        ("UnknownOperation", {"operation": "GetObjects"}),
        ("UnknownParameter", {"version": "v"}),
        ("InvalidOption", {"expires_in": True}),
        ("InvalidOption", {"expires_in": "900.0"}),
        ("InvalidParameter", {"operation": "PutObject", "content_length": True}),
        ("ExpiryOutOfRange", {"expires_in": 604_801}),
        ("ExpiryOutOfRange", {"expires_in": timedelta(0)}),
        ("InvalidKey", {"key": ""}),
        ("InvalidKey", {"key": "é" * 513}),
        ("MissingKey", {"key": None}),
        ("MissingBucket", {"bucket": None}),
        ("InvalidBucketName", {"bucket": "a b"}),
        ("InvalidHeader", {"range": "bytes=0-1\r\nx: y"}),
        ("InvalidHeader", {"headers": {"host": "elsewhere"}}),
        ("UnknownParameter", {"metadata\0owner": "x"}),
    ],
)
def test_refusals_have_a_code(code: str, arguments: dict[str, Any], signer: Signer) -> None:
    request: dict[str, Any] = {"operation": "GetObject", "bucket": "b", "key": "k", **arguments}
    with pytest.raises(S3PresignError) as refusal:
        signer.presign(**request)
    assert refusal.value.code == code
    assert isinstance(refusal.value, ValueError)
    assert str(refusal.value)


def test_a_nul_is_no_separator(signer: Signer) -> None:
    smuggled = signer.presign("GetObject", bucket="b", key="a\0expires-in\0 1")
    assert "/a%00expires-in%00%201?" in smuggled.url
    wrong: list[tuple[str, dict[str, Any]]] = [
        ("InvalidParameter", {"version_id": "v\0x"}),
        ("InvalidQuery", {"query": {"a": "v\0x"}}),
        ("InvalidQuery", {"query": {"a\0b": "v"}}),
        ("InvalidHeader", {"headers": {"a": "v\0x"}}),
    ]
    for code, arguments in wrong:
        request: dict[str, Any] = {"bucket": "b", "key": "k", **arguments}
        assert refusal(partial(signer.presign, "GetObject", **request)).code == code


def test_lone_surrogates_are_refused_and_not_shown(signer: Signer) -> None:
    text = "s3cret\ud800"
    template = signer.template("GetObject", bucket="b")
    for call in (
        lambda: signer.presign("GetObject", bucket="b", key=text),
        lambda: signer.presign("GetObject", bucket=text, key="k"),
        lambda: signer.presign(OperationName(text), bucket="b", key="k"),
        lambda: signer.presign("PutObject", bucket="b", key="k", metadata={"a": text}),
        partial(API.Signer.presign, signer, "PutObject", bucket="b", key="k", **{text: "a"}),
        lambda: Signer(access_key_id="a", secret_access_key=text, region="r"),
        lambda: template.url(text),
        lambda: template.urls(["k", text]),
        lambda: signer.object_url("b", text),
        lambda: ReceivedRequest("GET", text),
        lambda: explain(text),
    ):
        refused = refusal(call)
        assert refused.code == "InvalidUtf8"
        assert "s3cret" not in str(refused)


def test_a_signer_is_checked_when_it_is_made() -> None:
    for code, options in [
        ("MissingOption", {}),
        ("MissingRegion", {"access_key_id": "a", "secret_access_key": "s"}),
        ("InvalidCredentials", {"access_key_id": "a", "secret_access_key": "s\n", "region": "r"}),
        ("UnknownOption", {"acces_key_id": "a"}),
    ]:
        with pytest.raises(S3PresignError) as refusal:
            Signer(**options)  # type: ignore[arg-type]
        assert refusal.value.code == code
        assert "s\n" not in str(refusal.value)


def test_an_error_names_what_is_wrong_as_data(signer: Signer) -> None:
    versioning: dict[str, Any] = {"VersioningConfiguration": {"Status": "Enabled"}}
    for operation, given, parameter in (
        ("PutBucketVersioning", versioning, "VersioningConfiguration"),
        ("PutObject", {"key": "k", "Body": "text"}, "Body"),
        ("GetObject", {"key": "k", "Tpyo": "x"}, "Tpyo"),
        ("GetObject", {"key": ""}, "key"),
        ("GetObject", {"key": "k", "expires_in": 8 * 86_400}, "expires-in"),
    ):
        with pytest.raises(S3PresignError) as refused:
            signer.presign(OperationName(operation), bucket="photos", **given)
        assert refused.value.parameter == parameter
        assert pickle.loads(pickle.dumps(refused.value)).parameter == parameter
