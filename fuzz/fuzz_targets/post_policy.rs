//! libFuzzer on the target `post_policy`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| s3presign_attacks::attack("post_policy", bytes));
