//! What a bucket must allow for a browser.

use crate::{guard, input};
use s3presign::CorsRule;
use std::ffi::c_char;

/// The smallest CORS rule of a bucket that lets pages of an origin send a request,
/// a form or an upload in parts, or several of them: PutBucketCors replaces all
/// rules that the bucket has, so ask for one rule of everything that its pages
/// use.
///
/// The list is an answer of s3presign_presign, s3presign_presign_post or
/// s3presign_presign_multipart as it came, or url, method, operation and
/// header:NAME of a request. Several stand one behind the other, each begun by the
/// name request with any value, as the answer of s3presign_presign_multipart has
/// it already. `origin` is such as "https://app.example.com", with one * in it if
/// wanted, or several with a space between each.
///
/// The answer is a list: allowed-origin, allowed-method, allowed-header and
/// expose-header for each, xml (the body of PutBucketCors) and json (as AWS's
/// command line takes it).
///
/// Fails with S3PRESIGN_INVALID_ORIGIN, S3PRESIGN_MISSING_OPTION for an empty list,
/// S3PRESIGN_CONFLICTING_OPTIONS where URLs lead to different buckets,
/// S3PRESIGN_NOT_PRESIGNED, S3PRESIGN_INVALID_HEADER, S3PRESIGN_UNKNOWN_OPERATION.
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
