//! `cargo bench -p s3presign-lanes`: what one compression takes, by each kernel that runs here.
#![allow(missing_docs, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use s3presign_lanes::{BLOCK, Kernel, Message};
use std::{hint::black_box, time::Instant};

/// As many as core signs at a time, and as many blocks as a URL's canonical request has.
const MESSAGES: usize = 256;
const BLOCKS: usize = 6;
/// Short rounds and many of them: whatever else takes the processor for a while falls on few of them.
const ROUNDS: usize = 501;

fn main() {
    let blocks = vec![[7; BLOCK]; MESSAGES * BLOCKS];
    let kernels: Vec<Kernel> = Kernel::ALL.into_iter().filter(|kernel| kernel.runs_here()).collect();
    let mut rounds = vec![Vec::new(); kernels.len()];
    // In turns, so that what else runs on the machine falls on all of them.
    for _ in 0..ROUNDS {
        for (kernel, times) in kernels.iter().zip(&mut rounds) {
            let start = Instant::now();
            let mut messages: Vec<Message> = blocks.chunks(BLOCKS).map(Message::new).collect();
            kernel.compress(black_box(&mut messages));
            black_box(&messages);
            times.push(start.elapsed().as_nanos() as f64 / (MESSAGES * BLOCKS) as f64);
        }
    }
    for (kernel, mut times) in kernels.iter().zip(rounds) {
        times.sort_by(f64::total_cmp);
        println!("{:<10} {:6.1} ns a compression", kernel.name(), times[ROUNDS / 2]);
    }
    for kernel in Kernel::ALL.into_iter().filter(|kernel| !kernel.runs_here()) {
        println!("{:<10} was not run: this processor does not have it", kernel.name());
    }
}
