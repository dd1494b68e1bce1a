//! libFuzzer on the target `error_answer`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| s3presign_attacks::attack("error_answer", bytes));
