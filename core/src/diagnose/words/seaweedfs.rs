//! What SeaweedFS says (`weed/s3api/s3err/s3api_errors.go`, `auth_signature_v4.go` and
//! `s3api/policy` of SeaweedFS 4.48). Its errors came from MinIO's and went their own way.

use super::remedy::{
    BUSY, CONDITION, CREDENTIAL, CUT, DATE, DENIED, DIGEST, EXPIRES, EXTRA_FIELD, HEADER_MISSING, NOT_SIGNED,
    REGION, SERVICE, TERMINAL, UNKNOWN_KEY, UNSIGNED,
};
use super::row::{Row, When, allows, code_suggests, shows, suggests};
use crate::diagnose::finding::FindingCode::{
    AccessDeniedByPolicy, AccessKeyUnknown, ChecksumMismatch, HeaderMissing, HeaderNotSigned, KeyRefused,
    MalformedAuthorization, PolicyConditionFailed, QueryChanged, RegionWrong, SessionTokenInvalid, TryAgain,
};

// A table: one meaning a paragraph, where rustfmt would break each argument.
#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    suggests("InvalidAccessKeyId", "The access key ID you provided does not exist in our records", AccessKeyUnknown, UNKNOWN_KEY),
    suggests("InvalidAccessKeyId", "The access key ID you provided does not exist in our records", SessionTokenInvalid,
        "SeaweedFS looks keys up by their session token, and does not know the one that arrived: pass the three parts of one set of credentials, or none where the key is a long-lived one"),
    shows("AccessDenied", "Invalid according to Policy: Extra input fields: *", PolicyConditionFailed, EXTRA_FIELD),
    suggests("AccessDenied", "There were headers present in the request which were not signed", HeaderNotSigned, NOT_SIGNED),
    suggests("AccessDenied", "There were headers present in the request which were not signed", HeaderMissing, HEADER_MISSING).when(When::SignsMore),
    allows("AccessDenied", "There were headers present in the request which were not signed", QueryChanged,
        "X-Amz-SignedHeaders was changed on its way: send the URL as it is"),
    suggests("AccessDenied", "Access Denied", AccessDeniedByPolicy, DENIED),
    suggests("AccessDenied", "Access Denied", MalformedAuthorization, UNSIGNED),
    shows("PostPolicyInvalidKeyName", "Invalid according to Policy: *", PolicyConditionFailed,
        "the policy did not arrive as it was signed, or the form does not meet it: send every field as it was signed"),
    code_suggests("PostPolicyInvalidKeyName", PolicyConditionFailed, CONDITION),
    shows("InvalidRequest", "Missing Credential field for this request", MalformedAuthorization, CUT),
    shows("InvalidArgument", "Signature header missing SignedHeaders field", MalformedAuthorization, CUT),
    shows("AccessDenied", "Signature header missing Signature field", MalformedAuthorization, CUT),
    shows("MissingFields", "Missing fields in request", MalformedAuthorization, CUT),
    shows("InvalidRequest", "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256", MalformedAuthorization,
        "X-Amz-Algorithm is not AWS4-HMAC-SHA256, or did not arrive: send the URL whole, signed with Version 4"),
    code_suggests("MalformedDate", MalformedAuthorization, DATE),
    code_suggests("MalformedPresignedDate", MalformedAuthorization, DATE),
    code_suggests("MalformedExpires", MalformedAuthorization, EXPIRES),
    code_suggests("MalformedCredentialDate", MalformedAuthorization, CREDENTIAL),
    code_suggests("MalformedCredentialRegion", RegionWrong, REGION),
    code_suggests("InvalidRequestVersion", MalformedAuthorization, TERMINAL),
    code_suggests("InvalidServiceS3", MalformedAuthorization, SERVICE),
    code_suggests("UnsignedHeaders", HeaderNotSigned, NOT_SIGNED),
    suggests("InvalidRequest", "Signed request requires setting up SeaweedFS S3 authentication", AccessKeyUnknown,
        "the server has no access keys: give it some (weed s3 -config), or send without a signature"),
    code_suggests("RequestBytesExceed", TryAgain, BUSY),
    code_suggests("RequestCountExceed", TryAgain, BUSY),
    code_suggests("ExistingObjectIsDirectory", KeyRefused,
        "other objects lie under this key: choose another"),
    code_suggests("ExistingObjectIsFile", KeyRefused,
        "an object lies where a part of the key's path would be: choose another"),
    shows("BadDigest", "The Content-Md5 you specified did not match what we received", ChecksumMismatch, DIGEST),
];
