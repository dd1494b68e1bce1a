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

from .command import Typed
from .page import BOLD, Page
from .story import File, Story, same_url
from .words import WORDS

# Where `make demo` leaves what a host would need that the machine has not.
LACKING = hosts.ROOT / "build" / "lacking"


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
            asked, absent = present_hosts(until)
            title = f"One signer, a command, {len(asked)} hosts, and an S3 server that checks."
            page.line(page.paint(title, BOLD))
            page.line()
            page.line(f"  server   {server.endpoint}, bucket {server.bucket}")
            page.line(f"  file     {path.name}, {len(file.content):,} bytes, {content_type}")
            page.line(f"  SHA-256  {file.digest}")
            typed = Typed(page, server, file)
            typed.tell()
            stories = [Story(page, curl, server, file, host) for host in asked]
            for story in stories:
                story.tell()
            same = same_url(page, asked, server)
            for name, reason in absent.items():
                page.line(f"  {WORDS[name].title} is not shown: {reason}")
    except (OSError, AssertionError, ServerFailed, hosts.HostFailed) as error:
        print(f"demo: {error}", file=sys.stderr)
        return 1
    wrong = typed.wrong + sum(story.wrong for story in stories) + (not same)
    requests = sum(story.requests for story in stories)
    seconds = time.monotonic() - started
    page.line()
    page.line(
        f"{len(stories)} hosts, {requests} requests, {seconds:.1f} s: "
        + ("all as it should be." if not wrong else f"{wrong} not as it should be.")
    )
    return 1 if wrong else 0


def present_hosts(until: ExitStack) -> tuple[list[hosts.Host], dict[str, str]]:
    """The hosts that this machine has, started; and why the others are not shown."""
    present: list[hosts.Host] = []
    absent: dict[str, str] = {}
    for name in WORDS:
        reason = LACKING / name
        if reason.exists():
            absent[name] = "; ".join(reason.read_text().split("\n")).strip("; ")
        else:
            present.append(until.enter_context(hosts.start(name)))
    if not present:
        raise hosts.HostFailed(f"no host is here: {absent}")
    return present, absent


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
