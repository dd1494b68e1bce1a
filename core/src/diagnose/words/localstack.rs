//! What LocalStack says (`localstack/services/s3/presigned_url.py` and `exceptions.py` of
//! LocalStack 2026.3). It repeats S3's words and shows its canonical request.

use super::remedy::{DENIED, FORM, MALFORMED, UNSIGNED};
use super::row::{Row, code_allows, code_suggests, suggests};
use crate::diagnose::finding::FindingCode::{
    AccessDeniedByPolicy, MalformedAuthorization, PolicyConditionFailed, ValueRefused,
};

// A table: one meaning a paragraph, where rustfmt would break each argument.
#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    suggests("AccessDenied", "Access Denied", MalformedAuthorization, UNSIGNED),
    suggests("AccessDenied", "Access Denied", AccessDeniedByPolicy, DENIED),
    code_suggests("InvalidArgument", ValueRefused,
        "a header, field or parameter has a value that the server does not take: look at what was signed"),
    code_allows("InvalidArgument", PolicyConditionFailed, FORM),
    code_allows("InvalidArgument", MalformedAuthorization, MALFORMED),
];
