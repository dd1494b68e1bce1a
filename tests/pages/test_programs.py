"""Every program of ``examples/pages`` runs, and says the same in every language."""

from __future__ import annotations

import base64
import functools
import html
import os
import re
import subprocess
from collections.abc import Callable

import pytest

from .languages import COMMAND, LANGUAGES, SAMPLES, Language

ENDS_WITHIN = 60
FILLED_IN = "Content-Type"
REGIONS = {"directory_bucket": "us-west-2"}
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    # Nobody's own settings.
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
}
# What is another at each instant.
_CHANGES = (
    (re.compile(r"\d{8}T\d{6}Z"), "INSTANT"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z"), "INSTANT"),
    (re.compile(r"(?<=/)\d{8}(?=/)|(?<=%2F)\d{8}(?=%2F)"), "DAY"),
    (re.compile(r"(?<=X-Amz-Signature=)[0-9a-f]{64}|(?<=x-amz-signature: )[0-9a-f]{64}"), "SIGNED"),
)

_URL = re.compile(r"https://[^\s\"'<>]+")
_POLICY = re.compile(r"(?<=^policy: )\S+$", re.MULTILINE)
_FORM = re.compile(r'<form[^>]* action="([^"]*)"')
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.title)
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_language_says_the_same(sample: str, language: Language) -> None:
    expected = said(sample, LANGUAGES[0])
    assert expected, sample
    if language is COMMAND:
        reads = READS.get(sample, urls)
        assert unchanging(reads(printed(sample, language))) == reads_back(sample, expected)
    else:
        assert said(sample, language) == expected


def reads_back(sample: str, expected: str) -> str:
    """What the command says of a sample: of results it writes their URLs alone."""
    return expected if sample in READS else urls(expected)


@functools.cache
def said(sample: str, language: Language) -> str:
    return unchanging(printed(sample, language))


def printed(sample: str, language: Language) -> str:
    """What a program writes to stdout; it says nothing else unless it is the command."""
    region = {"AWS_REGION": REGIONS.get(sample, "eu-west-1")}
    done = subprocess.run(
        language.command(sample),
        capture_output=True,
        text=True,
        timeout=ENDS_WITHIN,
        env=ENVIRONMENT | CREDENTIALS | region,
    )
    assert done.returncode == 0, done.stderr
    assert language is COMMAND or done.stderr == ""
    return done.stdout


def unchanging(text: str) -> str:
    """A text without what is another at each instant."""
    text = _POLICY.sub(lambda policy: base64.b64decode(policy[0]).decode(), text)
    for pattern, stands in _CHANGES:
        text = pattern.sub(stands, text)
    return text


def urls(text: str) -> str:
    """The URLs that stand in a text, a line each."""
    return "\n".join(_URL.findall(text))


def form(page: str) -> str:
    """A page's form as the programs print it: the action, then the hidden inputs, without the
    one that the page fills in when a file is chosen.
    """
    action = _FORM.search(page)
    assert action, page
    inputs = [f"{name}: {value}" for name, value in _HIDDEN.findall(page) if name != FILLED_IN]
    return html.unescape("\n".join([action[1], *inputs, ""]))


def whole(text: str) -> str:
    """All that the command writes."""
    return text


# Where the command writes more than URLs.
READS: dict[str, Callable[[str], str]] = {
    "form": form,
    "permissions": whole,
    "refusal": whole,
    "proof": whole,
}
