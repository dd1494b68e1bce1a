"""What each server refuses and what it can do, found by experiment: the tests in
``tests/live`` try every filled cell of this table each time, with a signer of their
own and with every host. ``make regenerate`` writes it into the README.

A feature that a server lacks has its reason here: the tests see that it really is
so, and say it in their summary. They also say what is not tried on which server.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final


@dataclass(frozen=True)
class Refusal:
    """The answer to a request that must fail."""

    status: int
    code: str

    def __str__(self) -> str:
        return f"{self.status} {self.code}"


class Tampering(Enum):
    """A way in which a request differs from what was signed, or the signature from the rules."""

    SIGNATURE = "one digit of the signature changed"
    CONTENT_TYPE = "another content type than signed"
    NO_CONTENT_TYPE = "signed content type not sent"
    METADATA = "other metadata than signed"
    NO_METADATA = "signed metadata not sent"
    UNSIGNED_AMZ_HEADER = "an `x-amz-*` header that was not signed"
    LENGTH = "another content length than signed"
    KEY = "another key"
    METHOD = "DELETE through the URL of a PUT"
    EXPIRED = "expired"
    EXPIRY = "`X-Amz-Expires` made longer"
    NOT_YET = "signed an hour ahead of the server's clock"
    EIGHT_DAYS = "good for 8 days"
    QUERY_VALUE = "a query value changed"
    QUERY_ADDED = "a query pair added"
    QUERY_REMOVED = "a query pair removed"
    REGION = "signed for another region"
    SERVICE = "signed for another service"
    SCOPE_DATE = "scope of another day than `X-Amz-Date`"
    SECRET = "signed with another secret"
    ACCESS_KEY = "unknown access key"
    TOKEN = "session token that nobody issued"


class FormTampering(Enum):
    """A way in which a POST form differs from its policy."""

    KEY = "form with another key"
    SIZE = "form with a larger file"
    EXPIRED = "expired form"


class Ability(Enum):
    """What S3 can do and a server may not."""

    CONTENT_TYPE = "keeps the content type"
    METADATA = "keeps metadata"
    CREATE_ONLY = "`If-None-Match: *`"
    OVERRIDES = "`response-*` overrides"
    OVERRIDES_OF_HEAD = "`response-*` overrides in the answer to a HEAD"
    RANGE_STATUS = "206 for a range"
    CHECKSUM = "enforces `x-amz-checksum-sha256`"
    MD5 = "enforces `Content-MD5`"
    HEADERS_IN_QUERY = "`x-amz-meta-*` in the query"
    MULTIPART = "multipart uploads"
    SUBDOMAIN = "virtual-hosted style"
    FORMS = "POST forms"
    FILE_NAME = "`${filename}` in a form"
    OWN_FIELDS = "fields of an application's own in a form"
    DOT_SEGMENTS = "keys with `.` and `..`"
    DOUBLE_SLASH = "keys with `//`"
    LEADING_SLASH = "keys with a leading `/`"
    TRAILING_SLASH = "keys with a trailing `/`"
    BACKSLASH = "keys with `\\`"
    LONG_KEY = "keys of 1000 bytes"


@dataclass(frozen=True)
class Capabilities:
    """One server's column."""

    software: str
    refuses: dict[Tampering, Refusal]
    not_tried: frozenset[Tampering | Ability]
    cannot: dict[Ability, str]
    refuses_forms: dict[FormTampering, Refusal]

    def __post_init__(self) -> None:
        assert self.refuses.keys() ^ self.not_tried >= set(Tampering), self.software
        assert not self.not_tried & self.cannot.keys(), self.software
        assert set(self.refuses_forms) == (
            set() if Ability.FORMS in self.cannot else set(FormTampering)
        )

    def can(self, ability: Ability) -> bool:
        """Whether the server has an ability that is tried on it."""
        return ability not in self.cannot and ability not in self.not_tried


def _signature_does_not_match(*others: Tampering) -> dict[Tampering, Refusal]:
    """What every server here refuses with the one code of S3, and what this one does too."""
    everywhere = (
        Tampering.SIGNATURE,
        Tampering.CONTENT_TYPE,
        Tampering.METADATA,
        Tampering.LENGTH,
        Tampering.KEY,
        Tampering.METHOD,
        Tampering.EXPIRY,
        Tampering.QUERY_VALUE,
        Tampering.QUERY_ADDED,
        Tampering.QUERY_REMOVED,
        Tampering.SECRET,
    )
    return dict.fromkeys((*everywhere, *others), Refusal(403, "SignatureDoesNotMatch"))


_CLEANS_PATHS = "removes empty segments from the path"

CAPABILITIES = {
    "embedded": Capabilities(
        software="s3s 0.14 and s3s-fs, with our layer for keys",
        refuses=_signature_does_not_match(
            Tampering.NO_CONTENT_TYPE, Tampering.NO_METADATA, Tampering.SCOPE_DATE
        )
        | {
            Tampering.EXPIRED: Refusal(403, "AccessDenied"),
            Tampering.NOT_YET: Refusal(403, "RequestTimeTooSkewed"),
            Tampering.SERVICE: Refusal(501, "NotImplemented"),
            Tampering.ACCESS_KEY: Refusal(403, "NotSignedUp"),
        },
        not_tried=frozenset(
            {
                Tampering.UNSIGNED_AMZ_HEADER,
                Tampering.EIGHT_DAYS,
                Tampering.REGION,
                Tampering.TOKEN,
            }
        ),
        cannot={
            Ability.HEADERS_IN_QUERY: "reads metadata from headers only",
            Ability.OVERRIDES_OF_HEAD: "answers a HEAD with what is stored",
            Ability.FILE_NAME: "stores the file under a key with `${filename}` in it",
            Ability.LONG_KEY: "keeps a key in a file name, which ends at 255 bytes",
        },
        refuses_forms={
            FormTampering.KEY: Refusal(400, "InvalidPolicyDocument"),
            FormTampering.SIZE: Refusal(400, "EntityTooLarge"),
            FormTampering.EXPIRED: Refusal(403, "AccessDenied"),
        },
    ),
    "juicefs": Capabilities(
        software="JuiceFS 1.4.2 gateway (MinIO's code)",
        refuses=_signature_does_not_match()
        | {
            Tampering.NO_CONTENT_TYPE: Refusal(400, "AccessDenied"),
            Tampering.NO_METADATA: Refusal(400, "AccessDenied"),
            Tampering.EXPIRED: Refusal(403, "AccessDenied"),
            Tampering.NOT_YET: Refusal(403, "AccessDenied"),
            Tampering.EIGHT_DAYS: Refusal(400, "AuthorizationQueryParametersError"),
            Tampering.REGION: Refusal(400, "MissingFields"),
            Tampering.SERVICE: Refusal(400, "MissingFields"),
            Tampering.ACCESS_KEY: Refusal(403, "InvalidAccessKeyId"),
            Tampering.TOKEN: Refusal(403, "InvalidTokenId"),
        },
        not_tried=frozenset(
            {
                Tampering.UNSIGNED_AMZ_HEADER,
                Tampering.SCOPE_DATE,
                Ability.CREATE_ONLY,
                Ability.CHECKSUM,
            }
        ),
        cannot={
            Ability.OWN_FIELDS: "does not look at conditions on them",
            Ability.DOT_SEGMENTS: "refuses such keys with 400 XMinioInvalidResourceName",
            Ability.DOUBLE_SLASH: _CLEANS_PATHS,
            Ability.LEADING_SLASH: _CLEANS_PATHS,
            Ability.TRAILING_SLASH: "makes a folder of such a key",
        },
        refuses_forms={
            FormTampering.KEY: Refusal(403, "AccessDenied"),
            FormTampering.SIZE: Refusal(400, "EntityTooLarge"),
            FormTampering.EXPIRED: Refusal(403, "AccessDenied"),
        },
    ),
    "seaweedfs": Capabilities(
        software="SeaweedFS 4.48",
        refuses=_signature_does_not_match(
            Tampering.NO_CONTENT_TYPE,
            Tampering.NO_METADATA,
            Tampering.UNSIGNED_AMZ_HEADER,
            Tampering.SCOPE_DATE,
        )
        | {
            Tampering.EXPIRED: Refusal(403, "AccessDenied"),
            Tampering.EIGHT_DAYS: Refusal(400, "AuthorizationQueryParametersError"),
            Tampering.ACCESS_KEY: Refusal(403, "InvalidAccessKeyId"),
            Tampering.TOKEN: Refusal(403, "InvalidAccessKeyId"),
        },
        not_tried=frozenset({Tampering.NOT_YET, Tampering.REGION, Tampering.SERVICE}),
        cannot={
            Ability.HEADERS_IN_QUERY: "reads metadata from headers only",
            Ability.OWN_FIELDS: "refuses a condition on one with 403 AccessDenied",
            Ability.DOT_SEGMENTS: "refuses such keys with 400 InvalidRequest",
            Ability.DOUBLE_SLASH: _CLEANS_PATHS,
            Ability.LEADING_SLASH: _CLEANS_PATHS,
            Ability.TRAILING_SLASH: "makes a folder of such a key",
            Ability.BACKSLASH: "takes it for a `/`",
        },
        refuses_forms={
            FormTampering.KEY: Refusal(403, "AccessDenied"),
            FormTampering.SIZE: Refusal(400, "EntityTooLarge"),
            FormTampering.EXPIRED: Refusal(403, "AccessDenied"),
        },
    ),
    "rclone": Capabilities(
        software="rclone 1.75.2 serve s3",
        refuses=_signature_does_not_match()
        | {
            Tampering.NO_CONTENT_TYPE: Refusal(403, "AccessDenied"),
            Tampering.NO_METADATA: Refusal(403, "AccessDenied"),
            Tampering.UNSIGNED_AMZ_HEADER: Refusal(403, "AccessDenied"),
            Tampering.EXPIRED: Refusal(400, "AccessDenied"),
            Tampering.SERVICE: Refusal(400, "AuthorizationParameterserror"),
            Tampering.ACCESS_KEY: Refusal(403, "InvalidAccessKeyId"),
        },
        not_tried=frozenset(
            {
                Tampering.NOT_YET,
                Tampering.EIGHT_DAYS,
                Tampering.REGION,
                Tampering.SCOPE_DATE,
                Tampering.TOKEN,
                Ability.CREATE_ONLY,
                Ability.CHECKSUM,
            }
        ),
        cannot={
            Ability.RANGE_STATUS: "answers a range with 200, though with the right bytes",
            Ability.HEADERS_IN_QUERY: "reads metadata from headers only",
            Ability.SUBDOMAIN: "serves one style only, and here it is path style",
            Ability.FORMS: "refuses them with 400 UnsupportedAlgorithm",
            Ability.FILE_NAME: "takes no forms",
            Ability.OWN_FIELDS: "takes no forms",
            Ability.DOT_SEGMENTS: "refuses such keys with 400 InvalidArgument",
            Ability.DOUBLE_SLASH: "refuses such keys with 400 InvalidArgument",
            Ability.LEADING_SLASH: "refuses such keys with 400 InvalidArgument",
            Ability.TRAILING_SLASH: "drops the slash",
        },
        refuses_forms={},
    ),
}


def table() -> str:
    """The whole table in Markdown, followed by the reasons."""
    columns = CAPABILITIES.values()
    rows = [["", *CAPABILITIES], ["---"] * (len(columns) + 1), _heading("Refused")]
    rows += [
        [tampering.value, *(_cell(server.refuses.get(tampering)) for server in columns)]
        for tampering in Tampering
    ]
    rows += [
        [tampering.value, *(_cell(server.refuses_forms.get(tampering)) for server in columns)]
        for tampering in FormTampering
    ]
    rows.append(_heading("Can"))
    rows += [
        [ability.value, *("yes" if server.can(ability) else "" for server in columns)]
        for ability in Ability
    ]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    for name, server in CAPABILITIES.items():
        lines += ["", f"What `{name}` ({server.software}) cannot do, and why:", ""]
        lines += [f"- {ability.value}: {reason}" for ability, reason in server.cannot.items()]
    return "\n".join(lines) + "\n"


def _heading(text: str) -> list[str]:
    return [f"**{text}**", *[""] * len(CAPABILITIES)]


def _cell(refusal: Refusal | None) -> str:
    return "" if refusal is None else str(refusal)


README: Final = Path(__file__).with_name("README.md")
BEGINS: Final = "<!-- From here on generated by `make regenerate` from capabilities.py. -->\n\n"


def main(arguments: list[str]) -> int:
    """Writes the table into the README, or compares it: 1 if it differs."""
    kept = README.read_text("utf-8")
    text, begins, _ = kept.partition(BEGINS)
    assert begins, README
    made = text + begins + table()
    if arguments == ["--check"]:
        return int(kept != made)
    README.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
