#!/usr/bin/env bash
# requests 2.34.2 sends an empty file in chunks, even beside a content length, and S3 refuses that.
#
# Seen: `requests.put(url, data=open(path, "rb"))` sends a file with its length. A file of 0 bytes it takes for one whose
# length is unknown: it sends `Transfer-Encoding: chunked`, and with `headers={"Content-Length": "0"}`, as a presigned
# upload that binds its length wants it, both headers at once, which RFC 9112 (6.2) forbids a sender. `data=b""` sends
# `Content-Length: 0`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check requests==2.34.2
: >"$folder/empty"
"$folder/venv/bin/python" - "$folder/empty" <<'PYTHON'
import sys
from io import BytesIO

import requests


def framing(data: object, headers: dict[str, str]) -> dict[str, str]:
    """The headers that say where the body ends, as they would be sent."""
    prepared = requests.Request("PUT", "http://127.0.0.1/a", data=data, headers=headers).prepare()
    named = {name.lower(): value for name, value in prepared.headers.items()}
    return {name: named[name] for name in ("content-length", "transfer-encoding") if name in named}


LENGTH = {"Content-Length": "0"}
with open(sys.argv[1], "rb") as empty:
    for what, data, headers, seen in [
        ("a byte", BytesIO(b"a"), {}, {"content-length": "1"}),
        ("an empty file", empty, {}, {"transfer-encoding": "chunked"}),
        ("an empty file and its length", empty, LENGTH, {"content-length": "0", "transfer-encoding": "chunked"}),
        ("no bytes", b"", {}, {"content-length": "0"}),
    ]:
        sent = framing(data, headers)
        print(f"{what}: {sent}")
        assert sent == seen, sent
PYTHON
