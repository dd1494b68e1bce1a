"""Every line that docs/command.md and cli/README.md show is one that the command takes, and the
upload that each hands to a shell is one that the store has then.
"""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.servers.server import Server

from .conftest import COMMAND, ROOT, Command, shell

PAGES = [ROOT / "docs/command.md", ROOT / "cli/README.md"]


def shown(page: Path) -> list[str]:
    """The commands in the blocks of a page, without what stands around them in a pipe."""
    blocks = re.findall(r"^```\n(.*?)^```", page.read_text(), re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if "s3presign " in line]
    runs = [re.split(r"\)\" | >| <|\s+# ", line.removeprefix("$ "))[0] for line in lines]
    runs = [run for run in runs if not run.startswith(("cargo", "pipx", "npx"))]
    return [run[run.index("s3presign ") :] for run in runs]


def handed_to_a_shell(page: Path) -> list[str]:
    """The lines, in blocks or in a sentence, whose command a shell runs."""
    return re.findall(r"sh -c \"\$\(s3presign .*?\)\" <[\w.]+", page.read_text())


LINES = [(page.name, line) for page in PAGES for line in shown(page)]


def test_there_are_many() -> None:
    assert len(LINES) > 20


@pytest.mark.parametrize("page, line", LINES)
def test_is_taken(command: Command, page: str, line: str) -> None:
    (command.home / "logo.png").write_bytes(b"pixels")
    (command.home / "film.mp4").write_bytes(b"frames")
    (command.home / "answer.xml").write_text("<Error><Code>AccessDenied</Code></Error>")
    upload = command("put", "s3://photos/a", "--type", "image/png", "--output", "json").out
    (command.home / "signed.json").write_text(upload)
    url = upload.split('"url":"')[1].split('"')[0]
    words = [url if word == "URL" else word for word in shlex.split(line)[1:]]
    stdin = {"csv": "object\na\n", "jsonl": '{"key": "a"}\n'}.get(
        words[words.index("--from") + 1] if "--from" in words else ""
    )
    ran = command(*words, cwd=command.home, stdin=stdin or url)
    assert ran.code == 0, ran.err
    assert ran.out


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_shell_is_handed_uploads_the_file(
    stored: Command, server: Server, page: Path
) -> None:
    (line,) = handed_to_a_shell(page)
    pixels = f"pixels of {page}".encode()
    (stored.home / "logo.png").write_bytes(pixels)
    programs = stored.home / "programs"
    programs.mkdir()
    (programs / "s3presign").symlink_to(COMMAND.resolve())
    key = f"{page.name}/logo.png"
    line = re.sub(r"s3://\S+", f"s3://{server.bucket}/{key}", line)
    own = stored.environment({})
    environment = own | {"PATH": f"{programs}:{own['PATH']}"}
    subprocess.run(["sh", "-euc", line], env=environment, cwd=stored.home, check=True, timeout=60)
    download = stored("get", f"s3://{server.bucket}/{key}", env={}).out.strip()
    assert shell(f"curl --silent --fail '{download}'") == pixels
