"""Many keys at once: order, formats, errors with their lines, and bounded memory."""

import csv
import io
import json
import subprocess
import time
from pathlib import Path

import pytest

from .conftest import COMMAND, Command

TARGET = ("sign", "s3://photos", "--signing-time", "2026-01-02T03:04:05Z")


def paths(urls: str) -> list[str]:
    return [
        line.split("?")[0].removeprefix("https://photos.s3.eu-west-1.amazonaws.com/")
        for line in urls.splitlines()
    ]


@pytest.mark.parametrize("threads", ["1", "2", "7"])
def test_order_is_kept(command: Command, threads: str) -> None:
    keys = [f"{number}/{'x' * (number % 97)}" for number in range(8_000)]
    ran = command(*TARGET, "--threads", threads, stdin="\n".join(keys) + "\n")
    assert (ran.code, paths(ran.out) == keys) == (0, True)


def test_gives_the_urls_of_get(command: Command) -> None:
    keys = ["a b", "ä", "a%20b", "'\"", "k" * 1000]
    one_by_one = [command("get", f"s3://photos/p/{key}", *TARGET[2:]).out for key in keys]
    ran = command("sign", "s3://photos/p/", *TARGET[2:], stdin="\n".join(keys))
    assert ran.out == "".join(one_by_one)
    many = command("sign", "s3://photos/p/", *TARGET[2:], stdin="\n".join(keys * 300))
    assert many.out == ran.out * 300


def test_a_refused_key_leaves_its_own_line_empty(command: Command) -> None:
    """Wherever it stands in a batch, and whatever is wrong with it."""
    bad = {0: b"\xff", 1: b"", 127: b"k" * 1025, 128: b"caf\xe9", 1_500: b"", 1_999: b"\xc3"}
    keys = [bad.get(row, b"%d" % row) for row in range(2_000)]
    ran = command(*TARGET, "--keep-going", stdin=b"\n".join(keys) + b"\n")
    assert paths(ran.out) == ["" if row in bad else str(row) for row in range(2_000)]
    named = [line.split(": ")[1] for line in ran.err.splitlines() if line.startswith("error")]
    assert (ran.code, named) == (1, [f"line {row + 1}" for row in bad])
    assert (ran.err.count("error[InvalidKey]"), ran.err.count("error[MissingKey]")) == (4, 2)


def test_what_stands_behind_a_refused_key_is_not_said(command: Command) -> None:
    ran = command(*TARGET, stdin="./a\n" + "k" * 1025 + "\n./b\n")
    assert (ran.code, ran.out.count("\n")) == (3, 1)
    assert [f"line {line}:" in ran.err for line in (1, 2, 3)] == [True, True, False]


def test_keys_may_hold_line_feeds_where_nul_ends_them(command: Command) -> None:
    ran = command(*TARGET, "--from", "nul", stdin="a\nb\0c\0")
    assert [url.split("?")[0].rsplit("/", 1)[1] for url in ran.out.rstrip("\0").split("\0")] == [
        "a%0Ab",
        "c",
    ]


def test_csv_comes_back_with_a_column_more(command: Command) -> None:
    source = 'id,object,note\n1,a b,"x, ""y"""\n2,"c,d","line\nbreak"\n'
    ran = command(*TARGET, "--from", "csv", "--column", "object", stdin="\ufeff" + source)
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [row["note"] for row in rows] == ['x, "y"', "line\nbreak"]
    assert paths("\n".join(row["url"] for row in rows)) == ["a%20b", "c%2Cd"]
    refused = command(*TARGET, "--from", "csv", stdin=source)
    assert (refused.code, "id, object, note" in refused.err) == (2, True)
    assert command(*TARGET, "--from", "csv", stdin="").out == ""


def test_csv_records_without_a_key_come_back_without_a_url(command: Command) -> None:
    source = 'object,key\n"",a\n""\n"x\ny"\n1,"b",2\n'
    ran = command(*TARGET, "--from", "csv", "--keep-going", stdin=source)
    rows = list(csv.reader(io.StringIO(ran.out)))
    assert [row[:-1] for row in rows[1:]] == [["", "a"], [""], ["x\ny"], ["1", "b", "2"]]
    assert [url.split("?")[0][-2:] for *_, url in rows[1:]] == ["/a", "", "", "/b"]
    assert (ran.code, [f"line {line}:" in ran.err for line in (2, 3, 4, 6)]) == (
        1,
        [False, True, True, False],
    )


def test_json_lines_come_back_with_a_member_more(command: Command) -> None:
    ran = command(*TARGET, "--from", "jsonl", stdin='{"n": 1, "key": "ä\\n"}\n{"key":"b"}')
    objects = [json.loads(line) for line in ran.out.splitlines()]
    assert [list(found) for found in objects] == [["n", "key", "url"], ["key", "url"]]
    assert paths(objects[0]["url"]) == ["%C3%A4%0A"]


def test_json_lines_without_a_key_come_back_without_a_url(command: Command) -> None:
    source = '{"url": 3, "key": "a"}\n{"n": 1}\n5\n\n{"key": "b"}\n'
    ran = command(*TARGET, "--from", "jsonl", "--keep-going", stdin=source)
    objects = [json.loads(line) for line in ran.out.splitlines()]
    assert [" ".join(found) for found in objects] == ["url key", "n url", "url", "url", "key url"]
    assert [bool(found["url"]) for found in objects] == [True, False, False, False, True]
    assert (ran.code, ran.err.count("error: line")) == (1, 3)


@pytest.mark.parametrize(
    "form, bad",
    [("lines", "k" * 1025), ("csv", "k" * 1025), ("jsonl", '{"key": 5}'), ("jsonl", "{")],
)
def test_an_error_names_its_line(command: Command, form: str, bad: str) -> None:
    header = "key\n" if form == "csv" else ""
    good = ['{"key":"a"}'] * 6_000 if form == "jsonl" else ["a"] * 6_000
    lines = [*good, bad, *good[:5]]
    stdin = header + "\n".join(lines) + "\n"
    number = 6_001 + len(header.splitlines())
    ran = command(*TARGET, "--from", form, stdin=stdin)
    assert (ran.code in (2, 3), f"line {number}" in ran.err) == (True, True), ran.err
    assert ran.out.count("\n") == 6_000 + len(header.splitlines())
    ran = command(*TARGET, "--from", form, "--keep-going", stdin=stdin)
    assert (ran.code, ran.out.count("\n")) == (1, 6_006 + len(header.splitlines()))


def test_a_key_is_answered_before_the_next_comes(command: Command) -> None:
    with subprocess.Popen(
        [COMMAND, *TARGET], env=command.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as run:
        assert run.stdin and run.stdout
        for key in (b"first", b"second"):
            run.stdin.write(key + b"\n")
            run.stdin.flush()
            assert key in run.stdout.readline()
        run.stdin.close()
    assert run.returncode == 0


def test_memory_does_not_grow_with_the_input(command: Command, tmp_path: Path) -> None:
    def peak(count: int) -> int:
        report = tmp_path / "peak"
        subprocess.run(
            f"seq {count} | /usr/bin/env time -f %M -o {report} {COMMAND} sign s3://photos >/dev/null",
            shell=True, check=True, env=command.environment(), timeout=300,
        )  # fmt: skip
        return int(report.read_text())

    few, many = peak(20_000), peak(100_000)
    assert many < 60_000 and many < few + 8_000, (few, many)


def test_a_record_without_an_end_is_refused(command: Command) -> None:
    started = time.monotonic()
    ran = command(*TARGET, stdin="x" * 2_000_000)
    assert (ran.code, "longer than 1 MiB" in ran.err) == (2, True)
    assert time.monotonic() - started < 20
