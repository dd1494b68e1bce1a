//! The values of parameters. Every host can write them as text, and so does
//! this: one way in, whatever the language.

use crate::zeroizing::Zeroizing;
use crate::{error::Error, redact::redact};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::collections::{BTreeMap, HashMap};
use time::{
    OffsetDateTime, UtcOffset,
    format_description::well_known::{Rfc2822, Rfc3339},
};

/// The value of an operation's parameter.
///
/// ```
/// use s3presign::Value;
///
/// assert_eq!(Value::from(5), Value::Integer(5));
/// assert_eq!(Value::from("image/png"), Value::Text("image/png".into()));
/// assert_eq!(
///     Value::from([("owner", "ada")]),
///     Value::Map(vec![("owner".into(), "ada".into())]),
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// Text. Numbers, booleans (`true`, `false`), instants (RFC 3339, HTTP date
    /// or Unix seconds) and bytes (base64) may come as text too.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// True or false.
    Boolean(bool),
    /// An instant, for dates such as `Expires` or `IfModifiedSince`.
    Instant(OffsetDateTime),
    /// Bytes that S3 takes in base64: digests and encryption keys.
    Bytes(Vec<u8>),
    /// Several texts, such as `ObjectAttributes`.
    List(Vec<String>),
    /// Texts by name, such as `Metadata`, or the parts of a `CopySource`.
    Map(Vec<(String, String)>),
}

impl Value {
    /// The value as pairs of name and text: one, or one for each item of a list
    /// or entry of a map; `NAME:` where there is none, and `bytes:NAME` for bytes.
    pub(crate) fn into_texts(self, name: &str) -> Vec<(String, Zeroizing<String>)> {
        let nothing = || vec![(format!("{name}:"), Zeroizing::default())];
        let text = match self {
            Value::List(items) if items.is_empty() => return nothing(),
            Value::Map(entries) if entries.is_empty() => return nothing(),
            Value::List(items) => {
                return items.into_iter().map(|item| (name.into(), Zeroizing::new(item))).collect();
            }
            Value::Map(entries) => {
                let entries = entries.into_iter();
                return entries
                    .map(|(entry, text)| (format!("{name}:{entry}"), Zeroizing::new(text)))
                    .collect();
            }
            Value::Text(text) => text,
            Value::Integer(number) => number.to_string(),
            Value::Boolean(truth) => truth.to_string(),
            Value::Instant(instant) => instant.unix_timestamp().to_string(),
            Value::Bytes(bytes) => {
                let text = STANDARD.encode(Zeroizing::new(bytes).as_slice());
                return vec![(format!("bytes:{name}"), Zeroizing::new(text))];
            }
        };
        vec![(name.into(), Zeroizing::new(text))]
    }
}

/// Implements `From` for types that convert with one expression.
macro_rules! value_from {
    ($($kind:ty: $value:ident => $conversion:expr;)+) => {
        $(impl From<$kind> for Value {
            fn from($value: $kind) -> Value {
                $conversion
            }
        })+
    };
}

value_from! {
    &str: text => Value::Text(text.into());
    String: text => Value::Text(text);
    &String: text => Value::Text(text.clone());
    i32: number => Value::Integer(number.into());
    u32: number => Value::Integer(number.into());
    i64: number => Value::Integer(number);
    bool: truth => Value::Boolean(truth);
    OffsetDateTime: instant => Value::Instant(instant);
    &[u8]: bytes => Value::Bytes(bytes.into());
    Vec<u8>: bytes => Value::Bytes(bytes);
    Vec<String>: items => Value::List(items);
    BTreeMap<String, String>: entries => Value::Map(entries.into_iter().collect());
    HashMap<String, String>: entries => Value::Map(entries.into_iter().collect());
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(bytes: [u8; N]) -> Value {
        Value::Bytes(bytes.into())
    }
}

impl<const N: usize> From<[&str; N]> for Value {
    fn from(items: [&str; N]) -> Value {
        Value::List(items.map(String::from).into())
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Value {
    fn from(entries: [(&str, &str); N]) -> Value {
        Value::Map(entries.map(|(name, text)| (name.into(), text.into())).into())
    }
}

/// An instant written as RFC 3339, as an HTTP date or as Unix seconds.
pub(crate) fn parse_instant(text: &str) -> Option<OffsetDateTime> {
    let instant = match text.parse() {
        Ok(unix_time) => OffsetDateTime::from_unix_timestamp(unix_time).ok(),
        Err(_) => {
            OffsetDateTime::parse(text, &Rfc3339).or_else(|_| OffsetDateTime::parse(text, &Rfc2822)).ok()
        }
    };
    instant?.checked_to_offset(UtcOffset::UTC)
}

/// `true` or `false`, in any case.
pub(crate) fn parse_boolean(text: &str) -> Option<bool> {
    text.to_ascii_lowercase().parse().ok()
}

/// The error for bytes that were passed for a text.
pub(crate) fn bytes_for_text(name: &str) -> Error {
    Error::WrongType { name: name.into(), given: "bytes".into(), expected: "text".into() }
}

/// The error for a value that no text says, by the words of `type:NAME`: the language that
/// has the type says what the value is and what to pass, `of type float; pass an integer`.
pub(crate) fn other_type(name: &str, words: &str) -> Error {
    let (given, expected) = words.split_once("; pass ").unwrap_or((words, "text"));
    Error::WrongType { name: name.into(), given: shown_words(given), expected: shown_words(expected) }
}

/// Words of a binding, in which the name of a class may be anybody's: cut, and without
/// what could forge a line of a log.
fn shown_words(words: &str) -> String {
    const SHOWN: usize = 200;
    let words: String = words.chars().take(SHOWN).collect();
    redact(&words).chars().map(|character| if character.is_control() { '?' } else { character }).collect()
}

pub(crate) fn invalid_option(name: &'static str, value: &str, expected: &'static str) -> Error {
    Error::InvalidOption { name, value: value.into(), expected }
}

#[cfg(test)]
mod tests {
    use super::{Value, other_type, parse_boolean, parse_instant};
    use time::macros::datetime;

    #[test]
    fn reads_instants_as_people_write_them() {
        let instant = Some(datetime!(2026-03-04 05:06:07 UTC));
        for text in [
            "2026-03-04T05:06:07Z",
            "2026-03-04T06:06:07+01:00",
            "Wed, 04 Mar 2026 05:06:07 GMT",
            "1772600767",
        ] {
            assert_eq!(parse_instant(text), instant, "{text}");
        }
        for text in ["", "tomorrow", "2026-03-04", "9999999999999999999", "2026-03-04T05:06:07"] {
            assert_eq!(parse_instant(text), None, "{text}");
        }
    }

    #[test]
    fn reads_booleans_in_any_case() {
        assert_eq!(parse_boolean("True"), Some(true));
        assert_eq!(parse_boolean("yes"), None);
    }

    #[test]
    fn another_language_says_its_types() {
        let message = |words: &str| other_type("Metadata:owner", words).to_string();
        assert_eq!(
            message("of type float; pass a str or int"),
            "\"Metadata:...\" is of type float; pass a str or int"
        );
        assert_eq!(message("a map"), "\"Metadata:...\" is a map; pass text");
        let forged = message(&format!("of type A\n\u{1b}ERROR X-Amz-Signature=3eb1 {}", "x".repeat(9_999)));
        assert!(!forged.contains(['\n', '\u{1b}']) && !forged.contains("3eb1"), "{forged}");
        assert!(forged.len() < 300);
    }

    #[test]
    fn flattens_lists_and_maps() {
        let texts = |value: Value| -> Vec<(String, String)> {
            value.into_texts("name").into_iter().map(|(name, text)| (name, text.to_string())).collect()
        };
        assert_eq!(texts(["a", "b"].into()), [("name".into(), "a".into()), ("name".into(), "b".into())]);
        assert_eq!(texts([("k", "v")].into()), [("name:k".into(), "v".into())]);
        assert_eq!(texts(b"abc"[..].into()), [("bytes:name".into(), "YWJj".into())]);
        assert_eq!(texts(Value::List(vec![])), [("name:".into(), "".into())]);
        assert_eq!(texts(Value::Map(vec![])), [("name:".into(), "".into())]);
    }
}
