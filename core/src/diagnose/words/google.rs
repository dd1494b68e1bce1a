//! What Google Cloud Storage says to S3's requests ("HTTP status and error codes for XML" and
//! "V4 signing process", Cloud Storage documentation).

use super::remedy::{CONDITION, EXPIRED, HEADER_MISSING, KEY_TOO_LONG, LARGE, LENGTH, TOKEN_ENDED, UNSIGNED};
use super::row::{Row, allows, code_allows, code_suggests, shows, suggests};
use crate::diagnose::finding::FindingCode::{
    AccessDeniedByPolicy, AccessKeyUnknown, CredentialsExpired, EntitySize, Expired, HeaderMissing,
    KeyRefused, LengthMissing, MalformedAuthorization, PolicyConditionFailed,
};

// A table: one meaning a paragraph, where rustfmt would break each argument.
#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    shows("ExpiredToken", "The provided token has expired", Expired, EXPIRED),
    code_suggests("ExpiredToken", Expired, EXPIRED),
    code_allows("ExpiredToken", CredentialsExpired, TOKEN_ENDED),
    suggests("MalformedSecurityHeader", "Your request has a malformed header", MalformedAuthorization,
        "a signed header did not arrive as it was signed, or a parameter of the signature is malformed: send what the signer listed"),
    allows("MalformedSecurityHeader", "Your request has a malformed header", HeaderMissing, HEADER_MISSING),
    code_suggests("MalformedSecurityHeader", MalformedAuthorization,
        "a signed header did not arrive as it was signed, or a parameter of the signature is malformed: send what the signer listed"),
    code_allows("MalformedSecurityHeader", HeaderMissing, HEADER_MISSING),
    shows("InvalidSecurity", "The provided security credentials are not valid", AccessKeyUnknown,
        "Cloud Storage does not know the access key: use an HMAC key (GOOG...) that is active"),
    code_suggests("InvalidSecurity", AccessKeyUnknown,
        "Cloud Storage does not know the access key: use an HMAC key (GOOG...) that is active"),
    code_suggests("AuthenticationRequired", MalformedAuthorization, UNSIGNED),
    code_suggests("InvalidPolicyDocument", PolicyConditionFailed, CONDITION),
    code_suggests("AccountDisabled", AccessDeniedByPolicy,
        "the project's account is disabled: ask its owner"),
    code_suggests("UserProjectAccountProblem", AccessDeniedByPolicy,
        "something is wrong with the account of the project: ask its owner"),
    code_suggests("UserProjectMissing", HeaderMissing,
        "the bucket's readers pay: name the project that does (userProject)"),
    code_suggests("KeyTooLongError", KeyRefused, KEY_TOO_LONG),
    code_suggests("EntityTooLarge", EntitySize, LARGE),
    code_suggests("MissingContentLength", LengthMissing, LENGTH),
];
