"""What a presigned URL says: its parts, read strictly and without repairing
anything. Standard parsers strip or rewrite characters, which would hide
exactly the faults that are looked for here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

Pair = tuple[str, str]

_UNRESERVED = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
_ENCODED = [chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in range(256)]
SIGNATURE = "X-Amz-Signature"
SIGNED_HEADERS = "X-Amz-SignedHeaders"

_DEFAULT_PORTS = {"https": ":443", "http": ":80"}
_ABSOLUTE = re.compile(
    r"([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^?#]*)(?:\?([^#]*))?(#.*)?", re.DOTALL
)


class NotAbsolute(ValueError):
    """The text is not an absolute URL."""


def encode(text: str, keep_slash: bool = False) -> str:
    """Percent-encodes every byte but the unreserved ones and, in a path, the slash."""
    encoded = "".join(map(_ENCODED.__getitem__, text.encode("utf-8", "surrogateescape")))
    return encoded.replace("%2F", "/") if keep_slash else encoded


def decode(text: str) -> str:
    """Undoes percent-encoding. Bytes that are not UTF-8 survive a round trip."""
    if "%" not in text:
        return text
    raw = text.encode("utf-8", "surrogateescape")
    decoded = re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes.fromhex(found[1].decode()), raw)
    return decoded.decode("utf-8", "surrogateescape")


def without_default_port(scheme: str, authority: str) -> str:
    """The Host that an HTTP client sends for this authority (RFC 9110, 7.2)."""
    return authority.removesuffix(_DEFAULT_PORTS.get(scheme, ":"))


def canonical_query(pairs: Iterable[Pair]) -> str:
    """Encoded, sorted by name and then by value."""
    encoded = sorted((encode(name), encode(value)) for name, value in pairs)
    return "&".join(f"{name}={value}" for name, value in encoded)


@dataclass(frozen=True)
class PresignedUrl:
    """A URL in parts. ``path`` is raw; ``query`` is raw, pairs are decoded. The ``fragment``,
    with its ``#``, is never sent (RFC 9110, 7.1).
    """

    scheme: str
    authority: str
    path: str
    query: str
    fragment: str = ""

    @property
    def host(self) -> str:
        return without_default_port(self.scheme, self.authority)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        return read_pairs(self.query)

    def value(self, name: str) -> str | None:
        """The only value of a query parameter, or nothing if it is absent or repeated."""
        values = [value for key, value in self.pairs if key == name]
        return values[0] if len(values) == 1 else None


def read_pairs(query: str, plus_is_space: bool = False) -> tuple[Pair, ...]:
    """Decoded pairs in order. ``a`` and ``a=`` are the same pair."""
    if plus_is_space:
        query = query.replace("+", "%20")
    raw = [pair.partition("=") for pair in query.split("&")] if query else []
    return tuple((decode(name), decode(value)) for name, _, value in raw)


def behind_proxy(url: str, unsigned_path_prefix: str) -> str:
    """The URL as the store sees it, where a proxy removes a path that was not signed."""
    prefix = "/".join(encode(segment) for segment in unsigned_path_prefix.rstrip("/").split("/"))
    scheme, slashes, rest = url.partition("://")
    authority, _, path = rest.partition("/")
    seen = f"/{path}".removeprefix(prefix)
    return f"{scheme}{slashes}{authority}{seen}"


@lru_cache(maxsize=64)
def parse(url: str) -> PresignedUrl:
    """Takes a URL apart. A missing path is ``/``, as HTTP sends it."""
    found = _ABSOLUTE.fullmatch(url)
    if found is None:
        raise NotAbsolute(f"not an absolute URL: {url!r}")
    scheme, authority, path, query, fragment = found.groups()
    return PresignedUrl(scheme, authority, path or "/", query or "", fragment or "")
