//! The handle of a template, and what it answers for a key and a time.

use crate::{answer::Answer, failure::Failure, guard, input, signer::Signer};
use s3presign::{Error, Request};
use std::{ffi::c_char, mem::MaybeUninit};
use time::OffsetDateTime;

/// An operation, a bucket and parameters bound to a signer, with only the key
/// and the time left open. Opaque, immutable; any number of threads may share
/// one. Make it with s3presign_template_new and free it with
/// s3presign_template_free.
pub struct Template(pub(crate) s3presign::Template);

/// Make a template from the request options listed above and the parameters of
/// the operation.
///
/// Everything but the key and the time is checked here, so that signing fails
/// only for those and when the credentials have ended. The signer is borrowed
/// for this call; you may free it before the template.
///
/// On success returns 0, `*out` is a template that you free with
/// s3presign_template_free, and `message` holds "". On failure returns a
/// negative status, `*out` is NULL, and `message` says what to do, cut to the
/// capacity. `message` may be NULL with a capacity of 0.
///
/// Fails with S3PRESIGN_CONFLICTING_OPTIONS, S3PRESIGN_INVALID_REGION,
/// S3PRESIGN_INVALID_CREDENTIALS, S3PRESIGN_MISSING_SESSION_TOKEN,
/// S3PRESIGN_UNSUPPORTED_BY_PARTITION, S3PRESIGN_OPTION_NOT_APPLICABLE,
/// S3PRESIGN_WRONG_TYPE; from S3PRESIGN_UNKNOWN_OPERATION (-30) to
/// S3PRESIGN_MISSING_SESSION (-43) for the operation and its parameters; from
/// S3PRESIGN_MISSING_BUCKET (-50) to S3PRESIGN_INVALID_ARN (-53) for the bucket;
/// with S3PRESIGN_EXPIRY_OUT_OF_RANGE; and, for a scoped signer, from
/// S3PRESIGN_BUCKET_OUTSIDE_SCOPE (-160) to S3PRESIGN_NAME_OUTSIDE_SCOPE (-165).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_template_new(
    signer: Option<&Signer>,
    params: *const c_char,
    params_len: usize,
    params_count: usize,
    out: Option<&mut MaybeUninit<*mut Template>>,
    message: *mut c_char,
    capacity: usize,
) -> i32 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::making(out, message, capacity, |message| {
            let signer = signer.ok_or(Failure::NullPointer { argument: "signer" })?;
            let pairs = input::pairs(message, "params", params, params_len, params_count)?;
            let request = Request::from_pairs(pairs).map_err(|error| signer.0.conceal(error))?;
            Ok(Template(signer.0.template(&request)?))
        })
    }
}

/// Make a template like another one, with `unix_time` for its clock unless its own
/// list has one: for signing times that are not now, from a template that a scoped
/// signer made. The other one is borrowed for this call. What is answered, and when
/// `*out` is yours to free, is as for s3presign_template_new.
///
/// Fails with S3PRESIGN_INVALID_SIGNING_TIME for a clock beyond the year 9999.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_template_clocked(
    tmpl: Option<&Template>,
    unix_time: i64,
    out: Option<&mut MaybeUninit<*mut Template>>,
    message: *mut c_char,
    capacity: usize,
) -> i32 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::making(out, message, capacity, |_| {
            let tmpl = tmpl.ok_or(Failure::NullPointer { argument: "tmpl" })?;
            Ok(Template(tmpl.0.default_clock(instant(unix_time)?)))
        })
    }
}

/// Free a template. NULL is fine.
#[unsafe(no_mangle)]
pub extern "C" fn s3presign_template_free(tmpl: Option<Box<Template>>) {
    guard::freeing(tmpl);
}

/// The URL for one key, and nothing else: the fast call, for one key after
/// another. `unix_time` is the signing time.
///
/// Allocates no memory, except once in a thread that has never signed before,
/// for the first signature of a day, and for Multi-Region Access Points, whose
/// signature is another one.
///
/// Fails with S3PRESIGN_MISSING_KEY, S3PRESIGN_UNEXPECTED_KEY,
/// S3PRESIGN_INVALID_KEY, S3PRESIGN_EXPIRY_OUT_OF_RANGE,
/// S3PRESIGN_CREDENTIALS_EXPIRED, S3PRESIGN_CREDENTIALS_EXPIRE_FIRST,
/// S3PRESIGN_INVALID_SIGNING_TIME; with a scoped signer's template also with
/// S3PRESIGN_KEY_OUTSIDE_SCOPE, S3PRESIGN_UNSAFE_KEY,
/// S3PRESIGN_EXPIRY_OUTSIDE_SCOPE, S3PRESIGN_SIGNING_TIME_OUTSIDE_SCOPE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_template_url(
    tmpl: Option<&Template>,
    key: *const c_char,
    key_len: usize,
    unix_time: i64,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::answering("answer", answer, capacity, |answer| {
            let (template, key, signing_time) = arguments(tmpl, key, key_len, unix_time, answer)?;
            Ok(template.url_into(key, signing_time, answer.room())?)
        })
    }
}

/// The whole result for one key, as a list: url, method, operation, header:NAME
/// (what the sender must send), signed-at, expires-at, limited-by, warning:CODE.
/// `unix_time` is the signing time.
///
/// Fails as s3presign_template_url does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_template_presign(
    tmpl: Option<&Template>,
    key: *const c_char,
    key_len: usize,
    unix_time: i64,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::answering("answer", answer, capacity, |answer| {
            let (template, key, signing_time) = arguments(tmpl, key, key_len, unix_time, answer)?;
            answer.named(&template.presign(key, signing_time)?.to_pairs())
        })
    }
}

/// The arguments that both functions take, checked.
///
/// # Safety
///
/// As for [`input::text`].
unsafe fn arguments<'a>(
    tmpl: Option<&'a Template>,
    key: *const c_char,
    key_len: usize,
    unix_time: i64,
    answer: &Answer,
) -> Result<(&'a s3presign::Template, Option<&'a str>, OffsetDateTime), Failure> {
    let template = tmpl.ok_or(Failure::NullPointer { argument: "tmpl" })?;
    // SAFETY: the caller promises what this function asks for.
    let key = unsafe { input::key(answer, key, key_len) }?;
    Ok((&template.0, key, instant(unix_time)?))
}

/// The signing time, which core takes as a date.
pub(crate) fn instant(unix_time: i64) -> Result<OffsetDateTime, Error> {
    OffsetDateTime::from_unix_timestamp(unix_time).map_err(|_| Error::InvalidSigningTime { unix_time })
}
