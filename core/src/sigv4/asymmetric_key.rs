//! The signing key of Signature Version 4A: an ECDSA P-256 key derived from the
//! access key by NIST SP 800-108 in counter mode ("Signature Version 4A", IAM
//! User Guide). It does not depend on date, region or service.

use super::daily_key::keyed;
use crate::zeroizing::Zeroizing;
use hmac::Mac;
use p256::{NonZeroScalar, Scalar, SecretKey, elliptic_curve::PrimeField};

/// The label of the derivation, which is the name of the algorithm.
const LABEL: &[u8] = b"AWS4-ECDSA-P256-SHA256";
/// How many bits are derived, as 32 bits big-endian.
const LENGTH_IN_BITS: [u8; 4] = 256_u32.to_be_bytes();

/// Derives the key. A candidate is refused about once in 2^32 counters; `None`
/// stands for 254 refusals in a row, which does not happen.
// The addition is that of the field, which cannot overflow.
#[allow(clippy::arithmetic_side_effects)]
pub(super) fn derive(access_key_id: &str, secret_access_key: &str) -> Option<SecretKey> {
    let input_key = Zeroizing::new(format!("AWS4A{secret_access_key}"));
    (1..=254).find_map(|counter: u8| {
        let candidate = keyed(input_key.as_bytes())
            .chain_update(1_u32.to_be_bytes())
            .chain_update(LABEL)
            .chain_update([0])
            .chain_update(access_key_id)
            .chain_update([counter])
            .chain_update(LENGTH_IN_BITS)
            .finalize();
        // Below the order of the group, and not the one number that overflows it
        // when one is added.
        let scalar: Option<Scalar> = Scalar::from_repr(candidate.into_bytes()).into();
        let private: Option<NonZeroScalar> = NonZeroScalar::new(scalar? + Scalar::ONE).into();
        Some(SecretKey::from(private?))
    })
}
