"""Denials of S3, written by hand after "Troubleshoot access denied (403 Forbidden) errors in Amazon S3" (S3
User Guide), and all that must be told of each.
"""

from collections.abc import Iterator
from typing import Final

from .call import Call
from .call_received import HOST, OWNER
from .logical import TIME
from .signature import Pair, Signer, presign

USER: Final = "arn:aws:iam::111122223333:user/ada"
SESSION: Final = "arn:aws:sts::111122223333:assumed-role/web/i-0abc"
KEY: Final = "arn:aws:kms:eu-north-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
BUCKET: Final = "arn:aws:s3:::harbour-logs"
OBJECT: Final = f"{BUCKET}/a b"
POLICIES: Final = "the policies of the user, group or role that signed"
LONG_LIVED: Final = Signer(
    "AKIAEXAMPLEEXAMPLE77", OWNER.secret_access_key, OWNER.session_token, OWNER.region
)
NETWORK: Final = "a condition on the network (aws:SourceIp, aws:SourceVpce) is held against whoever sends the request, and not against the signer; s3:authType is REST-QUERY-STRING, and s3:signatureAge counts from the signing time"


def denials() -> Iterator[Call]:
    """What S3's messages show, and what is told where it gives no reason."""
    acl = [("x-amz-acl", "public-read")]
    yield _shown(
        "acl",
        "s3:PutObjectAcl",
        OBJECT,
        (
            "shown:AclRefused",
            "s3:PutObjectAcl is asked for by ACL, and not by PutObject itself: sign without it, or allow it; buckets whose ownership is enforced take no ACL, whatever policies allow",
        ),
        headers=acl,
    )
    yield _shown(
        "tags",
        "s3:PutObjectTagging",
        OBJECT,
        (
            "shown:ParameterNotAllowed",
            "s3:PutObjectTagging is asked for by Tagging, and not by PutObject itself: sign without it, or allow it",
        ),
        headers=[("x-amz-tagging", "a=b")],
    )
    yield _shown(
        "missing",
        "s3:ListBucket",
        BUCKET,
        (
            "shown:ObjectMissing",
            'S3 asks GetObject for s3:ListBucket only where nothing is there: no object has the key "a b", or not the version; check it, and allow the action if that shall be a 404',
        ),
        method="GET",
    )
    yield _shown(
        "other-key",
        "s3:PutObject",
        f"{BUCKET}/b",
        (
            "shown:PathChanged",
            'S3 was asked for the key "b", and the URL is for "a b": send the URL as it was signed, or sign for this key',
        ),
    )
    yield _shown(
        "other-method",
        "s3:DeleteObject",
        OBJECT,
        (
            "likely:MethodChanged",
            'PutObject does not ask for "s3:DeleteObject": this is the answer to another request than the one that was passed',
        ),
    )
    yield _shown(
        "key",
        "kms:GenerateDataKey",
        KEY,
        (
            "shown:EncryptionKeyRefused",
            f"whoever signed may not use the key \"{KEY}\"; the request names no key, so it is the object's or the bucket's default: its user or role needs {allowing('kms:GenerateDataKey', KEY)}, and the key's policy must allow it; the bucket's policy cannot",
        ),
    )
    yield _shown(
        "session",
        "s3:PutObject",
        OBJECT,
        (
            "shown:SignerUnexpected",
            f'the URL\'s access key "AKIAEXAMPLEEXAMPLE77" is a long-lived one of a user, and S3 judged the session "{SESSION}": another request than this URL arrived, such as one that a proxy or SDK signed itself',
        ),
        who=SESSION,
        signer=LONG_LIVED,
    )
    public = (
        "because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access"
    )
    yield _told(
        "public",
        f'User: {USER} is not authorized to perform: s3:PutObject on resource: "{OBJECT}" {public}',
        [
            (
                "shown:AccessDeniedByPolicy",
                f'"{USER}", who signed, may not do "s3:PutObject" on "{OBJECT}": Block Public Access forbids it (BlockPublicAcls)',
            ),
            (
                "shown:PublicAccessBlocked",
                "BlockPublicAcls of Block Public Access forbids a public ACL, whatever policies allow: sign without ACL",
            ),
        ],
        headers=acl,
    )
    policy = "arn:aws:organizations::111122223333:policy/o-a1/service_control_policy/p-b2"
    yield _told(
        "policy",
        f'User: {USER} is not authorized to perform: s3:GetObject on resource: "{OBJECT}" with an explicit deny in a service control policy, with policy ARN: {policy}',
        [
            (
                "shown:AccessDeniedByPolicy",
                f'"{USER}", who signed, may not do "s3:GetObject" on "{OBJECT}": a service control policy denies it, "{policy}": look at the organization\'s policy for the signer\'s account, since nothing outweighs a denial',
            ),
            ("likely:DeniedByCondition", f"such a denial mostly has a condition: {NETWORK}"),
        ],
        method="GET",
    )
    yield _told(
        "plain",
        "Access Denied",
        [
            ("likely:AccessDeniedByPolicy", f"the signature may well be right, and whoever signed may not do this: its user or role needs {allowing('s3:DeleteObjectVersion', OBJECT)}; the bucket's ARN alone does not stand for its objects; another account's bucket must allow it in its own policy, too"),
            ("possible:SignerUnexpected", 'another identity signed than you think: ask whose the access key "AKIDEXAMPLE" is (aws sts get-caller-identity with the signer\'s credentials)'),
            ("possible:DeniedByCondition", f"a policy denies it by a condition: {NETWORK}"),
            ("possible:ObjectLocked", "Object Lock protects this version: wait until its retention ends, or, in governance mode, sign with BypassGovernanceRetention; a legal hold must be taken off"),
            ("possible:MalformedAuthorization", "the request arrived without its signature: send the URL whole, with its query"),
            ("possible:QueryChanged", "the URL is well-formed as it was signed, so something changed or cut its query on its way"),
        ],
        method="DELETE",
        query=[("versionId", "v1")],
    )  # fmt: skip


def allowing(action: str, resource: str) -> str:
    """The statement to add."""
    return f'{{"Effect": "Allow", "Action": "{action}", "Resource": "{resource}"}}'


def _shown(
    name: str,
    action: str,
    resource: str,
    besides: Pair,
    *,
    who: str = USER,
    method: str = "PUT",
    headers: list[Pair] | None = None,
    signer: Signer = OWNER,
) -> Call:
    """What no policy of the signer allows, and what else follows from it."""
    message = f'User: {who} is not authorized to perform: {action} on resource: "{resource}" because no identity-based policy allows the {action} action'
    lacks = f'"{who}", who signed, may not do "{action}" on "{resource}": no identity-based policy allows it: add {allowing(action, resource)} to {POLICIES}'
    findings = [("shown:AccessDeniedByPolicy", lacks), besides]
    return _told(name, message, findings, method=method, headers=headers, signer=signer)


def _told(
    name: str,
    message: str,
    findings: list[Pair],
    *,
    method: str = "PUT",
    headers: list[Pair] | None = None,
    query: list[Pair] | None = None,
    signer: Signer = OWNER,
) -> Call:
    sent = headers or []
    url, _ = presign(
        signer, method, f"https://{HOST}/a%20b", TIME, 900, query=query or [], headers=sent
    )
    answer = f"<Error><Code>AccessDenied</Code><Message>{message}</Message></Error>"
    params = [("answer", answer), ("method", method), ("url", url)]
    params += [(f"header:{header}", value) for header, value in sent]
    expected = [("code", "AccessDenied"), ("message", message)]
    lines = []
    for named, sentence in findings:
        certainty, _, code = named.partition(":")
        expected += [(f"finding:{code}", sentence), (f"certainty:{code}", certainty)]
        lines.append(f"{certainty}: {sentence}")
    return Call(f"denied-{name}", "diagnose", params, [*expected, ("text", "\n".join(lines))])
