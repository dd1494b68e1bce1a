//! Names of profiles that AWS's reader for Rust does not take: with white space, as in
//! `[profile "my team"]`, which AWS's other tools write and read. They are escaped
//! before it sees them.

use std::fmt::Write;

/// The name with nothing in it that the reader refuses: what it does not know, and
/// the escaping character, as `%20`.
pub(super) fn plain(name: &str) -> String {
    let mut plain = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"_-/.@:+".contains(&byte) {
            plain.push(char::from(byte));
        } else {
            // Writing to a text does not fail.
            let _ = write!(plain, "%{byte:02X}");
        }
    }
    plain
}

/// The name as its owner wrote it.
pub(super) fn spoken(plain: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), plain);
    while let Some((before, escaped)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let code = escaped.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(code.unwrap_or(b'%'));
        rest = if code.is_some() { escaped.get(2..).unwrap_or_default() } else { escaped };
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A file of AWS's tools with plain names in the places where profiles are named.
pub(super) fn with_plain_names(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        // Nor does the reader take a comment among indented lines.
        let comment = line.trim_start().starts_with(['#', ';']).then(String::new);
        match comment.or_else(|| section(line)).or_else(|| source(line)) {
            Some(changed) => {
                plain.push_str(&changed);
                plain.push('\n');
            }
            None => plain.push_str(line),
        }
    }
    plain
}

/// `[profile "a b"]` of the one file, `[a b]` of the other. Sections of other kinds
/// stay as they are: the name of an SSO session says where its token is kept.
fn section(line: &str) -> Option<String> {
    let (inner, _) = line.strip_prefix('[')?.split_once(']')?;
    let inner = inner.trim();
    let (kind, name) = match inner.split_once([' ', '\t']) {
        Some(("profile", name)) => ("profile ", name.trim()),
        Some(("sso-session" | "services" | "plugins" | "preview", _)) => return None,
        _ => ("", inner),
    };
    Some(format!("[{kind}{}]", plain(unquoted(name))))
}

/// `source_profile = a b`.
fn source(line: &str) -> Option<String> {
    let (name, value) = line.split_once('=')?;
    (name.trim() == "source_profile" && !line.starts_with([' ', '\t']))
        .then(|| format!("source_profile = {}", plain(value.trim())))
}

fn unquoted(name: &str) -> &str {
    let inner = |quote| name.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::{plain, spoken, with_plain_names};

    #[test]
    fn names_come_back_as_they_were() {
        for name in ["dev", "my team", "100%", "ä", "a%20b", "a/b@c:d+e"] {
            assert_eq!(spoken(&plain(name)), name);
        }
        assert_eq!(plain("my team"), "my%20team");
    }

    #[test]
    fn changes_names_of_profiles_and_nothing_else() {
        let text = "[profile \"my team\"]\n  # c\nregion = a b\nsource_profile = her team\n[sso-session my sso]\n[default] # b\n[plain]\n x = [y]";
        let plain = "[profile my%20team]\n\nregion = a b\nsource_profile = her%20team\n[sso-session my sso]\n[default]\n[plain]\n x = [y]";
        assert_eq!(with_plain_names(text), plain);
    }
}
