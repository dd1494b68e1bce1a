//! SHA-256 (FIPS 180-4) over text that comes in pieces, and HMAC (RFC 2104) on
//! top of it, as a short message wants them: the pieces are gathered on the
//! stack and compressed in one go.
//!
//! The compression is the `sha2` crate's. Its hasher and the `hmac` crate's keep
//! one block and hand it on whenever it is full, which for the few blocks of a
//! URL costs a quarter as much again as the compressions themselves.

use sha2::block_api::compress256;
use zeroize::Zeroize;

const BLOCK: usize = 64;

/// Most canonical requests fit in so many blocks, and are compressed at once.
const BLOCKS: usize = 8;

/// What a hash starts from (FIPS 180-4, 5.3.3).
const START: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// A hash under way.
pub(super) struct Sha256 {
    state: [u32; 8],
    /// How many bytes are in `state` already.
    hashed: usize,
    blocks: [[u8; BLOCK]; BLOCKS],
    filled: usize,
}

impl Sha256 {
    /// A hash of nothing yet.
    #[inline(always)]
    pub(super) fn new() -> Sha256 {
        Sha256::after(START, 0)
    }

    /// Goes on from a state that holds so many bytes.
    #[inline(always)]
    fn after(state: [u32; 8], hashed: usize) -> Sha256 {
        Sha256 { state, hashed, blocks: [[0; BLOCK]; BLOCKS], filled: 0 }
    }

    /// Hashes a piece of the text.
    #[inline(always)]
    pub(super) fn update(&mut self, piece: &[u8]) {
        let end = self.filled.saturating_add(piece.len());
        match self.blocks.as_flattened_mut().get_mut(self.filled..end) {
            Some(room) => {
                room.copy_from_slice(piece);
                self.filled = end;
            }
            None => self.update_with_long(piece),
        }
    }

    /// A piece that does not fit any more.
    #[cold]
    fn update_with_long(&mut self, piece: &[u8]) {
        for byte in piece {
            if self.filled == BLOCK * BLOCKS {
                self.compress(BLOCKS);
            }
            if let Some(free) = self.blocks.as_flattened_mut().get_mut(self.filled) {
                *free = *byte;
                self.filled = self.filled.saturating_add(1);
            }
        }
    }

    #[inline(always)]
    fn compress(&mut self, count: usize) {
        compress256(&mut self.state, self.blocks.get(..count).unwrap_or_default());
        self.hashed = self.hashed.saturating_add(self.filled);
        self.blocks = [[0; BLOCK]; BLOCKS];
        self.filled = 0;
    }

    /// Pads the text (FIPS 180-4, 5.1.1): a one, zeros, the length in bits.
    #[inline(always)]
    pub(super) fn finish(&mut self) -> [u8; 32] {
        let bits = self.hashed.saturating_add(self.filled).saturating_mul(8) as u64;
        self.update(&[0x80]);
        let mut count = self.filled.saturating_add(size_of::<u64>()).div_ceil(BLOCK);
        if count > BLOCKS {
            self.compress(BLOCKS);
            count = 1;
        }
        let end = count.saturating_mul(BLOCK);
        if let Some(length) = self.blocks.as_flattened_mut().get_mut(end.saturating_sub(8)..end) {
            length.copy_from_slice(&bits.to_be_bytes());
        }
        compress256(&mut self.state, self.blocks.get(..count).unwrap_or_default());
        big_endian(&self.state)
    }
}

/// An HMAC's key: both padded keys are already hashed.
#[derive(Clone)]
pub(super) struct HmacKey {
    inner: [u32; 8],
    outer: [u32; 8],
}

impl HmacKey {
    /// From a key of one hash's length.
    pub(super) fn new(key: &[u8; 32]) -> HmacKey {
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
    #[inline(always)]
    pub(super) fn sign(&self, pieces: &[&[u8]]) -> [u8; 32] {
        let mut inner = Sha256::after(self.inner, BLOCK);
        pieces.iter().for_each(|piece| inner.update(piece));
        let digest = inner.finish();
        // The outer text is one block: the digest and its padding.
        let mut block = [0; BLOCK];
        let (text, padding) = block.split_at_mut(digest.len());
        text.copy_from_slice(&digest);
        padding.copy_from_slice(&OUTER_PADDING);
        let mut state = self.outer;
        compress256(&mut state, &[block]);
        big_endian(&state)
    }
}

/// The padding after a block and a digest, which are 768 bits.
const OUTER_PADDING: [u8; 32] = {
    let mut padding = [0; 32];
    padding[0] = 0x80;
    padding[30] = 3;
    padding
};

impl Drop for HmacKey {
    fn drop(&mut self) {
        self.inner.zeroize();
        self.outer.zeroize();
    }
}

#[inline(always)]
fn big_endian(state: &[u32; 8]) -> [u8; 32] {
    let mut digest = [0; 32];
    for (bytes, word) in digest.chunks_exact_mut(4).zip(state) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    digest
}

#[cfg(test)]
mod tests {
    use super::{HmacKey, Sha256};
    use hmac::{Hmac, KeyInit, Mac};
    use proptest::prelude::*;
    use sha2::Digest;

    proptest! {
        #[test]
        fn agrees_with_the_crates(
            pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..700), 0..6),
            key: [u8; 32],
        ) {
            let mut hash = Sha256::new();
            pieces.iter().for_each(|piece| hash.update(piece));
            prop_assert_eq!(&hash.finish()[..], &sha2::Sha256::digest(pieces.concat())[..]);

            let pieces: Vec<&[u8]> = pieces.iter().map(Vec::as_slice).collect();
            let expected = Hmac::<sha2::Sha256>::new_from_slice(&key).unwrap().chain_update(pieces.concat());
            prop_assert_eq!(&HmacKey::new(&key).sign(&pieces)[..], &expected.finalize().into_bytes()[..]);
        }
    }

    #[test]
    fn pads_every_length() {
        for length in 0..1200 {
            let text = vec![7; length];
            let mut hash = Sha256::new();
            hash.update(&text);
            assert_eq!(hash.finish()[..], sha2::Sha256::digest(&text)[..], "{length}");
        }
    }
}
