"""Uploads a file by a presigned request: requests_upload.py upload.json FILE"""

import json
import os
import sys

import requests

with open(sys.argv[1]) as file:
    upload = json.load(file)

with open(sys.argv[2], "rb") as body:
    response = requests.request(
        upload["method"],
        upload["url"],
        headers=upload["headers"],
        # An empty file would be sent in chunks, which S3 refuses.
        data=body if os.path.getsize(sys.argv[2]) else b"",
        timeout=60,
    )
if not response.ok:
    sys.exit(f"{response.status_code} {response.text}")
