"""The declared differences: which tags of which peer are not our habit, and why.
A difference is declared by tag, never by case, so that cases which nobody has
seen are judged by the same rules.
"""

from __future__ import annotations

# Tags that say how a case ends rather than what differs in the URL.
REFUSED_BY_RULES = "error-as-endpoint-rules"
SIGNED_AGAINST_RULES = "accepts-what-endpoint-rules-reject"
# The peer refuses what the rules allow. We may too; if we sign, it must be the request by the rules.
REFUSED_BY_PEER = "error"
SIGNED_INVALID_EXPIRY = "accepts-invalid-expiry"
OUTCOMES = frozenset(
    {REFUSED_BY_RULES, SIGNED_AGAINST_RULES, REFUSED_BY_PEER, SIGNED_INVALID_EXPIRY}
)

# The reasons, by peer and tag.
_EVERY_PEER = {
    REFUSED_BY_RULES: "the endpoint rules refuse this for everybody",
    SIGNED_AGAINST_RULES: "the endpoint rules refuse this, and so do we; the peer does not ask them",
    SIGNED_INVALID_EXPIRY: "S3 refuses a life outside 1 second to 7 days, so we do it before signing",
    REFUSED_BY_PEER: "the peer cannot make what the rules allow",
    "v4-instead-of-v4a": "the endpoint rules prefer SigV4A here; the peer has none",
}
_FOLLOWS_RULES = {
    "empty-session-token-sent": "an empty token is no token; the peer signs an empty parameter",
    "header-value-changed": "the peer rewrites the value; we sign what was passed",
    "signature-not-last": "the order of pairs is not signed",
    "host-differs": "the endpoint rules name another host",
    "style-or-path-differs": "the endpoint rules choose another style",
    "path-signed-": "the peer signs another path than it sends",
}
_ANY_HOST = {
    "host-differs": "the peer has no endpoint rules and makes up the host",
    "global-host": "the peer sends requests for any region to the global host",
    "style-or-path-differs": "the peer has no endpoint rules and chooses the style itself",
    "scope-region-differs": "the peer signs a pseudo region as it is; the rules name a real one",
    "scope-service-differs": "the peer signs everything for the service s3; the rules name another",
    "regional-host-for-legacy": "the peer has no way to ask for the global host of us-east-1",
    "addresses-other-path": "the peer normalises the path or drops the base path: another object",
}
_URL_PARSER = {
    "default-port-removed-from-url": "the scheme's default port is neither sent nor signed, whoever writes it",
    "host-case-changed": "host names have no case",
}
_SIGNS_PORT = {"default-port-signed": "the peer signs a default port that clients do not send"}
_BOTO3 = _FOLLOWS_RULES | {
    REFUSED_BY_PEER: "the peer has no SigV4A, refuses non-ASCII metadata and needs a body to serialise",
    "global-host": "style auto makes the peer use the global host for any region; the rules name the regional one",
    "adds-query:": "the peer adds encoding-type=url to lists; we add nothing that was not passed",
    "host-lowercased": "the peer writes the host as given and signs it in lower case, as we do",
    "unsigned:": "the peer drops the content type of HTML forms; we sign every header passed",
}
_RUBY = (
    _FOLLOWS_RULES
    | _URL_PARSER
    | {
        REFUSED_BY_PEER: "the peer has no SigV4A and no CRC32C",
        "global-host": "the peer's default for us-east-1 is the global host",
        "adds-query:": "the peer adds encoding-type=url and checksums of an empty body; we add nothing",
        "adds-signed-header:": "the peer adds digests of the body, which we do not have when signing",
        "addresses-other-path": "the peer keeps percent signs of a base path; the rules encode them",
        "bucket-path-trailing-slash": "the rules write a bucket's path without a trailing slash",
        "empty-query-without-equals": "?uploads and ?uploads= are the same pair and sign alike",
        "hoists-headers": "the peer moves headers into the query; ours stay headers unless asked",
        "unsigned:": "the peer leaves the header out; we sign every header passed",
    }
)
_JS = (
    _FOLLOWS_RULES
    | _URL_PARSER
    | {
        REFUSED_BY_PEER: "the peer's URL parser refuses labels that begin with xn--",
        "adds-query:": "the peer adds x-id, X-Amz-Content-Sha256 and checksums; we add nothing that was not passed",
        "adds-signed-header:": "the peer serialises a body and signs its length; we have no body",
        "addresses-other-path": "the peer keeps percent signs of a base path; the rules encode them",
        "bucket-path-trailing-slash": "the rules write a bucket's path without a trailing slash",
        "hoists-headers": "the peer moves headers into the query; ours stay headers unless asked",
        "unsigned:": "the peer leaves the header out; we sign every header passed",
        "path-signed-": "under SigV4A the peer signs a normalised path, which S3 does not",
    }
)
_AWS4FETCH = _URL_PARSER | {
    REFUSED_BY_PEER: "the peer refuses non-ASCII header values and labels that begin with xn--",
    "addresses-other-path": "the peer's URL parser resolves dot segments: another object",
    "header-value-changed": "the value is trimmed when it is set, as the signature trims it anyway",
    "payload-": "outside the service s3 the peer signs the hash of an empty body and does not state it, which servers refuse",
    "query-plus-for-space": "the peer writes + and signs a space; a space is %20 here",
    "query-plus-means-space": "the peer writes + and signs a space; a space is %20 here",
    "unsigned:": "the peer leaves the header out; we sign every header passed",
}
_NET = _URL_PARSER | {
    "query-signed-": "the peer signs another query than it writes: such a URL works nowhere",
}

PEERS: dict[str, dict[str, str]] = {
    peer: _EVERY_PEER | declared
    for peer, declared in {
        "aws-docs": {},
        "aws-sdk-net": _FOLLOWS_RULES
        | _NET
        | {
            REFUSED_BY_PEER: "the peer refuses an empty session token and the region of an ARN unless asked to use it",
            "adds-query:": "the peer writes what stands behind & in a version id as a pair of its own",
            "addresses-other-path": "the peer writes a base path's last slash twice, or leaves a key's first one out",
            "drops-query": "the peer leaves out an override that is empty; we sign what was passed",
            "empty-query-without-equals": "?a and ?a= are the same pair and sign alike",
            "hoists-headers": "the peer moves the payer into the query; ours stays a header unless asked",
            "path-signed-double-encoded": "the peer signs a base path's percent signs encoded, as we do, and writes them as they are",
            "path-signed-leading-slash-of-the-key-kept": "the peer signs the slash that a key begins with, as we do, and does not write it",
            "query-signed-as-given": "the peer signs a version id as it was given, as we do, and writes it unencoded",
            "query-value-changed": "the peer writes a version id as it is, and what stands behind # or & is lost",
            "query-value-unencoded": "the peer writes version and upload ids as they are, and signs them encoded",
            "scope-region-differs": "the peer signs Outposts for the region *; the rules name a real one",
        },
        "aws-sdk-net-core": _NET
        | {
            REFUSED_BY_PEER: "the peer refuses http without a hash of the body, lives outside 1 second to 7 days, and empty tokens",
            "addresses-other-path": "the peer takes a Uri, which resolves dot segments: another object",
        },
        "aws-sdk-rust": _FOLLOWS_RULES
        | {
            REFUSED_BY_PEER: "the peer refuses lives over 7 days and empty names",
            "adds-query:": "the peer adds x-id; we add nothing that was not passed",
            "addresses-other-path": "the peer joins a base path and the bucket without a slash",
            "empty-query-without-equals": "?versions and ?versions= are the same pair and sign alike",
            "unsigned:": "the peer returns the header unsigned; we sign every header passed",
            "x-amz-header-left-unsigned": "S3 refuses unsigned x-amz-* headers, so we sign them",
        },
        "aws4": _SIGNS_PORT
        | {"unsigned:": "the peer leaves the header out; we sign every header passed"},
        "aws4fetch": _AWS4FETCH,
        "aws4fetch-allheaders": _AWS4FETCH,
        "awscrt": _SIGNS_PORT
        | {
            REFUSED_BY_PEER: "the peer refuses a life of 0",
            "header-value-changed": "the value is trimmed when it is set, as the signature trims it anyway",
            "path-signed-": "the peer signs the path as it was given, even one that S3 cannot have",
        },
        "boto3": _BOTO3,
        "boto3-crt": _BOTO3,
        "go-sdk-v2": _FOLLOWS_RULES
        | {
            REFUSED_BY_PEER: "the peer refuses the region of an ARN unless asked to use it",
            "adds-query:": "the peer adds x-id and checksums of an empty body; we add nothing",
            "adds-signed-header:": "the peer serialises a body and signs its length; we have no body",
            "addresses-other-path": "the peer puts the bucket into the host and the path, or drops the base path",
            "expires-changed": "the peer turns a life of 0 into 900 seconds",
            "hoists-headers": "the peer moves headers into the query; ours stay headers unless asked",
            "scope-service-differs": "the peer signs for the service s3; the rules name another",
            "unsigned:": "the peer leaves the header out; we sign every header passed",
            "x-amz-header-left-unsigned": "S3 refuses unsigned x-amz-* headers, so we sign them",
        },
        "js-sdk-v3": _JS,
        "js-sdk-v3-unhoist": _JS,
        "libpresign": _ANY_HOST | _SIGNS_PORT,
        "minio-dotnet": _ANY_HOST
        | _NET
        | {
            REFUSED_BY_PEER: "the peer refuses keys over 512 characters, bucket names of old and lives outside 1 second to 7 days",
            "bucket-path-trailing-slash": "the rules write a bucket's path without a trailing slash",
            "hoists-headers": "the peer moves headers into the query; ours stay headers unless asked",
            "port-unsigned": "the peer leaves ports 80 and 443 out of the signed host, whatever the scheme",
            "query-value-changed": "the peer writes its own class's name as content type",
        },
        "minio-js": _ANY_HOST
        | _URL_PARSER
        | {
            REFUSED_BY_PEER: "the peer refuses bucket names of old, IPv6 endpoints and requests without a bucket",
            "expires-changed": "the peer turns a life of 0 into 7 days",
            "unsigned:": "the peer takes no headers",
        },
        "minio-py": _ANY_HOST
        | _URL_PARSER
        | {
            REFUSED_BY_PEER: "the peer refuses dot segments in keys, aliases as bucket names and base paths",
        },
        "reqsign": _SIGNS_PORT
        | {
            REFUSED_BY_PEER: "the peer refuses non-ASCII header values",
            "header-trim-only": "the peer does not collapse blanks inside a header value, which S3 does",
            "path-signed-": "the peer signs the path as it was given, even one that S3 cannot have",
        },
        "ruby-sdk-v3": _RUBY,
        "ruby-sdk-v3-request": _RUBY,
        "rusty-s3": _ANY_HOST
        | _URL_PARSER
        | {
            REFUSED_BY_PEER: "the peer's URL parser refuses labels that begin with xn--",
            "adds-query:": "the peer adds encoding-type=url to lists; we add nothing that was not passed",
            "bucket-path-trailing-slash": "the rules write a bucket's path without a trailing slash",
            "path-signed-": "the peer signs the path as it was given, even one that S3 cannot have",
            "query-value-changed": "the peer writes uploads=1; S3's name for it is uploads with no value",
        },
        "signurlarity": _ANY_HOST
        | _SIGNS_PORT
        | _URL_PARSER
        | {REFUSED_BY_PEER: "the peer refuses lives outside 1 second to 7 days"},
    }.items()
}
