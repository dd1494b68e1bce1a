//! What radosgw says (`src/rgw/rgw_rest_s3.cc`, `rgw_auth_s3.cc`, `rgw_policy_s3.cc` and
//! `rgw_common.cc` of Ceph 16.2 to 19). Its messages are mostly empty: one answer stands for
//! an expired, a malformed and an unsigned request, and where the store of tokens (STS) is
//! asked first, for any other signature, too.

use super::remedy::{
    DENIED, DIFFERS, DIGEST, EXPIRED, FORM, FORM_EXPIRED, KEY_TOO_LONG, LARGE, MALFORMED, NO_BUCKET,
    NO_OBJECT, NO_UPLOAD, POLICY_TEXT, PRECONDITION, SECRET, SKEW, SMALL, TOKEN, UNKNOWN_KEY,
};
use super::row::{Row, When, allows, code_allows, code_suggests, shows, suggests};
use crate::diagnose::finding::FindingCode::{
    AccessDeniedByPolicy, AccessKeyUnknown, BucketMissing, ChecksumMismatch, ClockSkewed, EntitySize,
    Expired, HeaderNotSigned, KeyRefused, MalformedAuthorization, ObjectMissing, PolicyConditionFailed,
    PreconditionFailed, QueryChanged, SecretWrong, SessionTokenInvalid, SignatureDiffers, ValueRefused,
};

// A table: one meaning a paragraph, where rustfmt would break each argument.
#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    shows("AccessDenied", "Policy expired", Expired, FORM_EXPIRED),
    shows("AccessDenied", "Policy condition failed: *", PolicyConditionFailed,
        "the form does not meet the condition {} of its policy: send every field as it was signed"),
    shows("AccessDenied", "Policy missing condition: *", PolicyConditionFailed,
        "the form has the field {}, which its policy does not name: leave it out, or sign a form with it"),
    shows("AccessDenied", "Policy check failed, variable not found: *", PolicyConditionFailed,
        "the field {} of the form did not arrive: send every field as it was signed"),
    shows("AccessDenied", "Policy check failed, variable not met condition: *", PolicyConditionFailed,
        "the field {} of the form does not have the value that its policy asks for: send every field as it was signed"),
    suggests("AccessDenied", "*olicy *", PolicyConditionFailed, FORM),
    suggests("AccessDenied", "", SignatureDiffers,
        "radosgw does not say why, and answers so to a form whose signature is another: send every field as it was signed").when(When::Form),
    allows("AccessDenied", "", AccessDeniedByPolicy, DENIED).when(When::Form),
    allows("AccessDenied", "", MalformedAuthorization,
        "radosgw does not say why, and answers so to a parameter of the signature that is missing or malformed: send the URL whole and as it is").when(When::Request),
    allows("AccessDenied", "", Expired, EXPIRED).when(When::Request),
    allows("AccessDenied", "", AccessKeyUnknown, UNKNOWN_KEY).when(When::Request),
    allows("AccessDenied", "", AccessDeniedByPolicy, DENIED).when(When::Request),
    code_allows("AccessDenied", AccessDeniedByPolicy, DENIED),
    code_allows("AccessDenied", MalformedAuthorization, MALFORMED),
    suggests("SignatureDoesNotMatch", "", SignatureDiffers, DIFFERS),
    suggests("InvalidAccessKeyId", "", AccessKeyUnknown, UNKNOWN_KEY),
    allows("InvalidAccessKeyId", "", SessionTokenInvalid, TOKEN),
    shows("InvalidArgument", "Malformed JSON", PolicyConditionFailed, POLICY_TEXT),
    shows("InvalidArgument", "Missing policy condition*", PolicyConditionFailed, FORM),
    suggests("InvalidArgument", "", MalformedAuthorization, MALFORMED).when(When::Request),
    allows("InvalidArgument", "", SessionTokenInvalid,
        "radosgw cannot read the session token: sign without one, or with one that its STS gave").when(When::Request),
    allows("InvalidArgument", "", QueryChanged,
        "a parameter of the signature was added to the URL or changed in it: send the URL as it is").when(When::Request),
    allows("InvalidArgument", "", HeaderNotSigned,
        "a header was sent that is not signed, such as a session token: leave it out").when(When::Request),
    allows("InvalidArgument", "", ValueRefused,
        "a header or parameter has a value that radosgw does not take").when(When::Request),
    suggests("InvalidArgument", "", PolicyConditionFailed, FORM).when(When::Form),
    allows("InvalidArgument", "", MalformedAuthorization,
        "a field of the form's signature did not arrive as it was signed").when(When::Form),
    allows("InvalidArgument", "", SessionTokenInvalid, TOKEN).when(When::Form),
    suggests("RequestTimeTooSkewed", "", ClockSkewed, SKEW),
    suggests("BadDigest", "", ChecksumMismatch, DIGEST),
    suggests("EntityTooLarge", "", EntitySize, LARGE),
    suggests("EntityTooSmall", "", EntitySize, SMALL),
    suggests("PreconditionFailed", "", PreconditionFailed, PRECONDITION),
    suggests("NoSuchKey", "", ObjectMissing, NO_OBJECT),
    suggests("NoSuchBucket", "", BucketMissing, NO_BUCKET),
    suggests("NoSuchUpload", "", ObjectMissing, NO_UPLOAD),
    suggests("XAmzContentSHA256Mismatch", "", ChecksumMismatch,
        "X-Amz-Content-Sha256 is not the hash of the body: do not send it with a presigned URL"),
    code_suggests("QuotaExceeded", AccessDeniedByPolicy,
        "the quota of the user or bucket is reached: raise it"),
    code_suggests("UserSuspended", AccessDeniedByPolicy,
        "the user is suspended: ask the owner of the store"),
    code_suggests("InvalidObjectName", KeyRefused, KEY_TOO_LONG),
    code_suggests("NoSuchUser", AccessKeyUnknown, UNKNOWN_KEY),
    code_suggests("ERR_INVALID_SECRET_KEY", SecretWrong, SECRET),
];
