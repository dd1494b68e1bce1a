//! libFuzzer on the target `verifier`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| s3presign_attacks::attack("verifier", bytes));
