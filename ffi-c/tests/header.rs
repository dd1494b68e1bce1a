//! `include/s3presign.h` is what cbindgen makes of the doc comments in `src/`,
//! with comments of one line on one line.
//!
//! `make header` sets `S3PRESIGN_WRITE` and writes it; otherwise it is compared.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::{env, fs, path::Path};

/// The files of the exported functions and constants, in the header's order.
const SOURCES: [&str; 15] = [
    "library",
    "status",
    "signer",
    "template",
    "presign",
    "details",
    "post",
    "multipart",
    "verify",
    "explain",
    "cors",
    "object_url",
    "redact",
    "describe",
    "join",
];

#[test]
fn the_header_is_current() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = here.join("../include/s3presign.h");
    let made = tidy(&generate(here));
    if env::var_os("S3PRESIGN_WRITE").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let differs = made.lines().zip(kept.lines()).find(|(made, kept)| made != kept);
    assert!(made == kept, "include/s3presign.h is not current ({differs:?}); run `make -C ffi-c header`");
}

fn generate(here: &Path) -> String {
    let config = cbindgen::Config::from_file(here.join("cbindgen.toml")).unwrap();
    let mut builder = cbindgen::Builder::new().with_config(config);
    for source in SOURCES {
        builder = builder.with_src(here.join("src").join(source).with_extension("rs"));
    }
    let mut header = Vec::new();
    builder.generate().unwrap().write(&mut header);
    String::from_utf8(header).unwrap()
}

/// Puts a comment of one line on one line, and allows one blank line at a time.
fn tidy(header: &str) -> String {
    let mut tidied: Vec<String> = Vec::new();
    for line in header.lines() {
        match tidied.as_slice() {
            [.., opening, text] if line.trim() == "*/" && opening.trim() == "/**" => {
                let comment = format!("{opening} {} */", text.trim().trim_start_matches("* "));
                tidied.truncate(tidied.len().saturating_sub(2));
                tidied.push(comment);
            }
            [.., last] if line.is_empty() && last.is_empty() => {}
            _ => tidied.push(line.trim_end().into()),
        }
    }
    tidied.join("\n") + "\n"
}
