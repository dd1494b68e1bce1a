//! What Alibaba Cloud OSS says to S3's requests ("Error codes" and "Compatibility with Amazon
//! S3", Object Storage Service documentation).

use super::remedy::{
    DIFFERS, ELSEWHERE, EXPIRED, KEY_TOO_LONG, PART, PRECONDITION, SKEW, TOKEN, TOKEN_ENDED, UNKNOWN_KEY,
};
use super::row::{Row, code_suggests, shows};
use crate::diagnose::finding::FindingCode::{
    AccessDeniedByPolicy, AccessKeyUnknown, BucketElsewhere, ClockSkewed, CredentialsExpired, Expired,
    HostRewritten, KeyRefused, PartsMismatch, PolicyConditionFailed, PreconditionFailed, SessionTokenInvalid,
    SignatureDiffers, TryAgain,
};

// A table: one meaning a paragraph, where rustfmt would break each argument.
#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    code_suggests("SecondLevelDomainForbidden", HostRewritten,
        "OSS takes virtual-hosted addresses alone: sign with addressing \"virtual\", for bucket.oss-REGION.aliyuncs.com"),
    code_suggests("SecondLevelDomainForbidden", HostRewritten,
        "OSS takes virtual-hosted addresses alone: sign with addressing \"virtual\""),
    code_suggests("RequestTimeTooSkewed", ClockSkewed, SKEW),
    code_suggests("InvalidAccessKeyId", AccessKeyUnknown, UNKNOWN_KEY),
    code_suggests("InvalidSecurityToken", SessionTokenInvalid, TOKEN),
    code_suggests("SecurityTokenExpired", CredentialsExpired, TOKEN_ENDED),
    code_suggests("SignatureDoesNotMatch", SignatureDiffers, DIFFERS),
    shows("AccessDenied", "Request has expired", Expired, EXPIRED),
    shows("AccessDenied", "The bucket you are attempting to access must be addressed using the specified endpoint*", BucketElsewhere, ELSEWHERE),
    code_suggests("FieldItemTooLong", PolicyConditionFailed,
        "a field of the form is longer than OSS takes"),
    code_suggests("FilePartNotExist", PartsMismatch, PART),
    code_suggests("FilePartInterity", PartsMismatch, PART),
    code_suggests("InvalidObjectName", KeyRefused, KEY_TOO_LONG),
    code_suggests("ObjectNotAppendable", PreconditionFailed,
        "the object cannot be appended to"),
    code_suggests("FileAlreadyExists", PreconditionFailed, PRECONDITION),
    code_suggests("FileImmutable", AccessDeniedByPolicy,
        "a retention rule protects the object: it ends by its rule"),
    code_suggests("CallbackFailed", TryAgain,
        "the object was stored, and the callback failed"),
];
