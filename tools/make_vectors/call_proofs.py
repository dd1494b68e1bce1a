"""What the secret proves of a request: URLs by our own arithmetic that something happened
to, and what was signed; and when a secret is not tried.
"""

from collections.abc import Iterator
from typing import Final

from .call import Call
from .call_received import GUEST, HOST, OWNER, known
from .logical import TIME
from .model import Json
from .signature import Pair, Signer, presign

URL: Final = f"https://{HOST}/2026/a%20b.png"
IMAGE: Final[list[Pair]] = [("content-type", "image/png")]


def proved() -> Iterator[Call]:
    """One thing that happened to a request, and that it is found."""
    url, _ = presign(OWNER, "GET", URL, TIME, 900)
    guests, _ = presign(GUEST, "GET", URL, TIME, 900)
    upload, _ = presign(OWNER, "PUT", URL, TIME, 900, headers=IMAGE)
    elsewhere, _ = presign(_in(OWNER, "us-east-1"), "GET", URL, TIME, 900)
    blank, _ = presign(_with_secret(GUEST, "+", " "), "GET", URL, TIME, 900)
    yield _shown("right", "SignatureRight", ("GET", url))
    yield _shown("path", "PathChanged", ("GET", url.replace("b.png?", "b.png/?")))
    yield _shown("host", "HostRewritten", ("GET", url.replace(HOST, f"{HOST}:9000")))
    yield _shown("method", "MethodChanged", ("HEAD", url))
    yield _shown("pair", "QueryChanged", ("GET", f"{url}&utm_source=mail"))
    html = [("header:content-type", "text/html")]
    yield _shown("header", "HeaderChanged", ("PUT", upload), headers=html)
    region = elsewhere.replace("us-east-1", "eu-north-1")
    yield _shown("region", "RegionWrong", ("GET", region))
    token, _, rest = guests.partition("&X-Amz-Security-Token=")
    dropped = f"{token}{rest[rest.index('&') :]}"
    yield _shown("token", "SessionTokenInvalid", ("GET", dropped), signer=GUEST)
    yield _shown("secret", "SecretSpoilt", ("GET", blank), signer=GUEST)
    yield _shown("cut", "SignatureTextChanged", ("GET", url[:-20]))
    yield from _nothing_fits(url)
    # Whatever the answer says, and with nothing beside it that is guessed.
    answer = "<Error><Code>SignatureDoesNotMatch</Code><Message>no</Message></Error>"
    yield _shown(
        "with-answer",
        "PathChanged",
        ("GET", url.replace("b.png?", "b.png/?")),
        answer=("SignatureDoesNotMatch", "no", answer),
    )
    yield from _not_tried(url)


def _nothing_fits(url: str) -> Iterator[Call]:
    """What is shown where no hypothesis fits, and what then is likely or possible."""
    elsewhere = url.replace(HOST, "files.example.com")
    host = ("HostRewritten", "likely", SENTENCES["another-host"])
    others = _with_secret(OWNER, "w", "v")
    for name, request, signer, hosts in (
        ("another-secret", url, others, []),
        ("another-object", url.replace("/2026/", "/2027/"), OWNER, []),
        ("unknown-host", elsewhere, OWNER, [host]),
    ):
        told = [
            ("NothingFits", "shown", SENTENCES[name]),
            ("SecretWrong", "likely", SENTENCES["secret-wrong"]),
            *hosts,
            ("RequestChanged", "possible", SENTENCES["not-guessed"]),
        ]
        expected = [("code", ""), ("message", "")]
        for code, certainty, sentence in told:
            expected += [(f"finding:{code}", sentence), (f"certainty:{code}", certainty)]
        text = "\n".join(f"{certainty}: {sentence}" for _, certainty, sentence in told)
        params: list[Pair] = [("method", "GET"), ("url", request), *known(signer)]
        yield Call(f"proof-{name}", "diagnose", params, [*expected, ("text", text)])
    # Whoever knows the host passes it, and it is tried.
    passed = [("header:host", HOST)]
    yield _shown("known-host", "HostRewritten", ("GET", elsewhere), headers=passed)


def _not_tried(url: str) -> Iterator[Call]:
    """The secret of another access key, and what is no use."""
    yield _shown("another-key", "NothingTried", ("GET", url), signer=GUEST)
    yield _shown("version-2", "NothingTried", ("GET", f"https://{HOST}/k?AWSAccessKeyId=AKIA"))
    request: list[Pair] = [("method", "GET"), ("url", url)]
    own, secret = known(OWNER)
    for name, params, code in (
        ("prove-nothing", request, "MissingOption"),
        ("prove-without-request", [own, secret], "MissingOption"),
        ("prove-without-key", [*request, secret], "MissingOption"),
        ("prove-without-secret", [*request, own], "MissingOption"),
        ("prove-token-alone", [*request, ("session-token", "t")], "MissingOption"),
        ("prove-stray", [*request, own, (secret[0], f"{secret[1]}\n")], "InvalidCredentials"),
        ("prove-empty", [*request, own, (secret[0], "")], "InvalidCredentials"),
    ):
        yield Call(name, "diagnose", params, code=code)


def vectors() -> Iterator[Json]:
    """All of them in the common schema."""
    return (call.to_json() for call in proved())


def _shown(
    name: str,
    finding: str,
    request: Pair,
    *,
    signer: Signer = OWNER,
    headers: list[Pair] | None = None,
    answer: tuple[str, str, str] | None = None,
) -> Call:
    code, message, document = answer or ("", "", None)
    method, url = request
    params: list[Pair] = [("answer", document)] if document is not None else []
    params += [("method", method), ("url", url), *(headers or []), *known(signer)]
    expected = [
        ("code", code),
        ("message", message),
        (f"finding:{finding}", SENTENCES[name]),
        (f"certainty:{finding}", "shown"),
    ]
    # All that is said.
    text = ("text", f"shown: {SENTENCES[name]}")
    return Call(f"proof-{name}", "diagnose", params, [*expected, text])


def _in(signer: Signer, region: str) -> Signer:
    return Signer(signer.access_key_id, signer.secret_access_key, signer.session_token, region)


def _with_secret(signer: Signer, was: str, now: str) -> Signer:
    secret = signer.secret_access_key.replace(was, now)
    return Signer(signer.access_key_id, secret, signer.session_token, signer.region)


_THE_REQUEST_IS_RIGHT: Final = "; the request itself (method, host and port, path, query and headers) is the one that was signed"
SENTENCES: Final = {
    "right": "the signature is right: it follows from this request (method, host and port, path, query and headers) and this secret; so what the server received was another request, or the server knows another secret for this access key",
    "path": "the path was signed without the slash at its end: a client, router or proxy added it; send the URL as the signer gave it",
    "host": f'the URL was signed for the host "{HOST}", and has another port: a proxy or a signer added, changed or left out the port; sign for the host and port as they are sent (clients leave out 443 of https and 80 of http)',
    "method": "the URL was signed for GET: send it with the method GET, or sign it for the one that is sent",
    "pair": 'the pair "utm_source" of the query was added after signing: leave it out, or sign it',
    "header": 'the header "content-type" was signed with the value "image/png": send just that, or sign the value that is sent',
    "region": f'the URL was signed with a key for the region "us-east-1", and its credential names another: give the signer the region of the bucket, and leave X-Amz-Credential as it is{_THE_REQUEST_IS_RIGHT}',
    "token": "the URL was signed with the session token of these credentials, and lacks it: send the URL as the signer gave it, with its token",
    "secret": f"the URL was signed with this secret with a blank for each plus sign (+): give the signer the secret as it was issued{_THE_REQUEST_IS_RIGHT}",
    "cut": "the signature in the URL has 44 of its 64 hex digits; those that are there are right: the URL was cut; take it whole",
    # The numbers are those of all that can have happened to such a URL.
    "another-secret": "with this secret none of 15414 hypotheses on what was signed makes this signature",
    "another-object": "with this secret none of 15414 hypotheses on what was signed makes this signature",
    "unknown-host": "with this secret none of 11910 hypotheses on what was signed makes this signature",
    "secret-wrong": "another secret signed: give the signer the secret of this access key",
    "another-host": 'the URL was signed for another host than "files.example.com", such as the store\'s own behind a proxy or in a private network, which cannot be guessed: pass the host that the signer has as the header "host", and it is tried',
    "not-guessed": "the key, or a value of the query or of a signed header, was changed to what cannot be guessed: take the URL as the signer gave it, with each header as it was signed",
    "known-host": f'the URL was signed for the host "{HOST}": send it there, or give the signer the endpoint that it is sent to',
    "another-key": 'nothing was tried with the secret: the URL is signed with the access key "AKIDEXAMPLE", and the secret is that of another one; give the credentials of "AKIDEXAMPLE"',
    "version-2": "nothing was tried with the secret: the URL has no X-Amz-Credential",
}
SENTENCES["with-answer"] = SENTENCES["path"]
