//! What crosses the C ABI, by `abi.txt`, the list of all its prototypes.
#![allow(missing_docs, clippy::unwrap_used)]

use std::{fs, path::Path};

#[test]
fn signatures_hold_pointers_to_text_handles_and_integers() {
    const ANSWERS: [&str; 5] = ["int32_t", "uint32_t", "int64_t", "const char *", "void"];
    const ARGUMENTS: [&str; 14] = [
        "const char *",
        "char *",
        "size_t",
        "int32_t",
        "int64_t",
        "const char *const *",
        "const int64_t *",
        "int64_t *",
        "const s3presign_signer *",
        "const s3presign_template *",
        "s3presign_signer *",
        "s3presign_template *",
        "s3presign_signer **",
        "s3presign_template **",
    ];
    let list = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("abi.txt")).unwrap();
    let prototypes: Vec<&str> =
        list.lines().filter(|line| line.contains('(') && !line.starts_with('#')).collect();
    assert!(prototypes.len() > 20);
    for prototype in prototypes {
        let (before, arguments) = prototype.split_once('(').unwrap();
        let (answer, _) = before.split_once("s3presign_").unwrap();
        assert!(ANSWERS.contains(&answer.trim()), "{prototype}");
        for argument in arguments.trim_end_matches(')').split(", ").filter(|argument| *argument != "void") {
            let kind =
                argument.trim_end_matches(|letter: char| letter.is_ascii_lowercase() || letter == '_').trim();
            assert!(ARGUMENTS.contains(&kind), "{argument} in {prototype}");
        }
    }
}
