//! A signed form that comes back as names and texts, to be told more of: its policy as JSON, and
//! how it is sent. Both follow from its fields.

use super::policy_document::{Condition, PolicyDocument};
use crate::zeroizing::Zeroizing;
use crate::{curl, error::Error, pairs::Given};
use base64::{Engine, engine::general_purpose::STANDARD};

/// What a form is called in messages.
const OF: &str = "the form";

/// The policy's text, and the command that sends the form.
///
/// # Errors
///
/// `MissingOption` without a `url`, `MalformedRequest` where the field `policy` is missing or is not
/// one, `UnknownOption`.
pub(crate) fn form_details<'a>(
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<(Zeroizing<String>, String), Error> {
    Given::read(OF, pairs, |given| {
        for of_results in ["method", "policy", "signed-at", "expires-at", "limited-by", "curl"] {
            given.text(of_results);
        }
        given.entries("warning");
        let url = given.required("url");
        let fields = given.entries("field");
        let encoded = fields.iter().find(|(name, _)| name.eq_ignore_ascii_case("policy"));
        let encoded = encoded.map(|(_, value)| *value).unwrap_or_default();
        let conditions = PolicyDocument::read(encoded)?.conditions;
        let is_there = |wanted: &str| fields.iter().any(|(name, _)| name.eq_ignore_ascii_case(wanted));
        let open = conditions.iter().filter_map(|condition| match condition {
            Condition::StartsWith(name, prefix) if !is_there(name) => Some((name.as_str(), prefix.as_str())),
            _ => None,
        });
        let command = curl::form_command(url, fields.iter().copied(), open);
        let policy = STANDARD.decode(encoded).unwrap_or_default();
        Ok((Zeroizing::new(String::from_utf8_lossy(&policy).into_owned()), command))
    })
}

#[cfg(test)]
mod tests {
    use super::form_details;
    use crate::ErrorCode;

    #[test]
    fn a_form_without_a_policy_is_malformed() {
        let policy_of = |policy| form_details([("url", "https://b/"), ("field:policy", policy)]).unwrap_err();
        for policy in ["", "e30", "e30=", "not base64"] {
            assert_eq!(policy_of(policy).code(), ErrorCode::MalformedRequest, "{policy}");
        }
        let without_url = form_details([("field:key", "k")]).unwrap_err();
        assert_eq!(without_url.code(), ErrorCode::MissingOption);
    }
}
