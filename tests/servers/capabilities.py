"""What each server checks and what it cannot do, found by experiment: the tests in
``tests/live`` try every line of this table each time, with a signer of their own
and with every host. ``python -m tests.servers.capabilities`` prints it as the
table in the README.

A server that takes a tampered request has its reason here, and so has a feature
that it lacks: the tests then see that it really is so, and say it in their summary.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


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
    RANGE_STATUS = "206 for a range"
    CHECKSUM = "enforces `x-amz-checksum-sha256`"
    MD5 = "enforces `Content-MD5`"
    HEADERS_IN_QUERY = "`x-amz-meta-*` in the query"
    MULTIPART = "multipart uploads"
    SUBDOMAIN = "virtual-hosted style"
    FORMS = "POST forms"
    FILE_NAME = "`${filename}` in a form"
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
    accepts: dict[Tampering, str]
    cannot: dict[Ability, str]
    refuses_forms: dict[FormTampering, Refusal]

    def __post_init__(self) -> None:
        assert set(self.refuses) ^ set(self.accepts) == set(Tampering), self.software
        assert set(self.refuses_forms) == (
            set() if Ability.FORMS in self.cannot else set(FormTampering)
        )


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


_ANY_REGION = "takes a signature for any region"
_NO_TOKENS = "does not look session tokens up"
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
        accepts={
            Tampering.UNSIGNED_AMZ_HEADER: "does not look for unsigned headers",
            Tampering.EIGHT_DAYS: "has no upper limit",
            Tampering.REGION: _ANY_REGION,
            Tampering.TOKEN: _NO_TOKENS,
        },
        cannot={
            Ability.HEADERS_IN_QUERY: "reads metadata from headers only",
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
        accepts={
            Tampering.UNSIGNED_AMZ_HEADER: "does not look for unsigned headers",
            Tampering.SCOPE_DATE: "takes the day from `X-Amz-Date` alone",
        },
        cannot={
            Ability.CREATE_ONLY: "overwrites without a look at the condition",
            Ability.CHECKSUM: "takes any body with any checksum",
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
        accepts={
            Tampering.NOT_YET: "takes dates of the future",
            Tampering.REGION: _ANY_REGION,
            Tampering.SERVICE: "takes a signature for any service",
        },
        cannot={
            Ability.HEADERS_IN_QUERY: "reads metadata from headers only",
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
        accepts={
            Tampering.NOT_YET: "takes dates of the future",
            Tampering.EIGHT_DAYS: "has no upper limit",
            Tampering.REGION: _ANY_REGION,
            Tampering.SCOPE_DATE: "takes the day from `X-Amz-Date` alone",
            Tampering.TOKEN: _NO_TOKENS,
        },
        cannot={
            Ability.CREATE_ONLY: "overwrites without a look at the condition",
            Ability.RANGE_STATUS: "answers a range with 200, though with the right bytes",
            Ability.CHECKSUM: "takes any body with any checksum",
            Ability.HEADERS_IN_QUERY: "reads metadata from headers only",
            Ability.SUBDOMAIN: "serves one style only, and here it is path style",
            Ability.FORMS: "refuses them with 400 UnsupportedAlgorithm",
            Ability.FILE_NAME: "takes no forms",
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
    names = list(CAPABILITIES)
    rows = [["", *names], ["---"] * (len(names) + 1), ["**Refused**", *[""] * len(names)]]
    for tampering in Tampering:
        rows.append([tampering.value, *(_refused(CAPABILITIES[name], tampering) for name in names)])
    for form in FormTampering:
        rows.append(
            [
                form.value,
                *(str(CAPABILITIES[name].refuses_forms.get(form, "no forms")) for name in names),
            ]
        )
    rows.append(["**Can**", *[""] * len(names)])
    for ability in Ability:
        rows.append(
            [
                ability.value,
                *("no" if ability in CAPABILITIES[name].cannot else "yes" for name in names),
            ]
        )
    lines = [f"| {' | '.join(row)} |" for row in rows]
    for name in names:
        server = CAPABILITIES[name]
        lines += ["", f"What `{name}` ({server.software}) does not do, and why:", ""]
        lines += [f"- {tampering.value}: {reason}" for tampering, reason in server.accepts.items()]
        lines += [f"- {ability.value}: {reason}" for ability, reason in server.cannot.items()]
    return "\n".join(lines) + "\n"


def _refused(server: Capabilities, tampering: Tampering) -> str:
    refusal = server.refuses.get(tampering)
    return "accepted" if refusal is None else str(refusal)


if __name__ == "__main__":
    print(table(), end="")
