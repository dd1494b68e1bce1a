//! libFuzzer on the target `signed_policy`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| s3presign_attacks::attack("signed_policy", bytes));
