//! The string to sign: what ties the canonical request's hash to an instant and
//! a credential scope.

use super::{credential_scope::Regions, timestamp::Timestamp};
use sha2::{Digest, Sha256};

/// The four lines of the string to sign, for people: the signer itself feeds
/// them to the HMAC without joining them.
pub(crate) fn string_to_sign(
    timestamp: &Timestamp,
    regions: &Regions,
    service: &str,
    canonical_request: &str,
) -> [String; 4] {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    [
        regions.algorithm().into(),
        text(timestamp.date_time()),
        text(timestamp.date()) + &regions.after_date(service),
        hex::encode(Sha256::digest(canonical_request)),
    ]
}
