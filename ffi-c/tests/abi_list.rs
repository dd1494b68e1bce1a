//! `abi.txt` lists every prototype and constant of the header. It only grows:
//! a line that was there stays, whatever else the header gains.
//!
//! `make header` sets `S3PRESIGN_WRITE` and appends what is new; a line that is
//! gone or has changed fails even then.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::{collections::BTreeSet, env, fs, path::Path};

#[test]
fn the_list_only_grows() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = here.join("abi.txt");
    let header = declarations(&fs::read_to_string(here.join("../include/s3presign.h")).unwrap());
    let mut list = fs::read_to_string(&path).unwrap_or_default();
    let Changes { gone, new } = changes(&list, &header);
    assert!(gone.is_empty(), "the header lost or changed what programs rely on: {gone:#?}");
    if env::var_os("S3PRESIGN_WRITE").is_some() {
        for line in new {
            list.push_str(&line);
            list.push('\n');
        }
        fs::write(path, list).unwrap();
    } else {
        assert!(new.is_empty(), "abi.txt does not list {new:#?}; run `make -C ffi-c header`");
    }
}

#[test]
fn signatures_hold_pointers_to_text_handles_and_integers() {
    const ANSWERS: [&str; 5] = ["int32_t", "uint32_t", "int64_t", "const char *", "void"];
    const ARGUMENTS: [&str; 12] = [
        "const char *",
        "char *",
        "size_t",
        "int32_t",
        "int64_t",
        "const char *const *",
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
        let (constants, after) = rest.split_once('}').unwrap();
        found.extend(constants.split(',').map(plain).filter(|constant| !constant.is_empty()));
        let (_, after) = after.split_once(';').unwrap();
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
        rest = comment.split_once("*/").unwrap().1;
    }
    code.push_str(rest);
    code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn plain(declaration: &str) -> String {
    declaration.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn reads_what_a_header_declares() {
    let header = "
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
        #endif";
    let header = header.replace("        #", "#");
    assert_eq!(
        declarations(&header),
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
    let header = |lines: &[&str]| -> Vec<String> { lines.iter().map(|line| String::from(*line)).collect() };
    let kept = changes(listed, &header(&["A = -1", "B = -2", "int32_t f(int32_t a)"]));
    assert!(kept.gone.is_empty());
    assert_eq!(kept.new, ["B = -2"]);
    for broken in [&["A = -1"][..], &["A = -3", "int32_t f(int32_t a)"], &["A = -1", "int32_t f(int64_t a)"]]
    {
        assert_eq!(changes(listed, &header(broken)).gone.len(), 1, "{broken:?}");
    }
}
