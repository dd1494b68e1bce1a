"""Uploads a file by a presigned request: urllib_upload.py upload.json FILE"""

import json
import os
import sys
from urllib.error import HTTPError
from urllib.request import Request, urlopen

with open(sys.argv[1]) as file:
    upload = json.load(file)

# Without its length a file is sent in chunks, which S3 refuses.
headers = {**upload["headers"], "content-length": str(os.path.getsize(sys.argv[2]))}
with open(sys.argv[2], "rb") as body:
    request = Request(upload["url"], data=body, headers=headers, method=upload["method"])
    try:
        urlopen(request, timeout=60).close()
    except HTTPError as refused:
        sys.exit(f"{refused.code} {refused.read().decode()}")
