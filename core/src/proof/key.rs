//! A signing key, and what comes out of it.

use super::{
    alteration::KeyChange,
    claim::{Claim, Scope},
    secret::Secrets,
};
use crate::sigv4::{HexDigest, signing_key};
use s3presign_lanes::HmacOfHash;

/// A key with the lines of the string to sign that stand before the hash.
pub(super) struct Key(HmacOfHash);

impl Key {
    pub(super) fn of(claim: &Claim<'_>, secrets: &Secrets, change: &KeyChange) -> Key {
        let secret = secrets.form(change.secret.unwrap_or_default());
        let Scope { date, region, service } = change.key.as_ref().unwrap_or(&claim.scope);
        let key = signing_key(secret, date.as_bytes(), region, service);
        let Scope { date, region, service } = change.said.as_ref().unwrap_or(&claim.scope);
        let before_hash =
            format!("AWS4-HMAC-SHA256\n{}\n{date}/{region}/{service}/aws4_request\n", claim.date_time);
        Key(HmacOfHash::new(&key, before_hash.as_bytes()))
    }

    /// The signature of a canonical request with this hash, its bytes.
    pub(super) fn sign(&self, hash: &HexDigest) -> [u8; 32] {
        self.0.sign(hash)
    }
}
