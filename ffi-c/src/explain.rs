//! What a URL says, and why a server refused: without a signer.

use crate::{guard, input};
use s3presign::{Diagnosis, Explanation};
use std::ffi::c_char;

/// Explain a presigned URL of any signer, without a secret: url and, if they are
/// known, host (of a bare target, /photos/1.jpg?X-Amz-...), method, bucket (its name or an access point's ARN, which a custom domain does
/// not tell), unsigned-path-prefix (which a proxy removes) and now (an instant).
///
/// The answer is a list: signature-version, operation (or possible-operation, for
/// each that the URL may be for, the likeliest first), host, bucket, key, addressing, access-key-id,
/// region, service, signed-at, expires-at, state (valid, expired or
/// not-yet-valid, if now was passed), header for each that must be sent,
/// bound:ASPECT and unbound:ASPECT, warning:CODE, and text: the same for people, with what
/// whoever signed must be allowed to do. What is not known is left out; a NUL in the key is U+FFFD. Nothing is verified: all of it is what the URL claims.
///
/// Fails with S3PRESIGN_NOT_PRESIGNED, S3PRESIGN_INVALID_BUCKET_NAME,
/// S3PRESIGN_INVALID_OPTION for a prefix that the URL does not begin with, and for a host that
/// is none or stands beside a URL with its own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_explain(
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
            answer.named(&Explanation::from_pairs(pairs)?.to_pairs())
        })
    }
}

/// Say why a server refused a presigned request, and what to change: answer (what
/// the server answered, as people have it: the XML with the head of the response or
/// without, as a browser or a log shows it, or the line of an SDK) and, to compare it
/// with the request that was signed, the list that s3presign_details takes, whose
/// URL may be damaged. An unsigned-path-prefix is of both requests. A form has no URL that is signed, so its answer is passed
/// alone. Where it is known how the request was sent, as from a log, pass that, too:
///
///   sent-method
///   sent-url
///   sent-header     of each header that was sent, as sent-header:NAME
///
/// With the credentials that the URL should be signed with, what was signed is proved:
///
///   access-key-id       nothing is tried unless the URL names it
///   secret-access-key   shows in no answer and is wiped
///   session-token       of temporary credentials
///
/// What signers, senders and proxies are known to change is then tried until the
/// signature comes out, which takes milliseconds; there need not be an answer.
///
/// The answer is a list: code and message as the server wrote them, then for each
/// finding, the surest first and ten at most, finding:CODE with a sentence and behind
/// it certainty:CODE, which is shown (by the answer or the request), likely or
/// possible; and text: the sentences one a line, each with its certainty. Code and
/// message are empty where the server answered no error of S3's form.
///
/// Fails with S3PRESIGN_NOT_AN_ERROR_RESPONSE for an answer of more than 262,144
/// bytes, S3PRESIGN_INVALID_HEADER, S3PRESIGN_UNKNOWN_OPERATION,
/// S3PRESIGN_MISSING_OPTION for neither an answer nor a secret, or a secret without
/// a request, S3PRESIGN_INVALID_CREDENTIALS.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_diagnose(
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
            answer.named(&Diagnosis::from_pairs(pairs)?.to_pairs())
        })
    }
}
