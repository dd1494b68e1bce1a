"""Signers from what a program already has: the environment, boto3."""

from __future__ import annotations

import traceback
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.awsrequest import AWSPreparedRequest
from botocore.client import Config
from botocore.credentials import RefreshableCredentials
from botocore.session import Session as BotocoreSession
from s3presign import S3PresignError, Signer
from s3presign.options import SignerOptions

ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "ASIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "AWS_SESSION_TOKEN": "token",
    "AWS_CREDENTIAL_EXPIRATION": "2026-01-02T03:10:00Z",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_REGION": "eu-west-1",
}


def url(signer: Signer, now: datetime) -> str:
    return signer.presign("GetObject", bucket="photos", key="k", signing_time=now).url


def test_from_a_mapping_like_the_environment(now: datetime) -> None:
    signer = Signer.from_env(ENVIRONMENT)
    result = signer.presign("GetObject", bucket="photos", key="k", signing_time=now)
    assert result.url.startswith("https://photos.s3.eu-west-1.amazonaws.com/k?")
    assert "X-Amz-Security-Token=token" in result.url
    assert result.limited_by == "credentials"


def test_from_the_environment_itself(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    for name, value in {**ENVIRONMENT, "AWS_ENDPOINT_URL": "http://localhost:9000"}.items():
        monkeypatch.setenv(name, value)
    assert url(Signer.from_env(), now).startswith("http://localhost:9000/photos/k?")
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://localhost:9001")
    assert url(Signer.from_env(addressing="virtual"), now).startswith(
        "http://photos.localhost:9001/k?"
    )


def test_overrides_win_and_empty_variables_are_unset(now: datetime) -> None:
    signer = Signer.from_env({**ENVIRONMENT, "AWS_REGION": ""})
    assert "%2Fus-east-1%2Fs3%2F" in url(signer, now)
    signer = Signer.from_env(ENVIRONMENT, region="eu-south-2", endpoint=None)
    assert "photos.s3.eu-south-2.amazonaws.com" in url(signer, now)
    with pytest.raises(S3PresignError, match="AWS_ACCESS_KEY_ID"):
        Signer.from_env({})
    with pytest.raises(S3PresignError, match='"secret_access_key" of the signer is missing'):
        Signer.from_env(ENVIRONMENT, access_key_id="AKIA")


@pytest.mark.parametrize("broken", ["hush\udcff", "hush\ud800", "hush\ufffd"])
def test_variables_that_are_not_unicode_are_named_and_not_shown(broken: str, now: datetime) -> None:
    with pytest.raises(S3PresignError, match="AWS_SECRET_ACCESS_KEY") as refused:
        Signer.from_env({**ENVIRONMENT, "AWS_SECRET_ACCESS_KEY": broken})
    assert refused.value.code == "VariableNotUnicode"
    assert "hush" not in "".join(traceback.format_exception(refused.value, chain=True))
    others: dict[str, Any] = {"LS_COLORS": broken, broken: "x", "UNSET": None}
    assert url(Signer.from_env({**ENVIRONMENT, **others}), now)


def test_variables_that_are_no_text_are_refused() -> None:
    number: Any = {**ENVIRONMENT, "AWS_REGION": 1}
    with pytest.raises(S3PresignError, match='"AWS_REGION" is of type int; pass str'):
        Signer.from_env(number)
    nothing_like_it: Any = 5
    with pytest.raises(S3PresignError, match='"environ" is of type int; pass a mapping'):
        Signer.from_env(nothing_like_it)


def session() -> boto3.Session:
    return boto3.Session(
        aws_access_key_id="AKIAIOSFODNN7EXAMPLE",
        aws_secret_access_key="secret",
        region_name="eu-west-1",
    )


def test_from_a_boto3_session(now: datetime) -> None:
    ours = url(Signer.from_boto3(session()), now)
    assert ours.startswith("https://photos.s3.eu-west-1.amazonaws.com/k?")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, "https://photos.s3.eu-west-1.amazonaws.com/k?"),
        ({"endpoint_url": "http://localhost:9000"}, "http://localhost:9000/photos/k?"),
        (
            {
                "endpoint_url": "http://localhost:9000",
                "config": Config(s3={"addressing_style": "virtual"}),
            },
            "http://photos.localhost:9000/k?",
        ),
        ({"region_name": "us-east-1"}, "https://photos.s3.amazonaws.com/k?"),
        (
            {"config": Config(s3={"addressing_style": "path"})},
            "https://s3.eu-west-1.amazonaws.com/photos/k?",
        ),
        (
            {"config": Config(s3={"use_accelerate_endpoint": True})},
            "https://photos.s3-accelerate.amazonaws.com/k?",
        ),
        (
            {"config": Config(use_dualstack_endpoint=True, use_fips_endpoint=True)},
            "https://photos.s3-fips.dualstack.eu-west-1.amazonaws.com/k?",
        ),
    ],
)
def test_from_a_boto3_client(options: dict[str, object], expected: str, now: datetime) -> None:
    client = session().client("s3", **options)
    assert url(Signer.from_boto3(client), now).startswith(expected)


@pytest.mark.parametrize(
    "endpoint",
    [
        None,
        "http://localhost:9000",
        "https://minio./base",
        "http://[::1]:9000",
        "https://s3.example.com/base",
    ],
)
@pytest.mark.parametrize("region", ["eu-west-1", "us-east-1", "cn-north-1"])
@pytest.mark.parametrize("style", [None, "auto", "path", "virtual"])
def test_urls_go_where_the_clients_requests_go(
    endpoint: str | None, region: str, style: str | None
) -> None:
    config = Config(s3={"addressing_style": style} if style else None)
    client = session().client("s3", region_name=region, endpoint_url=endpoint, config=config)

    class NotSent(Exception):
        pass

    def stop(request: AWSPreparedRequest, **_: object) -> None:
        raise NotSent(request.url)

    client.meta.events.register("before-send.s3", stop)
    with pytest.raises(NotSent) as theirs:
        client.head_object(Bucket="photos", Key="a b")
    assert Signer.from_boto3(client).object_url("photos", "a b") == str(theirs.value)


def test_a_session_counts_its_configuration_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, now: datetime
) -> None:
    path = tmp_path / "config"
    path.write_text(
        "[default]\ns3 =\n  addressing_style = virtual\n  use_dualstack_endpoint = true"
    )
    monkeypatch.setenv("AWS_CONFIG_FILE", str(path))
    there = "https://photos.s3.dualstack.eu-west-1.amazonaws.com/k?"
    assert url(Signer.from_boto3(session()), now).startswith(there)


def test_a_session_counts_its_environment(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://localhost:9000")
    for source in (session(), session()._session):
        assert url(Signer.from_boto3(source), now).startswith("http://localhost:9000/photos/k?")


def test_a_session_without_a_region_or_credentials_is_refused(now: datetime) -> None:
    without_region = boto3.Session(aws_access_key_id="AKIA", aws_secret_access_key="secret")
    with pytest.raises(S3PresignError, match='"region" is missing'):
        Signer.from_boto3(without_region)
    there = Signer.from_boto3(without_region, region="eu-west-1")
    assert url(there, now).startswith("https://photos.s3.eu-west-1.amazonaws.com/k?")
    with pytest.raises(S3PresignError, match="missing: boto3 found no credentials"):
        Signer.from_boto3(boto3.Session(region_name="eu-west-1"))


def test_other_objects_than_boto3s_are_refused() -> None:
    with pytest.raises(TypeError, match="the client is for sts"):
        Signer.from_boto3(session().client("sts"))
    with pytest.raises(TypeError, match="not str"):
        Signer.from_boto3("default")
    asynchronous = type("AioSession", (), {"__module__": "aiobotocore.session"})
    with pytest.raises(TypeError, match="takes no asynchronous client"):
        Signer.from_boto3(asynchronous())


def test_a_resource_signs_as_its_client_does(now: datetime) -> None:
    resource = session().resource("s3")
    for source in (resource, resource.Bucket("photos")):
        assert url(Signer.from_boto3(source), now) == url(Signer.from_boto3(session()), now)


def test_credentials_of_two_sources_never_mix(now: datetime) -> None:
    own: SignerOptions = {"access_key_id": "AKIAIOSFODNN7EXAMPLE", "secret_access_key": "secret"}
    theirs = boto3.Session("ASIAIOSFODNN7EXAMPLE", "secret", "token", "eu-west-1")
    assert "X-Amz-Security-Token=token" in url(Signer.from_boto3(theirs), now)
    for signer in (Signer.from_env(ENVIRONMENT, **own), Signer.from_boto3(theirs, **own)):
        assert "Security-Token" not in url(signer, now)


def test_from_refreshable_credentials(now: datetime) -> None:
    botocore = BotocoreSession()
    end = datetime.now(timezone.utc) + timedelta(hours=2)
    botocore._credentials = RefreshableCredentials(
        "ASIAIOSFODNN7EXAMPLE", "secret", "token", end, dict, "test"
    )
    botocore.set_config_variable("region", "eu-west-1")
    for source in (botocore, boto3.Session(botocore_session=botocore)):
        signer = Signer.from_boto3(source)
        result = signer.presign("GetObject", bucket="photos", key="k", expires_in=7 * 86_400)
        assert result.limited_by == "credentials"
        assert abs(result.expires_at - end) < timedelta(seconds=2)
