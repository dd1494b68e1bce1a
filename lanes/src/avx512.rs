//! Sixteen messages at a time in registers of 512 bits.

use crate::{
    BLOCK, Block, HashHmac, Message,
    hash_hmac::OUTER_WORDS,
    round_constants::ROUND_CONSTANTS,
    schedule::Schedule,
    vector::{compress_in_lanes, round},
};
use std::arch::x86_64::{
    __m512i, _mm_set_epi64x, _mm256_loadu_si256, _mm256_storeu_si256, _mm512_add_epi32, _mm512_and_si512,
    _mm512_broadcast_i32x4, _mm512_castsi512_si256, _mm512_loadu_si512, _mm512_or_si512, _mm512_ror_epi32,
    _mm512_set1_epi32, _mm512_set4_epi32, _mm512_setzero_si512, _mm512_shuffle_epi8, _mm512_shuffle_i32x4,
    _mm512_sllv_epi32, _mm512_srli_epi32, _mm512_srlv_epi32, _mm512_ternarylogic_epi32,
    _mm512_unpackhi_epi32, _mm512_unpackhi_epi64, _mm512_unpacklo_epi32, _mm512_unpacklo_epi64,
    _mm512_zextsi256_si512,
};

compress_in_lanes!("avx512f,avx512bw", __m512i, 16);

#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn broadcast(word: u32) -> __m512i {
    _mm512_set1_epi32(word.cast_signed())
}

#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn add(first: __m512i, second: __m512i) -> __m512i {
    _mm512_add_epi32(first, second)
}

#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn and(first: __m512i, second: __m512i) -> __m512i {
    _mm512_and_si512(first, second)
}

#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn or(first: __m512i, second: __m512i) -> __m512i {
    _mm512_or_si512(first, second)
}

#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn shift_left(words: __m512i, bits: __m512i) -> __m512i {
    _mm512_sllv_epi32(words, bits)
}

#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn shift_right(words: __m512i, bits: __m512i) -> __m512i {
    _mm512_srlv_epi32(words, bits)
}

#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn digits_of(halves: __m512i) -> __m512i {
    let digits = _mm_set_epi64x(0x6665_6463_6261_3938, 0x3736_3534_3332_3130);
    _mm512_shuffle_epi8(_mm512_broadcast_i32x4(digits), halves)
}

// A function of three bits is the column of its truth table, from 000 at the lowest bit to 111.

#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn xor(first: __m512i, second: __m512i, third: __m512i) -> __m512i {
    _mm512_ternarylogic_epi32::<0b1001_0110>(first, second, third)
}

#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn choice(e: __m512i, f: __m512i, g: __m512i) -> __m512i {
    _mm512_ternarylogic_epi32::<0b1100_1010>(e, f, g)
}

#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn majority(a: __m512i, b: __m512i, c: __m512i) -> __m512i {
    _mm512_ternarylogic_epi32::<0b1110_1000>(a, b, c)
}

#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn sum_0(a: __m512i) -> __m512i {
    xor(_mm512_ror_epi32::<2>(a), _mm512_ror_epi32::<13>(a), _mm512_ror_epi32::<22>(a))
}

#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn sum_1(e: __m512i) -> __m512i {
    xor(_mm512_ror_epi32::<6>(e), _mm512_ror_epi32::<11>(e), _mm512_ror_epi32::<25>(e))
}

#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn sigma_0(words: __m512i) -> __m512i {
    xor(_mm512_ror_epi32::<7>(words), _mm512_ror_epi32::<18>(words), _mm512_srli_epi32::<3>(words))
}

#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn sigma_1(words: __m512i) -> __m512i {
    xor(_mm512_ror_epi32::<17>(words), _mm512_ror_epi32::<19>(words), _mm512_srli_epi32::<10>(words))
}

/// A state of each message as a vector for each word.
#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn columns_of(rows: [&[u32; 8]; 16]) -> [__m512i; 8] {
    let rows = rows.map(|row| {
        // SAFETY: there are 32 bytes, and they may lie anywhere.
        _mm512_zextsi256_si512(unsafe { _mm256_loadu_si256(row.as_ptr().cast()) })
    });
    let [w0, w1, w2, w3, w4, w5, w6, w7, ..] = transpose(rows);
    [w0, w1, w2, w3, w4, w5, w6, w7]
}

/// And back.
#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn rows_of([w0, w1, w2, w3, w4, w5, w6, w7]: [__m512i; 8]) -> [[u32; 8]; 16] {
    let none = _mm512_setzero_si512();
    let columns = [w0, w1, w2, w3, w4, w5, w6, w7, none, none, none, none, none, none, none, none];
    transpose(columns).map(|row| {
        let mut words = [0; 8];
        // SAFETY: there is room for 32 bytes, and it may lie anywhere.
        unsafe { _mm256_storeu_si256(words.as_mut_ptr().cast(), _mm512_castsi512_si256(row)) };
        words
    })
}

/// The sixteen words of each block, which are big-endian: a vector for each, in the order of the blocks.
#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn words_of(blocks: [&Block; 16]) -> [__m512i; 16] {
    let swap = _mm512_set4_epi32(0x0c0d_0e0f, 0x0809_0a0b, 0x0405_0607, 0x0001_0203);
    transpose(blocks.map(|block| {
        // SAFETY: a block has the 64 bytes that are read, and they may lie anywhere.
        let words = unsafe { _mm512_loadu_si512(block.as_ptr().cast()) };
        _mm512_shuffle_epi8(words, swap)
    }))
}

/// Rows of sixteen words into columns.
#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn transpose(rows: [__m512i; 16]) -> [__m512i; 16] {
    let [r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, r14, r15] = rows;
    // Of four rows, what stands in one column in the lowest quarter, and four columns on in each next one.
    let four = |r0, r1, r2, r3| {
        let (low, low_below) = (_mm512_unpacklo_epi32(r0, r1), _mm512_unpacklo_epi32(r2, r3));
        let (high, high_below) = (_mm512_unpackhi_epi32(r0, r1), _mm512_unpackhi_epi32(r2, r3));
        [
            _mm512_unpacklo_epi64(low, low_below),
            _mm512_unpackhi_epi64(low, low_below),
            _mm512_unpacklo_epi64(high, high_below),
            _mm512_unpackhi_epi64(high, high_below),
        ]
    };
    // Quarters of four such vectors into columns.
    let columns = |a, b, c, d| {
        let (ab, ab_above) = (_mm512_shuffle_i32x4::<0x44>(a, b), _mm512_shuffle_i32x4::<0xee>(a, b));
        let (cd, cd_above) = (_mm512_shuffle_i32x4::<0x44>(c, d), _mm512_shuffle_i32x4::<0xee>(c, d));
        [
            _mm512_shuffle_i32x4::<0x88>(ab, cd),
            _mm512_shuffle_i32x4::<0xdd>(ab, cd),
            _mm512_shuffle_i32x4::<0x88>(ab_above, cd_above),
            _mm512_shuffle_i32x4::<0xdd>(ab_above, cd_above),
        ]
    };
    let [a0, a1, a2, a3] = four(r0, r1, r2, r3);
    let [b0, b1, b2, b3] = four(r4, r5, r6, r7);
    let [c0, c1, c2, c3] = four(r8, r9, r10, r11);
    let [d0, d1, d2, d3] = four(r12, r13, r14, r15);
    let [w0, w4, w8, w12] = columns(a0, b0, c0, d0);
    let [w1, w5, w9, w13] = columns(a1, b1, c1, d1);
    let [w2, w6, w10, w14] = columns(a2, b2, c2, d2);
    let [w3, w7, w11, w15] = columns(a3, b3, c3, d3);
    [w0, w1, w2, w3, w4, w5, w6, w7, w8, w9, w10, w11, w12, w13, w14, w15]
}
