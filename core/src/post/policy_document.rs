//! The policy document: JSON that says until when and under which conditions a
//! form is accepted ("POST Policy", S3 API reference). A signer writes it, a
//! verifier reads it, strictly.

use super::json::Json;
use crate::zeroizing::Zeroizing;
use crate::{
    error::{Error, Quoted},
    expiry::rfc3339,
    redact::shown_value,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::fmt;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// What a form must meet, and until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PolicyDocument {
    /// Unix seconds; a fraction of a second is cut off.
    pub(crate) expires_at: i64,
    pub(crate) conditions: Vec<Condition>,
}

/// What a form must meet. Names of fields stand as they were written, and mean
/// the same in any case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    /// The field has exactly this value.
    Exactly(String, String),
    /// The field's value begins so; any value does with an empty beginning.
    StartsWith(String, String),
    /// The file has so many bytes.
    ContentLengthRange(u64, u64),
}

impl PolicyDocument {
    /// The document's text: ASCII only, since the documentation asks for every
    /// other character to be escaped.
    pub(crate) fn write(&self) -> Zeroizing<String> {
        let conditions = Value::Array(self.conditions.iter().map(Condition::to_json).collect());
        // Written in this order, whatever a program makes of its JSON objects.
        let document = Zeroizing::new(format!(
            "{{\"conditions\":{conditions},\"expiration\":{}}}",
            json!(rfc3339(self.expires_at))
        ));
        if document.is_ascii() { document } else { Zeroizing::new(ascii_only(&document)) }
    }

    /// Reads a document from its base64 form.
    ///
    /// # Errors
    ///
    /// `MalformedRequest`, and `DuplicatePolicyName`.
    pub(crate) fn read(encoded: &str) -> Result<PolicyDocument, Error> {
        let malformed = |problem: &str| Error::MalformedRequest { problem: problem.into() };
        let document = STANDARD.decode(encoded).map_err(|_| malformed("the policy is not base64"))?;
        let document: Json =
            serde_json::from_slice(&document).map_err(|_| malformed("the policy is not JSON"))?;
        if let Some(name) = document.repeated_name() {
            return Err(Error::DuplicatePolicyName { name: name.into() });
        }
        let expires_at = document
            .get("expiration")
            .and_then(Json::text)
            .and_then(|text| OffsetDateTime::parse(text, &Rfc3339).ok())
            .ok_or_else(|| {
                malformed("the policy's expiration is not an instant such as 2026-01-02T03:04:05Z")
            })?
            .unix_timestamp();
        let list = document
            .get("conditions")
            .and_then(Json::list)
            .ok_or_else(|| malformed("the policy has no list of conditions"))?;
        let mut conditions = Vec::with_capacity(list.len());
        for condition in list {
            Condition::read(condition, &mut conditions).ok_or_else(|| {
                let problem =
                    format!("the policy's condition {} is not one that S3 supports", shown(condition));
                malformed(&problem)
            })?;
        }
        Ok(PolicyDocument { expires_at, conditions })
    }
}

impl Condition {
    /// `{"acl": "private"}`, which may hold several fields; `["eq", "$acl", "private"]`,
    /// `["starts-with", "$key", "u/"]` or `["content-length-range", 1, 10]`.
    fn read(json: &Json, conditions: &mut Vec<Condition>) -> Option<()> {
        match json {
            Json::Object(fields) => {
                for (field, value) in fields {
                    conditions.push(Condition::Exactly(field.clone(), value.text()?.into()));
                }
                (!fields.is_empty()).then_some(())
            }
            Json::List(parts) => {
                let [kind, first, second] = parts.as_slice() else { return None };
                conditions.push(match kind.text()?.to_ascii_lowercase().as_str() {
                    "eq" => Condition::Exactly(named(first)?, second.text()?.into()),
                    "starts-with" => Condition::StartsWith(named(first)?, second.text()?.into()),
                    "content-length-range" => Condition::ContentLengthRange(bytes(first)?, bytes(second)?),
                    _ => return None,
                });
                Some(())
            }
            Json::Text(_) | Json::Number(_) | Json::Other => None,
        }
    }

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

/// As a message shows it, without a secret.
impl fmt::Display for Condition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, field, value) = match self {
            Condition::Exactly(field, value) => ("eq", field, value),
            Condition::StartsWith(field, prefix) => ("starts-with", field, prefix),
            Condition::ContentLengthRange(minimum, maximum) => {
                return write!(formatter, "content-length-range {minimum} to {maximum}");
            }
        };
        let value = shown_value(field, value);
        write!(formatter, "{kind} ${} {value}", field.to_ascii_lowercase())
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

/// `acl` of `$acl`.
fn named(field: &Json) -> Option<String> {
    field.text()?.strip_prefix('$').map(String::from)
}

/// Signers write sizes as numbers and as text.
fn bytes(size: &Json) -> Option<u64> {
    match size {
        Json::Number(bytes) => Some(*bytes),
        other => other.text()?.parse().ok(),
    }
}

/// A condition for a message, without the values, one of which may be a token.
fn shown(condition: &Json) -> Quoted {
    let text = match condition {
        Json::List(parts) => parts.first().and_then(Json::text),
        Json::Object(fields) => fields.first().map(|(name, _)| name.as_str()),
        other => other.text(),
    };
    text.unwrap_or_default().into()
}

#[cfg(test)]
mod tests {
    use super::{Condition, PolicyDocument};
    use base64::{Engine, engine::general_purpose::STANDARD};
    use proptest::prelude::*;

    fn read(document: &str) -> Result<PolicyDocument, String> {
        PolicyDocument::read(&STANDARD.encode(document)).map_err(|error| error.to_string())
    }

    /// A document with one more condition.
    fn with(condition: &str) -> String {
        format!(r#"{{"expiration":"2026-01-02T04:04:05Z","conditions":[{condition}]}}"#)
    }

    #[test]
    fn writes_conditions_as_the_documentation_does() {
        let conditions = vec![
            Condition::Exactly("bucket".into(), "photos".into()),
            Condition::StartsWith("key".into(), "é\"\u{1f600}/".into()),
            Condition::ContentLengthRange(1, 10),
        ];
        assert_eq!(
            PolicyDocument { expires_at: 1_767_326_645, conditions }.write().as_str(),
            r#"{"conditions":[{"bucket":"photos"},["starts-with","$key","\u00e9\"\ud83d\ude00/"],["content-length-range",1,10]],"expiration":"2026-01-02T04:04:05Z"}"#,
        );
    }

    #[test]
    fn reads_every_kind_of_condition() {
        let document = read(
            r#"{"expiration":"2026-01-02T04:04:05.999Z","conditions":[
                {"Bucket":"b","x":"y"},["EQ","$ACL","private"],["starts-with","$key",""],
                ["content-length-range",1,"10"],["content-length-range",0,5]]}"#,
        )
        .unwrap();
        let shown: Vec<String> = document.conditions.iter().map(ToString::to_string).collect();
        assert_eq!(
            shown,
            [
                "eq $bucket b",
                "eq $x y",
                "eq $acl private",
                "starts-with $key ",
                "content-length-range 1 to 10",
                "content-length-range 0 to 5"
            ]
        );
        assert_eq!(document.expires_at, 1_767_326_645);
    }

    #[test]
    fn refuses_what_s3_does_not_know() {
        for condition in [
            r#""text""#,
            "{}",
            "1",
            r#"{"acl":1}"#,
            r#"["eq","acl","x"]"#,
            r#"["ends-with","$acl","x"]"#,
            r#"["eq","$acl"]"#,
            r#"["content-length-range",-1,2]"#,
            r#"["content-length-range",1,"x"]"#,
            r#"["content-length-range",1,1.5]"#,
            "[[[[]]]]",
        ] {
            let problem = read(&with(condition)).unwrap_err();
            assert!(problem.contains("is not one that S3 supports"), "{condition}: {problem}");
        }
        for (document, problem) in [
            ("", "not JSON"),
            ("{}", "expiration"),
            ("[]", "expiration"),
            (r#"{"expiration":1}"#, "expiration"),
            (r#"{"expiration":"tomorrow","conditions":[]}"#, "expiration"),
            (r#"{"expiration":"2026-01-02T04:04:05Z"}"#, "no list of conditions"),
            (r#"{"expiration":"2026-01-02T04:04:05Z","conditions":{}}"#, "no list of conditions"),
            (&"[".repeat(10_000), "not JSON"),
        ] {
            let error = read(document).unwrap_err();
            assert!(error.contains(problem), "{document:.20}: {error}");
        }
        assert!(PolicyDocument::read("*").is_err());
    }

    /// Readers differ on which of two equal names counts.
    #[test]
    fn refuses_a_name_twice() {
        for document in [
            with(r#"{"acl":"private","acl":"public-read"}"#),
            with("").replace('}', r#","conditions":[]}"#),
            with("").replace('}', r#","expiration":"2036-01-02T04:04:05Z"}"#),
            with("").replace('}', r#","other":{"a":1,"a":2}}"#),
        ] {
            assert!(read(&document).unwrap_err().contains("twice"), "{document}");
        }
    }

    #[test]
    fn a_condition_forges_no_line_and_fills_no_log() {
        for condition in
            [format!("{{\"a\\nb{}\":1}}", "c".repeat(9_000)), format!("\"\\u0085{}\"", "d".repeat(9_000))]
        {
            let problem = read(&with(&condition)).unwrap_err();
            assert!(problem.contains("is not one that S3 supports") && problem.len() < 400, "{problem}");
            assert!(!problem.contains(char::is_control), "{problem:?}");
        }
    }

    #[test]
    fn a_condition_shows_no_secret() {
        for field in ["x-amz-security-token", "X-Amz-Server-Side-Encryption-Customer-Key"] {
            let condition = Condition::Exactly(field.into(), "s3cret".into());
            assert!(!condition.to_string().contains("s3cret"), "{condition}");
        }
    }

    fn any_condition() -> impl Strategy<Value = Condition> {
        prop_oneof![
            (any::<String>(), any::<String>()).prop_map(|(field, value)| Condition::Exactly(field, value)),
            (any::<String>(), any::<String>()).prop_map(|(field, value)| Condition::StartsWith(field, value)),
            (any::<u64>(), any::<u64>()).prop_map(|(least, most)| Condition::ContentLengthRange(least, most)),
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(
            expires_at in 0_i64..253_402_300_800,
            conditions in prop::collection::vec(any_condition(), 0..6),
        ) {
            let document = PolicyDocument { expires_at, conditions };
            let text = document.write();
            prop_assert!(text.is_ascii());
            prop_assert_eq!(read(&text), Ok(document));
        }

        #[test]
        fn takes_any_document(document in any::<String>(), condition in "[\\[\\]{}\",:$a-z0-9]{0,40}") {
            let _ = read(&document);
            let _ = read(&with(&condition));
        }
    }
}
