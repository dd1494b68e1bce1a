//! A result without a template of the caller's.

use crate::{failure::Failure, guard, input, signer::Signer, template::instant};
use s3presign::Request;
use std::ffi::c_char;

/// Template and result in one call, for requests that are signed one by one: the
/// parameters of s3presign_template_new, the answer of
/// s3presign_template_presign.
///
/// Fails as s3presign_template_new and s3presign_template_url do.
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
            let pairs = input::pairs(answer, "params", params, params_len, params_count)?;
            let key = input::key(answer, key, key_len)?;
            let request = Request::from_pairs(pairs).map_err(|error| signer.0.conceal(error))?;
            answer.named(&signer.0.presign(&request, key, instant(unix_time)?)?.to_pairs())
        })
    }
}
