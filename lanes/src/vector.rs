//! SHA-256's rounds over a vector register for each word: a lane for each message.
//!
//! A macro and not a generic function, since a function that uses a processor's features must name
//! them. The module that invokes it has `broadcast`, `add`, `and`, `or`, `shift_left` and `shift_right` by as many bits as
//! another vector says, `digits_of`, which makes a hex digit of each byte below 16, the functions of FIPS 180-4, 4.1.2,
//! `words_of`, and `columns_of` and `rows_of`, which turn a row for each message into a vector for each word and back.

/// A round (FIPS 180-4, 6.2.2, step 3), with the variables' names there, for which the sum of word and constant is
/// given. The names go round from line to line in place of the values.
macro_rules! round {
    ($a:ident $b:ident $c:ident $d:ident $e:ident $f:ident $g:ident $h:ident, $sum:expr) => {
        let first = add(add($h, $sum), add(sum_1($e), choice($e, $f, $g)));
        $d = add($d, first);
        $h = add(first, add(sum_0($a), majority($a, $b, $c)));
    };
}

/// Writes `compress`, `compress_alike` and `hmac_of_hashes` for a type of vector.
macro_rules! compress_in_lanes {
    ($features:literal, $vector:ty, $lanes:literal) => {
        /// Compresses every message, so many at a time.
        #[target_feature(enable = $features)]
        pub(crate) fn compress(messages: &mut [Message<'_>]) {
            for group in messages.chunks_mut($lanes) {
                compress_group(group);
            }
        }

        /// As many messages as there are lanes, or fewer.
        #[target_feature(enable = $features)]
        fn compress_group(group: &mut [Message<'_>]) {
            let most = group.iter().map(|message| message.blocks.len()).max().unwrap_or_default();
            if most == 0 {
                return;
            }
            let mut state = states_of(group);
            for number in 0..most {
                // A lane without a message, or whose message has ended, compresses what nobody looks at.
                let mut blocks = [&[0; BLOCK]; $lanes];
                for (block, message) in blocks.iter_mut().zip(group.iter()) {
                    message.blocks.get(number).into_iter().for_each(|next| *block = next);
                }
                state = compress_blocks(state, words_of(blocks));
                let is_last = |message: &Message<'_>| message.blocks.len().checked_sub(1) == Some(number);
                if group.iter().any(is_last) {
                    for (message, after) in group.iter_mut().zip(rows_of(state)).filter(|(message, _)| is_last(message)) {
                        message.state = after;
                    }
                }
            }
        }

        /// Compresses the same blocks, of which these are the schedules, into the state of every message.
        #[target_feature(enable = $features)]
        pub(crate) fn compress_alike(messages: &mut [Message<'_>], schedules: &[Schedule]) {
            for group in messages.chunks_mut($lanes) {
                let mut state = states_of(group);
                for schedule in schedules {
                    state = compress_schedule(state, schedule);
                }
                for (message, after) in group.iter_mut().zip(rows_of(state)) {
                    message.state = after;
                }
            }
        }

        /// Replaces the state of every message, which is a hash at its end, by its HMAC. The digits are written, and both texts
        /// laid out, in lanes: no text is there message by message.
        #[target_feature(enable = $features)]
        pub(crate) fn hmac_of_hashes(messages: &mut [Message<'_>], hmac: &HashHmac<'_>) {
            for group in messages.chunks_mut($lanes) {
                let mut state = hmac.inner.map(|word| broadcast(word));
                let digits = digits_at(hmac.start, states_of(group));
                let first = hmac.start / 4;
                for (number, block) in hmac.blocks.iter().enumerate() {
                    let mut words = [broadcast(0); 16];
                    for (place, (word, bytes)) in words.iter_mut().zip(block.as_chunks().0).enumerate() {
                        *word = broadcast(u32::from_be_bytes(*bytes));
                        let place = number.saturating_mul(BLOCK / 4).saturating_add(place);
                        if let Some(digits) = place.checked_sub(first).and_then(|place| digits.get(place)) {
                            *word = or(*word, *digits);
                        }
                    }
                    state = compress_blocks(state, words);
                }
                let mut words = OUTER_WORDS.map(|word| broadcast(word));
                words.iter_mut().zip(state).for_each(|(word, state)| *word = state);
                let state = compress_blocks(hmac.outer.map(|word| broadcast(word)), words);
                for (message, after) in group.iter_mut().zip(rows_of(state)) {
                    message.state = after;
                }
            }
        }

        /// The states in hex, as the words of a text in which they begin at this byte, from the first word on that has any of them.
        #[target_feature(enable = $features)]
        fn digits_at(start: usize, state: [$vector; 8]) -> [$vector; 17] {
            let mut four = [broadcast(0); 16];
            for (both, word) in four.as_chunks_mut().0.iter_mut().zip(state) {
                *both = [
                    four_digits(shift_right(word, broadcast(16))),
                    four_digits(and(word, broadcast(0xffff))),
                ];
            }
            // What does not fit into a word any more stands at the beginning of the next one. By 32 nothing is left of a word.
            let bits = broadcast((start % 4).saturating_mul(8) as u32);
            let others = broadcast(32_u32.saturating_sub((start % 4).saturating_mul(8) as u32));
            let mut words = [broadcast(0); 17];
            for (word, four) in words.iter_mut().zip(four) {
                *word = shift_right(four, bits);
            }
            for (word, four) in words.iter_mut().skip(1).zip(four) {
                *word = or(*word, shift_left(four, others));
            }
            words
        }

        /// The four digits of a number of 16 bits, in a word of a text.
        #[target_feature(enable = $features)]
        #[inline]
        fn four_digits(numbers: $vector) -> $vector {
            let bytes = and(or(numbers, shift_left(numbers, broadcast(8))), broadcast(0x00ff_00ff));
            let halves = and(or(bytes, shift_left(bytes, broadcast(4))), broadcast(0x0f0f_0f0f));
            digits_of(halves)
        }

        /// A vector for each word of the state, with a lane for each message.
        #[target_feature(enable = $features)]
        fn states_of(group: &[Message<'_>]) -> [$vector; 8] {
            let mut rows = [&[0; 8]; $lanes];
            for (row, message) in rows.iter_mut().zip(group) {
                *row = &message.state;
            }
            columns_of(rows)
        }

        /// The message schedule and the rounds (FIPS 180-4, 6.2.2).
        #[target_feature(enable = $features)]
        #[allow(clippy::many_single_char_names)]
        fn compress_blocks(before: [$vector; 8], words: [$vector; 16]) -> [$vector; 8] {
            let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = before;
            let [mut w0, mut w1, mut w2, mut w3, mut w4, mut w5, mut w6, mut w7, ..] = words;
            let [.., mut w8, mut w9, mut w10, mut w11, mut w12, mut w13, mut w14, mut w15] = words;
            macro_rules! schedule {
                ($word:ident, $second:ident, $tenth:ident, $fifteenth:ident) => {
                    $word = add(add($word, sigma_0($second)), add($tenth, sigma_1($fifteenth)));
                };
            }
            // A word is replaced by the next one as soon as it was used, so that the processor has both to do at any time.
            let (others, last) = ROUND_CONSTANTS.as_flattened().as_chunks::<16>().0.split_at(3);
            for constants in others {
                let [k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11, k12, k13, k14, k15] = *constants;
                round!(a b c d e f g h, add(w0, broadcast(k0)));
                schedule!(w0, w1, w9, w14);
                round!(h a b c d e f g, add(w1, broadcast(k1)));
                schedule!(w1, w2, w10, w15);
                round!(g h a b c d e f, add(w2, broadcast(k2)));
                schedule!(w2, w3, w11, w0);
                round!(f g h a b c d e, add(w3, broadcast(k3)));
                schedule!(w3, w4, w12, w1);
                round!(e f g h a b c d, add(w4, broadcast(k4)));
                schedule!(w4, w5, w13, w2);
                round!(d e f g h a b c, add(w5, broadcast(k5)));
                schedule!(w5, w6, w14, w3);
                round!(c d e f g h a b, add(w6, broadcast(k6)));
                schedule!(w6, w7, w15, w4);
                round!(b c d e f g h a, add(w7, broadcast(k7)));
                schedule!(w7, w8, w0, w5);
                round!(a b c d e f g h, add(w8, broadcast(k8)));
                schedule!(w8, w9, w1, w6);
                round!(h a b c d e f g, add(w9, broadcast(k9)));
                schedule!(w9, w10, w2, w7);
                round!(g h a b c d e f, add(w10, broadcast(k10)));
                schedule!(w10, w11, w3, w8);
                round!(f g h a b c d e, add(w11, broadcast(k11)));
                schedule!(w11, w12, w4, w9);
                round!(e f g h a b c d, add(w12, broadcast(k12)));
                schedule!(w12, w13, w5, w10);
                round!(d e f g h a b c, add(w13, broadcast(k13)));
                schedule!(w13, w14, w6, w11);
                round!(c d e f g h a b, add(w14, broadcast(k14)));
                schedule!(w14, w15, w7, w12);
                round!(b c d e f g h a, add(w15, broadcast(k15)));
                schedule!(w15, w0, w8, w13);
            }
            for constants in last {
                let [k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11, k12, k13, k14, k15] = *constants;
                round!(a b c d e f g h, add(w0, broadcast(k0)));
                round!(h a b c d e f g, add(w1, broadcast(k1)));
                round!(g h a b c d e f, add(w2, broadcast(k2)));
                round!(f g h a b c d e, add(w3, broadcast(k3)));
                round!(e f g h a b c d, add(w4, broadcast(k4)));
                round!(d e f g h a b c, add(w5, broadcast(k5)));
                round!(c d e f g h a b, add(w6, broadcast(k6)));
                round!(b c d e f g h a, add(w7, broadcast(k7)));
                round!(a b c d e f g h, add(w8, broadcast(k8)));
                round!(h a b c d e f g, add(w9, broadcast(k9)));
                round!(g h a b c d e f, add(w10, broadcast(k10)));
                round!(f g h a b c d e, add(w11, broadcast(k11)));
                round!(e f g h a b c d, add(w12, broadcast(k12)));
                round!(d e f g h a b c, add(w13, broadcast(k13)));
                round!(c d e f g h a b, add(w14, broadcast(k14)));
                round!(b c d e f g h a, add(w15, broadcast(k15)));
            }
            sum_of([a, b, c, d, e, f, g, h], before)
        }

        /// The rounds alone: every lane has the same words.
        #[target_feature(enable = $features)]
        #[allow(clippy::many_single_char_names)]
        fn compress_schedule(before: [$vector; 8], schedule: &Schedule) -> [$vector; 8] {
            let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = before;
            for sums in schedule.as_chunks::<16>().0 {
                let [s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15] = *sums;
                round!(a b c d e f g h, broadcast(s0));
                round!(h a b c d e f g, broadcast(s1));
                round!(g h a b c d e f, broadcast(s2));
                round!(f g h a b c d e, broadcast(s3));
                round!(e f g h a b c d, broadcast(s4));
                round!(d e f g h a b c, broadcast(s5));
                round!(c d e f g h a b, broadcast(s6));
                round!(b c d e f g h a, broadcast(s7));
                round!(a b c d e f g h, broadcast(s8));
                round!(h a b c d e f g, broadcast(s9));
                round!(g h a b c d e f, broadcast(s10));
                round!(f g h a b c d e, broadcast(s11));
                round!(e f g h a b c d, broadcast(s12));
                round!(d e f g h a b c, broadcast(s13));
                round!(c d e f g h a b, broadcast(s14));
                round!(b c d e f g h a, broadcast(s15));
            }
            sum_of([a, b, c, d, e, f, g, h], before)
        }

        #[target_feature(enable = $features)]
        #[inline]
        fn sum_of(mut state: [$vector; 8], before: [$vector; 8]) -> [$vector; 8] {
            for (word, before) in state.iter_mut().zip(before) {
                *word = add(*word, before);
            }
            state
        }
    };
}

pub(crate) use {compress_in_lanes, round};
