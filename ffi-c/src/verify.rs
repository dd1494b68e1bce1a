//! The other end: requests and forms as a server receives them. One call says
//! whose secret is needed, a second one verifies, so nothing calls back.

use crate::{answer::Answer, failure::Failure, guard, input, template::instant};
use s3presign::{ErrorCode, ReceivedForm, ReceivedRequest, VerifiedForm, VerifiedRequest, Verifier};
use std::{ffi::c_char, iter};

/// Read a presigned request as a server received it, and say whose secret
/// verifies it, as a list: access-key-id, session-token if it came with one,
/// region, service. Everything in the answer is a claim until
/// s3presign_verify_request has judged it.
///
/// The list holds method, url (the whole URL, or the target of the request,
/// raw) and header:NAME for each header that came, host included, in the order in
/// which they came; a header that came twice stands there twice.
///
/// Fails with S3PRESIGN_MALFORMED_REQUEST and
/// S3PRESIGN_AUTHORIZATION_BESIDE_QUERY.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_read_request(
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
            let request = ReceivedRequest::from_pairs(pairs)?;
            let token = request.session_token();
            claim(answer, request.access_key_id(), token, request.region(), request.service())
        })
    }
}

/// Judge a presigned request: the list of s3presign_read_request, and the rules
/// listed above as verifier options, the credentials that were looked up among
/// them. `unix_time` is the server's clock.
///
/// Only a request whose signature is right is answered, with a list:
/// access-key-id, signed-at, expires-at, signed-header:NAME for each header that
/// the signature covers, with its value, and payload-hash (UNSIGNED-PAYLOAD, or
/// the hex SHA-256 that the body must have, which the server checks); then
/// operation, bucket and key, if the request has them; parameter:NAME for each of
/// the operation's that was signed, by S3's names (ContentType, Metadata:note); and
/// check:HEADER for what was signed and the head does not tell, with the value that
/// the body, the object or an account must meet (content-length, if-none-match).
/// A request that fits several operations alike has no operation: refuse it. The
/// bucket stands where base-host says, and without that no operation, bucket and key
/// are told. Any other request is a failure: test for a negative return, and
/// s3presign_refusal says how to answer it. What only the server can know is left to
/// it: what the access key may do, the body, and what the values mean.
///
/// Nothing is kept between the two calls, and this one reads the request again:
/// what it judges is what it is given.
///
/// Fails with S3PRESIGN_MALFORMED_REQUEST, S3PRESIGN_AUTHORIZATION_BESIDE_QUERY,
/// S3PRESIGN_WRONG_SERVICE, S3PRESIGN_WRONG_REGION,
/// S3PRESIGN_EXPIRY_OUT_OF_RANGE, S3PRESIGN_REQUEST_NOT_YET_VALID,
/// S3PRESIGN_REQUEST_EXPIRED, S3PRESIGN_UNKNOWN_ACCESS_KEY,
/// S3PRESIGN_CREDENTIALS_EXPIRED, S3PRESIGN_SESSION_TOKEN_MISMATCH,
/// S3PRESIGN_HEADER_NOT_SIGNED, S3PRESIGN_SIGNED_HEADER_MISSING,
/// S3PRESIGN_SIGNATURE_MISMATCH, S3PRESIGN_PAYLOAD_HASH_MISMATCH,
/// S3PRESIGN_PAYLOAD_HASH_NOT_STATED, in this order if several apply; with
/// S3PRESIGN_INVALID_CREDENTIALS for credentials that cannot be, and
/// S3PRESIGN_INVALID_SIGNING_TIME for a clock beyond the year 9999.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_verify_request(
    params: *const c_char,
    params_len: usize,
    params_count: usize,
    rules: *const c_char,
    rules_len: usize,
    rules_count: usize,
    unix_time: i64,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::answering("answer", answer, capacity, |answer| {
            let pairs = input::pairs(answer, "params", params, params_len, params_count)?;
            let request = ReceivedRequest::from_pairs(pairs)?;
            let rules = input::pairs(answer, "rules", rules, rules_len, rules_count)?;
            let (verifier, credentials) = Verifier::from_pairs(rules)?;
            let verified = verifier.verify(&request, credentials.as_ref(), instant(unix_time)?)?;
            verified_request(&verified, answer)
        })
    }
}

/// Read a signed upload form as a server received it: whose secret verifies it,
/// as s3presign_read_request answers it, and key.
///
/// The list holds bucket (that the form was sent to), field:NAME for each field
/// before the file and, once they are known, content-length (the file's bytes)
/// and file-name, which takes the place of ${filename}.
///
/// Fails with S3PRESIGN_MALFORMED_REQUEST.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_read_form(
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
            let form = ReceivedForm::from_pairs(pairs)?;
            let pairs = claimed(form.access_key_id(), form.session_token(), form.region(), form.service());
            answer.list(pairs.chain(form.key().map(|key| ("", "key", key))))
        })
    }
}

/// Judge a signed upload form, as s3presign_verify_request judges a request: its
/// signature, its policy's end, and that it meets every condition.
///
/// The answer is a list: access-key-id, signed-at, expires-at and, if the policy
/// bounds the file, min-content-length and max-content-length in bytes, which
/// the server checks unless content-length was passed.
///
/// Fails with S3PRESIGN_MALFORMED_REQUEST, S3PRESIGN_WRONG_SERVICE,
/// S3PRESIGN_WRONG_REGION, S3PRESIGN_REQUEST_NOT_YET_VALID,
/// S3PRESIGN_UNKNOWN_ACCESS_KEY, S3PRESIGN_CREDENTIALS_EXPIRED,
/// S3PRESIGN_SESSION_TOKEN_MISMATCH, S3PRESIGN_SIGNATURE_MISMATCH,
/// S3PRESIGN_DUPLICATE_POLICY_NAME, S3PRESIGN_EXPIRY_OUT_OF_RANGE,
/// S3PRESIGN_REQUEST_EXPIRED, S3PRESIGN_FORM_WITHOUT_KEY,
/// S3PRESIGN_POLICY_WITHOUT_BUCKET, S3PRESIGN_POLICY_CONDITION_FAILED,
/// S3PRESIGN_FIELD_WITHOUT_CONDITION and, if require-safe-key is true,
/// S3PRESIGN_UNSAFE_KEY; with S3PRESIGN_INVALID_CREDENTIALS and
/// S3PRESIGN_INVALID_SIGNING_TIME as s3presign_verify_request does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_verify_form(
    params: *const c_char,
    params_len: usize,
    params_count: usize,
    rules: *const c_char,
    rules_len: usize,
    rules_count: usize,
    unix_time: i64,
    answer: *mut c_char,
    capacity: usize,
) -> i64 {
    // SAFETY: the caller keeps the rules of the header.
    unsafe {
        guard::answering("answer", answer, capacity, |answer| {
            let pairs = input::pairs(answer, "params", params, params_len, params_count)?;
            let form = ReceivedForm::from_pairs(pairs)?;
            let rules = input::pairs(answer, "rules", rules, rules_len, rules_count)?;
            let (verifier, credentials) = Verifier::from_pairs(rules)?;
            let verified = verifier.verify_form(&form, credentials.as_ref(), instant(unix_time)?)?;
            verified_form(&verified, answer)
        })
    }
}

/// Say how a server answers a request that s3presign_read_request,
/// s3presign_verify_request or one of their siblings for forms refused: the list
/// holds code, the name of the status (s3presign_status_name). The answer is a list:
/// http-status (400 or 403, as S3 answers; 500 where the call was wrong and not the
/// request, and for a name that is not known) and s3-code, the Code of S3's XML, such
/// as SignatureDoesNotMatch.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_refusal(
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
            let (status, code) = ErrorCode::answer_from_pairs(pairs)?;
            let status = status.to_string();
            answer.list([("", "http-status", status.as_str()), ("", "s3-code", code)].into_iter())
        })
    }
}

type Pair<'a> = (&'static str, &'a str, &'a str);

fn claim(
    answer: &mut Answer,
    access_key_id: &str,
    session_token: Option<&str>,
    region: &str,
    service: &str,
) -> Result<usize, Failure> {
    answer.list(claimed(access_key_id, session_token, region, service))
}

fn claimed<'a>(
    access_key_id: &'a str,
    session_token: Option<&'a str>,
    region: &'a str,
    service: &'a str,
) -> impl Iterator<Item = Pair<'a>> + Clone {
    iter::once(("", "access-key-id", access_key_id))
        .chain(session_token.map(|token| ("", "session-token", token)))
        .chain([("", "region", region), ("", "service", service)])
}

fn verified_request(verified: &VerifiedRequest, answer: &mut Answer) -> Result<usize, Failure> {
    let signed_at = verified.signed_at().unix_timestamp().to_string();
    let expires_at = verified.expires_at().unix_timestamp().to_string();
    let headers: Vec<(&str, &str)> = verified.signed_headers().collect();
    let parameters: Vec<(&str, &str)> = verified.parameters().collect();
    let checks: Vec<(&str, &str)> = verified.checks().collect();
    answer.list(
        iter::empty()
            .chain([
                ("", "access-key-id", verified.access_key_id()),
                ("", "signed-at", signed_at.as_str()),
                ("", "expires-at", expires_at.as_str()),
            ])
            .chain(headers.iter().map(|(name, value)| ("signed-header:", *name, *value)))
            .chain([("", "payload-hash", verified.payload_hash())])
            .chain(verified.operation().map(|operation| ("", "operation", operation)))
            .chain(verified.bucket().map(|bucket| ("", "bucket", bucket)))
            .chain(verified.key().map(|key| ("", "key", key)))
            .chain(parameters.iter().map(|(name, value)| ("parameter:", *name, *value)))
            .chain(checks.iter().map(|(name, value)| ("check:", *name, *value))),
    )
}

fn verified_form(verified: &VerifiedForm, answer: &mut Answer) -> Result<usize, Failure> {
    let signed_at = verified.signed_at().unix_timestamp().to_string();
    let expires_at = verified.expires_at().unix_timestamp().to_string();
    let range = verified.content_length_range();
    let range = range.map(|(minimum, maximum)| (minimum.to_string(), maximum.to_string()));
    let bounds = range.as_ref().map(|(minimum, maximum)| {
        [("", "min-content-length", minimum.as_str()), ("", "max-content-length", maximum.as_str())]
    });
    answer.list(
        iter::empty()
            .chain([
                ("", "access-key-id", verified.access_key_id()),
                ("", "signed-at", signed_at.as_str()),
                ("", "expires-at", expires_at.as_str()),
            ])
            .chain(bounds.into_iter().flatten()),
    )
}
