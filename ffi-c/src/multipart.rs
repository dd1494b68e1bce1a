//! Uploads in parts: the plan, the requests, and the body that completes them.

use crate::{failure::Failure, guard, input, signer::Signer, template::instant};
use s3presign::{CompletedParts, Error, MultipartPlan, MultipartUpload};
use std::ffi::c_char;

/// Plan the parts of an object from object-size and, if wanted, part-size, in
/// bytes: without one it is 8 MiB, or the smallest whole number of MiB that makes
/// do with 10,000 parts.
///
/// The answer is a list: part-count, part-size, and part:NUMBER for each part
/// with its first byte and its size in bytes, separated by a space. It has less
/// than 64 bytes a part.
///
/// Fails with S3PRESIGN_OBJECT_TOO_LARGE, S3PRESIGN_INVALID_PART_SIZE,
/// S3PRESIGN_TOO_MANY_PARTS.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_multipart_plan(
    params: *const c_char,
    params_len: usize,
    params_count: usize,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::answering("answer", answer, capacity, |answer| {
            let list = input::pairs(answer, "params", params, params_len, params_count)?;
            let plan = MultipartPlan::from_pairs(list)?;
            let mut pairs: Vec<(String, String)> = vec![
                ("part-count".into(), plan.part_count().to_string()),
                ("part-size".into(), plan.part_size().to_string()),
            ];
            let parts = plan.parts();
            pairs.extend(
                parts.map(|part| {
                    (format!("part:{}", part.number), format!("{} {}", part.first_byte, part.size))
                }),
            );
            answer.named(&pairs)
        })
    }
}

/// Sign all requests of an upload in parts at one instant, by the upload options
/// listed above: each part, and what completes, aborts and lists them. The upload
/// itself is created like any other request (CreateMultipartUpload), since only
/// the server's response says its id.
///
/// The answer is a list of requests, one behind the other. Each begins with the
/// name request, whose value is part:1, part:2 and so on, complete, abort or
/// list-parts; for parts of known sizes follow first-byte and size, in bytes; then
/// come the names of s3presign_presign's answer. `unix_time` is the signing time;
/// `key` is required.
///
/// Every request is signed before the length is known, at some 10 microseconds
/// each, so begin with a buffer that will do: 1 KiB for each part and for three
/// more requests, and for each as many bytes more as key, upload id and session
/// token have together, percent-encoded. Each URL is a secret until it expires.
///
/// Fails with S3PRESIGN_PART_OUTSIDE_PLAN, S3PRESIGN_INVALID_PART_NUMBER, as
/// s3presign_multipart_plan does, and as s3presign_presign does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_presign_multipart(
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
            let key = key.ok_or(Error::MissingKey { operation: "UploadPart" })?;
            let upload = MultipartUpload::from_pairs(pairs).map_err(|error| signer.0.conceal(error))?;
            answer.named(&signer.0.presign_multipart(&upload, key, instant(unix_time)?)?.to_pairs())
        })
    }
}

/// The id of an upload, from the body of the response to CreateMultipartUpload,
/// whatever stands around it: what upload-id is among the upload options.
///
/// Fails with S3PRESIGN_NO_UPLOAD_ID.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_upload_id(
    response: *const c_char,
    response_len: usize,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::answering("answer", answer, capacity, |answer| {
            let response = input::text(answer, "response", response, response_len)?;
            answer.text(&s3presign::upload_id(response)?)
        })
    }
}

/// The body of the request that completes an upload in parts, as XML: from
/// part:NUMBER with the ETag that each part's answer had, with the header's quotes
/// or without and in any order, and checksum-sha256:NUMBER (or a sibling) for a
/// part that was uploaded with one. It has less than 256 bytes a part.
///
/// Fails with S3PRESIGN_NO_PARTS, S3PRESIGN_INVALID_PART_NUMBER,
/// S3PRESIGN_DUPLICATE_PART, S3PRESIGN_INVALID_ETAG,
/// S3PRESIGN_PART_OUTSIDE_PLAN, S3PRESIGN_UNKNOWN_PARAMETER,
/// S3PRESIGN_DUPLICATE_PARAMETER, S3PRESIGN_INVALID_CHECKSUM.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_completed_parts(
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
            let parts = CompletedParts::from_pairs(pairs)?;
            answer.text(&parts.to_xml()?)
        })
    }
}
