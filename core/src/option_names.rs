//! Every name that a reader of options asks for, as the readers themselves tell
//! it: what the typed surfaces of other languages are held against.

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
