//! libFuzzer on the target `received_request`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| s3presign_attacks::attack("received_request", bytes));
