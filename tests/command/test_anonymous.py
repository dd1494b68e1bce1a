"""Nobody signs: plain URLs, for what everybody may do."""

import json

import pytest

from .conftest import KEY, REGION, Command

NOBODY = REGION
BASE = "https://photos.s3.eu-west-1.amazonaws.com/"


def test_urls_need_no_credentials(command: Command) -> None:
    ran = command("get", "s3://photos/a b.png", "--anonymous", env=NOBODY)
    assert (ran.code, ran.out) == (0, f"{BASE}a%20b.png\n"), ran.err
    ran = command("get", "s3://photos/a", "--anonymous", "--version-id", "v1", "--as", "A.png")
    assert ran.out.startswith(f"{BASE}a?response-content-disposition=attachment")
    assert ran.out.endswith("&versionId=v1\n")
    ran = command("sign", "s3://photos/in/", "--anonymous", stdin="1\n2\n", env=NOBODY)
    assert ran.out == f"{BASE}in/1\n{BASE}in/2\n"


def test_the_result_says_that_nothing_ends_it(command: Command) -> None:
    ran = command("get", "s3://photos/a", "--anonymous", "-o", "json", env=NOBODY)
    result = json.loads(ran.out)
    assert (result["limited_by"], result["expires_at"]) == ("nothing", "9999-12-31T23:59:59Z")
    page = command("get", "s3://photos/a", "--anonymous", "-o", "html", env=NOBODY).out
    assert "for as long as everybody may do this" in page and "9999" not in page


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["form", "s3://photos/a"], 3, "error[CredentialsNeeded]"),
        (["get", "s3://photos/a", "--expires-in", "1h"], 3, "error[CredentialsNeeded]"),
        (["get", "s3://photos/a", "--credentials-from", "aws-cli"], 2, "cannot be used"),
        (["verify", f"{BASE}a?X-Amz-Signature=0"], 2, "leave --anonymous out"),
    ],
)
def test_what_takes_a_signature_is_refused(
    command: Command, arguments: list[str], code: int, says: str
) -> None:
    ran = command(*arguments, "--anonymous", env=NOBODY)
    assert (ran.code, ran.out, says in ran.err) == (code, "", True), ran.err


def test_whoami_says_that_it_is_nobody(command: Command) -> None:
    ran = command("whoami", "--anonymous", env=KEY | REGION)
    assert "access key: none (--anonymous)\n" in ran.out
    ran = command("whoami", "--anonymous", "-o", "json", env=KEY | REGION)
    told = json.loads(ran.out)
    assert (told["access_key_id"], told["temporary"]) == (None, False)
