//! What Cloudflare R2 says ("Error codes" and "S3 API compatibility", Cloudflare's developer
//! documentation). It keeps S3's codes where it can and has some of its own.

use super::remedy::{BUSY, DENIED, EXPIRED, KEY_TOO_LONG, LARGE, MALFORMED, SECRET, SMALL, UNSIGNED};
use super::row::{Row, allows, code_allows, code_suggests, shows, suggests};
use crate::diagnose::finding::FindingCode::{
    AccessDeniedByPolicy, AccessKeyUnknown, BucketMissing, EntitySize, Expired, HostRewritten, KeyRefused,
    MalformedAuthorization, NotImplemented, PartsMismatch, RegionWrong, SecretWrong, TryAgain, ValueRefused,
};

// A table: one meaning a paragraph, where rustfmt would break each argument.
#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    shows("ExpiredRequest", "Request has expired", Expired, EXPIRED),
    code_suggests("ExpiredRequest", Expired, EXPIRED),
    shows("InvalidRegionName", "*Must be one of: *", RegionWrong,
        "the signature is for a region that R2 does not have: make the signer with \"auto\""),
    code_suggests("InvalidRegionName", RegionWrong,
        "the signature is for a region that R2 does not have: make the signer with \"auto\""),
    suggests("Unauthorized", "Unauthorized", AccessKeyUnknown,
        "R2 does not take the access key: check it, its account's host, and that the token was not revoked"),
    allows("Unauthorized", "Unauthorized", SecretWrong, SECRET),
    allows("Unauthorized", "Unauthorized", MalformedAuthorization, UNSIGNED),
    allows("Unauthorized", "Unauthorized", AccessDeniedByPolicy, DENIED),
    code_suggests("Unauthorized", AccessKeyUnknown,
        "R2 does not take the access key: check it, its account's host, and that the token was not revoked"),
    code_allows("Unauthorized", MalformedAuthorization, UNSIGNED),
    shows("InvalidArgument", "Credential access key has length *, should be 32", AccessKeyUnknown,
        "the access key id is not one of R2: it has 32 characters; pass the S3 credentials of an R2 token, not the token itself"),
    code_suggests("InvalidArgument", ValueRefused,
        "a header or parameter has a value that R2 does not take: look at what was signed"),
    code_allows("InvalidArgument", MalformedAuthorization, MALFORMED),
    shows("NotImplemented", "*Header * with value * not implemented*", NotImplemented,
        "R2 does not do what a signed header asks for: sign without it"),
    shows("NotImplemented", "PostObject not implemented", NotImplemented,
        "R2 takes no forms: sign a PUT"),
    code_suggests("NotImplemented", NotImplemented,
        "R2 does not do what a header or the operation asks for: it takes no forms, ACLs and tags"),
    code_suggests("InvalidHostHeader", HostRewritten,
        "R2 takes signed requests at ACCOUNT.r2.cloudflarestorage.com alone, and not at custom domains: sign for that host"),
    code_suggests("ObjectLockedByBucketPolicy", AccessDeniedByPolicy,
        "a lock of the bucket protects the object: it ends by its rule"),
    code_suggests("TooMuchConcurrency", TryAgain, BUSY),
    code_suggests("TooManyRequests", TryAgain, BUSY),
    code_suggests("EntityTooLarge", EntitySize, LARGE),
    code_suggests("MetadataTooLarge", ValueRefused,
        "the metadata is larger than R2 takes: sign less of it"),
    code_suggests("NoSuchBucket", BucketMissing,
        "the account has no such bucket in this jurisdiction: check its name, and the host (.eu. and .fedramp. are others)"),
    code_suggests("InvalidObjectName", KeyRefused, KEY_TOO_LONG),
    code_suggests("InvalidMaxKeys", ValueRefused,
        "max-keys is not a number that R2 takes"),
    code_suggests("EntityTooSmall", EntitySize, SMALL),
    code_suggests("InvalidPart", PartsMismatch,
        "R2 wants all parts but the last of one size: use such a plan, and send each part's ETag as it was answered"),
    code_suggests("NotEntitled", AccessDeniedByPolicy,
        "the account does not have this feature of R2: ask its owner"),
    code_suggests("BadUpload", PartsMismatch,
        "the parts do not fit the upload: use parts of one size, and send each part's ETag as it was answered"),
    code_suggests("ClientDisconnect", TryAgain,
        "the connection broke: try again with the same URL"),
];
