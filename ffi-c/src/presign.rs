//! Template and result in one call, and how results become lists.

use crate::{answer::Answer, failure::Failure, guard, input, signer::Signer, template::instant};
use s3presign::{PresignedRequest, Request};
use std::{ffi::c_char, iter};
use zeroize::Zeroizing;

/// Template and result in one call, for a request that is signed once: the
/// parameters of s3presign_template_new, the answer of
/// s3presign_template_presign, the failures of both.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_presign(
    signer: Option<&Signer>,
    params: *const c_char,
    params_len: usize,
    params_count: usize,
    key: *const c_char,
    key_len: usize,
    unix_time: i64,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::answering("answer", answer, capacity, |answer| {
            let signer = signer.ok_or(Failure::NullPointer { argument: "signer" })?;
            let pairs = input::pairs(params, params_len, params_count)?;
            let key = input::key(key, key_len)?;
            answer.check_apart("key", key.unwrap_or_default())?;
            let template = signer.0.template(&Request::from_pairs(pairs)?)?;
            result(&template.presign(key, instant(unix_time)?)?, answer)
        })
    }
}

/// Writes the answer of `s3presign_template_presign`.
pub(crate) fn result(presigned: &PresignedRequest, answer: &mut Answer) -> Result<usize, Failure> {
    let signed_at = presigned.signed_at().unix_timestamp().to_string();
    let expires_at = presigned.expires_at().unix_timestamp().to_string();
    let headers: Vec<(&str, &str)> = presigned.headers().collect();
    let address = [("", "url", presigned.url()), ("", "method", presigned.method())];
    let validity = [
        ("", "signed-at", signed_at.as_str()),
        ("", "expires-at", expires_at.as_str()),
        ("", "limited-by", presigned.limited_by().as_str()),
    ];
    let warnings = presigned.warnings().iter();
    answer.list(
        iter::empty()
            .chain(address)
            .chain(headers.iter().map(|(name, value)| ("header:", *name, *value)))
            .chain(validity)
            .chain(warnings.map(|warning| ("warning:", warning.code.as_str(), warning.message.as_str()))),
    )
}

/// Writes the answer of `s3presign_template_details`.
pub(crate) fn details(presigned: &PresignedRequest, answer: &mut Answer) -> Result<usize, Failure> {
    let canonical_request = presigned.canonical_request();
    let string_to_sign = presigned.string_to_sign();
    let curl = Zeroizing::new(presigned.curl());
    let pairs = [
        ("", "canonical-request", canonical_request.as_str()),
        ("", "string-to-sign", string_to_sign.as_str()),
        ("", "curl", curl.as_str()),
    ];
    answer.list(pairs.into_iter())
}
