//! What Swift's middleware s3api says (`swift/common/middleware/s3api/s3response.py`,
//! `s3request.py` of Swift 2.30). It shows its canonical request, as S3 does, and does not do
//! forms.

use super::remedy::{CUT, DENIED, LENGTH, MALFORMED, NOT_DONE, SIGNED_TWICE, SKEW};
use super::row::{Row, When, allows, code_suggests, shows, suggests};
use crate::diagnose::finding::FindingCode::{
    AccessDeniedByPolicy, AuthenticatedTwice, ClockSkewed, HeaderNotSigned, LengthMissing,
    MalformedAuthorization, MethodChanged, NotImplemented, QueryChanged, ValueRefused,
};

// A table: one meaning a paragraph, where rustfmt would break each argument.
#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    suggests("AccessDenied", "Access Denied", MalformedAuthorization,
        "a parameter of the signature did not arrive, or is malformed: send the URL whole and as it is"),
    suggests("AccessDenied", "Access Denied", AccessDeniedByPolicy, DENIED),
    suggests("AuthorizationHeaderMalformed", "*the authorization header requires three components: Credential, SignedHeaders, and Signature", MalformedAuthorization, CUT),
    allows("AuthorizationHeaderMalformed", "*the authorization header requires three components: Credential, SignedHeaders, and Signature", AuthenticatedTwice, SIGNED_TWICE),
    suggests("InvalidArgument", "Invalid Argument", MalformedAuthorization, MALFORMED),
    allows("InvalidArgument", "Invalid Argument", ValueRefused,
        "a header or parameter has a value that Swift does not take: look at what was signed"),
    shows("AccessDenied", "AWS authentication requires a valid Date or x-amz-date header", MalformedAuthorization,
        "the signing time did not arrive: something cut X-Amz-Date out of the URL; send it whole"),
    shows("NotImplemented", "Conditional object PUTs are not supported", NotImplemented,
        "Swift does not take conditions on uploads: sign without create-only (If-None-Match)"),
    shows("NotImplemented", "Object tagging is not supported", HeaderNotSigned,
        "Swift has no tags, and x-amz-tagging is not signed: leave it out").when(When::SignsNot("x-amz-tagging")),
    shows("NotImplemented", "Object tagging is not supported", NotImplemented,
        "Swift has no tags: sign without them").when(When::Signs("x-amz-tagging")),
    suggests("NotImplemented", "* is not supported", NotImplemented, NOT_DONE),
    suggests("NotImplemented", "* is not supported", HeaderNotSigned,
        "a header or parameter that was not signed asks for something that Swift does not do: leave it out").when(When::Request),
    suggests("NotImplemented", "Not implemented", MethodChanged,
        "Swift does not do what this method asks for: send the method that was signed").when(When::Request),
    suggests("NotImplemented", "Not implemented", NotImplemented, NOT_DONE),
    allows("NotImplemented", "Not implemented", QueryChanged,
        "the query asks for something that Swift does not do, and was not signed: send the URL as it is").when(When::Request),
    code_suggests("NotImplemented", NotImplemented, NOT_DONE),
    shows("", "Bad URL", NotImplemented,
        "Swift itself answered, and not its middleware for S3, which sees a signature in the URL and the headers alone: it does not take forms; sign a PUT").when(When::Form),
    suggests("", "Bad URL", MalformedAuthorization,
        "Swift itself answered, and not its middleware for S3, so the request arrived without its signature: send the URL whole, with its query").when(When::Request),
    suggests("", "<html><h1>Length Required</h1>*", LengthMissing, LENGTH),
    suggests("", "<html><h1>Bad Request</h1><p>The server could not comply with the request since it is either malformed or otherwise incorrect.</p></html>", MalformedAuthorization,
        "Swift itself answered, and not its middleware for S3, so the request arrived without its signature: send the URL whole, with its query"),
    shows("RequestTimeTooSkewed", "The difference between the request time and the current time is too large", ClockSkewed, SKEW),
];
