"""What must be allowed, and the policies: the package's own half, since the vectors judge what is answered."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest
import s3presign
from s3presign import S3PresignError, Signer, guard_policy, permissions, policy

SURROUNDINGS: dict[str, Any] = {"region": "eu-west-1", "bucket": "photos"}


def test_a_presigned_request_is_asked_about(signer: Signer) -> None:
    request = signer.presign("PutObject", bucket="photos", key="1.jpg", acl="private")
    told = permissions(request, account="111122223333")
    assert [one.action for one in told.permissions] == ["s3:PutObject", "s3:PutObjectAcl"]
    assert told.permissions[1].because == "ACL"
    assert told.permissions[0].certainty == "needed" and told.permissions[0].source
    assert repr(told) == "<s3presign.Permissions s3:PutObject, s3:PutObjectAcl>"


def test_what_is_not_known_is_told() -> None:
    told = permissions(
        "PutObject", **SURROUNDINGS, server_side_encryption="aws:kms", ssekms_key_id="alias/a"
    )
    assert [place.option for place in told.open_places] == ["key", "account", "kms-key"]
    assert told.permissions[1].only_where == "kms:ResourceAliases=alias/a"
    assert "bucket-default-encryption" in permissions("PutObject", **SURROUNDINGS).conditions
    assert permissions("GetObject", **SURROUNDINGS).optional[0].action == "s3:ListBucket"
    assert "IfMatch" in permissions("PutObject", **SURROUNDINGS, if_match="x").doubts


def test_policies_are_joined() -> None:
    upload, download = (permissions(name, **SURROUNDINGS) for name in ("PutObject", "GetObject"))
    made = policy(upload, download)
    (statement,) = json.loads(made.text)["Statement"]
    assert statement["Action"] == ["s3:GetObject", "s3:PutObject"]
    assert str(made) == made.text and made.size < len(made.text) and not made.too_large_for
    assert policy(upload, download, only_needed=True).text == made.text
    guard = guard_policy(bucket="photos", https=True, network=["203.0.113.0/24", "2001:db8::/32"])
    assert len(json.loads(str(guard))["Statement"]) == 2 and guard.notes


@pytest.mark.parametrize(
    ("code", "call"),
    [
        ("MissingOption", lambda: policy()),
        ("WrongType", lambda: policy(cast(s3presign.Permissions, "GetObject"))),
        ("WrongType", lambda: policy(only_needed=cast(bool, 1))),
        ("WrongType", lambda: permissions(cast(Any, 1))),
        ("WrongType", lambda: permissions("GetObject", account=cast(str, {"a": "b"}))),
        ("InvalidOption", lambda: permissions("GetObject", **SURROUNDINGS, account="1")),
        ("UnknownOption", lambda: guard_policy(bucket="photos", **cast(Any, {"no_acls": True}))),
        ("MissingOption", lambda: guard_policy(bucket="photos")),
    ],
)
def test_what_has_no_answer_is_refused(code: str, call: Any) -> None:
    with pytest.raises(S3PresignError) as refused:
        call()
    assert refused.value.code == code
