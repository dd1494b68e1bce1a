//! libFuzzer on the target `multipart_plan`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| s3presign_attacks::attack("multipart_plan", bytes));
