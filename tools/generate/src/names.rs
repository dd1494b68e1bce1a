//! `tests/surfaces/names.json`: the names that each reader of core asks for.

pub(crate) fn text() -> String {
    let lists: Vec<String> = s3presign::option_names()
        .into_iter()
        .map(|(of, names)| format!("  {of:?}: [\n    {}\n  ]", quoted(&names).join(",\n    ")))
        .collect();
    format!("{{\n{}\n}}\n", lists.join(",\n"))
}

/// In JSON as in Rust: the names are plain words with hyphens.
fn quoted(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| format!("{name:?}")).collect()
}
