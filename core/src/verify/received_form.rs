//! A signed upload form as a server receives it, and whether it keeps its
//! policy ("POST Policy", S3 API reference).

use super::{
    policy::{Comparison, Policy},
    received_request::{instant, known},
    rules::{Verifier, check_not_expired},
    signature::{check_session_token, key},
};
use crate::{
    credentials::Credentials,
    error::{Error, Quoted},
    pairs::{invalid_option, nearest, same_name},
    presigned_query::{self, CredentialParts},
    sigv4::{CredentialScope, Regions, Timestamp},
};
use std::{collections::BTreeMap, fmt};
use time::OffsetDateTime;

/// The most bytes of field names and values that are read; S3 itself stops at
/// 20480.
const FIELDS_LIMIT: usize = 65_536;

/// What S3 replaces by the file's name before it looks at the conditions.
const FILE_NAME: &str = "${filename}";

/// A form before anybody has looked at its signature: whatever it says is a
/// claim.
#[derive(Clone)]
pub struct ReceivedForm {
    bucket: String,
    /// By name in lower case.
    fields: BTreeMap<String, String>,
    content_length: Option<u64>,
    claim: Claim,
}

/// What the fields say of the signature.
#[derive(Clone)]
struct Claim {
    access_key_id: String,
    region: String,
    service: String,
    signed_at: i64,
    timestamp: Timestamp,
    signature: String,
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
        let places = self.fields.values().map(|value| value.matches(FILE_NAME).count()).sum::<usize>();
        let bytes =
            self.fields.iter().map(|(name, value)| name.len().saturating_add(value.len())).sum::<usize>();
        // Counted before anything grows: each place may hold a long name.
        if bytes.saturating_add(places.saturating_mul(name.len())) > FIELDS_LIMIT {
            return Err(Error::MalformedRequest { problem: "its fields are longer than 65536 bytes".into() });
        }
        for value in self.fields.values_mut().filter(|value| value.contains(FILE_NAME)) {
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
        let mut options: Vec<(&'static str, &str)> = Vec::new();
        let mut fields = Vec::new();
        for (name, text) in pairs {
            if let Some(field) = name.strip_prefix("field:") {
                fields.push((field, text));
                continue;
            }
            let Some(option) = OPTIONS.into_iter().find(|option| same_name(option, name)) else {
                return Err(Error::UnknownOption { name: name.into(), nearest: nearest(name, OPTIONS) });
            };
            if options.iter().any(|(known, _)| *known == option) {
                return Err(Error::DuplicateOption { name: option.into() });
            }
            options.push((option, text));
        }
        let option = |name: &str| options.iter().find(|(known, _)| *known == name).map(|(_, text)| *text);
        let bucket = option("bucket").ok_or(Error::MissingOption { name: "bucket" })?;
        let mut form = ReceivedForm::new(bucket, fields)?;
        if let Some(text) = option("content-length") {
            let bytes = text.parse().map_err(|_| invalid_option("content-length", text, "whole bytes"))?;
            form = form.content_length(bytes);
        }
        match option("file-name") {
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

    fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(String::as_str)
    }

    /// Whether the form meets a policy: every condition holds, and every field
    /// has one.
    fn check(&self, policy: &Policy) -> Result<(), Error> {
        for condition in &policy.conditions {
            let value = match condition.field.as_str() {
                "bucket" => Some(self.bucket.as_str()),
                field => self.field(field),
            };
            if !value.is_some_and(|value| condition.holds(value)) {
                return Err(Error::PolicyConditionFailed { condition: condition.to_string().into() });
            }
        }
        if let (Some(bytes), Some((minimum, maximum))) = (self.content_length, policy.content_length_range)
            && !(minimum..=maximum).contains(&bytes)
        {
            let condition = format!("content-length-range {minimum} to {maximum}, file of {bytes}");
            return Err(Error::PolicyConditionFailed { condition: condition.into() });
        }
        let stray = self.fields.keys().find(|name| needs_condition(name) && !policy.names(name));
        match stray {
            Some(name) => Err(Error::FieldWithoutCondition { name: name.as_str().into() }),
            None => Ok(()),
        }
    }
}

impl Claim {
    fn read(fields: &BTreeMap<String, String>) -> Result<Claim, String> {
        let field = |name: &str| fields.get(name).ok_or_else(|| format!("the field {name} is missing"));
        if field("x-amz-algorithm")? != "AWS4-HMAC-SHA256" {
            return Err("x-amz-algorithm is not AWS4-HMAC-SHA256".into());
        }
        field("policy")?;
        let (signed_at, timestamp) = presigned_query::instant(field("x-amz-date")?)
            .ok_or("x-amz-date is no instant such as 20260102T030405Z")?;
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
            signature: field("x-amz-signature")?.clone(),
        })
    }
}

/// Shows names, not values.
impl fmt::Debug for ReceivedForm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ReceivedForm")
            .field("bucket", &self.bucket)
            .field("fields", &self.fields.keys())
            .field("access_key_id", &self.access_key_id())
            .finish_non_exhaustive()
    }
}

impl Verifier {
    /// Judges an upload form by the secret of its access key, as
    /// [`Verifier::verify`] judges a request.
    ///
    /// # Errors
    ///
    /// `WrongService`, `WrongRegion`, `UnknownAccessKey`, `CredentialsExpired`,
    /// `SessionTokenMismatch`, `SignatureMismatch`, `MalformedRequest` for a
    /// policy that is none, `ExpiryOutOfRange`, `RequestExpired`,
    /// `PolicyConditionFailed`, `FieldWithoutCondition`; the first that
    /// applies, in this order.
    ///
    /// ```
    /// use s3presign::{Credentials, PostPolicy, ReceivedForm, Signer, Verifier};
    /// use time::macros::datetime;
    ///
    /// let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?;
    /// let signer = Signer::new(credentials.clone(), "eu-west-1")?;
    /// let now = datetime!(2026-01-02 03:04:05 UTC);
    /// let policy = PostPolicy::new("photos", "users/42/${filename}").max_content_length(1000);
    /// let post = signer.presign_post(&policy, now)?;
    ///
    /// let form = ReceivedForm::new("photos", post.fields())?.file_name("cat.png")?.content_length(999);
    /// assert_eq!(form.key(), Some("users/42/cat.png"));
    /// let verified = Verifier::new().verify_form(&form, &credentials, now)?;
    /// assert_eq!(verified.content_length_range(), Some((0, 1000)));
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn verify_form<'c>(
        &self,
        form: &ReceivedForm,
        credentials: impl Into<Option<&'c Credentials>>,
        now: OffsetDateTime,
    ) -> Result<VerifiedForm, Error> {
        let now = now.unix_timestamp();
        let claim = &form.claim;
        let regions = Regions::One(claim.region.clone());
        self.check_scope(&regions, &claim.service)?;
        let credentials = known(credentials.into(), &claim.access_key_id, now)?;
        check_session_token(form.session_token(), credentials)?;

        let encoded = form.field("policy").unwrap_or_default();
        let key = key(credentials, CredentialScope { regions, service: self.signing_name() })?;
        if !key.verifies_text(&claim.timestamp, encoded.as_bytes(), &claim.signature) {
            return Err(Error::SignatureMismatch {});
        }
        let policy = Policy::read(encoded).map_err(|problem| Error::MalformedRequest { problem })?;
        self.check_life(policy.expires_at.saturating_sub(claim.signed_at))?;
        check_not_expired(policy.expires_at, now)?;
        form.check(&policy)?;
        Ok(VerifiedForm {
            access_key_id: claim.access_key_id.clone(),
            signed_at: claim.signed_at,
            expires_at: policy.expires_at,
            content_length_range: policy.content_length_range,
        })
    }
}

/// A form whose signature is right and whose policy it keeps.
#[derive(Clone, Debug)]
pub struct VerifiedForm {
    access_key_id: String,
    signed_at: i64,
    expires_at: i64,
    content_length_range: Option<(u64, u64)>,
}

impl VerifiedForm {
    /// Who allowed it.
    pub fn access_key_id(&self) -> &str {
        &self.access_key_id
    }

    /// When it was signed.
    pub fn signed_at(&self) -> OffsetDateTime {
        instant(self.signed_at)
    }

    /// When its policy stops working.
    pub fn expires_at(&self) -> OffsetDateTime {
        instant(self.expires_at)
    }

    /// The fewest and the most bytes that the file may have, if the policy says
    /// so. Unless [`ReceivedForm::content_length`] was told, checking it is the
    /// server's.
    pub fn content_length_range(&self) -> Option<(u64, u64)> {
        self.content_length_range
    }
}

/// The names in [`ReceivedForm::from_pairs`].
const OPTIONS: [&str; 3] = ["bucket", "content-length", "file-name"];

/// "Each form field must appear in the conditions", but for these ("POST
/// Policy", S3 API reference).
fn needs_condition(field: &str) -> bool {
    !matches!(field, "file" | "policy" | "x-amz-signature") && !field.starts_with("x-ignore-")
}

fn by_name<'a>(
    fields: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<BTreeMap<String, String>, String> {
    let mut by_name = BTreeMap::new();
    let mut bytes = 0_usize;
    for (name, value) in fields {
        bytes = bytes.saturating_add(name.len()).saturating_add(value.len());
        if bytes > FIELDS_LIMIT {
            return Err("its fields are longer than 65536 bytes".into());
        }
        if by_name.insert(name.to_ascii_lowercase(), String::from(value)).is_some() {
            return Err(format!("the field {} came twice", Quoted::from(name)));
        }
    }
    Ok(by_name)
}

impl Comparison {
    /// Whether a field's value is what the condition asks for. A list of
    /// content types meets a beginning if each of them does.
    fn holds_for(&self, field: &str, value: &str) -> bool {
        match self {
            Comparison::Exactly(expected) => value == expected,
            Comparison::StartsWith(prefix) if field == "content-type" => {
                value.split(',').all(|one| one.trim().starts_with(prefix.as_str()))
            }
            Comparison::StartsWith(prefix) => value.starts_with(prefix.as_str()),
        }
    }
}

impl super::policy::Condition {
    fn holds(&self, value: &str) -> bool {
        self.comparison.holds_for(&self.field, value)
    }
}

#[cfg(test)]
mod tests {
    use super::{FIELDS_LIMIT, ReceivedForm};
    use crate::{Credentials, ErrorCode, PostPolicy, PresignedPost, Signer, Verifier};
    use base64::{Engine, engine::general_purpose::STANDARD};
    use time::{OffsetDateTime, macros::datetime};

    const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);

    fn credentials() -> Credentials {
        Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY").unwrap()
    }

    fn post() -> PresignedPost {
        let policy = PostPolicy::new("photos", "u/42/${filename}")
            .starts_with("Content-Type", "image/")
            .field("acl", "private")
            .min_content_length(1)
            .max_content_length(10);
        Signer::new(credentials(), "eu-west-1").unwrap().presign_post(&policy, NOW).unwrap()
    }

    /// The verdict on the form after some fields were set to other values.
    fn verdict(changes: &[(&str, &str)], bytes: u64, now: OffsetDateTime) -> Result<(), ErrorCode> {
        let post = post();
        let kept = post.fields().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
        let added = changes.iter().copied().filter(|(_, value)| *value != "-");
        let form = ReceivedForm::new("photos", kept.chain(added))
            .map_err(|error| error.code())?
            .file_name("C:\\pictures\\cat.png")
            .map_err(|error| error.code())?
            .content_length(bytes);
        let verifier = Verifier::new().region("eu-west-1");
        verifier.verify_form(&form, &credentials(), now).map(|_| ()).map_err(|error| error.code())
    }

    #[test]
    fn accepts_a_form_that_keeps_its_policy() {
        assert_eq!(verdict(&[("Content-Type", "image/png")], 10, NOW), Ok(()));
        assert_eq!(
            verdict(&[("content-type", "image/png, image/gif"), ("key", "u/42/other")], 1, NOW),
            Ok(())
        );
        assert_eq!(verdict(&[("Content-Type", "image/png"), ("x-ignore-me", "x")], 1, NOW), Ok(()));
    }

    #[test]
    fn says_why_not() {
        let kind = ("Content-Type", "image/png");
        let failed = ErrorCode::PolicyConditionFailed;
        for (changes, code) in [
            (&[][..], failed),
            (&[("Content-Type", "text/html")], failed),
            (&[("Content-Type", "image/png,text/html")], failed),
            (&[kind, ("key", "u/43/x")], failed),
            (&[kind, ("acl", "public-read")], failed),
            (&[kind, ("acl", "-")], failed),
            (&[kind, ("x-amz-meta-a", "b")], ErrorCode::FieldWithoutCondition),
            (&[kind, ("X-Amz-Meta-A", "b")], ErrorCode::FieldWithoutCondition),
            (&[kind, ("x-amz-signature", &"0".repeat(64))], ErrorCode::SignatureMismatch),
            (&[kind, ("policy", "e30=")], ErrorCode::SignatureMismatch),
            (&[kind, ("x-amz-date", "20260102T030406Z")], failed),
            (&[kind, ("x-amz-date", "20260103T030405Z")], ErrorCode::MalformedRequest),
            (&[kind, ("x-amz-algorithm", "AWS4-ECDSA-P256-SHA256")], ErrorCode::MalformedRequest),
            (&[kind, ("policy", "-")], ErrorCode::MalformedRequest),
            (&[kind, ("x-amz-security-token", "t")], ErrorCode::SessionTokenMismatch),
            (
                &[kind, ("x-amz-credential", "AKIAIOSFODNN7EXAMPLE/20260102/us-east-1/s3/aws4_request")],
                ErrorCode::WrongRegion,
            ),
            (
                &[kind, ("x-amz-credential", "AKIAOTHER/20260102/eu-west-1/s3/aws4_request")],
                ErrorCode::UnknownAccessKey,
            ),
        ] {
            assert_eq!(verdict(changes, 5, NOW), Err(code), "{changes:?}");
        }
        assert_eq!(verdict(&[kind], 0, NOW), Err(failed));
        assert_eq!(verdict(&[kind], 11, NOW), Err(failed));
        let end = datetime!(2026-01-02 03:19:05 UTC);
        assert_eq!(verdict(&[kind], 5, end - time::Duration::SECOND), Ok(()));
        assert_eq!(verdict(&[kind], 5, end), Err(ErrorCode::RequestExpired));
    }

    #[test]
    fn the_bucket_is_the_one_of_the_policy() {
        let post = post();
        let form = ReceivedForm::new("other", post.fields()).unwrap();
        let error = Verifier::new().verify_form(&form, &credentials(), NOW).unwrap_err();
        assert_eq!(error.code(), ErrorCode::PolicyConditionFailed);
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

    /// Someone with the secret may sign nonsense: it is refused, not believed.
    #[test]
    fn a_signed_policy_that_is_none_is_refused() {
        let signer = Signer::new(credentials(), "eu-west-1").unwrap();
        let post = post();
        let scope = crate::sigv4::CredentialScope {
            regions: crate::sigv4::Regions::One("eu-west-1".into()),
            service: "s3",
        };
        let timestamp = crate::sigv4::Timestamp::from_unix(NOW.unix_timestamp()).unwrap();
        for document in ["", "{}", "[]", r#"{"expiration":1}"#, &"[".repeat(10_000)] {
            let policy = STANDARD.encode(document);
            let signature = signer.key(scope.clone()).unwrap().sign_text(&timestamp, policy.as_bytes());
            let kept = post.fields().filter(|(name, _)| !matches!(*name, "policy" | "x-amz-signature"));
            let fields = kept.chain([("policy", policy.as_str()), ("x-amz-signature", signature.as_str())]);
            let form = ReceivedForm::new("photos", fields).unwrap();
            let error = Verifier::new().verify_form(&form, &credentials(), NOW).unwrap_err();
            assert_eq!(error.code(), ErrorCode::MalformedRequest, "{document:.20}");
        }
    }
}
