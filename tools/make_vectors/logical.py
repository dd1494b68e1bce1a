"""The logical request of a case: what is asked for, before any signer answers."""

from dataclasses import dataclass, field
from typing import Final

from . import model
from .model import Json

TIME: Final = "20260719T081523Z"
LONG_LIVED: Final[Json] = {
    "access_key_id": "AKIDEXAMPLE",
    "secret_access_key": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
    "session_token": None,
}
TEMPORARY: Final[Json] = {
    "access_key_id": "ASIAEXAMPLEEXAMPLE77",
    "secret_access_key": "u8Ha2fEXAMPLE/secret+of/temporary/EXAMPLEKEY",
    "session_token": "FwoGZXIvYXdzEXAMPLE+token/with==padding//and+more+EXAMPLE=",
}
ENDPOINT: Final[Json] = {
    "url": None,
    "addressing_style": "virtual",
    "dualstack": False,
    "fips": False,
    "accelerate": False,
    "us_east_1_regional_endpoint": "regional",
    "use_arn_region": None,
    "disable_multiregion_access_points": None,
    "disable_s3_express_session_auth": None,
}


@dataclass(frozen=True)
class Case:
    """One logical request; every peer that can express it answers it."""

    input_id: str
    group: str
    operation: str = "GetObject"
    bucket: str | None = "harbour-logs"
    key: str | None = "2026/07/index.html"
    params: Json = field(default_factory=dict)
    region: str = "eu-north-1"
    endpoint: Json = field(default_factory=dict)
    expires_in: int | None = 1800
    signing_time: str = TIME
    credentials: Json = field(default_factory=lambda: LONG_LIVED)

    def to_json(self) -> Json:
        """The `input` of the common schema."""
        query, headers = model.wire(self.operation, self.params)
        return {
            "operation": self.operation,
            "method": model.method(self.operation),
            "bucket": self.bucket,
            "key": self.key,
            "params": self.params,
            "query": [list(pair) for pair in query],
            "headers": [list(pair) for pair in headers],
            "region": self.region,
            "endpoint": {**ENDPOINT, **self.endpoint},
            "request_checksum_calculation": "when_supported",
            "expires_in": self.expires_in,
            "signing_time": self.signing_time,
            "credentials": self.credentials,
        }
