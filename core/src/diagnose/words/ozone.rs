//! What Apache Ozone's S3 gateway says (`S3ErrorTable.java` and `AWSSignatureProcessor.java` of
//! Ozone).

use super::remedy::{EXPIRED, MALFORMED};
use super::row::{Row, code_allows, code_suggests};
use crate::diagnose::finding::FindingCode::{
    AccessDeniedByPolicy, Expired, MalformedAuthorization, ValueRefused,
};

// A table: one meaning a paragraph, where rustfmt would break each argument.
#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    code_suggests("MalformedHeader", Expired,
        "the URL has expired, or its signature's parameters are malformed: sign a new one"),
    code_suggests("MalformedHeader", MalformedAuthorization, MALFORMED),
    code_suggests("MalformedHeader", MalformedAuthorization, MALFORMED),
    code_allows("MalformedHeader", Expired, EXPIRED),
    code_suggests("S3AuthinfoCreationError", MalformedAuthorization, MALFORMED),
    code_suggests("QuotaExceeded", AccessDeniedByPolicy,
        "the quota of the volume or bucket is reached: raise it"),
    code_suggests("InvalidRequest", ValueRefused,
        "the server does not take the request as it is: look at what was signed"),
];
