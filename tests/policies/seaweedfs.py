"""SeaweedFS: the one who signs is an identity without any action of its own, let in by bucket policies
alone.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from s3presign import Signer

from tests.servers import process, seaweedfs

from .parties import (
    SIGNER_ACCESS_KEY_ID,
    SIGNER_NAME,
    SIGNER_SECRET_ACCESS_KEY,
    Party,
    Policy,
    Store,
    by_bucket_policy,
)

_SIGNER: Final[dict[str, object]] = {
    "name": SIGNER_NAME,
    "credentials": [
        {"accessKey": SIGNER_ACCESS_KEY_ID, "secretKey": SIGNER_SECRET_ACCESS_KEY},
    ],
    "actions": [],
}


# An object that is never there: whoever may read it is told so.
_SIGN: Final = "is-the-policy-known"


@contextmanager
def run() -> Iterator[Store]:
    """Runs the server with an owner and a signer."""
    # Each bucket takes volumes of its own, and there are hundreds.
    with seaweedfs.run([_SIGNER], ["-volume.max=2000"]) as server:
        store = by_bucket_policy(server, f"arn:aws:iam::000000000000:user/{SIGNER_NAME}")

        def permit(owner: Party, policy: Policy) -> Signer:
            resource = f"arn:aws:s3:::{owner.bucket}/{_SIGN}"
            sign = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": resource}
            signer = store.permit(owner, {**policy, "Statement": [*policy["Statement"], sign]})
            _wait_until_known(Party(signer, owner.bucket))
            return signer

        yield replace(store, permit=permit)


def _wait_until_known(signer: Party) -> None:
    """A policy is in force a moment after it was taken."""
    deadline = time.monotonic() + process.STARTS_WITHIN
    while signer.try_to("GetObject", key=_SIGN).refused:
        assert time.monotonic() < deadline, "the bucket's policy is not in force"
        time.sleep(0.01)
