//! An object's key: what S3 can store under, what clients rewrite before they
//! send it, what a scope refuses, what a form leaves open, and the path before it.

use crate::error::Error;

/// S3's longest object key, in bytes of UTF-8 ("Creating object key names", S3
/// User Guide).
const LONGEST_KEY: usize = 1024;

/// What S3 replaces by the name of the sender's file, in a form's key as in any of
/// its fields, before it looks at the conditions ("POST Object", S3 API reference).
pub(crate) const FILE_NAME: &str = "${filename}";

/// Refuses keys that S3 cannot store.
pub(crate) fn check_key(key: &str) -> Result<(), Error> {
    let problem = match key.len() {
        0 => "is empty",
        1..=LONGEST_KEY => return Ok(()),
        _ => "is longer than 1024 bytes",
    };
    Err(Error::InvalidKey { key: key.into(), problem })
}

/// Whether clients rewrite the key before they send it: `.` and `..` segments are resolved by curl,
/// browsers, the clients of Node.js, Python's requests and httpx, .NET's HttpClient and others, 28 of 53
/// set-ups tried. An empty segment is sent as it is by all of them.
pub(crate) fn is_rewritten_by_clients(key: &str) -> bool {
    key.split('/').any(|segment| matches!(segment, "." | ".."))
}

/// Refuses keys that clients or file systems could take for another one, which
/// may lie elsewhere.
pub(crate) fn check_safe(key: &str) -> Result<(), Error> {
    let inner = key.strip_suffix('/').unwrap_or(key);
    let problem = if key.contains(char::is_control) {
        "has control characters"
    } else if key.contains('\\') {
        "has a backslash, which some systems take for a slash"
    } else if inner.split('/').any(|segment| matches!(segment, "." | "..")) {
        "has a segment . or .., which clients resolve before they send"
    } else if inner.split('/').any(str::is_empty) {
        "has an empty segment, which some stores and file systems drop"
    } else {
        return Ok(());
    };
    Err(Error::UnsafeKey { key: key.into(), problem })
}

/// The same for a form's key, whatever plain name the sender's file has.
pub(crate) fn check_safe_around_file_name(key: &str) -> Result<(), Error> {
    check_safe(&key.replace(FILE_NAME, "name"))
}

/// What a form fixes of its key: what comes before the file's name, or all of it.
pub(crate) fn fixed_beginning(key: &str) -> &str {
    key.split_once(FILE_NAME).map_or(key, |(before, _)| before)
}

/// The raw path before an object's key.
pub(crate) fn object_path(endpoint_path: &str) -> String {
    [endpoint_path, "/"].concat()
}

#[cfg(test)]
mod tests {
    use super::{check_safe, check_safe_around_file_name, fixed_beginning};

    #[test]
    fn a_file_name_is_plain_and_what_surrounds_it_is_not_trusted() {
        for key in
            ["${filename}", "a/${filename}", "a/${filename}/b", "a/${filename}.png", "a/b", ".${filename}"]
        {
            assert!(check_safe_around_file_name(key).is_ok(), "{key}");
        }
        for key in
            ["a/../${filename}", "a/${filename}/../b", "a//${filename}", "${filename}/./a", "\\${filename}"]
        {
            assert!(check_safe_around_file_name(key).is_err(), "{key}");
        }
        assert_eq!(fixed_beginning("a/${filename}/b${filename}"), "a/");
        assert_eq!(fixed_beginning("a/b"), "a/b");
        assert!(check_safe("").is_err());
    }
}
