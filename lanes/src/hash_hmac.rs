//! The HMAC of a text that ends with a hash in hex, for many hashes: that is how requests are signed.

use crate::{BLOCK, Block, Kernel, Message, hex::write_hex};

/// How many digits a hash has.
const DIGITS: usize = 64;

/// The most blocks that the end of a text may have: what is left of its beginning, the digits and the padding.
const MOST_BLOCKS: usize = 3;

/// How many messages are laid out at a time where a kernel does not do it by itself: on the stack, since they may be secret.
const GROUP: usize = 16;

/// The second of an HMAC's two texts behind the key's block: a digest, padded. The length is that of a block and a digest in
/// bits (RFC 2104, section 2).
pub(crate) const OUTER_WORDS: [u32; 16] = [0, 0, 0, 0, 0, 0, 0, 0, 0x8000_0000, 0, 0, 0, 0, 0, 0, 768];

/// An HMAC-SHA256 (RFC 2104) whose text is the same but for its end, which is a SHA-256 in hex: all of it but the
/// hash is computed once. [`Kernel::hmac_of_hashes`] takes it. A hash that does not fit is cut off.
#[derive(Clone, Copy)]
pub struct HashHmac<'a> {
    /// The state that the inner hash has behind the key and the whole blocks of the text.
    pub inner: &'a [u32; 8],
    /// The state that the outer hash has behind the key.
    pub outer: &'a [u32; 8],
    /// The rest of the inner text, padded, with zeros in place of the digits. At most three blocks.
    pub blocks: &'a [Block],
    /// Where the digits begin, in bytes from the first of these blocks on.
    pub start: usize,
}

/// The states are a key.
impl std::fmt::Debug for HashHmac<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("HashHmac").field("start", &self.start).finish_non_exhaustive()
    }
}

/// By any kernel, which is given whole blocks.
pub(crate) fn in_blocks(kernel: Kernel, messages: &mut [Message<'_>], hmac: &HashHmac<'_>) {
    for group in messages.chunks_mut(GROUP) {
        let mut texts = [[[0; BLOCK]; MOST_BLOCKS]; GROUP];
        for (text, message) in texts.iter_mut().zip(&*group) {
            text.iter_mut().zip(hmac.blocks).for_each(|(block, shared)| *block = *shared);
            let digits = text.as_flattened_mut().get_mut(hmac.start..).unwrap_or_default();
            write_hex(&bytes_of(&message.state), digits);
        }
        let texts = texts.each_ref().map(|text| text.get(..hmac.blocks.len()).unwrap_or(text));
        compress_each(kernel, group, hmac.inner, texts);
        let mut digests = [[[0; BLOCK]; 1]; GROUP];
        for (digest, message) in digests.iter_mut().zip(&*group) {
            let mut words = OUTER_WORDS;
            words.iter_mut().zip(message.state).for_each(|(word, state)| *word = state);
            digest
                .as_flattened_mut()
                .as_chunks_mut()
                .0
                .iter_mut()
                .zip(words)
                .for_each(|(bytes, word)| *bytes = word.to_be_bytes());
        }
        compress_each(kernel, group, hmac.outer, digests.each_ref().map(|digest| &digest[..]));
    }
}

/// Compresses a text for each message, all from one state, and leaves their states.
fn compress_each(kernel: Kernel, group: &mut [Message<'_>], state: &[u32; 8], texts: [&[Block]; GROUP]) {
    let mut each = texts.map(|text| Message::after(*state, text));
    let each = each.get_mut(..group.len()).unwrap_or_default();
    kernel.compress(each);
    group.iter_mut().zip(each).for_each(|(message, after)| message.state = after.state);
}

fn bytes_of(state: &[u32; 8]) -> [u8; DIGITS / 2] {
    let mut bytes = [0; DIGITS / 2];
    bytes.as_chunks_mut().0.iter_mut().zip(state).for_each(|(bytes, word)| *bytes = word.to_be_bytes());
    bytes
}
