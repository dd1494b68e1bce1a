"""What the tests share: a signer, and an instant."""

from datetime import datetime, timezone

import pytest
from s3presign import Signer

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


@pytest.fixture
def signer() -> Signer:
    return Signer(
        access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key=SECRET, region="eu-west-1"
    )


@pytest.fixture
def temporary() -> Signer:
    return Signer(
        access_key_id="ASIAIOSFODNN7EXAMPLE",
        secret_access_key=SECRET,
        session_token="t0ken/+=",
        credentials_expiration=datetime(2026, 1, 2, 3, 10, tzinfo=timezone.utc),
        region="eu-west-1",
    )


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
