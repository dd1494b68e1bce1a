//! SHA-256's rounds over a vector register for each word: a lane for each message.
//!
//! A macro and not a generic function, since a function that uses a processor's features must name
//! them. The module that invokes it has `broadcast`, `add`, the functions of FIPS 180-4, 4.1.2, and
//! `words_of`, `load` and `store`.

/// Writes `compress` for a type of vector.
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
            let mut states = [[0; $lanes]; 8];
            for (lane, message) in group.iter().enumerate() {
                for (words, word) in states.iter_mut().zip(message.state) {
                    words.get_mut(lane).into_iter().for_each(|place| *place = word);
                }
            }
            let mut state = states.map(|words| load(&words));
            for number in 0..most {
                // A lane without a message, or whose message has ended, compresses what nobody looks at.
                let mut blocks = [&[0; BLOCK]; $lanes];
                for (block, message) in blocks.iter_mut().zip(group.iter()) {
                    message.blocks.get(number).into_iter().for_each(|next| *block = next);
                }
                state = compress_blocks(state, words_of(blocks));
                let is_last = |message: &Message<'_>| message.blocks.len().checked_sub(1) == Some(number);
                if group.iter().any(is_last) {
                    let states = state.map(|words| store(words));
                    for (lane, message) in group.iter_mut().enumerate().filter(|(_, message)| is_last(message)) {
                        message.state = states.map(|words| words.get(lane).copied().unwrap_or_default());
                    }
                }
            }
        }

        /// FIPS 180-4, 6.2.2, with the variables' names there. The names go round from line to line
        /// in place of the values.
        #[target_feature(enable = $features)]
        #[allow(clippy::many_single_char_names)]
        fn compress_blocks(before: [$vector; 8], words: [$vector; 16]) -> [$vector; 8] {
            let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = before;
            let [mut w0, mut w1, mut w2, mut w3, mut w4, mut w5, mut w6, mut w7, ..] = words;
            let [.., mut w8, mut w9, mut w10, mut w11, mut w12, mut w13, mut w14, mut w15] = words;
            macro_rules! round {
                ($a:ident $b:ident $c:ident $d:ident $e:ident $f:ident $g:ident $h:ident, $word:ident, $constant:expr) => {
                    let first = add(add($h, add($word, broadcast($constant))), add(sum_1($e), choice($e, $f, $g)));
                    $d = add($d, first);
                    $h = add(first, add(sum_0($a), majority($a, $b, $c)));
                };
            }
            macro_rules! schedule {
                ($word:ident, $second:ident, $tenth:ident, $fifteenth:ident) => {
                    $word = add(add($word, sigma_0($second)), add($tenth, sigma_1($fifteenth)));
                };
            }
            for (step, constants) in ROUND_CONSTANTS.as_chunks::<4>().0.iter().enumerate() {
                if step > 0 {
                    schedule!(w0, w1, w9, w14);
                    schedule!(w1, w2, w10, w15);
                    schedule!(w2, w3, w11, w0);
                    schedule!(w3, w4, w12, w1);
                    schedule!(w4, w5, w13, w2);
                    schedule!(w5, w6, w14, w3);
                    schedule!(w6, w7, w15, w4);
                    schedule!(w7, w8, w0, w5);
                    schedule!(w8, w9, w1, w6);
                    schedule!(w9, w10, w2, w7);
                    schedule!(w10, w11, w3, w8);
                    schedule!(w11, w12, w4, w9);
                    schedule!(w12, w13, w5, w10);
                    schedule!(w13, w14, w6, w11);
                    schedule!(w14, w15, w7, w12);
                    schedule!(w15, w0, w8, w13);
                }
                let [[k0, k1, k2, k3], [k4, k5, k6, k7], [k8, k9, k10, k11], [k12, k13, k14, k15]] = *constants;
                round!(a b c d e f g h, w0, k0);
                round!(h a b c d e f g, w1, k1);
                round!(g h a b c d e f, w2, k2);
                round!(f g h a b c d e, w3, k3);
                round!(e f g h a b c d, w4, k4);
                round!(d e f g h a b c, w5, k5);
                round!(c d e f g h a b, w6, k6);
                round!(b c d e f g h a, w7, k7);
                round!(a b c d e f g h, w8, k8);
                round!(h a b c d e f g, w9, k9);
                round!(g h a b c d e f, w10, k10);
                round!(f g h a b c d e, w11, k11);
                round!(e f g h a b c d, w12, k12);
                round!(d e f g h a b c, w13, k13);
                round!(c d e f g h a b, w14, k14);
                round!(b c d e f g h a, w15, k15);
            }
            let mut after = [a, b, c, d, e, f, g, h];
            for (after, before) in after.iter_mut().zip(before) {
                *after = add(*after, before);
            }
            after
        }
    };
}

pub(crate) use compress_in_lanes;
