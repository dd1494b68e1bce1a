//! A policy document as it arrived: its expiration and conditions, read
//! strictly.

use crate::error::Quoted;
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;
use std::{collections::BTreeSet, fmt};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// What the signer asked of the form.
pub(super) struct Policy {
    /// Unix seconds, rounded down.
    pub(super) expires_at: i64,
    pub(super) conditions: Vec<Condition>,
    /// The narrowest of all that the document holds.
    pub(super) content_length_range: Option<(u64, u64)>,
    /// The names in `conditions`.
    names: BTreeSet<String>,
}

/// A condition on one field.
pub(super) struct Condition {
    /// In lower case.
    pub(super) field: String,
    pub(super) comparison: Comparison,
}

pub(super) enum Comparison {
    Exactly(String),
    StartsWith(String),
}

impl Policy {
    /// Reads a document from its base64 form; the error says what is wrong.
    pub(super) fn read(encoded: &str) -> Result<Policy, String> {
        let document = STANDARD.decode(encoded).map_err(|_| "the policy is not base64")?;
        let document: Value = serde_json::from_slice(&document).map_err(|_| "the policy is not JSON")?;
        let expiration = document.get("expiration").and_then(Value::as_str);
        let expires_at = expiration
            .and_then(|text| OffsetDateTime::parse(text, &Rfc3339).ok())
            .ok_or("the policy's expiration is no instant such as 2026-01-02T03:04:05Z")?
            .unix_timestamp();
        let list =
            document.get("conditions").and_then(Value::as_array).ok_or("the policy has no conditions")?;
        let mut policy =
            Policy { expires_at, conditions: Vec::new(), content_length_range: None, names: BTreeSet::new() };
        for condition in list {
            policy
                .add(condition)
                .ok_or_else(|| format!("the policy's condition {} is none of S3's", shown(condition)))?;
        }
        Ok(policy)
    }

    /// Whether any condition is on the field.
    pub(super) fn names(&self, field: &str) -> bool {
        self.names.contains(field)
    }

    /// `{"acl": "private"}`, `["eq", "$acl", "private"]`,
    /// `["starts-with", "$key", "u/"]` or `["content-length-range", 1, 10]`.
    fn add(&mut self, condition: &Value) -> Option<()> {
        match condition {
            Value::Object(pairs) => {
                for (field, value) in pairs {
                    self.push(field, Comparison::Exactly(value.as_str()?.into()));
                }
                (!pairs.is_empty()).then_some(())
            }
            Value::Array(parts) => {
                let [kind, first, second] = parts.as_slice() else { return None };
                match kind.as_str()?.to_ascii_lowercase().as_str() {
                    "eq" => self.push(named(first)?, Comparison::Exactly(second.as_str()?.into())),
                    "starts-with" => {
                        self.push(named(first)?, Comparison::StartsWith(second.as_str()?.into()))
                    }
                    "content-length-range" => self.narrow(bytes(first)?, bytes(second)?),
                    _ => return None,
                }
                Some(())
            }
            _ => None,
        }
    }

    fn push(&mut self, field: &str, comparison: Comparison) {
        let field = field.to_ascii_lowercase();
        self.names.insert(field.clone());
        self.conditions.push(Condition { field, comparison });
    }

    fn narrow(&mut self, minimum: u64, maximum: u64) {
        let (least, most) = self.content_length_range.unwrap_or((0, u64::MAX));
        self.content_length_range = Some((least.max(minimum), most.min(maximum)));
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let secret = matches!(self.field.as_str(), "x-amz-security-token");
        let (kind, value) = match &self.comparison {
            Comparison::Exactly(value) => ("eq", value),
            Comparison::StartsWith(value) => ("starts-with", value),
        };
        write!(formatter, "{kind} ${} {}", self.field, if secret { crate::redact::MASK } else { value })
    }
}

/// `acl` of `$acl`.
fn named(field: &Value) -> Option<&str> {
    field.as_str()?.strip_prefix('$')
}

/// Signers write sizes as numbers and as text.
fn bytes(size: &Value) -> Option<u64> {
    size.as_u64().or_else(|| size.as_str()?.parse().ok())
}

/// A condition for a message, without the token that one of them holds.
fn shown(condition: &Value) -> Quoted {
    match condition {
        Value::Array(parts) => Quoted::from(parts.first().map(Value::to_string).unwrap_or_default()),
        Value::Object(pairs) => Quoted::from(pairs.keys().next().cloned().unwrap_or_default()),
        other => Quoted::from(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::Policy;
    use base64::{Engine, engine::general_purpose::STANDARD};
    use proptest::prelude::*;

    fn read(document: &str) -> Result<Policy, String> {
        Policy::read(&STANDARD.encode(document))
    }

    #[test]
    fn reads_every_kind_of_condition() {
        let policy = read(
            r#"{"expiration":"2026-01-02T04:04:05.000Z","conditions":[
                {"Bucket":"b"},["eq","$ACL","private"],["starts-with","$key",""],
                ["content-length-range",1,"10"],["content-length-range",0,5]]}"#,
        )
        .unwrap_or_else(|problem| unreachable!("{problem}"));
        let shown: Vec<String> = policy.conditions.iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["eq $bucket b", "eq $acl private", "starts-with $key "]);
        assert_eq!(policy.content_length_range, Some((1, 5)));
        assert_eq!(policy.expires_at, 1_767_326_645);
        assert!(policy.names("acl") && !policy.names("ACL"));
    }

    #[test]
    fn refuses_what_s3_does_not_know() {
        for condition in [
            r#""text""#,
            "{}",
            r#"{"acl":1}"#,
            r#"["eq","acl","x"]"#,
            r#"["ends-with","$acl","x"]"#,
            r#"["eq","$acl"]"#,
            r#"["content-length-range",-1,2]"#,
            r#"["content-length-range",1,"x"]"#,
            "[[[[]]]]",
        ] {
            let document = format!(r#"{{"expiration":"2026-01-02T04:04:05Z","conditions":[{condition}]}}"#);
            assert!(read(&document).is_err(), "{condition}");
        }
        assert!(Policy::read("*").is_err());
    }

    #[test]
    fn a_condition_forges_no_line_and_fills_no_log() {
        for condition in
            [format!("{{\"a\\nb{}\":1}}", "c".repeat(9_000)), format!("\"\\u0085{}\"", "d".repeat(9_000))]
        {
            let document = format!(r#"{{"expiration":"2026-01-02T04:04:05Z","conditions":[{condition}]}}"#);
            let problem = read(&document).err().unwrap_or_default();
            assert!(problem.contains("none of S3's") && problem.len() < 400, "{problem}");
            assert!(!problem.contains(char::is_control), "{problem:?}");
        }
    }

    proptest! {
        #[test]
        fn takes_any_document(document in any::<String>(), condition in "[\\[\\]{}\",:$a-z0-9]{0,40}") {
            let _ = read(&document);
            let _ = read(&format!(r#"{{"expiration":"2026-01-02T04:04:05Z","conditions":[{condition}]}}"#));
        }
    }
}
