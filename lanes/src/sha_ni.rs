//! Two messages at a time by the processor's own instructions for SHA-256 ("Intel SHA
//! Extensions"): a round waits for the one before it, and the other message's run meanwhile.
//!
//! With AVX, which all these processors have but the smallest: it names a third register for the result,
//! so that the states of both messages stay in registers (on AMD's processors 1.5 times as fast as one message, instead
//! of 1.1). These instructions themselves have no form of AVX's. While the upper halves of registers are in use, to go
//! from one form to the other is slow on Intel's processors (Intel's Optimization Reference Manual, "Mixing AVX Code with
//! SSE Code": 3,800 ns a block were seen instead of 27), and what copies a state uses them. So they are cleared
//! before each block.

use crate::{Block, Message, round_constants::ROUND_CONSTANTS, schedule::Schedule};
use std::arch::x86_64::{
    __m128i, _mm_add_epi32, _mm_alignr_epi8, _mm_loadu_si128, _mm_set_epi8, _mm_sha256msg1_epu32,
    _mm_sha256msg2_epu32, _mm_sha256rnds2_epu32, _mm_shuffle_epi8, _mm_shuffle_epi32, _mm_storeu_si128,
    _mm_unpackhi_epi64, _mm_unpacklo_epi64, _mm256_zeroupper,
};

/// Compresses every message.
#[target_feature(enable = "sha,avx")]
pub(crate) fn compress(messages: &mut [Message<'_>]) {
    let (pairs, last) = messages.as_chunks_mut::<2>();
    for [first, second] in pairs {
        let together = first.blocks.len().min(second.blocks.len());
        let mut states = [State::pack(&first.state), State::pack(&second.state)];
        for (first, second) in first.blocks.iter().zip(second.blocks) {
            compress_blocks(&mut states, [first, second]);
        }
        let [state, other] = states;
        first.state = finish(state, first.blocks, together);
        second.state = finish(other, second.blocks, together);
    }
    for message in last {
        message.state = finish(State::pack(&message.state), message.blocks, 0);
    }
}

/// Compresses the same blocks, of which these are the schedules, into the state of every message. Without words of their own
/// four of them fit into the registers, and no round waits for the one before it.
#[target_feature(enable = "sha,avx")]
pub(crate) fn compress_alike(messages: &mut [Message<'_>], schedules: &[Schedule]) {
    let (fours, last) = messages.as_chunks_mut::<4>();
    for four in fours {
        compress_schedules(four, schedules);
    }
    for message in last {
        compress_schedules(std::array::from_mut(message), schedules);
    }
}

#[target_feature(enable = "sha,avx")]
fn compress_schedules<const N: usize>(messages: &mut [Message<'_>; N], schedules: &[Schedule]) {
    let mut states = messages.each_ref().map(|message| State::pack(&message.state));
    for schedule in schedules {
        _mm256_zeroupper();
        let before = states;
        for sums in schedule.as_chunks().0 {
            let sums = quad(sums);
            for state in &mut states {
                *state = state.four_rounds(sums);
            }
        }
        add_each(&mut states, before);
    }
    for (message, state) in messages.iter_mut().zip(states) {
        message.state = state.unpack();
    }
}

/// The blocks that are left of one message, from the one of this number on.
#[target_feature(enable = "sha,avx")]
fn finish(state: State, blocks: &[Block], done: usize) -> [u32; 8] {
    let mut states = [state];
    for block in blocks.iter().skip(done) {
        compress_blocks(&mut states, [block]);
    }
    let [state] = states;
    state.unpack()
}

/// The eight words in the order that the instructions want.
#[derive(Clone, Copy)]
struct State {
    abef: __m128i,
    cdgh: __m128i,
}

impl State {
    /// Four rounds, for which the sums of word and constant are given.
    #[target_feature(enable = "sha,avx")]
    #[inline]
    fn four_rounds(self, sums: __m128i) -> State {
        let cdgh = _mm_sha256rnds2_epu32(self.cdgh, self.abef, sums);
        let abef = _mm_sha256rnds2_epu32(self.abef, cdgh, _mm_shuffle_epi32::<0b00_00_11_10>(sums));
        // Two rounds turn the one half into the other: what was abef is cdgh now.
        State { abef, cdgh }
    }

    #[target_feature(enable = "sha,avx")]
    #[inline]
    fn pack(words: &[u32; 8]) -> State {
        let [dcba, hgfe] = [0, 4].map(|start| {
            let four = words.get(start..).and_then(|words| words.first_chunk()).unwrap_or(&[0; 4]);
            backwards(quad(four))
        });
        State { abef: _mm_unpackhi_epi64(hgfe, dcba), cdgh: _mm_unpacklo_epi64(hgfe, dcba) }
    }

    #[target_feature(enable = "sha,avx")]
    #[inline]
    fn unpack(self) -> [u32; 8] {
        let dcba = _mm_unpackhi_epi64(self.cdgh, self.abef);
        let hgfe = _mm_unpacklo_epi64(self.cdgh, self.abef);
        let mut words = [0; 8];
        for (four, vector) in words.as_chunks_mut::<4>().0.iter_mut().zip([dcba, hgfe]) {
            // SAFETY: there is room for sixteen bytes, and it may lie anywhere.
            unsafe { _mm_storeu_si128(four.as_mut_ptr().cast(), backwards(vector)) };
        }
        words
    }
}

/// Four words in the other order: the instructions count from the last one.
#[target_feature(enable = "sha,avx")]
#[inline]
fn backwards(words: __m128i) -> __m128i {
    _mm_shuffle_epi32::<0b00_01_10_11>(words)
}

/// One block of each of `N` messages, round by round.
#[target_feature(enable = "sha,avx")]
#[inline]
fn compress_blocks<const N: usize>(states: &mut [State; N], blocks: [&Block; N]) {
    _mm256_zeroupper();
    let before = *states;
    let mut words = blocks.map(|block| load(block));
    let (first, others) = ROUND_CONSTANTS.split_at(4);
    for (step, constants) in first.iter().enumerate() {
        let constants = quad(constants);
        for (state, words) in states.iter_mut().zip(&words) {
            let words = words.get(step).copied().unwrap_or(constants);
            *state = state.four_rounds(_mm_add_epi32(words, constants));
        }
    }
    for constants in others {
        let constants = quad(constants);
        for (state, words) in states.iter_mut().zip(&mut words) {
            let next = next_words(words);
            let [_, second, third, fourth] = *words;
            *words = [second, third, fourth, next];
            *state = state.four_rounds(_mm_add_epi32(next, constants));
        }
    }
    add_each(states, before);
}

/// A block ends with the sum of the states behind and before it.
#[target_feature(enable = "sha,avx")]
#[inline]
fn add_each<const N: usize>(states: &mut [State; N], before: [State; N]) {
    for (state, before) in states.iter_mut().zip(before) {
        state.abef = _mm_add_epi32(state.abef, before.abef);
        state.cdgh = _mm_add_epi32(state.cdgh, before.cdgh);
    }
}

/// The sixteen words of a block, which are big-endian.
#[target_feature(enable = "sha,avx")]
#[inline]
fn load(block: &Block) -> [__m128i; 4] {
    let swap = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
    let (quarters, _) = block.as_chunks::<16>();
    let mut words = [swap; 4];
    for (words, quarter) in words.iter_mut().zip(quarters) {
        // SAFETY: a quarter has the sixteen bytes that are read, and they may lie anywhere.
        *words = _mm_shuffle_epi8(unsafe { _mm_loadu_si128(quarter.as_ptr().cast()) }, swap);
    }
    words
}

#[target_feature(enable = "sha,avx")]
#[inline]
fn quad(constants: &[u32; 4]) -> __m128i {
    // SAFETY: there are sixteen bytes, and they may lie anywhere.
    unsafe { _mm_loadu_si128(constants.as_ptr().cast()) }
}

/// The next four words of the message schedule, of the last sixteen.
#[target_feature(enable = "sha,avx")]
#[inline]
fn next_words(&[first, second, third, fourth]: &[__m128i; 4]) -> __m128i {
    let sum = _mm_add_epi32(_mm_sha256msg1_epu32(first, second), _mm_alignr_epi8::<4>(fourth, third));
    _mm_sha256msg2_epu32(sum, fourth)
}
