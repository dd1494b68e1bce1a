"""Bucket policies that bind presigned requests, each with requests that it denies and that pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from tests.conformance.golden import Json

from .cases import Case

# An action, the ARN, and what the request has of condition keys.
Request = tuple[str, str, dict[str, Any]]

OBJECT: Final = "arn:aws:s3:::photos/a"
_USUAL: Final = {
    "s3:authType": "REST-QUERY-STRING",
    "s3:signatureAge": "1000",
    "s3:signatureversion": "AWS4-HMAC-SHA256",
    "s3:TlsVersion": "1.3",
    "aws:SecureTransport": "true",
    "aws:PrincipalIsAWSService": "false",
    "aws:ViaAWSService": "false",
    "aws:SourceIp": "203.0.113.9",
}


@dataclass(frozen=True)
class Guarded:
    """One guard."""

    case: Case
    denied: tuple[Request, ...]
    passes: tuple[Request, ...]


def _get(**changed: str) -> Request:
    return (
        "s3:GetObject",
        OBJECT,
        {**_USUAL, **{_key(name): value for name, value in changed.items()}},
    )


def _put(**changed: str) -> Request:
    return (
        "s3:PutObject",
        OBJECT,
        {**_USUAL, **{_key(name): value for name, value in changed.items()}},
    )


def _key(name: str) -> str:
    service, _, key = name.partition("_")
    return f"{service}:{key.replace('_', '-')}"


def _guard(
    name: str, given: Json, denied: tuple[Request, ...], passes: tuple[Request, ...] = ()
) -> Guarded:
    case = Case(id=f"guard/{name}", input={"bucket": "photos"}, given=given)
    return Guarded(case, denied, (_get(), *passes))


GUARDS: Final = [
    _guard(
        "age",
        {"max-age": "600"},
        (_get(s3_signatureAge="600001"), _get(s3_signatureversion="AWS")),
        (_get(s3_signatureAge="600000"),),
    ),
    _guard(
        "age of windows",
        {"max-age": "600", "stable-for": "3600", "backdate": "30"},
        (_get(s3_signatureAge="4230001"),),
        (_get(s3_signatureAge="4230000"),),
    ),
    _guard("https", {"https": True}, (_get(aws_SecureTransport="false"),)),
    _guard("tls", {"tls": True}, (_get(s3_TlsVersion="1.1"),), (_get(s3_TlsVersion="1.2"),)),
    _guard(
        "network",
        {"network": ["203.0.113.0/24", "2001:db8::/32"]},
        (_get(aws_SourceIp="198.51.100.7"),),
        (_get(aws_SourceIp="2001:db8::1"),),
    ),
    _guard(
        "presigned only",
        {"presigned": "only"},
        (_get(s3_authType="REST-HEADER"), _put(s3_authType="POST")),
    ),
    Guarded(
        Case(id="guard/presigned never", input={"bucket": "photos"}, given={"presigned": "never"}),
        (_get(), _put(s3_authType="POST")),
        (_get(s3_authType="REST-HEADER"), _get(aws_ViaAWSService="true")),
    ),
    _guard(
        "create only",
        {"create-only": True},
        (_put(s3_ObjectCreationOperation="true"),),
        (
            (
                "s3:PutObject",
                OBJECT,
                {**_USUAL, "s3:ObjectCreationOperation": "true", "s3:if-none-match": "*"},
            ),
            _put(s3_ObjectCreationOperation="false"),
        ),
    ),
    _guard(
        "no ACL",
        {"no-acl": True},
        (
            ("s3:PutObject", OBJECT, {**_USUAL, "s3:x-amz-acl": "public-read"}),
            ("s3:PutObjectAcl", OBJECT, _USUAL),
        ),
        (_put(),),
    ),
]
