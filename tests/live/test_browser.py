"""A real browser sends each host's form: the demo's page in headless Chromium, with
a file that its script chooses, to the embedded server.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance import hosts
from tests.demo.form_page import page, served
from tests.servers.presign import presign
from tests.servers.server import Server

from .browser import browse
from .conftest import Running
from .sending import Curl
from .signing import Form, HostSigns, Reference

# What a person does: choose a file and press the button.
_CHOOSES = """\
<script>
  const files = new DataTransfer();
  files.items.add(new File([{content}], {name}, {{ type: 'text/plain' }}));
  document.querySelector('[type=file]').files = files.files;
  document.querySelector('form').submit();
</script>
"""
_CONTENT = "from a browser: naïve, 日本, \U0001f600\n"


@pytest.fixture(params=list(hosts.ADAPTERS))
def signs(request: pytest.FixtureRequest, running: Running) -> HostSigns:
    """Each host with the embedded server."""
    return HostSigns(running.host(request.param), running.server("embedded"))


def _upload(form: Form, tmp_path: Path) -> str:
    script = _CHOOSES.format(content=repr(_CONTENT), name="'notes.txt'")
    with served(page(form) + script) as address:
        return browse(address, tmp_path)


def test_a_browser_uploads_a_file(signs: HostSigns, curl: Curl, key: str, tmp_path: Path) -> None:
    form = signs.form(
        [
            ("key", f'{key} & "quotes"'),
            ("content-type", "text/plain; charset=utf-8"),
            ("metadata:author", "Zoe"),
            ("max-content-length", "1000"),
            ("success-action-status", "201"),
        ]
    )
    shown = _upload(form, tmp_path)
    assert "<PostResponse>" in shown or "Location" in shown, shown
    stored = curl.send(Reference(signs.server).plain("GET", f'{key} & "quotes"'))
    assert (stored.status, stored.body.decode()) == (200, _CONTENT)
    assert stored.headers["content-type"] == "text/plain; charset=utf-8"
    assert stored.headers["x-amz-meta-author"] == "Zoe"


def test_a_file_that_is_too_large_is_refused(
    signs: HostSigns, curl: Curl, key: str, tmp_path: Path
) -> None:
    shown = _upload(signs.form([("key", key), ("max-content-length", "10")]), tmp_path)
    assert "EntityTooLarge" in shown
    assert _is_absent(signs.server, curl, key)


def _is_absent(server: Server, curl: Curl, key: str) -> bool:
    status = curl.run(["curl", presign(server, "GET", key).url]).status
    return status == 404
