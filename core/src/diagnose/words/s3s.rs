//! What servers made with the crate s3s say, such as s3s-fs and RustFS (`crates/s3s/src/ops/signature.rs`,
//! `sig_v4/presigned_url_v4.rs`, `post_policy.rs` of s3s 0.14). Many of their errors are a
//! code alone.

use super::remedy::{
    ALGORITHM, CONDITION, CREDENTIAL, DATE, DIFFERS, DIGEST, FORM, LARGE, MALFORMED, NOT_YET, POLICY_TEXT,
    PRECONDITION, SERVICE, SIGNED_TWICE,
};
use super::row::{Row, When, allows, code_allows, code_suggests, shows, suggests};
use crate::diagnose::finding::FindingCode::{
    AccessKeyUnknown, AuthenticatedTwice, ChecksumMismatch, ClockSkewed, EntitySize, MalformedAuthorization,
    PayloadHashChanged, PolicyConditionFailed, PreconditionFailed, SignatureDiffers, SignatureVersion,
    ValueRefused,
};

// A table: one meaning a paragraph, where rustfmt would break each argument.
#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    shows("InvalidRequest", "missing presigned url v4 fields", MalformedAuthorization,
        "a parameter of the signature did not arrive, or is malformed: send the URL whole and as it is"),
    shows("NotImplemented", "X-Amz-Algorithm other than AWS4-HMAC-SHA256 is not implemented", SignatureVersion, ALGORITHM),
    shows("NotImplemented", "unknown service * in credential scope; expected *", MalformedAuthorization, SERVICE),
    shows("InvalidRequest", "invalid amz date", MalformedAuthorization, DATE),
    shows("InvalidRequest", "invalid presigned url date", ClockSkewed, NOT_YET),
    shows("InvalidRequest", "missing required multipart fields", MalformedAuthorization,
        "the form lacks a field of its signature: send every field as it was signed, and the file last"),
    shows("InvalidRequest", "invalid field: policy", PolicyConditionFailed, POLICY_TEXT),
    shows("InvalidRequest", "invalid field: x-amz-credential", MalformedAuthorization, CREDENTIAL),
    shows("InvalidRequest", "invalid field: x-amz-date", MalformedAuthorization, DATE),
    suggests("InvalidRequest", "invalid header: authorization", AuthenticatedTwice, SIGNED_TWICE),
    suggests("SignatureDoesNotMatch", "invalid header: x-amz-content-sha256", PayloadHashChanged,
        "X-Amz-Content-Sha256 is not a hash: do not send it with a presigned URL"),
    shows("AccessDenied", "Each form field that you specify in a form must appear in the list of policy conditions. * not specified in the policy", PolicyConditionFailed,
        "the form has the field {}, which its policy does not name: leave it out, or sign a form with it"),
    suggests("AccessDenied", "Signature is required", MalformedAuthorization,
        "the request or form came without its signature: send the URL whole, and the file of a form behind its fields"),
    suggests("AccessDenied", "Signature is required", PolicyConditionFailed,
        "the file came before the fields of the form: send it last").when(When::Form),
    shows("InvalidPolicyDocument", "Policy condition * for field * failed: *", PolicyConditionFailed, CONDITION),
    code_suggests("InvalidPolicyDocument", PolicyConditionFailed, FORM),
    code_allows("InvalidPolicyDocument", MalformedAuthorization,
        "a field of the form's signature did not arrive as it was signed"),
    shows("EntityTooLarge", "Your proposed upload exceeds the maximum allowed object size", EntitySize, LARGE),
    shows("NotSignedUp", "Your account is not signed up", AccessKeyUnknown,
        "the server does not know the access key: check it, and the endpoint"),
    shows("PreconditionFailed", "Object already exists", PreconditionFailed, PRECONDITION),
    shows("RequestTimeTooSkewed", "request date is later than server time too much", ClockSkewed, NOT_YET),
    suggests("SignatureDoesNotMatch", "", SignatureDiffers, DIFFERS),
    code_suggests("BadDigest", ChecksumMismatch, DIGEST),
    suggests("InvalidArgument", "", MalformedAuthorization, MALFORMED),
    allows("InvalidArgument", "", ValueRefused,
        "a header, field or parameter has a value that the server does not take: look at what was signed"),
];
