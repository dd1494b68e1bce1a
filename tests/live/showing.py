"""A server that refuses as S3 does: with the canonical request and the string to
sign that it saw, which none of the other servers shows. It stores nothing, and
judges by the tests' own arithmetic. And a proxy that changes what passes through it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

from tests.conformance import presigned_url, sigv4
from tests.conformance.presigned_url import Pair
from tests.servers.server import ACCESS_KEY_ID, REGION, SECRET_ACCESS_KEY, Server

_CLOCK_SKEW = 900
_DATE_TIME = "%Y%m%dT%H%M%SZ"

# From a request's target and host to those that it arrives with.
Change = Callable[[str, str], tuple[str, str]]


def refusal(method: str, target: str, headers: list[Pair], now: float) -> tuple[int, str]:
    """The status and body for a presigned request: 200 and nothing if it is right."""
    by_name = {name.lower(): value for name, value in headers}
    url = presigned_url.parse(f"http://{by_name['host']}{target}")
    signed = sigv4.read(url)
    region = signed.scope.split("/")[1]
    if region != REGION:
        message = f"the region '{region}' is wrong; expecting '{REGION}'"
        return 400, _error("AuthorizationQueryParametersError", message, Region=REGION)
    signed_at = datetime.strptime(signed.date_time, _DATE_TIME).replace(tzinfo=UTC).timestamp()
    ends_at = signed_at + int(url.value("X-Amz-Expires") or 0)
    if signed_at > now + _CLOCK_SKEW:
        return 403, _error("AccessDenied", "Request is not valid yet", ServerTime=_iso(now))
    if ends_at <= now:
        times = {"Expires": _iso(ends_at), "ServerTime": _iso(now)}
        return 403, _error("AccessDenied", "Request has expired", **times)
    if signed.access_key_id != ACCESS_KEY_ID:
        return 403, _error("InvalidAccessKeyId", "The key does not exist in our records")
    covered = [(n, by_name[n]) for n in signed.signed_headers if n in by_name and n != "host"]
    if sigv4.expected_signature(method, url, covered, SECRET_ACCESS_KEY) == signed.signature:
        return 200, ""
    return 403, _error(
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided.",
        AWSAccessKeyId=signed.access_key_id,
        StringToSign=sigv4.string_to_sign_of(method, url, covered),
        SignatureProvided=signed.signature,
        CanonicalRequest=sigv4.canonical_request_of(method, url, covered),
    )


def _error(code: str, message: str, **more: str) -> str:
    elements = {"Code": code, "Message": message, **more, "RequestId": "4442587FB7D0A2F9"}
    inner = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in elements.items())
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Error>{inner}</Error>'


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class _Handler(BaseHTTPRequestHandler):
    """Reads a request whole, whatever its method, and sends one answer."""

    protocol_version = "HTTP/1.1"

    def answered(self, body: bytes) -> tuple[int, bytes]:
        """The status and the body to answer."""
        raise NotImplementedError

    def do_GET(self) -> None:
        status, body = self.answered(self.rfile.read(int(self.headers.get("content-length") or 0)))
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_PUT = do_DELETE = do_POST = do_GET

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def _served(handler: type[_Handler]) -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def showing() -> Iterator[Server]:
    """The server that shows what it saw."""

    class Shows(_Handler):
        def answered(self, body: bytes) -> tuple[int, bytes]:
            status, text = refusal(self.command, self.path, self.headers.items(), time.time())
            return status, text.encode()

    with _served(Shows) as port:
        yield Server("showing", port)


@contextmanager
def proxied(server: Server, change: Change) -> Iterator[Server]:
    """A proxy before a server, as clients see it."""

    class Forwards(_Handler):
        def answered(self, body: bytes) -> tuple[int, bytes]:
            target, host = change(self.path, self.headers["host"])
            upstream = HTTPConnection("127.0.0.1", server.port, timeout=30)
            upstream.putrequest(self.command, target, skip_host=True, skip_accept_encoding=True)
            upstream.putheader("Host", host)
            for name, value in self.headers.items():
                if name.lower() not in ("host", "connection"):
                    upstream.putheader(name, value)
            upstream.endheaders(body or None)
            answer = upstream.getresponse()
            content = answer.read()
            upstream.close()
            return answer.status, content

    with _served(Forwards) as port:
        yield Server(server.name, port)
