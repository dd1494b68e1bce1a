//! Eight messages at a time in registers of 256 bits.

use crate::{
    BLOCK, Block, HashHmac, Message,
    hash_hmac::OUTER_WORDS,
    round_constants::ROUND_CONSTANTS,
    schedule::Schedule,
    vector::{compress_in_lanes, round},
};
use std::arch::x86_64::{
    __m256i, _mm_set_epi64x, _mm256_add_epi32, _mm256_and_si256, _mm256_broadcastsi128_si256,
    _mm256_loadu_si256, _mm256_or_si256, _mm256_permute2x128_si256, _mm256_set_epi8, _mm256_set1_epi32,
    _mm256_shuffle_epi8, _mm256_slli_epi32, _mm256_sllv_epi32, _mm256_srli_epi32, _mm256_srlv_epi32,
    _mm256_storeu_si256, _mm256_unpackhi_epi32, _mm256_unpackhi_epi64, _mm256_unpacklo_epi32,
    _mm256_unpacklo_epi64, _mm256_xor_si256,
};

compress_in_lanes!("avx2", __m256i, 8);

#[target_feature(enable = "avx2")]
#[inline]
fn broadcast(word: u32) -> __m256i {
    _mm256_set1_epi32(word.cast_signed())
}

#[target_feature(enable = "avx2")]
#[inline]
fn add(first: __m256i, second: __m256i) -> __m256i {
    _mm256_add_epi32(first, second)
}

#[target_feature(enable = "avx2")]
#[inline]
fn and(first: __m256i, second: __m256i) -> __m256i {
    _mm256_and_si256(first, second)
}

#[target_feature(enable = "avx2")]
#[inline]
fn or(first: __m256i, second: __m256i) -> __m256i {
    _mm256_or_si256(first, second)
}

#[target_feature(enable = "avx2")]
#[inline]
fn shift_left(words: __m256i, bits: __m256i) -> __m256i {
    _mm256_sllv_epi32(words, bits)
}

#[target_feature(enable = "avx2")]
#[inline]
fn shift_right(words: __m256i, bits: __m256i) -> __m256i {
    _mm256_srlv_epi32(words, bits)
}

#[target_feature(enable = "avx2")]
#[inline]
fn digits_of(halves: __m256i) -> __m256i {
    let digits = _mm_set_epi64x(0x6665_6463_6261_3938, 0x3736_3534_3332_3130);
    _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(digits), halves)
}

#[target_feature(enable = "avx2")]
#[inline]
fn xor(first: __m256i, second: __m256i, third: __m256i) -> __m256i {
    _mm256_xor_si256(_mm256_xor_si256(first, second), third)
}

/// `LEFT` is what `RIGHT` lacks of 32.
#[target_feature(enable = "avx2")]
#[inline]
fn rotate<const RIGHT: i32, const LEFT: i32>(words: __m256i) -> __m256i {
    const { assert!(RIGHT + LEFT == 32) };
    _mm256_or_si256(_mm256_srli_epi32::<RIGHT>(words), _mm256_slli_epi32::<LEFT>(words))
}

#[target_feature(enable = "avx2")]
#[inline]
fn choice(e: __m256i, f: __m256i, g: __m256i) -> __m256i {
    _mm256_xor_si256(_mm256_and_si256(_mm256_xor_si256(f, g), e), g)
}

#[target_feature(enable = "avx2")]
#[inline]
fn majority(a: __m256i, b: __m256i, c: __m256i) -> __m256i {
    // What `a` and `b` differ in is what `b` and `c` differ in a round later, and computed once.
    _mm256_xor_si256(_mm256_and_si256(_mm256_xor_si256(a, b), _mm256_xor_si256(b, c)), b)
}

#[target_feature(enable = "avx2")]
#[inline]
fn sum_0(a: __m256i) -> __m256i {
    xor(rotate::<2, 30>(a), rotate::<13, 19>(a), rotate::<22, 10>(a))
}

#[target_feature(enable = "avx2")]
#[inline]
fn sum_1(e: __m256i) -> __m256i {
    xor(rotate::<6, 26>(e), rotate::<11, 21>(e), rotate::<25, 7>(e))
}

#[target_feature(enable = "avx2")]
#[inline]
fn sigma_0(words: __m256i) -> __m256i {
    xor(rotate::<7, 25>(words), rotate::<18, 14>(words), _mm256_srli_epi32::<3>(words))
}

#[target_feature(enable = "avx2")]
#[inline]
fn sigma_1(words: __m256i) -> __m256i {
    xor(rotate::<17, 15>(words), rotate::<19, 13>(words), _mm256_srli_epi32::<10>(words))
}

/// A state of each message as a vector for each word.
#[target_feature(enable = "avx2")]
#[inline]
fn columns_of(rows: [&[u32; 8]; 8]) -> [__m256i; 8] {
    // SAFETY: there are 32 bytes, and they may lie anywhere.
    transpose(rows.map(|row| unsafe { _mm256_loadu_si256(row.as_ptr().cast()) }))
}

/// And back.
#[target_feature(enable = "avx2")]
#[inline]
fn rows_of(columns: [__m256i; 8]) -> [[u32; 8]; 8] {
    transpose(columns).map(|row| {
        let mut words = [0; 8];
        // SAFETY: there is room for 32 bytes, and it may lie anywhere.
        unsafe { _mm256_storeu_si256(words.as_mut_ptr().cast(), row) };
        words
    })
}

/// The sixteen words of each block, which are big-endian: a vector for each, in the order of the blocks.
#[target_feature(enable = "avx2")]
#[inline]
fn words_of(blocks: [&Block; 8]) -> [__m256i; 16] {
    let half = |start: usize| {
        transpose(blocks.map(|block| {
            let words = block.get(start..).and_then(|rest| rest.first_chunk::<32>()).unwrap_or(&[0; 32]);
            // SAFETY: there are 32 bytes, and they may lie anywhere.
            unsafe { _mm256_loadu_si256(words.as_ptr().cast()) }
        }))
    };
    let ([w0, w1, w2, w3, w4, w5, w6, w7], [w8, w9, w10, w11, w12, w13, w14, w15]) = (half(0), half(32));
    let swap = _mm256_set_epi8(
        12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1,
        2, 3,
    );
    [w0, w1, w2, w3, w4, w5, w6, w7, w8, w9, w10, w11, w12, w13, w14, w15]
        .map(|words| _mm256_shuffle_epi8(words, swap))
}

/// Rows of eight words into columns.
#[target_feature(enable = "avx2")]
#[inline]
fn transpose([r0, r1, r2, r3, r4, r5, r6, r7]: [__m256i; 8]) -> [__m256i; 8] {
    // Of four rows, what stands in one column in the lower half and four columns on in the upper one.
    let four = |r0, r1, r2, r3| {
        let (low, low_below) = (_mm256_unpacklo_epi32(r0, r1), _mm256_unpacklo_epi32(r2, r3));
        let (high, high_below) = (_mm256_unpackhi_epi32(r0, r1), _mm256_unpackhi_epi32(r2, r3));
        [
            _mm256_unpacklo_epi64(low, low_below),
            _mm256_unpackhi_epi64(low, low_below),
            _mm256_unpacklo_epi64(high, high_below),
            _mm256_unpackhi_epi64(high, high_below),
        ]
    };
    let [a0, a1, a2, a3] = four(r0, r1, r2, r3);
    let [b0, b1, b2, b3] = four(r4, r5, r6, r7);
    let lower = |a, b| _mm256_permute2x128_si256::<0x20>(a, b);
    let upper = |a, b| _mm256_permute2x128_si256::<0x31>(a, b);
    [
        lower(a0, b0),
        lower(a1, b1),
        lower(a2, b2),
        lower(a3, b3),
        upper(a0, b0),
        upper(a1, b1),
        upper(a2, b2),
        upper(a3, b3),
    ]
}
