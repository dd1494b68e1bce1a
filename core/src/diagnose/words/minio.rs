//! What MinIO says, and JuiceFS, whose gateway is MinIO's (`cmd/api-errors.go`,
//! `cmd/signature-v4-parser.go`, `cmd/postpolicyform.go` of MinIO). `<Region>` stands in each
//! of its errors.

use super::remedy::{
    ALGORITHM, BROKEN, BUSY, CONDITION, CREDENTIAL, CUT, DATE, DENIED, EXPIRED, EXPIRES, EXTRA_FIELD,
    FORM_EXPIRED, HEADER_MISSING, KEY_TOO_LONG, NOT_SIGNED, NOT_YET, POLICY_TEXT, REGION, SERVICE, TERMINAL,
    UNKNOWN_KEY, UNSIGNED, WEEK,
};
use super::row::{Row, When, allows, code_suggests, shows, suggests};
use crate::diagnose::finding::FindingCode::{
    AccessDeniedByPolicy, AccessKeyUnknown, ClockSkewed, Expired, ExpiryTooLong, HeaderMissing,
    HeaderNotSigned, KeyRefused, MalformedAuthorization, MethodChanged, PolicyConditionFailed, QueryChanged,
    RegionWrong, SessionTokenInvalid, SignatureVersion, TryAgain,
};

// A table: one meaning a paragraph, where rustfmt would break each argument.
#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    shows("AccessDenied", "Request has expired", Expired, EXPIRED),
    shows("AccessDenied", "Request is not valid yet", ClockSkewed, NOT_YET),
    shows("AccessDenied", "Access Denied. (Invalid according to Policy: Policy expired*", Expired, FORM_EXPIRED),
    shows("AccessDenied", "Access Denied. (Invalid according to Policy: Extra input fields: *", PolicyConditionFailed, EXTRA_FIELD),
    shows("AccessDenied", "Access Denied. (Invalid according to Policy: *", PolicyConditionFailed, CONDITION),
    suggests("AccessDenied", "There were headers present in the request which were not signed", HeaderNotSigned, NOT_SIGNED),
    suggests("AccessDenied", "There were headers present in the request which were not signed", HeaderMissing, HEADER_MISSING).when(When::SignsMore),
    allows("AccessDenied", "There were headers present in the request which were not signed", QueryChanged,
        "X-Amz-SignedHeaders was changed on its way: send the URL as it is"),
    suggests("AccessDenied", "Access Denied", AccessDeniedByPolicy, DENIED),
    suggests("AccessDenied", "Access Denied", MalformedAuthorization, UNSIGNED),
    suggests("BadRequest", "An error occurred when parsing the HTTP request * at *", MethodChanged,
        "the server has no such request as {}: send the method that was signed, and the URL as it is"),
    shows("PostPolicyInvalidKeyName", "Invalid according to Policy: *", PolicyConditionFailed, CONDITION),
    code_suggests("PostPolicyInvalidKeyName", PolicyConditionFailed, CONDITION),
    shows("AuthorizationHeaderMalformed", "The authorization header is malformed; the region is wrong; expecting *", RegionWrong, REGION),
    shows("AuthorizationParametersError", "*the region is wrong; expecting *", RegionWrong, REGION),
    shows("AuthorizationParametersError", "Error parsing the Credential/X-Amz-Credential parameter; incorrect service. *", MalformedAuthorization, SERVICE),
    shows("AuthorizationParametersError", "Error parsing the *", MalformedAuthorization, CREDENTIAL),
    code_suggests("AuthorizationParametersError", MalformedAuthorization, CREDENTIAL),
    shows("AuthorizationQueryParametersError", "Error parsing the X-Amz-Credential parameter; *terminal*", MalformedAuthorization, TERMINAL),
    shows("MalformedPresignedDate", "X-Amz-Date must be *", MalformedAuthorization, DATE),
    code_suggests("MalformedDate", MalformedAuthorization, DATE),
    code_suggests("MalformedExpires", MalformedAuthorization, EXPIRES),
    shows("InvalidAccessKeyId", "The Access Key Id you provided does not exist in our records", AccessKeyUnknown, UNKNOWN_KEY),
    shows("InvalidTokenId", "The security token included in the request is invalid", SessionTokenInvalid,
        "the server did not issue the session token: pass the three parts of one set of credentials, or none where the key is a long-lived one"),
    code_suggests("XMinioInvalidObjectName", KeyRefused,
        "the store cannot have an object of this key: choose one without //, . and .. segments"),
    code_suggests("XMinioObjectExistsAsDirectory", KeyRefused,
        "other objects lie under this key: choose another"),
    code_suggests("XMinioParentIsObject", KeyRefused,
        "an object lies where a part of the key's path would be: choose another"),
    code_suggests("XMinioStorageFull", TryAgain,
        "the store is full: make room, and try again"),
    code_suggests("XMinioServerNotInitialized", TryAgain,
        "the server is starting: try again"),
    code_suggests("XMinioPolicyTooLarge", PolicyConditionFailed, POLICY_TEXT),
    code_suggests("XMinioBackendDown", TryAgain, BROKEN),
    code_suggests("XMinioInvalidObjectName", KeyRefused,
        "the store cannot have an object of this key: choose one without //, . and .. segments"),
    code_suggests("KeyTooLong", KeyRefused, KEY_TOO_LONG),
    code_suggests("InvalidDuration", ExpiryTooLong, WEEK),
    code_suggests("SlowDownWrite", TryAgain, BUSY),
    code_suggests("SlowDownRead", TryAgain, BUSY),
    shows("InvalidRequest", "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256", SignatureVersion, ALGORITHM),
    code_suggests("MissingFields", MalformedAuthorization, CUT),
    shows("MissingFields", "Missing fields in request", MalformedAuthorization, CUT),
    shows("UnsupportedAlgorithm", "Encountered an unsupported algorithm", MalformedAuthorization, ALGORITHM),
];
