//! libFuzzer on the target `completed_parts`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| s3presign_attacks::attack("completed_parts", bytes));
