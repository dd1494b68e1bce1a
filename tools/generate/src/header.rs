//! `include/s3presign.h`: what cbindgen makes of the doc comments in
//! `ffi-c/src`, with comments of one line on one line.

use crate::Problem;
use std::path::Path;

/// The files of the exported functions and constants, in the header's order.
const SOURCES: [&str; 21] = [
    "abi",
    "library",
    "status/table",
    "status",
    "signer",
    "environment",
    "template",
    "urls",
    "presign",
    "details",
    "post",
    "multipart",
    "verify",
    "explain",
    "permission",
    "cors",
    "object_url",
    "stores",
    "redact",
    "describe",
    "join",
];

pub(crate) fn text(repository: &Path) -> Result<String, Problem> {
    let crate_of_the_abi = repository.join("ffi-c");
    let config = cbindgen::Config::from_file(crate_of_the_abi.join("cbindgen.toml"))?;
    let mut builder = cbindgen::Builder::new().with_config(config);
    for source in SOURCES {
        builder = builder.with_src(crate_of_the_abi.join("src").join(source).with_extension("rs"));
    }
    let mut header = Vec::new();
    builder.generate()?.write(&mut header);
    Ok(tidy(&String::from_utf8(header)?))
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

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn a_comment_of_one_line_stands_on_one_line() {
        assert_eq!(tidy("/**\n * One.\n */\nint f(void);\n"), "/** One. */\nint f(void);\n");
        assert_eq!(tidy("/**\n * One,\n * two.\n */\n"), "/**\n * One,\n * two.\n */\n");
        assert_eq!(tidy("a\n\n\n\nb  \n"), "a\n\nb\n");
    }
}
