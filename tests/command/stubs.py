"""The services that AWS's tools fetch temporary credentials from, on loopback: STS, SSO, instance
metadata and a container's agent. Each answers as its documentation shows, and keeps what it was asked."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

# Credentials that are over are not taken: these end a day from now.
_END = int(time.time()) + 86_400
END = f"{datetime.fromtimestamp(_END, UTC):%Y-%m-%dT%H:%M:%SZ}"


def sts(action: str, who: str) -> str:
    """The XML of a role's credentials."""
    return (
        f'<{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result>'
        f"<AssumedRoleUser><AssumedRoleId>A:b</AssumedRoleId><Arn>arn:aws:sts::123456789012:assumed-role/{who}/b</Arn></AssumedRoleUser>"
        f"<Credentials><AccessKeyId>ASIA{who.upper()}</AccessKeyId><SecretAccessKey>secret of {who}</SecretAccessKey>"
        f"<SessionToken>token of {who}</SessionToken><Expiration>{END}</Expiration></Credentials>"
        f"</{action}Result></{action}Response>"
    )


def metadata(who: str) -> str:
    """The JSON of an instance and of a container."""
    return json.dumps(
        {
            "Code": "Success",
            "Type": "AWS-HMAC",
            "LastUpdated": "2026-01-02T03:04:05Z",
            "AccessKeyId": f"ASIA{who.upper()}",
            "SecretAccessKey": f"secret of {who}",
            "Token": f"token of {who}",
            "Expiration": END,
        }
    )


SSO = json.dumps(
    {
        "roleCredentials": {
            "accessKeyId": "ASIASSO",
            "secretAccessKey": "secret of sso",
            "sessionToken": "token of sso",
            "expiration": _END * 1000,
        }
    }
)
EXPIRED_SSO = json.dumps({"message": "Session token not found or invalid"})


@dataclass
class Stubs:
    """Where they listen, and what they were asked."""

    url: str
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    sso_is_over: bool = False

    def answer(self, method: str, path: str, asked: dict[str, str]) -> tuple[int, str]:
        self.asked.append((path, asked))
        if asked.get("Action") in ("AssumeRole", "AssumeRoleWithWebIdentity"):
            who = asked["RoleArn"].rsplit("/", 1)[1]
            return 200, sts(asked["Action"], who)
        if path.startswith("/federation/credentials"):
            return (401, EXPIRED_SSO) if self.sso_is_over else (200, SSO)
        if path == "/latest/api/token" and method == "PUT":
            return 200, "a metadata token"
        if path.startswith("/latest/meta-data/iam/security-credentials"):
            if "a metadata token" not in asked.get("x-aws-ec2-metadata-token", ""):
                return 401, ""
            return 200, "a-role" if path.endswith("credentials/") else metadata("instance")
        if path == "/container" and asked.get("authorization") == "of the container":
            return 200, metadata("container")
        return 404, ""


@contextmanager
def run() -> Iterator[Stubs]:
    """Runs them all on one port."""
    stubs = Stubs("")

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, text = stubs.answer(self.command, self.path.split("?")[0], headers | form)
            self.send_response(status)
            self.send_header("x-aws-ec2-metadata-token-ttl-seconds", "21600")
            self.send_header("content-length", str(len(text)))
            self.end_headers()
            self.wfile.write(text.encode())

        do_GET = do_PUT = do_POST = answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stubs.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield stubs
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
