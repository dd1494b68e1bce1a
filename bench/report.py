"""What a person reads: a table for each host and kind of URL, and whether goals are reached."""

from __future__ import annotations

from statistics import median
from typing import Any

from . import work
from .figures import Figure
from .goals import OURS, OVER_C
from .host import DOTNET, RUST, C, Host, Rounds
from .startup import StartUp
from .table import table

TITLES = {
    work.GET: "presigned GET, one key after another",
    work.UUID: "presigned GET, one UUID after another",
    work.PUT: "presigned PUT with a signed content type",
}


def speeds(host: str, figures: list[Figure], rounds: int) -> str:
    """The tables of one host."""
    measured = {figure.series for figure in figures}
    return "\n\n".join(
        _speed(host, series, figures, rounds) for series in TITLES if series in measured
    )


def _speed(host: str, series: str, figures: list[Figure], rounds: int) -> str:
    """The table of one host and kind of URL."""
    title = f"{host}: {TITLES[series]} (CPU time, median of {rounds} rounds)"
    rows = [
        [
            figure.name,
            figure.version,
            f"{figure.microseconds:.2f}",
            "" if figure.ratio is None else f"{figure.ratio:.2f}x",
            verdict(figure),
        ]
        for figure in figures
        if figure.series == series
    ]
    headings = ["contestant", "version", "µs/URL", "to ours", "goal"]
    return f"{title}\n{table(headings, rows, texts=['contestant', 'version', 'goal'])}"


def verdict(figure: Figure) -> str:
    """Whether the goal is reached."""
    if figure.goal is None or figure.ratio is None:
        return ""
    return f"{figure.goal.verdict(figure.ratio)}: {'reached' if figure.reached else 'MISSED'}"


def summary(measured: dict[Host, list[Figure]]) -> str:
    """All hosts in one table: a template beside the host's own SDK, and beside the core."""
    ours = {host: _downloads(figures)[OURS] for host, figures in measured.items()}
    core = ours[RUST].microseconds
    rows = [
        [
            host.name,
            f"{figure.microseconds:.2f}",
            host.sdk or "",
            f"{_downloads(measured[host])[host.sdk].ratio:.0f}x" if host.sdk else "",
            f"{figure.microseconds / core:.2f}x",
        ]
        for host, figure in ours.items()
    ]
    headings = ["host", "µs/URL", "its SDK", "SDK to ours", "ours to core"]
    title = "One URL by a template in each host (CPU time, median)"
    return f"{title}\n{table(headings, rows, texts=['host', 'its SDK'])}"


def allocations(measured: dict[Host, Rounds]) -> str:
    """What a URL leaves to a garbage collector. The least that a URL can be is a string: in
    Java two allocations, in .NET one.
    """
    rows = [
        [host.name, name, f"{figures[0]:.0f}"]
        for host, rounds in measured.items()
        for name, figures in rounds[work.GET].items()
    ]
    title = "Memory allocated for one URL"
    headings = ["host", "contestant", "bytes/URL"]
    return f"{title}\n{table(headings, rows, texts=['host', 'contestant'])}"


def over_c(measured: dict[Host, list[Figure]]) -> str:
    """What .NET adds to the C library that it calls: text in its own encoding."""
    rows = []
    for series, title in ((work.GET, "digits"), (work.UUID, "UUIDs")):
        c, dotnet = (
            next(each for each in measured[host] if (each.series, each.name) == (series, OURS))
            for host in (C, DOTNET)
        )
        ratio = dotnet.microseconds / c.microseconds
        said = "reached" if ratio <= OVER_C else "MISSED"
        rows.append(
            [
                title,
                f"{c.microseconds:.2f}",
                f"{dotnet.microseconds:.2f}",
                f"{ratio:.2f}x",
                f"at most {OVER_C:g}x: {said}",
            ]
        )
    headings = ["keys", "C µs/URL", ".NET µs/URL", ".NET to C", "goal"]
    title = "A template in .NET beside the C library (CPU time, median)"
    return f"{title}\n{table(headings, rows, texts=['keys', 'goal'])}"


def threads(answer: dict[str, Any]) -> str:
    """Threads that share one template in .NET: how many URLs a second all of them sign, to one."""
    rows = []
    for name, by_threads in answer["times"].items():
        alone = median(by_threads["1"])
        for count, rounds in by_threads.items():
            nanoseconds = median(rounds)
            rows.append([name, count, f"{nanoseconds / 1000:.3f}", f"{alone / nanoseconds:.2f}x"])
    title = f".NET: threads that share one template (wall time, collector: {answer['collector']})"
    headings = ["URLs in", "threads", "µs/URL", "URLs to one thread's"]
    return f"{title}\n{table(headings, rows, texts=['URLs in'])}"


def _downloads(figures: list[Figure]) -> dict[str, Figure]:
    return {figure.name: figure for figure in figures if figure.series == work.GET}


def endpoints(figures: list[Figure]) -> str:
    """Where a bucket lives, of all hosts in one table: the fastest is ours, in Rust."""
    resolvers = [figure for figure in figures if figure.series == work.ENDPOINT]
    ours = resolvers[0].microseconds
    rows = [
        [
            figure.name,
            figure.version,
            f"{figure.microseconds:.2f}",
            f"{figure.microseconds / ours:.1f}x",
        ]
        for figure in resolvers
    ]
    title = "The endpoint of one bucket after another, without a signature (CPU time, median)"
    headings = ["resolver", "version", "µs", "to ours"]
    return f"{title}\n{table(headings, rows, texts=['resolver', 'version'])}"


def start_up(measured: list[StartUp], rounds: int) -> str:
    """The table of what a fresh process pays."""
    rows = [
        [
            each.host,
            each.name,
            f"{each.import_ms:.1f}",
            f"{each.ready_ms:.1f}",
            f"{each.first_url_ms:.1f}",
            f"{each.peak_mib:.1f}",
            "" if each.disk_mib is None else f"{each.disk_mib:.1f}",
        ]
        for each in measured
    ]
    headings = ["host", "package", "import ms", "+ client ms", "+ first URL ms"]
    headings += ["peak MiB", "on disk MiB"]
    title = f"Start-up in a fresh process (CPU time, median of {rounds} processes)"
    return f"{title}\n{table(headings, rows, texts=['host', 'package'])}"
