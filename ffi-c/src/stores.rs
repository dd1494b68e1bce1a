//! Well-known stores, for whoever offers a choice of them.

use crate::guard;
use s3presign::stores;
use std::ffi::c_char;

/// The stores that s3presign knows, as presets for a choice: no rule depends on them.
///
/// The answer is a list of stores, one behind the other. Each begins with the name
/// store, whose value is stable, such as r2; then come title (for people), endpoint
/// ({region} and {account} in it stand for what is each user's own; left out for
/// AWS and for "other"), region, or example-region where the user's own belongs
/// there, and addressing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_stores(answer: *mut c_char, capacity: usize) -> i64 {
    let pairs: Vec<(&str, &str)> = stores().iter().flat_map(|store| store.to_pairs()).collect();
    // SAFETY: the caller keeps the rules of the header.
    unsafe { guard::answering("answer", answer, capacity, |answer| answer.named(&pairs)) }
}
