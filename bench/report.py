"""What a person reads: a table for each host and kind of URL, and whether goals are reached."""

from __future__ import annotations

from . import work
from .figures import Figure
from .startup import StartUp
from .table import table

TITLES = {
    work.GET: "presigned GET, one key after another",
    work.PUT: "presigned PUT with a signed content type",
}


def speed(host: str, series: str, figures: list[Figure], rounds: int) -> str:
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
    """Whether the goal is reached; for the limit, how many times it we take."""
    if figure.goal is None or figure.ratio is None:
        return ""
    measured = f"; ours takes {1 / figure.ratio:.2f}x" if figure.goal.is_limit else ""
    return f"{figure.goal}: {'reached' if figure.reached else 'MISSED'}{measured}"


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
