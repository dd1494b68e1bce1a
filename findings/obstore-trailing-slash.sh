#!/usr/bin/env bash
# obstore 0.12.1 (Python, over Rust's object_store) signs a URL for another object than the one it was asked for.
#
# Seen: `obstore.sign(store, "GET", "album/")` signs `/photos/album`, without a word. In S3 `album/` and `album` are two
# objects: consoles and file browsers make the first to show a folder. `"/a.txt"` is signed as `a.txt` in the same way.
# An empty segment, legal in S3 and common where keys are joined from parts, is refused, and the exception blames the
# type: `sign(store, "GET", "a//b.txt")` raises "TypeError: Expected string path or sequence of string paths." for a
# `str`. Half a second of life is signed as `X-Amz-Expires=0`, and eight days as 691200; S3 refuses both when the URL
# is used.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check obstore==0.12.1
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import obstore
from obstore.store import S3Store

store = S3Store("photos", region="eu-west-1", access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret")


def sign(key: str, life: timedelta = timedelta(minutes=15)) -> str:
    return obstore.sign(store, "GET", key, life)


for key, path in [("album", "/photos/album"), ("album/", "/photos/album"), ("/a.txt", "/photos/a.txt")]:
    signed = urlsplit(sign(key)).path
    print(f"{key!r} is signed as {signed}")
    assert signed == path, signed

try:
    sign("a//b.txt")
except TypeError as error:
    print(f"'a//b.txt' is refused: {error}")
    assert str(error) == "Expected string path or sequence of string paths.", error
else:
    raise SystemExit("'a//b.txt' is signed now")

for life, seconds in [(timedelta(milliseconds=500), "0"), (timedelta(days=8), "691200")]:
    signed = parse_qs(urlsplit(sign("a.txt", life)).query)["X-Amz-Expires"]
    print(f"{life} is signed as X-Amz-Expires={signed[0]}")
    assert signed == [seconds], signed
PYTHON
