//! Every kind of hostile input, for as long as a test may take: all cases of
//! the vectors, and many changes to each.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use s3presign_attacks::{
    TARGETS,
    mutation::{Numbers, mutated},
    seeds,
};

/// How many changes are made to each seed.
const CHANGES: usize = 200;

/// The same where each makes a search of thousands of hypotheses.
const CHANGES_OF_A_PROOF: usize = 2;

/// Longer seeds are taken as they are.
const LONGEST_CHANGED: usize = 8_192;

#[test]
fn no_input_breaks_a_promise() {
    let seeds = seeds().unwrap();
    for target in &TARGETS {
        let seeds = seeds.get(target.name).unwrap();
        let mut numbers = Numbers::new(1);
        for (index, seed) in seeds.iter().enumerate() {
            (target.attack)(seed);
            let other = &seeds[index * 7 % seeds.len()];
            for _ in 0..if target.name == "proof" { CHANGES_OF_A_PROOF } else { CHANGES } {
                if seed.len() <= LONGEST_CHANGED {
                    (target.attack)(&mutated(seed, other, &mut numbers));
                }
            }
        }
    }
}

#[test]
fn every_target_has_seeds_and_a_fuzz_target() {
    let seeds = seeds().unwrap();
    let known: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
    assert!(seeds.keys().all(|name| known.contains(name)), "{:?}", seeds.keys());
    let manifest = include_str!("../../../fuzz/Cargo.toml");
    for name in known {
        assert!(seeds.contains_key(name), "{name} has no seed");
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name} is not in fuzz/Cargo.toml");
    }
}
