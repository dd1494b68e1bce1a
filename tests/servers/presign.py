"""The smallest presigner, for what the product must not or cannot do: making a
server ready before any host is built, and asking servers what they think of URLs
that the product refuses to sign (eight days, another service, no date).
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from tests.conformance.presigned_url import SIGNATURE, canonical_query
from tests.conformance.sigv4 import (
    ALGORITHM,
    UNSIGNED_PAYLOAD,
    canonical_request,
    signature,
    string_to_sign,
)

from .server import Server


@dataclass(frozen=True)
class Signed:
    """A presigned URL in two parts."""

    endpoint: str
    request_target: str

    @property
    def url(self) -> str:
        return self.endpoint + self.request_target


def presign(
    server: Server,
    method: str,
    key: str,
    *,
    query: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    signed_at: float | None = None,
    expires_in: int = 300,
    region: str | None = None,
    service: str = "s3",
    scope_date: str | None = None,
    secret: str | None = None,
    access_key_id: str | None = None,
) -> Signed:
    """Presigns a request on an object, or on the bucket where the key is empty, in path style."""
    instant = time.gmtime(time.time() if signed_at is None else signed_at)
    date_time = time.strftime("%Y%m%dT%H%M%SZ", instant)
    scope = f"{scope_date or date_time[:8]}/{region or server.region}/{service}/aws4_request"
    host = server.endpoint.removeprefix("http://")
    signed_headers = {"host": host, **(headers or {})}
    pairs = [
        ("X-Amz-Algorithm", ALGORITHM),
        ("X-Amz-Credential", f"{access_key_id or server.access_key_id}/{scope}"),
        ("X-Amz-Date", date_time),
        ("X-Amz-Expires", str(expires_in)),
        ("X-Amz-SignedHeaders", ";".join(sorted(signed_headers))),
        *(query or {}).items(),
    ]
    path = f"/{server.bucket}" + (f"/{quote(key, safe='/')}" if key else "")
    canonical = canonical_request(method, path, pairs, signed_headers.items(), UNSIGNED_PAYLOAD)
    text = string_to_sign(ALGORITHM, date_time, scope, canonical)
    signed = signature(secret or server.secret_access_key, scope, text)
    return Signed(server.endpoint, f"{path}?{canonical_query(pairs)}&{SIGNATURE}={signed}")
