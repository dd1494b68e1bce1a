#!/usr/bin/env bash
# Apache Libcloud 3.9.1 leaves the session token out of its presigned URLs.
#
# Seen: a driver for S3 that is made with `token=` sends it with each request of its own. `get_object_cdn_url` of the same
# driver, with the same keys, answers a URL without X-Amz-Security-Token: no error, no warning. S3 asks for the token of
# temporary credentials in the query of a presigned URL ("Authenticating Requests: Using Query Parameters").
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check apache-libcloud==3.9.1
"$folder/venv/bin/python" - <<'PYTHON'
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

from libcloud.storage.base import Container, Object
from libcloud.storage.providers import get_driver
from libcloud.storage.types import Provider

received: list[str | None] = []


class Store(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        received.append(self.headers["X-Amz-Security-Token"])
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


store = HTTPServer(("127.0.0.1", 0), Store)
threading.Thread(target=store.serve_forever, daemon=True).start()
address = {"host": "127.0.0.1", "port": store.server_port, "secure": False}
driver = get_driver(Provider.S3)("ASIAIOSFODNN7EXAMPLE", "secret", token="a-token", region="eu-west-1", **address)
driver.get_container("photos")
print("its own request: X-Amz-Security-Token", received)
assert received == ["a-token"], received

photos = Container("photos", {}, driver)
url = driver.get_object_cdn_url(Object("logo.png", 1, "", {}, {}, photos, driver), ex_expiry=0.25)
query = parse_qs(urlsplit(url).query)
assert query["X-Amz-Credential"][0].startswith("ASIAIOSFODNN7EXAMPLE/"), query
print("get_object_cdn_url:", sorted(query))
assert "X-Amz-Security-Token" not in query, query
PYTHON
