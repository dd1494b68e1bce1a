"""Golden cases of upload forms: from a peer's fields and conditions to ours, and
what must be the same: where the form goes, its fields, its policy as a set of
conditions, its end; and a signature that is the HMAC of our own policy.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from . import calls, presigned_url, sigv4, single_label
from .answer import Answer
from .compare import Problem
from .golden import Case, Json, signer, unix_seconds
from .presigned_url import Pair, PresignedUrl

_FILE_NAME = "${filename}"
Conditions = frozenset[tuple[str, ...]]

# The differences that follow from the rules by which a peer makes forms, with their reasons.
FILE_NAME_EXACT = "filename-in-exact-condition"
BUCKET_FIELD = "bucket-field"
NO_SLASH = "url-without-slash"
TRAILING_SLASH = "bucket-path-trailing-slash"
DEFAULT_PORT = "default-port-in-url"
OTHER_HOST = "host-differs"
REFUSED_BY_PEER = "error"
NO_FORMS = "directory-bucket"
DIFFERENCES = {
    FILE_NAME_EXACT: "S3 puts the file's name in before it compares, so an exact condition on "
    "${filename} never holds; ours is on the text before it",
    BUCKET_FIELD: "the peer repeats the bucket in a field; S3 takes it from the URL",
    NO_SLASH: "the peer leaves out the slash that every client sends",
    TRAILING_SLASH: "the rules write a bucket's path without a trailing slash",
    DEFAULT_PORT: "the peer writes a port that its scheme already says",
    OTHER_HOST: "the endpoint rules name another host or path than the peer",
    single_label.TAG: single_label.REASON,
    REFUSED_BY_PEER: "the peer cannot make what the rules allow",
    NO_FORMS: "S3 takes no forms for directory buckets, so we refuse before signing",
}
_REFUSALS = {NO_FORMS: frozenset({"FormNotSupported", "MissingSession"})}


def question(case: Case) -> Json:
    """The form that the case asks for."""
    params: list[Pair] = [("bucket", case.input["bucket"]), ("key", case.input["key"])]
    params += [(name, str(value)) for name, value in case.input["fields"].items()]
    for condition in case.input["conditions"]:
        match condition:
            case ["starts-with", name, prefix]:
                params.append((f"starts-with:{name.removeprefix('$')}", prefix))
            case ["content-length-range", minimum, maximum]:
                params.append(("min-content-length", str(minimum)))
                params.append(("max-content-length", str(maximum)))
    params.append(("expires-in", str(case.input["expires_in"])))
    now = unix_seconds(case.input["signing_time"])
    return calls.question(case.id, "presign_post", params, now, signer=signer(case))


def judge(case: Case, answer: Answer) -> tuple[list[Problem], dict[str, str]]:
    """The problems, and the declared differences that the case needed."""
    if _is_directory_bucket(case):
        refused = answer.error_code in _REFUSALS[NO_FORMS]
        problems = [] if refused else [Problem("refusal", "FormNotSupported", answer.refusal)]
        return problems, {NO_FORMS: DIFFERENCES[NO_FORMS]}
    if answer.refused:
        return [Problem("refusal", "signed", answer.refusal)], {}
    problems = list(_own_promises(case, answer))
    if case.peer_refused:
        return problems, {REFUSED_BY_PEER: DIFFERENCES[REFUSED_BY_PEER]}
    found: dict[str, str] = {}
    problems += _url(case, answer, found)
    problems += _fields(case, answer, found)
    problems += _policy(case, answer, found)
    return problems, {name: DIFFERENCES[name] for name in found}


def fields_of(answer: Answer) -> dict[str, str]:
    """The form's fields, whose names S3 takes in any case."""
    return {
        name.removeprefix("field:").lower(): value
        for name, value in answer.listed
        if name.startswith("field:")
    }


def _is_directory_bucket(case: Case) -> bool:
    return str(case.input["bucket"]).endswith("--x-s3")


def _value(answer: Answer, name: str) -> str:
    return dict(answer.listed).get(name, "")


def _own_promises(case: Case, answer: Answer) -> Iterator[Problem]:
    """What holds whatever the peer does."""
    fields = fields_of(answer)
    policy = base64.b64decode(fields["policy"]).decode()
    if policy != _value(answer, "policy"):
        yield Problem("policy", policy, _value(answer, "policy"))
    scope = fields["x-amz-credential"].partition("/")[2]
    signature = sigv4.signature(case.credentials["secret_access_key"], scope, fields["policy"])
    if signature != fields["x-amz-signature"]:
        yield Problem("signature", signature, fields["x-amz-signature"])
    for name, value in _expected_of_input(case):
        if fields.get(name) != value:
            yield Problem(f"field {name}", value, str(fields.get(name)))
    covered = {condition[1] for condition in _conditions(json.loads(policy))}
    free = {"policy", "x-amz-signature"}
    for name in fields.keys() - covered - free:
        yield Problem("conditions", f"one on {name}", "none")
    ends = unix_seconds(case.input["signing_time"]) + case.input["expires_in"]
    if _value(answer, "expires-at") != str(ends):
        yield Problem("expires-at", str(ends), _value(answer, "expires-at"))


def _url(case: Case, answer: Answer, found: dict[str, str]) -> Iterator[Problem]:
    theirs = presigned_url.parse(case.expected["url"])
    ours = presigned_url.parse(_value(answer, "url"))
    if case.expected["url"].endswith(theirs.authority) and ours.path == "/":
        found[NO_SLASH] = ""
    if theirs.authority != theirs.host:
        found[DEFAULT_PORT] = ""
    regional = presigned_url.parse(_regional_url(case))
    if _makes_up_hosts(case) and (theirs.host, theirs.path) != (regional.host, regional.path):
        found[OTHER_HOST] = ""
        theirs = regional
    by_path = _by_path(case, theirs)
    if by_path != theirs:
        found[single_label.TAG] = ""
        theirs = by_path
    if theirs.path == f"{ours.path}/":
        found[TRAILING_SLASH] = ""
        theirs = replace(theirs, path=ours.path)
    for part in ("scheme", "host", "path"):
        if getattr(theirs, part) != getattr(ours, part):
            yield Problem(part, getattr(theirs, part), getattr(ours, part))


def _by_path(case: Case, url: PresignedUrl) -> PresignedUrl:
    """With the bucket in the path where it stands before a host of a single label."""
    bucket = case.input["bucket"]
    host, path = single_label.by_path(case.endpoint_url, bucket, url.host, url.path)
    return replace(url, authority=host, path=path) if path != url.path else url


def _makes_up_hosts(case: Case) -> bool:
    """The peers whose hosts are not those of the endpoint rules: boto3 under automatic
    addressing, Ruby in us-east-1, and signurlarity and Minio's for .NET, which ask no rules.
    """
    asked = case.input["endpoint"]
    return (
        (case.peer == "boto3-post" and asked["addressing_style"] == "auto")
        or (case.peer == "ruby-sdk-v3-post" and case.input["region"] == "us-east-1")
        or case.peer in ("signurlarity-post", "minio-dotnet-post")
    )


def _regional_url(case: Case) -> str:
    """Where forms for a plain bucket go: the region's endpoint, the bucket in the
    host if it can be there; in the path of another store.
    """
    bucket, region = case.input["bucket"], case.input["region"]
    if case.endpoint_url:
        return f"{case.endpoint_url}/{bucket}"
    host = f"s3.{region}.amazonaws.com{'.cn' if region.startswith('cn-') else ''}"
    if bucket == bucket.lower() and case.input["endpoint"]["addressing_style"] != "path":
        return f"https://{bucket}.{host}/"
    return f"https://{host}/{bucket}"


def _fields(case: Case, answer: Answer, found: dict[str, str]) -> Iterator[Problem]:
    apart = {"policy", "x-amz-signature"}
    theirs = {name.lower(): value for name, value in case.expected["fields"]}
    ours = fields_of(answer)
    if "bucket" in theirs:
        found[BUCKET_FIELD] = ""
        del theirs["bucket"]
    for name in sorted((theirs.keys() | ours.keys()) - apart):
        if theirs.get(name) != ours.get(name):
            yield Problem(f"field {name}", str(theirs.get(name)), str(ours.get(name)))


def _policy(case: Case, answer: Answer, found: dict[str, str]) -> Iterator[Problem]:
    theirs = case.expected["policy"]
    ours = json.loads(_value(answer, "policy"))
    wanted, given = _conditions(theirs), _conditions(ours)
    key = str(case.input["key"])
    if _FILE_NAME in key and ("eq", "key", key) in wanted:
        found[FILE_NAME_EXACT] = ""
        wanted = wanted - {("eq", "key", key)} | {
            ("starts-with", "key", key.partition(_FILE_NAME)[0])
        }
    if wanted != given:
        yield Problem("conditions", _shown(wanted - given), _shown(given - wanted))
    if _instant(theirs["expiration"]) != _instant(ours["expiration"]):
        yield Problem("expiration", theirs["expiration"], ours["expiration"])


def _conditions(policy: Json) -> Conditions:
    """The conditions as a set, each in one form."""
    found: set[tuple[str, ...]] = set()
    for condition in policy["conditions"]:
        match condition:
            case dict():
                found |= {("eq", name.lower(), str(value)) for name, value in condition.items()}
            case [kind, first, second]:
                name = str(first).removeprefix("$").lower()
                found.add((str(kind), name, str(second)))
            case _:
                raise ValueError(f"not a condition: {condition!r}")
    return frozenset(found)


def _instant(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


def _shown(conditions: Conditions) -> str:
    return "\n".join(" ".join(condition) for condition in sorted(conditions)) or "(none)"


def right_answer(case: Case) -> Answer:
    """An answer that must pass, for the self-test."""
    if _is_directory_bucket(case):
        return Answer(error_code="FormNotSupported", error_message="refused")
    fields = [(name.lower(), value) for name, value in _expected_fields(case)]
    exact = [["eq", f"${name}", value] for name, value in fields if name != "key"]
    bucket = ["eq", "$bucket", case.input["bucket"]]
    conditions = [bucket, *_of_key(case), *_asked(case, exact)]
    ends = unix_seconds(case.input["signing_time"]) + case.input["expires_in"]
    expiration = datetime.fromtimestamp(ends).astimezone().isoformat()
    policy = json.dumps({"expiration": expiration, "conditions": conditions})
    encoded = base64.b64encode(policy.encode()).decode()
    scope = dict(fields)["x-amz-credential"].partition("/")[2]
    signature = sigv4.signature(case.credentials["secret_access_key"], scope, encoded)
    fields += [("policy", encoded), ("x-amz-signature", signature)]
    url = case.expected.get("url", "https://b.example.com/")
    if url.count("/") == 2:
        url += "/"
    if _makes_up_hosts(case):
        url = _regional_url(case)
    theirs = presigned_url.parse(url)
    if (by_path := _by_path(case, theirs)) != theirs:
        url = f"{by_path.scheme}://{by_path.authority}{by_path.path}"
    return Answer(
        listed=(
            ("url", url.replace(":443/", "/")),
            *((f"field:{name}", value) for name, value in fields),
            ("policy", policy),
            ("expires-at", str(ends)),
        )
    )


def _expected_fields(case: Case) -> Iterator[Pair]:
    apart = {"policy", "x-amz-signature", "bucket"}
    if not case.peer_refused:
        for name, value in case.expected["fields"]:
            if name.lower() not in apart:
                yield name, value
        return
    date = case.input["signing_time"][:8]
    id_ = case.credentials["access_key_id"]
    yield from _expected_of_input(case)
    yield "x-amz-credential", f"{id_}/{date}/{case.input['region']}/s3/aws4_request"


def _expected_of_input(case: Case) -> Iterator[Pair]:
    """Fields that follow from the input whatever the peer does."""
    yield "key", case.input["key"]
    yield "x-amz-algorithm", sigv4.ALGORITHM
    yield "x-amz-date", case.input["signing_time"]


def _of_key(case: Case) -> list[list[str]]:
    key = str(case.input["key"])
    if _FILE_NAME in key:
        return [["starts-with", "$key", key.partition(_FILE_NAME)[0]]]
    return [["eq", "$key", key]]


def _asked(case: Case, exact: list[list[str]]) -> list[list[str]]:
    """The conditions of the case beside those of its fields."""
    asked = [c for c in case.input["conditions"] if isinstance(c, list) and c[0] != "eq"]
    return [*exact, *(c for c in asked if c[1] != "$key")]
