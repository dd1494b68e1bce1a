//! libFuzzer on the target `scoped_key`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| s3presign_attacks::attack("scoped_key", bytes));
