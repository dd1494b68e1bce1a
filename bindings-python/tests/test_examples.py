"""The examples run, as their first paragraph says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "AWS_REGION": "eu-west-1",
    "AWS_DEFAULT_REGION": "eu-west-1",
}


def run(name: str, *arguments: str, stdin: str = "") -> str:
    command = [sys.executable, str(EXAMPLES / name), *arguments]
    finished = subprocess.run(
        command,
        env={**os.environ, **ENVIRONMENT},
        input=stdin,
        capture_output=True,
        text=True,
        check=True,
    )
    return finished.stdout


def test_upload_link() -> None:
    out = run("upload_link.py", "photos", "logo.png", "image/png")
    assert out.startswith("curl --request PUT ")
    assert "--header 'if-none-match: *'" in out


def test_download_link() -> None:
    out = run("download_link.py", "photos", "2026/r.pdf", "Übersicht.pdf", "3600")
    assert out.startswith("https://photos.s3.eu-west-1.amazonaws.com/2026/r.pdf?")
    assert "&X-Amz-Expires=3600&" in out


def test_many_links() -> None:
    out = run("many_links.py", "photos", stdin="1.jpg\n2 3.jpg\n")
    assert [line.partition("?")[0] for line in out.splitlines()] == [
        "https://photos.s3.eu-west-1.amazonaws.com/1.jpg",
        "https://photos.s3.eu-west-1.amazonaws.com/2%203.jpg",
    ]


def test_with_boto3() -> None:
    out = run("with_boto3.py", "photos", "k", "Übersicht.pdf")
    assert "filename%2A%3DUTF-8%27%27%25C3%259Cbersicht.pdf" in out


def test_no_example_is_left_out() -> None:
    tested = {"upload_link.py", "download_link.py", "many_links.py", "with_boto3.py"}
    assert {path.name for path in EXAMPLES.glob("*.py")} == tested
