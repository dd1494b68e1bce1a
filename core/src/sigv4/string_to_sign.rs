//! The string to sign: what ties the canonical request's hash to an instant and
//! a credential scope.

use super::{credential_scope::CredentialScope, timestamp::Timestamp};
use sha2::{Digest, Sha256};

/// The string to sign, for people: the signer itself feeds these lines to the
/// HMAC without joining them.
pub(crate) fn string_to_sign(
    timestamp: &Timestamp,
    scope: &CredentialScope,
    canonical_request: &str,
) -> String {
    format!(
        "{}\n{}\n{}{}\n{}",
        scope.algorithm(),
        String::from_utf8_lossy(timestamp.date_time()),
        String::from_utf8_lossy(timestamp.date()),
        scope.after_date(),
        hex::encode(Sha256::digest(canonical_request)),
    )
}
