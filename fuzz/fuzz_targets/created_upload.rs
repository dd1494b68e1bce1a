//! libFuzzer on the target `created_upload`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| s3presign_attacks::attack("created_upload", bytes));
