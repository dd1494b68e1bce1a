"""The comparison of results as JSON sees what differs, and no more."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from . import results_as_json
from .hosts import Adapter

ADAPTER = """
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps({"id": asked["id"], "answer": [["json", DOCUMENT]]}), flush=True)
"""
RIGHT = {"first_byte": None, "headers": {"X-AmzMeta": "a"}, "parts": [{"signed_at": "2026"}]}


@pytest.mark.parametrize(
    ("document", "same"),
    [
        (RIGHT, True),
        ({"firstByte": None, "headers": RIGHT["headers"], "parts": [{"signedAt": "2026"}]}, True),
        ({**RIGHT, "first_byte": 0}, False),
        ({**RIGHT, "headers": {"x-_amz_meta": "a"}}, False),
        ({**RIGHT, "parts": [{"signed_at": "2026", "curl": ""}]}, False),
        ({name: value for name, value in RIGHT.items() if name != "first_byte"}, False),
    ],
)
def test_one_change_of_case_is_all_that_may_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, document: object, same: bool
) -> None:
    asked = results_as_json.ASKED[:1]
    monkeypatch.setattr(results_as_json, "ASKED", asked)
    monkeypatch.setattr(results_as_json, "_right_documents", lambda: [(asked[0][0], RIGHT)])
    adapter = tmp_path / "adapter.py"
    adapter.write_text(ADAPTER.replace("DOCUMENT", repr(json.dumps(document))), "utf-8")
    toy = {"toy": Adapter((sys.executable, str(adapter)), "toy")}
    assert results_as_json.run(["toy"], toy) is same
