//! libFuzzer on the target `scoped_form`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| s3presign_attacks::attack("scoped_form", bytes));
