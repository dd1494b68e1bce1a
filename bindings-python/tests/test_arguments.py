"""What goes in: every type of value, and everything that is refused."""

from __future__ import annotations

import base64
from datetime import date, datetime, timedelta, timezone
from enum import Enum, IntEnum
from typing import Any

import pytest
from s3presign import S3PresignError, Signer


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
    for digest in (bytes(32), bytearray(32)):
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


@pytest.mark.parametrize("value", [1.5, object(), {1, 2}, 3j, date(2026, 1, 2), range(3)])
def test_other_types_are_refused_by_name(value: Any, signer: Signer) -> None:
    with pytest.raises(TypeError, match="content_length is of type"):
        signer.presign("PutObject", bucket="b", key="k", content_length=value)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        # None is an argument that is not given; inside a value it would be lost.
        ({"metadata": {"owner": None}}, "metadata:owner is of type NoneType"),
        ({"headers": {"x-a": None}}, "header:x-a is of type NoneType"),
        ({"metadata": {b"owner": "ada"}}, "a name in metadata is of type bytes; pass str"),
        ({"metadata": {"owner": {"name": "ada"}}}, "metadata:owner is of type dict"),
        ({"acl": [["private"]]}, "acl is of type list"),
        ({"headers": [("x-a", "b")]}, "headers is of type list; pass a mapping"),
        ({"query": "a=b"}, "query is of type str; pass a mapping"),
    ],
)
def test_nothing_is_dropped_from_within_a_value(
    arguments: dict[str, Any], message: str, signer: Signer
) -> None:
    with pytest.raises(TypeError, match=message):
        signer.presign("PutObject", bucket="b", key="k", **arguments)


def test_a_naive_datetime_names_no_instant(signer: Signer) -> None:
    naive = datetime(2026, 1, 2)
    for arguments in ({"signing_time": naive}, {"expires": naive}, {"expires_at": naive}):
        with pytest.raises(S3PresignError, match="naive datetime"):
            signer.presign("PutObject", bucket="b", key="k", **arguments)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="aware datetime"):
        signer.presign("PutObject", bucket="b", key="k", signing_time=5)  # type: ignore[arg-type]


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
    smuggled = signer.presign("GetObject", bucket="b", key="a\0expires-in\0 1", version_id="v\0x")
    assert "/a%00expires-in%00%201?" in smuggled.url
    assert "versionId=v%00x" in smuggled.url


def test_lone_surrogates_are_refused(signer: Signer) -> None:
    with pytest.raises(UnicodeError):
        signer.presign("GetObject", bucket="b", key="\ud800")


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
