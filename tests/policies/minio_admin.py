"""What MinIO's administrators call, as its own client does: a user is added in a body that is encrypted with
the administrator's password, and a session is begun with a policy. Both are signed in a header.
"""

from __future__ import annotations

import json
import os
import re
import time
from hashlib import sha256
from html import unescape
from typing import Final
from urllib.parse import urlencode, urlsplit

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tests.conformance.sigv4 import ALGORITHM, canonical_request, signature, string_to_sign
from tests.servers.server import Server

from .parties import NotReady, Response, send_to

_ARGON2ID_AES_GCM: Final = b"\0"
_LAST_FRAGMENT: Final = b"\x80"


def add_user(server: Server, access_key_id: str, secret_access_key: str) -> None:
    """Makes a user, who may do everything that a session's policy then narrows."""
    account = json.dumps({"secretKey": secret_access_key, "status": "enabled"}).encode()
    admin = "/minio/admin/v3"
    _call(
        server,
        "PUT",
        f"{admin}/add-user",
        {"accessKey": access_key_id},
        _encrypted(account, server.secret_access_key),
    )
    policy = {"policyName": "readwrite", "userOrGroup": access_key_id, "isGroup": "false"}
    _call(server, "PUT", f"{admin}/set-user-or-group-policy", policy, b"")


def assume_role(
    server: Server, access_key_id: str, secret_access_key: str, policy: str
) -> tuple[str, str, str]:
    """A session of a user, with a policy: its access key, its secret and its token."""
    form = {
        "Action": "AssumeRole",
        "Version": "2011-06-15",
        "DurationSeconds": "3600",
        "Policy": policy,
    }
    answered = _call(
        server, "POST", "/", {}, urlencode(form).encode(), "sts", access_key_id, secret_access_key
    )
    return (
        answered.element("AccessKeyId"),
        answered.element("SecretAccessKey"),
        answered.element("SessionToken"),
    )


def _encrypted(content: bytes, password: str) -> bytes:
    """What only who knows the password can read: one fragment of a stream, with its nonce counted on."""
    salt, nonce = os.urandom(32), os.urandom(8)
    key = Argon2id(salt=salt, length=32, iterations=1, lanes=4, memory_cost=64 * 1024)
    cipher = AESGCM(key.derive(password.encode()))

    def numbered(number: int) -> bytes:
        return nonce + number.to_bytes(4, "little")

    tag = cipher.encrypt(numbered(0), b"", b"")
    sealed = cipher.encrypt(numbered(1), content, _LAST_FRAGMENT + tag)
    return salt + _ARGON2ID_AES_GCM + nonce + sealed


def _call(
    server: Server,
    method: str,
    path: str,
    query: dict[str, str],
    body: bytes,
    service: str = "s3",
    access_key_id: str | None = None,
    secret_access_key: str | None = None,
) -> Response:
    date_time = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    scope = f"{date_time[:8]}/{server.region}/{service}/aws4_request"
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "host": urlsplit(server.endpoint).netloc,
        "x-amz-content-sha256": sha256(body).hexdigest(),
        "x-amz-date": date_time,
    }
    canonical = canonical_request(
        method, path, query.items(), headers.items(), headers["x-amz-content-sha256"]
    )
    signed = signature(
        secret_access_key or server.secret_access_key,
        scope,
        string_to_sign(ALGORITHM, date_time, scope, canonical),
    )
    headers["authorization"] = (
        f"{ALGORITHM} Credential={access_key_id or server.access_key_id}/{scope}, "
        f"SignedHeaders={';'.join(sorted(headers))}, Signature={signed}"
    )
    url = f"{server.endpoint}{path}?{urlencode(query)}"
    response = send_to(method, url, headers, body)
    if not response.ok:
        said = re.search("<Message>([^<]*)", response.body)
        raise NotReady(f"{service} {response}: {unescape(said[1]) if said else response.body}")
    return response
