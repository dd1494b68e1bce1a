//! What a form may upload: its fields, its conditions and its life, checked
//! before anything is signed.

use super::{document::Condition, form_field::FieldName, tagging};
use crate::{
    error::Error,
    expiry::Expiry,
    operation::{Operation, same_name},
    parameters::{Header, check_digests, check_metadata_size, write_value},
    request::{DEFAULT_EXPIRY, whole_seconds},
    value::{Value, boolean_option, instant_option, invalid_option, seconds_option},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    time::Duration,
};
use time::OffsetDateTime;

/// What S3 replaces by the name of the file, in any field, before it looks at
/// the conditions ("POST Object", S3 API reference).
const FILE_NAME: &str = "${filename}";

/// The largest file that one request can upload, in bytes.
const FIVE_GIB: i64 = 5 * 1024 * 1024 * 1024;

/// A form to presign: what may be uploaded, where, how large, and until when.
///
/// Each field given is signed, so the form must send it with this value; a
/// condition with [`PostPolicy::starts_with`] leaves the rest of the value to
/// the sender. Fields carry S3's names for them, or those of PutObject's
/// parameters, in any case convention.
///
/// The policy's own expiration ends it: S3 refuses the form from that instant
/// on, whenever the upload was begun. Like a URL it lives 7 days at most, since
/// the key that signs it does ("Authenticating Requests: Using Query
/// Parameters", S3 API reference).
///
/// ```
/// use s3presign::{Credentials, PostPolicy, Signer};
/// use time::macros::datetime;
///
/// let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")?;
/// let signer = Signer::new(credentials, "eu-west-1")?;
///
/// let policy = PostPolicy::new("photos", "users/42/${filename}")
///     .starts_with("Content-Type", "image/")
///     .field("success_action_status", 201)
///     .field("Metadata", [("owner", "ada")])
///     .max_content_length(10 * 1024 * 1024);
/// let post = signer.presign_post(&policy, datetime!(2026-01-02 03:04:05 UTC))?;
///
/// assert_eq!(post.url(), "https://photos.s3.eu-west-1.amazonaws.com/");
/// assert_eq!(post.fields().next(), Some(("key", "users/42/${filename}")));
/// # Ok::<(), s3presign::Error>(())
/// ```
#[derive(Clone)]
pub struct PostPolicy {
    bucket: String,
    key: Option<String>,
    /// Name and value as they were given.
    fields: Vec<(String, String)>,
    /// Name and beginning as they were given.
    prefixes: Vec<(String, String)>,
    min_content_length: Option<i64>,
    max_content_length: Option<i64>,
    pub(super) expiry: Expiry,
    pub(super) stable_for: Option<i64>,
    pub(super) backdate: i64,
    pub(super) require_full_lifetime: bool,
}

impl PostPolicy {
    /// A form that uploads to this bucket under this key.
    ///
    /// With `${filename}` in it, the key is a prefix: S3 puts the name of the
    /// sender's file there, and any key that begins like the text before it is
    /// allowed.
    pub fn new(bucket: impl Into<String>, key: impl Into<String>) -> PostPolicy {
        PostPolicy { key: Some(key.into()), ..PostPolicy::without_key(bucket.into()) }
    }

    fn without_key(bucket: String) -> PostPolicy {
        PostPolicy {
            bucket,
            key: None,
            fields: Vec::new(),
            prefixes: Vec::new(),
            min_content_length: None,
            max_content_length: None,
            expiry: Expiry::After(DEFAULT_EXPIRY),
            stable_for: None,
            backdate: 0,
            require_full_lifetime: false,
        }
    }

    /// Adds a field with its value, and the condition that it has just this
    /// value: `acl`, `Cache-Control`, `Content-Disposition`,
    /// `Content-Encoding`, `Content-MD5`, `Content-Type`, `Expires`,
    /// `success_action_redirect`, `success_action_status` (200, 201 or 204),
    /// `tagging` (XML, or `a=b&c=d` as PutObject takes it), any `x-amz-*`, or
    /// a parameter of PutObject that a form can carry.
    pub fn field(mut self, name: &str, value: impl Into<Value>) -> PostPolicy {
        let texts = value.into().into_texts(name).into_iter();
        self.fields.extend(texts.map(|(name, text)| (name, text.to_string())));
        self
    }

    /// Lets the sender choose a field's value, as long as it begins so; the
    /// empty text allows any. Together with [`PostPolicy::field`] that value is
    /// a default which the sender may change. An encryption key of the sender's
    /// own (`SSECustomerKey`) can only be left open: a policy can be read.
    pub fn starts_with(mut self, name: impl Into<String>, prefix: impl Into<String>) -> PostPolicy {
        self.prefixes.push((name.into(), prefix.into()));
        self
    }

    /// The fewest bytes that the file may have. The default is 0.
    pub fn min_content_length(mut self, bytes: u64) -> PostPolicy {
        self.min_content_length = Some(i64::try_from(bytes).unwrap_or(i64::MAX));
        self
    }

    /// The most bytes that the file may have. The default is S3's own limit,
    /// 5 GiB, with a warning if neither bound is set.
    pub fn max_content_length(mut self, bytes: u64) -> PostPolicy {
        self.max_content_length = Some(i64::try_from(bytes).unwrap_or(i64::MAX));
        self
    }

    /// How long the form is accepted: 1 second to 7 days, in whole seconds. The
    /// default is 900 seconds.
    pub fn expires_in(mut self, duration: Duration) -> PostPolicy {
        self.expiry = Expiry::After(whole_seconds(duration));
        self
    }

    /// When the form stops working, instead of how long it lives.
    pub fn expires_at(mut self, instant: OffsetDateTime) -> PostPolicy {
        self.expiry = Expiry::At(instant.unix_timestamp());
        self
    }

    /// Keeps the form the same all through each window of this length; see
    /// [`Request::stable_for`](crate::Request::stable_for).
    pub fn stable_for(mut self, window: Duration) -> PostPolicy {
        self.stable_for = Some(whole_seconds(window));
        self
    }

    /// Moves the signing time back by this, for clocks that run ahead of S3's.
    pub fn backdate(mut self, duration: Duration) -> PostPolicy {
        self.backdate = whole_seconds(duration);
        self
    }

    /// Refuses to sign (`CredentialsExpireFirst`) when the credentials end
    /// before the form would.
    pub fn require_full_lifetime(mut self) -> PostPolicy {
        self.require_full_lifetime = true;
        self
    }

    /// Builds a policy from names and texts, as every other language does:
    /// `bucket`, `key`, `min-content-length` and `max-content-length` (bytes),
    /// `expires-in`, `expires-at`, `stable-for`, `backdate`,
    /// `require-full-lifetime`; `starts-with:NAME` for a condition; every other
    /// name is a field. `key` may be left out beside `starts-with:key`.
    ///
    /// # Errors
    ///
    /// `MissingOption`, `DuplicateOption`, `InvalidOption`,
    /// `ConflictingOptions` for both expiries.
    ///
    /// ```
    /// use s3presign::PostPolicy;
    ///
    /// let policy = PostPolicy::from_pairs([
    ///     ("bucket", "photos"),
    ///     ("key", "users/42/${filename}"),
    ///     ("starts-with:content-type", "image/"),
    ///     ("max-content-length", "10485760"),
    /// ])?;
    /// # let _ = policy;
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<PostPolicy, Error> {
        let mut policy = PostPolicy::without_key(String::new());
        let mut seen: Vec<&'static str> = Vec::new();
        for (name, text) in pairs {
            match name.split_once(':') {
                Some((kind, name)) if same_name(kind, "starts-with") => {
                    policy.prefixes.push((name.into(), text.into()));
                    continue;
                }
                _ => {}
            }
            let Some(option) = OPTIONS.into_iter().find(|option| same_name(option, name)) else {
                policy.fields.push((name.into(), text.into()));
                continue;
            };
            if seen.contains(&option) {
                return Err(Error::DuplicateOption { name: option.into() });
            }
            seen.push(option);
            policy.set(option, text)?;
        }
        if !seen.contains(&"bucket") {
            return Err(Error::MissingOption { name: "bucket" });
        }
        if seen.contains(&"expires-in") && seen.contains(&"expires-at") {
            return Err(Error::ConflictingOptions {
                first: "\"expires-in\"".into(),
                second: "\"expires-at\"".into(),
                remedy: "pass a duration or an instant",
            });
        }
        Ok(policy)
    }

    fn set(&mut self, option: &'static str, text: &str) -> Result<(), Error> {
        match option {
            "bucket" => self.bucket = text.into(),
            "key" => self.key = Some(text.into()),
            "min-content-length" => self.min_content_length = Some(bytes_option(option, text)?),
            "max-content-length" => self.max_content_length = Some(bytes_option(option, text)?),
            "expires-in" => self.expiry = Expiry::After(seconds_option(option, text)?),
            "expires-at" => self.expiry = Expiry::At(instant_option(option, text)?.unix_timestamp()),
            "stable-for" => self.stable_for = Some(seconds_option(option, text)?),
            "backdate" => self.backdate = seconds_option(option, text)?,
            _ => self.require_full_lifetime = boolean_option(option, text)?,
        }
        Ok(())
    }

    pub(super) fn bucket(&self) -> &str {
        &self.bucket
    }

    /// Whether nothing says how large a file may be.
    pub(super) fn is_unbounded(&self) -> bool {
        self.max_content_length.is_none()
    }

    /// The fields that come before the signature's, the key first, and the
    /// conditions on them.
    pub(super) fn bind(&self) -> Result<BoundPolicy, Error> {
        let mut prefixes = self.named_prefixes()?;
        let key = self.bind_key(&mut prefixes)?;
        let mut conditions = vec![Condition::Exactly("bucket".into(), self.bucket.clone())];
        let mut fields: Vec<(String, String)> = Vec::new();
        let named = self.named_fields(&prefixes)?;
        let key = ("key".to_owned(), key);
        for (name, value) in std::iter::once(key).chain(named) {
            match prefixes.take(&name) {
                Some(prefix) => {
                    if !value.starts_with(&prefix) {
                        return Err(Error::InvalidCondition {
                            condition: format!("starts-with ${name} {prefix}").into(),
                            problem: "does not hold for the field's own value; change one of them",
                        });
                    }
                    conditions.push(Condition::StartsWith(name.clone(), prefix));
                }
                None if name.starts_with("x-ignore-") => {}
                None => conditions.push(match value.split_once(FILE_NAME) {
                    Some((before, _)) => Condition::StartsWith(name.clone(), before.into()),
                    None => Condition::Exactly(name.clone(), value.clone()),
                }),
            }
            fields.push((name, value));
        }
        conditions.extend(prefixes.rest().map(|(name, prefix)| Condition::StartsWith(name, prefix)));
        conditions.extend(self.content_length_range()?);
        Ok(BoundPolicy { fields, conditions })
    }

    /// The key, with `${filename}` where only its beginning is given.
    fn bind_key(&self, prefixes: &mut Prefixes) -> Result<String, Error> {
        let prefix = prefixes.get("key");
        let key = match (&self.key, prefix) {
            (Some(key), _) => key.clone(),
            (None, Some(prefix)) => format!("{prefix}{FILE_NAME}"),
            (None, None) => return Err(Error::MissingOption { name: "key" }),
        };
        crate::template::check_key(&key)?;
        check_value("key", &key)?;
        if prefix.is_none()
            && let Some((before, _)) = key.split_once(FILE_NAME)
        {
            prefixes.add("key".into(), before.into());
        }
        Ok(key)
    }

    fn named_prefixes(&self) -> Result<Prefixes, Error> {
        let mut named = Prefixes::default();
        for (given, prefix) in &self.prefixes {
            let name = if same_name(given, "key") {
                String::from("key")
            } else {
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
                name.as_str().into()
            };
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
            let name = FieldName::find(given)?;
            check_value(given, value)?;
            if !names.insert(String::from(name.as_str())) {
                return Err(Error::DuplicateFormField { name: given.as_str().into() });
            }
            let value = field_value(given, name.as_str(), value)?;
            named.push((name.as_str().into(), value));
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
        if minimum < 0 || maximum < minimum || maximum > FIVE_GIB {
            return Err(Error::InvalidContentLengthRange { minimum, maximum });
        }
        Ok(Some(Condition::ContentLengthRange(minimum, maximum)))
    }

    /// Refuses windows and back-datings that make no sense.
    pub(super) fn check_times(&self) -> Result<(), Error> {
        if let Some(window) = self.stable_for.filter(|window| *window < 1) {
            return Err(invalid_option("stable-for", &window.to_string(), "at least 1 second"));
        }
        if self.backdate < 0 {
            return Err(invalid_option("backdate", &self.backdate.to_string(), "0 seconds or more"));
        }
        Ok(())
    }
}

/// Beginnings that fields must have, in the order they were given; found by name
/// without a search, since anybody's names may be among thousands.
#[derive(Default)]
struct Prefixes {
    in_order: Vec<Option<(String, String)>>,
    places: BTreeMap<String, usize>,
}

impl Prefixes {
    /// Whether this is the first of its name.
    fn add(&mut self, name: String, prefix: String) -> bool {
        let first = self.places.insert(name.clone(), self.in_order.len()).is_none();
        self.in_order.push(Some((name, prefix)));
        first
    }

    fn get(&self, name: &str) -> Option<&str> {
        let place = self.in_order.get(*self.places.get(name)?)?;
        place.as_ref().map(|(_, prefix)| prefix.as_str())
    }

    /// Takes the beginning of the field of this name out.
    fn take(&mut self, name: &str) -> Option<String> {
        let place = self.in_order.get_mut(*self.places.get(name)?)?;
        place.take().map(|(_, prefix)| prefix)
    }

    /// Those of fields that the sender adds.
    fn rest(self) -> impl Iterator<Item = (String, String)> {
        self.in_order.into_iter().flatten()
    }
}

/// A policy whose fields have S3's names and each a condition.
#[derive(Debug)]
pub(super) struct BoundPolicy {
    /// In the order in which they are sent.
    pub(super) fields: Vec<(String, String)>,
    pub(super) conditions: Vec<Condition>,
}

impl BoundPolicy {
    /// What the policy fixes of the key: all of it, or what it begins with.
    pub(super) fn signed_key(&self) -> &str {
        let of_key = self.conditions.iter().find_map(|condition| match condition {
            Condition::Exactly(name, text) | Condition::StartsWith(name, text) if name == "key" => Some(text),
            _ => None,
        });
        of_key.map(String::as_str).unwrap_or_default()
    }
}

/// Shows what is signed for everybody to read; a form holds no secret of its own.
impl fmt::Debug for PostPolicy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("PostPolicy")
            .field("bucket", &self.bucket)
            .field("key", &self.key)
            .field("fields", &self.fields)
            .field("starts_with", &self.prefixes)
            .field("min_content_length", &self.min_content_length)
            .field("max_content_length", &self.max_content_length)
            .finish_non_exhaustive()
    }
}

/// The names in [`PostPolicy::from_pairs`] that are not fields.
const OPTIONS: [&str; 9] = [
    "bucket",
    "key",
    "min-content-length",
    "max-content-length",
    "expires-in",
    "expires-at",
    "stable-for",
    "backdate",
    "require-full-lifetime",
];

fn bytes_option(option: &'static str, text: &str) -> Result<i64, Error> {
    text.parse().map_err(|_| invalid_option(option, text, "whole bytes"))
}

/// A value as its field takes it: instants, numbers and tags may be written in
/// other ways.
fn field_value(given: &str, name: &str, value: &str) -> Result<String, Error> {
    let invalid = |problem| Error::InvalidFormField { name: given.into(), problem };
    match name {
        "success_action_status" if !matches!(value, "200" | "201" | "204") => {
            Err(invalid("must be 200, 201 or 204: S3 answers any other with 204"))
        }
        "success_action_redirect" if !value.starts_with("http://") && !value.starts_with("https://") => {
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
    use super::{FIVE_GIB, PostPolicy};
    use crate::{ErrorCode, post::document::Condition};

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
        ] {
            assert_eq!(bind(pairs), Ok(vec![exactly("bucket", "photos"), starts_with("key", "u/42/")]));
        }
        let redirect =
            bind(&[("key", "k"), ("success_action_redirect", "https://h/?f=${filename}")]).unwrap();
        assert_eq!(redirect.last(), Some(&starts_with("success_action_redirect", "https://h/?f=")));
    }

    #[test]
    fn a_prefix_makes_a_field_a_default() {
        let conditions =
            bind(&[("key", "k"), ("Content-Type", "image/png"), ("starts-with:content-type", "image/")]);
        assert_eq!(conditions.unwrap().last(), Some(&starts_with("Content-Type", "image/")));
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
        ] {
            assert_eq!(bind(pairs), Err(code), "{pairs:?}");
        }
    }
}
