//! The handle of a signer.

use crate::{failure::Failure, guard, input};
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
///
/// Fails with S3PRESIGN_CONFLICTING_OPTIONS, S3PRESIGN_MISSING_REGION,
/// S3PRESIGN_INVALID_REGION, S3PRESIGN_INVALID_CREDENTIALS,
/// S3PRESIGN_INVALID_ENDPOINT, S3PRESIGN_ENDPOINT_REGION_MISMATCH,
/// S3PRESIGN_UNSUPPORTED_BY_PARTITION.
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
        guard::making(out, message, capacity, |message| {
            let pairs = input::pairs(message, "params", params, params_len, params_count)?;
            Ok(Signer(s3presign::Signer::from_pairs(pairs)?))
        })
    }
}

/// Make a signer that is confined, from one that is not or less so, by the scope
/// options listed above: for the part of a program that deals with users' input.
/// Every function takes it as it takes any signer, and refuses what lies outside,
/// with the statuses from S3PRESIGN_BUCKET_OUTSIDE_SCOPE (-160) to
/// S3PRESIGN_SIGNING_TIME_OUTSIDE_SCOPE (-166).
///
/// `signer` is borrowed for this call; you may free it before the new one. What
/// is answered, and when `*out` is yours to free, is as for s3presign_signer_new.
///
/// Fails with S3PRESIGN_UNKNOWN_OPERATION, S3PRESIGN_INVALID_BUCKET_NAME,
/// S3PRESIGN_UNSAFE_KEY for the prefix.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_signer_scoped(
    signer: Option<&Signer>,
    params: *const c_char,
    params_len: usize,
    params_count: usize,
    out: Option<&mut MaybeUninit<*mut Signer>>,
    message: *mut c_char,
    capacity: usize,
) -> i32 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::making(out, message, capacity, |message| {
            let signer = signer.ok_or(Failure::NullPointer { argument: "signer" })?;
            let pairs = input::pairs(message, "params", params, params_len, params_count)?;
            let scope = s3presign::Scope::from_pairs(pairs).map_err(|error| signer.0.conceal(error))?;
            Ok(Signer(signer.0.scoped(&scope)?))
        })
    }
}

/// Free a signer. Templates and scoped signers made from it stay valid; its
/// secrets are wiped when the last of them is freed too. NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn s3presign_signer_free(signer: Option<Box<Signer>>) {
    guard::freeing(signer);
}
