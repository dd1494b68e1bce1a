"""A proxy in front of a store, as people put one there: it removes a path before the store
sees a request, and leaves all else as it came, the ``Host`` header included.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import quote

# What belongs to one connection, and what the proxy writes by itself.
_OF_A_CONNECTION = {"connection", "keep-alive", "transfer-encoding", "content-length"}


@contextmanager
def removing(prefix: str, port: int) -> Iterator[int]:
    """The port of a proxy to another one on loopback; any path without the prefix is unknown."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(quote(prefix), port))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(prefix: str, port: int) -> type[BaseHTTPRequestHandler]:
    class Proxy(BaseHTTPRequestHandler):
        def _pass_on(self) -> None:
            if not self.path.startswith(f"{prefix}/"):
                self.send_error(404)
                return
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            store = HTTPConnection("127.0.0.1", port, timeout=30)
            path = self.path.removeprefix(prefix)
            store.putrequest(self.command, path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                store.putheader(name, value)
            store.endheaders(body)
            answer = store.getresponse()
            content = answer.read()
            store.close()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in _OF_A_CONNECTION:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_PUT = _pass_on

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    return Proxy
