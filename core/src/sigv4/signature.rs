//! Hashes and signatures as they are written: in lower-case hex.

use s3presign_lanes::write_hex;

/// A SHA-256, or an HMAC of it.
pub(crate) type HexDigest = [u8; 64];

/// A signature: an HMAC, or an ECDSA signature in DER, whose length varies.
#[derive(Clone, Copy)]
pub(super) struct Signature {
    text: [u8; Signature::LONGEST],
    length: usize,
}

impl Signature {
    /// A DER sequence of two 33-byte integers, in hex.
    pub(super) const LONGEST: usize = 144;

    #[inline]
    pub(super) fn new(bytes: &[u8]) -> Signature {
        let mut text = [0; Signature::LONGEST];
        write_hex(bytes, &mut text);
        Signature { text, length: bytes.len().saturating_mul(2) }
    }

    #[inline]
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.text.get(..self.length).unwrap_or_default()
    }
}

/// A digest in hex.
#[inline]
pub(crate) fn hex_digest(digest: &[u8]) -> HexDigest {
    let mut text = [0; 64];
    write_hex(digest, &mut text);
    text
}

#[cfg(test)]
mod tests {
    use super::{Signature, hex_digest};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn writes_hex(digest: [u8; 32], signature in prop::collection::vec(any::<u8>(), 1..=72)) {
            let expected = hex::encode(digest);
            prop_assert_eq!(&hex_digest(&digest)[..], expected.as_bytes());
            let (text, expected) = (Signature::new(&signature), hex::encode(&signature));
            prop_assert_eq!(text.as_bytes(), expected.as_bytes());
        }
    }
}
