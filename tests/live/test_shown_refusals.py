"""What each host says of a refusal where the server shows what it saw, and where a
proxy stands before it: here the one right finding must come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tests.conformance import hosts
from tests.conformance.presigned_url import Pair
from tests.servers.capabilities import Tampering

from .conftest import Running
from .sending import Curl, Prepared
from .showing import Change, proxied, showing
from .signing import HostSigns
from .tampering import TWINS

Sent = Callable[[HostSigns], tuple[Prepared, Prepared]]


@pytest.fixture(params=list(hosts.ADAPTERS))
def shown(request: pytest.FixtureRequest, running: Running) -> Iterator[HostSigns]:
    """Each host, signing for the server that shows what it saw."""
    with showing() as server:
        yield HostSigns(running.host(request.param), server)


def _first_finding(host: HostSigns, curl: Curl, signed: Prepared, sent: Prepared) -> str:
    response = curl.send(sent)
    assert response.status >= 400, "it was accepted"
    params: list[Pair] = [
        ("answer", response.body.decode()),
        ("method", signed.method),
        ("url", signed.url),
        *((f"header:{name}", value) for name, value in signed.headers),
    ]
    listed = host.call("diagnose", params)
    return next(name for name, _ in listed if name.startswith("finding:")).partition(":")[2]


def _signed_wrongly(tampering: Tampering) -> Sent:
    def sent(host: HostSigns) -> tuple[Prepared, Prepared]:
        twin = TWINS[tampering](host, "k.png")
        return twin, twin

    return sent


def _changed(change: Callable[[Prepared], Prepared]) -> Sent:
    def sent(host: HostSigns) -> tuple[Prepared, Prepared]:
        signed = host.upload("a/../b c.png")
        return signed, change(signed)

    return sent


CASES: dict[str, Sent] = {
    "HeaderChanged": _changed(lambda sent: sent.with_header("content-type", "text/html")),
    "HeaderMissing": _changed(lambda sent: sent.without_header("x-amz-meta-author")),
    "MethodChanged": _changed(lambda sent: sent.with_method("POST")),
    "QueryChanged": _changed(lambda sent: replace(sent, url=f"{sent.url}&utm_source=mail")),
    "PathEncodedTwice": _changed(lambda sent: sent.with_url_changed("b%20c", "b%2520c")),
    "PathNormalised": _changed(lambda sent: sent.with_url_changed("/a/../", "/")),
    "PathChanged": _changed(lambda sent: sent.with_url_changed("b%20c", "b")),
    "SecretWrong": _signed_wrongly(Tampering.SECRET),
    "RegionWrong": _signed_wrongly(Tampering.REGION),
    "AccessKeyUnknown": _signed_wrongly(Tampering.ACCESS_KEY),
    "ClockSkewed": _signed_wrongly(Tampering.NOT_YET),
    "Expired": _signed_wrongly(Tampering.EXPIRED),
}


@pytest.mark.parametrize("finding", CASES)
def test_what_differed_is_found(shown: HostSigns, curl: Curl, finding: str) -> None:
    assert curl.send(shown.upload("a/../b c.png")).status == 200, "refuses what is right"
    signed, sent = CASES[finding](shown)
    assert _first_finding(shown, curl, signed, sent) == finding


PROXIES: dict[str, Change] = {
    "HostRewritten": lambda target, _: (target, "minio:9000"),
    "PathEncodedTwice": lambda target, host: (
        target.partition("?")[0].replace("%", "%25") + "?" + target.partition("?")[2],
        host,
    ),
    "PathChanged": lambda target, host: (f"/s3{target}", host),
}


@pytest.mark.parametrize("finding", PROXIES)
@pytest.mark.parametrize("server", ["showing", "embedded"])
@pytest.mark.parametrize("host", list(hosts.ADAPTERS))
def test_what_a_proxy_did_is_found(
    running: Running, curl: Curl, host: str, server: str, finding: str
) -> None:
    with showing() as shows:
        behind = shows if server == "showing" else running.server(server)
        with proxied(behind, PROXIES[finding]) as proxy:
            signs = HostSigns(running.host(host), proxy)
            sent = signs.upload("a b.png")
            found = _first_finding(signs, curl, sent, sent)
        if server == "embedded":
            # It does not show what it saw; a path that names another bucket is none of its own.
            assert found in {"SignatureDiffers", "BucketMissing"}
        else:
            assert found == finding


def test_a_proxy_that_changes_nothing_is_none(shown: HostSigns, curl: Curl) -> None:
    with proxied(shown.server, lambda target, host: (target, host)) as proxy:
        through = HostSigns(shown.host, proxy)
        assert curl.send(through.upload("a b.png")).status == 200
