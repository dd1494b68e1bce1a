"""Signers from environment variables: which variable says what, which of them wins,
and what is refused. A link to one object shows what the signer was made of.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from .call import NOW, Call
from .logical import LONG_LIVED, TEMPORARY, TIME
from .model import Json
from .signature import Pair, Signer, presign

KEY: Final = "2026/07/index.html"
BUCKET: Final = "harbour-logs"
REGION: Final = "eu-north-1"
LIFE: Final = 900

REGION_VARIABLE: Final = ("AWS_REGION", REGION)
OWNER: Final[list[Pair]] = [
    ("AWS_ACCESS_KEY_ID", LONG_LIVED["access_key_id"]),
    ("AWS_SECRET_ACCESS_KEY", LONG_LIVED["secret_access_key"]),
]
GUEST: Final[list[Pair]] = [
    ("AWS_ACCESS_KEY_ID", TEMPORARY["access_key_id"]),
    ("AWS_SECRET_ACCESS_KEY", TEMPORARY["secret_access_key"]),
    ("AWS_SESSION_TOKEN", TEMPORARY["session_token"]),
]
OWN_KEY: Final[Json] = {
    "access_key_id": LONG_LIVED["access_key_id"],
    "secret_access_key": LONG_LIVED["secret_access_key"],
}
# What is said where the environment has no credentials.
CREDENTIALS: Final = (
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "not read",
    "aws configure export-credentials --format env",
)
IGNORE: Final = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"


def link(
    name: str,
    variables: Iterable[Pair],
    options: Json | None = None,
    *,
    region: str = REGION,
    base: str | None = None,
    credentials: Json = LONG_LIVED,
    ends_at: int | None = None,
) -> Call:
    """What must be signed with these variables and these options beside them."""
    signer = Signer(
        credentials["access_key_id"],
        credentials["secret_access_key"],
        credentials["session_token"],
        region,
    )
    base = base or f"https://{BUCKET}.s3.{region}.amazonaws.com"
    url, _ = presign(signer, "GET", f"{base}/{KEY}", TIME, LIFE)
    answer = [
        ("url", url),
        ("expires-at", str(ends_at or NOW + LIFE)),
        ("limited-by", "credentials" if ends_at else "request"),
    ]
    return Call(name, "presign_from_env", variables, answer, signer=options or {}, key=KEY)


def taken() -> Iterator[Call]:
    """What each variable says, and which of two wins."""
    owner = [*OWNER, REGION_VARIABLE]
    yield link("region", owner)
    yield link("default-region", [*OWNER, ("AWS_DEFAULT_REGION", "us-east-2")], region="us-east-2")
    yield link("region-wins", [*owner, ("AWS_DEFAULT_REGION", "us-east-2")])
    yield link(
        "empty-region",
        [*OWNER, ("AWS_REGION", ""), ("AWS_DEFAULT_REGION", "us-east-2")],
        region="us-east-2",
    )
    yield link("token", [*GUEST, REGION_VARIABLE], credentials=TEMPORARY)
    yield link("empty-token", [*owner, ("AWS_SESSION_TOKEN", "")])
    end = NOW + 60
    for name, written in (("expiration", "2026-07-19T08:16:23Z"), ("unix-expiration", str(end))):
        ending = [*GUEST, ("AWS_CREDENTIAL_EXPIRATION", written), REGION_VARIABLE]
        yield link(name, ending, credentials=TEMPORARY, ends_at=end)
    zone = ("AWS_CREDENTIAL_EXPIRATION", "2026-07-19T10:16:23+02:00")
    yield link("expiration-in-a-zone", [*owner, zone], ends_at=end)


def endpoints() -> Iterator[Call]:
    """Where the URL goes."""
    owner = [*OWNER, REGION_VARIABLE]
    for_all, for_s3 = ("AWS_ENDPOINT_URL", "http://all:9000"), ("AWS_ENDPOINT_URL_S3", "http://s3")
    path: Json = {"addressing": "path"}
    all_base, s3_base = f"http://all:9000/{BUCKET}", f"http://s3/{BUCKET}"
    yield link("endpoint", [*owner, for_all], path, base=all_base)
    yield link("endpoint-for-s3", [*owner, for_s3], path, base=s3_base)
    yield link("endpoint-for-s3-wins", [*owner, for_all, for_s3], path, base=s3_base)
    empty = ("AWS_ENDPOINT_URL_S3", "")
    yield link("empty-endpoint-for-s3", [*owner, for_all, empty], path, base=all_base)
    yield link("ignored-endpoints", [*owner, for_all, for_s3, (IGNORE, "true")])
    yield link("not-ignored-endpoint", [*owner, for_all, (IGNORE, "False")], path, base=all_base)
    yield link("ignored-wrong-endpoint", [*owner, ("AWS_ENDPOINT_URL", "\ufffd"), (IGNORE, "TRUE")])
    own: Json = {**path, "endpoint": "http://own:9000"}
    yield link(
        "own-endpoint", [*owner, for_s3, (IGNORE, "true")], own, base=f"http://own:9000/{BUCKET}"
    )
    dual = f"https://{BUCKET}.s3.dualstack.{REGION}.amazonaws.com"
    yield link("dual-stack", [*owner, ("AWS_USE_DUALSTACK_ENDPOINT", "true")], base=dual)
    yield link("no-dual-stack", [*owner, ("AWS_USE_DUALSTACK_ENDPOINT", "false")])
    fips = f"https://{BUCKET}.s3-fips.us-east-2.amazonaws.com"
    in_ohio = [*OWNER, ("AWS_REGION", "us-east-2"), ("AWS_USE_FIPS_ENDPOINT", "TRUE")]
    yield link("fips", in_ohio, region="us-east-2", base=fips)


def overridden() -> Iterator[Call]:
    """Options beside the variables win, and credentials are never mixed."""
    guest = [*GUEST, REGION_VARIABLE]
    yield link(
        "own-region", guest, {"region": "us-east-2"}, region="us-east-2", credentials=TEMPORARY
    )
    yield link("own-key", [*guest, ("AWS_CREDENTIAL_EXPIRATION", "2026-07-19T08:16:23Z")], OWN_KEY)
    yield link("own-everything", [], {**OWN_KEY, "region": REGION})
    until = {"credentials_expiration": "2026-07-19T08:16:23Z"}
    yield link("own-expiration", guest, until, credentials=TEMPORARY, ends_at=NOW + 60)
    wrong = [
        ("AWS_SECRET_ACCESS_KEY", "hush \ufffd"),
        ("AWS_CREDENTIAL_EXPIRATION", "soon"),
        ("AWS_REGION", "no region"),
        ("AWS_ENDPOINT_URL", "nowhere"),
        (IGNORE, "perhaps"),
        ("AWS_USE_FIPS_ENDPOINT", "perhaps"),
        ("AWS_USE_DUALSTACK_ENDPOINT", "perhaps"),
    ]
    own = {
        **OWN_KEY,
        "region": REGION,
        "endpoint": "https://own",
        "addressing": "path",
        "use_fips": False,
        "use_dual_stack": "false",
    }
    yield link("wrong-but-not-read", wrong, own, base=f"https://own/{BUCKET}")


def others() -> Iterator[Call]:
    """What is not read, though it is there: other variables of AWS's tools, other cases of
    the same names, and whatever else an environment holds.
    """
    strangers = [
        ("AWS_PROFILE", "other"),
        ("AWS_CONFIG_FILE", "/nowhere/config"),
        ("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials"),
        ("AWS_SECURITY_TOKEN", "legacy"),
        ("AWS_ACCESS_KEY", "AKIDOTHER"),
        ("AWS_SECRET_KEY", "other"),
        ("AWS_CREDENTIALS_EXPIRATION", "2020-01-01T00:00:00Z"),
        ("AWS_ENDPOINT_URL_SQS", "http://sqs:9000"),
        ("AWS_S3_ENDPOINT", "http://other:9000"),
        ("AWS_USE_DUALSTACK", "true"),
        ("AWS_S3_USE_ARN_REGION", "perhaps"),
        ("AWS_S3_US_EAST_1_REGIONAL_ENDPOINT", "legacy"),
        ("aws_region", "us-east-2"),
        ("Aws_Session_Token", "other"),
        (" AWS_SESSION_TOKEN", "other"),
        ("AWS-SESSION-TOKEN", "other"),
        ("AWSREGION", "us-east-2"),
        ("S3_ENDPOINT", "http://other:9000"),
        ("region", "us-east-2"),
        ("endpoint", "http://other:9000"),
        ("HOME", "/nowhere"),
        ("HTTP_PROXY", "http://proxy:3128"),
        ("LS_COLORS", "\ufffd"),
        ("\ufffd", "x"),
        ("", "x"),
    ]
    yield link("strangers", [*strangers, *OWNER, REGION_VARIABLE])


def refused() -> Iterator[Call]:
    """What no signer can be made of."""

    def refusal(code: str, name: str, variables: list[Pair], options: Json | None = None) -> Call:
        call = "presign_from_env"
        says: tuple[str, ...] = CREDENTIALS if code == "MissingOption" and not options else ()
        if says and ("AWS_PROFILE", "dev") in variables:
            says += ('the profile "dev"',)
        return Call(
            f"env-{name}", call, variables, code=code, signer=options or {}, key=KEY, says=says
        )

    owner = [*OWNER, REGION_VARIABLE]
    yield refusal("MissingOption", "nothing", [])
    yield refusal("MissingOption", "profile", [("AWS_PROFILE", "dev"), REGION_VARIABLE])
    yield refusal("MissingOption", "no-secret", [OWNER[0], REGION_VARIABLE])
    yield refusal("MissingOption", "empty-key", [("AWS_ACCESS_KEY_ID", ""), *owner[1:]])
    yield refusal("MissingOption", "wrong-case", [(n.lower(), value) for n, value in owner])
    for option in OWN_KEY:
        own = {option: OWN_KEY[option]}
        yield refusal("MissingOption", f"mixed-{option.replace('_', '-')}", owner, own)
    own_token = {"session_token": TEMPORARY["session_token"]}
    yield refusal("MissingOption", "mixed-session-token", [*GUEST, REGION_VARIABLE], own_token)
    yield refusal("UnknownOption", "unknown-option", owner, {"AWS_REGION": REGION})
    yield refusal("MissingRegion", "no-region", OWNER)
    yield refusal(
        "MissingRegion", "empty-regions", [*OWNER, ("AWS_REGION", ""), ("AWS_DEFAULT_REGION", "")]
    )
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        variables = [*OWNER, (name, "eu north 1")]
        yield refusal("InvalidRegion", name.lower().replace("_", "-"), variables)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        stray = [(name, "pasted\n"), *(pair for pair in owner if pair[0] != name)]
        yield refusal("InvalidCredentials", name.lower().replace("_", "-"), stray)
        broken = [(name, "pasted\ufffd"), *(pair for pair in owner if pair[0] != name)]
        yield refusal("VariableNotUnicode", name.lower().replace("_", "-"), broken)
    for name in ("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3"):
        lower = name.lower().replace("_", "-")
        yield refusal("InvalidEndpoint", lower, [*owner, (name, "minio:9000")])
        yield refusal("VariableNotUnicode", lower, [*owner, (name, "http://\ufffd")])
    for name in ("AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT"):
        yield refusal("InvalidOption", name.lower().replace("_", "-"), [*owner, (name, "1")])
    yield refusal("InvalidOption", "ignore-endpoints", [*owner, (IGNORE, "1")])
    yield refusal(
        "InvalidOption",
        "expiration",
        [*GUEST, REGION_VARIABLE, ("AWS_CREDENTIAL_EXPIRATION", "soon")],
    )
    both = [*owner, ("AWS_USE_FIPS_ENDPOINT", "true"), ("AWS_ENDPOINT_URL", "http://all:9000")]
    yield refusal("ConflictingOptions", "fips-and-endpoint", both)
    elsewhere = [*owner, ("AWS_ENDPOINT_URL", "https://s3.us-east-2.amazonaws.com")]
    yield refusal("EndpointRegionMismatch", "endpoint-of-another-region", elsewhere)
    over = [*GUEST, REGION_VARIABLE, ("AWS_CREDENTIAL_EXPIRATION", "2026-07-19T08:15:23Z")]
    yield refusal("CredentialsExpired", "expired", over)
    yield refusal("InvalidRegion", "nul", [*OWNER, ("AWS_REGION", "eu\0north-1")])


def vectors() -> list[Json]:
    """All cases."""
    groups = (taken(), endpoints(), overridden(), others(), refused())
    return [call.to_json() for group in groups for call in group]
