"""The whole life of an upload in parts, through every host's public API: planned,
created, sent in parallel, listed, completed and compared, or aborted. 100 MiB of
real data against the embedded server.
"""

from __future__ import annotations

import base64
import hashlib
import random
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conformance import hosts
from tests.conformance.presigned_url import Pair

from .conftest import Running
from .sending import Curl, Prepared, Response
from .signing import HostSigns

MIB = 1024 * 1024
SIZE = 100 * MIB


@pytest.fixture(scope="module")
def content() -> bytes:
    """The same bytes in every run, and no two parts alike."""
    return random.Random(2026).randbytes(SIZE)  # noqa: S311 - no secret


@pytest.fixture(params=list(hosts.ADAPTERS))
def signs(request: pytest.FixtureRequest, running: Running) -> HostSigns:
    """Each host with the embedded server."""
    return HostSigns(running.host(request.param), running.server("embedded"))


@dataclass
class Upload:
    """One upload of a host: its plan and its requests, as the host answers them."""

    signs: HostSigns
    curl: Curl
    key: str
    upload_id: str = field(init=False)

    def __post_init__(self) -> None:
        created = self.curl.send(self.signs.prepare("CreateMultipartUpload", self.key))
        assert created.status == 200
        found = re.search(rb"<UploadId>([^<]+)</UploadId>", created.body)
        assert found
        self.upload_id = found[1].decode()

    def plan(self, size: int) -> list[tuple[int, int, int]]:
        """Number, first byte and size of each part."""
        listed = self.signs.call("multipart_plan", [("object-size", str(size))])
        return [
            (int(name.partition(":")[2]), *map(int, value.split()))  # type: ignore[misc]
            for name, value in listed
            if name.startswith("part:")
        ]

    def requests(self, size: int, *more: Pair) -> dict[str, Prepared]:
        """All requests by their names."""
        params = [
            ("bucket", self.signs.server.bucket),
            ("upload-id", self.upload_id),
            ("object-size", str(size)),
            *more,
        ]
        listed = self.signs.call("presign_multipart", params, key=self.key)
        return dict(_requests(listed))

    def complete(self, request: Prepared, etags: dict[int, str]) -> Response:
        """Completes the upload with the body that the host writes."""
        params = [(f"part:{number}", etag) for number, etag in etags.items()]
        body = dict(self.signs.call("completed_parts", params))["xml"]
        return self.curl.send(request.with_body(body.encode()))


def _requests(listed: tuple[Pair, ...]) -> Iterator[tuple[str, Prepared]]:
    """Each request from the name ``request`` to the next one."""
    starts = [index for index, (name, _) in enumerate(listed) if name == "request"]
    for start, end in pairwise([*starts, len(listed)]):
        own = listed[start:end]
        single = dict(own)
        headers = tuple(
            (name.removeprefix("header:"), value)
            for name, value in own
            if name.startswith("header:")
        )
        yield single["request"], Prepared(single["method"], single["url"], headers)


def test_a_hundred_mebibytes_in_parts(
    signs: HostSigns, curl: Curl, key: str, content: bytes, tmp_path: Path
) -> None:
    upload = Upload(signs, curl, key)
    plan = upload.plan(SIZE)
    assert sum(size for _, _, size in plan) == SIZE
    requests = upload.requests(SIZE)

    def send(part: tuple[int, int, int]) -> tuple[int, str]:
        number, first, size = part
        # What is sent at once has folders of its own.
        folder = tmp_path / str(number)
        folder.mkdir()
        part_content = content[first : first + size]
        sent = Curl(folder).send(requests[f"part:{number}"].with_body(part_content))
        assert sent.status == 200
        return number, sent.headers["etag"]

    with ThreadPoolExecutor(4) as pool:
        etags = dict(pool.map(send, reversed(plan)))
    listed = curl.send(requests["list-parts"])
    assert listed.body.count(b"<PartNumber>") == len(plan)

    completed = upload.complete(requests["complete"], etags)
    assert completed.status == 200 and b"<CompleteMultipartUploadResult" in completed.body
    whole = curl.send(signs.prepare("GetObject", key))
    assert hashlib.sha256(whole.body).digest() == hashlib.sha256(content).digest()
    assert curl.send(signs.prepare("DeleteObject", key)).status == 204


def test_an_aborted_upload_is_gone(signs: HostSigns, curl: Curl, key: str) -> None:
    upload = Upload(signs, curl, key)
    requests = upload.requests(9 * MIB)
    assert curl.send(requests["part:2"].with_body(b"x" * MIB)).status == 200
    assert curl.send(requests["abort"]).status == 204
    assert curl.send(requests["part:2"].with_body(b"x" * MIB)).status in (403, 404)
    assert curl.send(signs.prepare("GetObject", key)).status == 404


def test_a_part_of_another_length_is_refused(signs: HostSigns, curl: Curl, key: str) -> None:
    upload = Upload(signs, curl, key)
    part = upload.requests(MIB)["part:1"]
    longer = part.with_header("content-length", str(MIB + 1)).with_body(b"x" * (MIB + 1))
    refused = curl.send(longer)
    assert (refused.status, refused.code) == (403, "SignatureDoesNotMatch")


def test_a_part_with_a_checksum_is_bound_to_it(signs: HostSigns, curl: Curl, key: str) -> None:
    body = b"checked\n"
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
    other = base64.b64encode(hashlib.sha256(b"other").digest()).decode()
    upload = Upload(signs, curl, key)
    requests = upload.requests(len(body), ("checksum-sha256:1", digest))
    part = requests["part:1"].with_body(body)
    refused = curl.send(part.with_header("x-amz-checksum-sha256", other))
    assert (refused.status, refused.code) == (403, "SignatureDoesNotMatch")
    sent = curl.send(part)
    assert sent.status == 200
    assert upload.complete(requests["complete"], {1: sent.headers["etag"]}).status == 200
    assert curl.send(signs.prepare("GetObject", key)).body == body
