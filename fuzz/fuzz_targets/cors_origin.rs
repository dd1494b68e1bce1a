//! libFuzzer on the target `cors_origin`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| s3presign_attacks::attack("cors_origin", bytes));
