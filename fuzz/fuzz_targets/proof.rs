//! libFuzzer on the target `proof`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| s3presign_attacks::attack("proof", bytes));
