//! What was signed, told from a request alone.

use crate::{guard, input};
use std::ffi::c_char;

/// What was signed, for finding out why a server refuses it. The list is an answer
/// of s3presign_presign as it came (its strings are one more than its NULs), or its
/// url, method, header:NAME and, if they are known, operation and
/// unsigned-path-prefix; the URL may be another signer's.
///
/// The answer is a list: canonical-request and string-to-sign (tokens and keys
/// masked; empty for a result of an anonymous signer, which signs nothing) and curl, a command for a POSIX shell. The command holds the URL that
/// works: treat it as a secret. For a form, told by its url and field:NAME, the
/// answer is policy (the JSON that was signed) and curl.
///
/// Fails with S3PRESIGN_NOT_PRESIGNED, S3PRESIGN_INVALID_HEADER,
/// S3PRESIGN_UNKNOWN_OPERATION; for a form with S3PRESIGN_MALFORMED_REQUEST and
/// S3PRESIGN_DUPLICATE_POLICY_NAME.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_details(
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
            let told = s3presign::details(pairs)?;
            answer.named(&told.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>())
        })
    }
}
