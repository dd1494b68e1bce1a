"""What the tests share: a signer, an instant, and a machine without AWS settings."""

import os
from datetime import datetime, timezone

import pytest
from s3presign import Signer

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", os.devnull)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


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
