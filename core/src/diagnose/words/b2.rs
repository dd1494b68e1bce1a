//! What Backblaze B2 says ("S3-Compatible API" and "Call the S3-Compatible API", Backblaze's
//! documentation). Its codes are S3's, with words of its own.

use super::remedy::MALFORMED;
use super::row::{Row, code_allows, code_suggests, shows, suggests};
use crate::diagnose::finding::FindingCode::{
    AccessDeniedByPolicy, AccessKeyUnknown, MalformedAuthorization, NotImplemented, SignatureVersion,
    ValueRefused,
};

// A table: one meaning a paragraph, where rustfmt would break each argument.
#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    shows("InvalidAccessKeyId", "Malformed Access Key Id", AccessKeyUnknown,
        "the access key id is not one of B2: pass the keyID and applicationKey of an application key; the master key does not sign"),
    shows("InvalidAccessKeyId", "The key '*' is not valid", AccessKeyUnknown,
        "B2 does not know the access key {}: it was deleted, or is of another account"),
    suggests("InvalidRequest", "The V2 signature authorization mechanism is not supported. Please use AWS4-HMAC-SHA256", SignatureVersion,
        "the server takes Version 4 alone: sign with it"),
    suggests("AccessDenied", "not entitled", AccessDeniedByPolicy,
        "the application key may not do this: look at its capabilities, its bucket and its prefix"),
    suggests("UnauthorizedAccess", "bucket is not authorized: *", AccessDeniedByPolicy,
        "the application key is for another bucket than {}: use one for this bucket"),
    code_suggests("InvalidRequest", ValueRefused,
        "B2 does not take the request as it is: look at what was signed"),
    code_allows("InvalidRequest", MalformedAuthorization, MALFORMED),
    code_suggests("NotImplemented", NotImplemented,
        "B2 does not do what a header or the operation asks for: it takes no forms and no tags"),
    code_suggests("StorageCapExceeded", AccessDeniedByPolicy,
        "the account's cap is reached: raise it"),
    code_suggests("TransactionCapExceeded", AccessDeniedByPolicy,
        "the account's cap is reached: raise it"),
    code_suggests("DownloadCapExceeded", AccessDeniedByPolicy,
        "the account's cap is reached: raise it"),
];
