"""Where each language shows which names: a row a list. A new host is a new entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .surface import Host, Passage, Surface, camel, kebab, pascal, snake

# Names of entries, where a language takes all entries at once.
PLURAL: dict[str, str | None] = {"header": "headers", "field": "fields"}
# Arguments of the call and not among the options.
POSITIONAL: dict[str, str | None] = {"operation": None}
# A request knows its own access key.
OF_A_CLAIM: dict[str, str | None] = {"access-key-id": None}
# A result says them too, and they say nothing here.
OF_RESULTS: dict[str, str | None] = dict.fromkeys(
    ("operation", "signed-at", "expires-at", "limited-by", "warning")
)
# What was signed and what was sent, the plural in camel case. A search needs no end of credentials.
OF_A_REFUSAL: dict[str, str | None] = {
    **PLURAL,
    **OF_RESULTS,
    "sent-header": "sentHeaders",
    "credentials-expiration": None,
}

Rows = Iterable[tuple[str, tuple[Passage, ...], dict[str, str | None]]]


def _surfaces(host: Host, rows: Rows) -> list[Surface]:
    return [Surface(host, of, passages, otherwise) for of, passages, otherwise in rows]


# ---- C: the manual in the header -------------------------------------------

_LISTED = Host(kebab, r"^ \*   (?:[a-z-]+, )*NAME(?=[,: ]|$)")
_TOLD = Host(kebab, r"(?<![\w-])NAME(?![\w-])")


def _manual(section: str) -> tuple[Passage, ...]:
    return (Passage("include/s3presign.h", (f"\n * {section}\n",), "\n *\n"),)


def _comment(begins: str, ends: str = ";") -> tuple[Passage, ...]:
    return (Passage("include/s3presign.h", (begins,), ends),)


C = [
    *_surfaces(
        _LISTED,
        [
            ("signer", _manual("Signer options"), {}),
            ("request", _manual("Request options"), {}),
            ("form", _manual("Form options"), {}),
            ("upload", _manual("Upload options"), {}),
            ("scope", _manual("Scope options"), {}),
            ("verifier", _manual("Verifier options"), {}),
            ("surroundings", _comment("\n * Say what whoever signs", "*/"), {}),
            ("permission-policy", _comment("\n * Write a policy for the identity", "*/"), {}),
            ("guard", _comment("\n * Write a bucket policy", "*/"), {"bucket": None}),
        ],
    ),
    *_surfaces(
        _TOLD,
        [
            ("plan", _comment("\n * Plan the parts of an object"), {}),
            ("completed-parts", _comment("\n * The body of the request that completes"), {}),
            ("received-request", _comment("\n * Read a presigned request"), {}),
            ("received-form", _comment("\n * Read a signed upload form"), {}),
            ("explanation", _comment("\n * Explain a presigned URL"), {}),
            ("presigned-request", _comment("\n * What was signed, for finding out"), OF_RESULTS),
            (
                "diagnosis",
                _comment("\n * Say why a server refused"),
                {
                    **OF_RESULTS,
                    "method": None,
                    "url": None,
                    "header": None,
                    "credentials-expiration": None,
                },
            ),
        ],
    ),
]

# ---- Python: the stubs -----------------------------------------------------

_PYTHON = Host(snake, r"(?<![\w.])NAME: ")
_DOCSTRING = Host(snake, r"``NAME``")


def _python(file: str, begins: str, ends: str) -> tuple[Passage, ...]:
    return (Passage(f"bindings-python/python/s3presign/{file}", (begins,), ends),)


def _stub(*begins: str) -> tuple[Passage, ...]:
    return (Passage("bindings-python/python/s3presign/_core.pyi", begins, "->"),)


PYTHON = [
    *_surfaces(
        _PYTHON,
        [
            ("signer", _stub("class Signer:", "def __new__("), {}),
            ("request", _stub("    def presign("), PLURAL),
            ("request", _stub("    def template("), PLURAL),
            ("form", _stub("    def presign_post("), {}),
            ("upload", _stub("    def presign_multipart("), {}),
            ("signer", _python("options.py", "class SignerOptions(", "\n\n\n"), {}),
            (
                "request",
                _python("options.py", "class TemplateOptions(", "\n    query:"),
                {**PLURAL, **POSITIONAL, "key": None, "signing-time": None, "query": None},
            ),
            ("scope", _python("_signer.py", "    def scoped(", "->"), {}),
            ("verifier", _stub("class ReceivedRequest:", "def verify("), OF_A_CLAIM),
            ("verifier", _stub("class ReceivedForm:", "def verify("), OF_A_CLAIM),
            ("received-request", _stub("class ReceivedRequest:", "def __new__("), PLURAL),
            ("received-form", _stub("class ReceivedForm:", "def __new__("), PLURAL),
            ("plan", _stub("class MultipartPlan:", "def __new__("), {}),
            ("completed-parts", _stub("\ndef completed_parts("), {"part": "etags"}),
            ("explanation", _stub("\ndef explain("), {}),
            ("surroundings", _stub("\ndef permissions("), {}),
            ("permission-policy", _stub("\ndef policy("), {}),
            ("guard", _stub("\ndef guard_policy("), {}),
            (
                "diagnosis",
                _stub("\ndef diagnose("),
                {**OF_A_REFUSAL, "sent-header": "sent_headers"},
            ),
        ],
    ),
    *_surfaces(
        _DOCSTRING,
        [
            ("signer", _python("_signer.py", "\nclass Signer(", ">>>"), {}),
            ("scope", _python("_signer.py", "    def scoped(", ">>>"), {}),
            (
                "request",
                _python("_core.pyi", "    def presign(", ">>>"),
                {**PLURAL, **POSITIONAL, "bucket": None},
            ),
            ("form", _python("_core.pyi", "    def presign_post(", ">>>"), {}),
            ("upload", _python("_core.pyi", "    def presign_multipart(", "Raises"), {}),
            (
                "verifier",
                _python("_core.pyi", "    def verify(", "Raises"),
                {**OF_A_CLAIM, "secret-access-key": None},
            ),
            ("surroundings", _python("_core.pyi", "\ndef permissions(", "Raises"), {}),
            ("permission-policy", _python("_core.pyi", "\ndef policy(", "Raises"), {}),
            ("guard", _python("_core.pyi", "\ndef guard_policy(", "Raises"), {}),
        ],
    ),
]

# ---- Node.js: the types ----------------------------------------------------

_NODE = Host(camel, r"(?<!\w)NAME\??: ")


def _types(begins: str, ends: str = "\n}") -> tuple[Passage, ...]:
    return (Passage("bindings-node/index.d.ts", (begins,), ends),)


NODE = _surfaces(
    _NODE,
    [
        ("signer", _types("\nexport interface SignerOptions {"), {}),
        (
            "request",
            (
                *_types("\nexport interface TemplateOptions {"),
                *_types("\nexport interface RequestOptions "),
            ),
            {**PLURAL, **POSITIONAL},
        ),
        ("form", _types("\nexport interface PostOptions "), {}),
        ("upload", _types("\nexport interface MultipartOptions "), {}),
        ("scope", _types("\nexport interface Scope {"), {}),
        ("verifier", _types("\nexport interface VerifyOptions {"), OF_A_CLAIM),
        (
            "received-request",
            (
                Passage(
                    "bindings-node/index.d.ts", ("class ReceivedRequest {", "constructor("), ";"
                ),
            ),
            PLURAL,
        ),
        (
            "received-form",
            (Passage("bindings-node/index.d.ts", ("class ReceivedForm {", "constructor("), ");"),),
            PLURAL,
        ),
        ("plan", _types("function multipartPlan(", "):"), {}),
        ("completed-parts", _types("function completedParts(", "):"), {"part": "etags"}),
        ("explanation", _types("function explain(", "):"), {}),
        ("surroundings", _types("\nexport interface Surroundings {"), {}),
        ("permission-policy", _types("function policy(", "):"), {}),
        ("guard", _types("\nexport interface GuardOptions {"), {}),
        (
            "diagnosis",
            (*_types("function diagnose(", "):"), *_types("\nexport interface DiagnoseOptions {")),
            OF_A_REFUSAL,
        ),
    ],
)

# ---- Ruby: the signatures, and the documentation -----------------------------

_RBS = Host(snake, r"(?<!\w)NAME: |[\w)\]]\?? NAME(?=[,)\n])")
_YARD = Host(snake, r"@(?:param NAME|option \w+ \[.*\] :NAME)(?!\w)")


def _rbs(file: str, *begins: str) -> tuple[Passage, ...]:
    return (Passage(f"bindings-ruby/sig/{file}.rbs", begins, "->"),)


def _yard(file: str, begins: str, ends: str) -> tuple[Passage, ...]:
    return (Passage(f"bindings-ruby/lib/s3presign/{file}.rb", (begins,), ends),)


RUBY = [
    *_surfaces(
        _RBS,
        [
            ("signer", _rbs("s3presign/signer", "class Signer", "def initialize:"), {}),
            ("request", _rbs("s3presign/signer", "def presign:"), PLURAL),
            ("request", _rbs("s3presign/signer", "def template:"), PLURAL),
            ("form", _rbs("s3presign/signer", "def presign_post:"), {}),
            ("upload", _rbs("s3presign/signer", "def presign_multipart:"), {}),
            ("scope", _rbs("s3presign/signer", "def scoped:"), {}),
            (
                "verifier",
                _rbs("s3presign/received", "class ReceivedRequest", "def verify:"),
                OF_A_CLAIM,
            ),
            (
                "verifier",
                _rbs("s3presign/received", "class ReceivedForm", "def verify:"),
                OF_A_CLAIM,
            ),
            (
                "received-request",
                _rbs("s3presign/received", "class ReceivedRequest", "def initialize:"),
                PLURAL,
            ),
            (
                "received-form",
                _rbs("s3presign/received", "class ReceivedForm", "def initialize:"),
                PLURAL,
            ),
            ("plan", _rbs("s3presign", "def self.multipart_plan:"), {}),
            ("completed-parts", _rbs("s3presign", "def self.completed_parts:"), {"part": "etags"}),
            ("explanation", _rbs("s3presign", "def self.explain:"), {}),
            ("surroundings", _rbs("s3presign", "def self.permissions:"), {}),
            ("permission-policy", _rbs("s3presign", "def self.policy:"), {}),
            ("guard", _rbs("s3presign", "def self.guard_policy:"), {}),
            (
                "diagnosis",
                _rbs("s3presign", "def self.diagnose:"),
                {**OF_A_REFUSAL, "sent-header": "sent_headers"},
            ),
        ],
    ),
    *_surfaces(
        _YARD,
        [
            ("signer", _yard("signer", "# @param options ", "def initialize"), {}),
            ("request", _yard("signer", "# Signs one request", "def presign("), PLURAL),
            ("form", _yard("signer", "# Signs a form", "def presign_post("), {}),
            ("upload", _yard("signer", "# Signs all requests", "def presign_multipart("), {}),
            ("scope", _yard("signer", "# The same signer", "def scoped("), {}),
            ("verifier", _yard("received_request", "# Judges", "def verify("), OF_A_CLAIM),
            ("surroundings", _yard("permissions", "# Says what", "def self.permissions("), {}),
            ("permission-policy", _yard("policy", "# Writes a policy", "def self.policy("), {}),
            ("guard", _yard("policy", "# Writes a bucket", "def self.guard_policy("), {}),
        ],
    ),
]

# ---- Java: builders ----------------------------------------------------------

_JAVA = Host(camel, r"^  public [^=;{]*?(?<!\w)(?:NAME\(|\w+\([^)]*\bNAME(?=[,)]))")
_PACKAGE = "bindings-java/s3presign/src/main/java/io/github/s3presign"


def _java(*classes: str) -> tuple[Passage, ...]:
    return tuple(Passage(f"{_PACKAGE}/{name}.java", ("\n",), "\n}\n") for name in classes)


JAVA = _surfaces(
    _JAVA,
    [
        ("signer", _java("SignerBuilder"), {}),
        ("request", _java("LifetimeOptions", "OperationOptions", "RequestOptions"), POSITIONAL),
        ("form", _java("LifetimeOptions", "PostOptions"), {"own-fields": "ownField"}),
        ("upload", _java("LifetimeOptions", "MultipartOptions"), {}),
        ("scope", _java("ScopeOptions"), {}),
        ("verifier", _java("ReceivedRequest", "VerifyOptions"), OF_A_CLAIM),
        ("received-request", _java("ReceivedRequest"), PLURAL),
        ("received-form", _java("ReceivedForm", "ReceivedFormOptions"), PLURAL),
        ("plan", _java("S3Presign"), {}),
        ("completed-parts", _java("S3Presign"), {"part": "etags"}),
        ("explanation", _java("S3Presign"), {}),
        ("surroundings", _java("PermissionOptions"), {}),
        ("permission-policy", _java("S3Presign"), {}),
        ("guard", _java("GuardOptions"), {}),
        ("diagnosis", _java("S3Presign", "DiagnosisOptions"), OF_A_REFUSAL),
    ],
)

# ---- PHP: the calls --------------------------------------------------------------

_PHP = Host(camel, r" \$NAME(?: =|,|\)|$)")
_PHP_PASSED = Host(camel, r"'NAME'|\$NAME(?!\w)")
_PHPDOC = Host(camel, r"@param [^$\n]+\$NAME(?!\w)|`NAME(?=[`:])")


def _php(file: str, *begins: str) -> tuple[Passage, ...]:
    return (Passage(f"bindings-php/src/{file}.php", begins, "{\n"),)


def _call(
    of: str, file: str, function: str, documentation: str, otherwise: dict[str, str | None]
) -> list[Surface]:
    """A signature, its documentation, and that the call passes on what it names."""
    begins = f"function {function}("
    path = f"bindings-php/src/{file}.php"
    return [
        Surface(_PHP, of, _php(file, begins), otherwise),
        Surface(_PHPDOC, of, (Passage(path, (documentation,), begins),), otherwise),
        Surface(
            _PHP_PASSED,
            of,
            # What several functions pass on stands in constants.
            (
                Passage(path, ("final class",), " function "),
                Passage(path, (begins, "{\n"), "\n    }"),
            ),
            otherwise,
        ),
    ]


PHP = [
    *_call("signer", "Signer", "__construct", "Handle $handle;", {}),
    *_call("request", "Signer", "presign", "* Signs one request", PLURAL),
    *_call("request", "Signer", "template", "* Checks and prepares", PLURAL),
    *_call("form", "Signer", "presignPost", "* Signs a form", {}),
    *_call("upload", "Signer", "presignMultipart", "* Signs all requests", {}),
    *_call("scope", "Signer", "scoped", "* The same signer", {}),
    *_call("verifier", "ReceivedRequest", "verify", "* Judges the request", OF_A_CLAIM),
    *_call("verifier", "ReceivedForm", "verify", "* Judges the form", OF_A_CLAIM),
    *_call("received-request", "ReceivedRequest", "__construct", "Received $received;", PLURAL),
    *_call("received-form", "ReceivedForm", "__construct", "Received $received;", PLURAL),
    *_call("plan", "MultipartPlan", "__construct", "array $parts;", {}),
    *_call("completed-parts", "S3Presign", "completedParts", "* The body", {"part": "etags"}),
    *_call("explanation", "S3Presign", "explain", "* Explains", {}),
    *_call("surroundings", "S3Presign", "permissions", "* Says what whoever", {}),
    *_call("permission-policy", "S3Presign", "policy", "* Writes a policy", {}),
    *_call("guard", "S3Presign", "guardPolicy", "* Writes a bucket", {}),
    *_call("diagnosis", "S3Presign", "diagnose", "* Says why", OF_A_REFUSAL),
]

# ---- .NET: properties, the arguments of methods, and that both are passed on ------------------

_DOTNET = Host(pascal, r"^    public [^=;{(]*?(?<!\w)NAME \{")
_DOTNET_ARGUMENTS = Host(camel, r"^    public [^=;{]*?\([^)]*[\w>?] NAME(?=[,)]| =)")
_DOTNET_CONFIGURED = Host(lambda name: pascal(name).upper(), r'case "NAME":')
_DOTNET_PASSED = Host(kebab, r'"NAME:?"')


def _dotnet(*classes: str, begins: str = "\n{\n") -> tuple[Passage, ...]:
    return tuple(
        Passage(f"bindings-dotnet/src/S3Presign/{name}.cs", (begins,), "\n}\n") for name in classes
    )


def _options(
    of: str, *classes: str, otherwise: Mapping[str, str | None], passed: Mapping[str, str | None]
) -> list[Surface]:
    """The properties of classes, and that all of them are written into the list."""
    writes = "ParameterList WriteTo("
    return [
        Surface(_DOTNET, of, _dotnet(*classes), otherwise),
        Surface(_DOTNET_PASSED, of, _dotnet(*classes, begins=writes), passed),
    ]


# All rules but the secret are properties.
_ARE_RULES: dict[str, str | None] = dict.fromkeys(
    (
        "region",
        "service",
        "max-expires-in",
        "clock-skew",
        "require-safe-key",
        "unsigned-path-prefix",
        "base-host",
        "access-key-id",
        "session-token",
        "credentials-expiration",
    )
)
_DOTNET_REQUEST = ("LifetimeOptions", "OperationOptions")
DOTNET = [
    *_options("signer", "SignerOptions", otherwise={}, passed={}),
    Surface(
        _DOTNET_CONFIGURED,
        "signer",
        (
            Passage(
                "bindings-dotnet/src/S3Presign.Extensions.DependencyInjection/SignerConfiguration.cs",
                ("void Set(",),
                "\n    }\n",
            ),
        ),
    ),
    Surface(
        _DOTNET,
        "request",
        _dotnet(*_DOTNET_REQUEST, "RequestOptions"),
        {**POSITIONAL, "header": "Headers"},
    ),
    Surface(
        _DOTNET_PASSED,
        "request",
        _dotnet(*_DOTNET_REQUEST, begins="ParameterList WriteTo("),
        POSITIONAL,
    ),
    *_options("form", "LifetimeOptions", "PostOptions", otherwise={}, passed={}),
    *_options("upload", "LifetimeOptions", "MultipartOptions", otherwise={}, passed={}),
    *_options("scope", "ScopeOptions", otherwise={}, passed={}),
    *_options("surroundings", "PermissionOptions", otherwise={}, passed={}),
    *_options("guard", "GuardOptions", otherwise={"network": "Networks"}, passed={}),
    *_options(
        "verifier",
        "VerifyOptions",
        otherwise={**OF_A_CLAIM, "secret-access-key": None},
        passed={},
    ),
    *_options(
        "diagnosis",
        "DiagnosisOptions",
        otherwise={
            **OF_A_REFUSAL,
            "answer": "Response",
            "header": "Headers",
            "sent-header": "SentHeaders",
        },
        passed={**OF_RESULTS, "credentials-expiration": None},
    ),
    *_surfaces(
        _DOTNET_ARGUMENTS,
        [
            ("verifier", _dotnet("ReceivedRequest"), _ARE_RULES),
            ("verifier", _dotnet("ReceivedForm"), _ARE_RULES),
            ("received-request", _dotnet("ReceivedRequest"), PLURAL),
            ("received-form", _dotnet("ReceivedForm"), PLURAL),
            ("plan", _dotnet("MultipartPlan"), {}),
            ("completed-parts", _dotnet("CompletedParts"), {"part": "etags"}),
            ("explanation", _dotnet("PresignedUrl"), {}),
            ("permission-policy", _dotnet("PermissionPolicy"), {}),
        ],
    ),
]

# ---- Rust: builders ------------------------------------------------------------

_RUST = Host(snake, r"^    pub fn (?:NAME\(|\w+(?:<[^(]*>)?\([^;{]*?(?<!\w)NAME: )")


def _rust(file: str, begins: str) -> tuple[Passage, ...]:
    return (Passage(f"core/src/{file}.rs", (f"\nimpl {begins} {{",), "\n}\n"),)


_CREDENTIALS = _rust("credentials", "Credentials")
RUST = _surfaces(
    _RUST,
    [
        (
            "signer",
            (*_rust("signer", "SignerBuilder"), *_CREDENTIALS),
            # `Signer::anonymous` makes a builder, as `Signer::builder` does.
            {"credentials-expiration": "expiration", "anonymous": None},
        ),
        # The key is an argument of signing, as in C.
        ("request", _rust("request", "Request"), {}),
        ("form", _rust("post/policy", "PostPolicy"), {"own-fields": "own_field"}),
        (
            "upload",
            (
                *_rust("multipart/upload", "MultipartUpload"),
                *_rust("multipart/plan", "MultipartPlan"),
            ),
            {"sign-content-length": "without_content_length"},
        ),
        ("scope", _rust("scope/options", "Scope"), {}),
        (
            "verifier",
            (*_rust("verify/verifier", "Verifier"), *_CREDENTIALS),
            {"credentials-expiration": "expiration"},
        ),
        ("received-request", _rust("verify/received_request", "ReceivedRequest"), PLURAL),
        ("received-form", _rust("verify/received_form", "ReceivedForm"), PLURAL),
        ("plan", _rust("multipart/plan", "MultipartPlan"), {}),
        ("completed-parts", _rust("multipart/completion", "CompletedParts"), {}),
        (
            "surroundings",
            _rust("permission/surroundings", "Surroundings"),
            {"region": None},
        ),
        (
            "permission-policy",
            _rust("permission/policy", "Permissions"),
            {"only-needed": "policy_of_needed"},
        ),
        ("guard", _rust("permission/guard", "Guard"), {}),
        (
            "presigned-request",
            _rust("sent_request", "SentRequest"),
            {**PLURAL, **OF_RESULTS},
        ),
    ],
)

SURFACES = {
    "rust": RUST,
    "c": C,
    "python": PYTHON,
    "node": NODE,
    # One package, and one API.
    "wasm": NODE,
    "java": JAVA,
    "java17": JAVA,
    "ruby": RUBY,
    "php": PHP,
    "dotnet": DOTNET,
}
