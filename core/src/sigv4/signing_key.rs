//! The signing key of a scope: symmetric for one region, asymmetric for a set.

use super::{
    asymmetric_key,
    credential_scope::{CredentialScope, Regions},
    daily_key::DailyKeys,
    ecdsa,
    signature::{HexDigest, Signature, hex_digest},
    timestamp::Timestamp,
};
use crate::zeroizing::Zeroizing;
use p256::{
    SecretKey,
    ecdsa::{Signature as Ecdsa, signature::Verifier},
};
use s3presign_lanes::HmacOfHash;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use subtle::ConstantTimeEq;

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
    Asymmetric(Box<SecretKey>),
}

impl SigningKey {
    /// `None` if no key of Signature Version 4A can be derived, which does not
    /// happen except one secret in 2^8000.
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
            algorithm_line: [scope.algorithm(), "\n"].concat(),
            scope_after_date: scope.after_date() + "\n",
            scope,
            kind,
        })
    }

    /// What this key is good for.
    pub(crate) fn scope(&self) -> &CredentialScope {
        &self.scope
    }

    /// The string to sign in pieces: algorithm, date and time, scope, hash of
    /// the canonical request.
    #[inline]
    fn lines<'a>(&'a self, timestamp: &'a Timestamp, canonical_hash: &'a HexDigest) -> [&'a [u8]; 6] {
        [
            self.algorithm_line.as_bytes(),
            timestamp.date_time(),
            b"\n",
            timestamp.date(),
            self.scope_after_date.as_bytes(),
            canonical_hash,
        ]
    }

    /// The signature of the string to sign.
    #[inline]
    pub(super) fn sign(&self, timestamp: &Timestamp, canonical_hash: &HexDigest) -> Signature {
        self.sign_pieces(timestamp, &self.lines(timestamp, canonical_hash))
    }

    #[inline]
    fn sign_pieces(&self, timestamp: &Timestamp, pieces: &[&[u8]]) -> Signature {
        match &self.kind {
            Kind::Symmetric(keys) => Signature::new(&keys.with_key(timestamp, |key| key.sign(pieces))),
            Kind::Asymmetric(key) => Signature::new(ecdsa::sign(key, &pieces.concat()).to_der().as_bytes()),
        }
    }

    /// Signs hashes of canonical requests that are all of one instant; `None` for a set of regions,
    /// whose signatures share nothing.
    #[inline]
    pub(super) fn hmac_at(&self, timestamp: &Timestamp) -> Option<HmacOfHash> {
        let Kind::Symmetric(keys) = &self.kind else { return None };
        let [lines @ .., _] = self.lines(timestamp, &[0; 64]);
        Some(keys.with_key(timestamp, |key| HmacOfHash::new(key, &lines.concat())))
    }

    /// The signature of any text, such as a policy, in hex.
    pub(crate) fn sign_text(&self, timestamp: &Timestamp, text: &[u8]) -> String {
        let signature = self.sign_pieces(timestamp, &[text]);
        String::from_utf8_lossy(signature.as_bytes()).into_owned()
    }

    /// Whether `signature` is the one of a text, as
    /// [`SigningKey::sign_text`] makes it. Takes the same time wherever it
    /// differs.
    pub(crate) fn verifies_text(&self, timestamp: &Timestamp, text: &[u8], signature: &str) -> bool {
        self.sign_text(timestamp, text).as_bytes().ct_eq(signature.as_bytes()).into()
    }

    /// Whether `signature`, in hex as it was received, is one that this key
    /// makes of the same lines. Takes the same time wherever it differs.
    ///
    /// Of the two signatures `(r, s)` and `(r, n - s)` that each text has under
    /// Signature Version 4A, both are right: AWS's own signers emit the higher half
    /// as often as the lower one, and so does its test suite.
    pub(crate) fn verifies(&self, timestamp: &Timestamp, canonical_request: &str, signature: &str) -> bool {
        let canonical_hash = hex_digest(&Sha256::digest(canonical_request));
        let Kind::Asymmetric(key) = &self.kind else {
            return self.sign(timestamp, &canonical_hash).as_bytes().ct_eq(signature.as_bytes()).into();
        };
        let lower_case = !signature.bytes().any(|byte| byte.is_ascii_uppercase());
        let received =
            hex::decode(signature).ok().filter(|_| lower_case).and_then(|der| Ecdsa::from_der(&der).ok());
        let lines = self.lines(timestamp, &canonical_hash).concat();
        let verifying_key = ecdsa::verifying_key(key);
        received
            .zip(verifying_key)
            .is_some_and(|(received, verifying_key)| verifying_key.verify(&lines, &received).is_ok())
    }

    /// The longest signature that this key makes, in hex.
    #[inline]
    pub(super) fn longest_signature(&self) -> usize {
        match self.kind {
            Kind::Symmetric(_) => size_of::<HexDigest>(),
            Kind::Asymmetric(_) => Signature::LONGEST,
        }
    }

    /// Whether [`SigningKey::longest_signature`] is the length of all of them.
    #[inline]
    pub(super) fn signatures_have_one_length(&self) -> bool {
        matches!(self.kind, Kind::Symmetric(_))
    }

    /// The public half of an asymmetric key, for the suite.
    #[cfg(test)]
    pub(super) fn verifying_key(&self) -> Option<p256::ecdsa::VerifyingKey> {
        match &self.kind {
            Kind::Symmetric(_) => None,
            Kind::Asymmetric(key) => ecdsa::verifying_key(key),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CredentialScope, Ecdsa, Regions, SigningKey, Timestamp};
    use crate::zeroizing::Zeroizing;
    use std::sync::Arc;

    fn key() -> SigningKey {
        let scope = CredentialScope { regions: Regions::Set("*".into()), service: "s3" };
        SigningKey::new("AKIDEXAMPLE", Arc::new(Zeroizing::new("secret".into())), scope).unwrap()
    }

    #[test]
    fn both_signatures_of_a_text_are_right() {
        let (key, timestamp) = (key(), Timestamp::from_unix(1_767_323_045).unwrap());
        for text in ["a", "b", "c", "d"] {
            let hash = super::hex_digest(&<super::Sha256 as super::Digest>::digest(text));
            let hex = String::from_utf8(key.sign(&timestamp, &hash).as_bytes().to_vec()).unwrap();
            let signature = Ecdsa::from_der(&hex::decode(&hex).unwrap()).unwrap();
            let (r, s) = signature.split_scalars();
            let other = Ecdsa::from_scalars(r.to_bytes(), (-s).to_bytes()).unwrap();
            assert!(key.verifies(&timestamp, text, &hex));
            assert!(key.verifies(&timestamp, text, &hex::encode(other.to_der().as_bytes())));
            assert!(!key.verifies(&timestamp, "e", &hex));
            assert!(!key.verifies(&timestamp, text, &hex.to_uppercase()));
        }
    }
}
