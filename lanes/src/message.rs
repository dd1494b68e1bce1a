//! What is compressed: whole blocks, and the state before and after them.

/// How many bytes a block has.
pub const BLOCK: usize = 64;

/// What the compression function takes at a time.
pub type Block = [u8; BLOCK];

/// The state that a hash starts from (FIPS 180-4, 5.3.3).
pub const START: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// A message, padded to whole blocks, or a stretch of one.
///
/// ```
/// use s3presign_lanes::{Kernel, Message};
///
/// let blocks = [[7; 64]; 3];
/// let (first, rest) = blocks.split_at(1);
/// let mut beginning = [Message::new(first)];
/// Kernel::chosen().compress(&mut beginning);
/// let mut whole = [Message::new(&blocks), Message::after(beginning[0].state, rest)];
/// Kernel::chosen().compress(&mut whole);
/// assert_eq!(whole[0].state, whole[1].state);
/// ```
#[derive(Clone, Copy)]
pub struct Message<'a> {
    /// The state before the blocks, and once they are compressed, after them.
    pub state: [u32; 8],
    /// Any number of blocks.
    pub blocks: &'a [Block],
}

impl<'a> Message<'a> {
    /// A message from its beginning.
    pub fn new(blocks: &'a [Block]) -> Message<'a> {
        Message { state: START, blocks }
    }

    /// A message that goes on from a state.
    pub fn after(state: [u32; 8], blocks: &'a [Block]) -> Message<'a> {
        Message { state, blocks }
    }
}

/// A message may be secret, and its state a key.
impl std::fmt::Debug for Message<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Message").field("blocks", &self.blocks.len()).finish_non_exhaustive()
    }
}
