//! The signing key of a scope: symmetric for one region, asymmetric for a set.

use super::{
    asymmetric_key,
    credential_scope::{CredentialScope, Regions},
    daily_key::DailyKeys,
    signature::{HexDigest, Signature},
    timestamp::Timestamp,
};
use p256::ecdsa::{self, signature::Signer};
use std::sync::Arc;
use zeroize::Zeroizing;

/// Signs for one scope; shared by all requests of that scope.
pub(crate) struct SigningKey {
    scope: CredentialScope,
    /// [`CredentialScope::after_date`] and a line feed.
    scope_after_date: String,
    /// The algorithm's name and a line feed.
    algorithm_line: String,
    kind: Kind,
}

enum Kind {
    /// Signature Version 4.
    Symmetric(DailyKeys),
    /// Signature Version 4A.
    Asymmetric(Box<ecdsa::SigningKey>),
}

impl SigningKey {
    /// `None` if no key of Signature Version 4A can be derived, which does not
    /// happen but for one secret in 2^8000.
    pub(crate) fn new(
        access_key_id: &str,
        secret: Arc<Zeroizing<String>>,
        scope: CredentialScope,
    ) -> Option<SigningKey> {
        let kind = match &scope.regions {
            Regions::One(region) => Kind::Symmetric(DailyKeys::new(secret, region.clone(), scope.service)),
            Regions::Set(_) => Kind::Asymmetric(Box::new(asymmetric_key::derive(access_key_id, &secret)?)),
        };
        Some(SigningKey {
            algorithm_line: format!("{}\n", scope.algorithm()),
            scope_after_date: scope.after_date() + "\n",
            scope,
            kind,
        })
    }

    /// What this key is good for.
    pub(crate) fn scope(&self) -> &CredentialScope {
        &self.scope
    }

    /// The signature of the string to sign, which is these lines:
    /// algorithm, date and time, scope, hash of the canonical request.
    pub(super) fn sign(&self, timestamp: &Timestamp, canonical_hash: &HexDigest) -> Signature {
        let lines: [&[u8]; 6] = [
            self.algorithm_line.as_bytes(),
            timestamp.date_time(),
            b"\n",
            timestamp.date(),
            self.scope_after_date.as_bytes(),
            canonical_hash,
        ];
        match &self.kind {
            Kind::Symmetric(keys) => keys.with_key(timestamp, |key| Signature::new(&key.sign(&lines))),
            // The nonce is derived from key and message (RFC 6979): the same
            // input gives the same URL, and no randomness can be missing.
            Kind::Asymmetric(key) => {
                let signature: ecdsa::Signature = key.sign(&lines.concat());
                Signature::new(signature.to_der().as_bytes())
            }
        }
    }

    /// The longest signature that this key makes, in hex.
    pub(super) fn longest_signature(&self) -> usize {
        match self.kind {
            Kind::Symmetric(_) => size_of::<HexDigest>(),
            Kind::Asymmetric(_) => Signature::LONGEST,
        }
    }

    /// Whether [`SigningKey::longest_signature`] is the length of all of them.
    pub(super) fn signatures_have_one_length(&self) -> bool {
        matches!(self.kind, Kind::Symmetric(_))
    }

    /// The public half of an asymmetric key, for the suite.
    #[cfg(test)]
    pub(super) fn verifying_key(&self) -> Option<&ecdsa::VerifyingKey> {
        match &self.kind {
            Kind::Symmetric(_) => None,
            Kind::Asymmetric(key) => Some(key.verifying_key()),
        }
    }
}
