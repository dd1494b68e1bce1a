//! Every name that a reader of options asks for, as the readers themselves tell
//! it: what the typed surfaces of other languages are held against, and what they spell in their own way
//! where a message has it.

use crate::{
    diagnose::Diagnosis,
    error::{Error, ErrorCode},
    explain::Explanation,
    multipart::{CompletedParts, MultipartPlan, MultipartUpload},
    pairs::{Given, names},
    permission::{Guard, PermissionPolicy, Surroundings},
    post::PostPolicy,
    request::Request,
    scope::Scope,
    sent_request::GivenRequest,
    signer::Signer,
    verify::{ReceivedForm, ReceivedRequest, Verifier},
};

/// The names by reader, in the order in which it asks for them. A name of
/// entries, such as `header`, stands for `header:NAME`.
///
/// ```
/// let names = s3presign::option_names();
/// let (_, scope) = names.iter().find(|(reader, _)| *reader == "scope").unwrap();
/// assert!(scope.contains(&"key-prefix"));
/// ```
#[doc(hidden)]
pub fn option_names() -> Vec<(&'static str, Vec<&'static str>)> {
    let presigned_request = |given: &mut Given<'_>| -> Result<(), Error> {
        GivenRequest::read(given);
        Ok(())
    };
    let surroundings = |given: &mut Given<'_>| -> Result<(), Error> {
        Surroundings::read(given);
        Ok(())
    };
    vec![
        ("signer", names(Signer::read)),
        ("scope", names(Scope::read)),
        ("request", names(Request::read)),
        ("form", names(PostPolicy::read)),
        ("plan", names(MultipartPlan::read)),
        ("upload", names(MultipartUpload::read)),
        ("completed-parts", names(CompletedParts::read)),
        ("verifier", names(Verifier::read)),
        ("received-request", names(ReceivedRequest::read)),
        ("received-form", names(ReceivedForm::read)),
        ("refusal", names(ErrorCode::read_answer)),
        ("explanation", names(Explanation::read)),
        ("presigned-request", names(presigned_request)),
        ("diagnosis", names(Diagnosis::read)),
        ("surroundings", names(surroundings)),
        ("permission-policy", names(PermissionPolicy::read_options)),
        ("guard", names(Guard::read)),
    ]
}

/// The names of more than one word, that of `signing-time` included, which is an argument of its own in every language. A
/// list, since to ask the readers once more for each error would make every library larger.
const SPELT: [&str; 54] = [
    "access-key-id",
    "access-point",
    "allow-open-key",
    "base-host",
    "clock-skew",
    "content-length",
    "create-only",
    "credentials-expiration",
    "disable-access-points",
    "disable-multi-region-access-points",
    "disable-s3-express-session-auth",
    "download-as",
    "expires-at",
    "expires-in",
    "file-name",
    "headers-in-query",
    "key-prefix",
    "kms-key",
    "limited-by",
    "max-age",
    "max-content-length",
    "max-expires-in",
    "min-content-length",
    "no-acl",
    "object-size",
    "only-needed",
    "outpost-bucket",
    "own-fields",
    "own-starts-with",
    "part-count",
    "part-size",
    "require-full-lifetime",
    "require-safe-key",
    "secret-access-key",
    "sent-header",
    "sent-method",
    "sent-url",
    "session-token",
    "sign-content-length",
    "signed-at",
    "signing-time",
    "source-kms-key",
    "stable-for",
    "starts-with",
    "supporting-access-point",
    "table-bucket",
    "unsigned-path-prefix",
    "upload-id",
    "url-hint",
    "use-accelerate",
    "use-arn-region",
    "use-dual-stack",
    "use-fips",
    "use-global-endpoint",
];

/// The names of options that a message has in quotes, each once, of those that languages spell in different ways:
/// what a binding replaces by its own spelling. A value that is itself such a name is taken for one.
///
/// ```
/// # use s3presign::options_in;
/// let message = "\"expires-in\" of GetObject is \"soon\"; expected seconds";
/// assert_eq!(options_in(message), ["expires-in"]);
/// ```
#[doc(hidden)]
pub fn options_in(message: &str) -> Vec<&'static str> {
    SPELT.into_iter().filter(|name| message.contains(&format!("\"{name}\""))).collect()
}

/// A message in which the names of options are spelled by `spell`, which is given each as core has it.
///
/// ```
/// # use s3presign::spelled;
/// let message = "\"expires-in\" is \"soon\"; expected seconds";
/// assert_eq!(spelled(message, |name| name.replace('-', "_")), "\"expires_in\" is \"soon\"; expected seconds");
/// ```
#[doc(hidden)]
pub fn spelled(message: &str, spell: impl Fn(&str) -> String) -> String {
    options_in(message).into_iter().fold(message.into(), |message: String, name| {
        message.replace(&format!("\"{name}\""), &format!("\"{}\"", spell(name)))
    })
}

#[cfg(test)]
mod tests {
    use super::{SPELT, option_names};
    use std::collections::BTreeSet;

    #[test]
    fn every_name_of_several_words_is_spelled() {
        let asked = option_names().into_iter().flat_map(|(_, names)| names);
        let expected: BTreeSet<&str> =
            asked.filter(|name| name.contains('-')).chain(["signing-time"]).collect();
        assert_eq!(SPELT.into_iter().collect::<BTreeSet<_>>(), expected);
        assert_eq!(SPELT.len(), expected.len());
    }
}
