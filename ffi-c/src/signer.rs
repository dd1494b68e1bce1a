//! The handle of a signer.

use crate::{guard, input};
use std::{ffi::c_char, mem::MaybeUninit};

/// Credentials, region and endpoint, checked once. Opaque, immutable; any
/// number of threads may share one. Make it with s3presign_signer_new and free
/// it with s3presign_signer_free.
pub struct Signer(pub(crate) s3presign::Signer);

/// Make a signer from the signer options listed above.
///
/// Required are access-key-id, secret-access-key and region. Everything that
/// needs no bucket is checked here.
///
/// On success returns 0, `*out` is a signer that you free with
/// s3presign_signer_free, and `message` holds "". On failure returns a negative
/// status, `*out` is NULL, and `message` says what to do, cut to the capacity.
/// `message` may be NULL with a capacity of 0. The list is not kept: wipe it if
/// you want to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_signer_new(
    params: *const c_char,
    params_len: usize,
    params_count: usize,
    out: Option<&mut MaybeUninit<*mut Signer>>,
    message: *mut c_char,
    capacity: usize,
) -> i32 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::making(out, message, capacity, || {
            let pairs = input::pairs(params, params_len, params_count)?;
            Ok(Signer(s3presign::Signer::from_pairs(pairs)?))
        })
    }
}

/// Free a signer. Templates made from it stay valid; its secrets are wiped when
/// the last of them is freed too. NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn s3presign_signer_free(signer: Option<Box<Signer>>) {
    guard::freeing(signer);
}
