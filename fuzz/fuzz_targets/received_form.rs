//! libFuzzer on the target `received_form`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| s3presign_attacks::attack("received_form", bytes));
