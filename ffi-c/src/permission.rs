//! What whoever signs must be allowed to do, and the policies that grant or bind it: without a signer.

use crate::{guard, input};
use s3presign::{Guard, PermissionPolicy, Permissions, guard_policy};
use std::ffi::c_char;

/// Say what whoever signs must be allowed to do, so that S3 does as a URL says: which actions of IAM, on
/// which resources, as AWS documents them. The list has what is known of where the request goes,
///
///   region                     the bucket's
///   account                    12 digits, of the bucket, KMS keys and roles
///   partition                  such as aws-cn; that of the region by default
///   kms-key                    id or ARN, where the request names none
///   source-kms-key             the same of what is copied
///   access-point               ARN, where bucket is the alias of one
///   supporting-access-point    its name, where bucket is one of Object Lambda
///   outpost-bucket             its name, where bucket is an access point of one
///   role, function             ARNs of what the body or an access point names
///   table-bucket               the name of what the body configures
///   assume                     a condition of the answer that holds; once for each
///
/// and one of: a request with key; operation as PostObject with a form; operation as Multipart with the
/// parameters of an upload in parts, and key; a scope, with operations; or an answer of
/// s3presign_presign, with bucket where its host does not tell it. The region is then the signature's.
///
/// The answer is a list. Each permission begins with action; resource, because (the operation, a
/// parameter, a condition or the kind of bucket), certainty (needed or likely) and source follow, and
/// only-where, if an alias or a prefix narrows it: kms:ResourceAliases=alias/NAME, s3:prefix=PREFIX or
/// s3:prefix=PREFIX*.
/// Then come condition:NAME, what the request does not show and would need more; optional (an action without
/// which nothing is refused), resource and effect; unknown:BECAUSE, what nobody documents and so is never
/// granted; and open:OPTION with each resource in which a * stands for what the option says.
///
/// Fails as s3presign_template_new, s3presign_presign_post, s3presign_presign_multipart and
/// s3presign_signer_scoped do for what they are asked, and with S3PRESIGN_INVALID_ARN (also of another
/// partition), S3PRESIGN_INVALID_KEY, S3PRESIGN_UNEXPECTED_KEY, S3PRESIGN_MISSING_REGION,
/// S3PRESIGN_INVALID_REGION, S3PRESIGN_INVALID_OPTION for what no ARN has, S3PRESIGN_MISSING_OPTION for an
/// alias without access-point, S3PRESIGN_NOT_PRESIGNED.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_permissions(
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
            answer.named(&Permissions::from_pairs(pairs)?.to_pairs())
        })
    }
}

/// Write a policy for the identity that signs: it grants what s3presign_permissions answered, and nothing
/// else. The list is that answer as it came, or several of them with a NUL between one and the next, and
///
///   only-needed   true: what is only likely to be needed is left out
///
/// The answer is a list: policy (JSON, ASCII), size (characters without white space), too-large-for:WHAT
/// with the most that AWS takes there, and open:OPTION as s3presign_permissions has it.
///
/// Fails with S3PRESIGN_MISSING_OPTION where nothing is to be granted, S3PRESIGN_WRONG_TYPE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_policy(
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
            answer.named(&PermissionPolicy::from_pairs(pairs)?.to_pairs())
        })
    }
}

/// Write a bucket policy that binds presigned requests, whoever signed them: it denies, and grants
/// nothing. The list has bucket (its name) and
///
///   partition      such as aws-cn; aws by default
///   principal      ARN of the signer, which network and presigned are then about
///   max-age        of a signature when its request arrives: seconds, at least 60
///   stable-for     what requests are signed with, which is added to max-age
///   backdate       the same
///   https          true: only by https
///   tls            true: only by TLS 1.2 or newer
///   network        such as 203.0.113.0/24: only from there; once for each
///   presigned      only (by presigned URLs) or never (by them nor by forms)
///   create-only    true: uploads overwrite nothing
///   no-acl         true: no access control lists
///
/// The answer is a list: policy (JSON, ASCII), and note for what its statements cost and what no policy can do.
///
/// Fails with S3PRESIGN_INVALID_BUCKET_NAME, S3PRESIGN_INVALID_OPTION,
/// S3PRESIGN_MISSING_OPTION if nothing is to be bound.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn s3presign_guard_policy(
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
            answer.named(&guard_policy(&Guard::from_pairs(pairs)?)?.to_pairs())
        })
    }
}
