"""Values of types that an argument does not take: right questions in which one value is
of another type. No host may make something else of it, and all refuse it with one code.

JSON cannot write all of them, so a question says them: ``{"$bytes": "base64"}``,
``{"$float": 1.5}``, ``{"$null": null}`` (the language's nothing, where a value is due),
``{"$object": null}`` (something of a class of its own), ``{"$not-unicode": "text"}`` (the
text, and behind it what is no character: a lone surrogate, or a byte that no UTF-8 has).
An adapter puts them in its own language's words. Not every language has all of them: what
a question needs stands in ``needs``, and what a host has in its :class:`hosts.Adapter`.
"""

from __future__ import annotations

import base64
import random
from collections.abc import Callable, Iterator
from typing import Any, Final

from .golden import Json

# What a question may need of a language.
BYTES: Final = "bytes"
EMPTY: Final = "empty"
LIST: Final = "list"
MAP: Final = "map"
NOT_UNICODE: Final = "not-unicode"
FLOAT: Final = "float"
NULL: Final = "null"
OBJECT: Final = "object"
NESTED: Final = "nested"
# Of a language whose arguments, operation and key, have no type of their own.
UNTYPED: Final = "untyped-arguments"

# What names and texts alone can say, `type:NAME` of what is no text: a host without types has these.
AS_TEXTS: Final = frozenset({BYTES, EMPTY, LIST, MAP, FLOAT, NULL, OBJECT, NESTED})
ALL: Final = AS_TEXTS | {NOT_UNICODE, UNTYPED}

_SIGNER: Final[Json] = {
    "access_key_id": "AKIAIOSFODNN7EXAMPLE",
    "secret_access_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "region": "eu-west-1",
}
_SIGNER_OPTIONS: Final = (
    *_SIGNER,
    "session_token",
    "credentials_expiration",
    "endpoint",
    "addressing",
    "use_fips",
    "max_expires_in",
)
_REQUEST_OPTIONS: Final = (
    "bucket",
    "expires_in",
    "expires_at",
    "stable_for",
    "backdate",
    "require_full_lifetime",
    "create_only",
)
_PARAMETERS: Final = (
    "ACL",
    "BucketKeyEnabled",
    "ChecksumSHA256",
    "ContentLength",
    "ContentMD5",
    "ContentType",
    "Expires",
    "Metadata",
    "SSECustomerAlgorithm",
    "Tagging",
)
_PLACES: Final = ("signer", "request", "parameters", "headers", "query", "operation", "key")
_TIME: Final = 1_767_323_045

# What stands in a value's place, and what a language needs for it.
Wrong = tuple[frozenset[str], Any]


def _bytes(chance: random.Random) -> Wrong:
    content = chance.randbytes(chance.choice((0, 3, 16, 32)))
    return frozenset({BYTES}), {"$bytes": base64.b64encode(content).decode()}


def _of_one(needs: str, *values: Any) -> Callable[[random.Random], Wrong]:
    return lambda chance: (frozenset({needs}), chance.choice(values))


_LEAVES: Final = (
    _bytes,
    _of_one(FLOAT, {"$float": 1.5}),
    _of_one(NULL, {"$null": None}),
    _of_one(OBJECT, {"$object": None}),
    _of_one(NOT_UNICODE, {"$not-unicode": "a"}, {"$not-unicode": ""}),
    _of_one(LIST, "a", 5, True),
)


def _within(chance: random.Random) -> Wrong:
    """A list or a map with something wrong in it."""
    needs, leaf = chance.choice(_LEAVES)(chance)
    if chance.random() < 0.5:
        return needs | {LIST}, chance.choice(([leaf], ["a", leaf], [leaf, leaf]))
    return needs | {MAP}, {chance.choice(("a", "1", "a b")): leaf}


_WRONG: Final = (
    *_LEAVES[:-1],
    _of_one(EMPTY, [], {}),
    _within,
    _of_one(NESTED, [["a"]], {"a": {"b": "c"}}, {"a": []}, {"a": {}}, [[]], [{}]),
)


def questions(number: int, seed: int) -> Iterator[Json]:
    """So many questions, the same ones for the same seed."""
    for index in range(number):
        chance = random.Random(f"types/{seed}/{index}")
        signer, request = dict(_SIGNER), _request()
        needs, wrong = _wrong(chance)
        place = chance.choice(_PLACES)
        match place:
            case "signer":
                signer[chance.choice(_SIGNER_OPTIONS)] = wrong
            case "request":
                request[chance.choice(_REQUEST_OPTIONS)] = wrong
            case "parameters":
                request["parameters"][chance.choice(_PARAMETERS)] = wrong
            case "operation" | "key":
                request[place], needs = wrong, needs | {UNTYPED}
            case _:
                if needs & {LIST, MAP, EMPTY}:
                    needs |= {NESTED}
                request[place] = {"x-a": wrong}
        yield {
            "id": f"types/{seed}/{index}",
            "do": "presign",
            "form": chance.choice(("presign", "template")),
            "signer": signer,
            "request": request,
            "signing_time": _TIME,
            "needs": sorted(needs),
        }


def holds_nested(request: Json) -> bool:
    """Whether a list or a map stands in another one where a host writes it in its own words."""
    values = [request.get("headers"), request.get("query"), *request["parameters"].values()]
    values += [
        value for name, value in request.items() if name not in ("headers", "query", "parameters")
    ]
    return any(_is_nested(value) for value in values)


def _is_nested(value: Any) -> bool:
    match value:
        case list():
            return any(isinstance(item, list | dict) for item in value)
        case dict():
            items = (item if isinstance(item, list) and item else [item] for item in value.values())
            return any(isinstance(each, list | dict) for item in items for each in item)
    return False


def _wrong(chance: random.Random) -> Wrong:
    needs, value = chance.choice(_WRONG)(chance)
    # Nothing by itself is an argument that is not given.
    return _wrong(chance) if value == {"$null": None} else (needs, value)


def _request() -> Json:
    return {"operation": "PutObject", "bucket": "photos", "key": "a.png", "parameters": {}}
