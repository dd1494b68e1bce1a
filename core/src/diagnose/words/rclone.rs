//! What `rclone serve s3` says (`github.com/rclone/gofakes3`, its `signature` and `error.go`).
//! It does not take forms, and spells a code its own way.

use super::remedy::{
    CREDENTIAL, CUT, DATE, EXPIRED, EXPIRES, HEADER_MISSING, MALFORMED, NOT_SIGNED, REGION, SERVICE,
    SIGNED_TWICE, SKEW, TERMINAL, UNKNOWN_KEY,
};
use super::row::{Row, When, allows, code_suggests, shows, suggests};
use crate::diagnose::finding::FindingCode::{
    AccessKeyUnknown, AuthenticatedTwice, ClockSkewed, Expired, HeaderMissing, HeaderNotSigned,
    MalformedAuthorization, NotImplemented, QueryChanged, RegionWrong,
};

// A table: one meaning a paragraph, where rustfmt would break each argument.
#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    suggests("AccessDenied", "The difference between the request time and the server's time exceeds the maximum allowed", Expired, EXPIRED),
    suggests("AccessDenied", "The difference between the request time and the server's time exceeds the maximum allowed", ClockSkewed, SKEW),
    suggests("RequestTimeTooSkewed", "The difference between the request time and the server's time exceeds the maximum allowed", ClockSkewed, SKEW),
    suggests("RequestTimeTooSkewed", "The difference between the request time and the server's time exceeds the maximum allowed", Expired, EXPIRED),
    suggests("AccessDenied", "There were headers present in the request which were not signed", HeaderNotSigned, NOT_SIGNED),
    suggests("AccessDenied", "There were headers present in the request which were not signed", HeaderMissing, HEADER_MISSING).when(When::SignsMore),
    allows("AccessDenied", "There were headers present in the request which were not signed", QueryChanged,
        "X-Amz-SignedHeaders was changed on its way: send the URL as it is"),
    shows("AuthorizationQueryParameterserror", "*incorrect terminal*", MalformedAuthorization, TERMINAL),
    shows("AuthorizationQueryParameterserror", "*incorrect service*", MalformedAuthorization, SERVICE),
    shows("AuthorizationQueryParameterserror", "*the region * is wrong*", RegionWrong, REGION),
    shows("AuthorizationQueryParameterserror", "error parsing the X-Amz-Credential parameter; *", MalformedAuthorization, CREDENTIAL),
    shows("AuthorizationParameterserror", "*incorrect service*", MalformedAuthorization, SERVICE),
    shows("AuthorizationParameterserror", "error parsing the *", MalformedAuthorization, CREDENTIAL),
    code_suggests("AuthorizationQueryParameterserror", MalformedAuthorization, MALFORMED),
    code_suggests("AuthorizationParameterserror", MalformedAuthorization, MALFORMED),
    shows("InvalidAccessKeyId", "The Access Key Id you provided does not exist in our records", AccessKeyUnknown, UNKNOWN_KEY),
    shows("MalformedExpires", "Invalid X-Amz-Expires, expected to be a number", MalformedAuthorization, EXPIRES),
    code_suggests("MalformedExpires", MalformedAuthorization, EXPIRES),
    code_suggests("MalformedDate", MalformedAuthorization, DATE),
    code_suggests("MalformedPresignedDate", MalformedAuthorization, DATE),
    shows("InvalidRequest", "Missing Credential field for this request", MalformedAuthorization, CUT),
    shows("InvalidArgument", "Signature header missing SignedHeaders field", MalformedAuthorization, CUT),
    shows("AccessDenied", "Signature header missing Signature field", MalformedAuthorization, CUT),
    shows("MissingFields", "Missing fields in request", MalformedAuthorization, CUT),
    suggests("UnsupportedAlgorithm", "Encountered an unsupported algorithm", MalformedAuthorization,
        "the signature or its algorithm did not arrive, or is not Version 4's: send the URL whole and as it is").when(When::Request),
    allows("UnsupportedAlgorithm", "Encountered an unsupported algorithm", AuthenticatedTwice, SIGNED_TWICE).when(When::Request),
    shows("UnsupportedAlgorithm", "Encountered an unsupported algorithm", NotImplemented,
        "rclone looks for a signature in the URL and the headers alone, and a form has it in its fields: it does not take forms; sign a PUT").when(When::Form),
    suggests("UnsupportedAlgorithm", "Encountered an unsupported algorithm", MalformedAuthorization,
        "the signature or its algorithm did not arrive, or is not Version 4's: send the URL whole and as it is").when(When::Form),
];
