"""The tampered twins: each way to send something else than was signed, or to sign
something that a server should not take.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.servers.capabilities import Tampering

from .sending import Prepared
from .signing import BODY, How, Signs

HOUR = 3600
DAY = 24 * HOUR

# Only a signer that breaks the rules of S3 can make these.
NOT_BY_HOSTS = (Tampering.SERVICE, Tampering.SCOPE_DATE)

# These are about an object that is there already; the others would make one.
OF_AN_OBJECT = (
    Tampering.METHOD,
    Tampering.QUERY_VALUE,
    Tampering.QUERY_ADDED,
    Tampering.QUERY_REMOVED,
)


def _signature(signs: Signs, key: str) -> Prepared:
    signed = signs.upload(key)
    other = "1" if signed.url.endswith("0") else "0"
    return replace(signed, url=signed.url[:-1] + other)


def _method(signs: Signs, key: str) -> Prepared:
    """With the signed headers, so that the method alone is wrong."""
    return replace(signs.upload(key).without_header("content-length"), method="DELETE", body=None)


def _query_added(signs: Signs, key: str) -> Prepared:
    signed = signs.download(key)
    return replace(signed, url=f"{signed.url}&response-content-type=text%2Fhtml")


def _length(signs: Signs, key: str) -> Prepared:
    longer = BODY + b"and more"
    return signs.upload(key).with_header("content-length", str(len(longer))).with_body(longer)


TWINS: dict[Tampering, Callable[[Signs, str], Prepared]] = {
    Tampering.SIGNATURE: _signature,
    Tampering.CONTENT_TYPE: lambda signs, key: signs.upload(key).with_header(
        "content-type", "text/html"
    ),
    Tampering.NO_CONTENT_TYPE: lambda signs, key: signs.upload(key).without_header("content-type"),
    Tampering.METADATA: lambda signs, key: signs.upload(key).with_header(
        "x-amz-meta-author", "Eve"
    ),
    Tampering.NO_METADATA: lambda signs, key: signs.upload(key).without_header("x-amz-meta-author"),
    Tampering.UNSIGNED_AMZ_HEADER: lambda signs, key: signs.upload(key).with_header(
        "x-amz-meta-extra", "1"
    ),
    Tampering.LENGTH: _length,
    Tampering.KEY: lambda signs, key: signs.upload(f"not-{key}").with_url_changed("/not-", "/"),
    Tampering.METHOD: _method,
    Tampering.EXPIRED: lambda signs, key: signs.upload(key, How(signed_ago=HOUR)),
    Tampering.EXPIRY: lambda signs, key: signs.upload(key).with_url_changed(
        "X-Amz-Expires=300&", "X-Amz-Expires=3000&"
    ),
    Tampering.NOT_YET: lambda signs, key: signs.upload(key, How(signed_ago=-HOUR)),
    Tampering.EIGHT_DAYS: lambda signs, key: signs.upload(key, How(expires_in=8 * DAY)),
    Tampering.QUERY_VALUE: lambda signs, key: signs.download(key).with_url_changed(
        "=attachment", "=inline"
    ),
    Tampering.QUERY_ADDED: _query_added,
    Tampering.QUERY_REMOVED: lambda signs, key: signs.download(key).with_url_changed(
        "&response-content-disposition=attachment", ""
    ),
    Tampering.REGION: lambda signs, key: signs.upload(key, How(region="us-west-2")),
    Tampering.SERVICE: lambda signs, key: signs.upload(key, How(service="ec2")),
    Tampering.SCOPE_DATE: lambda signs, key: signs.upload(key, How(scope_date="20200101")),
    Tampering.SECRET: lambda signs, key: signs.upload(key, How(secret="x" * 40)),
    Tampering.ACCESS_KEY: lambda signs, key: signs.upload(
        key, How(access_key_id="AKIANOBODYKNOWSTHIS0")
    ),
    Tampering.TOKEN: lambda signs, key: signs.upload(key, How(token="nobody-issued-this")),
}
