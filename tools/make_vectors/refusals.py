"""Inputs that must be refused before anything is signed, with the code of the refusal.

Written by hand from what S3 documents and from what users of presigners got
wrong; nothing here was answered by a peer or by the library under test.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from .logical import ENDPOINT, LONG_LIVED, TEMPORARY, TIME
from .model import Json
from .refused_requests import REQUESTS
from .refused_signers import SIGNERS


@dataclass(frozen=True)
class Refusal:
    """One wrong input; what is not said is right."""

    code: str
    name: str
    # The name of what is wrong, where the case is about that.
    parameter: str | None = None
    # What the message must name, in any case convention.
    says: tuple[str, ...] = ()
    operation: str = "GetObject"
    bucket: str | None = "harbour-logs"
    key: str | None = "2026/07/index.html"
    params: Json = field(default_factory=dict)
    region: str = "eu-north-1"
    endpoint: Json = field(default_factory=dict)
    expires_in: int | None = 900
    signing_time: str = TIME
    credentials: Json = field(default_factory=lambda: LONG_LIVED)
    options: Json = field(default_factory=dict)

    @property
    def error(self) -> Json:
        """The refusal that is expected."""
        named = {} if self.parameter is None else {"parameter": self.parameter}
        says = {"says": list(self.says)} if self.says else {}
        return {"code": self.code, **named, **says}

    def to_json(self) -> Json:
        """The case in the common schema."""
        name = f"{self.code}-{self.name}"
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
        }
        if self.options:
            case_input["options"] = self.options
        return {
            "id": f"s3presign/{name}",
            "input_id": name,
            "group": "refusal",
            "peer": "s3presign",
            "input": case_input,
            "expected": {"error": self.error},
        }


CREDENTIALS: Final[dict[str, Json]] = {
    "long-lived": LONG_LIVED,
    "temporary": TEMPORARY,
    "nobody": {"anonymous": True},
}


def refusals(table: dict[str, dict[str, Json]]) -> Iterable[Refusal]:
    """A table by code and name as cases."""
    for code, named in table.items():
        for name, wrong in named.items():
            values: dict[str, Any] = dict(wrong)
            credentials = values.pop("credentials", {})
            base = CREDENTIALS[values.pop("signer", "long-lived")]
            yield Refusal(code, name, credentials={**base, **credentials}, **values)


def vectors() -> Iterable[Json]:
    """The whole file."""
    return [case.to_json() for table in (SIGNERS, REQUESTS) for case in refusals(table)]
