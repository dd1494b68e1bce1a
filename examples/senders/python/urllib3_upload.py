"""Uploads a file by a presigned request: urllib3_upload.py upload.json FILE"""

import json
import os
import sys

import urllib3

with open(sys.argv[1]) as file:
    upload = json.load(file)

with open(sys.argv[2], "rb") as body:
    response = urllib3.request(
        upload["method"],
        upload["url"],
        # Without its length a file is sent in chunks, which S3 refuses.
        headers={**upload["headers"], "content-length": str(os.path.getsize(sys.argv[2]))},
        body=body,
        # A redirect would be followed with an empty body.
        redirect=False,
        timeout=60,
    )
if response.status // 100 != 2:
    sys.exit(f"{response.status} {response.data.decode()}")
