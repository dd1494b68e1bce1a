//! The environment variables of AWS's tools, as options of a signer.

use crate::{guard, input};
use std::ffi::c_char;

/// The signer options that the environment variables of AWS's own tools say. The
/// first list holds variables, such as the whole environment of the process: each
/// name with its value. The second holds signer options that win over them; it may
/// be empty.
///
/// Read are the variables that are listed above, and no other: those may hold
/// anything. The variables of credentials are read only if the second list has no
/// access-key-id, secret-access-key or session-token, so that credentials of two
/// sources are never mixed.
///
/// The answer is a list for s3presign_signer_new: pass it on with its length and
/// with one more than its NULs as the number of strings. The secrets are in it:
/// wipe it when the signer is made. The variables alone need not be UTF-8.
///
/// Fails with S3PRESIGN_VARIABLE_NOT_UNICODE, and as s3presign_signer_new does; a
/// message names the variable where it is the variable that is wrong or missing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_options_from_env(
    variables: *const c_char,
    variables_len: usize,
    variables_count: usize,
    params: *const c_char,
    params_len: usize,
    params_count: usize,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::answering("answer", answer, capacity, |answer| {
            let variables =
                input::byte_pairs(answer, "variables", variables, variables_len, variables_count)?;
            let params = input::pairs(answer, "params", params, params_len, params_count)?;
            answer.named(&s3presign::options_from_env(variables, params)?)
        })
    }
}
