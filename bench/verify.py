"""Makes sure, before anything is timed, that all contestants do the same work: each URL must be
for the same object, live as long, and carry the signature that S3 would compute.
"""

from __future__ import annotations

from tests.conformance import presigned_url, sigv4

from . import work
from .host import Broken, Host, Sample

# A host of the bucket, and the path before the key.
PLACES = {
    (f"{work.BUCKET}.s3.{work.REGION}.amazonaws.com", "/"),
    # boto3 and libpresign use the global host, where it is still served.
    (f"{work.BUCKET}.s3.amazonaws.com", "/"),
    (f"s3.{work.REGION}.amazonaws.com", f"/{work.BUCKET}/"),
}


def verified(host: Host) -> list[Sample]:
    """What the contestants of a host make, after a look at it."""
    samples = host.samples()
    for sample in samples:
        verify(host.name, sample)
    return samples


def verify(host: str, sample: Sample) -> None:
    """Raises `Broken` if the sample's URL is not a presigned URL for the first key."""
    if sample.url is None:
        return
    problem = problem_with(sample.url, work.keys(sample.series)[0], sample.series)
    if problem:
        raise Broken(f"{host}, {sample.name}, {sample.series}: {problem}: {sample.url}")


def problem_with(text: str, key: str, series: str) -> str | None:
    """What is wrong with a URL for a key; nothing, if all is well."""
    try:
        url = presigned_url.parse(text)
        presigned = sigv4.read(url)
    except ValueError as error:
        return str(error)
    uploads = series == work.PUT
    headers = [("content-type", work.CONTENT_TYPE)] if uploads else []
    method = "PUT" if uploads else "GET"
    checks = {
        "another object": (url.host, url.path.removesuffix(key)) in PLACES,
        "another lifetime": url.value("X-Amz-Expires") == str(work.EXPIRES_IN),
        "another access key": presigned.access_key_id == work.ACCESS_KEY_ID,
        "other signed headers": {*presigned.signed_headers} == {"host", *dict(headers)},
        "a wrong signature": presigned.signature
        == sigv4.expected_signature(method, url, headers, work.SECRET_ACCESS_KEY),
    }
    return next((problem for problem, passed in checks.items() if not passed), None)
