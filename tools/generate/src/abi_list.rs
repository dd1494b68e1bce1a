//! `ffi-c/abi.txt`: every prototype and constant of the header. It only grows:
//! what is new is added at its end, and a line that is gone or has changed is a
//! mistake that no command repairs.

use crate::Problem;
use std::{collections::BTreeSet, fs, path::Path};

pub(crate) fn text(repository: &Path) -> Result<String, Problem> {
    let header = fs::read_to_string(repository.join("include/s3presign.h"))?;
    let mut list = fs::read_to_string(repository.join("ffi-c/abi.txt")).unwrap_or_default();
    let Changes { gone, new } = changes(&list, &declarations(&header));
    if !gone.is_empty() {
        return Err(format!("the header lost or changed what programs rely on: {gone:#?}").into());
    }
    for line in new {
        list.push_str(&line);
        list.push('\n');
    }
    Ok(list)
}

struct Changes {
    gone: Vec<String>,
    new: Vec<String>,
}

fn changes(list: &str, header: &[String]) -> Changes {
    let listed: BTreeSet<&str> = list.lines().collect();
    let declared: BTreeSet<&str> = header.iter().map(String::as_str).collect();
    Changes {
        gone: listed.difference(&declared).map(|line| String::from(*line)).collect(),
        new: header.iter().filter(|line| !listed.contains(line.as_str())).cloned().collect(),
    }
}

/// One line for each constant, type and prototype, however the header is laid out.
fn declarations(header: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut code = String::new();
    for line in without_comments(header).lines() {
        match line.trim().strip_prefix("#define ") {
            Some("S3PRESIGN_H") => {}
            Some(constant) => found.push(format!("#define {constant}")),
            None if line.starts_with('#') || line.starts_with("extern \"C\"") || line.trim() == "}" => {}
            None => {
                code.push_str(line);
                code.push(' ');
            }
        }
    }
    while let Some((before, rest)) = code.split_once("typedef enum {") {
        let (constants, after) = rest.split_once('}').unwrap_or((rest, ""));
        found.extend(constants.split(',').map(plain).filter(|constant| !constant.is_empty()));
        let (_, after) = after.split_once(';').unwrap_or_default();
        code = format!("{before}{after}");
    }
    found.extend(code.split(';').map(plain).filter(|declaration| !declaration.is_empty()));
    found
}

fn without_comments(header: &str) -> String {
    let mut code = String::new();
    let mut rest = header;
    while let Some((before, comment)) = rest.split_once("/*") {
        code.push_str(before);
        rest = comment.split_once("*/").unwrap_or_default().1;
    }
    code.push_str(rest);
    code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn plain(declaration: &str) -> String {
    declaration.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{changes, declarations};

    #[test]
    fn reads_what_a_header_declares() {
        let header = "\
#ifndef S3PRESIGN_H
#define S3PRESIGN_H
#include <stddef.h>
/** A number; not a prototype. */
#define ANSWER 42
typedef enum {
  /* One. */
  ONE = 1,
  TWO = 2,
} numbers;
typedef struct thing thing;
#ifdef __cplusplus
extern \"C\" {
#endif  // __cplusplus
int32_t first(const char *a,
              thing **b);
void second(void);
#ifdef __cplusplus
}  // extern \"C\"
#endif
#endif";
        assert_eq!(
            declarations(header),
            [
                "#define ANSWER 42",
                "ONE = 1",
                "TWO = 2",
                "typedef struct thing thing",
                "int32_t first(const char *a, thing **b)",
                "void second(void)"
            ],
        );
    }

    #[test]
    fn only_added_lines_pass() {
        let listed = "A = -1\nint32_t f(int32_t a)\n";
        let header =
            |lines: &[&str]| -> Vec<String> { lines.iter().map(|line| String::from(*line)).collect() };
        let kept = changes(listed, &header(&["A = -1", "B = -2", "int32_t f(int32_t a)"]));
        assert!(kept.gone.is_empty());
        assert_eq!(kept.new, ["B = -2"]);
        for broken in
            [&["A = -1"][..], &["A = -3", "int32_t f(int32_t a)"], &["A = -1", "int32_t f(int64_t a)"]]
        {
            assert_eq!(changes(listed, &header(broken)).gone.len(), 1, "{broken:?}");
        }
    }
}
