//! The policy document: JSON that says until when and under which conditions a
//! form is accepted ("POST Policy", S3 API reference).

use serde_json::{Value, json};

/// What a form must meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    /// The field has exactly this value.
    Exactly(String, String),
    /// The field's value begins so; any value does with an empty beginning.
    StartsWith(String, String),
    /// The file has so many bytes.
    ContentLengthRange(i64, i64),
}

/// The document's text: ASCII only, since the documentation asks for every
/// other character to be escaped.
pub(super) fn write(expiration: &str, conditions: &[Condition]) -> String {
    let conditions: Vec<Value> = conditions.iter().map(Condition::to_json).collect();
    // Written in this order, whatever a program makes of its JSON objects.
    let document = format!("{{\"conditions\":{},\"expiration\":{}}}", json!(conditions), json!(expiration));
    ascii_only(&document)
}

impl Condition {
    fn to_json(&self) -> Value {
        match self {
            Condition::Exactly(field, value) => json!({ field.as_str(): value }),
            Condition::StartsWith(field, prefix) => json!(["starts-with", format!("${field}"), prefix]),
            Condition::ContentLengthRange(minimum, maximum) => {
                json!(["content-length-range", minimum, maximum])
            }
        }
    }
}

/// JSON with `\uXXXX` for each UTF-16 unit beyond ASCII, which only strings hold.
fn ascii_only(json: &str) -> String {
    let mut ascii = String::with_capacity(json.len());
    for character in json.chars() {
        if character.is_ascii() {
            ascii.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                ascii.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    ascii
}

#[cfg(test)]
mod tests {
    use super::{Condition, write};
    use proptest::prelude::*;

    #[test]
    fn writes_conditions_as_the_documentation_does() {
        let conditions = [
            Condition::Exactly("bucket".into(), "photos".into()),
            Condition::StartsWith("key".into(), "é\"\u{1f600}/".into()),
            Condition::ContentLengthRange(1, 10),
        ];
        assert_eq!(
            write("2026-01-02T04:04:05Z", &conditions),
            r#"{"conditions":[{"bucket":"photos"},["starts-with","$key","\u00e9\"\ud83d\ude00/"],["content-length-range",1,10]],"expiration":"2026-01-02T04:04:05Z"}"#,
        );
    }

    proptest! {
        #[test]
        fn is_ascii_json_that_reads_back(field in any::<String>(), value in any::<String>()) {
            let document = write("x", &[Condition::Exactly(field.clone(), value.clone())]);
            prop_assert!(document.is_ascii());
            let read: serde_json::Value = serde_json::from_str(&document).unwrap();
            prop_assert_eq!(&read["conditions"][0][&field], &value);
        }
    }
}
