"""What a request is asked for besides parameters: another method, an end for the URL, a file
name, and uploads that never replace an object.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from .logical import TEMPORARY
from .option_case import Option, put


def method_cases() -> Iterable[Option]:
    """A download signed for HEAD, with what only a download's parameters can say."""
    overrides = {"ResponseContentType": "text/html; charset=utf-8", "VersionId": "v 1"}
    query = (("response-content-type", "text/html; charset=utf-8"), ("versionId", "v 1"))
    yield Option("method-head", {"method": "HEAD"}, method="HEAD", params=overrides, query=query)
    yield Option("method-any-case", {"method": "head"}, method="HEAD")
    yield Option(
        "method-head-with-range",
        {"method": "HEAD"},
        method="HEAD",
        params={"Range": "bytes=0-1"},
        headers=(("range", "bytes=0-1"),),
    )
    yield put("method-own", options={"method": "PUT"})


def hint_cases() -> Iterable[Option]:
    """What the end of a URL says to tools, and to no server."""
    yield Option("url-hint", {"url_hint": ".parquet"}, fragment="#.parquet")
    yield Option(
        "url-hint-name", {"url_hint": "/a b/#1 ü.csv"}, fragment="#/a%20b/%231%20%C3%BC.csv"
    )
    yield Option("url-hint-token", {"url_hint": ".csv"}, credentials=TEMPORARY, fragment="#.csv")
    yield Option("url-hint-of-255", {"url_hint": "x" * 255}, fragment="#" + "x" * 255)
    yield put("url-hint-upload", options={"url_hint": "a.png"}, fragment="#a.png")


def download(name: str, file_name: str, disposition: str, **more: Any) -> Option:
    """A download under a file name."""
    query = (("response-content-disposition", disposition),)
    return Option(f"download-as-{name}", {"download_as": file_name}, query=query, **more)


def extended(fallback: str, file_name: str) -> str:
    """Both forms of a file name, by RFC 6266 with the attr-char of RFC 8187."""
    encoded = quote(file_name, safe="!#$&+-.^_`|~")
    return f"attachment; filename=\"{fallback}\"; filename*=UTF-8''{encoded}"


def convenience_cases() -> Iterable[Option]:
    """Downloads under a file name, and uploads that never replace an object."""
    plain = 'attachment; filename="{}"'
    yield download("plain", "report.pdf", plain.format("report.pdf"))
    yield download("spaces", "July report (final).pdf", plain.format("July report (final).pdf"))
    yield download("apostrophe", "captain's log.txt", plain.format("captain's log.txt"))
    yield download("no-extension", "Makefile", plain.format("Makefile"))
    yield download("umlaut", "Übersicht.pdf", extended("_bersicht.pdf", "Übersicht.pdf"))
    yield download("japanese", "東京 2026.txt", extended("__ 2026.txt", "東京 2026.txt"))
    yield download("emoji", "🚢.svg", extended("_.svg", "🚢.svg"))
    yield download("decomposed", "e\u0301.txt", extended("e_.txt", "e\u0301.txt"))
    yield download("quotes", 'a "b".txt', extended("a _b_.txt", 'a "b".txt'))
    yield download("percent", "100%.txt", extended("100_.txt", "100%.txt"))
    yield download(
        "attr-chars", "ä!#$&+-.^_`|~'()*", extended("_!#$&+-.^_`|~'()*", "ä!#$&+-.^_`|~'()*")
    )
    yield download(
        "semicolon", "ä;filename=b.exe", extended("_;filename=b.exe", "ä;filename=b.exe")
    )
    yield download("head", "a.txt", plain.format("a.txt"), operation="HeadObject", method="HEAD")
    yield Option(
        "download-as-with-others",
        {"download_as": "a.csv"},
        params={"ResponseContentType": "text/csv", "VersionId": "v 1"},
        query=(
            ("response-content-disposition", 'attachment; filename="a.csv"'),
            ("response-content-type", "text/csv"),
            ("versionId", "v 1"),
        ),
    )
    create = {"create_only": True}
    yield put("create-only", options=create, headers=(("if-none-match", "*"),))
    yield put(
        "create-only-bounded",
        options=create,
        params={"ContentLength": 21, "ContentType": "text/plain"},
        headers=(("content-length", "21"), ("content-type", "text/plain"), ("if-none-match", "*")),
        warnings=(),
    )
    yield put("create-only-false", options={"create_only": False})
    yield Option(
        "create-only-complete",
        create,
        "CompleteMultipartUpload",
        "POST",
        params={"UploadId": "u"},
        query=(("uploadId", "u"),),
        headers=(("if-none-match", "*"),),
    )
    yield Option(
        "create-only-copy",
        create,
        "CopyObject",
        "PUT",
        params={"CopySource": "quay-archive/k"},
        headers=(("if-none-match", "*"), ("x-amz-copy-source", "quay-archive/k")),
    )
