"""Each recipe of ``examples/senders`` uploads to the embedded server: what it sends is
what was signed, and what is stored is what was sent.
"""

from __future__ import annotations

import random
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from s3presign import PresignedRequest, Signer

from tests.servers.server import BUCKET

from .recorder import Recorder
from .senders import SENDERS, Sender, written

SIZES = {"nothing": 0, "1 kB": 1_000, "3 MB": 3_000_000}
CONTENT_TYPE = "text/plain; charset=utf-8"
# What the page says of these; S3 does not mind the first.
SORTS_THE_QUERY = {"ruby/faraday"}
FOLLOWS_A_REDIRECT = {
    "browser/fetch",
    "curl/upload",
    "dotnet/HttpClientUpload",
    "java/OkHttpUpload",
    "node/fetch",
    "python/aiohttp_upload",
    "python/requests_upload",
}
KEEPS_DOTS = {
    "curl/upload",
    "dotnet/HttpClientUpload",
    "go/upload",
    "java/ApacheHttpClientUpload",
    "java/HttpUrlConnectionUpload",
    "java/JdkHttpClientUpload",
    "php/curl",
    "php/streams",
    "python/aiohttp_upload",
    "python/urllib_upload",
    "ruby/faraday",
    "ruby/httparty",
    "ruby/net_http",
    "rust/src/bin/ureq",
}
SENDS_UTF_8 = {
    "curl/upload",
    "go/upload",
    "java/HttpUrlConnectionUpload",
    "php/curl",
    "php/guzzle",
    "php/streams",
    "python/aiohttp_upload",
    "ruby/faraday",
    "ruby/httparty",
    "ruby/net_http",
    "rust/src/bin/reqwest",
    "rust/src/bin/ureq",
}
METADATA = {"author": "Zoe", "album": "summer  2026"}


@pytest.fixture(params=list(SENDERS))
def sender(request: pytest.FixtureRequest) -> Sender:
    return SENDERS[request.param]


@pytest.fixture
def key(request: pytest.FixtureRequest) -> str:
    """A key that no other test uses, with what clients like to write anew."""
    return f"{request.node.name}//a b+c&d=e~(f)'é.txt"


def content(size: int) -> bytes:
    """Bytes of every kind, always the same."""
    return random.Random(size).randbytes(size)


def file_of(folder: Path, size: int) -> Path:
    file = folder / "body.bin"
    file.write_bytes(content(size))
    return file


def signed(signer: Signer, key: str, **parameters: Any) -> PresignedRequest:
    return signer.presign(
        "PutObject",
        bucket=BUCKET,
        key=key,
        content_type=CONTENT_TYPE,
        metadata=METADATA,
        **parameters,
    )


def stored(signer: Signer, key: str) -> tuple[bytes, dict[str, str]] | None:
    """The object and its headers, or nothing."""
    url = signer.presign("GetObject", bucket=BUCKET, key=key).url
    try:
        with urllib.request.urlopen(url, timeout=30) as response:
            return response.read(), {n.lower(): v for n, v in response.headers.items()}
    except urllib.error.HTTPError as refused:
        assert refused.code == 404, refused.read()
        return None


def put(signer: Signer, key: str, body: bytes) -> None:
    """Stores an object, for whoever reads one."""
    url = signer.presign("PutObject", bucket=BUCKET, key=key).url
    urllib.request.urlopen(urllib.request.Request(url, body, method="PUT"), timeout=30).close()


def assert_stored(signer: Signer, key: str, size: int) -> None:
    """The object is the file, byte for byte, with its type and metadata."""
    found = stored(signer, key)
    assert found is not None, "nothing is stored"
    body, headers = found
    assert body == content(size)
    assert headers["content-type"] == CONTENT_TYPE
    assert {name: headers[f"x-amz-meta-{name}"] for name in METADATA} == METADATA


@pytest.mark.parametrize("size", SIZES.values(), ids=list(SIZES))
@pytest.mark.parametrize("bound", [True, False], ids=["length signed", "length not signed"])
def test_it_sends_what_was_signed(
    sender: Sender,
    size: int,
    bound: bool,
    signer: Signer,
    recorder: Recorder,
    key: str,
    tmp_path: Path,
) -> None:
    more = {"content_length": size, "create_only": True} if bound else {}
    upload = signed(signer, key, **more)
    request = written(tmp_path, upload.method, upload.url, dict(upload.headers))
    recorder.heads()
    outcome = sender.run(request, file_of(tmp_path, size))
    heads = [head for head in recorder.heads() if head.method == "PUT"]
    assert outcome.ok, outcome.text
    assert len(heads) == 1, heads
    sent = {name: heads[0].values(name) for name in upload.headers}
    assert sent == {name: [value] for name, value in upload.headers.items()}
    # S3 refuses bodies in chunks.
    assert heads[0].values("transfer-encoding") == []
    assert heads[0].values("content-length") == [str(size)]
    target = upload.url.removeprefix(recorder.endpoint)
    if sender.name in SORTS_THE_QUERY:
        path, _, query = target.partition("?")
        target = f"{path}?{'&'.join(sorted(query.split('&')))}"
    assert heads[0].target == target
    assert_stored(signer, key, size)


@pytest.mark.parametrize("size", SIZES.values(), ids=list(SIZES))
def test_what_was_altered_is_refused(
    sender: Sender, size: int, signer: Signer, key: str, tmp_path: Path
) -> None:
    upload = signed(signer, key)
    headers = {**upload.headers, "x-amz-meta-author": "Eve"}
    request = written(tmp_path, upload.method, upload.url, headers)
    outcome = sender.run(request, file_of(tmp_path, size))
    assert not outcome.ok
    assert "403" in outcome.text and "SignatureDoesNotMatch" in outcome.text, outcome.text
    assert "X-Amz-Signature" not in outcome.text, "the URL is a secret"
    assert stored(signer, key) is None


@dataclass(frozen=True)
class Redirected:
    """An upload, and a server that sends everybody on to it."""

    address: str
    upload: PresignedRequest


@pytest.fixture
def redirected(signer: Signer, key: str) -> Iterator[Redirected]:
    upload = signed(signer, key)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_PUT(self) -> None:  # noqa: N802 - the name that http.server calls
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(307)
            self.send_header("Location", upload.url)
            self.send_header("Content-Length", "0")
            self.send_header("Connection", "close")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield Redirected(f"http://127.0.0.1:{listening.server_port}/", upload)
        listening.shutdown()


def test_a_redirect_is_followed_with_the_body_or_is_an_error(
    sender: Sender, signer: Signer, redirected: Redirected, key: str, tmp_path: Path
) -> None:
    upload = redirected.upload
    request = written(tmp_path, upload.method, redirected.address, dict(upload.headers))
    outcome = sender.run(request, file_of(tmp_path, 1_000))
    assert outcome.ok == (sender.name in FOLLOWS_A_REDIRECT), outcome.text
    if outcome.ok:
        assert_stored(signer, key, 1_000)
    else:
        assert stored(signer, key) is None


def test_segments_of_dots_arrive_or_are_refused(
    sender: Sender, signer: Signer, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    upload = signed(signer, f"{request.node.name}/../up/./here.txt")
    written_to = written(tmp_path, upload.method, upload.url, dict(upload.headers))
    outcome = sender.run(written_to, file_of(tmp_path, 1_000))
    assert outcome.ok == (sender.name in KEEPS_DOTS), outcome.text


def test_metadata_beyond_ascii_arrives_or_is_refused(
    sender: Sender, signer: Signer, key: str, tmp_path: Path
) -> None:
    metadata = {"author": "Zoë"}
    upload = signer.presign("PutObject", bucket=BUCKET, key=key, metadata=metadata)
    request = written(tmp_path, upload.method, upload.url, dict(upload.headers))
    outcome = sender.run(request, file_of(tmp_path, 1_000))
    assert outcome.ok == (sender.name in SENDS_UTF_8), outcome.text
