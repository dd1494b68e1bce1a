"""Talking to adapters, by adapters of a few lines: both encodings, and what is
said when one is missing, stops or talks nonsense.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from .answer import Answer
from .hosts import Adapter, HostFailed, flat_frame, read_flat_frame, start

QUESTIONS = [
    {
        "id": f"sample/{number}",
        "do": "presign",
        "form": "presign",
        "signing_time": 0,
        "signer": {"region": "é\n"},
        "request": {"operation": "GetObject", "key": "a\0b"},
    }
    for number in range(2000)
]

JSON_ADAPTER = """
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps({
        "id": asked["id"], "url": "https://b/" + asked["signer"]["region"], "method": "GET", "headers": [["a", "b"]],
        "signed_at": 1, "expires_at": 2, "limited_by": "request", "warnings": [["DottedBucket", "x" * 500]],
    }))
"""
FLAT_ADAPTER = """
import sys
read, write = sys.stdin.buffer, sys.stdout.buffer
while line := read.readline():
    strings = []
    for _ in range(int(line)):
        strings.append(read.read(int(read.readline())))
        read.read(1)
    region = strings[strings.index(b"region") + 1]
    answer = [strings[0], b"url", b"https://b/" + region, b"method", b"GET", b"header:a", b"b",
              b"signed-at", b"1", b"expires-at", b"2", b"limited-by", b"request",
              b"warning:DottedBucket", b"x" * 500]
    write.write(b"%d\\n" % len(answer) + b"".join(b"%d\\n%s\\n" % (len(text), text) for text in answer))
"""


def an_adapter(tmp_path: Path, program: str, flat: bool = False) -> dict[str, Adapter]:
    path = tmp_path / "adapter.py"
    path.write_text(program, "utf-8")
    return {"toy": Adapter((sys.executable, str(path)), "toy", flat)}


@pytest.mark.parametrize(("program", "flat"), [(JSON_ADAPTER, False), (FLAT_ADAPTER, True)])
def test_many_questions_are_answered_in_order(tmp_path: Path, program: str, flat: bool) -> None:
    with start("toy", an_adapter(tmp_path, program, flat)) as host:
        answers = list(host.ask_all(QUESTIONS))
        again = host.ask(QUESTIONS[0])
    assert len(answers) == len(QUESTIONS)
    assert set(answers) == {again}
    assert again.url == "https://b/é\n"
    assert again.headers == (("a", "b"),)
    assert again.warnings == (("DottedBucket", "x" * 500),)
    assert (again.signed_at, again.expires_at, again.limited_by) == (1, 2, "request")


def test_an_adapter_that_still_has_questions_is_ended(tmp_path: Path) -> None:
    """As when another host fails: its answers are not read, and both pipes are full."""
    many = [{**question, "signer": {"region": "x" * 5000}} for question in QUESTIONS]
    with start("toy", an_adapter(tmp_path, JSON_ADAPTER)) as host:
        next(host.ask_all(many))
    assert host.ended


def test_refusals_are_read_in_both_encodings(tmp_path: Path) -> None:
    refusal = {"code": "InvalidKey", "message": "no", "parameter": "key"}
    program = f"print({json.dumps({'id': 'sample/0', 'error': refusal})!r})"
    with start("toy", an_adapter(tmp_path, program)) as host:
        told = host.ask(QUESTIONS[0])
    named = [text for name, value in refusal.items() for text in (f"error-{name}", value)]
    frame = flat_frame_of(["sample/0", *named])
    flat = f"import sys; sys.stdout.buffer.write({frame!r})"
    with start("toy", an_adapter(tmp_path, flat, flat=True)) as host:
        assert host.ask(QUESTIONS[0]) == told
    assert told == Answer(error_code="InvalidKey", error_message="no", error_parameter="key")


def flat_frame_of(strings: list[str]) -> bytes:
    return b"".join(
        [b"%d\n" % len(strings), *(b"%d\n%s\n" % (len(text), text.encode()) for text in strings)]
    )


@pytest.mark.parametrize(
    ("program", "message"),
    [
        (
            "import sys; sys.exit('broken')",
            "stopped before answering 'sample/0'; it wrote:\nbroken",
        ),
        ("print('nonsense')", "bad answer"),
        ("print('[]')", "expected an object"),
        ('print(\'{"id": "sample/0"}\')', "url is None, expected text"),
        (
            'print(\'{"id": "other", "error": {"code": "InvalidKey", "message": ""}}\')',
            "asked 'sample/0', answered 'other'",
        ),
    ],
)
def test_a_bad_adapter_is_named(tmp_path: Path, program: str, message: str) -> None:
    with (
        start("toy", an_adapter(tmp_path, program)) as host,
        pytest.raises(HostFailed, match="toy") as caught,
    ):
        host.ask(QUESTIONS[0])
    assert message in str(caught.value)


def test_a_missing_adapter_names_its_make_target() -> None:
    with pytest.raises(HostFailed, match="`make toy` builds it"):
        start("toy", {"toy": Adapter(("build/nowhere",), "toy")})
    with pytest.raises(HostFailed, match="not installed"):
        start("toy", {"toy": Adapter(("no-such-program", "tests"), "toy")})
    with pytest.raises(HostFailed, match="unknown host"):
        start("cobol")


def test_frames_hold_any_text() -> None:
    strings = read_flat_frame(io.BytesIO(flat_frame(QUESTIONS[0])))
    assert "a\0b" in strings
    assert "é\n" in strings
    with pytest.raises(EOFError):
        read_flat_frame(io.BytesIO(b""))
    with pytest.raises(ValueError, match="expected 5 bytes"):
        read_flat_frame(io.BytesIO(b"1\n5\nabc\n"))
