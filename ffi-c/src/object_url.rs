//! The plain URL of an object.

use crate::{failure::Failure, guard, input, signer::Signer};
use std::ffi::c_char;

/// The plain URL of an object, unsigned: for public objects, by the same rules
/// of endpoint and encoding as signed ones.
///
/// `bucket` and `key` are required; the key is raw, as everywhere.
///
/// Fails with S3PRESIGN_CONFLICTING_OPTIONS, S3PRESIGN_INVALID_REGION,
/// S3PRESIGN_UNSUPPORTED_BY_PARTITION, S3PRESIGN_MISSING_OPTION,
/// S3PRESIGN_INVALID_BUCKET_NAME, S3PRESIGN_INVALID_ARN, S3PRESIGN_INVALID_KEY;
/// with a scoped signer also with S3PRESIGN_BUCKET_OUTSIDE_SCOPE,
/// S3PRESIGN_KEY_OUTSIDE_SCOPE, S3PRESIGN_UNSAFE_KEY.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_object_url(
    signer: Option<&Signer>,
    bucket: *const c_char,
    bucket_len: usize,
    key: *const c_char,
    key_len: usize,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::answering("answer", answer, capacity, |answer| {
            let signer = signer.ok_or(Failure::NullPointer { argument: "signer" })?;
            let bucket = input::text(answer, "bucket", bucket, bucket_len)?;
            let key = input::text(answer, "key", key, key_len)?;
            answer.text(&signer.0.object_url(bucket, key)?)
        })
    }
}
