//! What a bucket must allow for a browser.

use crate::{failure::Failure, guard, input, signer::Signer};
use s3presign::{CorsRule, Error, Request};
use std::ffi::c_char;

/// The smallest CORS rule of a bucket that lets pages of an origin send what
/// s3presign_template_new takes: the request options and parameters. Without an
/// operation it is the rule for forms. `origin` is such as
/// "https://app.example.com", with one * in it if wanted.
///
/// The answer is a list: allowed-origin, allowed-method, allowed-header and
/// expose-header for each, xml (the body of PutBucketCors) and json (as AWS's
/// command line takes it).
///
/// Fails with S3PRESIGN_INVALID_ORIGIN, as s3presign_template_new does, and for
/// its arguments.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_cors_rule(
    signer: Option<&Signer>,
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
            let signer = signer.ok_or(Failure::NullPointer { argument: "signer" })?;
            let pairs: Vec<(&str, &str)> = input::pairs(params, params_len, params_count)?.collect();
            let origin = input::text("origin", origin, origin_len)?;
            answer.check_apart("origin", origin)?;
            answer.named(&rule(&signer.0, &pairs, origin)?.to_pairs())
        })
    }
}

fn rule(signer: &s3presign::Signer, pairs: &[(&str, &str)], origin: &str) -> Result<CorsRule, Error> {
    if pairs.is_empty() {
        return CorsRule::for_forms(origin);
    }
    signer.template(&Request::from_pairs(pairs.iter().copied())?)?.cors_rule(origin)
}
