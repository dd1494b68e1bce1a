//! HMAC-SHA256 (RFC 2104) of one text, with what stays the same hashed once: the key, or the key and all of the text but
//! a hash in hex at its end, which is how requests are signed.

use crate::{
    BLOCK, Block, HashHmac, START,
    pieces::{Text, digest_of},
};
use sha2::block_api::compress256;
use zeroize::Zeroize;

/// How many digits a SHA-256 has in hex.
const DIGITS: usize = 64;

/// The key of HMACs: both padded keys are already hashed, which halves the work of a short text. Wiped when it is
/// dropped.
///
/// ```
/// let key = s3presign_lanes::HmacKey::new(&[0; 32]);
/// assert_eq!(key.sign(&[b"a", b"b"]), key.sign(&[b"ab"]));
/// assert_ne!(key.sign(&[b"ab"]), key.sign(&[b"abc"]));
/// ```
#[derive(Clone)]
pub struct HmacKey {
    inner: [u32; 8],
    outer: [u32; 8],
}

impl HmacKey {
    /// From a key of one hash's length.
    pub fn new(key: &[u8; 32]) -> HmacKey {
        let padded = |pad: u8| {
            let mut block = [pad; BLOCK];
            block.iter_mut().zip(key).for_each(|(padded, byte)| *padded ^= byte);
            let mut state = START;
            compress256(&mut state, &[block]);
            block.zeroize();
            state
        };
        HmacKey { inner: padded(0x36), outer: padded(0x5c) }
    }

    /// The HMAC of a text in pieces.
    // As for `sha256`.
    #[inline(never)]
    pub fn sign(&self, pieces: &[&[u8]]) -> [u8; 32] {
        let mut inner = Text::after(self.inner, BLOCK);
        pieces.iter().for_each(|piece| inner.push(piece));
        outer(self.outer, &inner.hash())
    }
}

impl Drop for HmacKey {
    fn drop(&mut self) {
        self.inner.zeroize();
        self.outer.zeroize();
    }
}

/// The states are a key.
impl std::fmt::Debug for HmacKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("HmacKey").finish_non_exhaustive()
    }
}

/// An HMAC whose text is the same up to its last line, which is a hash in hex. Wiped when it is dropped.
///
/// ```
/// use s3presign_lanes::{HmacKey, HmacOfHash};
///
/// let key = HmacKey::new(&[7; 32]);
/// let hash = [b'a'; 64];
/// assert_eq!(HmacOfHash::new(&key, b"GET\n").sign(&hash), key.sign(&[b"GET\n", &hash]));
/// ```
pub struct HmacOfHash {
    inner: [u32; 8],
    outer: [u32; 8],
    /// What is left of the text behind its last whole block, with zeros where the hash belongs, and padded.
    blocks: [Block; 3],
    /// How many of these blocks there are.
    count: usize,
    /// Where the hash belongs.
    start: usize,
}

impl HmacOfHash {
    /// With the text's beginning.
    pub fn new(key: &HmacKey, beginning: &[u8]) -> HmacOfHash {
        let mut inner = key.inner;
        let (whole, rest) = beginning.as_chunks::<BLOCK>();
        compress256(&mut inner, whole);
        let mut blocks = [[0; BLOCK]; 3];
        let (text, behind) = blocks.as_flattened_mut().split_at_mut(rest.len());
        text.copy_from_slice(rest);
        behind.iter_mut().skip(DIGITS).take(1).for_each(|padding| *padding = 0x80);
        // The padding and the length, of nine bytes, may need one block more.
        let count = if rest.len().saturating_add(9) > BLOCK { 3 } else { 2 };
        let bytes: usize = [BLOCK, beginning.len(), DIGITS].into_iter().sum();
        let end = blocks.as_flattened_mut().get_mut(..BLOCK.saturating_mul(count));
        if let Some(length) = end.and_then(|blocks| blocks.last_chunk_mut::<8>()) {
            *length = (bytes as u64).saturating_mul(8).to_be_bytes();
        }
        HmacOfHash { inner, outer: key.outer, blocks, count, start: rest.len() }
    }

    /// The HMAC of the beginning and this hash.
    pub fn sign(&self, hash: &[u8; 64]) -> [u8; 32] {
        let mut blocks = self.blocks;
        let room = blocks.as_flattened_mut().get_mut(self.start..);
        if let Some(room) = room.and_then(|text| text.first_chunk_mut()) {
            *room = *hash;
        }
        let mut inner = self.inner;
        compress256(&mut inner, blocks.get(..self.count).unwrap_or_default());
        outer(self.outer, &digest_of(&inner))
    }

    /// The same for many hashes at a time, by [`Kernel::hmac_of_hashes`](crate::Kernel::hmac_of_hashes).
    pub fn of_many(&self) -> HashHmac<'_> {
        let blocks = self.blocks.get(..self.count).unwrap_or_default();
        HashHmac { inner: &self.inner, outer: &self.outer, blocks, start: self.start }
    }
}

impl Drop for HmacOfHash {
    fn drop(&mut self) {
        self.inner.zeroize();
        self.outer.zeroize();
    }
}

/// The states are a key.
impl std::fmt::Debug for HmacOfHash {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("HmacOfHash").finish_non_exhaustive()
    }
}

/// The outer hash of an HMAC: its text is one block, the digest and its padding.
#[inline(always)]
fn outer(mut state: [u32; 8], digest: &[u8; 32]) -> [u8; 32] {
    let mut block = [0; BLOCK];
    let (text, padding) = block.split_at_mut(digest.len());
    text.copy_from_slice(digest);
    padding.copy_from_slice(&OUTER_PADDING);
    compress256(&mut state, &[block]);
    digest_of(&state)
}

/// The padding after a block and a digest, which are 768 bits.
const OUTER_PADDING: [u8; 32] = {
    let mut padding = [0; 32];
    padding[0] = 0x80;
    padding[30] = 3;
    padding
};

#[cfg(test)]
mod tests {
    use super::{HmacKey, HmacOfHash};
    use hmac::{Hmac, KeyInit, Mac};
    use proptest::prelude::*;
    use sha2::Sha256;

    proptest! {
        #[test]
        fn agrees_with_the_crate(
            pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..700), 0..6),
            key: [u8; 32],
        ) {
            let whole = pieces.concat();
            let expected = Hmac::<Sha256>::new_from_slice(&key).unwrap().chain_update(&whole);
            let borrowed: Vec<&[u8]> = pieces.iter().map(Vec::as_slice).collect();
            prop_assert_eq!(&HmacKey::new(&key).sign(&borrowed)[..], &expected.clone().finalize().into_bytes()[..]);

            let signed = HmacOfHash::new(&HmacKey::new(&key), &whole).sign(&[b'a'; 64]);
            let expected = expected.chain_update([b'a'; 64]).finalize();
            prop_assert_eq!(&signed[..], &expected.into_bytes()[..]);
        }
    }
}
