//! What a bucket must allow for a browser.

use crate::{guard, input};
use s3presign::CorsRule;
use std::ffi::c_char;

/// The smallest CORS rule of a bucket that lets pages of an origin send a request.
/// The list is an answer of s3presign_presign as it came, or its url, method,
/// operation and header:NAME; without a list, (NULL, 0, 0), it is the rule for
/// forms. `origin` is such as "https://app.example.com", with one * in it if
/// wanted.
///
/// The answer is a list: allowed-origin, allowed-method, allowed-header and
/// expose-header for each, xml (the body of PutBucketCors) and json (as AWS's
/// command line takes it).
///
/// Fails with S3PRESIGN_INVALID_ORIGIN, S3PRESIGN_NOT_PRESIGNED,
/// S3PRESIGN_INVALID_HEADER, S3PRESIGN_UNKNOWN_OPERATION.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_cors_rule(
    params: *const c_char,
    params_len: usize,
    params_count: usize,
    origin: *const c_char,
    origin_len: usize,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::answering("answer", answer, capacity, |answer| {
            let pairs = input::pairs(answer, "params", params, params_len, params_count)?;
            let origin = input::text(answer, "origin", origin, origin_len)?;
            answer.named(&CorsRule::from_pairs(pairs, origin)?.to_pairs())
        })
    }
}
