//! A signed upload form as a server receives it: what it claims.

use crate::sorted;
use crate::{
    error::{Error, Quoted},
    object_key::FILE_NAME,
    pairs::Given,
    received::{self, CredentialParts},
    redact::{quotable, shown_name},
    sigv4::Timestamp,
};
use std::fmt;

/// The most bytes of field names and values that are read; S3 itself stops at
/// 20480.
const FIELDS_LIMIT: usize = 65_536;

/// A form before anybody has looked at its signature: whatever it says is a
/// claim.
#[derive(Clone)]
pub struct ReceivedForm {
    pub(super) bucket: String,
    /// Sorted by names in lower case, each of which is there once.
    pub(super) fields: Vec<(String, String)>,
    pub(super) content_length: Option<u64>,
    pub(super) claim: Claim,
}

/// What the fields say of the signature.
#[derive(Clone)]
pub(super) struct Claim {
    pub(super) access_key_id: String,
    pub(super) region: String,
    pub(super) service: String,
    pub(super) signed_at: i64,
    pub(super) timestamp: Timestamp,
    pub(super) signature: String,
}

impl ReceivedForm {
    /// Takes a form as it arrived: the bucket that it was sent to, and the
    /// fields before the file with their values.
    ///
    /// # Errors
    ///
    /// `MalformedRequest` for what cannot be a signed form: a field of the
    /// signature missing or malformed, a field twice, more than 65536 bytes.
    pub fn new<'a>(
        bucket: impl Into<String>,
        fields: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<ReceivedForm, Error> {
        let fields = by_name(fields).map_err(|problem| Error::MalformedRequest { problem })?;
        let claim = Claim::read(&fields).map_err(|problem| Error::MalformedRequest { problem })?;
        Ok(ReceivedForm { bucket: bucket.into(), fields, content_length: None, claim })
    }

    /// Says how many bytes the file has, once that is known, so that
    /// `content-length-range` is checked too. Without it, check it against
    /// [`VerifiedForm::content_length_range`] while the file comes in.
    pub fn content_length(mut self, bytes: u64) -> ReceivedForm {
        self.content_length = Some(bytes);
        self
    }

    /// Says how the sender's file is called: it takes the place of
    /// `${filename}` in every field, as on S3. Only what follows its last slash
    /// or backslash counts.
    ///
    /// # Errors
    ///
    /// `MalformedRequest` if the fields are longer than 65536 bytes with the
    /// name in its places.
    pub fn file_name(mut self, name: &str) -> Result<ReceivedForm, Error> {
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let places = self.fields.iter().map(|(_, value)| value.matches(FILE_NAME).count()).sum::<usize>();
        let bytes =
            self.fields.iter().map(|(name, value)| name.len().saturating_add(value.len())).sum::<usize>();
        // Counted before anything grows: each place may hold a long name.
        if bytes.saturating_add(places.saturating_mul(name.len())) > FIELDS_LIMIT {
            return Err(Error::MalformedRequest { problem: "its fields are longer than 65536 bytes".into() });
        }
        for (_, value) in self.fields.iter_mut().filter(|(_, value)| value.contains(FILE_NAME)) {
            *value = value.replace(FILE_NAME, name);
        }
        Ok(self)
    }

    /// Takes a form from names and texts, as every other language does:
    /// `bucket`, `field:NAME`, `content-length`, `file-name`.
    ///
    /// # Errors
    ///
    /// Those of [`ReceivedForm::new`], and `MissingOption`, `DuplicateOption`,
    /// `UnknownOption`, `InvalidOption`.
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<ReceivedForm, Error> {
        Given::read("the received form", pairs, ReceivedForm::read)
    }

    pub(crate) fn read(given: &mut Given<'_>) -> Result<ReceivedForm, Error> {
        let (bucket, fields) = (given.required("bucket"), given.entries("field"));
        let (content_length, file_name) = (given.bytes("content-length"), given.text("file-name"));
        let mut form = ReceivedForm::new(bucket, fields)?;
        form.content_length = content_length;
        match file_name {
            Some(name) => form.file_name(name),
            None => Ok(form),
        }
    }

    /// Whose secret verifies it.
    pub fn access_key_id(&self) -> &str {
        &self.claim.access_key_id
    }

    /// The session token it came with.
    pub fn session_token(&self) -> Option<&str> {
        self.field("x-amz-security-token")
    }

    /// The region it claims to be signed for.
    pub fn region(&self) -> &str {
        &self.claim.region
    }

    /// The service it claims to be signed for.
    pub fn service(&self) -> &str {
        &self.claim.service
    }

    /// The key that the file will have, once [`ReceivedForm::file_name`] is told.
    pub fn key(&self) -> Option<&str> {
        self.field("key")
    }

    pub(super) fn field(&self, name: &str) -> Option<&str> {
        value_of(&self.fields, name)
    }
}

impl Claim {
    fn read(fields: &[(String, String)]) -> Result<Claim, String> {
        let field = |name| value_of(fields, name).ok_or_else(|| format!("the field {name} is missing"));
        if field("x-amz-algorithm")? != "AWS4-HMAC-SHA256" {
            return Err("x-amz-algorithm is not AWS4-HMAC-SHA256".into());
        }
        field("policy")?;
        let (signed_at, timestamp) = received::instant(field("x-amz-date")?)
            .ok_or("x-amz-date is not an instant such as 20260102T030405Z")?;
        let parts = CredentialParts::read(field("x-amz-credential")?, false)?;
        if parts.date.as_bytes() != timestamp.date() {
            return Err("x-amz-credential and x-amz-date name different days".into());
        }
        Ok(Claim {
            access_key_id: parts.access_key_id.into(),
            region: parts.region.unwrap_or_default().into(),
            service: parts.service.into(),
            signed_at,
            timestamp,
            signature: field("x-amz-signature")?.into(),
        })
    }
}

/// Shows names, not values.
impl fmt::Debug for ReceivedForm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.fields.iter().map(|(name, _)| shown_name(name)).collect();
        formatter
            .debug_struct("ReceivedForm")
            .field("bucket", &quotable(&self.bucket))
            .field("fields", &names)
            .field("access_key_id", &self.access_key_id())
            .finish_non_exhaustive()
    }
}

fn value_of<'f>(fields: &'f [(String, String)], name: &str) -> Option<&'f str> {
    let place = fields.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
    fields.get(place).map(|(_, value)| value.as_str())
}

/// A sorted list and not a map: forms have a dozen fields, and a map took a tenth of
/// the time of reading one.
fn by_name<'a>(
    fields: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<(String, String)>, String> {
    let fields = fields.into_iter();
    let (mut by_name, mut bytes) = (Vec::with_capacity(fields.size_hint().0), 0_usize);
    for (name, value) in fields {
        bytes = bytes.saturating_add(name.len()).saturating_add(value.len());
        if bytes > FIELDS_LIMIT {
            return Err("its fields are longer than 65536 bytes".into());
        }
        by_name.push((name.to_ascii_lowercase(), String::from(value)));
    }
    sorted::sort_by(&mut by_name, |(one, _): &(String, String), (other, _)| one.cmp(other));
    let repeated = by_name.windows(2).find_map(|pair| match pair {
        [(one, _), (other, _)] if one == other => Some(one),
        _ => None,
    });
    match repeated {
        Some(name) => Err(format!("the field {} came twice", Quoted::from(name.as_str()))),
        None => Ok(by_name),
    }
}

#[cfg(test)]
mod tests {
    use super::{FIELDS_LIMIT, ReceivedForm};
    use crate::{Credentials, ErrorCode, PostPolicy, PresignedPost, Signer};
    use time::macros::datetime;

    fn post() -> PresignedPost {
        let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap();
        let policy = PostPolicy::new("photos", "u/42/${filename}");
        let signer = Signer::new(credentials, "eu-west-1").unwrap();
        signer.presign_post(&policy, datetime!(2026-01-02 03:04:05 UTC)).unwrap()
    }

    #[test]
    fn fields_are_read_up_to_a_bound() {
        let post = post();
        let with = |name: &'static str, bytes: usize| {
            let filler = "a".repeat(bytes);
            ReceivedForm::new("photos", post.fields().chain([(name, filler.as_str())])).is_ok()
        };
        let own: usize = post.fields().map(|(name, value)| name.len() + value.len()).sum();
        assert!(with("x", FIELDS_LIMIT - own - 1));
        assert!(!with("x", FIELDS_LIMIT - own));
        assert!(!with("KEY", 1), "a field twice");
    }

    #[test]
    fn a_file_name_cannot_make_a_form_grow_beyond_the_bound() {
        let post = post();
        let places = "${filename}".repeat(1_000);
        let fields = || post.fields().chain([("x-ignore-names", places.as_str())]);
        let named =
            |bytes: usize| ReceivedForm::new("photos", fields()).unwrap().file_name(&"n".repeat(bytes));
        assert!(named(40).is_ok());
        for bytes in [60, 1_000_000] {
            assert_eq!(named(bytes).unwrap_err().code(), ErrorCode::MalformedRequest);
        }
    }
}
