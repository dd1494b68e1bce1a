"""What ASGI and WSGI servers hand on, as a presigned request is read: method, raw target, headers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

_Read = tuple[str, str, list[tuple[str, str]]]

# Headers that CGI, and WSGI after it, write without HTTP_.
_BARE = {"CONTENT_TYPE": "content-type", "CONTENT_LENGTH": "content-length"}


def of_scope(scope: Mapping[str, Any]) -> _Read:
    """The request of an ASGI scope (asgi.readthedocs.io, "HTTP & WebSocket ASGI Message Format")."""
    path = scope.get("raw_path")
    target = _text(path) if path else quote(scope["path"])
    query = _text(scope.get("query_string", b""))
    headers = [(_text(name), _text(value)) for name, value in scope["headers"]]
    return scope["method"], f"{target}?{query}" if query else target, headers


def of_environ(environ: Mapping[str, Any]) -> _Read:
    """The request of a WSGI environ (PEP 3333), whose texts are bytes as Latin-1."""
    target = environ.get("RAW_URI") or environ.get("REQUEST_URI")
    if not target:
        path = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
        query = environ.get("QUERY_STRING", "")
        target = quote(path.encode("latin-1")) + (f"?{query}" if query else "")
    return environ["REQUEST_METHOD"], target, [*_headers(environ)]


def _headers(environ: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in environ.items():
        if name.startswith("HTTP_"):
            yield name[5:].replace("_", "-").lower(), _text(value.encode("latin-1"))
        elif name in _BARE and value:
            yield _BARE[name], value


def _text(received: bytes) -> str:
    """Bytes of a head: UTF-8, as signers write it, or what HTTP once had."""
    try:
        return received.decode()
    except UnicodeDecodeError:
        return received.decode("latin-1")
