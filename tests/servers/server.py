"""What a caller needs to know of a running server."""

from __future__ import annotations

from dataclasses import dataclass

REGION = "eu-north-1"
BUCKET = "tests"
ACCESS_KEY_ID = "AKIAS3PRESIGNTESTS01"
SECRET_ACCESS_KEY = "only-for-servers-on-loopback/0123456789+"


class ServerFailed(RuntimeError):
    """A server cannot be found, ended early or does not answer in time."""


@dataclass(frozen=True)
class Server:
    """A server that answers, with a bucket that is empty except what callers store."""

    name: str
    port: int
    region: str = REGION
    bucket: str = BUCKET
    access_key_id: str = ACCESS_KEY_ID
    secret_access_key: str = SECRET_ACCESS_KEY

    @property
    def endpoint(self) -> str:
        """An IP address, which every signer addresses in path style."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def named_endpoint(self) -> str:
        """A name, under which the bucket can be a subdomain. Clients resolve
        ``*.localhost`` to loopback without asking a name server (RFC 6761, 6.3).
        """
        return f"http://localhost:{self.port}"
