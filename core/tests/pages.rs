//! The names in docs/troubleshooting.md are those that the library says.
#![allow(missing_docs)]

#[test]
fn every_name_in_the_page_exists() {
    let page = include_str!("../../docs/troubleshooting.md");
    let known = [
        include_str!("../src/diagnose/finding.rs"),
        include_str!("../src/diagnose/words/s3.rs"),
        include_str!("../src/error/mod.rs"),
        include_str!("../src/warning.rs"),
    ];
    let rows = page.lines().filter(|line| line.starts_with("| `") || line.starts_with("| |"));
    let quoted = rows.flat_map(|row| row.split('`').skip(1).step_by(2));
    // Codes alone: no header, option or method among them has such a name.
    let names = quoted.filter(|text| {
        text.len() > 4
            && text.starts_with(char::is_uppercase)
            && text.chars().all(char::is_alphanumeric)
            && *text != "Authorization"
    });
    let mut found = 0;
    for name in names {
        assert!(known.iter().any(|source| source.contains(name)), "{name} is no name of ours or S3's");
        found += 1;
    }
    assert!(found > 40, "only {found} names were found");
}
