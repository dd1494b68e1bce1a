//! The signer: credentials, region and endpoint, checked once, and the signing
//! keys of the day.

use crate::{
    credentials::{Credentials, GivenCredentials},
    endpoint::{self, Addressing, CustomEndpoint, Endpoint, OperationContext},
    error::Error,
    expiry::{Lifetime, LifetimeOptions, SEVEN_DAYS},
    object_key::{check_key, object_path},
    pairs::{Given, invalid_option},
    scope::{Scope, Scopes},
    sigv4::{CredentialScope, SigningKey, encode_path},
    template::KeptTemplates,
    unsigned_prefix::UnsignedPrefix,
};
use std::{
    fmt,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};
use time::OffsetDateTime;

/// How many scopes (regions and services) keep their signing keys. A signer
/// uses one, unless it signs for access points of other regions.
const SCOPES_KEPT: usize = 16;

/// Signs requests for one set of credentials, region and endpoint.
///
/// A signer never changes. It is cheap to clone and any number of threads may
/// share it; it opens no socket, reads no file, no environment and no clock.
///
/// ```
/// use s3presign::{Credentials, Request, Signer};
/// use time::macros::datetime;
///
/// let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")?;
/// let signer = Signer::new(credentials, "eu-west-1")?;
///
/// let request = Request::new("GetObject").bucket("photos").download_as("Berlin 2026.jpg");
/// let presigned = signer.presign(&request, "2026/berlin.jpg", datetime!(2026-01-02 03:04:05 UTC))?;
/// assert!(presigned.url().starts_with("https://photos.s3.eu-west-1.amazonaws.com/2026/berlin.jpg?"));
/// # Ok::<(), s3presign::Error>(())
/// ```
#[derive(Clone)]
pub struct Signer {
    inner: Arc<Inner>,
    scopes: Scopes,
    /// Made within these scopes.
    kept_templates: Arc<KeptTemplates>,
}

struct Inner {
    /// None of an anonymous signer.
    credentials: Option<Credentials>,
    endpoint: endpoint::Options,
    maximum_expiry: i64,
    keys: RwLock<Vec<Arc<SigningKey>>>,
}

impl Signer {
    /// A signer for AWS's own endpoints of a region.
    ///
    /// # Errors
    ///
    /// `MissingRegion` or `InvalidRegion`.
    pub fn new(credentials: Credentials, region: impl Into<String>) -> Result<Signer, Error> {
        Signer::builder(credentials).region(region).build()
    }

    /// A signer with options: endpoints of other stores, styles, dual-stack...
    pub fn builder(credentials: Credentials) -> SignerBuilder {
        SignerBuilder::of(Some(credentials))
    }

    /// A signer without credentials, with options: it signs nothing, and gives URLs for what
    /// everybody may do, by the same rules of endpoint, parameters and encoding.
    ///
    /// Such a URL does not expire: [`LimitedBy::Nothing`](crate::LimitedBy), and
    /// `expires_at` is the last instant of the year 9999. What needs a signature is refused
    /// (`CredentialsNeeded`): an expiry, a window, forms, directory buckets, Multi-Region Access Points
    /// and Outposts. S3 refuses `response-*` without a signature ("GetObject", S3 API
    /// reference), so a result that has one warns of it (`OverrideNotSigned`); other stores take it.
    ///
    /// ```
    /// # use s3presign::{Request, Signer};
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let signer = Signer::anonymous().region("eu-west-1").build()?;
    /// let request = Request::new("GetObject").bucket("photos").with("VersionId", "3/L4");
    /// let url = "https://photos.s3.eu-west-1.amazonaws.com/1.jpg?versionId=3%2FL4";
    /// assert_eq!(signer.presign(&request, "1.jpg", now)?.url(), url);
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn anonymous() -> SignerBuilder {
        SignerBuilder::of(None)
    }

    /// Builds a signer from names and texts, as every other language does.
    ///
    /// `access-key-id`, `secret-access-key`, `session-token`,
    /// `credentials-expiration` (an instant), or `anonymous` (`true`); and the options of
    /// [`SignerBuilder`] by their own names, in any case convention.
    ///
    /// # Errors
    ///
    /// Those of [`Credentials`] and [`SignerBuilder::build`], and
    /// `UnknownOption`, `MissingOption`, `DuplicateOption`, `InvalidOption`,
    /// `ConflictingOptions` for credentials of an anonymous signer.
    ///
    /// ```
    /// use s3presign::Signer;
    ///
    /// let signer = Signer::from_pairs([
    ///     ("access-key-id", "minioadmin"),
    ///     ("secret-access-key", "minioadmin"),
    ///     ("region", "us-east-1"),
    ///     ("endpoint", "http://localhost:9000"),
    ///     ("addressing", "path"),
    /// ])?;
    /// # let _ = signer;
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Signer, Error> {
        Given::read("the signer", pairs, Signer::read)
    }

    pub(crate) fn read(given: &mut Given<'_>) -> Result<Signer, Error> {
        let credentials = GivenCredentials::read(given);
        let anonymous = given.boolean("anonymous").unwrap_or(false);
        let endpoint_url = given.text("endpoint").map(String::from);
        let endpoint = endpoint::Options::read(given);
        let unsigned_path_prefix = given.text("unsigned-path-prefix").map(String::from);
        let maximum_expiry = given.seconds("max-expires-in").unwrap_or(SEVEN_DAYS);
        let credentials = match anonymous {
            true => credentials.refuse_beside("\"anonymous\"").map(|()| None)?,
            false => Some(credentials.require("the signer")?),
        };
        SignerBuilder { credentials, endpoint, endpoint_url, unsigned_path_prefix, maximum_expiry }.build()
    }

    /// The same signer, confined: to a bucket, operations, a key prefix and a
    /// longest life, to hand to the part of a program that deals with users'
    /// input. It shares credentials and signing keys with this one.
    ///
    /// Whatever lies outside is an error (`BucketOutsideScope`,
    /// `OperationOutsideScope`, `KeyOutsideScope`, `ExpiryOutsideScope`);
    /// so is a key or a list's prefix that clients or file systems could take for
    /// another one (`UnsafeKey`: segments `.` and `..`, empty ones, backslashes,
    /// control characters), a header, query pair or name of metadata that could
    /// make a store move, copy, unpack or redirect something (`NameOutsideScope`;
    /// see [`Scope::allow`]), and a signing time that lies more than 15 minutes
    /// ahead of the [`clock`](crate::Request::clock) (`SigningTimeOutsideScope`).
    ///
    /// A form whose key holds `${filename}` leaves the rest of the key to its
    /// sender, and some stores resolve `..` in it: the result warns of that
    /// (`OpenKey`), so sign an exact key. A scope can only be narrowed: a scoped
    /// signer that is scoped again keeps both scopes.
    ///
    /// # Errors
    ///
    /// `MissingOption` without an operation, `UnknownOperation`,
    /// `InvalidOption`, `UnsafeKey` for the prefix, `InvalidBucketName`.
    pub fn scoped(&self, scope: &Scope) -> Result<Signer, Error> {
        let scopes = self.scopes.narrowed(scope).map_err(|error| self.conceal(error))?;
        Ok(Signer { inner: self.inner.clone(), scopes, kept_templates: Arc::default() })
    }

    /// Whether the signer is confined by a scope.
    pub fn is_scoped(&self) -> bool {
        !self.scopes.is_empty()
    }

    /// The plain URL of an object, unsigned: for public objects, by the same
    /// rules of endpoint and encoding.
    ///
    /// # Errors
    ///
    /// `InvalidBucketName`, `InvalidArn`, `InvalidKey`, what the endpoint options
    /// and the bucket exclude (`ConflictingOptions`, ...), and what lies outside
    /// the signer's scope.
    ///
    /// ```
    /// # use s3presign::{Credentials, Signer};
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// assert_eq!(
    ///     signer.object_url("photos", "a b.jpg")?,
    ///     "https://photos.s3.eu-west-1.amazonaws.com/a%20b.jpg",
    /// );
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn object_url(&self, bucket: &str, key: &str) -> Result<String, Error> {
        self.plain_url(bucket, key).map_err(|error| self.conceal(error))
    }

    fn plain_url(&self, bucket: &str, key: &str) -> Result<String, Error> {
        self.scopes.all(|scope| scope.check_bucket(bucket))?;
        let endpoint = self.resolve(Some(bucket), OperationContext::default())?;
        check_key(key)?;
        self.scopes.all(|scope| scope.check_key(key))?;
        let path = object_path(&endpoint.path);
        let Endpoint { scheme, host, .. } = endpoint;
        let before = self.endpoint().before_path();
        Ok(format!("{}://{host}{before}{}{}", scheme.as_str(), encode_path(&path), encode_path(key)))
    }

    /// The error, quoting neither the secret key nor the session token. What a signer
    /// answers is so already; this is for a request, form, upload or scope that was
    /// refused before the signer saw it.
    pub fn conceal(&self, error: Error) -> Error {
        let Some(Credentials { secret_access_key, session_token, .. }) = self.credentials() else {
            return error;
        };
        let token = session_token.as_ref().map_or("", |token| token.as_str());
        error.without(&[secret_access_key.as_str(), token])
    }

    pub(crate) fn credentials(&self) -> Option<&Credentials> {
        self.inner.credentials.as_ref()
    }

    /// The credentials, for what cannot be done without.
    pub(crate) fn credentials_for(&self, what: &'static str) -> Result<&Credentials, Error> {
        self.credentials().ok_or(Error::CredentialsNeeded { what })
    }

    pub(crate) fn endpoint(&self) -> &endpoint::Options {
        &self.inner.endpoint
    }

    pub(crate) fn scopes(&self) -> &Scopes {
        &self.scopes
    }

    pub(crate) fn kept_templates(&self) -> &KeptTemplates {
        &self.kept_templates
    }

    pub(crate) fn maximum_expiry(&self) -> i64 {
        self.inner.maximum_expiry
    }

    /// What is asked of a lifetime, within what this signer allows.
    pub(crate) fn lifetime(&self, asked: &LifetimeOptions) -> Lifetime {
        Lifetime {
            asked: asked.clone(),
            signed: self.credentials().is_some(),
            maximum: self.inner.maximum_expiry,
            scoped: self.scopes.life(),
            credentials_expire_at: self
                .credentials()
                .and_then(|credentials| credentials.expiration)
                .map(OffsetDateTime::unix_timestamp),
        }
    }

    pub(crate) fn resolve(&self, bucket: Option<&str>, context: OperationContext) -> Result<Endpoint, Error> {
        bucket.map_or(Ok(()), endpoint::check_name)?;
        endpoint::resolve(&self.inner.endpoint, bucket, context)
    }

    /// The signing key of a scope, shared by all templates that sign for it.
    pub(crate) fn key(
        &self,
        credentials: &Credentials,
        scope: CredentialScope,
    ) -> Result<Arc<SigningKey>, Error> {
        let find = |kept: &[Arc<SigningKey>]| kept.iter().find(|key| *key.scope() == scope).cloned();
        let kept = self.inner.keys.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = find(&kept) {
            return Ok(key);
        }
        drop(kept);
        let Credentials { access_key_id, secret_access_key, .. } = credentials;
        let new = SigningKey::new(access_key_id, secret_access_key.clone(), scope.clone());
        let unusable = Error::InvalidCredentials {
            part: "secret-access-key",
            problem: "gives no key for Signature Version 4A",
        };
        let key = Arc::new(new.ok_or(unusable)?);
        let mut kept = self.inner.keys.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = find(&kept) {
            return Ok(key);
        }
        if kept.len() >= SCOPES_KEPT {
            kept.remove(0);
        }
        kept.push(key.clone());
        Ok(key)
    }
}

/// Options of a [`Signer`]; start with [`Signer::builder`].
///
/// ```
/// use s3presign::{Addressing, Credentials, Signer};
///
/// let signer = Signer::builder(Credentials::new("minioadmin", "minioadmin")?)
///     .region("us-east-1")
///     .endpoint("http://localhost:9000")
///     .addressing(Addressing::Path)
///     .build()?;
/// # let _ = signer;
/// # Ok::<(), s3presign::Error>(())
/// ```
#[derive(Clone)]
pub struct SignerBuilder {
    credentials: Option<Credentials>,
    endpoint: endpoint::Options,
    endpoint_url: Option<String>,
    unsigned_path_prefix: Option<String>,
    maximum_expiry: i64,
}

impl SignerBuilder {
    fn of(credentials: Option<Credentials>) -> SignerBuilder {
        SignerBuilder {
            credentials,
            endpoint: endpoint::Options::default(),
            endpoint_url: None,
            unsigned_path_prefix: None,
            maximum_expiry: SEVEN_DAYS,
        }
    }

    /// The bucket's region, such as `eu-north-1`; `auto` for Cloudflare R2.
    /// Required: it is part of every signature and never guessed.
    pub fn region(mut self, region: impl Into<String>) -> SignerBuilder {
        self.endpoint.region = region.into();
        self
    }

    /// The URL that the *user* of the presigned URL will call: http or https,
    /// any port, with or without a base path. The default is AWS's endpoint of
    /// the region.
    pub fn endpoint(mut self, url: impl Into<String>) -> SignerBuilder {
        self.endpoint_url = Some(url.into());
        self
    }

    /// A path such as `/storage`, which stands in every URL before the path that is signed: for
    /// a proxy at the [endpoint](SignerBuilder::endpoint)'s host that removes it, and passes
    /// the `Host` header on as it came. Raw, like a base path; a base path of the endpoint is for
    /// a proxy that leaves the path as it is, and is signed.
    ///
    /// Whoever reads such a URL must know of it: results carry it
    /// ([`PresignedRequest::unsigned_path_prefix`](crate::PresignedRequest::unsigned_path_prefix)),
    /// [`Known`](crate::Known) and [`Verifier`](crate::Verifier) take it. A store behind the
    /// proxy sees nothing of it.
    ///
    /// ```
    /// # use s3presign::{Addressing, Credentials, Request, Signer};
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let signer = Signer::builder(Credentials::new("minioadmin", "minioadmin")?)
    ///     .region("us-east-1")
    ///     .endpoint("https://example.com")
    ///     .addressing(Addressing::Path)
    ///     .unsigned_path_prefix("/storage")
    ///     .build()?;
    /// let presigned = signer.presign(&Request::new("GetObject").bucket("photos"), "1.jpg", now)?;
    /// assert!(presigned.url().starts_with("https://example.com/storage/photos/1.jpg?"));
    /// assert!(presigned.canonical_request().starts_with("GET\n/photos/1.jpg\n"));
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn unsigned_path_prefix(mut self, path: impl Into<String>) -> SignerBuilder {
        self.unsigned_path_prefix = Some(path.into());
        self
    }

    /// Where the bucket's name goes. The default is [`Addressing::Auto`].
    pub fn addressing(mut self, addressing: Addressing) -> SignerBuilder {
        self.endpoint.addressing = addressing;
        self
    }

    /// Uses AWS's dual-stack endpoints (IPv4 and IPv6).
    pub fn use_dual_stack(mut self, enabled: bool) -> SignerBuilder {
        self.endpoint.use_dual_stack = enabled;
        self
    }

    /// Uses AWS's FIPS endpoints.
    pub fn use_fips(mut self, enabled: bool) -> SignerBuilder {
        self.endpoint.use_fips = enabled;
        self
    }

    /// Uses S3 Transfer Acceleration.
    pub fn use_accelerate(mut self, enabled: bool) -> SignerBuilder {
        self.endpoint.use_accelerate = enabled;
        self
    }

    /// Uses the legacy global host `s3.amazonaws.com` in `us-east-1`.
    pub fn use_global_endpoint(mut self, enabled: bool) -> SignerBuilder {
        self.endpoint.use_global_endpoint = enabled;
        self
    }

    /// Signs for the region that a bucket's ARN names, even if it is not the
    /// signer's. The default is true.
    pub fn use_arn_region(mut self, enabled: bool) -> SignerBuilder {
        self.endpoint.use_arn_region = enabled;
        self
    }

    /// Refuses access points.
    pub fn disable_access_points(mut self, disabled: bool) -> SignerBuilder {
        self.endpoint.disable_access_points = disabled;
        self
    }

    /// Refuses Multi-Region Access Points.
    pub fn disable_multi_region_access_points(mut self, disabled: bool) -> SignerBuilder {
        self.endpoint.disable_multi_region_access_points = disabled;
        self
    }

    /// Signs for directory buckets with plain credentials, not with those of a
    /// session.
    pub fn disable_s3_express_session_auth(mut self, disabled: bool) -> SignerBuilder {
        self.endpoint.disable_s3_express_session_auth = disabled;
        self
    }

    /// The longest life of a URL, in whole seconds, for stores that allow other
    /// ones than Signature Version 4's 7 days (the default).
    pub fn max_expires_in(mut self, duration: Duration) -> SignerBuilder {
        self.maximum_expiry = i64::try_from(duration.as_secs()).unwrap_or(i64::MAX);
        self
    }

    /// Checks everything that needs no bucket, and makes the signer.
    ///
    /// # Errors
    ///
    /// `MissingRegion`, `InvalidRegion`, `InvalidEndpoint`,
    /// `EndpointRegionMismatch`, `ConflictingOptions`, `InvalidOption`.
    pub fn build(mut self) -> Result<Signer, Error> {
        if self.maximum_expiry < 1 || self.maximum_expiry > i64::from(u32::MAX) {
            let value = self.maximum_expiry.to_string();
            return Err(invalid_option("max-expires-in", &value, "1 to 4294967295 seconds"));
        }
        self.endpoint.custom = self.endpoint_url.as_deref().map(CustomEndpoint::parse).transpose()?;
        self.endpoint.unsigned_prefix =
            self.unsigned_path_prefix.as_deref().map(UnsignedPrefix::parse).transpose()?;
        endpoint::validate(&self.endpoint)?;
        endpoint::check_region_of_endpoint(&self.endpoint)?;
        let SignerBuilder { credentials, endpoint, maximum_expiry, .. } = self;
        let inner = Inner { credentials, endpoint, maximum_expiry, keys: RwLock::default() };
        Ok(Signer { inner: Arc::new(inner), scopes: Scopes::default(), kept_templates: Arc::default() })
    }
}

impl fmt::Debug for SignerBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SignerBuilder")
            .field("credentials", &self.credentials)
            .field("endpoint", &self.endpoint)
            .finish_non_exhaustive()
    }
}
