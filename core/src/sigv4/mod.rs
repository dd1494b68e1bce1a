//! Signature Version 4 and 4A in their query form, after "Authenticating
//! Requests: Using Query Parameters" of the S3 API reference. One file for each
//! step of the algorithm; nothing here knows S3's operations, buckets or keys.

mod asymmetric_key;
mod base_point;
mod batch;
mod canonical_request;
mod credential_scope;
mod daily_key;
mod ecdsa;
mod percent_encoding;
mod presigner;
mod query_layout;
mod signature;
mod signing_key;
mod string_to_sign;
#[cfg(test)]
mod suite;
mod timestamp;

pub(crate) use batch::Batch;
pub(crate) use canonical_request::{CanonicalHeaders, canonical_request};
pub(crate) use credential_scope::{CredentialScope, Regions};
pub(crate) use daily_key::signing_key;
pub(crate) use percent_encoding::{EncodedPath, encode_bytes, encode_path, encode_path_bytes, encode_query};
pub(crate) use presigner::{Presigner, PresignerInput};
pub(crate) use query_layout::{Digits, Target, Writer};
pub(crate) use signature::{HexDigest, hex_digest};
pub(crate) use signing_key::SigningKey;
pub(crate) use string_to_sign::string_to_sign;
pub(crate) use timestamp::Timestamp;

/// The query parameters that belong to the signature, session token included.
pub(crate) const QUERY_PARAMETERS: [&str; 9] = [
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-Date",
    "X-Amz-Expires",
    "X-Amz-Region-Set",
    "X-Amz-S3session-Token",
    "X-Amz-Security-Token",
    "X-Amz-SignedHeaders",
    "X-Amz-Signature",
];
