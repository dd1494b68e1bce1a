"""Other ways to the same object: headers that travel in the query, a download that is
asked for by HEAD, a URL that ends like a file, the bucket as a subdomain, behind a proxy
that removes a path, a template, the curl command as pasted into a shell.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Set
from pathlib import Path

import pytest

from tests.servers.capabilities import Ability
from tests.servers.server import Server

from . import proxy
from .sending import Curl, Prepared, Response, read_response
from .signing import BODY, CONTENT_TYPE, METADATA, HostSigns, How, Reference

Cannot = Callable[[Ability], bool]


def test_headers_in_the_query(host: HostSigns, curl: Curl, key: str, cannot: Cannot) -> None:
    upload = host.prepare("PutObject", key, {"Metadata": METADATA}, headers_in_query=True)
    assert upload.headers == ()
    assert "&x-amz-meta-author=Zoe&" in upload.url
    assert curl.send(upload.with_body(BODY)).status == 200
    head = curl.send(host.prepare("HeadObject", key))
    kept = {name: head.headers.get(f"x-amz-meta-{name}") for name in METADATA}
    assert kept == (dict.fromkeys(METADATA) if cannot(Ability.HEADERS_IN_QUERY) else METADATA)
    refused = curl.send(upload.with_url_changed("author=Zoe", "author=Eve").with_body(BODY))
    assert (refused.status, refused.code) == (403, "SignatureDoesNotMatch")


@pytest.mark.parametrize(
    ("named", "moved"),
    [("X-Amz-Meta-Author", {"author"}), ("Metadata", METADATA.keys())],
    ids=["header", "parameter"],
)
def test_single_headers_in_the_query(
    host: HostSigns, curl: Curl, key: str, cannot: Cannot, named: str, moved: Set[str]
) -> None:
    stay = {name: value for name, value in METADATA.items() if name not in moved}
    upload = host.prepare(
        "PutObject",
        key,
        {"ContentType": CONTENT_TYPE, "Metadata": METADATA},
        headers_in_query=[named],
    ).with_body(BODY)
    sent = {f"x-amz-meta-{name}": value for name, value in stay.items()}
    assert dict(upload.headers) == {"content-type": CONTENT_TYPE, **sent}
    assert upload.url.count("&x-amz-meta-") == len(moved)
    assert curl.send(upload).status == 200
    head = curl.send(host.prepare("HeadObject", key))
    assert head.headers["content-type"] == CONTENT_TYPE
    kept = {name: head.headers.get(f"x-amz-meta-{name}") for name in METADATA}
    lost = dict.fromkeys(moved) if cannot(Ability.HEADERS_IN_QUERY) else {}
    assert kept == {**METADATA, **lost}
    for tampered in (
        upload.with_url_changed("author=Zoe", "author=Eve"),
        upload.with_header("content-type", "text/html"),
        *(upload.with_header(name, "another") for name in sent),
    ):
        refused = curl.send(tampered)
        assert (refused.status, refused.code) == (403, "SignatureDoesNotMatch")


def test_a_download_asked_for_by_head(
    host: HostSigns, curl: Curl, key: str, cannot: Cannot
) -> None:
    assert curl.send(host.upload(key)).ok
    overrides = {"ResponseContentDisposition": "attachment"}
    asked = host.prepare("GetObject", key, overrides, method="HEAD")
    assert asked.method == "HEAD"
    head = curl.send(asked)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(BODY))
    if not cannot(Ability.OVERRIDES_OF_HEAD):
        assert head.headers["content-disposition"] == "attachment"
    fetched = curl.send(asked.with_method("GET"))
    assert (fetched.status, fetched.code) == (403, "SignatureDoesNotMatch")
    # The answer to a HEAD has no body, and so no code.
    assert curl.send(asked.with_url_changed("=attachment", "=inline")).status == 403
    assert curl.send(host.download(key).with_method("HEAD")).status == 403


def test_a_url_that_ends_like_a_file(host: HostSigns, curl: Curl, key: str) -> None:
    upload = host.prepare("PutObject", key, url_hint="/new.parquet").with_body(BODY)
    download = host.prepare("GetObject", key, url_hint=".parquet")
    assert upload.url.endswith("#/new.parquet") and download.url.endswith("#.parquet")
    assert curl.send(upload).status == 200
    # What is never sent cannot break the signature.
    for asked in (download, download.with_url_changed("#.parquet", "#.csv")):
        assert curl.send(asked).body == BODY
    for tampered in (
        download.with_url_changed("X-Amz-Expires=300&", "X-Amz-Expires=3000&"),
        download.with_url_changed("#.parquet", "&x=.parquet"),
    ):
        refused = curl.send(tampered)
        assert (refused.status, refused.code) == (403, "SignatureDoesNotMatch")


def test_behind_a_proxy_that_removes_a_path(
    host: HostSigns, server: Server, curl: Curl, key: str
) -> None:
    with proxy.removing("/a b", server.port) as port:
        through = {"endpoint": f"http://127.0.0.1:{port}", "unsigned_path_prefix": "/a b"}
        upload = host.prepare("PutObject", key, signer=through).with_body(BODY)
        assert upload.url.startswith(f"http://127.0.0.1:{port}/a%20b/{server.bucket}/{key}?")
        assert curl.send(upload).status == 200
        download = host.prepare("GetObject", key, signer=through)
        assert curl.send(download).body == BODY
        refused = curl.send(download.with_url_changed(f"/{key}?", f"/{key}x?"))
        assert (refused.status, refused.code) == (403, "SignatureDoesNotMatch")
        # A base path is signed, and the store never sees it.
        signed = {"endpoint": f"http://127.0.0.1:{port}/a b"}
        refused = curl.send(host.prepare("GetObject", key, signer=signed))
        assert (refused.status, refused.code) == (403, "SignatureDoesNotMatch")


def test_the_bucket_as_a_subdomain(
    host: HostSigns, server: Server, curl: Curl, key: str, cannot: Cannot
) -> None:
    named = {"endpoint": server.named_endpoint, "addressing": "virtual"}
    upload = host.prepare("PutObject", key, signer=named).with_body(BODY)
    assert upload.url.startswith(f"http://{server.bucket}.localhost:{server.port}/{key}?")
    stored = curl.send(upload)
    if cannot(Ability.SUBDOMAIN):
        # The key's first part was taken for a bucket.
        assert stored.code in ("NoSuchBucket", "InvalidBucketName")
        return
    assert stored.status == 200
    assert curl.send(Reference(server).plain("GET", key)).body == BODY


def test_the_host_is_the_bucket(
    host: HostSigns, server: Server, curl: Curl, key: str, cannot: Cannot
) -> None:
    domain = f"http://{server.bucket}.localhost:{server.port}"
    custom = {"endpoint": domain, "addressing": "bucket-host"}
    upload = host.prepare("PutObject", key, signer=custom).with_body(BODY)
    assert upload.url.startswith(f"{domain}/{key}?")
    stored = curl.send(upload)
    if cannot(Ability.SUBDOMAIN):
        assert stored.code in ("NoSuchBucket", "InvalidBucketName")
        return
    assert stored.status == 200
    assert curl.send(Reference(server).plain("GET", key)).body == BODY


def test_headers_and_pairs_beyond_the_model(host: HostSigns, curl: Curl, key: str) -> None:
    headers = {"X-Amz-Meta-Ticket": "  a   b ", "Cache-Control": "no-store"}
    upload = host.prepare("PutObject", key, headers=headers, query={"ticket": "4+2 & ü"}).with_body(
        BODY
    )
    assert [name for name, _ in upload.headers] == ["cache-control", "x-amz-meta-ticket"]
    assert "&ticket=4%2B2%20%26%20%C3%BC&" in upload.url
    assert curl.send(upload).status == 200
    for tampered in (
        upload.with_header("cache-control", "public"),
        upload.with_url_changed("ticket=4", "ticket=5"),
    ):
        refused = curl.send(tampered)
        assert (refused.status, refused.code) == (403, "SignatureDoesNotMatch")
    head = curl.send(host.prepare("HeadObject", key))
    assert head.headers["cache-control"] == "no-store"
    assert head.headers["x-amz-meta-ticket"].split() == ["a", "b"]


def test_a_stable_url_works_through_its_window(host: HostSigns, curl: Curl, key: str) -> None:
    assert curl.send(host.upload(key)).ok
    urls = {
        host.prepare("GetObject", key, how=How(signed_ago=ago), stable_for=3600).url
        for ago in (0, 1, 2)
    }
    assert len(urls) <= 2  # Two where a window begins just now.
    for url in urls:
        assert curl.send(Prepared("GET", url)).body == BODY


def test_a_template_signs_what_a_call_does(host: HostSigns, curl: Curl, key: str) -> None:
    parameters = {"ContentType": CONTENT_TYPE, "Metadata": METADATA}
    answer = host.ask("PutObject", key, parameters, form="template")
    assert curl.send(Prepared(answer.method, answer.url, answer.headers, BODY)).status == 200
    download = host.ask("GetObject", key, form="template")
    assert curl.send(Prepared(download.method, download.url, download.headers)).body == BODY


@pytest.mark.parametrize(
    "text", ['it\'s a "nasty" $(key) `here`.txt', "-rf * ~ !.txt"], ids=["quotes", "wild"]
)
def test_the_curl_command_pasted_into_a_shell(
    host: HostSigns, server: Server, text: str, tmp_path: Path
) -> None:
    key = f"{host.name} {text}"
    note = 'it\'s 100% "fine" $HOME'
    parameters = {"ContentType": "text/plain", "Metadata": {"note": note}}
    stored = _pasted(host, tmp_path, "PutObject", key, parameters, BODY)
    assert stored.status == 200, stored
    head = _pasted(host, tmp_path, "HeadObject", key)
    assert head.headers["content-type"] == "text/plain"
    assert head.headers["x-amz-meta-note"] == note
    assert _pasted(host, tmp_path, "GetObject", key).body == BODY
    assert _pasted(host, tmp_path, "DeleteObject", key).status == 204


def test_a_pasted_upload_has_no_content_type_of_curls(
    host: HostSigns, key: str, tmp_path: Path
) -> None:
    assert _pasted(host, tmp_path, "PutObject", key, None, BODY).status == 200
    head = _pasted(host, tmp_path, "HeadObject", key)
    assert head.headers.get("content-type") != "application/x-www-form-urlencoded"


def _pasted(
    host: HostSigns,
    folder: Path,
    operation: str,
    key: str,
    parameters: Mapping[str, object] | None = None,
    body: bytes = b"",
) -> Response:
    """Runs the command untouched; where the answer goes is curl's configuration."""
    command = dict(host.ask(operation, key, parameters, form="details").details)["curl"]
    head, received = folder / "head", folder / "body"
    received.write_bytes(b"")
    configuration = [
        "silent",
        "show-error",
        'noproxy = "*"',
        "max-time = 30",
        f'output = "{received}"',
        f'dump-header = "{head}"',
    ]
    (folder / ".curlrc").write_text("\n".join(configuration))
    done = subprocess.run(
        ["sh", "-c", command],
        check=False,
        env={"PATH": "/usr/bin:/bin", "CURL_HOME": str(folder)},
        input=body,
        capture_output=True,
    )
    assert done.returncode == 0, f"{command}\nended with {done.returncode}: {done.stderr.decode()}"
    return read_response(head.read_bytes(), received.read_bytes())
