"""Endpoints whose host is a single label, such as ``minio`` and ``localhost``. AWS's endpoint
rules put a bucket before any host that is no address, and so does every signer that follows
them; what comes of it resolves only where somebody has set that up. Our automatic style goes by
path there, so whatever was signed for ``photos.minio`` is judged as ``minio/photos``.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from . import presigned_url

# The difference, by its tag and with its reason, for whatever follows the rules.
TAG = "single-label-host"
REASON = (
    "what stands before a single label, as photos.minio, resolves only where somebody has set "
    "that up, so our automatic style goes by path"
)


def by_path(endpoint: str | None, bucket: str | None, host: str, path: str) -> tuple[str, str]:
    """Host and path of a request, with the bucket in the path if it stands before such a host."""
    own = urlsplit(endpoint or "")
    name = (own.hostname or "").removesuffix(".")
    before = f"{bucket}."
    if not bucket or not name or "." in name or ":" in name:
        return host, path
    # An alias of Outposts, which has at least so many characters, is no bucket that a path could name.
    if bucket.endswith("--op-s3") and len(bucket) >= 50:
        return host, path
    if not host.startswith(before) or host == own.netloc.lower():
        return host, path
    base = presigned_url.encode(own.path.rstrip("/"), keep_slash=True)
    rest = path.removeprefix(base)
    rest = "" if rest == "/" else rest
    # The rules have a directory bucket before the base path of an address; then of this, too.
    is_directory = bucket.endswith(("--x-s3", "--xa-s3"))
    whole = f"/{bucket}{base}" if is_directory else f"{base}/{bucket}"
    return host.removeprefix(before), whole + rest
