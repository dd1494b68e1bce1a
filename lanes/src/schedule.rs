//! The message schedule of a block that many messages have alike: it is made once for all of them.

use crate::{Block, round_constants::ROUND_CONSTANTS};

/// What the rounds add: the words of the schedule (FIPS 180-4, 6.2.2, step 1), each with the constant of its round.
pub(crate) type Schedule = [u32; 64];

pub(crate) fn schedule(block: &Block) -> Schedule {
    let mut words = [0; 64];
    for (word, bytes) in words.iter_mut().zip(block.as_chunks().0) {
        *word = u32::from_be_bytes(*bytes);
    }
    for next in 16..words.len() {
        let before = |distance: usize| {
            next.checked_sub(distance).and_then(|place| words.get(place)).copied().unwrap_or_default()
        };
        let (second, fifteenth) = (before(15), before(2));
        let sigma_0 = second.rotate_right(7) ^ second.rotate_right(18) ^ (second >> 3);
        let sigma_1 = fifteenth.rotate_right(17) ^ fifteenth.rotate_right(19) ^ (fifteenth >> 10);
        let sum = [before(16), sigma_0, before(7), sigma_1].into_iter().fold(0, u32::wrapping_add);
        words.get_mut(next).into_iter().for_each(|word| *word = sum);
    }
    for (word, constant) in words.iter_mut().zip(ROUND_CONSTANTS.as_flattened()) {
        *word = word.wrapping_add(*constant);
    }
    words
}
