"""``startup.py NAME``: from a fresh process to the first URL of a package, in CPU time.

A script on its own, so that nothing is imported before the clock starts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from time import process_time
from typing import Any

ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE"
SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
REGION = "eu-west-1"

Step = Callable[[Any], Any]


def import_ours(_: Any) -> Any:
    return import_module("s3presign")


def make_signer(s3presign: Any) -> Any:
    return s3presign.Signer(
        access_key_id=ACCESS_KEY_ID, secret_access_key=SECRET_ACCESS_KEY, region=REGION
    )


def sign_with_ours(signer: Any) -> Any:
    return signer.presign("GetObject", bucket="photos", key="1.jpg").url


def import_boto3(_: Any) -> Any:
    return import_module("boto3"), import_module("botocore.config")


def make_client(modules: Any) -> Any:
    boto3, config = modules
    return boto3.client(
        "s3",
        region_name=REGION,
        aws_access_key_id=ACCESS_KEY_ID,
        aws_secret_access_key=SECRET_ACCESS_KEY,
        config=config.Config(signature_version="s3v4"),
    )


def sign_with_boto3(client: Any) -> Any:
    return client.generate_presigned_url(
        "get_object", Params={"Bucket": "photos", "Key": "1.jpg"}, ExpiresIn=900
    )


def nothing(_: Any) -> Any:
    return None


STEPS: dict[str, tuple[Step, Step, Step]] = {
    "nothing": (nothing, nothing, nothing),
    "s3presign": (import_ours, make_signer, sign_with_ours),
    "boto3": (import_boto3, make_client, sign_with_boto3),
}


def peak_kib() -> int:
    """The largest resident size of this process since it started to run this program."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))


def main() -> None:
    value, start = None, process_time()
    passed = []
    for step in STEPS[sys.argv[1]]:
        value = step(value)
        passed.append((process_time() - start) * 1000)
    peak = peak_kib()
    names = ("import_ms", "ready_ms", "first_url_ms")
    times = ", ".join(f'"{name}": {ms:.3f}' for name, ms in zip(names, passed, strict=True))
    print(f'{{{times}, "peak_kib": {peak}}}')


main()
