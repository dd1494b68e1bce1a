//! The SHA-256 (FIPS 180-4) of one text that comes in pieces, as a short text wants it: the pieces are gathered on the
//! stack and compressed in one go.
//!
//! The compression is the `sha2` crate's. Its hasher keeps one block and hands it on whenever it is full, which for the
//! few blocks of a URL costs a quarter as much again as the compressions themselves.

use crate::{BLOCK, Block, START};
use sha2::block_api::compress256;

/// The SHA-256 of a text in pieces.
///
/// ```
/// let hash = s3presign_lanes::sha256(&[b"a", b"bc"]);
/// assert_eq!(hash[..4], [0xba, 0x78, 0x16, 0xbf]);
/// ```
// Or it would be built small where its caller is, as the packages build core.
#[inline(never)]
pub fn sha256(pieces: &[&[u8]]) -> [u8; 32] {
    let mut text = Text::after(START, 0);
    pieces.iter().for_each(|piece| text.push(piece));
    text.hash()
}

/// Most canonical requests fit in so many blocks, and are compressed at once.
const BLOCKS: usize = 8;

/// A text under way.
pub(crate) struct Text {
    state: [u32; 8],
    /// How many bytes are in `state` already.
    hashed: usize,
    blocks: [Block; BLOCKS],
    filled: usize,
}

impl Text {
    /// Goes on from a state that holds so many bytes.
    #[inline(always)]
    pub(crate) fn after(state: [u32; 8], hashed: usize) -> Text {
        Text { state, hashed, blocks: [[0; BLOCK]; BLOCKS], filled: 0 }
    }

    /// Appends a piece.
    #[inline(always)]
    pub(crate) fn push(&mut self, piece: &[u8]) {
        let end = self.filled.saturating_add(piece.len());
        match self.blocks.as_flattened_mut().get_mut(self.filled..end) {
            Some(room) => {
                room.copy_from_slice(piece);
                self.filled = end;
            }
            None => self.push_long(piece),
        }
    }

    /// Appends a piece that does not fit any more.
    #[cold]
    fn push_long(&mut self, mut piece: &[u8]) {
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

    /// Pads the text (FIPS 180-4, 5.1.1), which is a one, zeros and the length in bits, and hashes it.
    #[inline(always)]
    pub(crate) fn hash(&mut self) -> [u8; 32] {
        let bits = self.hashed.saturating_add(self.filled).saturating_mul(8) as u64;
        self.push(&[0x80]);
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
        digest_of(&self.state)
    }
}

/// A state as the digest that it is at the end.
///
/// ```
/// use s3presign_lanes::{START, digest_of};
/// assert_eq!(digest_of(&START)[..4], [0x6a, 0x09, 0xe6, 0x67]);
/// ```
#[inline]
pub fn digest_of(state: &[u32; 8]) -> [u8; 32] {
    let mut digest = [0; 32];
    digest.as_chunks_mut().0.iter_mut().zip(state).for_each(|(bytes, word)| *bytes = word.to_be_bytes());
    digest
}

#[cfg(test)]
mod tests {
    use super::sha256;
    use proptest::prelude::*;
    use sha2::{Digest, Sha256};

    proptest! {
        #[test]
        fn agrees_with_the_crate(pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..700), 0..6)) {
            let borrowed: Vec<&[u8]> = pieces.iter().map(Vec::as_slice).collect();
            prop_assert_eq!(&sha256(&borrowed)[..], &Sha256::digest(pieces.concat())[..]);
        }
    }

    #[test]
    fn pads_every_length() {
        for length in 0..1200 {
            let text = vec![7; length];
            assert_eq!(sha256(&[&text])[..], Sha256::digest(&text)[..], "{length}");
        }
    }
}
