//! What a URL says, and why a server refused: no secret, no signer.

use crate::{guard, input};
use s3presign::{Diagnosis, Explanation};
use std::ffi::c_char;

/// Explain a presigned URL of any signer, without a secret: url and, if they are
/// known, method and now (an instant).
///
/// The answer is a list: signature-version, operation (or possible-operation, for
/// each that the URL may be for), host, bucket, key, addressing, access-key-id,
/// region, service, signed-at, expires-at, state (valid, expired or
/// not-yet-valid, if now was passed), header for each that must be sent,
/// bound:ASPECT and unbound:ASPECT, warning:CODE, and text: the same for people.
/// What is not known is left out; a NUL in the key is U+FFFD. Nothing is
/// verified: all of it is what the URL claims.
///
/// Fails with S3PRESIGN_NOT_PRESIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_explain(
    params: *const c_char,
    params_len: usize,
    params_count: usize,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::answering("answer", answer, capacity, |answer| {
            let pairs = input::pairs(answer, "params", params, params_len, params_count)?;
            answer.named(&Explanation::from_pairs(pairs)?.to_pairs())
        })
    }
}

/// Say why a server refused a presigned request, and what to change: answer (the
/// XML that the server answered) and, to compare it with the request that was
/// signed, the list that s3presign_details takes. A form has no URL that is
/// signed, so its answer is passed alone.
///
/// The answer is a list: code and message as the server wrote them, finding:CODE
/// with a sentence each, the surest first, and text: the sentences one a line.
///
/// Fails with S3PRESIGN_NOT_AN_ERROR_RESPONSE, S3PRESIGN_NOT_PRESIGNED,
/// S3PRESIGN_INVALID_HEADER, S3PRESIGN_UNKNOWN_OPERATION.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_diagnose(
    params: *const c_char,
    params_len: usize,
    params_count: usize,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::answering("answer", answer, capacity, |answer| {
            let pairs = input::pairs(answer, "params", params, params_len, params_count)?;
            answer.named(&Diagnosis::from_pairs(pairs)?.to_pairs())
        })
    }
}
