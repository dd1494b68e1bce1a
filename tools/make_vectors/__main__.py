"""The command line: `python -m make_vectors [--check] [FILE ...]`."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Final

from . import (
    call_environment,
    call_forms,
    call_permissions,
    call_proofs,
    call_received,
    call_uploads,
    call_urls,
    inputs_keys,
    inputs_operations,
    inputs_parameters,
    inputs_signers,
    model,
    options,
    peer_awscrt,
    peer_boto3,
    peer_minio,
    profile,
    refusals,
)
from .logical import Case
from .model import Json
from .reference import Rejected, raw_request
from .signature import Pair, verify

FOLDER: Final = Path(__file__).resolve().parents[2] / "tests/vectors"
# boto3 answers everything; the others what says most about them, to keep the files small.
GROUPS_OF_AWSCRT: Final = ("key", "get-params", "put-headers", "credentials", "expiry", "time")
GROUPS_OF_MINIO: Final = ("key", "region", "endpoint", "credentials", "expiry", "time")
LONG_KEY: Final = 200
Answer = Callable[[], tuple[str, list[Pair]]]


def cases() -> Iterator[Case]:
    """All logical requests."""
    modules = (inputs_keys, inputs_operations, inputs_parameters, inputs_signers)
    return chain.from_iterable(module.cases() for module in modules)


def boto3_vectors() -> Iterator[Json]:
    """boto3's answers to everything."""
    for case in cases():
        case_input, reference = prepared(case)
        needs_body = model.needs_body(case.operation)

        def answer(case_input: Json = case_input, needs_body: bool = needs_body) -> Any:
            return peer_boto3.presign(case_input, needs_body=needs_body)

        yield vector(case, case_input, reference, peer_boto3, answer)


def awscrt_vectors() -> Iterator[Json]:
    """awscrt's answers to what the endpoint rules give a URL for."""
    for case in cases():
        case_input, reference = prepared(case)
        chosen = case.group in GROUPS_OF_AWSCRT or "custom" in case.input_id
        if chosen and short(case) and not isinstance(reference, Rejected):

            def answer(case_input: Json = case_input, reference: Json = reference) -> Any:
                return peer_awscrt.presign(case_input, reference)

            yield vector(case, case_input, reference, peer_awscrt, answer)


def minio_vectors() -> Iterator[Json]:
    """MinIO's answers to what its client can ask for."""
    for case in cases():
        case_input, reference = prepared(case)
        chosen = case.group in GROUPS_OF_MINIO and (case.group != "key" or case.bucket == "quay.7")
        if chosen and short(case) and peer_minio.can_express(case_input):

            def answer(case_input: Json = case_input) -> Any:
                return peer_minio.presign(case_input)

            yield vector(case, case_input, reference, peer_minio, answer)


def short(case: Case) -> bool:
    """Whether a case is worth repeating for another peer."""
    return len(case.key or "") < LONG_KEY


def prepared(case: Case) -> tuple[Json, Json | Rejected]:
    """The input of a case with what URL-level signers are given."""
    case_input = case.to_json()
    reference = raw_request(case_input)
    case_input["raw_request"] = None if isinstance(reference, Rejected) else reference
    return case_input, reference


def vector(
    case: Case, case_input: Json, reference: Json | Rejected, peer: Any, answer: Answer
) -> Json:
    """One case of the common schema."""
    result: Json = {
        "id": f"{peer.NAME}/{case.input_id}",
        "input_id": case.input_id,
        "group": case.group,
        "peer": peer.NAME,
        "peer_version": peer.VERSION,
        "input": case_input,
    }
    try:
        url, headers = answer()
    except Exception as error:  # noqa: BLE001 - any refusal of a peer is its answer
        result["expected"] = {"error": {"type": type(error).__name__, "message": str(error)}}
        result["profile"] = profile.of_error(reference)
    else:
        result |= url_answer(case_input, reference, url, headers)
    if isinstance(reference, Rejected):
        result["note"] = f"endpoint rules reject this: {reference.reason}"
    return result


def url_answer(case_input: Json, reference: Json | Rejected, url: str, headers: list[Pair]) -> Json:
    """The answer and profile of a peer that made a URL, checked by our own arithmetic."""
    method = case_input["method"]
    secret = case_input["credentials"]["secret_access_key"]
    names = signed_names(url)
    sent = [pair for pair in headers if pair[0] in names]
    verdict = verify(url, method, sent, secret)
    if verdict is None:
        message = f"no rule verifies {url}"
        raise ValueError(message)
    facts = profile.of_url(case_input, url, sent, verdict, reference)
    return {
        "expected": profile.answer(url, case_input, sent, verdict),
        "profile": profile.without_empty(facts),
    }


def signed_names(url: str) -> list[str]:
    """The signed headers but the host."""
    marker = "X-Amz-SignedHeaders="
    joined = url.partition(marker)[2].partition("&")[0]
    return [name for name in joined.split("%3B") if name != "host"]


def text_of(vectors: Iterable[Json]) -> str:
    """A file of vectors, one a line."""
    lines = (json.dumps(case, ensure_ascii=True, separators=(",", ":")) for case in vectors)
    return "[\n" + ",\n".join(lines) + "\n]\n"


FILES: Final[dict[str, Callable[[], Iterable[Json]]]] = {
    "boto3": boto3_vectors,
    "awscrt": awscrt_vectors,
    "minio": minio_vectors,
    "refusals": refusals.vectors,
    "options": options.vectors,
    "environment": call_environment.vectors,
    "forms": call_forms.vectors,
    "received": call_received.vectors,
    "uploads": call_uploads.vectors,
    "urls": call_urls.vectors,
    "proofs": call_proofs.vectors,
    "permissions": call_permissions.vectors,
}


def main() -> int:
    """Writes or compares the files."""
    parser = argparse.ArgumentParser(prog="make_vectors", description="Makes tests/vectors/*.json.")
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    parser.add_argument("files", nargs="*", metavar="FILE", help=f"of {', '.join(FILES)}")
    arguments = parser.parse_args()
    changed = 0
    for name in arguments.files or FILES:
        text = text_of(FILES[name]())
        path = FOLDER / f"{name}.json"
        same = path.exists() and path.read_text(encoding="ascii") == text
        changed += not same
        if not arguments.check:
            path.write_text(text, encoding="ascii")
        state = "unchanged" if same else "differs" if arguments.check else "written"
        print(f"{path.name}: {text.count(chr(10)) - 2} cases, {len(text)} bytes, {state}")
    return int(arguments.check and changed > 0)


if __name__ == "__main__":
    sys.exit(main())
