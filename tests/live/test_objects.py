"""An object's life through the URLs of every host: made once, described, fetched
whole and in part, listed, removed.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from urllib.parse import quote

import pytest

from tests.servers.capabilities import Ability

from .sending import Curl
from .signing import BODY, CONTENT_TYPE, METADATA, HostSigns

Cannot = Callable[[Ability], bool]

FILE_NAME = "Zoë's summer (2026) – 50 % off.png"
PARAMETERS = {"ContentType": CONTENT_TYPE, "Metadata": METADATA}


def test_an_upload_comes_back_as_it_was(
    host: HostSigns, curl: Curl, key: str, cannot: Cannot
) -> None:
    picture = bytes(range(256)) * 5000
    upload = host.prepare("PutObject", key, PARAMETERS, create_only=True).with_body(picture)
    assert dict(upload.headers) == {
        "content-type": CONTENT_TYPE,
        "if-none-match": "*",
        **{f"x-amz-meta-{name}": value for name, value in METADATA.items()},
    }
    assert curl.send(upload).status == 200

    if not cannot(Ability.CREATE_ONLY):
        again = curl.send(upload.with_body(b"another"))
        assert (again.status, again.code) == (412, "PreconditionFailed")

    download = curl.send(host.prepare("GetObject", key, download_as=FILE_NAME))
    assert download.status == 200
    assert hashlib.sha256(download.body).hexdigest() == hashlib.sha256(picture).hexdigest()
    disposition = download.headers["content-disposition"]
    assert disposition.startswith("attachment")
    # RFC 8187: the name in UTF-8, percent-encoded, for every client of this century.
    encoded = re.search(r"filename\*=UTF-8''([^;\s]+)", disposition)
    assert encoded, disposition
    assert _percent_decoded(encoded[1]) == FILE_NAME
    if not cannot(Ability.CONTENT_TYPE):
        assert download.headers["content-type"] == CONTENT_TYPE
    if not cannot(Ability.METADATA):
        assert {name: download.headers[f"x-amz-meta-{name}"] for name in METADATA} == METADATA


def _percent_decoded(text: str) -> str:
    return re.sub(
        rb"%([0-9A-F]{2})", lambda found: bytes.fromhex(found[1].decode()), text.encode()
    ).decode()


def test_head_tells_what_get_would(host: HostSigns, curl: Curl, key: str) -> None:
    assert curl.send(host.upload(key)).ok
    head = curl.send(host.prepare("HeadObject", key))
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(BODY))
    assert head.headers["content-type"] == CONTENT_TYPE


def test_a_signed_range_fetches_a_part(
    host: HostSigns, curl: Curl, key: str, cannot: Cannot
) -> None:
    assert curl.send(host.upload(key)).ok
    download = host.prepare("GetObject", key, {"Range": "bytes=4-9"})
    assert download.headers == (("range", "bytes=4-9"),)
    part = curl.send(download)
    assert part.body == BODY[4:10]
    assert part.status == (200 if cannot(Ability.RANGE_STATUS) else 206)
    assert part.headers["content-range"] == f"bytes 4-9/{len(BODY)}"
    other = curl.send(download.with_header("range", "bytes=0-19"))
    assert (other.status, other.code) == (403, "SignatureDoesNotMatch")


def test_an_unsigned_range_is_the_clients_choice(host: HostSigns, curl: Curl, key: str) -> None:
    assert curl.send(host.upload(key)).ok
    part = curl.send(host.prepare("GetObject", key).with_header("range", "bytes=0-2"))
    assert part.body == BODY[:3]


def test_overrides_shape_the_answer(host: HostSigns, curl: Curl, key: str, cannot: Cannot) -> None:
    assert curl.send(host.upload(key)).ok
    overrides = {
        "ResponseContentType": "text/plain; charset=utf-8",
        "ResponseCacheControl": "private, max-age=60",
        "ResponseContentDisposition": 'inline; filename="a+b & c.txt"',
    }
    download = curl.send(host.prepare("GetObject", key, overrides))
    assert download.body == BODY
    if not cannot(Ability.OVERRIDES):
        assert download.headers["content-type"] == "text/plain; charset=utf-8"
        assert download.headers["cache-control"] == "private, max-age=60"
        assert download.headers["content-disposition"] == 'inline; filename="a+b & c.txt"'


def test_a_list_by_prefix_and_delimiter(host: HostSigns, curl: Curl, key: str) -> None:
    for name in (f"{key}/one+1.txt", f"{key}/two 2.txt", f"{key}/deep/three.txt"):
        assert curl.send(host.upload(name)).ok
    listed = curl.send(
        host.prepare("ListObjectsV2", None, {"Prefix": f"{key}/", "Delimiter": "/", "MaxKeys": 10})
    )
    assert listed.status == 200
    assert _between(listed.body, "Key") == [f"{key}/one+1.txt", f"{key}/two 2.txt"]
    assert f"{key}/deep/" in _between(listed.body, "Prefix")


def _between(body: bytes, element: str) -> list[str]:
    return re.findall(f"<{element}>([^<]+)</{element}>", body.decode())


def test_delete_removes(host: HostSigns, curl: Curl, key: str) -> None:
    assert curl.send(host.upload(key)).ok
    assert curl.send(host.prepare("DeleteObject", key)).status == 204
    gone = curl.send(host.prepare("GetObject", key))
    assert (gone.status, gone.code) == (404, "NoSuchKey")


@pytest.mark.parametrize("as_parts", [False, True], ids=["text", "parts"])
def test_a_copy_of_a_key_that_needs_encoding(
    host: HostSigns, curl: Curl, key: str, as_parts: bool
) -> None:
    source = f"a+b 100% ü & more of {key}"
    bucket = host.server.bucket
    assert curl.send(host.upload(source)).ok
    # As text it is what S3 takes; its parts are raw.
    text = f"{bucket}/{quote(source)}"
    parameter = {"Bucket": bucket, "Key": source} if as_parts else text
    copy = host.prepare("CopyObject", key, {"CopySource": parameter})
    assert copy.headers == (("x-amz-copy-source", text),)
    assert curl.send(copy).status == 200
    copied = curl.send(host.prepare("GetObject", key))
    assert (copied.body, copied.headers["content-type"]) == (BODY, CONTENT_TYPE)


def test_a_checksum_binds_the_body(host: HostSigns, curl: Curl, key: str, cannot: Cannot) -> None:
    digest = base64.b64encode(hashlib.sha256(BODY).digest()).decode()
    upload = host.prepare("PutObject", key, {"ChecksumSHA256": digest})
    assert upload.headers == (("x-amz-checksum-sha256", digest),)
    assert curl.send(upload.with_body(BODY)).ok
    if not cannot(Ability.CHECKSUM):
        other = curl.send(upload.with_body(BODY[::-1]))
        assert (other.status, other.code) == (400, "BadDigest")


def test_content_md5_binds_the_body(host: HostSigns, curl: Curl, key: str, cannot: Cannot) -> None:
    digest = base64.b64encode(hashlib.md5(BODY, usedforsecurity=False).digest()).decode()
    upload = host.prepare("PutObject", key, {"ContentMD5": digest})
    assert curl.send(upload.with_body(BODY)).ok
    if not cannot(Ability.MD5):
        other = curl.send(upload.with_body(BODY[::-1]))
        assert (other.status, other.code) == (400, "BadDigest")
