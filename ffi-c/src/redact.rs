//! Masking for logs: a URL, or whatever a list holds.

use crate::{guard, input};
use std::ffi::c_char;

/// The text with its signatures, session tokens, secret and encryption keys masked,
/// and what stands before the host of a URL, so that it can be logged: a URL, or any
/// text that holds one, also percent-encoded again or escaped for JSON or HTML. Text
/// without a secret is answered as it is.
///
/// The URL need not come from s3presign. A NUL in it is answered as %00.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_redact(
    url: *const c_char,
    url_len: usize,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::answering("answer", answer, capacity, |answer| {
            let url = input::text(answer, "url", url, url_len)?;
            // A NUL cannot be in a URL and could not be in the answer.
            answer.text(&s3presign::redact(url).replace('\0', "%00"))
        })
    }
}

/// A list with its secrets masked, so that it can be logged or shown: an answer of
/// s3presign_presign, s3presign_presign_post or s3presign_presign_multipart as it
/// came, or any list of such names. The answer is the same list; masked are
/// signatures, tokens, encryption keys and secret keys, and, as a whole, a form's
/// policy and curl. Other texts are masked as s3presign_redact does.
///
/// Fails for its arguments alone.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_redact_list(
    params: *const c_char,
    params_len: usize,
    params_count: usize,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::answering("answer", answer, capacity, |answer| {
            answer.named(&s3presign::redact_pairs(input::pairs(
                answer,
                "params",
                params,
                params_len,
                params_count,
            )?))
        })
    }
}
