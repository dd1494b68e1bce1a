//! From the fields and prefixes that were asked for to what is signed: each field
//! with its condition, and refusals of what no form can meet.

use super::{form_field::FieldName, policy::PostPolicy, policy_document::Condition, tagging};
use crate::{
    error::Error,
    object_key::{FILE_NAME, check_key, fixed_beginning},
    operation::Operation,
    pairs::{bare_name, same_name},
    parameters::{Header, check_digests, check_metadata_size, write_value},
};
use std::collections::{BTreeMap, BTreeSet};

/// The largest file that one request can upload, in bytes.
const FIVE_GIB: i64 = 5 * 1024 * 1024 * 1024;

impl PostPolicy {
    /// The fields that come before the signature's, the key first, and the
    /// conditions on them.
    pub(super) fn bind(&self) -> Result<ConditionedFields, Error> {
        let mut prefixes = self.named_prefixes()?;
        let key = self.bind_key(&prefixes)?;
        let mut conditions = vec![Condition::Exactly("bucket".into(), self.bucket.clone())];
        let mut fields: Vec<(String, String)> = Vec::new();
        let named = self.named_fields(&prefixes)?;
        let key = ("key".to_owned(), key);
        for (name, value) in std::iter::once(key).chain(named) {
            let prefix = prefixes.take(&name);
            // S3 lets such a field pass without a condition, and ignores it.
            if !name.starts_with("x-ignore-") {
                conditions.extend(conditions_on(&name, &value, prefix)?);
            }
            fields.push((name, value));
        }
        let open: Vec<(String, String)> = prefixes.rest().collect();
        conditions.extend(open.iter().cloned().map(|(name, prefix)| Condition::StartsWith(name, prefix)));
        conditions.extend(self.content_length_range()?);
        Ok(ConditionedFields { fields, open, conditions })
    }

    /// The key, with `${filename}` where only its beginning is given.
    fn bind_key(&self, prefixes: &Prefixes) -> Result<String, Error> {
        let key = match (&self.key, prefixes.get("key")) {
            (Some(key), _) => key.clone(),
            (None, Some(prefix)) => format!("{prefix}{FILE_NAME}"),
            (None, None) => return Err(Error::missing_option("the form", "key")),
        };
        check_key(&key)?;
        check_value("key", &key)?;
        Ok(key)
    }

    fn named_prefixes(&self) -> Result<Prefixes, Error> {
        let mut named = Prefixes::default();
        let known = self.prefixes.iter().map(|(given, prefix)| (prefixed_name(given, prefix), given, prefix));
        let own = self.own_prefixes.iter().map(|(given, prefix)| (own_name(given), given, prefix));
        for (name, given, prefix) in known.chain(own) {
            let name = name?;
            check_value(given, prefix)?;
            if !named.add(name, prefix.clone()) {
                return Err(Error::DuplicateFormField { name: format!("starts-with:{given}").into() });
            }
        }
        Ok(named)
    }

    fn named_fields(&self, prefixes: &Prefixes) -> Result<Vec<(String, String)>, Error> {
        let mut named: Vec<(String, String)> = Vec::new();
        let mut names = BTreeSet::new();
        for (given, value) in &self.fields {
            let name = FieldName::of_value(given, value)?;
            let given = bare_name(given);
            check_value(given, value)?;
            if !names.insert(name.as_str().to_ascii_lowercase()) {
                return Err(Error::DuplicateFormField { name: given.into() });
            }
            let value = field_value(given, name.as_str(), value)?;
            named.push((name.as_str().into(), value));
        }
        for (given, value) in &self.own_fields {
            let name = own_name(given)?;
            check_value(given, value)?;
            if !names.insert(name.to_ascii_lowercase()) {
                return Err(Error::DuplicateFormField { name: given.as_str().into() });
            }
            named.push((name, value.clone()));
        }
        let headers: Vec<Header> = named
            .iter()
            .map(|(name, value)| Header { name: name.clone(), value: value.clone().into() })
            .collect();
        check_digests(&headers)?;
        check_checksum_algorithm(&named, prefixes)?;
        check_metadata_size(&headers)?;
        Ok(named)
    }

    fn content_length_range(&self) -> Result<Option<Condition>, Error> {
        if self.min_content_length.is_none() && self.max_content_length.is_none() {
            return Ok(None);
        }
        let minimum = self.min_content_length.unwrap_or(0);
        let maximum = self.max_content_length.unwrap_or(FIVE_GIB);
        match (u64::try_from(minimum), u64::try_from(maximum)) {
            (Ok(least), Ok(most)) if least <= most && maximum <= FIVE_GIB => {
                Ok(Some(Condition::ContentLengthRange(least, most)))
            }
            _ => Err(Error::InvalidContentLengthRange { minimum, maximum }),
        }
    }
}

/// The name of a field whose beginning was given.
fn prefixed_name(given: &str, prefix: &str) -> Result<String, Error> {
    if same_name(given, "key") {
        return Ok(String::from("key"));
    }
    let name = match FieldName::customer_key(given) {
        Some(name) if prefix.is_empty() => name,
        _ => FieldName::find(given)?,
    };
    if !name.takes_prefix() {
        return Err(Error::InvalidCondition {
            condition: format!("starts-with ${}", name.as_str()).into(),
            problem: "is on a field that S3 only compares as a whole; pass its value as a field",
        });
    }
    Ok(name.as_str().into())
}

fn own_name(given: &str) -> Result<String, Error> {
    FieldName::own(given).map(|name| name.as_str().into())
}

/// Beginnings that fields must have, in the order they were given; found by name, which S3
/// compares in any case, without a search, since anybody's names may be among thousands.
#[derive(Default)]
struct Prefixes {
    in_order: Vec<Option<(String, String)>>,
    places: BTreeMap<String, usize>,
}

impl Prefixes {
    /// Whether this is the first of its name.
    fn add(&mut self, name: String, prefix: String) -> bool {
        let first = self.places.insert(name.to_ascii_lowercase(), self.in_order.len()).is_none();
        self.in_order.push(Some((name, prefix)));
        first
    }

    fn get(&self, name: &str) -> Option<&str> {
        let place = self.in_order.get(*self.places.get(&name.to_ascii_lowercase())?)?;
        place.as_ref().map(|(_, prefix)| prefix.as_str())
    }

    /// Takes the beginning of the field of this name out.
    fn take(&mut self, name: &str) -> Option<String> {
        let place = self.in_order.get_mut(*self.places.get(&name.to_ascii_lowercase())?)?;
        place.take().map(|(_, prefix)| prefix)
    }

    /// Those of fields that the sender adds.
    fn rest(self) -> impl Iterator<Item = (String, String)> {
        self.in_order.into_iter().flatten()
    }
}

/// A policy whose fields have S3's names and each a condition.
#[derive(Debug)]
pub(super) struct ConditionedFields {
    /// In the order in which they are sent.
    pub(super) fields: Vec<(String, String)>,
    /// What the sender adds, with the text that each value must begin with.
    pub(super) open: Vec<(String, String)>,
    pub(super) conditions: Vec<Condition>,
}

impl ConditionedFields {
    /// The key as the form sends it.
    pub(super) fn key(&self) -> &str {
        self.fields.first().map(|(_, key)| key.as_str()).unwrap_or_default()
    }

    /// The text of a field that the form has.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str())
    }

    /// Whether the sender's file names some of the key.
    pub(super) fn is_key_open(&self) -> bool {
        self.key().contains(FILE_NAME)
    }

    /// The names of all fields that the form has or its sender may add.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let bound = self.conditions.iter().filter_map(|condition| match condition {
            Condition::Exactly(name, _) | Condition::StartsWith(name, _) => Some(name.as_str()),
            Condition::ContentLengthRange(..) => None,
        });
        self.fields.iter().map(|(name, _)| name.as_str()).chain(bound)
    }
}

/// What a field with a value must meet: to have just this value, except what the
/// sender's file puts in the place of `${filename}`; and the beginning that was
/// asked for, which must not make the value impossible.
fn conditions_on(
    name: &str,
    value: &str,
    prefix: Option<String>,
) -> Result<impl Iterator<Item = Condition> + use<>, Error> {
    let fixed = fixed_beginning(value);
    let own = if value.contains(FILE_NAME) {
        Condition::StartsWith(name.into(), fixed.into())
    } else {
        Condition::Exactly(name.into(), value.into())
    };
    if let Some(prefix) = prefix.as_deref()
        && !fixed.starts_with(prefix)
    {
        return Err(Error::InvalidCondition {
            condition: format!("starts-with ${name} {prefix}").into(),
            problem: "does not hold for the field's own value; change one of them",
        });
    }
    let asked = prefix.map(|prefix| Condition::StartsWith(name.into(), prefix));
    let other = asked.filter(|asked| *asked != own);
    Ok(std::iter::once(own).chain(other))
}

/// A value as its field takes it: instants, numbers and tags may be written in
/// other ways.
fn field_value(given: &str, name: &str, value: &str) -> Result<String, Error> {
    let invalid = |problem| Error::InvalidFormField { name: given.into(), problem };
    match name {
        "success_action_status" if !matches!(value, "200" | "201" | "204") => {
            Err(invalid("must be 200, 201 or 204: S3 answers any other with 204"))
        }
        "redirect" | "success_action_redirect"
            if !value.starts_with("http://") && !value.starts_with("https://") =>
        {
            Err(invalid("must be an http or https URL: S3 ignores any other"))
        }
        "tagging" => tagging::as_xml(value)
            .ok_or_else(|| invalid("is neither XML nor pairs such as team=blue&stage=new, percent-encoded")),
        _ => {
            let parameter = Operation::find("PutObject").and_then(|put| Some((put, put.parameter(given)?)));
            match parameter {
                Some((operation, parameter)) => {
                    write_value(operation, parameter, value).map(|text| text.to_string())
                }
                None => Ok(value.into()),
            }
        }
    }
}

/// S3 refuses an algorithm without its checksum, which the sender may add where
/// a condition leaves it open.
fn check_checksum_algorithm(fields: &[(String, String)], prefixes: &Prefixes) -> Result<(), Error> {
    let given = fields.iter().find(|(name, _)| name == "x-amz-checksum-algorithm");
    let Some((_, algorithm)) = given else { return Ok(()) };
    let field = format!("x-amz-checksum-{}", algorithm.to_ascii_lowercase());
    if fields.iter().any(|(name, _)| *name == field) || prefixes.get(&field).is_some() {
        return Ok(());
    }
    Err(Error::ChecksumWithoutValue {
        operation: "PostObject",
        algorithm: algorithm.as_str().into(),
        parameter: field.into(),
    })
}

/// Browsers send a line break in a field as CR and LF, whatever it was (HTML
/// Standard, "Multipart form data"), so no condition on it would hold.
fn check_value(name: &str, value: &str) -> Result<(), Error> {
    if value.contains(['\r', '\n', '\0']) {
        let problem = "has a line break or NUL in its value; remove it";
        return Err(Error::InvalidFormField { name: name.into(), problem });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::FIVE_GIB;
    use crate::{
        ErrorCode,
        post::{policy::PostPolicy, policy_document::Condition},
    };

    fn bind(pairs: &[(&str, &str)]) -> Result<Vec<Condition>, ErrorCode> {
        let all = [("bucket", "photos")].into_iter().chain(pairs.iter().copied());
        let policy = PostPolicy::from_pairs(all).map_err(|error| error.code())?;
        policy.bind().map(|bound| bound.conditions).map_err(|error| error.code())
    }

    fn exactly(name: &str, value: &str) -> Condition {
        Condition::Exactly(name.into(), value.into())
    }

    fn starts_with(name: &str, prefix: &str) -> Condition {
        Condition::StartsWith(name.into(), prefix.into())
    }

    #[test]
    fn every_field_has_its_condition() {
        let conditions = bind(&[
            ("key", "a.png"),
            ("contentType", "image/png"),
            ("StorageClass", "STANDARD_IA"),
            ("Expires", "2026-03-04T05:06:07Z"),
            ("tagging", "a=b"),
            ("x-ignore-button", "Send"),
            ("max-content-length", "10"),
        ]);
        let expected = vec![
            exactly("bucket", "photos"),
            exactly("key", "a.png"),
            exactly("Content-Type", "image/png"),
            exactly("x-amz-storage-class", "STANDARD_IA"),
            exactly("Expires", "Wed, 04 Mar 2026 05:06:07 GMT"),
            exactly("tagging", "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>"),
            Condition::ContentLengthRange(0, 10),
        ];
        assert_eq!(conditions, Ok(expected));
    }

    #[test]
    fn a_file_name_leaves_the_rest_open() {
        for pairs in [
            &[("key", "u/42/${filename}")][..],
            &[("starts-with:key", "u/42/")],
            &[("starts-with:Key", "u/42/"), ("key", "u/42/${filename}")],
            &[("key", "u/42/${filename}.png")],
            &[("key", "u/42/${filename}"), ("starts-with:key", "u/42/")],
        ] {
            assert_eq!(bind(pairs), Ok(vec![exactly("bucket", "photos"), starts_with("key", "u/42/")]));
        }
        let redirect =
            bind(&[("key", "k"), ("success_action_redirect", "https://h/?f=${filename}")]).unwrap();
        assert_eq!(redirect.last(), Some(&starts_with("success_action_redirect", "https://h/?f=")));
    }

    #[test]
    fn a_value_beside_a_prefix_is_bound_exactly() {
        let conditions =
            bind(&[("key", "k"), ("Content-Type", "image/png"), ("starts-with:content-type", "image/")]);
        let expected = [exactly("Content-Type", "image/png"), starts_with("Content-Type", "image/")];
        assert_eq!(conditions.unwrap()[2..], expected);
        let conditions = bind(&[("key", "u/a"), ("starts-with:key", "u/")]);
        assert_eq!(conditions.unwrap()[1..], [exactly("key", "u/a"), starts_with("key", "u/")]);
        let conditions = bind(&[("key", "u/42/${filename}"), ("starts-with:key", "u/")]);
        assert_eq!(conditions.unwrap()[1..], [starts_with("key", "u/42/"), starts_with("key", "u/")]);
    }

    #[test]
    fn the_applications_own_fields_are_bound_by_their_own_names() {
        let conditions = bind(&[
            ("key", "k"),
            ("own-fields:clock", "12"),
            ("own-starts-with:user[name]", ""),
            ("own_fields:Album", "u/7"),
            ("ownStartsWith:album", "u/"),
            ("redirect", "https://h/done"),
        ]);
        let expected = [
            exactly("redirect", "https://h/done"),
            exactly("clock", "12"),
            exactly("Album", "u/7"),
            starts_with("Album", "u/"),
            starts_with("user[name]", ""),
        ];
        assert_eq!(conditions.unwrap()[2..], expected);
    }

    #[test]
    fn a_prefix_alone_leaves_a_field_open() {
        for (name, field) in [
            ("starts-with:sse_customer_key", "x-amz-server-side-encryption-customer-key"),
            ("starts-with:SSECustomerKeyMD5", "x-amz-server-side-encryption-customer-key-md5"),
            ("starts-with:ChecksumCRC32", "x-amz-checksum-crc32"),
        ] {
            let conditions = bind(&[("key", "k"), (name, "")]).unwrap();
            assert_eq!(conditions.last(), Some(&starts_with(field, "")));
        }
        let algorithm = [("key", "k"), ("ChecksumAlgorithm", "CRC32"), ("starts-with:ChecksumCRC32", "")];
        assert!(bind(&algorithm).is_ok());
        let conditions = bind(&[("key", "k"), ("starts-with:x-amz-meta-tag", "")]);
        assert_eq!(conditions.unwrap().last(), Some(&starts_with("x-amz-meta-tag", "")));
    }

    #[test]
    fn refuses_what_no_form_can_meet() {
        let range = ErrorCode::InvalidContentLengthRange;
        let over = (FIVE_GIB + 1).to_string();
        for (pairs, code) in [
            (&[][..], ErrorCode::MissingOption),
            (&[("key", "")], ErrorCode::InvalidKey),
            (&[("key", "k"), ("key", "k")], ErrorCode::DuplicateOption),
            (&[("key", "k"), ("acl", "a"), ("ACL", "b")], ErrorCode::DuplicateFormField),
            (
                &[("key", "k"), ("starts-with:acl", ""), ("starts-with:ACL", "")],
                ErrorCode::DuplicateFormField,
            ),
            (&[("key", "k"), ("min-content-length", "-1")], range),
            (&[("key", "k"), ("min-content-length", "2"), ("max-content-length", "1")], range),
            (&[("key", "k"), ("max-content-length", over.as_str())], range),
            (&[("key", "k"), ("max-content-length", "1 MB")], ErrorCode::InvalidOption),
            (&[("key", "k"), ("starts-with:content-length", "")], ErrorCode::InvalidFormField),
            (&[("key", "k"), ("starts-with:success_action_status", "2")], ErrorCode::InvalidCondition),
            (&[("key", "k"), ("starts-with:key", "u/")], ErrorCode::InvalidCondition),
            (&[("key", "${filename}"), ("starts-with:key", "${")], ErrorCode::InvalidCondition),
            (&[("key", "k"), ("acl", "private"), ("starts-with:acl", "public")], ErrorCode::InvalidCondition),
            (&[("key", "k"), ("success_action_status", "302")], ErrorCode::InvalidFormField),
            (&[("key", "k"), ("success_action_redirect", "javascript:x")], ErrorCode::InvalidFormField),
            (&[("key", "k"), ("acl", "a\nb")], ErrorCode::InvalidFormField),
            (&[("key", "a\nb")], ErrorCode::InvalidFormField),
            (&[("key", "k"), ("tagging", "=b")], ErrorCode::InvalidFormField),
            (&[("key", "k"), ("ChecksumSHA256", "abc")], ErrorCode::InvalidChecksum),
            (&[("key", "k"), ("Expires", "soon")], ErrorCode::InvalidParameter),
            (&[("key", "k"), ("content-md5", "abc")], ErrorCode::InvalidChecksum),
            (&[("key", "k"), ("ChecksumAlgorithm", "CRC32")], ErrorCode::ChecksumWithoutValue),
            (&[("key", "k"), ("starts-with:SSECustomerKey", "a")], ErrorCode::InvalidFormField),
            (&[("key", "k"), ("contenttype2", "x")], ErrorCode::UnknownFormField),
            (&[("key", "k"), ("redirect", "/done")], ErrorCode::InvalidFormField),
            (&[("key", "k"), ("own-fields:acl", "x")], ErrorCode::InvalidFormField),
            (&[("key", "k"), ("own-starts-with:Content-Type", "")], ErrorCode::InvalidFormField),
            (&[("key", "k"), ("own-fields:name", "a\nb")], ErrorCode::InvalidFormField),
            (
                &[("key", "k"), ("own-fields:name", "a"), ("own-fields:Name", "b")],
                ErrorCode::DuplicateFormField,
            ),
            (
                &[("key", "k"), ("own-starts-with:name", ""), ("own-starts-with:NAME", "")],
                ErrorCode::DuplicateFormField,
            ),
            (
                &[("key", "k"), ("own-fields:name", "ada"), ("own-starts-with:Name", "b")],
                ErrorCode::InvalidCondition,
            ),
            (&[("key", "k"), ("own-fields", "name")], ErrorCode::UnknownFormField),
        ] {
            assert_eq!(bind(pairs), Err(code), "{pairs:?}");
        }
    }
}
