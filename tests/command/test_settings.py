"""Forty shapes of AWS's files and variables, judged by botocore's answers for the same."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from unittest.mock import patch
from urllib.parse import unquote

import botocore.session  # type: ignore[import-untyped]
import pytest
from botocore.awsrequest import AWSPreparedRequest  # type: ignore[import-untyped]
from botocore.config import Config  # type: ignore[import-untyped]
from botocore.exceptions import BotoCoreError  # type: ignore[import-untyped]

from .conftest import KEY, Command


@dataclass(frozen=True)
class Shape:
    """Files and variables; `differs` says why ours answers otherwise, and what."""

    config: str
    env: dict[str, str] = field(default_factory=dict)
    credentials: str = ""
    profile: str | None = None
    differs: str = ""
    bucket: str = "photos"


OWN = {"AWS_PROFILE": "own"}
ENDPOINT = "http://localhost:9000"
SHAPES = {
    "default": Shape("[default]\nregion = eu-west-1\n"),
    "profile default": Shape("[profile default]\nregion = eu-west-2\n"),
    "tight": Shape("[default]\nregion=eu-west-1\n"),
    "wide": Shape("[default]\nregion  =   eu-west-1   \n"),
    "tab": Shape("[default]\nregion\t=\teu-west-1\n"),
    "no last line feed": Shape("[default]\nregion = eu-west-1"),
    "carriage returns": Shape("[default]\r\nregion = eu-west-1\r\n"),
    "blank lines": Shape("\n\n[default]\n\nregion = eu-west-1\n\n"),
    "comments": Shape("# a\n; b\n[default]\n# region = eu-west-9\nregion = eu-west-1\n;x\n"),
    "upper-case name": Shape("[default]\nREGION = eu-west-1\n"),
    "section with a comment": Shape("[default] # mine\nregion = eu-west-1\n"),
    "profile": Shape("[profile own]\nregion = eu-west-3\n", OWN),
    "profile with tab": Shape("[profile\town]\nregion = eu-west-3\n", OWN),
    "profile with two spaces": Shape("[profile   own]\nregion = eu-west-3\n", OWN),
    "profile in double quotes": Shape('[profile "own"]\nregion = eu-west-3\n', OWN),
    "profile in single quotes": Shape("[profile 'own']\nregion = eu-west-3\n", OWN),
    "profile with a space": Shape('[profile "my own"]\nregion = eu-west-3\n', {"AWS_PROFILE": "my own"}),
    "profile with signs": Shape("[profile a.b/c@d:e+f-g_h]\nregion = eu-west-3\n", {"AWS_PROFILE": "a.b/c@d:e+f-g_h"}),
    "profile with a percent sign": Shape("[profile a%20b]\nregion = eu-west-3\n", {"AWS_PROFILE": "a%20b"}),
    "profile that is not ASCII": Shape("[profile ä]\nregion = eu-west-3\n", {"AWS_PROFILE": "ä"}),
    "option before variable": Shape("[profile own]\nregion = eu-west-3\n[profile x]\n", {"AWS_PROFILE": "x"}, profile="own"),
    "the older variable first": Shape(
        "[profile own]\nregion = eu-west-3\n[profile x]\nregion = eu-west-2\n", {"AWS_PROFILE": "x", "AWS_DEFAULT_PROFILE": "own"}
    ),
    "profile of the other file": Shape("[default]\n", {"AWS_PROFILE": "cred"}, "[cred]\nregion = eu-west-3\n"),
    "both files": Shape("[profile own]\nregion = eu-west-3\n", OWN, "[own]\naws_access_key_id = A\naws_secret_access_key = b\n"),
    "variable before profile": Shape("[default]\nregion = eu-west-1\n", {"AWS_DEFAULT_REGION": "eu-west-2"}),
    "path style": Shape("[default]\nregion = eu-west-1\ns3 =\n    addressing_style = path\n"),
    "path style, tight": Shape("[default]\nregion=eu-west-1\ns3=\n addressing_style=path\n"),
    "nested before others": Shape("[default]\ns3 =\n  addressing_style = path\n\nregion = eu-west-1\n"),
    "nested with a comment": Shape("[default]\nregion = eu-west-1\ns3 =\n  # no\n  addressing_style = path\n"),
    "two nested": Shape("[default]\nregion = eu-west-1\ns3 =\n  addressing_style = virtual\n  use_dualstack_endpoint = true\n"),
    "accelerate": Shape("[default]\nregion = eu-west-1\ns3 =\n  use_accelerate_endpoint = true\n"),
    "accelerate, dual stack": Shape(
        "[default]\nregion = eu-west-1\nuse_dualstack_endpoint = true\ns3 =\n  use_accelerate_endpoint = true\n"
    ),
    "dual stack": Shape("[default]\nregion = eu-west-1\nuse_dualstack_endpoint = True\n"),
    "dual stack by variable": Shape("[default]\nregion = eu-west-1\n", {"AWS_USE_DUALSTACK_ENDPOINT": "true"}),
    "variable off before profile on": Shape(
        "[default]\nregion = us-east-2\nuse_fips_endpoint = true\n", {"AWS_USE_FIPS_ENDPOINT": "false"}
    ),
    "FIPS": Shape("[default]\nregion = us-east-2\nuse_fips_endpoint = true\n"),
    "endpoint": Shape(f"[default]\nregion = eu-west-1\nendpoint_url = {ENDPOINT}\n"),
    "endpoint of services": Shape(
        f"[default]\nregion = eu-west-1\nservices = mine\nendpoint_url = http://other\n[services mine]\ns3 =\n  endpoint_url = {ENDPOINT}\n"
    ),
    "services of something else": Shape(
        f"[default]\nregion = eu-west-1\nservices = mine\n[services mine]\ndynamodb =\n  endpoint_url = {ENDPOINT}\n"
    ),
    "endpoint by variable": Shape(
        "[default]\nregion = eu-west-1\nendpoint_url = http://other\n", {"AWS_ENDPOINT_URL": ENDPOINT}
    ),
    "endpoint of S3 by variable": Shape(
        "[default]\nregion = eu-west-1\n", {"AWS_ENDPOINT_URL": "http://other", "AWS_ENDPOINT_URL_S3": ENDPOINT}
    ),
    "variable before services": Shape(
        "[default]\nregion = eu-west-1\nservices = mine\n[services mine]\ns3 =\n  endpoint_url = http://other\n",
        {"AWS_ENDPOINT_URL": ENDPOINT},
    ),
    "endpoints ignored by variable": Shape(
        f"[default]\nregion = eu-west-1\nendpoint_url = {ENDPOINT}\n", {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"}
    ),
    "endpoints ignored by profile": Shape(
        "[default]\nregion = eu-west-1\nignore_configured_endpoint_urls = true\n", {"AWS_ENDPOINT_URL": ENDPOINT}
    ),
    "endpoint and virtual": Shape(
        f"[default]\nregion = eu-west-1\nendpoint_url = {ENDPOINT}\ns3 =\n  addressing_style = virtual\n"
    ),
    "dotted bucket": Shape("[default]\nregion = eu-west-1\n", bucket="a.b.c"),
    "ARN of another region": Shape(
        "[default]\nregion = eu-west-1\n", bucket="arn:aws:s3:eu-west-2:123456789012:accesspoint/mine"
    ),
    "missing profile": Shape("[default]\n", OWN),
    "no section": Shape("region = eu-west-1\n"),
    "broken section": Shape("[default\nregion = eu-west-1\n"),
    "line without a value": Shape("[default]\nregion\n"),
    # What AWS's readers do not agree on.
    "comment behind a value": Shape(
        "[default]\nregion = eu-west-1 # mine\n", differs="botocore takes the comment for a part of the value"
    ),
    "section twice": Shape(
        "[default]\nregion = eu-west-1\n[default]\noutput = json\n", differs="botocore refuses it; AWS's other tools merge"
    ),
    "entry twice": Shape(
        "[default]\nregion = eu-west-1\nregion = eu-west-2\n", differs="botocore refuses it; AWS's other tools take the last"
    ),
    "colon": Shape("[default]\nregion: eu-west-1\n", differs="AWS's reader for Rust wants an equals sign"),
}  # fmt: skip


@pytest.fixture
def judged(command: Command) -> Iterator[Command]:
    with patch.dict(os.environ):
        yield command


class NotSent(Exception):
    """Carries the request that botocore would have sent."""


def unsent(request: AWSPreparedRequest, **_: object) -> None:
    raise NotSent(request)


def botocore_url(shape: Shape, environment: dict[str, str]) -> str | None:
    """Where botocore sends a download, and the region that it signs for; None where it refuses.

    It presigns for the global endpoint of old, which version 2 of the AWS CLI does not; so it is asked
    for a request.
    """
    os.environ.clear()
    os.environ.update(environment)
    try:
        session = botocore.session.Session(profile=shape.profile)
        client = session.create_client("s3", config=Config(retries={"total_max_attempts": 1}))
        client.meta.events.register("before-send.s3.GetObject", unsent)
        client.get_object(Bucket=shape.bucket, Key="k")
    except NotSent as told:
        request: AWSPreparedRequest = told.args[0]
        signed = request.headers["Authorization"]
        return essence(request.url, signed if isinstance(signed, str) else signed.decode())
    except (BotoCoreError, ValueError):
        return None
    raise AssertionError("it was sent")


def essence(url: str, signed: str) -> str:
    """What settings decide: the URL up to its query, and the region."""
    return url.split("?")[0] + " " + unquote(signed).split("/s3/aws4_request")[0].rsplit("/", 1)[1]


@pytest.mark.parametrize("name", SHAPES)
def test_answers_as_botocore(judged: Command, name: str) -> None:
    shape = SHAPES[name]
    judged.config(shape.config, shape.credentials)
    environment = KEY | shape.env
    named = ["--profile", shape.profile] if shape.profile else []
    # An option leaves the environment's credentials out, so it needs its own.
    if shape.profile:
        judged.config(
            shape.config, f"[{shape.profile}]\naws_access_key_id = A\naws_secret_access_key = b\n"
        )
    ran = judged("s3", "presign", f"s3://{shape.bucket}/k", *named, env=environment)
    ours = essence(ran.out, ran.out) if ran.code == 0 else None
    theirs = botocore_url(shape, judged.environment(environment))
    if shape.differs:
        assert ours != theirs, "it does not differ any more"
    else:
        assert ours == theirs, ran.err


def test_there_are_at_least_forty() -> None:
    assert len([shape for shape in SHAPES.values() if not shape.differs]) >= 40


def test_says_where_each_setting_came_from(command: Command) -> None:
    command.config(
        "[profile dev]\nregion = eu-west-3\nservices = mine\ns3 =\n  addressing_style = path\n"
        "[services mine]\ns3 =\n  endpoint_url = http://localhost:1\n",
        "[dev]\naws_access_key_id = AKIADEV\naws_secret_access_key = hush/hush\n",
    )
    ran = command("get", "s3://p/a", "--region", "eu-west-2", "--debug", env={"AWS_PROFILE": "dev"})
    assert ran.code == 0
    for said in (
        'profile "dev" (AWS_PROFILE)',
        'region "eu-west-2" (--region)',
        'endpoint "http://localhost:1" (s3.endpoint_url of services "mine")',
        'addressing "path" (s3.addressing_style of profile "dev")',
        'access key AKIADEV (profile "dev")',
    ):
        assert said in ran.err
    assert "hush" not in ran.err


def test_a_wrong_setting_is_blamed_on_its_place(command: Command) -> None:
    command.config("[default]\nregion = eu_west_1\n")
    ran = command("get", "s3://p/a", env=KEY)
    assert (ran.code, 'region of profile "default"' in ran.err) == (4, True)
    ran = command(
        "get", "s3://p/a", env=KEY | {"AWS_REGION": "eu-west-1", "AWS_USE_FIPS_ENDPOINT": "yes"}
    )
    assert (ran.code, "AWS_USE_FIPS_ENDPOINT" in ran.err) == (4, True)
