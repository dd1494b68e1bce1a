"""The demo's story, told once for each host: upload, download, compare, and six
attempts at something that was not agreed on. Nothing is printed as right that was
not checked.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path
from typing import Any

from tests.conformance.hosts import Host
from tests.conformance.presigned_url import decode
from tests.live.sending import Curl, Prepared, Response
from tests.live.signing import PROPERLY, HostSigns, How
from tests.servers.capabilities import CAPABILITIES, Refusal, Tampering
from tests.servers.server import Server

from .page import Page
from .words import WORDS, Wanted

AUTHOR = "Zoe"
GOOD_FOR = 300


@dataclass(frozen=True)
class File:
    """The file that makes the journey."""

    path: Path
    content_type: str
    content: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass
class Story:
    """One host against the server."""

    page: Page
    curl: Curl
    server: Server
    file: File
    host: Host
    wrong: int = 0
    requests: int = 0
    _wanted: Wanted = field(init=False)
    _signs: HostSigns = field(init=False)

    def __post_init__(self) -> None:
        self._signs = HostSigns(self.host, self.server)
        self._wanted = Wanted(
            bucket=self.server.bucket,
            key=f"from {self.host.name}/{self.file.path.name}",
            content_type=self.file.content_type,
            author=AUTHOR,
            file_name=f"Zoë's {self.file.path.name}",
            expires_in=GOOD_FOR,
        )

    def tell(self) -> None:
        """Everything that this host shows."""
        words = WORDS[self.host.name]
        self.page.heading(words.title)

        self.page.words(words.upload(self._wanted))
        upload = self._upload()
        self.page.request(upload.method, upload.url, upload.headers)
        self.page.line()
        stored = self._send(upload)
        self._say("upload", stored, stored.status == 200, f"{len(self.file.content):,} bytes")

        self.page.words(words.download(self._wanted))
        download = self._signs.prepare(
            "GetObject", self._wanted.key, download_as=self._wanted.file_name
        )
        self.page.request(download.method, download.url, download.headers)
        self.page.line()
        self._compare(self._send(download))
        self._refusals(upload)
        self._compare_again()

    def _upload(self, key: str | None = None, how: How = PROPERLY) -> Prepared:
        parameters: dict[str, Any] = {
            "ContentType": self._wanted.content_type,
            "Metadata": {"author": self._wanted.author},
        }
        how = replace(how, expires_in=GOOD_FOR)
        signed = self._signs.prepare(
            "PutObject", key or self._wanted.key, parameters, how, create_only=True
        )
        return signed.with_body(self.file.content)

    def _send(self, request: Prepared) -> Response:
        self.requests += 1
        return self.curl.send(request)

    def _say(self, step: str, response: Response, right: bool, detail: str = "") -> None:
        """The status as HTTP names it, or S3's own code."""
        answer = response.code or HTTPStatus(response.status).phrase
        self._mark(step, right, f"{response.status} {answer}", detail)

    def _mark(self, step: str, right: bool, answer: str, detail: str = "") -> None:
        self.wrong += not right
        self.page.answer(right, step, answer, detail)

    def _compare(self, fetched: Response) -> None:
        """What came back against what was sent."""
        self._say("download", fetched, fetched.status == 200)
        disposition = fetched.headers.get("content-disposition", "")
        named = decode(disposition.partition("filename*=UTF-8''")[2].partition(";")[0])
        self._mark("saved as", named == self._wanted.file_name, named or "no name")
        for step, name, expected in (
            ("content type", "content-type", self._wanted.content_type),
            ("metadata, author", "x-amz-meta-author", self._wanted.author),
        ):
            value = fetched.headers.get(name, "none")
            self._mark(step, value == expected, value)
        digest = hashlib.sha256(fetched.body).hexdigest()
        same = digest == self.file.digest
        self._mark(
            "SHA-256 of both", same, "the same" if same else "different", f"{digest[:16]}..."
        )

    def _refusals(self, upload: Prepared) -> None:
        """Attempts that the signature does not cover."""
        self.page.line()
        self.page.line("  Nothing else is let through:")
        late = How(signed_ago=GOOD_FOR + 2)
        attempts = (
            (
                "another content type",
                Tampering.CONTENT_TYPE,
                upload.with_header("content-type", "text/html"),
            ),
            (
                "metadata left out",
                Tampering.NO_METADATA,
                upload.without_header("x-amz-meta-author"),
            ),
            ("another key", Tampering.KEY, upload.with_url_changed("/from%20", "/not%20from%20")),
            ("DELETE through the PUT's URL", Tampering.METHOD, upload.with_method("DELETE")),
            ("a URL that ended 2 s ago", Tampering.EXPIRED, self._upload("too late", late)),
        )
        for step, tampering, attempt in attempts:
            self._refused(step, attempt, CAPABILITIES[self.server.name].refuses[tampering])
        self._refused("the same upload again", upload, Refusal(412, "PreconditionFailed"))

    def _refused(self, step: str, attempt: Prepared, refusal: Refusal) -> None:
        response = self._send(attempt)
        self._say(
            step, response, (response.status, response.code) == (refusal.status, refusal.code)
        )

    def _compare_again(self) -> None:
        """After all those attempts."""
        fetched = self._send(self._signs.prepare("GetObject", self._wanted.key))
        untouched = fetched.body == self.file.content
        self._mark("the object", untouched, "untouched" if untouched else "changed")


def same_url(page: Page, hosts: list[Host], server: Server) -> bool:
    """Whether all hosts, given the same input and instant, sign the same URL."""
    instant = int(time.time())
    urls = {host.name: _url_at(instant, host, server) for host in hosts}
    same = len(set(urls.values())) == 1
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(instant))
    page.heading("All together")
    page.line()
    page.answer(
        same,
        "one request, one instant",
        "one URL" if same else "several URLs",
        f"signed at {at} by all",
    )
    if not same:
        for name, url in urls.items():
            page.line(f"    {name:<8} {url}")
    return same


def _url_at(instant: int, host: Host, server: Server) -> str:
    signs = HostSigns(host, server, clock=lambda: instant)
    parameters = {"ContentType": "image/png", "Metadata": {"author": AUTHOR}}
    return signs.ask("PutObject", "summer 2026/Zoë.png", parameters, create_only=True).url
