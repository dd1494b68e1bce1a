//! What comes out for a browser's form: where it goes, its fields in order, and
//! until when it is accepted.

use super::{
    conditioned_fields::ConditionedFields,
    policy::PostPolicy,
    policy_document::{Condition, PolicyDocument},
};
use crate::zeroizing::Zeroizing;
use crate::{
    credentials::Credentials,
    curl,
    endpoint::{self, Endpoint, OperationContext, SigningRegion},
    error::Error,
    expiry::{LimitedBy, Validity, instant},
    operation::Operation,
    policy_warnings::acl_warning,
    redact::{MASK, is_secret_field},
    signer::Signer,
    sigv4::{CredentialScope, Regions, encode_path},
    template::{check_credentials, warn_of_credentials, warn_of_endpoint},
    warning::{Warning, WarningCode},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::fmt;
use time::OffsetDateTime;

/// The most bytes of a form that S3 reads besides the file ("POST Object", S3
/// API reference).
const FORM_LIMIT: usize = 20_480;

/// A form that someone without credentials can send until it expires.
///
/// It is sent as `multipart/form-data` with all [`PresignedPost::fields`] and
/// then the file, in a field named `file`: S3 ignores whatever comes after it.
/// `Debug` masks the signature and the token.
#[derive(Clone)]
pub struct PresignedPost {
    url: String,
    fields: Vec<(String, Zeroizing<String>)>,
    open_fields: Vec<(String, String)>,
    policy: Zeroizing<String>,
    signed_at: i64,
    expires_at: i64,
    limited_by: LimitedBy,
    warnings: Vec<Warning>,
}

impl PresignedPost {
    /// Where the form goes: its `action`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// `POST`.
    pub fn method(&self) -> &'static str {
        "POST"
    }

    /// The form's fields in the order in which they are sent, the file after
    /// them all.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Fields that the sender must add before the file, since the policy has only a
    /// prefix for them ([`PostPolicy::starts_with`]): each name, and the text that its
    /// value must begin with.
    ///
    /// ```
    /// # use s3presign::{Credentials, PostPolicy, Signer};
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let policy = PostPolicy::new("photos", "cat").starts_with("Content-Type", "image/");
    /// let form = signer.presign_post(&policy, now)?;
    /// assert_eq!(form.open_fields().collect::<Vec<_>>(), [("Content-Type", "image/")]);
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn open_fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.open_fields.iter().map(|(name, prefix)| (name.as_str(), prefix.as_str()))
    }

    /// The policy that was signed: JSON, as S3 decodes it from the field
    /// `policy`. It holds the session token, if there is one.
    pub fn policy(&self) -> &str {
        &self.policy
    }

    /// The instant in the signature; see
    /// [`PresignedRequest::signed_at`](crate::PresignedRequest::signed_at).
    pub fn signed_at(&self) -> OffsetDateTime {
        instant(self.signed_at)
    }

    /// When the form stops working: by its policy or with its credentials,
    /// whichever comes first.
    pub fn expires_at(&self) -> OffsetDateTime {
        instant(self.expires_at)
    }

    /// What sets [`PresignedPost::expires_at`].
    pub fn limited_by(&self) -> LimitedBy {
        self.limited_by
    }

    /// Warnings: what is valid, but likely to fail or to be misused.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The same form as a command for a POSIX shell; the file comes from
    /// standard input. The value of a field that the sender adds comes from a
    /// variable, `$CONTENT_TYPE` for `Content-Type`: the shell asks for it where it is
    /// not set.
    pub fn curl(&self) -> String {
        curl::form_command(&self.url, self.fields(), self.open_fields())
    }
}

impl fmt::Debug for PresignedPost {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<(&str, &str)> = self
            .fields()
            .map(|(name, value)| (name, if is_secret_field(name) { MASK } else { value }))
            .collect();
        formatter
            .debug_struct("PresignedPost")
            .field("url", &self.url)
            .field("fields", &fields)
            .field("expires_at", &self.expires_at())
            .field("limited_by", &self.limited_by)
            .field("warnings", &self.warnings)
            .finish_non_exhaustive()
    }
}

impl Signer {
    /// Signs a form for uploads from a browser.
    ///
    /// # Errors
    ///
    /// What the policy gets wrong (`UnknownFormField`, `InvalidFormField`,
    /// `DuplicateFormField`, `InvalidCondition`, `InvalidContentLengthRange`,
    /// `FormTooLarge`, `InvalidKey`, `InvalidChecksum`, `MetadataTooLarge`),
    /// `FormNotSupported`, and what a bucket, the credentials, the time and the
    /// signer's scope can cause, as for [`Signer::presign`].
    pub fn presign_post(
        &self,
        policy: &PostPolicy,
        signing_time: OffsetDateTime,
    ) -> Result<PresignedPost, Error> {
        self.sign_form(policy, signing_time).map_err(|error| self.conceal(error))
    }

    fn sign_form(&self, policy: &PostPolicy, signing_time: OffsetDateTime) -> Result<PresignedPost, Error> {
        let operation = Operation::named("PutObject")?;
        self.scopes().all(|scope| {
            scope.check_operation(operation.name)?;
            scope.check_bucket(policy.bucket())
        })?;
        let credentials = self.credentials_for("a form")?;
        let lifetime = self.lifetime(&policy.lifetime);
        lifetime.check()?;
        let bound = policy.bind()?;
        self.scopes()
            .all(|scope| scope.check_form(operation, bound.key(), bound.names(), policy.own_names()))?;
        let endpoint = self.resolve(Some(policy.bucket()), OperationContext::default())?;
        check_credentials(credentials, &endpoint, Some(policy.bucket()))?;
        let scope = scope(&endpoint)?;
        let validity = lifetime.from(signing_time.unix_timestamp())?;

        let mut warnings = Vec::new();
        warn_of_endpoint(&endpoint, Some(policy.bucket()), &mut warnings);
        warnings.extend(endpoint::doubts(self.endpoint(), &endpoint, Some(policy.bucket())));
        warnings.extend(endpoint::doubts_of_forms(self.endpoint()));
        warn_of_credentials(credentials, &mut warnings);
        if policy.is_unbounded() {
            warnings.push(WarningCode::UnboundedUpload.says(
                "whoever has the form can upload files of up to 5 GiB; pass \"max-content-length\" to bound them",
            ));
        }
        if let Some(acl) = bound.text("acl").or_else(|| bound.text("x-amz-acl")).filter(|_| endpoint.is_aws) {
            warnings.push(acl_warning(acl));
        }
        if bound.is_key_open() && self.is_scoped() && !policy.allow_open_key {
            warnings.push(WarningCode::OpenKey.says(
                "the sender's file names the end of the key, and some stores resolve .. in it, which leads out of the signer's scope; sign an exact key, or pass \"allow-open-key\" if the store takes keys as they are",
            ));
        }
        let signed = self.sign_policy(credentials, bound, scope, &validity)?;
        Ok(PresignedPost {
            url: form_url(self.endpoint(), &endpoint),
            fields: signed.fields,
            open_fields: signed.open_fields,
            policy: signed.policy,
            signed_at: validity.signed_at,
            expires_at: validity.expires_at,
            limited_by: validity.limited_by,
            warnings,
        })
    }

    /// Adds the fields of the signature, with a condition for each that the
    /// policy must name, and signs.
    fn sign_policy(
        &self,
        credentials: &Credentials,
        bound: ConditionedFields,
        scope: CredentialScope,
        validity: &Validity,
    ) -> Result<SignedForm, Error> {
        let ConditionedFields { fields, open: open_fields, mut conditions } = bound;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let date = text(validity.timestamp.date());
        let mut own = vec![
            ("x-amz-algorithm", Zeroizing::new(String::from(scope.algorithm()))),
            (
                "x-amz-credential",
                Zeroizing::new(format!("{}/{date}{}", credentials.access_key_id, scope.after_date())),
            ),
            ("x-amz-date", Zeroizing::new(text(validity.timestamp.date_time()))),
        ];
        own.extend(credentials.session_token.as_ref().map(|token| ("x-amz-security-token", token.clone())));
        conditions
            .extend(own.iter().map(|(name, value)| Condition::Exactly((*name).into(), value.to_string())));

        let expires_at = validity.signed_at.saturating_add(validity.expires_in.into());
        let policy = PolicyDocument { expires_at, conditions }.write();
        let encoded = Zeroizing::new(STANDARD.encode(policy.as_bytes()));
        let signature =
            Zeroizing::new(self.key(credentials, scope)?.sign_text(&validity.timestamp, encoded.as_bytes()));

        let mut all: Vec<(String, Zeroizing<String>)> =
            fields.into_iter().map(|(name, value)| (name, Zeroizing::new(value))).collect();
        all.extend(own.into_iter().map(|(name, value)| (String::from(name), value)));
        all.push(("policy".into(), encoded));
        all.push(("x-amz-signature".into(), signature));
        let bytes = all
            .iter()
            .fold(0_usize, |sum, (name, value)| sum.saturating_add(name.len()).saturating_add(value.len()));
        if bytes > FORM_LIMIT {
            return Err(Error::FormTooLarge { bytes });
        }
        Ok(SignedForm { fields: all, open_fields, policy })
    }
}

/// All fields of a form, and the policy among them before it was encoded.
struct SignedForm {
    fields: Vec<(String, Zeroizing<String>)>,
    open_fields: Vec<(String, String)>,
    policy: Zeroizing<String>,
}

/// S3 takes forms for buckets and access points, signed with Signature Version
/// 4 for the service `s3`.
fn scope(endpoint: &Endpoint) -> Result<CredentialScope, Error> {
    let refuse = |reason| Err(Error::FormNotSupported { reason });
    match (&endpoint.signing_region, endpoint.signing_name) {
        (SigningRegion::Set(_), _) => refuse("a Multi-Region Access Point takes no form uploads"),
        (_, "s3express") => refuse("a directory bucket takes no form uploads"),
        (SigningRegion::One(region), "s3") => {
            Ok(CredentialScope { regions: Regions::One(region.clone()), service: "s3" })
        }
        _ => refuse("this kind of access point takes no form uploads"),
    }
}

/// The bucket's own URL, as boto3 writes it: a slash where the host is the
/// bucket, none behind the bucket of a path.
fn form_url(options: &endpoint::Options, endpoint: &Endpoint) -> String {
    let path = if endpoint.path.is_empty() { "/" } else { &endpoint.path };
    let before = options.before_path();
    format!("{}://{}{before}{}", endpoint.scheme.as_str(), endpoint.host, encode_path(path))
}

#[cfg(test)]
mod tests {
    use crate::{Addressing, Credentials, ErrorCode, PostPolicy, Signer, WarningCode};
    use time::{OffsetDateTime, macros::datetime};

    const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);

    fn credentials() -> Credentials {
        Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY").unwrap()
    }

    fn signer() -> Signer {
        Signer::new(credentials(), "us-east-1").unwrap()
    }

    #[test]
    fn signs_the_policy_as_it_stands() {
        let post =
            signer().presign_post(&PostPolicy::new("photos", "a.png").max_content_length(9), NOW).unwrap();
        let fields: Vec<(&str, &str)> = post.fields().collect();
        let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
        assert_eq!(
            names,
            ["key", "x-amz-algorithm", "x-amz-credential", "x-amz-date", "policy", "x-amz-signature"],
        );
        assert_eq!(
            post.policy(),
            r#"{"conditions":[{"bucket":"photos"},{"key":"a.png"},["content-length-range",0,9],{"x-amz-algorithm":"AWS4-HMAC-SHA256"},{"x-amz-credential":"AKIAIOSFODNN7EXAMPLE/20260102/us-east-1/s3/aws4_request"},{"x-amz-date":"20260102T030405Z"}],"expiration":"2026-01-02T03:19:05Z"}"#,
        );
        assert!(post.warnings().is_empty());
        assert_eq!(post.expires_at(), datetime!(2026-01-02 03:19:05 UTC));
    }

    #[test]
    fn the_key_signs_texts_as_an_independent_hmac_does() {
        use hmac::{Hmac, KeyInit, Mac};
        let step = |key: &[u8], text: &[u8]| {
            Hmac::<sha2::Sha256>::new_from_slice(key).unwrap().chain_update(text).finalize().into_bytes()
        };
        let post = signer().presign_post(&PostPolicy::new("photos", "a.png"), NOW).unwrap();
        let field = |wanted| post.fields().find(|(name, _)| *name == wanted).unwrap().1;
        let mut key = step(b"AWS4wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", b"20260102");
        for part in ["us-east-1", "s3", "aws4_request"] {
            key = step(&key, part.as_bytes());
        }
        assert_eq!(field("x-amz-signature"), hex::encode(step(&key, field("policy").as_bytes())));
    }

    #[test]
    fn goes_to_the_bucket() {
        let policy = PostPolicy::new("photos", "k");
        let url = |signer: Signer| String::from(signer.presign_post(&policy, NOW).unwrap().url());
        assert_eq!(url(signer()), "https://photos.s3.us-east-1.amazonaws.com/");
        let other = || Signer::builder(credentials()).region("us-east-1").endpoint("http://h:9000/base path");
        assert_eq!(
            url(other().addressing(Addressing::Path).build().unwrap()),
            "http://h:9000/base%20path/photos"
        );
        assert_eq!(
            url(other().addressing(Addressing::Path).unsigned_path_prefix("/s 3").build().unwrap()),
            "http://h:9000/s%203/base%20path/photos"
        );
        assert_eq!(
            url(other().addressing(Addressing::BucketHost).build().unwrap()),
            "http://h:9000/base%20path"
        );
    }

    #[test]
    fn the_token_is_signed_and_never_shown() {
        let temporary = credentials()
            .with_session_token("tok-en")
            .unwrap()
            .with_expiration(datetime!(2026-01-02 03:05 UTC));
        let signer = Signer::new(temporary, "us-east-1").unwrap();
        let post = signer.presign_post(&PostPolicy::new("photos", "k"), NOW).unwrap();
        assert!(post.policy().contains(r#"{"x-amz-security-token":"tok-en"}"#));
        assert!(post.fields().any(|field| field == ("x-amz-security-token", "tok-en")));
        assert_eq!(post.limited_by().as_str(), "credentials");
        let shown = format!("{post:?}");
        let signature = post.fields().last().unwrap().1;
        assert!(!shown.contains("tok-en") && !shown.contains(signature), "{shown}");
        assert!(post.warnings().iter().any(|warning| warning.code == WarningCode::UnboundedUpload));
    }

    #[test]
    fn refuses_what_takes_no_forms() {
        let code = |policy: PostPolicy| signer().presign_post(&policy, NOW).unwrap_err().code();
        for bucket in ["arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap", "b--usw2-az1--x-s3"] {
            assert!(
                matches!(
                    code(PostPolicy::new(bucket, "k")),
                    ErrorCode::FormNotSupported | ErrorCode::MissingSession
                ),
                "{bucket}",
            );
        }
        let long = "a".repeat(9_000);
        assert_eq!(
            code(PostPolicy::new("photos", "k").field("Cache-Control", long)),
            ErrorCode::FormTooLarge
        );
        let week = std::time::Duration::from_secs(604_801);
        assert_eq!(code(PostPolicy::new("photos", "k").expires_in(week)), ErrorCode::ExpiryOutOfRange);
        assert_eq!(code(PostPolicy::new("a/b", "k")), ErrorCode::InvalidBucketName);
    }
}
