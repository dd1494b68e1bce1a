"""The comparison: an answer against an expectation, part by part, with a
problem for each part that differs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from . import presigned_url
from .answer import Answer
from .expectation import Expectation, headers_to_send
from .golden import Json
from .presigned_url import SIGNATURE, SIGNED_HEADERS, Pair


@dataclass(frozen=True)
class Problem:
    """One part of an answer that is not as expected."""

    field: str
    expected: str
    ours: str


def parts(expected: Expectation, answer: Answer) -> Iterator[Problem]:
    """Compares everything but the signature. The order of query pairs does not count."""
    url = presigned_url.parse(answer.url)
    compared = {
        "method": (expected.method, answer.method),
        "scheme": (expected.scheme, url.scheme),
        "host": (expected.host, url.host),
        "path": (expected.path, url.path),
        "fragment": ("", url.fragment),
        "headers": (_lines(expected.headers), _lines(headers_to_send(answer.headers))),
    }
    for field, (theirs, ours) in compared.items():
        if theirs != ours:
            yield Problem(field, theirs, ours)
    wanted = Counter([*expected.pairs, (SIGNED_HEADERS, expected.signed_headers)])
    given = Counter(pair for pair in url.pairs if pair[0] != SIGNATURE)
    if wanted != given:
        yield Problem(
            "query", _lines((wanted - given).elements()), _lines((given - wanted).elements())
        )


def refusal(expected: Json, answer: Answer) -> Iterator[Problem]:
    """What differs from an expected refusal: its code and, if told, the name of what is wrong and
    what the message must say, where each host spells names in its own way.
    """
    yield from value("error code", expected["code"], answer.error_code or "answered")
    if answer.error_code == expected["code"] and "parameter" in expected:
        yield from value("error parameter", expected["parameter"], answer.error_parameter)
    for words in expected.get("says", ()):
        if _folded(words) not in _folded(answer.error_message):
            yield Problem("error message", words, answer.error_message)


def _folded(text: str) -> str:
    return text.lower().replace("-", "").replace("_", "")


def value(field: str, expected: object, ours: object) -> Iterator[Problem]:
    """A problem if two values differ."""
    if expected != ours:
        yield Problem(field, str(expected), str(ours))


def _lines(pairs: Iterator[Pair] | tuple[Pair, ...]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in sorted(pairs)) or "(none)"
