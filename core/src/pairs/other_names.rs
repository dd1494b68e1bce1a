//! What other libraries call a thing that is here, and what to write instead of a name that
//! nothing has: ours, if people bring another library's for it; else the known name that is near.
//!
//! The names are those of AWS's SDKs and tools, of MinIO's clients and of what people write from
//! memory. No edit distance leads from them to ours.

use super::name::{near, same_name};
use crate::error::Suggestion;

/// Others' names for a thing, and what it is here.
struct OtherNames(&'static [&'static str], Suggestion);

use Suggestion::{Both, Entries, Form, Name, Set};

const OTHER_NAMES: [OtherNames; 34] = [
    // Who signs, and where.
    OtherNames(&["aws-access-key-id", "access-key", "aws-access-key"], Name("access-key-id")),
    OtherNames(
        &["aws-secret-access-key", "secret-key", "aws-secret-key", "secret"],
        Name("secret-access-key"),
    ),
    OtherNames(&["credentials", "aws-credentials"], Both("access-key-id", "secret-access-key")),
    OtherNames(&["aws-session-token", "security-token", "token"], Name("session-token")),
    OtherNames(&["region-name", "aws-region", "default-region", "signing-region"], Name("region")),
    OtherNames(
        &["endpoint-url", "endpoint-override", "service-url", "base-endpoint", "aws-endpoint-url"],
        Name("endpoint"),
    ),
    OtherNames(
        &[
            "force-path-style",
            "s3-force-path-style",
            "use-path-style",
            "use-path-style-endpoint",
            "path-style",
            "path-style-access",
            "path-style-access-enabled",
        ],
        Set("addressing", "path"),
    ),
    OtherNames(&["bucket-endpoint"], Set("addressing", "bucket-host")),
    OtherNames(&["addressing-style", "virtual-host-style", "use-virtual-addressing"], Name("addressing")),
    OtherNames(&["use-dualstack-endpoint", "dualstack", "dualstack-enabled"], Name("use-dual-stack")),
    OtherNames(&["use-fips-endpoint", "fips", "fips-enabled"], Name("use-fips")),
    OtherNames(&["use-accelerate-endpoint", "accelerate", "accelerate-mode-enabled"], Name("use-accelerate")),
    OtherNames(&["s3-use-arn-region", "use-arn-region-enabled"], Name("use-arn-region")),
    OtherNames(
        &["us-east-1-regional-endpoint", "s3-us-east-1-regional-endpoint"],
        Name("use-global-endpoint"),
    ),
    OtherNames(&["no-sign-request", "skip-signature"], Name("anonymous")),
    // What is asked for, and for how long.
    OtherNames(
        &[
            "expires",
            "expiry",
            "expiration",
            "expire",
            "expires-after",
            "expires-in-seconds",
            "expiry-seconds",
            "signature-duration",
            "duration",
            "lifetime",
            "valid-for",
            "ttl",
        ],
        Name("expires-in"),
    ),
    OtherNames(&["expiration", "expires", "expiry"], Name("credentials-expiration")),
    OtherNames(&["http-method", "verb"], Name("method")),
    OtherNames(&["file-name", "download-name", "attachment-name"], Name("download-as")),
    OtherNames(&["client-method", "command"], Name("operation")),
    OtherNames(&["bucket-name"], Name("bucket")),
    OtherNames(&["key", "object-key", "object-name", "key-name"], Name("key")),
    OtherNames(&["key"], Name("access-key-id")),
    OtherNames(&["hoist-headers", "hoistable-headers"], Name("headers-in-query")),
    // Scopes.
    OtherNames(&["prefix", "path-prefix"], Name("key-prefix")),
    // Uploads in parts.
    OtherNames(&["size", "file-size", "total-size", "content-length"], Name("object-size")),
    // Forms.
    OtherNames(&["content-length-range"], Both("min-content-length", "max-content-length")),
    OtherNames(&["max-size", "max-file-size", "file-size-limit"], Name("max-content-length")),
    OtherNames(&["conditions", "policy-conditions", "key-starts-with"], Name("starts-with")),
    OtherNames(&["content-length-range", "min-content-length", "max-content-length"], Form),
    OtherNames(&["success-redirect", "redirect-url"], Name("success_action_redirect")),
    OtherNames(&["success-status"], Name("success_action_status")),
    // What other libraries take in one map.
    OtherNames(&["fields"], Entries),
    OtherNames(&["params", "parameters"], Entries),
];

/// What to write instead of a name, of those that are known where it was written.
pub(crate) fn suggestion(name: &str, known: &[&'static str]) -> Suggestion {
    let is_known = |ours: &Suggestion| match ours {
        Name(ours) | Set(ours, _) | Both(ours, _) => known.contains(ours),
        Entries | Form => true,
        Suggestion::Argument(_) | Suggestion::Example(_) | Suggestion::None => false,
    };
    let same = |OtherNames(theirs, _): &&OtherNames| theirs.iter().any(|theirs| same_name(theirs, name));
    let mut others = OTHER_NAMES.iter().filter(same).map(|OtherNames(_, ours)| *ours);
    let nearest = || near(name, known.iter().copied()).map_or(Suggestion::None, Name);
    match others.find(is_known).unwrap_or_else(nearest) {
        Name(ours) if same_name(ours, name) => Suggestion::Argument(ours),
        ours => ours,
    }
}

#[cfg(test)]
mod tests {
    use super::{OTHER_NAMES, Suggestion, suggestion};
    use crate::option_names::option_names;
    use Suggestion::{Both, Entries, Form, Name, None, Set};

    #[test]
    fn the_names_of_other_libraries_are_known() {
        let signer = ["region", "endpoint", "addressing", "credentials-expiration", "max-expires-in"];
        for (name, ours) in [
            ("credentials", None),
            ("endpoint_url", Name("endpoint")),
            ("forcePathStyle", Set("addressing", "path")),
            ("ForcePathStyle", Set("addressing", "path")),
            ("Expiration", Name("credentials-expiration")),
            ("regoin", Name("region")),
            ("method", None),
            ("", None),
        ] {
            assert_eq!(suggestion(name, &signer), ours, "{name}");
        }
        let form = ["expires-in", "starts-with", "min-content-length", "max-content-length"];
        for (name, ours) in [
            ("Conditions", Name("starts-with")),
            ("ContentLengthRange", Both("min-content-length", "max-content-length")),
            ("expiry", Name("expires-in")),
            ("endpoint_url", None),
            ("Fields", Entries),
        ] {
            assert_eq!(suggestion(name, &form), ours, "{name}");
        }
        let credentials = ["access-key-id", "secret-access-key"];
        for (name, ours) in [
            ("credentials", Both("access-key-id", "secret-access-key")),
            ("key", Name("access-key-id")),
            ("secret", Name("secret-access-key")),
        ] {
            assert_eq!(suggestion(name, &credentials), ours, "{name}");
        }
        assert_eq!(suggestion("prefix", &["bucket", "key-prefix"]), Name("key-prefix"));
        assert_eq!(suggestion("max_content_length", &["ContentLength", "ContentType"]), Form);
    }

    #[test]
    fn every_answer_is_a_name_that_some_reader_knows() {
        let mut known: Vec<&str> = option_names().into_iter().flat_map(|(_, names)| names).collect();
        known.extend(["key", "success_action_redirect", "success_action_status"]);
        for ours in OTHER_NAMES.iter().map(|others| others.1) {
            let names = match ours {
                Name(name) | Set(name, _) => vec![name],
                Both(first, second) => vec![first, second],
                Entries | Form => continue,
                Suggestion::Argument(_) | Suggestion::Example(_) | None => vec![],
            };
            assert!(!names.is_empty() && names.iter().all(|name| known.contains(name)), "{ours:?}");
        }
    }
}
