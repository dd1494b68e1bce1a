//! An object's key: what S3 can store under, what clients rewrite before they
//! send it, what a scope refuses, and the path before it.

use crate::error::Error;

/// S3's longest object key, in bytes of UTF-8 ("Creating object key names", S3
/// User Guide).
const LONGEST_KEY: usize = 1024;

/// Refuses keys that S3 cannot store.
pub(crate) fn check_key(key: &str) -> Result<(), Error> {
    let problem = match key.len() {
        0 => "is empty",
        1..=LONGEST_KEY => return Ok(()),
        _ => "is longer than 1024 bytes",
    };
    Err(Error::InvalidKey { key: key.into(), problem })
}

/// Whether clients collapse something in the key before they send it.
pub(crate) fn is_rewritten_by_clients(key: &str) -> bool {
    key.split('/').rev().skip(1).any(str::is_empty) || key.split('/').any(|part| matches!(part, "." | ".."))
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
        "has an empty segment, which clients drop before they send"
    } else {
        return Ok(());
    };
    Err(Error::UnsafeKey { key: key.into(), problem })
}

/// The raw path before an object's key.
pub(crate) fn object_path(endpoint_path: &str) -> String {
    format!("{endpoint_path}/")
}
