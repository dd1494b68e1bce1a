"""Who signs: each host through its adapter, and a signer of the tests' own, which
tells a fault of a host from a habit of a server.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Protocol

from tests.conformance import calls
from tests.conformance.answer import Answer
from tests.conformance.hosts import Host
from tests.conformance.presigned_url import Pair
from tests.servers.presign import presign
from tests.servers.server import Server

from .sending import Prepared

CONTENT_TYPE = "image/png"
METADATA = {"author": "Zoe", "album": "summer 2026"}
BODY = b"not really a picture\n"


@dataclass(frozen=True)
class How:
    """How a request is signed where it is not signed as it should be."""

    signed_ago: int = 0
    expires_in: int = 300
    region: str | None = None
    secret: str | None = None
    access_key_id: str | None = None
    token: str | None = None
    service: str = "s3"
    scope_date: str | None = None


PROPERLY = How()


class Signs(Protocol):
    """Signs one kind of upload and one kind of download, the material of every tampering."""

    @property
    def name(self) -> str:
        """Who it is."""

    def upload(self, key: str, how: How = PROPERLY) -> Prepared:
        """A PUT of ``BODY`` with its length, a content type and metadata signed."""

    def download(self, key: str, how: How = PROPERLY) -> Prepared:
        """A GET with an override of the content disposition."""


@dataclass(frozen=True)
class Reference:
    """The tests' own signer."""

    server: Server
    name: str = "reference"

    def upload(self, key: str, how: How = PROPERLY) -> Prepared:
        headers = {
            "content-length": str(len(BODY)),
            "content-type": CONTENT_TYPE,
            **{f"x-amz-meta-{name}": value for name, value in METADATA.items()},
        }
        return self._prepared("PUT", key, {}, headers, how).with_body(BODY)

    def download(self, key: str, how: How = PROPERLY) -> Prepared:
        return self._prepared("GET", key, {"response-content-disposition": "attachment"}, {}, how)

    def plain(self, method: str, key: str, query: dict[str, str] | None = None) -> Prepared:
        """Any request without further headers."""
        return self._prepared(method, key, query or {}, {}, PROPERLY)

    def _prepared(
        self, method: str, key: str, query: dict[str, str], headers: dict[str, str], how: How
    ) -> Prepared:
        signed = presign(
            self.server,
            method,
            key,
            query={**query, **({"X-Amz-Security-Token": how.token} if how.token else {})},
            headers=headers,
            signed_at=time.time() - how.signed_ago,
            expires_in=how.expires_in,
            region=how.region,
            service=how.service,
            scope_date=how.scope_date,
            secret=how.secret,
            access_key_id=how.access_key_id,
        )
        return Prepared(method, signed.url, tuple(headers.items()))


@dataclass(frozen=True)
class Form:
    """A form as it is sent: where to, and its fields before the file."""

    url: str
    fields: Mapping[str, str]


@dataclass(frozen=True)
class HostSigns:
    """A host's adapter, signing for one server."""

    host: Host
    server: Server
    clock: Callable[[], float] = time.time
    _ids: count[int] = field(default_factory=count)

    @property
    def name(self) -> str:
        return self.host.name

    def upload(self, key: str, how: How = PROPERLY) -> Prepared:
        parameters = {"ContentLength": len(BODY), "ContentType": CONTENT_TYPE, "Metadata": METADATA}
        return self.prepare("PutObject", key, parameters, how).with_body(BODY)

    def download(self, key: str, how: How = PROPERLY) -> Prepared:
        return self.prepare("GetObject", key, {"ResponseContentDisposition": "attachment"}, how)

    def form(self, params: Iterable[Pair], signed_ago: int = 0) -> Form:
        """A form as the host's answer has it; ``params`` beside the bucket."""
        asked = [("bucket", self.server.bucket), *params]
        listed = self.call("presign_post", asked, signed_ago=signed_ago)
        fields = [(n.removeprefix("field:"), v) for n, v in listed if n.startswith("field:")]
        return Form(dict(listed)["url"], dict(fields))

    def call(
        self,
        do: str,
        params: Iterable[Pair],
        *,
        key: str | None = None,
        rules: Iterable[Pair] = (),
        signed_ago: int = 0,
    ) -> tuple[Pair, ...]:
        """The list that a call answers, which must not be a refusal."""
        name, now = f"live-{next(self._ids)}", int(self.clock()) - signed_ago
        signer = self._made_with(PROPERLY)
        asked = calls.question(name, do, params, now, signer=signer, rules=rules, key=key)
        answer = self.host.ask(asked)
        assert not answer.refused, f"{self.name} {do}: {answer.refusal}"
        return answer.listed

    def prepare(
        self,
        operation: str,
        key: str | None = None,
        parameters: Mapping[str, Any] | None = None,
        how: How = PROPERLY,
        **options: Any,
    ) -> Prepared:
        """A request as the host's answer has it."""
        answer = self.ask(operation, key, parameters, how, **options)
        return Prepared(answer.method, answer.url, answer.headers)

    def ask(
        self,
        operation: str,
        key: str | None = None,
        parameters: Mapping[str, Any] | None = None,
        how: How = PROPERLY,
        *,
        form: str = "presign",
        signer: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> Answer:
        """The host's whole answer, which must not be a refusal. ``signer`` adds to what
        the signer is made with, ``options`` to the request.
        """
        assert how.service == "s3" and how.scope_date is None, "no host can sign so"
        made_with = {**self._made_with(how), **(signer or {})}
        request: dict[str, Any] = {
            "operation": operation,
            "bucket": self.server.bucket,
            "parameters": dict(parameters or {}),
            "expires_in": how.expires_in,
            **options,
        }
        if key is not None:
            request["key"] = key
        answer = self.host.ask(
            {
                "id": f"live-{next(self._ids)}",
                "do": "presign",
                "signer": made_with,
                "request": request,
                "signing_time": int(self.clock()) - how.signed_ago,
                "form": form,
            }
        )
        assert not answer.refused, f"{self.name} {operation} {key!r}: {answer.refusal}"
        return answer

    def _made_with(self, how: How) -> dict[str, Any]:
        """The options of the signer."""
        made_with: dict[str, Any] = {
            "access_key_id": how.access_key_id or self.server.access_key_id,
            "secret_access_key": how.secret or self.server.secret_access_key,
            "region": how.region or self.server.region,
            "endpoint": self.server.endpoint,
            "max_expires_in": max(604800, how.expires_in),
        }
        if how.token:
            made_with["session_token"] = how.token
        return made_with
