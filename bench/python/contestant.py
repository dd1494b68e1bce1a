"""What a contestant is: a name and a function that presigns one key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata


@dataclass(frozen=True)
class Contestant:
    """One presigner that is asked for one kind of URL.

    ``package`` is the distribution that it comes from; ``url`` answers the URL
    for a key, and ``run`` makes one for each of many keys.
    """

    series: str
    name: str
    package: str
    url: Callable[[str], str] | None
    run: Callable[[list[str]], object]

    @property
    def version(self) -> str:
        return metadata.version(self.package)


def one_after_another(
    series: str, name: str, package: str, url: Callable[[str], str]
) -> Contestant:
    """A contestant that is called once for each key."""

    def run(keys: list[str]) -> None:
        for key in keys:
            url(key)

    return Contestant(series, name, package, url, run)
