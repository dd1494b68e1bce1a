"""Uploads a file by a presigned request: httpx_upload.py upload.json FILE"""

import json
import sys

import httpx

with open(sys.argv[1]) as file:
    upload = json.load(file)

with open(sys.argv[2], "rb") as body:
    response = httpx.request(
        upload["method"], upload["url"], headers=upload["headers"], content=body, timeout=60
    )
if not response.is_success:
    sys.exit(f"{response.status_code} {response.text}")
