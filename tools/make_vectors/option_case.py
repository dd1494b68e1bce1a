"""One case of an option: where the URL leads, what is in its query and its headers, when it was signed
and when it ends, with the URL from the signer of `signature`.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from .logical import ENDPOINT, LONG_LIVED, TIME
from .model import Json
from .signature import Pair, Signer, encode_path, encode_query, presign

BASE: Final = "https://harbour-logs.s3.eu-north-1.amazonaws.com/"
KEY: Final = "2026/07/index.html"


@dataclass(frozen=True)
class Option:
    """One case; what is not said is as usual."""

    name: str
    options: Json = field(default_factory=dict)
    operation: str = "GetObject"
    method: str = "GET"
    bucket: str | None = "harbour-logs"
    key: str | None = KEY
    params: Json = field(default_factory=dict)
    region: str = "eu-north-1"
    endpoint: Json = field(default_factory=dict)
    expires_in: int | None = 900
    signing_time: str = TIME
    credentials: Json = field(default_factory=lambda: LONG_LIVED)
    # What must come out.
    base: str = BASE
    query: tuple[Pair, ...] = ()
    headers: tuple[Pair, ...] = ()
    # What stands in the URL before the path that is signed.
    unsigned: str = ""
    # What stands behind the signature and is never sent.
    fragment: str = ""
    warnings: tuple[str, ...] = ()
    signed_at: str | None = None
    x_amz_expires: int | None = None
    expires_at: str | None = None

    def url_of(self, signed: str) -> str:
        """What is handed out, with what is not signed around the path and the signature."""
        scheme, _, host, path = signed.split("/", 3)
        return f"{scheme}//{host}{self.unsigned}/{path}{self.fragment}"

    def to_json(self) -> Json:
        """The case in the common schema."""
        signed_at = self.signed_at or self.signing_time
        life = self.x_amz_expires or self.expires_in or 900
        url_ends = unix(signed_at) + life
        ends = url_ends if self.expires_at is None else unix(self.expires_at)
        signer = Signer(region=self.region, **self.credentials)
        base = self.base + encode_path(self.key or "")
        headers = tuple(sorted(self.headers))
        url, canonical = presign(signer, self.method, base, signed_at, life, self.query, headers)
        expected = {
            "url": self.url_of(url),
            "method": self.method,
            "headers": [list(pair) for pair in headers],
            "canonical_request": canonical,
            "signed_at": unix(signed_at),
            "expires_at": ends,
            "limited_by": "request" if ends == url_ends else "credentials",
            "warnings": list(self.warnings),
        }
        return self._case(expected)

    def _case(self, expected: Json) -> Json:
        case_input = {
            "operation": self.operation,
            "bucket": self.bucket,
            "key": self.key,
            "params": self.params,
            "region": self.region,
            "endpoint": {**ENDPOINT, "addressing_style": "auto", **self.endpoint},
            "expires_in": self.expires_in,
            "signing_time": self.signing_time,
            "credentials": self.credentials,
            "options": self.options,
        }
        return {
            "id": f"s3presign/{self.name}",
            "input_id": self.name,
            "group": "option",
            "peer": "s3presign",
            "input": case_input,
            "expected": expected,
        }


@dataclass(frozen=True)
class Anonymous(Option):
    """A case without credentials: nothing is signed, and nothing ends."""

    expires_in: int | None = None
    credentials: Json = field(default_factory=dict)

    def to_json(self) -> Json:
        """The case in the common schema."""
        pairs = [
            f"{encode_query(name)}={encode_query(value)}" for name, value in sorted(self.query)
        ]
        query = f"?{'&'.join(pairs)}" if pairs else ""
        return self._case(
            {
                "url": self.url_of(self.base + encode_path(self.key or "") + query),
                "method": self.method,
                "headers": [list(pair) for pair in sorted(self.headers)],
                "canonical_request": "",
                "signed_at": unix(self.signing_time),
                "expires_at": 253_402_300_799,
                "limited_by": "nothing",
                "warnings": list(self.warnings),
            }
        )


def unix(timestamp: str) -> int:
    """Unix seconds of an ISO 8601 basic timestamp."""
    return int(datetime.strptime(timestamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp())


def put(name: str, **more: Any) -> Option:
    """An upload, which nothing bounds unless the case says so."""
    warnings = more.pop("warnings", ("UnboundedUpload",))
    return Option(name, operation="PutObject", method="PUT", warnings=warnings, **more)
