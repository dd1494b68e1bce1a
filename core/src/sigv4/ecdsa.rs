//! ECDSA over P-256 with SHA-256 (FIPS 186-5, 6.4), whose nonces come from key and text (RFC 6979): the same input gives
//! the same URL, and no randomness can be missing.
//!
//! By the crates p256 and rfc6979, but for the nonce's multiple of the base point, which took two thirds of the time
//! (`bench/asymmetric.py`).

use super::base_point::multiple;
use p256::{
    FieldBytes, NistP256, NonZeroScalar, Scalar, SecretKey,
    ecdsa::{Signature, VerifyingKey},
    elliptic_curve::{
        Curve,
        ops::{Invert, Reduce},
        point::AffineCoordinates,
    },
};
use rfc6979::KGenerator;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Signs a text.
// Compiled for speed in the crate where it is called, even where core is built small; and there by itself, as what is cold
// is: it is large, and most URLs do without. The arithmetic is that of a field, which cannot overflow.
#[allow(clippy::arithmetic_side_effects)]
#[inline]
#[cold]
pub(super) fn sign(key: &SecretKey, text: &[u8]) -> Signature {
    let hash = Sha256::digest(text);
    let secret = Zeroizing::new(key.to_nonzero_scalar());
    let secret_bytes = Zeroizing::new(key.to_bytes());
    let mut nonces = KGenerator::<Sha256, _>::new(&secret_bytes, &hash, &[], NistP256::ORDER.as_ref());
    loop {
        // Whoever knows a nonce knows the key.
        let mut bytes = Zeroizing::new(FieldBytes::default());
        nonces.fill_next_k(&mut bytes);
        let Some(nonce) = NonZeroScalar::from_repr(*bytes).into_option().map(Zeroizing::new) else {
            continue;
        };
        let point = multiple(&nonce).to_affine();
        let r = Scalar::reduce(&point.x());
        let s = *nonce.invert() * (Scalar::reduce(&hash) + r * **secret);
        // Neither may be zero.
        if let Ok(signature) = Signature::from_scalars(r, s) {
            return signature;
        }
    }
}

/// What the key's signatures are verified with.
pub(super) fn verifying_key(key: &SecretKey) -> Option<VerifyingKey> {
    VerifyingKey::from_affine(multiple(&key.to_nonzero_scalar()).to_affine()).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{sign, verifying_key};
    use p256::{
        SecretKey,
        ecdsa::{self, signature::Signer},
    };
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_the_crate(key in any::<[u8; 32]>(), text in prop::collection::vec(any::<u8>(), 0..300)) {
            if let Ok(key) = SecretKey::from_slice(&key) {
                let theirs = ecdsa::SigningKey::from(key.clone());
                let signature: ecdsa::Signature = theirs.sign(&text);
                prop_assert_eq!(sign(&key, &text), signature);
                prop_assert_eq!(verifying_key(&key).unwrap(), *theirs.verifying_key());
            }
        }
    }
}
