"""What a host is asked beyond presigning one request: a call by its name, with
lists of names and values in, and a list out, in the order and under the names of
the C ABI, whatever the host makes of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from . import compare
from .answer import Answer
from .compare import Problem
from .golden import Case, Json
from .presigned_url import Pair

# The calls that every host's adapter knows.
CALLS: Final = frozenset(
    {
        "presign_post",
        "read_request",
        "verify_request",
        "read_form",
        "verify_form",
        "refusal",
        "multipart_plan",
        "presign_multipart",
        "completed_parts",
        "upload_id",
        "explain",
        "diagnose",
        "permissions",
        "policy",
        "guard_policy",
        "cors_rule",
        "presign_scoped",
        "presign_from_env",
        "json_of_request",
        "json_of_form",
        "json_of_upload",
        "json_of_plan",
    }
)


def question(
    name: str,
    do: str,
    params: Iterable[Pair],
    now: int,
    *,
    signer: Json | None = None,
    rules: Iterable[Pair] = (),
    scope: Iterable[Pair] = (),
    key: str | None = None,
) -> Json:
    """One call as the adapters are asked it."""
    return {
        "id": name,
        "do": do,
        "signer": signer or {},
        "params": [list(pair) for pair in params],
        "rules": [list(pair) for pair in rules],
        "scope": [list(pair) for pair in scope],
        "key": key,
        "signing_time": now,
    }


def flat_strings(asked: Json) -> list[str]:
    """A call as the flat list of strings that a host without JSON reads: the numbers
    of strings of each list stand where a request has its form.
    """
    signer = [[name, str(value)] for name, value in asked["signer"].items()]
    lists = [
        [text for pair in pairs for text in pair]
        for pairs in (asked["params"], asked["rules"], asked["scope"])
    ]
    key: str | None = asked["key"]
    return [
        asked["id"],
        asked["do"],
        " ".join(str(len(strings)) for strings in lists),
        str(asked["signing_time"]),
        "0" if key is None else "1",
        key or "",
        str(2 * len(signer)),
        *(text for pair in signer for text in pair),
        *(text for strings in lists for text in strings),
    ]


def smuggles_nul(asked: Json) -> bool:
    """Whether a NUL stands in what becomes joined text."""
    lists = (asked["params"], asked["rules"], asked["scope"], asked["signer"].items())
    return any("\0" in str(text) for pairs in lists for pair in pairs for text in pair)


def of_case(case: Case) -> Json:
    """The call that a vector of our own describes."""
    asked = case.input
    return question(
        case.id,
        asked["call"],
        [(name, value) for name, value in asked.get("params", [])],
        asked["now"],
        signer=asked.get("signer"),
        rules=[(name, value) for name, value in asked.get("rules", [])],
        scope=[(name, value) for name, value in asked.get("scope", [])],
        key=asked.get("key"),
    )


def problems(case: Case, answer: Answer) -> list[Problem]:
    """What an answer to a vector of our own gets wrong: everything is compared to
    the letter. An expectation may leave names out by ending in ``["...", ""]``.
    """
    expected = case.expected
    if "error" in expected:
        return [*compare.refusal(expected["error"], answer)]
    if answer.error_code is not None:
        return [Problem("refusal", "answered", answer.error_code)]
    wanted = [tuple(pair) for pair in expected["answer"]]
    given = list(answer.listed)
    if wanted and wanted[-1] == ("...", ""):
        wanted.pop()
        given = given[: len(wanted)]
    if wanted == given:
        return []
    return [Problem("answer", _lines(wanted), _lines(given))]


def _lines(pairs: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(": ".join(pair) for pair in pairs) or "(none)"
