//! What a form may upload, as it is asked for: its fields, what others begin with,
//! its sizes and its life.

use super::form_field;
use crate::{
    error::Error,
    expiry::{Expiry, LifetimeOptions, whole_seconds},
    pairs::{Given, Value},
};
use std::{fmt, time::Duration};
use time::OffsetDateTime;

/// Names of fields, and texts.
type NamedTexts = Vec<(String, String)>;

/// A form to presign: what may be uploaded, where, how large, and until when.
///
/// Each field given is signed, so the form must send it with this value; a
/// condition with [`PostPolicy::starts_with`] alone leaves the rest of the value to
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
    pub(super) bucket: String,
    pub(super) key: Option<String>,
    /// Name and value as they were given.
    pub(super) fields: Vec<(String, String)>,
    /// Name and beginning as they were given.
    pub(super) prefixes: Vec<(String, String)>,
    /// Those of the application's own, by their own names.
    pub(super) own_fields: Vec<(String, String)>,
    pub(super) own_prefixes: Vec<(String, String)>,
    pub(super) min_content_length: Option<i64>,
    pub(super) max_content_length: Option<i64>,
    pub(super) lifetime: LifetimeOptions,
    /// Whether nobody needs to hear that a scope leaves the key open.
    pub(super) allow_open_key: bool,
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
            own_fields: Vec::new(),
            own_prefixes: Vec::new(),
            min_content_length: None,
            max_content_length: None,
            lifetime: LifetimeOptions::default(),
            allow_open_key: false,
        }
    }

    /// Adds a field with its value, and the condition that it has just this
    /// value: `acl`, `Cache-Control`, `Content-Disposition`,
    /// `Content-Encoding`, `Content-MD5`, `Content-Type`, `Expires`,
    /// `success_action_redirect` (or `redirect`, its old name), `success_action_status`
    /// (200, 201 or 204), `tagging` (XML, or `a=b&c=d` as PutObject takes it), any `x-amz-*`, or
    /// a parameter of PutObject that a form can carry.
    pub fn field(mut self, name: &str, value: impl Into<Value>) -> PostPolicy {
        let texts = value.into().into_texts(name).into_iter();
        self.fields.extend(texts.map(|(name, text)| (name, text.to_string())));
        self
    }

    /// Lets the sender choose a field's value, as long as it begins so; the
    /// empty text allows any. The form has no such field: whoever shows it adds one.
    /// Together with [`PostPolicy::field`] the value is bound exactly, and must
    /// begin so. An encryption key of the sender's
    /// own (`SSECustomerKey`) can only be left open: a policy can be read.
    pub fn starts_with(mut self, name: impl Into<String>, prefix: impl Into<String>) -> PostPolicy {
        self.prefixes.push((name.into(), prefix.into()));
        self
    }

    /// Adds a field of the application's own, such as `album`, and the condition that
    /// it has just this value. S3 does nothing with it and refuses a form that has it
    /// without a condition; whoever looks at the form on its way reads it. The name is
    /// taken as it is, and none that S3 knows.
    ///
    /// ```
    /// # use s3presign::{Credentials, PostPolicy, Signer};
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let policy = PostPolicy::new("photos", "cat").own_field("album", "7").own_starts_with("name", "");
    /// let form = signer.presign_post(&policy, now)?;
    /// assert!(form.fields().any(|field| field == ("album", "7")));
    /// assert_eq!(form.open_fields().collect::<Vec<_>>(), [("name", "")]);
    /// assert!(form.policy().contains(r#"{"album":"7"},["starts-with","$name",""]"#));
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn own_field(mut self, name: impl Into<String>, value: impl Into<String>) -> PostPolicy {
        self.own_fields.push((name.into(), value.into()));
        self
    }

    /// Lets the sender choose the value of a field of the application's own, as long as it
    /// begins so; the empty text allows any. As [`PostPolicy::starts_with`] is to
    /// [`PostPolicy::field`].
    pub fn own_starts_with(mut self, name: impl Into<String>, prefix: impl Into<String>) -> PostPolicy {
        self.own_prefixes.push((name.into(), prefix.into()));
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
        self.lifetime.expiry = Some(Expiry::After(whole_seconds(duration)));
        self
    }

    /// When the form stops working, instead of how long it lives.
    pub fn expires_at(mut self, instant: OffsetDateTime) -> PostPolicy {
        self.lifetime.expiry = Some(Expiry::At(instant.unix_timestamp()));
        self
    }

    /// Keeps the form the same all through each window of this length; see
    /// [`Request::stable_for`](crate::Request::stable_for).
    pub fn stable_for(mut self, window: Duration) -> PostPolicy {
        self.lifetime.stable_for = Some(whole_seconds(window));
        self
    }

    /// Moves the signing time back by this, for clocks that run ahead of S3's.
    pub fn backdate(mut self, duration: Duration) -> PostPolicy {
        self.lifetime.backdate = whole_seconds(duration);
        self
    }

    /// What time it is, for [scoped](crate::Signer::scoped) signers; see
    /// [`Request::clock`](crate::Request::clock).
    pub fn clock(mut self, instant: OffsetDateTime) -> PostPolicy {
        self.lifetime.clock = Some(instant.unix_timestamp());
        self
    }

    /// [`PostPolicy::clock`], unless it is set already; see
    /// [`Request::default_clock`](crate::Request::default_clock).
    pub fn default_clock(mut self, instant: impl Into<Option<OffsetDateTime>>) -> PostPolicy {
        self.lifetime.clock = self.lifetime.clock.or(instant.into().map(OffsetDateTime::unix_timestamp));
        self
    }

    /// Leaves out the warning `OpenKey`, which a [scoped](crate::Signer::scoped)
    /// signer gives where the key holds `${filename}`: some stores resolve `..` in
    /// what the sender puts there. Say so if yours does not.
    pub fn allow_open_key(mut self) -> PostPolicy {
        self.allow_open_key = true;
        self
    }

    /// Refuses to sign (`CredentialsExpireFirst`) when the credentials end
    /// before the form would.
    pub fn require_full_lifetime(mut self) -> PostPolicy {
        self.lifetime.require_full = true;
        self
    }

    /// Builds a policy from names and texts, as every other language does:
    /// `bucket`, `key`, `min-content-length` and `max-content-length` (bytes),
    /// `expires-in`, `expires-at`, `stable-for`, `backdate`, `clock`,
    /// `require-full-lifetime`, `allow-open-key`; `starts-with:NAME` for a condition;
    /// `own-fields:NAME` and `own-starts-with:NAME` for fields of the application's own; every other
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
        Given::read("the form", pairs, PostPolicy::read)
    }

    pub(crate) fn read(given: &mut Given<'_>) -> Result<PostPolicy, Error> {
        let owned = |(name, text): (&str, &str)| (name.into(), text.into());
        let mut policy = PostPolicy::without_key(given.required("bucket").into());
        policy.key = given.text("key").map(String::from);
        policy.min_content_length = given.bytes("min-content-length");
        policy.max_content_length = given.bytes("max-content-length");
        policy.lifetime = LifetimeOptions::read(given);
        policy.allow_open_key = given.boolean("allow-open-key").unwrap_or(false);
        policy.prefixes = given.entries("starts-with").into_iter().map(owned).collect();
        policy.own_fields = given.entries("own-fields").into_iter().map(owned).collect();
        policy.own_prefixes = given.entries("own-starts-with").into_iter().map(owned).collect();
        let fields = given.rest().filter(|(name, text)| !form_field::is_empty_map(name, text));
        policy.fields = fields.map(owned).collect();
        Ok(policy)
    }

    pub(crate) fn bucket(&self) -> &str {
        &self.bucket
    }

    /// The fields that S3 knows, the key first, and those that are left open with what they begin with: by the
    /// names of a form.
    ///
    /// # Errors
    ///
    /// Those of a form that cannot be signed.
    pub(crate) fn fields_and_prefixes(&self) -> Result<(NamedTexts, NamedTexts), Error> {
        let bound = self.bind()?;
        Ok((bound.fields, bound.open))
    }

    /// The names of the fields that are the application's own.
    pub(super) fn own_names(&self) -> impl Iterator<Item = &str> {
        self.own_fields.iter().chain(&self.own_prefixes).map(|(name, _)| name.as_str())
    }

    /// Whether nothing says how large a file may be.
    pub(super) fn is_unbounded(&self) -> bool {
        self.max_content_length.is_none()
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
            .field("own_fields", &self.own_fields)
            .field("own_starts_with", &self.own_prefixes)
            .field("min_content_length", &self.min_content_length)
            .field("max_content_length", &self.max_content_length)
            .finish_non_exhaustive()
    }
}
