"""JuiceFS's gateway, which is MinIO's code: the printed policy is that of a session, as it stands, and the
session's credentials sign.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from s3presign import Signer

from tests.servers import juicefs

from .minio_admin import add_user, assume_role
from .parties import (
    SIGNER_ACCESS_KEY_ID,
    SIGNER_SECRET_ACCESS_KEY,
    Party,
    Policy,
    Store,
)


@contextmanager
def run() -> Iterator[Store]:
    """Runs the server with a user whose sessions sign."""
    with juicefs.run(many_buckets=True) as server:
        add_user(server, SIGNER_ACCESS_KEY_ID, SIGNER_SECRET_ACCESS_KEY)

        def permit(_: Party, policy: Policy) -> Signer:
            session = assume_role(
                server, SIGNER_ACCESS_KEY_ID, SIGNER_SECRET_ACCESS_KEY, json.dumps(policy)
            )
            return store.signer(*session)

        store = Store(server, permit)
        yield store
