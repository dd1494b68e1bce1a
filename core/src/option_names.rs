//! Every name that a reader of options asks for, as the readers themselves tell
//! it: what the typed surfaces of other languages are held against, and what they spell in their own way
//! where a message has it.

use crate::{
    diagnose::Diagnosis,
    error::Error,
    explain::Explanation,
    multipart::{CompletedParts, MultipartPlan, MultipartUpload},
    pairs::{Given, names},
    post::PostPolicy,
    request::Request,
    scope::Scope,
    sent_request::GivenRequest,
    signer::Signer,
    verify::{ReceivedForm, ReceivedRequest, Verifier},
};
use std::collections::BTreeSet;

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
        ("explanation", names(Explanation::read)),
        ("presigned-request", names(presigned_request)),
        ("diagnosis", names(Diagnosis::read)),
    ]
}

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
    /// An argument of its own in every language, which no reader asks for.
    const BESIDE_OPTIONS: &str = "signing-time";
    let names = option_names().into_iter().flat_map(|(_, names)| names);
    let spelt: BTreeSet<&str> = names.chain([BESIDE_OPTIONS]).filter(|name| name.contains('-')).collect();
    spelt.into_iter().filter(|name| message.contains(&format!("\"{name}\""))).collect()
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
