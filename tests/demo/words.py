"""The two requests of the demo as someone would write them in each host."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """What the demo asks of each host."""

    bucket: str
    key: str
    content_type: str
    author: str
    file_name: str
    expires_in: int


@dataclass(frozen=True)
class Words:
    """A host's name and how one speaks it."""

    title: str
    upload: Callable[[Wanted], str]
    download: Callable[[Wanted], str]


def _quoted(text: str) -> str:
    """With double quotes, as most languages read it."""
    return json.dumps(text, ensure_ascii=False)


def _single(text: str) -> str:
    """With single quotes, as JavaScript and PHP are mostly written."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _python_upload(wanted: Wanted) -> str:
    return f"""\
upload = signer.presign(
    "PutObject", bucket={_quoted(wanted.bucket)}, key={_quoted(wanted.key)},
    content_type={_quoted(wanted.content_type)}, metadata={{"author": {_quoted(wanted.author)}}},
    create_only=True, expires_in={wanted.expires_in},
)"""


def _python_download(wanted: Wanted) -> str:
    return f"""\
download = signer.presign(
    "GetObject", bucket={_quoted(wanted.bucket)}, key={_quoted(wanted.key)},
    download_as={_quoted(wanted.file_name)},
)"""


def _node_upload(wanted: Wanted) -> str:
    return f"""\
const upload = signer.presign('PutObject', {{
  bucket: {_single(wanted.bucket)}, key: {_single(wanted.key)},
  contentType: {_single(wanted.content_type)}, metadata: {{ author: {_single(wanted.author)} }},
  createOnly: true, expiresIn: {wanted.expires_in},
}});"""


def _node_download(wanted: Wanted) -> str:
    return f"""\
const download = signer.presign('GetObject', {{
  bucket: {_single(wanted.bucket)}, key: {_single(wanted.key)},
  downloadAs: {_single(wanted.file_name)},
}});"""


def _rust_upload(wanted: Wanted) -> str:
    return f"""\
let upload = Request::new("PutObject")
    .bucket({_quoted(wanted.bucket)})
    .with("ContentType", {_quoted(wanted.content_type)})
    .with("Metadata", [("author", {_quoted(wanted.author)})])
    .create_only()
    .expires_in(Duration::from_secs({wanted.expires_in}));
let upload = signer.presign(&upload, {_quoted(wanted.key)}, now)?;"""


def _rust_download(wanted: Wanted) -> str:
    return f"""\
let download = Request::new("GetObject")
    .bucket({_quoted(wanted.bucket)})
    .download_as({_quoted(wanted.file_name)});
let download = signer.presign(&download, {_quoted(wanted.key)}, now)?;"""


def _c_upload(wanted: Wanted) -> str:
    return f"""\
const char *const upload[] = {{
    "operation", "PutObject", "bucket", {_quoted(wanted.bucket)},
    "content-type", {_quoted(wanted.content_type)}, "metadata:author", {_quoted(wanted.author)},
    "create-only", "true", "expires-in", "{wanted.expires_in}", NULL}};
const char *key = {_quoted(wanted.key)};"""


def _c_download(wanted: Wanted) -> str:
    return f"""\
const char *const download[] = {{
    "operation", "GetObject", "bucket", {_quoted(wanted.bucket)},
    "download-as", {_quoted(wanted.file_name)}, NULL}};"""


def _java_upload(wanted: Wanted) -> str:
    return f"""\
PresignedRequest upload = signer.presign("PutObject", r -> r
    .bucket({_quoted(wanted.bucket)}).key({_quoted(wanted.key)})
    .parameter("ContentType", {_quoted(wanted.content_type)})
    .parameter("Metadata", Map.of("author", {_quoted(wanted.author)}))
    .createOnly(true).expiresIn(Duration.ofSeconds({wanted.expires_in})));"""


def _java_download(wanted: Wanted) -> str:
    return f"""\
PresignedRequest download = signer.presign("GetObject", r -> r
    .bucket({_quoted(wanted.bucket)}).key({_quoted(wanted.key)})
    .downloadAs({_quoted(wanted.file_name)}));"""


def _ruby_text(text: str) -> str:
    """With double quotes, where Ruby would read #{ as code."""
    return _quoted(text).replace("#", "\\#")


def _ruby_upload(wanted: Wanted) -> str:
    return f"""\
upload = signer.presign(
  "PutObject", bucket: {_ruby_text(wanted.bucket)}, key: {_ruby_text(wanted.key)},
  content_type: {_ruby_text(wanted.content_type)}, metadata: {{ author: {_ruby_text(wanted.author)} }},
  create_only: true, expires_in: {wanted.expires_in}
)"""


def _ruby_download(wanted: Wanted) -> str:
    return f"""\
download = signer.presign(
  "GetObject", bucket: {_ruby_text(wanted.bucket)}, key: {_ruby_text(wanted.key)},
  download_as: {_ruby_text(wanted.file_name)}
)"""


def _php_upload(wanted: Wanted) -> str:
    return f"""\
$upload = $signer->presign(
    'PutObject', bucket: {_single(wanted.bucket)}, key: {_single(wanted.key)},
    contentType: {_single(wanted.content_type)}, metadata: ['author' => {_single(wanted.author)}],
    createOnly: true, expiresIn: {wanted.expires_in},
);"""


def _php_download(wanted: Wanted) -> str:
    return f"""\
$download = $signer->presign(
    'GetObject', bucket: {_single(wanted.bucket)}, key: {_single(wanted.key)},
    downloadAs: {_single(wanted.file_name)},
);"""


def _dotnet_upload(wanted: Wanted) -> str:
    return f"""\
var upload = signer.Presign("PutObject", new()
{{
    Bucket = {_quoted(wanted.bucket)}, Key = {_quoted(wanted.key)},
    Parameters =
    {{
        ["ContentType"] = {_quoted(wanted.content_type)},
        ["Metadata"] = new Dictionary<string, string> {{ ["author"] = {_quoted(wanted.author)} }},
    }},
    CreateOnly = true, ExpiresIn = TimeSpan.FromSeconds({wanted.expires_in}),
}});"""


def _dotnet_download(wanted: Wanted) -> str:
    return f"""\
var download = signer.Presign("GetObject", new()
{{
    Bucket = {_quoted(wanted.bucket)}, Key = {_quoted(wanted.key)},
    DownloadAs = {_quoted(wanted.file_name)},
}});"""


WORDS = {
    "python": Words("Python", _python_upload, _python_download),
    "node": Words("Node.js", _node_upload, _node_download),
    "wasm": Words("WebAssembly", _node_upload, _node_download),
    "rust": Words("Rust", _rust_upload, _rust_download),
    "c": Words("C", _c_upload, _c_download),
    "java": Words("Java", _java_upload, _java_download),
    "java17": Words("Java 17", _java_upload, _java_download),
    "ruby": Words("Ruby", _ruby_upload, _ruby_download),
    "php": Words("PHP", _php_upload, _php_download),
    "dotnet": Words(".NET", _dotnet_upload, _dotnet_download),
}
