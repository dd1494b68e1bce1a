"""The demo runs, looks right on a terminal and elsewhere, and does not hide a fault."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conformance.hosts import ROOT
from tests.demo import __main__ as demo
from tests.demo.page import WIDTH, Page
from tests.demo.words import WORDS
from tests.servers.capabilities import CAPABILITIES, Refusal, Tampering


def test_elsewhere_it_is_plain(capsys: pytest.CaptureFixture[str]) -> None:
    assert demo.main([]) == 0
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    for words in WORDS.values():
        assert f"\n{words.title} " in printed
    assert printed.count("403 SignatureDoesNotMatch") == 4 * len(WORDS)
    assert printed.count("412 PreconditionFailed") == len(WORDS)
    assert printed.endswith(": all as it should be.\n")


def test_any_file_can_make_the_journey(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "a [b] & 'ü' 100%.png"
    picture.write_bytes(bytes(range(256)))
    assert demo.main([str(picture)]) == 0
    assert "image/png" in capsys.readouterr().out


def test_a_fault_is_shown_and_counted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    refuses = CAPABILITIES["embedded"].refuses
    monkeypatch.setitem(refuses, Tampering.KEY, Refusal(200, "as if another key were fine"))
    assert demo.main([]) == 1
    printed = capsys.readouterr().out
    assert printed.count("\u2717 another key") == len(WORDS)
    assert printed.endswith(f": {len(WORDS)} not as it should be.\n")


def test_what_the_machine_lacks_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "c").write_text("missing: gcc\n")
    monkeypatch.setattr(demo, "LACKING", tmp_path)
    assert demo.main([]) == 0
    printed = capsys.readouterr().out
    assert "\nC \u2500" not in printed and "  C is not shown: missing: gcc\n" in printed
    assert f"\n{len(WORDS) - 1} hosts, " in printed


def test_a_missing_file_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert demo.main(["no/such/file"]) == 1
    assert "no/such/file" in capsys.readouterr().err


def test_on_a_terminal_it_is_coloured() -> None:
    controller, terminal = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "PYTHONIOENCODING": "utf-8"}
    environment.pop("NO_COLOR", None)
    with os.fdopen(terminal, "wb") as output, os.fdopen(controller, "rb") as shown:
        program = (
            "import sys; from tests.demo.page import Page; "
            "Page.of(sys.stdout).answer(True, 'upload', '200 OK')"
        )
        subprocess.run(
            [sys.executable, "-c", program], check=True, cwd=ROOT, env=environment, stdout=output
        )
        assert shown.read1().startswith(b"  \x1b[32m\xe2\x9c\x93\x1b[0m upload")


def test_a_long_url_stays_within_the_page() -> None:
    output = io.StringIO()
    query = "&".join(
        ["X-Amz-Date=20260102T030405Z", "a=" + "b" * 300, "X-Amz-Signature=" + "0" * 64]
    )
    url = f"http://localhost/{'k' * 200}?{query}"
    Page(output, coloured=False, unicode=False).request(
        "PUT", url, (("content-type", "image/png"),)
    )
    lines = output.getvalue().splitlines()
    assert max(map(len, lines)) <= WIDTH
    joined = "".join(line.strip() for line in lines)
    assert joined == f"PUT {url}content-type: image/png"
