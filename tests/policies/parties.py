"""Who is there: an owner, who may do everything and makes things ready, and a signer, who may do what a
policy grants. Both sign with s3presign, and whatever they sign is sent as a stranger would.
"""

from __future__ import annotations

import http.client
import json
import re
from base64 import b64encode
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import md5
from typing import Any, Final
from urllib.parse import urlsplit

from s3presign import OperationName, PresignedRequest, Signer

from tests.servers.server import Server

Policy = dict[str, Any]

SIGNER_NAME: Final = "signer"
SIGNER_ACCESS_KEY_ID: Final = "AKIAS3PRESIGNSIGNER1"
SIGNER_SECRET_ACCESS_KEY: Final = "only-for-policies-on-loopback/0123456789"


@dataclass(frozen=True)
class Response:
    """What a server answered."""

    status: int
    headers: http.client.HTTPMessage
    body: str

    @property
    def ok(self) -> bool:
        """Whether all of it was done: a 200 can hold an error, of one object among several too."""
        return self.status // 100 == 2 and not self.code

    @property
    def code(self) -> str:
        """S3's code of the error, if there is one."""
        found = re.search("<Error>.*?<Code>([^<]*)</Code>", self.body, re.DOTALL)
        return found[1] if found else ""

    @property
    def refused(self) -> bool:
        """Whether it was not allowed."""
        return self.status == 403 or self.status == 200 and self.code == "AccessDenied"

    def element(self, name: str) -> str:
        """The text of the first element of a name."""
        found = re.search(rf"<{name}>([^<]*)</{name}>", self.body)
        assert found, f"no {name} in {self.body}"
        return found[1]

    def __str__(self) -> str:
        return f"{self.status} {self.code}".rstrip()


class NotReady(Exception):
    """The server refuses its own administrator what a request needs to find."""


@dataclass(frozen=True)
class Party:
    """Somebody with a signer, at one bucket."""

    signer: Signer
    bucket: str | None

    def try_to(self, operation: str, body: bytes = b"", **parameters: Any) -> Response:
        """Presigns a request and sends it."""
        request = self.signer.presign(OperationName(operation), bucket=self.bucket, **parameters)
        return send(request, body)

    def do(self, operation: str, body: bytes = b"", **parameters: Any) -> Response:
        """The same for what must succeed."""
        response = self.try_to(operation, body, **parameters)
        if not response.ok:
            raise NotReady(f"{operation} {response}")
        return response


def send(request: PresignedRequest, body: bytes = b"") -> Response:
    """Sends a presigned request; S3 wants a digest of most bodies that are not content."""
    digest = {"content-md5": b64encode(md5(body).digest()).decode()} if body else {}
    return send_to(request.method, request.url, {**digest, **request.headers}, body)


def send_to(method: str, url: str, headers: dict[str, str], body: bytes) -> Response:
    """Sends a request as it is."""
    parts = urlsplit(url)
    assert parts.hostname
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)
    try:
        connection.request(method, f"{parts.path}?{parts.query}", body, headers)
        response = connection.getresponse()
        return Response(
            response.status, response.headers, response.read().decode("utf-8", "replace")
        )
    finally:
        connection.close()


@dataclass(frozen=True)
class Store:
    """A running server, and how it lets somebody do what a policy grants."""

    server: Server
    permit: Callable[[Party, Policy], Signer]

    def owner(self, bucket: str | None) -> Party:
        """Whoever may do everything."""
        return Party(self.signer(self.server.access_key_id, self.server.secret_access_key), bucket)

    def signer(
        self, access_key_id: str, secret_access_key: str, token: str | None = None
    ) -> Signer:
        """A signer for this server."""
        return Signer(
            access_key_id=access_key_id,
            secret_access_key=secret_access_key,
            session_token=token,
            region=self.server.region,
            endpoint=self.server.endpoint,
        )


Launcher = Callable[[], AbstractContextManager[Store]]


def by_bucket_policy(server: Server, principal: str) -> Store:
    """A store whose buckets' policies let in another user than the owner."""

    def permit(owner: Party, policy: Policy) -> Signer:
        statements = [{**one, "Principal": {"AWS": [principal]}} for one in policy["Statement"]]
        owner.do("PutBucketPolicy", json.dumps({**policy, "Statement": statements}).encode())
        return store.signer(SIGNER_ACCESS_KEY_ID, SIGNER_SECRET_ACCESS_KEY)

    store = Store(server, permit)
    return store


def is_there(store: Store) -> bool:
    """Whether the server answers its administrator."""
    try:
        return store.owner(None).try_to("ListBuckets").ok
    except OSError:
        return False
