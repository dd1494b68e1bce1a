"""A multipart upload in which every request is a presigned URL, and the list of
parts is written by hand, as a client without an SDK would.
"""

from __future__ import annotations

import hashlib
import re

import pytest

from .sending import Curl
from .signing import CONTENT_TYPE, HostSigns

# Every part but the last has 5 MiB at least.
PARTS = (b"a" * (5 * 1024 * 1024), b"and the rest")


def _created(host: HostSigns, curl: Curl, key: str) -> str:
    created = curl.send(host.prepare("CreateMultipartUpload", key, {"ContentType": CONTENT_TYPE}))
    assert created.status == 200
    found = re.search(rb"<UploadId>([^<]+)</UploadId>", created.body)
    assert found
    return found[1].decode()


def test_parts_become_one_object(host: HostSigns, curl: Curl, key: str) -> None:
    upload_id = _created(host, curl, key)
    listed = ""
    for number, part in enumerate(PARTS, 1):
        parameters = {"UploadId": upload_id, "PartNumber": number, "ContentLength": len(part)}
        sent = curl.send(host.prepare("UploadPart", key, parameters).with_body(part))
        assert sent.status == 200
        listed += (
            f"<Part><PartNumber>{number}</PartNumber><ETag>{sent.headers['etag']}</ETag></Part>"
        )
    parts = curl.send(host.prepare("ListParts", key, {"UploadId": upload_id}))
    assert sorted(re.findall(rb"<PartNumber>(\d)</PartNumber>", parts.body)) == [b"1", b"2"]

    body = f"<CompleteMultipartUpload>{listed}</CompleteMultipartUpload>".encode()
    complete = host.prepare("CompleteMultipartUpload", key, {"UploadId": upload_id})
    completed = curl.send(complete.with_body(body))
    # S3 answers 200 before it knows; what counts is the document.
    assert completed.status == 200 and b"<CompleteMultipartUploadResult" in completed.body

    whole = curl.send(host.prepare("GetObject", key))
    assert hashlib.sha256(whole.body).digest() == hashlib.sha256(b"".join(PARTS)).digest()
    assert whole.headers["content-type"] == CONTENT_TYPE


def test_an_aborted_upload_takes_no_part(host: HostSigns, curl: Curl, key: str) -> None:
    upload_id = _created(host, curl, key)
    part = host.prepare("UploadPart", key, {"UploadId": upload_id, "PartNumber": 1}).with_body(
        b"part"
    )
    assert curl.send(part).status == 200
    assert (
        curl.send(host.prepare("AbortMultipartUpload", key, {"UploadId": upload_id})).status == 204
    )
    late = curl.send(part)
    # s3s-fs looks at whose upload it is before it looks whether there is one.
    expected = (403, "AccessDenied") if host.server.name == "embedded" else (404, "NoSuchUpload")
    assert (late.status, late.code) == expected
    gone = curl.send(host.prepare("GetObject", key))
    assert (gone.status, gone.code) == (404, "NoSuchKey")


@pytest.mark.parametrize("change", [("partNumber=1", "partNumber=2"), ("uploadId=", "uploadId=0")])
def test_a_part_is_for_its_place_only(
    host: HostSigns, curl: Curl, key: str, change: tuple[str, str]
) -> None:
    upload_id = _created(host, curl, key)
    part = host.prepare("UploadPart", key, {"UploadId": upload_id, "PartNumber": 1}).with_body(
        b"part"
    )
    refused = curl.send(part.with_url_changed(*change))
    assert (refused.status, refused.code) == (403, "SignatureDoesNotMatch")
