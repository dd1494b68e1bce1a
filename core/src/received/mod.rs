//! A presigned URL as it arrived, taken apart: the URL itself, what its
//! query says of the signature, and what it asks for.

mod operation;
mod purpose;
mod query;
mod url;

pub(crate) use operation::candidates;
pub(crate) use purpose::Purpose;
pub(crate) use query::{CredentialParts, PresignedQuery, UNSIGNED_PAYLOAD, instant};
pub(crate) use url::{ReceivedUrl, without_fragment};
