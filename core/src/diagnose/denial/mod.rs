//! Why S3 forbids a request whose signature it found right: what its message says of that, held against the request
//! that was signed, or else what this request gives occasion to.

mod asking;
mod causes;
mod conditions;
mod layer;
mod message;
mod told;

use super::{
    answer::ErrorResponse,
    finding::{Finding, FindingCode},
    store::Store,
};
use crate::{
    endpoint::{KnownStore, parse_host},
    sent_request::SentRequest,
};
use asking::Asking;
use message::Denial;

pub(super) use causes::lacking;

/// What a denial means, if it is S3's own; `words` is what such words mean anywhere.
pub(super) fn denied(
    store: Option<Store>,
    error: &ErrorResponse,
    request: Option<&SentRequest>,
    words: Vec<Finding>,
) -> Vec<Finding> {
    let is_denial = words.iter().any(|finding| finding.code == FindingCode::AccessDeniedByPolicy);
    if error.code() != "AccessDenied" || !is_denial {
        return words;
    }
    let denial = Denial::read(error.message());
    if !is_of_s3(store, error, request, denial.is_some()) {
        return words;
    }
    let asking = request.and_then(Asking::of);
    match (denial, asking) {
        (Some(denial), asking) => told::findings(&denial, request, asking.as_ref()),
        (None, Some(asking)) if is_plain(error.message()) => causes::findings(&asking, words),
        (None, _) => words,
    }
}

/// Whether the words are those that S3 has where it gives no reason.
fn is_plain(message: &str) -> bool {
    message.trim().trim_end_matches('.').eq_ignore_ascii_case("Access Denied")
}

/// Whether S3 itself answered: its host says so, or nothing says that it was another store, and the answer has S3's
/// form or S3's words.
fn is_of_s3(
    store: Option<Store>,
    error: &ErrorResponse,
    request: Option<&SentRequest>,
    in_its_words: bool,
) -> bool {
    let of_host = request.and_then(|request| parse_host(request.host(), b"/").store);
    match (store, of_host) {
        (Some(store), _) => store == Store::S3,
        (None, Some(of_host)) => of_host == KnownStore::Aws,
        (None, None) => in_its_words || has_form_of_s3(error),
    }
}

/// An id of 16 capitals and digits, and a second one ("Error responses", S3 API reference).
fn has_form_of_s3(error: &ErrorResponse) -> bool {
    let id = error.element("RequestId").unwrap_or_default();
    let is_id = id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    is_id && error.element("HostId").is_some()
}
