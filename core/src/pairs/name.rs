//! Names in any case convention: `ContentType`, `contentType`, `content_type`
//! and `content-type` are one name, and a wrong one has a nearest known one.

/// Bytes of a name that [`nearest`] looks at: more than the longest name of S3,
/// and few enough that a hostile name cannot buy quadratic time.
const COMPARED_BYTES: usize = 64;

/// Whether two names differ in nothing but ASCII case, hyphens and underscores.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    // Most names that are compared differ in their first letter, or in nothing.
    a == b || initial(a) == initial(b) && normalised(a).eq(normalised(b))
}

/// What a name begins with, as it is compared.
pub(crate) fn initial(name: &str) -> Option<u8> {
    normalised(name).next()
}

/// What a caller says of a value before its name, where a language has more than texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SaidType {
    /// `NAME`: a text.
    Text,
    /// `bytes:NAME`: bytes, written in base64, and not a text that happens to be base64.
    Bytes,
    /// `type:NAME`: a value that no text says, such as a map within a list. The text says
    /// what it is, and what to pass.
    Other,
}

/// What is said of a value, and the name itself.
pub(crate) fn typed_name(name: &str) -> (SaidType, &str) {
    match split_name(name) {
        Some((kind, own)) if same_name(kind, "bytes") => (SaidType::Bytes, own),
        Some((kind, own)) if same_name(kind, "type") => (SaidType::Other, own),
        _ => (SaidType::Text, name),
    }
}

/// The name itself, whatever is said of its value.
pub(crate) fn bare_name(name: &str) -> &str {
    typed_name(name).1
}

/// A name of two parts, as `header:NAME` is. Names are short, and a loop over few bytes
/// takes less time than the search of the standard library.
pub(crate) fn split_name(name: &str) -> Option<(&str, &str)> {
    let colon = name.bytes().position(|byte| byte == b':')?;
    Some((name.get(..colon)?, name.get(colon.saturating_add(1)..)?))
}

/// The candidate at the smallest edit distance from `name`, both normalised; the
/// first of several, and `""` where there is no candidate at all.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> &'a str {
    let name: Vec<u8> = normalised(name).take(COMPARED_BYTES).collect();
    candidates
        .into_iter()
        .min_by_key(|candidate| edit_distance(&name, normalised(candidate).take(COMPARED_BYTES)))
        .unwrap_or("")
}

/// The candidate that is like a name, if one is: a third of its letters may be others.
pub(crate) fn near<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let candidate = nearest(name, candidates);
    let name: Vec<u8> = normalised(name).take(COMPARED_BYTES).collect();
    let distance = edit_distance(&name, normalised(candidate).take(COMPARED_BYTES));
    (!candidate.is_empty() && distance.saturating_mul(3) <= name.len()).then_some(candidate)
}

/// What a name is compared by: its bytes in lower case without `-` and `_`.
fn normalised(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().filter(|byte| !matches!(byte, b'-' | b'_')).map(|byte| byte.to_ascii_lowercase())
}

/// The number of bytes to insert, delete or replace that turns one into the
/// other (Levenshtein), with one row of the usual table at a time.
fn edit_distance(from: &[u8], to: impl Iterator<Item = u8>) -> usize {
    // row[i] is the distance between the first i bytes of `from` and what was read of `to`.
    let mut row: Vec<usize> = (0..=from.len()).collect();
    for byte in to {
        let mut cells = row.iter_mut();
        let Some(first) = cells.next() else { break };
        let mut diagonal = *first;
        *first = first.saturating_add(1);
        let mut left = *first;
        for (cell, other) in cells.zip(from) {
            let replaced = diagonal.saturating_add(usize::from(*other != byte));
            diagonal = *cell;
            left = left.min(*cell).saturating_add(1).min(replaced);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{SaidType, bare_name, edit_distance, near, nearest, same_name, typed_name};

    #[test]
    fn every_case_convention_is_the_same_name() {
        for spelling in ["ContentType", "contentType", "content_type", "content-type"] {
            assert!(same_name(spelling, "ContentType"), "{spelling}");
        }
        for (spelling, name) in [
            ("content_md5", "ContentMD5"),
            ("contentMd5", "ContentMD5"),
            ("sse_customer_key", "SSECustomerKey"),
            ("sseCustomerKey", "SSECustomerKey"),
            ("sse-customer-key-md5", "SSECustomerKeyMD5"),
            ("acl", "ACL"),
            ("Acl", "ACL"),
            ("checksum_crc32_c", "ChecksumCRC32C"),
            ("list-objects-v2", "ListObjectsV2"),
        ] {
            assert!(same_name(spelling, name), "{spelling}");
        }
    }

    #[test]
    fn other_names_are_not_the_same() {
        for (a, b) in [
            ("ContentType", "ContentTypes"),
            ("ContentType", "Content Type"),
            ("ContentType", "Content.Type"),
            ("SSECustomerKey", "SSECustomerKeyMD5"),
            ("ACL", ""),
            ("É", "é"),
        ] {
            assert!(!same_name(a, b) && !same_name(b, a), "{a} {b}");
        }
        assert!(same_name("", "-_"));
    }

    #[test]
    fn a_type_is_said_before_a_name() {
        for (given, said, name) in [
            ("Delete", SaidType::Text, "Delete"),
            ("Metadata:type", SaidType::Text, "Metadata:type"),
            ("bytes:ContentMD5", SaidType::Bytes, "ContentMD5"),
            ("Type:Delete", SaidType::Other, "Delete"),
            ("type:Metadata:bytes:a", SaidType::Other, "Metadata:bytes:a"),
            ("type:", SaidType::Other, ""),
            ("type", SaidType::Text, "type"),
        ] {
            assert_eq!((typed_name(given), bare_name(given)), ((said, name), name), "{given}");
        }
    }

    #[test]
    fn edit_distance_counts_insertions_deletions_and_replacements() {
        for (from, to, distance) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("flaw", "lawn", 2),
            ("versionid", "versonid", 1),
        ] {
            assert_eq!(edit_distance(from.as_bytes(), to.bytes()), distance, "{from} {to}");
            assert_eq!(edit_distance(to.as_bytes(), from.bytes()), distance, "{to} {from}");
        }
    }

    #[test]
    fn the_nearest_name_is_found_in_any_case_convention() {
        let names = ["ContentType", "ContentLength", "ContentMD5", "VersionId"];
        for (wrong, right) in [
            ("content_typ", "ContentType"),
            ("Content-Lenght", "ContentLength"),
            ("contentMd-5s", "ContentMD5"),
            ("version", "VersionId"),
        ] {
            assert_eq!(nearest(wrong, names), right, "{wrong}");
        }
        assert_eq!(nearest("x", ["ab", "cd"]), "ab", "the first of equals");
        assert_eq!(nearest("x", []), "");
        let fields = ["acl", "key", "Content-Type", "tagging"];
        assert_eq!(near("contenttype2", fields), Some("Content-Type"));
        assert_eq!(near("kez", fields), Some("key"));
        assert_eq!((near("name", fields), near("submit", fields), near("", fields)), (None, None, None));
    }

    #[test]
    fn a_hostile_name_costs_no_more_than_a_long_one() {
        let hostile = "getobject".repeat(1_000_000);
        assert_eq!(nearest(&hostile, ["GetObjectTagging", "PutObject"]), "GetObjectTagging");
    }
}
