"""``urls.py ROUNDS`` answers the nanoseconds of CPU time that a URL takes in each round: in a loop over ``url``, and in
``urls``. The programs beside it do the same in their languages, each on what is installed.
"""

import json
import sys
import time
from collections.abc import Callable

import s3presign

KEYS = 20_000


def uuid(number: int) -> str:
    """Not random, so that all languages have the same ones."""
    mixed = number * 2_654_435_761 % (1 << 32)
    first, second, third = (
        f"{mixed >> 16:04x}",
        f"4{mixed & 0xFFF:03x}",
        f"8{mixed >> 8 & 0xFFF:03x}",
    )
    return f"{mixed:08x}-{first}-{second}-{third}-{mixed:08x}{number & 0xFFFF:04x}"


def timed(call: Callable[[], list[str]]) -> tuple[list[str], float]:
    start = time.process_time_ns()
    urls = call()
    return urls, (time.process_time_ns() - start) / len(urls)


signer = s3presign.Signer(
    access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1"
)
template = signer.template("GetObject", bucket="photos")
keys = [uuid(number) for number in range(KEYS)]
one, many = [], []
for _ in range(int(sys.argv[1]) + 1):
    by_one, ns = timed(lambda: [template.url(key) for key in keys])
    one.append(ns)
    by_many, ns = timed(lambda: template.urls(keys))
    many.append(ns)
    if len(by_one) != len(by_many):
        raise SystemExit("the URLs are not as many")
# The first round warms up.
print(json.dumps({"one": one[1:], "many": many[1:]}))
