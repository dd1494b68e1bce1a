"""The clock is Python's at each call, so that tests can freeze it."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import datetime, timezone

import pytest
import time_machine
from freezegun import freeze_time
from s3presign import Signer

FROZEN = 1_767_323_045.9

# A process of its own: the class of instants is looked up once.
FAKE_CLASS = """
import datetime

real = datetime.datetime

class FakeDatetime(real):
    pass

datetime.datetime = FakeDatetime
from s3presign import Signer
signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
result = signer.presign("GetObject", bucket="photos", key="k")
assert type(result.expires_at) is real, type(result.expires_at)
fake = FakeDatetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
assert signer.presign("GetObject", bucket="photos", key="k", signing_time=fake).signed_at == fake
"""


def test_a_frozen_clock_is_the_signing_time(
    signer: Signer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: FROZEN)
    result = signer.presign("GetObject", bucket="photos", key="k")
    assert result.signed_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
    monkeypatch.setattr(time, "time", lambda: FROZEN + 60)
    assert "X-Amz-Date=20260102T030505Z" in str(
        signer.presign("GetObject", bucket="photos", key="k")
    )


def test_what_freezes_clocks_for_tests_freezes_this_one(signer: Signer) -> None:
    now = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
    template = signer.template("GetObject", bucket="photos")
    for frozen in (freeze_time(now), time_machine.travel(now, tick=False)):
        with frozen:
            assert signer.presign("GetObject", bucket="photos", key="k").signed_at == now
            assert "X-Amz-Date=20260102T030405Z" in template.url("k")
            assert "X-Amz-Date=20260102T030405Z" in template.urls(["k"])[0]


def test_no_fake_class_is_left_behind() -> None:
    subprocess.run([sys.executable, "-c", FAKE_CLASS], check=True)
