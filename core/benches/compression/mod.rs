//! The unit of what signing costs: one compression of SHA-256, of 64 bytes.

use std::{hint::black_box, time::Instant};

/// Seconds of one: the least of many rounds, since other programs can only add to it.
pub(crate) fn seconds() -> f64 {
    const EACH: u32 = 10_000;
    let round = || {
        let begun = Instant::now();
        let mut state = [0; 8];
        for _ in 0..EACH {
            sha2::block_api::compress256(&mut state, black_box(&[[7; 64]]));
        }
        black_box(state);
        begun.elapsed().as_secs_f64() / f64::from(EACH)
    };
    (0..100).map(|_| round()).fold(f64::MAX, f64::min)
}
