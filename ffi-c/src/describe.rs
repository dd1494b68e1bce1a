//! What a handle says of itself in a log or a debugger.

use crate::{failure::Failure, guard, signer::Signer, template::Template};
use std::ffi::c_char;

/// What a signer was made with, for logs and debuggers, as a list: the signer
/// options that are not left at their default, and scope:NAME for each option of
/// each scope. The secret key is left out, a session token masked.
///
/// Fails for its arguments alone.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_signer_describe(
    signer: Option<&Signer>,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::answering("answer", answer, capacity, |answer| {
            answer.named(&signer.ok_or(Failure::NullPointer { argument: "signer" })?.0.describe())
        })
    }
}

/// What a template signs, for logs and debuggers, as a list: operation, base (the
/// URL up to the key) and header:NAME for each header that must be sent,
/// encryption keys masked.
///
/// Fails for its arguments alone.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_template_describe(
    tmpl: Option<&Template>,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::answering("answer", answer, capacity, |answer| {
            answer.named(&tmpl.ok_or(Failure::NullPointer { argument: "tmpl" })?.0.describe())
        })
    }
}
