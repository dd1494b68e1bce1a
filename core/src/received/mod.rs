//! A presigned URL as it arrived, taken apart: the URL itself, and what its
//! query says of the signature.

mod query;
mod url;

pub(crate) use query::{CredentialParts, PresignedQuery, UNSIGNED_PAYLOAD, instant};
pub(crate) use url::{ReceivedPair, ReceivedUrl, without_fragment};
