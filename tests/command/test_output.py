"""The forms of a result: the schema of JSON, QR codes that are read again, pages that are opened."""

import json
import re
import subprocess
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

from .conftest import ROOT, Command

SCHEMA = json.loads((ROOT / "cli/schema/result.json").read_text())
SESSION = {
    "AWS_ACCESS_KEY_ID": "ASIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "s",
    "AWS_SESSION_TOKEN": "t" * 300,
    "AWS_REGION": "eu-west-1",
}


@pytest.mark.parametrize(
    "arguments",
    [
        ["get", "s3://p/a b", "s3://q/c"],
        ["put", "s3://p/a", "--type", "image/png"],
        ["form", "s3://p/a"],
        ["list", "s3://p"],
        ["op", "ListBuckets"],
        ["parts", "s3://p/a", "--size", "20000000"],
        ["parts", "s3://p/a", "--size", "20000000", "--upload-id", "id"],
    ],
    ids=" ".join,
)
def test_json_has_the_schema_that_is_shipped(command: Command, arguments: list[str]) -> None:
    ran = command(*arguments, "--output", "json", env=SESSION)
    assert ran.code == 0, ran.err
    for line in ran.out.splitlines():
        jsonschema.validate(json.loads(line), SCHEMA, format_checker=jsonschema.FormatChecker())


def test_the_schema_refuses_what_no_result_has() -> None:
    for wrong in ({}, {"url": "x"}, {"unknown": 1}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, SCHEMA)


def test_json_says_what_python_says(command: Command) -> None:
    s3presign = pytest.importorskip("s3presign")
    told = json.loads(command("put", "s3://p/a", "--type", "x/y", "-o", "json").out)
    names = set(told) - {"bucket", "key"}
    assert names == {
        name for name in dir(s3presign.PresignedRequest) if name in SCHEMA["properties"]
    }


def decoded(dots: list[list[bool]], folder: Path) -> str:
    """What a reader of QR codes sees in an image of these dark dots."""
    scale = 4
    rows = [
        " ".join("0" if dark else "255" for dark in row for _ in range(scale))
        for row in dots
        for _ in range(scale)
    ]
    image = folder / "code.pgm"
    image.write_text(f"P2\n{len(dots[0]) * scale} {len(rows)}\n255\n" + "\n".join(rows) + "\n")
    done = subprocess.run(["zbarimg", "--quiet", "--raw", image], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_qr_code_on_a_terminal_is_the_url(command: Command, tmp_path: Path) -> None:
    at = ["get", "s3://photos/a", "--signing-time", "1767323045"]
    url, code = command(*at).out.strip(), command(*at, "-o", "qr").out.rstrip("\n")
    # Blocks are drawn in the terminal's foreground, which is the light of the code.
    halves = {" ": (True, True), "▀": (False, True), "▄": (True, False), "█": (False, False)}
    lines = code.split("\n")
    width = max(map(len, lines))
    dots = []
    for line in lines:
        pairs = [halves[character] for character in line.ljust(width)]
        dots += [[upper for upper, _ in pairs], [lower for _, lower in pairs]]
    assert decoded(dots, tmp_path) == url


def test_a_qr_code_as_an_image_is_the_url(command: Command, tmp_path: Path) -> None:
    at = ["get", "s3://photos/a", "--signing-time", "1767323045"]
    url, image = command(*at).out.strip(), command(*at, "-o", "svg").out
    size = int(re.search(r'viewBox="0 0 (\d+)', image)[1])  # type: ignore[index]
    dots = [[False] * size for _ in range(size)]
    squares = re.findall(r"M(\d+) (\d+)h(\d+)v(\d+)", image)
    assert squares
    for x, y, width, height in (tuple(map(int, square)) for square in squares):
        for row in dots[y : y + height]:
            row[x : x + width] = [True] * width
    assert decoded(dots, tmp_path) == url


def test_a_url_that_no_code_holds_is_refused(command: Command) -> None:
    ran = command("get", "s3://p/a", "-o", "qr", env=SESSION | {"AWS_SESSION_TOKEN": "t" * 3000})
    assert (ran.code, ran.out, "too long for a QR code" in ran.err) == (2, "", True)


def test_nothing_in_a_page_or_a_script_ends_its_text(command: Command) -> None:
    target = "s3://p/</script><img src=x onerror=alert(1)>'\"$(date)`"
    for verb in (
        ["get", target],
        ["put", target, "--meta", "a=</script>'\"$(date)"],
        ["form", target],
    ):
        page = command(*verb, "-o", "html").out
        assert page.count("</script>") == page.count("<script>") and "<img" not in page


def test_powershell_is_one_command(command: Command) -> None:
    line = command(
        "put", "s3://p/it's", "--type", "it's/png", "--meta", "a=o’neil", "-o", "powershell"
    ).out
    assert line.startswith("Invoke-WebRequest -Method PUT -Uri 'https://") and line.count("\n") == 1
    assert "-ContentType 'it''s/png'" in line and "-InFile $File" in line
