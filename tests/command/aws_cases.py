"""What both commands are asked: hosts, styles, ARNs, dotted buckets, tokens, profiles, endpoints, odd keys."""

from dataclasses import dataclass, field

KEY = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
}
TOKEN = {
    "AWS_ACCESS_KEY_ID": "ASIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "secret/with+signs",
    "AWS_SESSION_TOKEN": "IQoJb3JpZ2luX2Vj//+token==",
}

# The files that every case finds at home.
CONFIG = """
[default]
region = eu-central-1
[profile dev]
region = ap-southeast-2
[profile "with space"]
region = sa-east-1
[profile path]
region = eu-west-3
s3 =
    addressing_style = path
[profile virtual]
region = eu-west-3
s3 =
  addressing_style = virtual
[profile accelerated]
region = eu-west-3
s3 =
    use_accelerate_endpoint = true
[profile dual]
region = eu-west-3
use_dualstack_endpoint = true
[profile nested-dual]
region = eu-west-3
s3 =
    use_dualstack_endpoint = true
[profile fips]
region = us-east-2
use_fips_endpoint = true
[profile processed]
region = eu-north-1
credential_process = /bin/echo '{"Version": 1, "AccessKeyId": "AKIAPROCESS", "SecretAccessKey": "from a process"}'
[profile process-with-token]
region = eu-north-1
credential_process = /bin/echo '{"Version": 1, "AccessKeyId": "ASIAPROCESS", "SecretAccessKey": "s", "SessionToken": "t/+=", "Expiration": "2026-03-02T03:04:05Z"}'
[profile own-arn-region]
region = eu-west-3
s3 =
    use_arn_region = false
[profile legacy]
region = us-east-1
s3_us_east_1_regional_endpoint = legacy
[profile empty]
"""
CREDENTIALS = """
[default]
aws_access_key_id = AKIADEFAULT
aws_secret_access_key = default secret
[dev]
aws_access_key_id = AKIADEV
aws_secret_access_key = dev/secret+
[with space]
aws_access_key_id = AKIASPACE
aws_secret_access_key = space
[path]
aws_access_key_id = AKIAPATH
aws_secret_access_key = path
[virtual]
aws_access_key_id = AKIAVIRTUAL
aws_secret_access_key = virtual
[accelerated]
aws_access_key_id = AKIAFAST
aws_secret_access_key = fast
[dual]
aws_access_key_id = AKIADUAL
aws_secret_access_key = dual
[nested-dual]
aws_access_key_id = AKIANESTED
aws_secret_access_key = nested
[fips]
aws_access_key_id = AKIAFIPS
aws_secret_access_key = fips
[own-arn-region]
aws_access_key_id = AKIAARN
aws_secret_access_key = arn
[legacy]
aws_access_key_id = AKIALEGACY
aws_secret_access_key = legacy
[temporary]
aws_access_key_id = ASIATEMPORARY
aws_secret_access_key = temporary
aws_session_token = a/token+with=signs
"""


@dataclass(frozen=True)
class Case:
    """One invocation."""

    arguments: tuple[str, ...]
    env: dict[str, str] = field(default_factory=dict)
    #: Why ours refuses with 252 what `aws` signs, or exits otherwise.
    refused: str = ""
    #: Why ours signs otherwise.
    other: str = ""

    @property
    def same(self) -> bool:
        return not (self.refused or self.other)


def _case(*arguments: str, **env: str) -> Case:
    return Case(arguments, env)


def _refused(*arguments: str, why: str, **env: str) -> Case:
    return Case(arguments, env, refused=why)


def _other(*arguments: str, why: str, **env: str) -> Case:
    return Case(arguments, env, other=why)


REGIONS = (
    "us-east-1",
    "us-west-2",
    "eu-west-1",
    "cn-north-1",
    "us-gov-west-1",
    "zz-nowhere-9",
    "me-central-1",
    "us-iso-east-1",
)
KEYS = (
    "a b.png",
    "ä/ö.txt",
    "日本/語",
    "emoji/😀",
    "a%20b",
    "a+b",
    "a//b",
    "/leading",
    "trailing/",
    "a/./b",
    "a/../b",
    "a?b=c&d#e",
    "quote'\"`",
    "~-._!*();:@=$,[]",
    "back\\slash",
    "<xml>&amp;",
    "tab\there",
    "k" * 1024,
)
ARNS = (
    "arn:aws:s3:eu-west-1:123456789012:accesspoint/mine/a/b",
    "arn:aws:s3:eu-west-1:123456789012:accesspoint:mine/a",
    "arn:aws:s3-outposts:eu-west-1:123456789012:outpost/op-01234567890123456/accesspoint/mine/a",
    "arn:aws-cn:s3:cn-north-1:123456789012:accesspoint/mine/a",
)
ENDPOINTS = (
    "http://localhost:9000",
    "https://s3.example.com",
    "https://s3.example.com:443",
    "http://127.0.0.1:9000",
    "https://example.com/base",
    "https://example.com/base/",
)

CASES: list[Case] = [
    _case("s3://photos/a.png", **KEY),
    _case("photos/a.png", **KEY),
    _case("s3://photos/a.png", "--expires-in", "60", **KEY),
    _case("--expires-in", "604800", "s3://photos/a.png", **KEY),
    _case("--expires-in=1", "s3://photos/a.png", **KEY),
    *[_case("s3://photos/a.png", "--region", region, **KEY) for region in REGIONS],
    *[_case(f"s3://photos/{key}", "--region", "eu-west-1", **KEY) for key in KEYS],
    *[_case(f"s3://{arn}", "--region", "eu-west-1", **KEY) for arn in ARNS[:2]],
    _other(
        f"s3://{ARNS[2]}",
        "--region",
        "eu-west-1",
        why="Outposts are signed for by Signature Version 4A",
        **KEY,
    ),
    _case(f"s3://{ARNS[0]}", "--region", "us-east-1", **KEY),
    _case(f"s3://{ARNS[3]}", "--region", "cn-north-1", **KEY),
    _case("s3://my.dotted.bucket/a", "--region", "eu-west-1", **KEY),
    _case("s3://my.dotted.bucket/a", **KEY),
    _case("s3://my.dotted.bucket/a", "--endpoint-url", "http://localhost:9000", **KEY),
    _case("s3://Upper_Case/a", "--region", "us-east-1", **KEY),
    _case("s3://photos/a", AWS_DEFAULT_REGION="eu-west-2", **KEY),
    _case("s3://photos/a", AWS_REGION="eu-west-1", AWS_DEFAULT_REGION="eu-west-2", **KEY),
    _case("s3://photos/a", "--region", "us-east-2", AWS_REGION="eu-west-1", **KEY),
    _case("s3://photos/a", "--region", "eu-west-1", **TOKEN),
    _case("s3://photos/a b", **TOKEN),
    *[
        _case("s3://photos/a", "--endpoint-url", url, "--region", "eu-west-1", **KEY)
        for url in ENDPOINTS
    ],
    _case("s3://photos/a", "--endpoint-url", "http://localhost:9000", **KEY),
    _case("s3://photos/a", AWS_USE_FIPS_ENDPOINT="true", AWS_REGION="us-east-2", **KEY),
    _case("s3://photos/a", AWS_USE_DUALSTACK_ENDPOINT="true", AWS_REGION="us-east-2", **KEY),
    _case("s3://photos/a"),
    *[
        _case("s3://photos/a", "--profile", name)
        for name in (
            "dev",
            "with space",
            "path",
            "virtual",
            "accelerated",
            "dual",
            "nested-dual",
            "fips",
            "processed",
            "process-with-token",
            "own-arn-region",
            "legacy",
            "temporary",
        )
    ],
    _case(f"s3://{ARNS[0]}", "--profile", "own-arn-region"),
    _case("s3://my.dotted.bucket/a", "--profile", "virtual"),
    *[
        _case(f"s3://{bucket}/a", "--profile", "virtual", "--endpoint-url", endpoint)
        for bucket in ("photos", "my.dotted.bucket")
        for endpoint in (
            "http://localhost:9000",
            "https://minio",
            "http://127.0.0.1:9000",
            "https://s3.example.com",
        )
    ],
    _case("s3://photos/a", "--profile", "dev", **KEY),
    _case("s3://photos/a", AWS_PROFILE="dev"),
    _case("s3://photos/a", AWS_PROFILE="dev", **KEY),
    _case("s3://photos/a", AWS_DEFAULT_PROFILE="dev"),
    _case("s3://photos/a", "--profile", "dev", "--region", "us-west-1"),
    _case("s3://photos/a b", "--no-sign-request", "--region", "eu-west-1"),
    _case("s3://photos/a", "--no-sign-request", **KEY),
    _case(
        "s3://photos/a",
        "--output",
        "json",
        "--query",
        "x",
        "--no-verify-ssl",
        "--no-paginate",
        "--color",
        "off",
        **KEY,
    ),
    _case(
        "s3://photos/a",
        "--no-cli-pager",
        "--cli-read-timeout",
        "1",
        "--cli-connect-timeout",
        "1",
        **KEY,
    ),
    # Refused by both, with one exit code.
    _case(**KEY),
    _case("s3://photos/a", "s3://photos/b", **KEY),
    _case("s3://photos/a", "--version-id", "x", **KEY),
    _case("s3://photos/a", "--region", **KEY),
    _case("s3://photos", **KEY),
    _case("s3://photos/", **KEY),
    _case("s3://photos/a", "--output", "xml", **KEY),
    _case("s3://photos/a", "--profile", "nobody"),
    _case("s3://photos/a", AWS_PROFILE="nobody"),
    _case("s3://photos/a", "--profile", "empty"),
    _case("s3://photos/a", "--region", "x_y", **KEY),
    _case("s3://photos/a", "--endpoint-url", "localhost:9000", **KEY),
    # Ours refuses, as its help says.
    _refused("s3://photos/a", "--expires-in", "604801", why="S3 refuses it", **KEY),
    _refused("s3://photos/a", "--expires-in", "0", why="S3 refuses it", **KEY),
    _refused("s3://photos/a", "--expires-in", "-5", why="S3 refuses it", **KEY),
    _refused(
        "s3://photos/a", why="S3 refuses it", AWS_ACCESS_KEY_ID="ASIAX", AWS_SECRET_ACCESS_KEY="s"
    ),
    _refused("s3://" + "photos/" + "k" * 1025, why="S3 has no such key", **KEY),
    _refused(
        "s3://photos/a", "--expires-in", "1h", why="252 for wrong use, where aws says 255", **KEY
    ),
]
