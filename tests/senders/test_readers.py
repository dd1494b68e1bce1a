"""What reads by a presigned URL, and what cannot: each line of ``docs/readers.md`` that
names a call is run against the embedded server, in an environment of its own.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import wave
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from s3presign import Signer

from tests.servers import process
from tests.servers.server import BUCKET

from .recorder import Recorder
from .senders import BUILT, ROOT, Missing
from .test_uploads import put

PAGE = (ROOT / "docs" / "readers.md").read_text("utf-8")
# More than any reader takes at once, and two columns, without which GDAL sees no table.
ROWS = 100_000
CSV = "".join(["n,square\n", *(f"{n},{n * n}\n" for n in range(ROWS))]).encode()
SUM = sum(range(ROWS))
PREPARE = """\
import importlib.resources, sys
import duckdb, fsspec, numpy, pandas, polars, pyarrow.parquet, smart_open, zarr
for extension in importlib.resources.files("duckdb_extension_httpfs").glob("extensions/*/*"):
    duckdb.load_extension(str(extension))
url = sys.argv[1]
"""


@dataclass(frozen=True)
class Reads:
    """A call that the page shows, the object it reads, and what comes of it."""

    call: str
    key: str
    result: str


READS = [
    Reads("pandas.read_csv(url)", "n.csv", ".n.sum()"),
    Reads("pandas.read_parquet(url)", "n.parquet", ".n.sum()"),
    Reads('pandas.read_csv(url, compression="gzip")', "n.csv.gz", ".n.sum()"),
    Reads('pandas.read_csv(url + "#.csv.gz")', "n.csv.gz", ".n.sum()"),
    Reads("polars.read_csv(url)", "n.csv", "['n'].sum()"),
    Reads("polars.read_parquet(url)", "n.parquet", "['n'].sum()"),
    Reads("polars.scan_parquet(url)", "n.parquet", ".collect()['n'].sum()"),
    Reads("duckdb.sql(f\"FROM read_parquet('{url}')\")", "n.parquet", ".sum('n').fetchone()[0]"),
    Reads("duckdb.sql(f\"FROM '{url}'\")", "n.csv", ".sum('n').fetchone()[0]"),
    Reads("duckdb.sql(f\"FROM '{url}'\")", "n.parquet", ".sum('n').fetchone()[0]"),
    Reads(
        "pyarrow.parquet.read_table(fsspec.open(url).open())", "n.parquet", "['n'].to_numpy().sum()"
    ),
    Reads('pandas.read_csv(fsspec.open(url, compression="gzip").open())', "n.csv.gz", ".n.sum()"),
    Reads(
        "smart_open.open(url)",
        "n.csv",
        " and sum(int(line.split(',')[0]) for line in [*smart_open.open(url)][1:])",
    ),
]


@dataclass(frozen=True)
class Cannot:
    """A call that the page warns of, and a part of what it ends with."""

    call: str
    key: str
    error: str


CANNOT = [
    Cannot("pandas.read_csv(url)", "n.csv.gz", "UnicodeDecodeError"),
    Cannot("pyarrow.parquet.read_table(url)", "n.parquet", "Unrecognized filesystem type"),
    Cannot('fsspec.filesystem("http").get(url, "copy")', "n.csv", "Error"),
    Cannot("zarr.open(url)", "n.zarr", "Error"),
]


def python(program: str, url: str, folder: Path) -> subprocess.CompletedProcess[str]:
    interpreter = BUILT / "readers" / "bin" / "python"
    if not interpreter.exists():
        raise Missing("build/senders/readers is missing; `make senders` makes it")
    return subprocess.run(
        [str(interpreter), "-c", PREPARE + program, url],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=folder,
    )


@pytest.fixture(scope="session")
def stored(signer: Signer, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Stores an object of every kind; gives the URL of one."""
    folder = tmp_path_factory.mktemp("objects")
    made = python(
        f"""\
numbers = numpy.random.default_rng(0).permutation({ROWS})
pandas.DataFrame({{"n": numbers}}).to_parquet("n.parquet")
zarr.create_array("n.zarr", data=numbers, chunks=numbers.shape)
""",
        "",
        folder,
    )
    assert made.returncode == 0, made.stderr
    (folder / "n.csv").write_bytes(CSV)
    (folder / "n.csv.gz").write_bytes(gzip.compress(CSV))
    with wave.open(str(folder / "tone.wav"), "wb") as tone:
        tone.setparams((1, 2, 8000, 0, "NONE", ""))
        tone.writeframes(bytes(2 * 8000 * 3))
    for file in folder.rglob("*"):
        if file.is_file():
            put(signer, str(file.relative_to(folder)), file.read_bytes())
    return lambda key: signer.presign("GetObject", bucket=BUCKET, key=key).url


@pytest.mark.parametrize("reads", READS, ids=lambda reads: f"{reads.call} {reads.key}")
def test_it_reads(reads: Reads, stored: Callable[[str], str], tmp_path: Path) -> None:
    assert f"`{reads.call}`" in PAGE
    # Ended at once: while the interpreter ends, threads that pyarrow has left sometimes abort it.
    program = f"print({reads.call}{reads.result}, flush=True); __import__('os')._exit(0)"
    done = python(program, stored(reads.key), tmp_path)
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) == SUM


@pytest.mark.parametrize("cannot", CANNOT, ids=lambda cannot: f"{cannot.call} {cannot.key}")
def test_it_cannot(cannot: Cannot, stored: Callable[[str], str], tmp_path: Path) -> None:
    assert f"`{cannot.call}`" in PAGE
    done = python(cannot.call, stored(cannot.key), tmp_path)
    assert done.returncode != 0, "it can now"
    assert cannot.error in done.stderr.splitlines()[-1], done.stderr


def test_fsspec_downloads(stored: Callable[[str], str], tmp_path: Path) -> None:
    call = 'fsspec.filesystem("http").get_file(url, "copy")'
    assert f"`{call}`" in PAGE
    done = python(call, stored("n.csv"), tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "copy").read_bytes() == CSV


def test_zarr_reads_by_a_url_for_each_object(stored: Callable[[str], str], tmp_path: Path) -> None:
    keys = ("zarr.json", "c/0")
    reference = {"version": 1, "refs": {key: [stored(f"n.zarr/{key}")] for key in keys}}
    (tmp_path / "reference.json").write_text(json.dumps(reference))
    program = """\
options = {"fo": "reference.json", "remote_protocol": "http", "remote_options": {"asynchronous": True}}
store = zarr.storage.FsspecStore.from_url("reference://", storage_options=options)
print(zarr.open_array(store, mode="r")[:].sum())
"""
    done = python(program, "", tmp_path)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == SUM


def test_duckdb_asks_once_if_told(
    stored: Callable[[str], str], recorder: Recorder, tmp_path: Path
) -> None:
    recorder.heads()
    once = "duckdb.sql('SET force_download=true')\n"
    assert "SET force_download=true" in PAGE
    done = python(f"{once}print(duckdb.sql(f\"FROM '{{url}}'\"))", stored("n.parquet"), tmp_path)
    assert done.returncode == 0, done.stderr
    assert [head.method for head in recorder.heads()] == ["GET"]


# ---- Programs --------------------------------------------------------------


def run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program = shutil.which(command[0])
    if program is None:
        raise Missing(f"{command[0]} is missing; `bash tools/install.sh senders` installs it")
    return subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=folder)


DOWNLOADS = {
    "curl": ["curl", "--silent", "--fail", "--output", "copy"],
    "wget": ["wget", "--quiet", "--output-document", "copy"],
    "aria2c": ["aria2c", "--quiet", "--out", "copy"],
}


@pytest.mark.parametrize("name", DOWNLOADS)
def test_a_program_downloads(name: str, stored: Callable[[str], str], tmp_path: Path) -> None:
    done = run(*DOWNLOADS[name], stored("n.csv"), folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "copy").read_bytes() == CSV


def test_rclone_downloads(stored: Callable[[str], str], tmp_path: Path) -> None:
    rclone = process.from_a_wheel("rclone")
    done = run(rclone, "copyurl", stored("n.csv"), "copy", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "copy").read_bytes() == CSV


@pytest.mark.parametrize(
    "asks_first",
    [
        ["curl", "--silent", "--fail", "--head"],
        ["wget", "--quiet", "--spider"],
        ["aria2c", "--use-head=true"],
    ],
    ids=["curl", "wget", "aria2c"],
)
def test_head_with_a_url_for_get_is_refused(
    asks_first: list[str], stored: Callable[[str], str], tmp_path: Path
) -> None:
    done = run(*asks_first, stored("n.csv"), folder=tmp_path)
    assert done.returncode != 0


def test_ffmpeg_reads_from_the_middle(stored: Callable[[str], str], tmp_path: Path) -> None:
    done = run(
        "ffprobe",
        "-v",
        "error",
        "-show_entries",
        "format=duration",
        stored("tone.wav"),
        folder=tmp_path,
    )
    assert "duration=3.0" in done.stdout, done.stderr
    cut = run(
        "ffmpeg", "-v", "error", "-ss", "2", "-i", stored("tone.wav"), "end.wav", folder=tmp_path
    )
    assert cut.returncode == 0, cut.stderr
    with wave.open(str(tmp_path / "end.wav")) as end:
        assert end.getnframes() == 8000


def test_gdal_reads(stored: Callable[[str], str], recorder: Recorder, tmp_path: Path) -> None:
    recorder.heads()
    done = run(
        *("ogrinfo", "-ro", "-so", "-al", "--config", "GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR"),
        f"CSV:/vsicurl/{stored('n.csv')}",
        folder=tmp_path,
    )
    assert f"Feature Count: {ROWS}" in done.stdout, done.stdout + done.stderr
    # It sees the signature and spares the HEAD that would be refused.
    assert {head.method for head in recorder.heads()} == {"GET"}
