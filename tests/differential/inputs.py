"""Inputs that nobody wrote: options, buckets of every kind, ARNs with a slip in
them, regions and keys, drawn from a seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

REGIONS = (
    "us-east-1", "us-west-2", "eu-west-1", "ap-southeast-7", "cn-north-1", "cn-northwest-1",
    "us-gov-west-1", "us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1", "us-isof-south-1",
    "eusc-de-east-1", "aws-global", "zz-nowhere-9", "us-east-99", "garage", "auto",
)  # fmt: skip
ENDPOINTS = (
    "http://localhost:9000", "https://minio.example.com", "https://gateway.example.com:8443/s3/v1",
    "http://127.0.0.1:9000", "https://[2001:db8::1]", "http://10.0.0.1/base/", "https://h:443",
    "http://a.b.c:80", "https://storage.example.net.", "https://minio.", "http://my-store/base",
)  # fmt: skip
NAMES = (
    "photos", "a--b-c", "my.photos", "a.-b", "Old_Photos", "192.168.5.4", "999.1.1.1", "ab", "xn--photos", "123",
    "b" * 63, "b" * 64, "photos-s3alias", "reports-abc123xyz0-s3alias",
    "logs--usw2-az1--x-s3", "logs--test-zone-ab1--x-s3", "logs--use1-az12--x-s3", "logs--short--x-s3",
    "reader--usw2-az1--xa-s3", "My--usw2-az1--x-s3", "--usw2-az1--x-s3",
    "test-accessp-o0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3",
    "test-accessp-e0b1d075431d83bebde8xz5w8ijx1qzlbp3i3ebeta0--op-s3",
    "test-accessp-x0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3", "short--op-s3",
)  # fmt: skip
ARNS = (
    "arn:{p}:s3:{r}:123456789012:accesspoint/reports",
    "arn:{p}:s3:{r}:123456789012:accesspoint:reports",
    "arn:{p}:s3-object-lambda:{r}:123456789012:accesspoint/redacted",
    "arn:{p}:s3-outposts:{r}:123456789012:outpost:op-01234567890123456:accesspoint:reports",
    "arn:{p}:s3-outposts:{r}:123456789012:outpost/op-01234567890123456/accesspoint/reports",
    "arn:{p}:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap",
    "arn:{p}:s3:::photos",
    "arn:{p}:sqs:{r}:123456789012:queue",
)
KEYS = ("k", "a b", "docs/2026/ü.pdf", "/lead", "a//b", "a/../b", "100%", "+&=?#", "日本語", "~")
FLAGS = (
    "use_fips", "use_dual_stack", "use_accelerate", "use_global_endpoint",
    "disable_multi_region_access_points", "disable_s3_express_session_auth",
)  # fmt: skip


@dataclass(frozen=True)
class Input:
    """What is asked of both; ``flags`` are the options that are set to true."""

    region: str
    endpoint: str | None
    path_style: bool
    use_arn_region: bool | None
    flags: frozenset[str]
    bucket: str
    key: str


def inputs(number: int, seed: int) -> list[Input]:
    """So many inputs; the same ones for the same seed."""
    random = Random(seed)
    return [_input(random) for _ in range(number)]


def _input(random: Random) -> Input:
    region = random.choice(REGIONS)
    return Input(
        region=region,
        endpoint=random.choice(ENDPOINTS) if random.random() < 0.25 else None,
        path_style=random.random() < 0.15,
        use_arn_region=random.choice((None, None, True, False)),
        flags=frozenset(flag for flag in FLAGS if random.random() < 0.1),
        bucket=_bucket(random, region),
        key=random.choice(KEYS),
    )


def _bucket(random: Random, region: str) -> str:
    if random.random() < 0.5:
        return random.choice(NAMES)
    arn_region = region if random.random() < 0.7 else random.choice(REGIONS)
    arn = random.choice(ARNS).format(p=_partition(random, arn_region), r=arn_region)
    return _with_a_slip(random, arn) if random.random() < 0.3 else arn


def _partition(random: Random, region: str) -> str:
    if random.random() < 0.1:
        return random.choice(("aws", "aws-cn", "aws-nowhere"))
    prefixes = {
        "cn-": "aws-cn", "us-gov-": "aws-us-gov", "us-iso-": "aws-iso", "us-isob-": "aws-iso-b",
        "eu-isoe-": "aws-iso-e", "us-isof-": "aws-iso-f", "eusc-": "aws-eusc",
    }  # fmt: skip
    return next((name for prefix, name in prefixes.items() if region.startswith(prefix)), "aws")


def _with_a_slip(random: Random, arn: str) -> str:
    """A character left out, doubled or mistyped, or a part left out."""
    place = random.randrange(4, len(arn))
    match random.randrange(4):
        case 0:
            return arn[:place] + arn[place + 1 :]
        case 1:
            return arn[:place] + arn[place] + arn[place:]
        case 2:
            return arn[:place] + random.choice(":/-._!9A") + arn[place + 1 :]
    parts = arn.split(":")
    parts.pop(random.randrange(1, len(parts)))
    return ":".join(parts)
