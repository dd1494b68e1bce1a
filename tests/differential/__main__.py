"""``python -m tests.differential [--number N] [--seed S]``: the signer's URLs
against botocore's endpoint rules, over generated inputs. Without a seed one is
drawn and printed; CI gives a fixed one.
"""

from __future__ import annotations

import argparse
import re
import secrets
import sys
from collections import Counter
from urllib.parse import urlsplit

from tests.conformance import hosts, house_form, presigned_url, single_label
from tests.conformance.answer import Answer
from tests.conformance.golden import Json

from .inputs import Input, inputs
from .rules import Place, Rules

# Known differences, each with its reason.
BUCKET_NAME = "the rules encode names that no bucket of S3 can have; we refuse them"
OUTPOST_TYPE = "the rules do not look whether an Outposts ARN says outpost; we do"
UNREAD_ACCELERATE = (
    "the rules do not read accelerate for Outposts aliases; we refuse what it excludes"
)
MULTI_REGION_REST = "the rules do not look behind a Multi-Region Access Point's name; we refuse it"
GLOBAL_REGION = (
    "the rules sign dotted buckets under http for aws-global, as no store does; we do not"
)
DOTS_BEFORE_IP = "the rules put a dotted bucket before an IP address under http; we use its path"
SINGLE_LABEL = f"the rules put a bucket before a single label; {single_label.REASON}"
PORT_OF_HTTP = "the rules make https of http for Outposts and keep :80; we drop the default port"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(2**32))
    options = parser.parse_args()
    asked = inputs(options.number, options.seed)
    rules = Rules()
    differences: Counter[str] = Counter()
    failed = 0
    with hosts.start("rust", {}) as host:
        questions = [question(number, one) for number, one in enumerate(asked)]
        for one, put, answer in zip(asked, questions, host.ask_all(questions), strict=True):
            wrong = list(problems(rules.place(one), one, put, answer, differences))
            failed += bool(wrong)
            if wrong:
                print(f"FAILED {one}", *wrong, sep="\n  ")
    for reason, count in differences.items():
        print(f"known difference, {count} times: {reason}")
    print(f"seed {options.seed}")
    print(f"{len(asked) - failed} passed, {failed} failed")
    return 1 if failed else 0


def question(number: int, asked: Input) -> Json:
    """The input as a host is asked. A session token makes it good for S3 Express, too."""
    signer: Json = {
        "access_key_id": "ASIAIOSFODNN7EXAMPLE",
        "secret_access_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "session_token": "token",
        "region": asked.region,
        "addressing": "path" if asked.path_style else "auto",
        **dict.fromkeys(sorted(asked.flags), True),
    }
    if asked.endpoint is not None:
        signer["endpoint"] = asked.endpoint
    if asked.use_arn_region is not None:
        signer["use_arn_region"] = asked.use_arn_region
    request: Json = {"operation": "GetObject", "bucket": asked.bucket, "key": asked.key}
    return {
        "id": str(number),
        "do": "presign",
        "form": "presign",
        "signer": signer,
        "request": request,
        "signing_time": 1_767_323_045,
    }


def problems(
    theirs: Place | str, asked: Input, put: Json, answer: Answer, differences: Counter[str]
) -> list[str]:
    """In what the signer and the rules differ."""
    if isinstance(theirs, str):
        return [] if answer.refused else [f"theirs: {theirs}", f"ours: {answer.url}"]
    if answer.refused:
        known = refused_by_us(asked, answer)
        differences.update([known] if known else [])
        return [] if known else [f"theirs: {theirs}", f"ours: {answer.refusal}"]
    expected = as_clients_send_it(theirs, asked, differences)
    ours = place_of(answer.url, theirs.asymmetric)
    if ours != expected:
        return [f"theirs: {expected}", f"ours:   {ours}"]
    broken = [] if theirs.asymmetric else house_form.problems(answer, put["signer"])
    return [f"{problem.field}: {problem.expected} / {problem.ours}" for problem in broken]


def refused_by_us(asked: Input, answer: Answer) -> str | None:
    """Why we refuse what the rules allow, if we say so."""
    if answer.error_code == "InvalidBucketName":
        return BUCKET_NAME
    if "use_accelerate" in asked.flags and asked.bucket.endswith("--op-s3"):
        return UNREAD_ACCELERATE
    parts = asked.bucket.replace("/", ":").split(":")
    outposts = parts[2:3] == ["s3-outposts"] and parts[5:6] != ["outpost"]
    multi_region = parts[3:4] == [""] and len(parts) > 7
    if answer.error_code != "InvalidArn":
        return None
    return OUTPOST_TYPE if outposts else MULTI_REGION_REST if multi_region else None


def place_of(presigned: str, asymmetric: bool) -> Place:
    """What our URL says of place and scope."""
    url = presigned_url.parse(presigned)
    scope = (url.value("X-Amz-Credential") or "").split("/")
    region = url.value("X-Amz-Region-Set") if asymmetric else scope[-3]
    address = f"{url.scheme}://{url.authority}{url.path}"
    return Place(address, scope[-2], region or "", asymmetric)


def as_clients_send_it(place: Place, asked: Input, differences: Counter[str]) -> Place:
    """The rules' answer with its host in lower case, without a default port, and
    with a bucket out of the way of an IP address and of a single label.
    """
    parts = urlsplit(place.address)
    path = place.address.split("://", 1)[1][len(parts.netloc) :]
    host = presigned_url.without_default_port(parts.scheme, parts.netloc.lower())
    endpoint = urlsplit(asked.endpoint or "")
    if endpoint.scheme == "http" and parts.scheme == "https" and host.endswith(":80"):
        differences[PORT_OF_HTTP] += 1
        host = host.removesuffix(":80")
    dotted = "." in asked.bucket and host.startswith(f"{asked.bucket}.")
    if dotted and re.fullmatch(r"[0-9.]+", endpoint.hostname or ""):
        differences[DOTS_BEFORE_IP] += 1
        host = host.removeprefix(f"{asked.bucket}.")
        base = endpoint.path.rstrip("/")
        path = f"{base}/{asked.bucket}{path.removeprefix(base)}"
    by_path = single_label.by_path(asked.endpoint, asked.bucket, host, path)
    if by_path != (host, path):
        differences[SINGLE_LABEL] += 1
        host, path = by_path
    region = place.region
    if region == "aws-global" and dotted:
        differences[GLOBAL_REGION] += 1
        region = "us-east-1"
    return Place(f"{parts.scheme}://{host}{path}", place.service, region, place.asymmetric)


if __name__ == "__main__":
    sys.exit(main())
