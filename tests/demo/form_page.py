"""The smallest page that uploads a file: an HTML form with a host's fields.

``python -m tests.demo.form_page`` serves it for a person, in front of the embedded
server, until Enter.
"""

from __future__ import annotations

import html
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests import servers
from tests.conformance import hosts
from tests.live.signing import Form, HostSigns

_PAGE = """\
<!doctype html>
<meta charset="utf-8">
<title>Upload</title>
<form action="{url}" method="post" enctype="multipart/form-data">
{fields}
  <input type="file" name="file" required>
  <button>Upload</button>
</form>
"""


def page(form: Form) -> str:
    """The fields in their order, and the file behind them all."""
    fields = "\n".join(
        f'  <input type="hidden" name="{html.escape(name)}" value="{html.escape(value)}">'
        for name, value in form.fields.items()
    )
    return _PAGE.format(url=html.escape(form.url), fields=fields)


@contextmanager
def served(text: str) -> Iterator[str]:
    """Serves one page at every path of a free port, and gives its address."""
    content = text.encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802 - the name that http.server calls
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def main() -> int:
    """For a person with a browser."""
    with ExitStack() as until:
        server = until.enter_context(servers.start("embedded"))
        host = until.enter_context(hosts.start("python"))
        params = [("key", "from the browser/${filename}"), ("max-content-length", "10000000")]
        form = HostSigns(host, server).form(params)
        address = until.enter_context(served(page(form)))
        print(f"Open {address}, choose a file of up to 10 MB and upload it; Enter ends.")
        sys.stdin.readline()
    return 0


if __name__ == "__main__":
    sys.exit(main())
