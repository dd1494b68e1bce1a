"""Golden cases and the one mapping from a case's logical input to the neutral
question that every host's adapter is asked. Only ``input`` is mapped; what the
peer answered and the ready-made request that URL-level signers were given are
for the comparison alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.surfaces.names import NAMES

Json = dict[str, Any]

# Vectors of our own name what the signer itself promises, so they are compared without any tolerance.
OWN_PEER = "s3presign"

# The peers whose default for us-east-1 is the global endpoint, where an input leaves the choice to the peer.
_GLOBAL_BY_DEFAULT = ("boto3", "ruby")
# The peers that were given a ready-made URL: their default is that of the URL.
_SIGNERS_OF_URLS = ("aws4", "aws4fetch", "awscrt", "reqsign", "rusty-s3")

# Options of a signer; every other option of a vector belongs to the request.
SIGNER_OPTIONS = frozenset(name.replace("-", "_") for name in NAMES["signer"])
# The ways of asking, all of which must answer the same.
FORMS = ("presign", "template", "details")


class BadVectors(ValueError):
    """A file that is not a list of cases of the common schema."""


@dataclass(frozen=True)
class Case:
    """One case of a golden file."""

    id: str
    input_id: str
    group: str
    peer: str
    input: Json
    expected: Json
    profile: Json

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(self.profile.get("diff", ()))

    @property
    def is_own(self) -> bool:
        return self.peer == OWN_PEER

    @property
    def is_call(self) -> bool:
        """A vector of our own about something else than one request."""
        return "call" in self.input

    @property
    def is_post_policy(self) -> bool:
        return self.group == "post"

    @property
    def gives_policy(self) -> bool:
        """A policy that is given, so that there is only its signature to verify."""
        return "policy_base64" in self.input

    @property
    def peer_refused(self) -> bool:
        return "error" in self.expected

    @property
    def reference(self) -> Json | None:
        """The unsigned request by the endpoint rules; nothing if they reject the input."""
        reference: Json | None = self.input.get("raw_request")
        return reference

    @property
    def credentials(self) -> Json:
        """The credentials that sign: a directory bucket's session replaces the account's."""
        uses_session = not self.input.get("endpoint", {}).get("disable_s3_express_session_auth")
        session: Json | None = (
            self.input.get("express_session_credentials") if uses_session else None
        )
        credentials: Json = session or self.input["credentials"]
        return credentials

    @property
    def parameters(self) -> Json:
        """The parameters without the one that travels in the body, which the sender sends."""
        body = self.input.get("body_member")
        return {name: value for name, value in self.input["params"].items() if name != body}

    @property
    def endpoint_url(self) -> str | None:
        url: str | None = self.input["endpoint"].get("url")
        return url


def load(path: Path) -> list[Case]:
    """Every case of a file, or an error that says what is wrong with it."""
    try:
        content = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise BadVectors(f"{path}: not JSON: {error}") from error
    if not isinstance(content, list) or not content:
        raise BadVectors(f"{path}: expected a list of cases")
    cases = []
    for number, case in enumerate(content, 1):
        missing = {"id", "input", "expected"} - set(case)
        if missing:
            raise BadVectors(f"{path}: case {number} has no {', '.join(sorted(missing))}")
        peer, _, input_id = case["id"].partition("/")
        cases.append(
            Case(
                case["id"],
                case.get("input_id", input_id),
                case.get("group", ""),
                case.get("peer", peer),
                case["input"],
                case["expected"],
                case.get("profile", {}),
            )
        )
    repeated = len(cases) - len({case.id for case in cases})
    if repeated:
        raise BadVectors(f"{path}: {repeated} case ids are repeated")
    return cases


def unix_seconds(timestamp: str) -> int:
    """ISO 8601 basic or extended, in UTC."""
    form = "%Y%m%dT%H%M%SZ" if "-" not in timestamp else "%Y-%m-%dT%H:%M:%SZ"
    return int(datetime.strptime(timestamp, form).replace(tzinfo=UTC).timestamp())


def question(case: Case, form: str = "presign") -> Json:
    """What the adapters are asked: signer, request, time and form."""
    options: Json = case.input.get("options", {})
    signing = signer(case)
    request: Json = {"operation": case.input["operation"], "parameters": case.parameters}
    for name in ("bucket", "key"):
        if case.input.get(name) is not None:
            request[name] = case.input[name]
    if "expires_in" in case.input and case.input["expires_in"] is not None:
        request["expires_in"] = case.input["expires_in"]
    for name, value in options.items():
        (signing if name in SIGNER_OPTIONS else request)[name] = value
    return {
        "id": case.id,
        "do": "presign",
        "signer": signing,
        "request": request,
        "signing_time": unix_seconds(case.input["signing_time"]),
        "form": form,
    }


def signer(case: Case) -> Json:
    """The options of the signer that the case asks for."""
    endpoint: Json = case.input["endpoint"]
    options: Json = {name: value for name, value in case.credentials.items() if value is not None}
    options["region"] = case.input["region"]
    if case.endpoint_url is not None:
        options["endpoint"] = case.endpoint_url
    # A peer's "virtual" means virtual-hosted where possible, which is what "auto" means here.
    options["addressing"] = "path" if endpoint.get("addressing_style") == "path" else "auto"
    renamed = {
        "use_dual_stack": endpoint.get("dualstack"),
        "use_fips": endpoint.get("fips"),
        "use_accelerate": endpoint.get("accelerate"),
        "use_global_endpoint": asks_for_global_endpoint(case),
    }
    options.update({name: True for name, value in renamed.items() if value})
    kept = {
        "use_arn_region": endpoint.get("use_arn_region"),
        "disable_multi_region_access_points": endpoint.get("disable_multiregion_access_points"),
        "disable_s3_express_session_auth": endpoint.get("disable_s3_express_session_auth"),
    }
    options.update({name: value for name, value in kept.items() if value is not None})
    return options


def asks_for_global_endpoint(case: Case) -> bool:
    """Whether the input means the global host of us-east-1; unsaid, the peer's default counts."""
    chosen = case.input["endpoint"].get("us_east_1_regional_endpoint")
    if chosen is not None:
        return bool(chosen == "legacy")
    if case.input["region"] != "us-east-1":
        return False
    if case.peer in _SIGNERS_OF_URLS and case.reference is not None:
        host = urlsplit(case.reference["url"]).hostname or ""
        return host == "s3.amazonaws.com" or host.endswith(".s3.amazonaws.com")
    return case.peer.startswith(_GLOBAL_BY_DEFAULT)


def flat_strings(question: Json) -> list[str]:
    """The question as the flat list of strings that a host without JSON reads."""
    request: Json = dict(question["request"])
    key: str | None = request.pop("key", None)
    signer = flat_pairs(question["signer"])
    pairs = flat_pairs(request)
    return [
        question["id"],
        question["do"],
        question["form"],
        str(question["signing_time"]),
        "0" if key is None else "1",
        key or "",
        str(len(signer)),
        *signer,
        *pairs,
    ]


def smuggles_nul(question: Json) -> bool:
    """Whether a NUL stands in what becomes joined text: then the text holds
    more strings than the list it came from, which is refused as such.
    """
    request = {name: value for name, value in question.get("request", {}).items() if name != "key"}
    texts = [*flat_pairs(question.get("signer", {})), *flat_pairs(request)]
    return any("\0" in text for text in texts)


def _flat_within(name: str, value: Any) -> list[str]:
    """What stands in a list or a map, where no text says another list or map."""
    is_said = isinstance(value, dict) and any(key.startswith("$") for key in value)
    if isinstance(value, list | dict) and not is_said:
        return [f"type:{name}", "a list or map in another one; pass text"]
    return _flat(name, value)


def flat_pairs(values: Json) -> list[str]:
    flat: list[str] = []
    for name, value in values.items():
        if name == "parameters":
            flat += flat_pairs(value)
        elif name in ("headers", "query"):
            prefix = name.removesuffix("s")
            flat += _flat(prefix, value) if value else []
        else:
            flat += _flat(name, value)
    return flat


def _flat(name: str, value: Any) -> list[str]:
    """A value as names and texts. Those that JSON cannot write are as ``wrong_types`` says them."""
    match value:
        case {"$bytes": text}:
            return [f"bytes:{name}", text]
        case {"$not-unicode": text}:
            return [name, f"{text}\ud800"]
        case {"$float": _} | {"$null": _} | {"$object": _}:
            return [f"type:{name}", "of another type; pass text"]
        case [] | {} if not value:
            return [f"{name}:", ""]
        case dict():
            flat = []
            for key, item in value.items():
                items = item if isinstance(item, list) and item else [item]
                flat += [text for each in items for text in _flat_within(f"{name}:{key}", each)]
            return flat
        case list():
            return [text for item in value for text in _flat_within(name, item)]
        case bool():
            return [name, "true" if value else "false"]
        case _:
            return [name, str(value)]
