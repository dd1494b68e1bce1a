//! What Supabase Storage says to S3's requests (`src/storage/errors.ts` and
//! `src/http/plugins/signature-v4.ts` of its storage server).

use super::remedy::{DIFFERS, EXPIRED, PRECONDITION};
use super::row::{Row, code_suggests};
use crate::diagnose::finding::FindingCode::{
    AccessKeyUnknown, BucketElsewhere, EntitySize, Expired, KeyRefused, PreconditionFailed,
    SessionTokenInvalid, SignatureDiffers, ValueRefused,
};

// A table: one meaning a paragraph, where rustfmt would break each argument.
#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    code_suggests("InvalidSignature", SignatureDiffers, DIFFERS),
    code_suggests("InvalidSignature", SignatureDiffers, DIFFERS),
    code_suggests("InvalidAccessKeyId", AccessKeyUnknown,
        "Supabase does not know the access key: use one of the project's S3 access keys"),
    code_suggests("InvalidJWT", SessionTokenInvalid,
        "the session token is not a token of the project: pass the project's own, or none"),
    code_suggests("ExpiredSignature", Expired, EXPIRED),
    code_suggests("InvalidUploadSignature", SignatureDiffers, DIFFERS),
    code_suggests("EntityTooLarge", EntitySize,
        "the file is larger than the project or bucket takes: raise its limit"),
    code_suggests("InvalidMimeType", ValueRefused,
        "the bucket does not take this content type: allow it there, or send another"),
    code_suggests("TenantNotFound", BucketElsewhere,
        "there is no such project at this host: check the endpoint"),
    code_suggests("ResourceAlreadyExists", PreconditionFailed, PRECONDITION),
    code_suggests("InvalidKey", KeyRefused,
        "Supabase does not take this key: choose one of letters, digits and plain punctuation"),
];
