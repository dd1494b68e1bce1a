"""Every way by which AWS's tools find credentials: read, run, or fetched from stubs on loopback. When
they end reaches the result."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import stubs
from .conftest import Command, Ran
from .stubs import END, Stubs

# A life that goes beyond the credentials' end.
LATE = ["--expires-in", "2d"]


@pytest.fixture(scope="module")
def running() -> Iterator[Stubs]:
    with stubs.run() as started:
        yield started


@pytest.fixture
def services(running: Stubs) -> Stubs:
    running.asked.clear()
    running.sso_is_over = False
    return running


def environment(services: Stubs, **more: str) -> dict[str, str]:
    return {
        "AWS_ENDPOINT_URL_STS": services.url,
        "AWS_ENDPOINT_URL_SSO": services.url,
        "AWS_ENDPOINT_URL_S3": "https://s3.eu-west-1.amazonaws.com",
        "AWS_REGION": "eu-west-1",
    } | more


def signed_by(ran: Ran, access_key_id: str, end: str | None = END) -> None:
    """The result is that of these credentials, and ends with them."""
    assert ran.code == 0, ran.err
    result = json.loads(ran.out)
    assert f"X-Amz-Credential={access_key_id}%2F" in result["url"]
    if end:
        assert (result["expires_at"], result["limited_by"]) == (end, "credentials")
    else:
        assert result["limited_by"] == "request"


def get(command: Command, services: Stubs, *arguments: str, **more: str) -> Ran:
    return command(
        "get", "s3://p/a", "-o", "json", *LATE, *arguments, env=environment(services, **more)
    )


BASE = "[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = base\n"


def test_a_profile(command: Command, services: Stubs) -> None:
    command.config("", BASE)
    signed_by(get(command, services, "--profile", "base"), "AKIABASE", None)
    signed_by(get(command, services, AWS_PROFILE="base"), "AKIABASE", None)
    own = {"AWS_ACCESS_KEY_ID": "AKIAOWN", "AWS_SECRET_ACCESS_KEY": "s"}
    signed_by(get(command, services, AWS_PROFILE="base", **own), "AKIAOWN", None)
    signed_by(get(command, services, "--profile", "base", **own), "AKIABASE", None)
    assert services.asked == []


def test_a_role_and_a_chain_of_them(command: Command, services: Stubs) -> None:
    role = "role_arn = arn:aws:iam::123456789012:role/"
    command.config(
        f"[profile one]\n{role}first\nsource_profile = base\n[profile two]\n{role}second\nsource_profile = one\n"
        f'external_id = an id\nrole_session_name = me\n[profile "my three"]\n{role}third\nsource_profile = my four\n',
        BASE + "[my four]\naws_access_key_id = AKIAFOUR\naws_secret_access_key = four\n",
    )
    signed_by(get(command, services, "--profile", "one"), "ASIAFIRST")
    services.asked.clear()
    signed_by(get(command, services, "--profile", "two"), "ASIASECOND")
    first, second = (asked for _, asked in services.asked)
    assert "AKIABASE" in first["authorization"] and "ASIAFIRST" in second["authorization"]
    assert (second["ExternalId"], second["RoleSessionName"]) == ("an id", "me")
    signed_by(get(command, services, "--profile", "my three"), "ASIATHIRD")


def test_a_role_with_the_environment_as_its_source(command: Command, services: Stubs) -> None:
    command.config(
        "[profile r]\nrole_arn = arn:aws:iam::123456789012:role/env\ncredential_source = Environment\n"
    )
    own = {"AWS_ACCESS_KEY_ID": "AKIAOWN", "AWS_SECRET_ACCESS_KEY": "s"}
    signed_by(get(command, services, "--profile", "r", **own), "ASIAENV")


def test_a_process(command: Command, services: Stubs) -> None:
    answer = json.dumps(
        {
            "Version": 1,
            "AccessKeyId": "ASIAPROCESS",
            "SecretAccessKey": "s",
            "SessionToken": "t",
            "Expiration": END,
        }
    )
    (command.home / "answer").write_text(answer)
    command.config(
        f"[profile p]\ncredential_process = cat {command.home}/answer\n[profile q]\ncredential_process = false\n"
    )
    signed_by(get(command, services, "--profile", "p"), "ASIAPROCESS")
    ran = get(command, services, "--profile", "q")
    assert (ran.code, ran.out) == (4, "")


def test_a_web_identity(command: Command, services: Stubs) -> None:
    token = command.home / "token"
    token.write_text("a web token")
    role = "arn:aws:iam::123456789012:role/web"
    signed_by(
        get(command, services, AWS_WEB_IDENTITY_TOKEN_FILE=str(token), AWS_ROLE_ARN=role), "ASIAWEB"
    )
    assert services.asked[0][1]["WebIdentityToken"] == "a web token"
    command.config(f"[profile w]\nrole_arn = {role}\nweb_identity_token_file = {token}\n")
    signed_by(get(command, services, "--profile", "w"), "ASIAWEB")


def test_a_container(command: Command, services: Stubs) -> None:
    signed_by(
        get(
            command,
            services,
            AWS_CONTAINER_CREDENTIALS_FULL_URI=f"{services.url}/container",
            AWS_CONTAINER_AUTHORIZATION_TOKEN="of the container",
        ),
        "ASIACONTAINER",
    )


def test_an_instance(command: Command, services: Stubs) -> None:
    there = {
        "AWS_EC2_METADATA_DISABLED": "false",
        "AWS_EC2_METADATA_SERVICE_ENDPOINT": services.url,
    }
    signed_by(get(command, services, **there), "ASIAINSTANCE")
    command.config(
        "[profile i]\nrole_arn = arn:aws:iam::123456789012:role/on-it\ncredential_source = Ec2InstanceMetadata\n"
    )
    signed_by(get(command, services, "--profile", "i", **there), "ASIAON-IT")


def sso(command: Command, expires_at: str) -> None:
    command.config(
        "[profile s]\nsso_session = mine\nsso_account_id = 123456789012\nsso_role_name = r\n"
        "[sso-session mine]\nsso_region = eu-west-1\nsso_start_url = https://example.awsapps.com/start\n"
    )
    cache = command.home / ".aws/sso/cache"
    cache.mkdir(parents=True)
    token = {
        "accessToken": "a-bearer-of-sso",
        "expiresAt": expires_at,
        "region": "eu-west-1",
        "startUrl": "https://example.awsapps.com/start",
    }
    (cache / f"{hashlib.sha1(b'mine').hexdigest()}.json").write_text(json.dumps(token))


def test_single_sign_on(command: Command, services: Stubs) -> None:
    sso(command, "2099-01-02T03:04:05Z")
    signed_by(get(command, services, "--profile", "s"), "ASIASSO")
    assert services.asked[0][1]["x-amz-sso_bearer_token"] == "a-bearer-of-sso"


@pytest.mark.parametrize("how", ["expired", "refused", "never"])
def test_single_sign_on_that_is_over_says_what_to_run(
    command: Command, services: Stubs, how: str
) -> None:
    sso(command, "2020-01-02T03:04:05Z" if how == "expired" else "2099-01-02T03:04:05Z")
    services.sso_is_over = how == "refused"
    if how == "never":
        for file in (command.home / ".aws/sso/cache").iterdir():
            file.unlink()
    ran = get(command, services, "--profile", "s")
    assert (ran.code, ran.out, "run `aws sso login --profile s`" in ran.err) == (4, "", True), (
        ran.err
    )
    assert "a-bearer-of-sso" not in ran.err


def test_aws_login(command: Command, services: Stubs) -> None:
    session = "arn:aws:iam::0123456789012:user/Admin"
    command.config(f"[profile l]\nlogin_session = {session}\n")
    cache = command.home / ".aws/login/cache"
    cache.mkdir(parents=True)
    file: Path = cache / f"{hashlib.sha256(session.encode()).hexdigest()}.json"
    ran = get(command, services, "--profile", "l")
    assert (ran.code, "run `aws login --profile l`" in ran.err) == (4, True), ran.err
    token = {
        "accessToken": {
            "accessKeyId": "ASIALOGIN",
            "secretAccessKey": "s",
            "sessionToken": "t",
            "accountId": "012345678901",
            "expiresAt": END,
        },
        "tokenType": "aws_sigv4",
        "refreshToken": "refresh",
        "identityToken": "identity",
        "clientId": "arn:aws:signin:::devtools/same-device",
        "dpopKey": "-----BEGIN EC PRIVATE KEY-----\nAA==\n-----END EC PRIVATE KEY-----\n",
    }
    file.write_text(json.dumps(token))
    signed_by(get(command, services, "--profile", "l"), "ASIALOGIN")


AWS = """#!/bin/sh
printf '%s ' "$@" >"$HOME/asked"
[ -n "$FAILS" ] && exit 255
printf '{"Version": 1, "AccessKeyId": "ASIACODE", "SecretAccessKey": "s", "SessionToken": "t", "Expiration": "%s"}' "$END"
"""


def test_a_role_that_asks_for_a_code_goes_through_aws(command: Command, services: Stubs) -> None:
    command.config(
        "[profile m]\nrole_arn = arn:aws:iam::123456789012:role/m\nsource_profile = base\n"
        "mfa_serial = arn:aws:iam::123456789012:mfa/me\n",
        BASE,
    )
    tools = command.home / "bin"
    tools.mkdir()
    path = {"PATH": str(tools) + ":/bin"}
    ran = get(command, services, "--profile", "m", **path)
    assert (ran.code, "aws configure export-credentials" in ran.err) == (4, True)
    (tools / "aws").write_text(AWS)
    (tools / "aws").chmod(0o755)
    signed_by(get(command, services, "--profile", "m", END=END, **path), "ASIACODE")
    assert (
        command.home / "asked"
    ).read_text() == "configure export-credentials --format process --profile m "
    ran = get(command, services, "--profile", "m", FAILS="1", **path)
    assert (ran.code, ran.out) == (4, "")
    signed_by(get(command, services, "--credentials-from", "aws-cli", END=END, **path), "ASIACODE")


def test_nothing_is_written_and_nobody_is_asked(command: Command, services: Stubs) -> None:
    own = {"AWS_ACCESS_KEY_ID": "AKIAOWN", "AWS_SECRET_ACCESS_KEY": "s"}
    there = {
        "AWS_EC2_METADATA_DISABLED": "false",
        "AWS_EC2_METADATA_SERVICE_ENDPOINT": services.url,
    }
    signed_by(get(command, services, **own, **there), "AKIAOWN", None)
    assert (
        command("sign", "s3://p", env=environment(services, **own, **there), stdin="a\n").code == 0
    )
    assert (services.asked, list(command.home.iterdir())) == ([], [])


def test_no_secret_is_ever_said(command: Command, services: Stubs) -> None:
    command.config(
        "[profile one]\nrole_arn = arn:aws:iam::123456789012:role/first\nsource_profile = base\n",
        BASE,
    )
    for arguments in (
        ["whoami"],
        ["whoami", "-o", "json"],
        ["get", "s3://p/a", "--debug", "-o", "qr", "--quiet"],
    ):
        ran = command(*arguments, "--profile", "one", env=environment(services))
        assert ran.code == 0, ran.err
        assert "secret of" not in ran.out + ran.err and "token of" not in ran.out + ran.err
        assert "ASIAFIRST" in ran.out + ran.err
