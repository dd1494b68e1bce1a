//! SHA-256 (FIPS 180-4) over text that comes in pieces, and HMAC (RFC 2104) on
//! top of it, as a short message wants them: the pieces are gathered on the
//! stack and compressed in one go.
//!
//! The compression is the `sha2` crate's. Its hasher and the `hmac` crate's keep
//! one block and hand it on whenever it is full, which for the few blocks of a
//! URL costs a quarter as much again as the compressions themselves.

use super::signature::HexDigest;
use crate::zeroizing::Wipe;
use s3presign_lanes::{BLOCK, Block, HashHmac, START};
use sha2::block_api::compress256;

/// Most canonical requests fit in so many blocks, and are compressed at once.
const BLOCKS: usize = 8;

/// A hash under way.
pub(crate) struct Sha256 {
    state: [u32; 8],
    /// How many bytes are in `state` already.
    hashed: usize,
    blocks: [[u8; BLOCK]; BLOCKS],
    filled: usize,
}

impl Sha256 {
    /// A hash of nothing yet.
    #[inline(always)]
    pub(crate) fn new() -> Sha256 {
        Sha256::after(START, 0)
    }

    /// Goes on from a state that holds so many bytes.
    #[inline(always)]
    fn after(state: [u32; 8], hashed: usize) -> Sha256 {
        Sha256 { state, hashed, blocks: [[0; BLOCK]; BLOCKS], filled: 0 }
    }

    /// Hashes a piece of the text.
    #[inline(always)]
    pub(crate) fn update(&mut self, piece: &[u8]) {
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
    fn update_with_long(&mut self, mut piece: &[u8]) {
        while !piece.is_empty() {
            if self.filled == BLOCK * BLOCKS {
                self.compress(BLOCKS);
            }
            let free = self.blocks.as_flattened_mut().get_mut(self.filled..).unwrap_or_default();
            let (fitting, rest) = piece.split_at(piece.len().min(free.len()));
            if let Some(free) = free.get_mut(..fitting.len()) {
                free.copy_from_slice(fitting);
            }
            self.filled = self.filled.saturating_add(fitting.len());
            piece = rest;
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
    pub(crate) fn finish(&mut self) -> [u8; 32] {
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
pub(crate) struct HmacKey {
    inner: [u32; 8],
    outer: [u32; 8],
}

impl HmacKey {
    /// From a key of one hash's length.
    pub(crate) fn new(key: &[u8; 32]) -> HmacKey {
        let padded = |pad: u8| {
            let mut block = [pad; BLOCK];
            block.iter_mut().zip(key).for_each(|(padded, byte)| *padded ^= byte);
            let mut state = START;
            compress256(&mut state, &[block]);
            block.wipe();
            state
        };
        HmacKey { inner: padded(0x36), outer: padded(0x5c) }
    }

    /// The HMAC of a text in pieces.
    #[inline(always)]
    pub(crate) fn sign(&self, pieces: &[&[u8]]) -> [u8; 32] {
        let mut inner = Sha256::after(self.inner, BLOCK);
        pieces.iter().for_each(|piece| inner.update(piece));
        outer(self.outer, &inner.finish())
    }
}

/// An HMAC whose text is the same up to its last line, which is a hash in hex: what
/// is the same is hashed once.
pub(crate) struct HmacOfHash {
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
    pub(crate) fn new(key: &HmacKey, beginning: &[u8]) -> HmacOfHash {
        let mut inner = key.inner;
        let (whole, rest) = beginning.as_chunks::<BLOCK>();
        compress256(&mut inner, whole);
        let mut blocks = [[0; BLOCK]; 3];
        let (text, behind) = blocks.as_flattened_mut().split_at_mut(rest.len());
        text.copy_from_slice(rest);
        behind.iter_mut().skip(size_of::<HexDigest>()).take(1).for_each(|padding| *padding = 0x80);
        // The padding and the length, of nine bytes, may need one block more.
        let count = if rest.len().saturating_add(9) > BLOCK { 3 } else { 2 };
        let bytes: usize = [BLOCK, beginning.len(), size_of::<HexDigest>()].into_iter().sum();
        let end = blocks.as_flattened_mut().get_mut(..BLOCK.saturating_mul(count));
        if let Some(length) = end.and_then(|blocks| blocks.last_chunk_mut::<8>()) {
            *length = (bytes as u64).saturating_mul(8).to_be_bytes();
        }
        HmacOfHash { inner, outer: key.outer, blocks, count, start: rest.len() }
    }

    /// The HMAC of the beginning and this hash.
    pub(crate) fn sign(&self, hash: &HexDigest) -> [u8; 32] {
        let mut blocks = self.blocks;
        if let Some(room) =
            blocks.as_flattened_mut().get_mut(self.start..).and_then(|text| text.first_chunk_mut())
        {
            *room = *hash;
        }
        let mut inner = self.inner;
        compress256(&mut inner, blocks.get(..self.count).unwrap_or_default());
        outer(self.outer, &big_endian(&inner))
    }

    /// The same for many hashes at a time.
    pub(super) fn of_many(&self) -> HashHmac<'_> {
        let blocks = self.blocks.get(..self.count).unwrap_or_default();
        HashHmac { inner: &self.inner, outer: &self.outer, blocks, start: self.start }
    }
}

impl Drop for HmacOfHash {
    fn drop(&mut self) {
        self.inner.wipe();
        self.outer.wipe();
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
    big_endian(&state)
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
        self.inner.wipe();
        self.outer.wipe();
    }
}

/// A state as the digest that it is at the end.
#[inline(always)]
pub(super) fn big_endian(state: &[u32; 8]) -> [u8; 32] {
    let mut digest = [0; 32];
    for (bytes, word) in digest.chunks_exact_mut(4).zip(state) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    digest
}

#[cfg(test)]
mod tests {
    use super::{HmacKey, HmacOfHash, Sha256};
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

            let beginning = pieces.concat();
            let expected = Hmac::<sha2::Sha256>::new_from_slice(&key).unwrap();
            let expected = expected.chain_update(&beginning).chain_update([b'a'; 64]).finalize();
            let signed = HmacOfHash::new(&HmacKey::new(&key), &beginning).sign(&[b'a'; 64]);
            prop_assert_eq!(&signed[..], &expected.into_bytes()[..]);

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
