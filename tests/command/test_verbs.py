"""What each verb signs, sent to a real S3 server."""

import base64
import hashlib
import html
import json
import os
import re
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.servers.server import Server

from .conftest import KEY, REGION, Command, shell


def sent(
    method: str, url: str, body: bytes | None = None, headers: dict[str, str] | None = None
) -> tuple[int, bytes]:
    """The status and body that a server answers."""
    request = urllib.request.Request(url, data=body, headers=headers or {}, method=method)
    if body is not None and not any(name.lower() == "content-type" for name in headers or {}):
        # urllib would add a type of its own, which changes nothing that is signed.
        request.add_unredirected_header("Content-Type", "")
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read()


def record(command: Command, *arguments: str) -> dict[str, Any]:
    """The one result as JSON."""
    ran = command(*arguments, "--output", "json", env={})
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_a_file_goes_up_and_comes_down(stored: Command, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(b"pixels" * 100)
    upload = record(stored, "put", f"s3://{server.bucket}/a b/logo.png", "--file", str(file))
    assert upload["headers"]["content-type"] == "image/png"
    assert upload["headers"]["content-length"] == "600"
    assert upload["warnings"][0]["code"] == "InsecureEndpoint"
    assert sent("PUT", upload["url"], b"other" * 120, upload["headers"])[0] != 200
    assert sent("PUT", upload["url"], file.read_bytes(), upload["headers"])[0] == 200
    download = stored("get", f"s3://{server.bucket}/a b/logo.png", env={})
    assert sent("GET", download.out.strip()) == (200, file.read_bytes())
    part = record(stored, "get", f"{server.bucket}/a b/logo.png", "--range", "bytes=0-5")
    assert sent("GET", part["url"], headers=part["headers"]) == (206, b"pixels")
    listed = stored("list", f"s3://{server.bucket}/a b/", env={}).out.strip()
    assert b"logo.png" in sent("GET", listed)[1]
    assert (
        sent("DELETE", stored("delete", f"s3://{server.bucket}/a b/logo.png", env={}).out.strip())[
            0
        ]
        == 204
    )
    assert sent("GET", download.out.strip())[0] == 404


def test_a_pasted_curl_command_uploads_what_stands_in_the_file(
    stored: Command, server: Server, tmp_path: Path
) -> None:
    content = b'it\'s $HOME `date` "here"\n'
    digest = hashlib.sha256(content).hexdigest()
    target = f"s3://{server.bucket}/it's a $key"
    arguments = [
        "--type",
        "text/plain; charset=utf-8",
        "--sha256",
        digest,
        "--size",
        str(len(content)),
    ]
    upload = stored(
        "put", target, *arguments, "--meta", "owner=o'neil", "--create-only", "-o", "curl", env={}
    )
    assert upload.code == 0, upload.err
    shell(
        upload.out.strip().replace("curl ", "curl --fail --silent ", 1), stdin=content, cwd=tmp_path
    )
    download = stored("get", target, "-o", "curl", env={})
    assert shell(download.out.strip().replace("curl ", "curl --fail --silent ", 1)) == content


def test_assignments_can_be_evaluated(stored: Command, server: Server) -> None:
    target = f"s3://{server.bucket}/from env"
    upload = stored("put", target, "--type", "text/it's", "-o", "env", env={}).out
    script = (
        f"{upload}printf '%s\\n' \"$S3PRESIGN_HEADERS\" >headers\n"
        'curl --fail --silent -X "$S3PRESIGN_METHOD" -H @headers --data-binary @- "$S3PRESIGN_URL"'
    )
    shell(script, stdin=b"x", cwd=stored.home)
    assert sent("GET", stored("get", target, env={}).out.strip()) == (200, b"x")


def test_fetch_uploads_from_node(stored: Command, server: Server) -> None:
    target = f"s3://{server.bucket}/from node"
    expression = stored(
        "put", target, "--type", "text/plain", "--size", "4", "-o", "fetch", env={}
    ).out
    script = f"const body = Buffer.from('node'); const r = {expression}; if (!r.ok) throw await r.text();"
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert sent("GET", stored("get", target, env={}).out.strip()) == (200, b"node")


def test_fetch_sends_a_form_from_node(stored: Command, server: Server) -> None:
    ran = stored(
        "form", f"s3://{server.bucket}/form.txt", "--max-size", "10", "-o", "fetch", env={}
    )
    script = (
        f"const body = new Blob(['form']); const r = {ran.out}; if (!r.ok) throw await r.text();"
    )
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert sent("GET", stored("get", f"s3://{server.bucket}/form.txt", env={}).out.strip()) == (
        200,
        b"form",
    )


@pytest.mark.parametrize("size, works", [(10, True), (11, False)])
def test_a_form_holds_what_it_was_bound_to(
    stored: Command, server: Server, tmp_path: Path, size: int, works: bool
) -> None:
    (tmp_path / "f").write_bytes(b"x" * size)
    ran = stored(
        "form",
        f"s3://{server.bucket}/up/",
        "--key-prefix",
        "--max-size",
        "10",
        "-o",
        "curl",
        env={},
    )
    assert ran.code == 0, ran.err
    line = ran.out.strip().replace(
        "curl ", "curl --silent --write-out '%{http_code}' --output /dev/null ", 1
    )
    assert (shell(line, stdin=b"x" * size)[:1] == b"2") == works


def test_a_form_has_fields_of_the_applications_own(stored: Command, server: Server) -> None:
    arguments = ("form", f"s3://{server.bucket}/own", "--own-field", "album=7")
    ran = stored(*arguments, "--own-starts-with", "comment=", "-o", "json", env={})
    form = json.loads(ran.out)
    policy = json.loads(base64.b64decode(form["fields"]["policy"]))
    assert form["fields"]["album"] == "7"
    assert [
        condition
        for condition in policy["conditions"]
        if "album" in condition or "$comment" in condition
    ] == [{"album": "7"}, ["starts-with", "$comment", ""]]
    page = stored(*arguments, "--own-starts-with", "comment=", env={}).out
    assert 'name="album" value="7"' in page and 'name="comment"' in page
    refused = stored(*arguments, "--own-field", "acl=private", env={})
    assert (refused.code, "error[InvalidFormField]" in refused.err) == (3, True)
    assert stored(*arguments, "--own-field", "album", env={}).code == 2


@pytest.mark.parametrize(
    "kind, answer", [("image/png", "2"), ("text/plain", "4"), (None, "CONTENT_TYPE")]
)
def test_a_form_by_curl_asks_for_the_type_that_it_leaves_open(
    stored: Command, server: Server, kind: str | None, answer: str
) -> None:
    ran = stored(
        "form", f"s3://{server.bucket}/typed", "--type-prefix", "image/", "-o", "curl", env={}
    )
    assert ran.code == 0, ran.err
    line = ran.out.strip().replace(
        "curl ", "curl --silent --write-out '%{http_code}' --output /dev/null ", 1
    )
    variables = {"CONTENT_TYPE": kind} if kind else {}
    done = subprocess.run(
        ["sh", "-c", line], input=b"x", capture_output=True, env={**os.environ, **variables}
    )
    assert answer in (done.stdout if kind else done.stderr).decode()[:200]
    assert (done.returncode == 0) == bool(kind)


@pytest.mark.parametrize("kind, family", [("image/png", 2), ("text/plain", 4)])
def test_a_page_with_a_form_works_when_its_fields_are_sent(
    stored: Command, server: Server, kind: str, family: int
) -> None:
    page = stored(
        "form", f"s3://{server.bucket}/in/", "--key-prefix", "--type-prefix", "image/", env={}
    )
    assert page.code == 0, page.err
    fields = [
        (html.unescape(name), html.unescape(value))
        for name, value in re.findall(
            r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page.out
        )
    ]
    # What the page's script does when a file is chosen.
    assert ("content-type", "image/") in [(name.lower(), value) for name, value in fields]
    sent_fields = [
        (name, kind if name.lower() == "content-type" else value) for name, value in fields
    ]
    action = html.unescape(page.out.split('<form action="')[1].split('"')[0])
    form = [word for name, value in sent_fields for word in ("--form-string", f"{name}={value}")]
    done = subprocess.run(
        [
            "curl",
            "--silent",
            "--output",
            "/dev/null",
            "--write-out",
            "%{http_code}",
            *form,
            "-F",
            "file=@-;filename=f.png",
            action,
        ],
        input=b"x",
        capture_output=True,
    )
    assert int(done.stdout) // 100 == family


def identified(line: str) -> str:
    """The upload that a request of it names."""
    url: str = json.loads(line)["url"]
    return urllib.parse.parse_qs(urllib.parse.urlsplit(url).query)["uploadId"][0]


def test_an_upload_in_parts(stored: Command, server: Server) -> None:
    target = f"s3://{server.bucket}/parts"
    size, part_size = 6 * 1024 * 1024, 5 * 1024 * 1024
    content = bytes(range(256)) * (size // 256)
    arguments = ["parts", target, "--size", str(size), "--part-size", str(part_size)]
    create = record(stored, *arguments)
    assert (create["request"], create["operation"]) == ("create", "CreateMultipartUpload")
    status, body = sent("POST", create["url"], b"")
    assert status == 200
    upload_id = body.decode().split("<UploadId>")[1].split("<")[0]
    ran = stored(*arguments, "--upload-id", upload_id, "-o", "json", env={})
    given = stored(*arguments, "--created", "-", "-o", "json", env={}, stdin=body)
    assert [identified(line) for line in given.out.splitlines()] == [upload_id] * 5
    requests = [json.loads(line) for line in ran.out.splitlines()]
    assert [request["request"] for request in requests] == [
        "part",
        "part",
        "complete",
        "abort",
        "list_parts",
    ]
    assert [(part["first_byte"], part["size"]) for part in requests[:2]] == [
        (0, part_size),
        (part_size, size - part_size),
    ]
    parts = ""
    for part in requests[:2]:
        piece = content[part["first_byte"] :][: part["size"]]
        request = urllib.request.Request(
            part["url"], data=piece, headers=part["headers"], method="PUT"
        )
        request.add_unredirected_header("Content-Type", "")
        with urllib.request.urlopen(request) as answer:
            parts += f"<Part><PartNumber>{part['number']}</PartNumber><ETag>{answer.headers['ETag']}</ETag></Part>"
    completed = f"<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>".encode()
    assert sent("POST", requests[2]["url"], completed)[0] == 200
    assert sent("GET", stored("get", target, env={}).out.strip()) == (200, content)


def test_any_operation(stored: Command, server: Server) -> None:
    url = stored("op", "ListBuckets", env={}).out.strip()
    assert server.bucket.encode() in sent("GET", url)[1]
    assert (
        sent("HEAD", stored("op", "head-bucket", f"s3://{server.bucket}", env={}).out.strip())[0]
        == 200
    )
    url = stored(
        "op", "ListObjectsV2", server.bucket, "-p", "MaxKeys=1", "-p", "prefix=no", env={}
    ).out.strip()
    assert b"<MaxKeys>1</MaxKeys>" in sent("GET", url)[1]


def test_many_targets_keep_their_order(command: Command) -> None:
    ran = command("get", "s3://a/1", "s3://b/2", "s3://a/3")
    paths = [line.split("?")[0].rsplit("/", 1)[1] for line in ran.out.splitlines()]
    assert paths == ["1", "2", "3"]
    ran = command("get", "s3://a/1", "s3://A B/2", "s3://a/3")
    assert (ran.code, ran.out) == (3, "")
    ran = command("get", "s3://a/1", "s3://A B/2", "s3://a/3", "--keep-going", "--null")
    assert (ran.code, ran.out.count("\0"), "InvalidBucketName" in ran.err) == (1, 2, True)


def test_explains_what_it_signs(command: Command) -> None:
    url = command("get", "s3://photos/a", "--signing-time", "2026-01-02T03:04:05Z").out.strip()
    ran = command("explain", url, "--at", "2026-01-02T03:05:00Z", "--exit-code", env={})
    assert (ran.code, "photos" in ran.out) == (0, True)
    late = command(
        "explain", "-", "--at", "1800000000", "--exit-code", "-o", "json", env={}, stdin=url
    )
    assert (late.code, json.loads(late.out)["state"]) == (1, "expired")
    assert command("explain", "https://example.com/", env={}).code == 3


def test_diagnoses_what_a_server_answers(stored: Command, server: Server, tmp_path: Path) -> None:
    upload = record(stored, "put", f"s3://{server.bucket}/d", "--type", "image/png")
    status, answer = sent("PUT", upload["url"], b"x", {"content-type": "text/plain"})
    assert status == 403
    signed = tmp_path / "signed.json"
    signed.write_text(json.dumps(upload))
    for told in (
        [],
        ["--signed", str(signed)],
        ["--signed", upload["url"], "--method", "PUT", "-H", "Content-Type: image/png"],
    ):
        ran = stored("diagnose", *told, "-o", "json", env={}, stdin=answer)
        assert ran.code == 0, ran.err
        assert json.loads(ran.out)["code"] == "SignatureDoesNotMatch"
    two = stored(
        "diagnose",
        "--signed",
        str(signed),
        "--sent",
        upload["url"],
        "--sent-method",
        "POST",
        "-o",
        "json",
        env={},
        stdin=answer,
    )
    first = json.loads(two.out)["findings"][0]
    assert (first["code"], first["certainty"]) == ("MethodChanged", "shown")
    damaged = stored(
        "diagnose", "--signed", upload["url"].replace("&", "&amp;"), env={}, stdin=answer
    )
    assert damaged.out.startswith("shown: the URL is escaped for HTML or JSON")
    assert stored("diagnose", env={}, stdin="not XML").out.startswith(
        "likely: the answer is a text"
    )
    assert stored("diagnose", env={}, stdin="x" * 262_145).code == 3


def test_proves_with_the_credentials_what_was_signed(command: Command, tmp_path: Path) -> None:
    url = command("get", "s3://photos/a").out.strip()

    def proved(*arguments: str, **more: Any) -> tuple[int, list[tuple[str, str]], str]:
        ran = command("diagnose", "--prove", "--method", "GET", "-o", "json", *arguments, **more)
        findings = json.loads(ran.out)["findings"] if ran.out else []
        assert KEY["AWS_SECRET_ACCESS_KEY"] not in ran.out + ran.err
        told = [(finding["code"], finding["certainty"]) for finding in findings]
        return ran.code, told, ran.out + ran.err

    assert proved("--signed", url)[:2] == (0, [("SignatureRight", "shown")])
    slash = url.replace("/a?", "/a/?")
    assert proved("--signed", slash)[:2] == (0, [("PathChanged", "shown")])
    # Beside an answer, which then is not guessed about.
    answer = "<Error><Code>SignatureDoesNotMatch</Code></Error>"
    assert proved("-", "--signed", slash, stdin=answer)[1] == [("PathChanged", "shown")]
    file = tmp_path / "answer.xml"
    file.write_text(answer)
    assert proved(str(file), "--signed", slash)[1] == [("PathChanged", "shown")]
    wrong = {**KEY, **REGION, "AWS_SECRET_ACCESS_KEY": "another"}
    assert proved("--signed", url, env=wrong)[1] == [
        ("NothingFits", "shown"),
        ("SecretWrong", "likely"),
        ("RequestChanged", "possible"),
    ]
    # The secret of one access key is not tried against another's URL.
    other = {**KEY, **REGION, "AWS_ACCESS_KEY_ID": "AKIAOTHER"}
    code, told, text = proved("--signed", url, env=other)
    assert (code, told) == (0, [("NothingTried", "shown")])
    assert KEY["AWS_ACCESS_KEY_ID"] in text


def test_proves_what_a_proxy_removes_a_path_of(command: Command, tmp_path: Path) -> None:
    own = ["--endpoint-url", "https://example.com", "--unsigned-path-prefix", "/storage"]
    record = command("get", "s3://photos/a", *own, "--output", "json").out
    url = json.loads(record)["url"]
    file = tmp_path / "signed.json"
    file.write_text(record)

    def proved(*arguments: str) -> list[tuple[str, str]]:
        ran = command(
            "diagnose", "--prove", "--method", "GET", "-o", "json", "--signed", *arguments
        )
        findings = json.loads(ran.out)["findings"]
        return [(finding["code"], finding["certainty"]) for finding in findings]

    assert proved(str(file)) == [("SignatureRight", "shown")]
    assert proved(url, "--unsigned-path-prefix", "/storage") == [("SignatureRight", "shown")]
    # What the caller says counts, and what nobody says is found.
    refused = command(
        "diagnose", "--prove", "--signed", str(file), "--unsigned-path-prefix", "/elsewhere"
    )
    assert (refused.code, refused.out) == (3, "")
    assert proved(url) == [("PathChanged", "shown")]


def test_proves_nothing_without_credentials_or_a_request(command: Command) -> None:
    url = command("get", "s3://photos/a").out.strip()
    assert command("diagnose", "--prove").code == 2
    assert command("diagnose", "--profile", "x", "--signed", url, stdin="").code == 2
    told = ["diagnose", "--prove", "--method", "GET", "--signed", url]
    spoilt = {**KEY, **REGION, "AWS_SECRET_ACCESS_KEY": "stray "}
    ran = command(*told, env=spoilt)
    assert (ran.code, "AWS_SECRET_ACCESS_KEY" in ran.err, "stray " in ran.out) == (4, True, False)
    secretless = {"AWS_ACCESS_KEY_ID": KEY["AWS_ACCESS_KEY_ID"]}
    assert command(*told, env=secretless).code == 4


def test_verifies_what_arrives(command: Command, tmp_path: Path) -> None:
    upload = json.loads(command("put", "s3://photos/a", "--type", "image/png", "-o", "json").out)
    told = ["--method", "PUT", "-H", "Content-Type: image/png"]
    ran = command("verify", upload["url"], *told)
    assert (ran.code, ran.out.split()[0]) == (0, "verified:"), ran.err
    assert command("verify", *told, stdin=upload["url"]).code == 0
    served = ["--base-host", "example.com", "--base-host", "s3.eu-west-1.amazonaws.com"]
    ran = command("verify", upload["url"], *told, *served)
    asked = [line.split() for line in ran.out.splitlines()[1:]]
    assert asked == [["operation", "PutObject"], ["bucket", "photos"], ["key", "a"]], ran.err
    refused = command("verify", upload["url"], *told, *served[:2])
    assert (refused.code, "MalformedRequest" in refused.err) == (3, True)
    refused = command("verify", upload["url"], "--method", "PUT", "-H", "Content-Type: text/plain")
    assert (refused.code, "SignatureMismatch" in refused.err) == (3, True)
    other = {
        "AWS_ACCESS_KEY_ID": "AKIAOTHER",
        "AWS_SECRET_ACCESS_KEY": "other",
        "AWS_REGION": "eu-west-1",
    }
    refused = command("verify", upload["url"], *told, env=other)
    assert (refused.code, "UnknownAccessKey" in refused.err) == (3, True)
    form = tmp_path / "form.json"
    form.write_text(command("form", "s3://photos/up", "--max-size", "5", "-o", "json").out)
    arguments = ["verify", "--form", str(form), "--bucket", "photos", "--content-length"]
    assert command(*arguments, "5").code == 0
    assert command(*arguments, "6").code == 3


def test_writes_the_rule_for_a_page(command: Command) -> None:
    upload = command("put", "s3://photos/a", "--type", "image/png", "-o", "json").out
    ran = command("cors", "--origin", "https://app.example.com", stdin=upload)
    rule = json.loads(ran.out)
    assert (
        "PUT" in ran.out and "content-type" in ran.out and "https://app.example.com" in ran.out
    ), rule
    url = json.loads(upload)["url"]
    assert command("cors", "--origin", "https://app.example.com", url).code == 0
    assert "<CORSConfiguration" in command("cors", "--origin", "*", "--form", "-o", "xml").out
    assert command("cors", "--origin", "example.com", url).code == 3


def test_writes_policies_without_credentials(command: Command) -> None:
    asked = ["policy", "put", "s3://photos/a", "--region", "eu-west-1"]
    ran = command(*asked, "-p", "Tagging=a=b", env={})
    (statement,) = json.loads(ran.out)["Statement"]
    assert statement["Action"] == ["s3:PutObject", "s3:PutObjectTagging"]
    assert statement["Resource"] == "arn:aws:s3:::photos/a"
    assert "--assume bucket-default-encryption" in ran.err
    encrypted = command(*asked, "--assume", "bucket-default-encryption", "--quiet", env={})
    assert ("kms:GenerateDataKey" in encrypted.out, encrypted.err) == (True, "")
    listed = command("policy", "list", "s3://photos/a/", "--region", "cn-north-1", env={})
    assert "arn:aws-cn:s3:::photos" in listed.out
    upload = command("policy", "parts", "s3://v/f", "s3://v/g", "--region", "eu-west-1", env={})
    assert len(json.loads(upload.out)["Statement"][0]["Resource"]) == 2
    form = command(
        "policy",
        "form",
        "s3://b/u/${filename}",
        "--field",
        "acl=private",
        env={"AWS_REGION": "us-east-1"},
    )
    assert "arn:aws:s3:::b/u/*" in form.out and "s3:PutObjectAcl" in form.out
    bound = command("policy", "--guard", "s3://b", "--max-age", "10m", "--no-acl", env={})
    assert len(json.loads(bound.out)["Statement"]) == 4 and "note: " in bound.err


def test_the_verbs_that_sign_write_their_policies(command: Command) -> None:
    at = {"AWS_REGION": "eu-west-1"}
    same = {
        ("get", "s3://photos/a", "s3://photos/b"): (),
        ("put", "s3://photos/a", "-p", "Tagging=a=b"): ("--type", "image/png", "--create-only"),
        ("form", "s3://photos/u/${filename}", "--field", "acl=private"): ("--max-size", "9"),
        ("parts", "s3://photos/film"): ("--size", "20000000"),
        ("delete", "s3://photos/a", "-p", "VersionId=3"): ("--expires-in", "1h"),
        ("list", "s3://photos/a/"): (),
    }
    for asked, besides in same.items():
        signing = command(*asked, *besides, "--output", "policy", env=at)
        alone = command("policy", *asked, env=at)
        assert (signing.code, signing.out) == (0, alone.out), asked
        assert [line.removesuffix(" to s3presign policy") for line in signing.err.splitlines()] == (
            alone.err.splitlines()
        )
    operation = command("op", "GetObjectTagging", "s3://photos/a", "-o", "policy", env=at)
    assert json.loads(operation.out)["Statement"][0]["Action"] == "s3:GetObjectTagging"
    # A region that nobody said, and an address of a bucket that has none.
    assert command("get", "s3://photos/a", "-o", "policy", env={}).code == 3
    some = command("get", "s3://p/a", "s3://arn:aws:s3:x/b", "-o", "policy", "--keep-going", env=at)
    assert (some.code, some.out) == (1, command("policy", "get", "s3://p/a", env=at).out)
    ended = command("get", "s3://photos/a", "-o", "policy", "--null", "--quiet", env=at)
    assert ended.out.endswith("}\0") and not ended.err


def test_its_rule_is_what_aws_takes(command: Command, tmp_path: Path) -> None:
    upload = command("put", "s3://photos/a", "--type", "image/png").out.strip()
    written = command("cors", "--origin", "https://app.example.com", upload).out
    put = ["/usr/bin/aws", "s3api", "put-bucket-cors", "--bucket", "photos"]
    # It checks the document by S3's service model and sends nothing.
    checks = ["--cors-configuration", f"file://{tmp_path}/cors.json", "--generate-cli-skeleton"]
    for text, code in ((written, 0), (written.replace("AllowedOrigins", "AllowedOrigin"), 252)):
        (tmp_path / "cors.json").write_text(text)
        ran = subprocess.run(
            [*put, *checks, "output"],
            env=command.environment(),
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert ran.returncode == code, ran.stderr


def test_writes_one_rule_for_several_results(command: Command, tmp_path: Path) -> None:
    origins = ["--origin", "https://app.example.com", "--origin", "http://localhost:3000"]
    download = command("get", "s3://photos/a").out.strip()
    form = tmp_path / "form.json"
    form.write_text(command("form", "s3://photos/up", "-o", "json").out)
    parts = ["parts", "s3://photos/film", "--size", "20000000", "--upload-id", "i", "-o", "json"]
    refused = command("cors", *origins, download, str(form))
    assert (refused.code, "record of --output json" in refused.err) == (2, True)
    origins += ["--method", "GET"]
    ran = command("cors", *origins, download, str(form), "-", stdin=command(*parts).out)
    (rule,) = json.loads(ran.out)["CORSRules"]
    assert rule["AllowedMethods"] == ["DELETE", "GET", "POST", "PUT"]
    assert rule["AllowedOrigins"] == [origins[1], origins[3]]
    assert rule["AllowedHeaders"] == ["content-type"]
    both = json.loads(command("cors", *origins, "--form", download).out)
    assert both["CORSRules"][0]["AllowedMethods"] == ["GET", "POST"]
    other = command("get", "s3://videos/a").out.strip()
    refused = command("cors", *origins, download, other)
    assert (refused.code, "ConflictingOptions" in refused.err) == (3, True)
    assert command("cors", *origins, stdin="").code == 3


def test_masks_secrets_in_a_log(command: Command) -> None:
    url = command("get", "s3://photos/a").out.strip()
    signature = url.rsplit("=", 1)[1]
    log = f"GET {url} 200\n".encode() + b"\xff plain\n" + f"no line end {url}".encode()
    ran = command("redact", env={}, stdin=log)
    assert (ran.code, signature in ran.out, ran.out.count("REDACTED")) == (0, False, 2)
    assert "plain\n" in ran.out


def test_knows_who_signs(command: Command) -> None:
    ran = command("whoami", "-o", "json")
    told = json.loads(ran.out)
    assert told["access_key_id"] == "AKIAIOSFODNN7EXAMPLE"
    assert told["settings"] == [{"option": "region", "value": "eu-west-1", "origin": "AWS_REGION"}]
    assert (
        "wJalr" not in ran.out + command("whoami").out + command("get", "s3://a/b", "--debug").err
    )


def test_the_man_page_and_the_completions_are_whole(command: Command) -> None:
    page = command("man", env={}).out
    assert all(f".SH {verb}" in page for verb in ("GET", "PUT", "SIGN", "WHOAMI"))
    done = subprocess.run(
        ["man", "-l", "-"],
        input=page,
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
    )
    assert (done.returncode, done.stderr) == (0, "") or "man: command not found" in done.stderr
    for name in ("bash", "zsh", "fish", "powershell"):
        assert "s3presign" in command("completions", name, env={}).out
