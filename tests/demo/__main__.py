"""Runs the demo: ``python -m tests.demo [FILE]``."""

from __future__ import annotations

import mimetypes
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from tests import servers
from tests.conformance import hosts
from tests.live.sending import Curl
from tests.servers.server import ServerFailed

from .page import BOLD, Page
from .story import File, Story, same_url
from .words import WORDS


def main(arguments: list[str]) -> int:
    """Tells the story of each host; 1 if anything was not as it should be."""
    page = Page.of(sys.stdout)
    path = Path(arguments[0]) if arguments else hosts.ROOT / "LICENSE"
    content_type = mimetypes.guess_type(path.name)[0] or "text/plain"
    started = time.monotonic()
    try:
        file = File(path, content_type, path.read_bytes())
        with ExitStack() as until:
            server = until.enter_context(servers.start("embedded"))
            curl = Curl(Path(until.enter_context(tempfile.TemporaryDirectory())))
            asked = [until.enter_context(hosts.start(name)) for name in WORDS]
            page.line(page.paint("One signer, four hosts, and an S3 server that checks.", BOLD))
            page.line()
            page.line(f"  server   {server.endpoint}, bucket {server.bucket}")
            page.line(f"  file     {path.name}, {len(file.content):,} bytes, {content_type}")
            page.line(f"  SHA-256  {file.digest}")
            stories = [Story(page, curl, server, file, host) for host in asked]
            for story in stories:
                story.tell()
            same = same_url(page, asked, server)
    except (OSError, AssertionError, ServerFailed, hosts.HostFailed) as error:
        print(f"demo: {error}", file=sys.stderr)
        return 1
    wrong = sum(story.wrong for story in stories) + (not same)
    requests = sum(story.requests for story in stories)
    seconds = time.monotonic() - started
    page.line()
    page.line(
        f"{len(stories)} hosts, {requests} requests, {seconds:.1f} s: "
        + ("all as it should be." if not wrong else f"{wrong} not as it should be.")
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
