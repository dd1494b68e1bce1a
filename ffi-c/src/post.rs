//! Forms for uploads from a browser.

use crate::{answer::Answer, failure::Failure, guard, input, signer::Signer, template::instant};
use s3presign::{PostPolicy, PresignedPost};
use std::{ffi::c_char, iter};
use zeroize::Zeroizing;

/// Sign a form for uploads from a browser, by the form options listed above.
///
/// The answer is a list: url, method, field:NAME for each field in the order in
/// which the form sends them (the file comes behind them all, in a field named
/// file), policy, signed-at, expires-at, limited-by, warning:CODE, curl.
/// `unix_time` is the signing time. The fields are secrets until the form ends,
/// and so are policy, where it repeats a session token, and curl.
///
/// Fails with S3PRESIGN_FORM_NOT_SUPPORTED, S3PRESIGN_UNKNOWN_FORM_FIELD,
/// S3PRESIGN_INVALID_FORM_FIELD, S3PRESIGN_DUPLICATE_FORM_FIELD,
/// S3PRESIGN_INVALID_CONDITION, S3PRESIGN_INVALID_CONTENT_LENGTH_RANGE,
/// S3PRESIGN_FORM_TOO_LARGE; with S3PRESIGN_INVALID_PARAMETER,
/// S3PRESIGN_CHECKSUM_WITHOUT_VALUE, S3PRESIGN_INVALID_CHECKSUM and
/// S3PRESIGN_METADATA_TOO_LARGE for a field's value; with
/// S3PRESIGN_CONFLICTING_OPTIONS, S3PRESIGN_INVALID_REGION,
/// S3PRESIGN_MISSING_SESSION_TOKEN, S3PRESIGN_MISSING_SESSION,
/// S3PRESIGN_UNSUPPORTED_BY_PARTITION, S3PRESIGN_INVALID_BUCKET_NAME and
/// S3PRESIGN_INVALID_ARN for the bucket; with S3PRESIGN_INVALID_KEY; with
/// S3PRESIGN_EXPIRY_OUT_OF_RANGE, S3PRESIGN_CREDENTIALS_EXPIRED,
/// S3PRESIGN_CREDENTIALS_EXPIRE_FIRST and S3PRESIGN_INVALID_SIGNING_TIME; and, for
/// a scoped signer, from S3PRESIGN_BUCKET_OUTSIDE_SCOPE (-160) to
/// S3PRESIGN_SIGNING_TIME_OUTSIDE_SCOPE (-166).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_presign_post(
    signer: Option<&Signer>,
    params: *const c_char,
    params_len: usize,
    params_count: usize,
    unix_time: i64,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::answering("answer", answer, capacity, |answer| {
            let signer = signer.ok_or(Failure::NullPointer { argument: "signer" })?;
            let pairs = input::pairs(answer, "params", params, params_len, params_count)?;
            let policy = PostPolicy::from_pairs(pairs).map_err(|error| signer.0.conceal(error))?;
            list(&signer.0.presign_post(&policy, instant(unix_time)?)?, answer)
        })
    }
}

fn list(post: &PresignedPost, answer: &mut Answer) -> Result<usize, Failure> {
    let signed_at = post.signed_at().unix_timestamp().to_string();
    let expires_at = post.expires_at().unix_timestamp().to_string();
    let curl = Zeroizing::new(post.curl());
    let fields: Vec<(&str, &str)> = post.fields().collect();
    let warnings = post.warnings().iter();
    answer.list(
        iter::empty()
            .chain([("", "url", post.url()), ("", "method", post.method())])
            .chain(fields.iter().map(|(name, value)| ("field:", *name, *value)))
            .chain([
                ("", "policy", post.policy()),
                ("", "signed-at", signed_at.as_str()),
                ("", "expires-at", expires_at.as_str()),
                ("", "limited-by", post.limited_by().as_str()),
            ])
            .chain(warnings.map(|warning| ("warning:", warning.code.as_str(), warning.message.as_str())))
            .chain([("", "curl", curl.as_str())]),
    )
}
