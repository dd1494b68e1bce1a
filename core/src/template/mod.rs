//! The template: one kind of request, ready to be signed for one key after
//! another with nothing left to look up, sort or encode but the key.

mod kept;
mod many;
mod urls;

pub(crate) use kept::KeptTemplates;
pub use urls::{RefusedRow, Urls};

use crate::sorted;
use crate::{
    credentials::Credentials,
    ending::Ending,
    endpoint::{self, Endpoint, OperationContext, SigningRegion},
    error::Error,
    expiry::{Lifetime, Validity},
    object_key::{check_key, is_rewritten_by_clients, object_path},
    operation::{EndpointContext, Operation, Resource},
    pairs::invalid_option,
    parameters::{Header, WireParameters, is_digest, misspelt},
    policy_warnings::warn_of_policies,
    presigned_request::PresignedRequest,
    received::UNSIGNED_PAYLOAD,
    request::Request,
    scope::Scopes,
    sendable::warn_of_headers,
    signer::Signer,
    sigv4::{
        CanonicalHeaders, CredentialScope, Digits, EncodedPath, Presigner, PresignerInput, Regions,
        SigningKey, Target, Writer, encode_path,
    },
    unsigned_prefix::UnsignedPrefix,
    warning::{Warning, WarningCode},
};
use std::sync::Arc;
use time::OffsetDateTime;

/// The longest session that AWS STS gives to a role, in seconds
/// (`DurationSeconds` of `AssumeRole`). A URL that should live longer will
/// probably outlive temporary credentials of unknown expiry.
const LONGEST_ROLE_SESSION: i64 = 43_200;

/// The longest end of a URL that is not sent, in bytes: that of a file name.
const LONGEST_HINT: usize = 255;

impl Signer {
    /// Binds an operation, a bucket and parameters to this signer: everything
    /// but the key and the time is checked, resolved, encoded and ordered once.
    ///
    /// # Errors
    ///
    /// Any code but those that only a key or a signing time can cause.
    pub fn template(&self, request: &Request) -> Result<Template, Error> {
        Template::new(self, request).map_err(|error| self.conceal(error))
    }

    /// Signs one request. For many of one kind, make a [`Template`] once; a signer that is asked for the same
    /// request again, for any key, keeps the template that it made, unless the request names an encryption key.
    ///
    /// `key` is the object's, raw and never encoded, or `None` for operations
    /// that act on none.
    ///
    /// # Errors
    ///
    /// Those of [`Signer::template`] and [`Template::presign`].
    pub fn presign<'k>(
        &self,
        request: &Request,
        key: impl Into<Option<&'k str>>,
        signing_time: OffsetDateTime,
    ) -> Result<PresignedRequest, Error> {
        let key = key.into();
        let make = || Template::new(self, request);
        self.kept_templates()
            .with(request, make, |template| template.presign(key, signing_time))
            .map_err(|error| self.conceal(error))
    }
}

/// An operation, a bucket and parameters bound to a signer, with only the key
/// and the time left open. Immutable; any number of threads may share one.
///
/// ```
/// use s3presign::{Credentials, Request, Signer};
/// use time::macros::datetime;
///
/// let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")?;
/// let signer = Signer::new(credentials, "eu-west-1")?;
/// let download = signer.template(&Request::new("GetObject").bucket("photos"))?;
///
/// let now = datetime!(2026-01-02 03:04:05 UTC);
/// for key in ["1.jpg", "2.jpg", "3.jpg"] {
///     assert!(download.url(key, now)?.contains(key));
/// }
/// # Ok::<(), s3presign::Error>(())
/// ```
pub struct Template {
    operation: &'static Operation,
    method: &'static str,
    /// The encoded URL up to the key, or up to the query where there is none.
    base: String,
    /// Where the path that is signed begins in `base`.
    path_start: usize,
    /// What stands before it.
    unsigned_prefix: Option<UnsignedPrefix>,
    headers: Arc<[Header]>,
    /// What follows the path.
    ending: Ending,
    /// What follows that and is never sent: empty, or `#` and more.
    fragment: String,
    lifetime: Lifetime,
    /// What keys are confined to.
    scopes: Scopes,
    /// The credentials are temporary and nobody said until when.
    ends_with_credentials: bool,
    warnings: Vec<Warning>,
}

impl Template {
    pub(crate) fn new(signer: &Signer, request: &Request) -> Result<Template, Error> {
        let operation = Operation::named(&request.operation)?;
        signer.scopes().all(|scope| scope.check_request(operation, request))?;
        let bucket = bucket_of(operation, request)?;
        let method = match &request.method {
            Some(asked) => method_for(operation, asked)?,
            None => operation.method,
        };
        let fragment = request.url_hint.as_deref().map_or(Ok(String::new()), fragment_of)?;
        let lifetime = signer.lifetime(&request.lifetime);
        lifetime.check()?;
        let wire = WireParameters::bind(operation, request)?;
        signer.scopes().all(|scope| scope.check_sources(&wire.headers))?;
        let endpoint = signer.resolve(bucket, endpoint_context(operation))?;

        let mut warnings = Vec::new();
        warn_of_endpoint(&endpoint, bucket, &mut warnings);
        warnings.extend(endpoint::doubts(signer.endpoint(), &endpoint, bucket));
        match signer.credentials() {
            Some(credentials) => {
                check_credentials(credentials, &endpoint, bucket)?;
                warn_of_credentials(credentials, &mut warnings);
            }
            None => check_unsigned(&endpoint, &wire.query, &mut warnings)?,
        }
        let is_aws = endpoint.is_aws;
        let host = match &wire.host_label {
            Some(label) => format!("{label}.{}", endpoint.host),
            None => endpoint.host,
        };
        let path = match operation.resource {
            Resource::Object => object_path(&endpoint.path),
            Resource::Fixed(path) => endpoint.path + path,
            Resource::Service | Resource::Bucket if endpoint.path.is_empty() => String::from("/"),
            Resource::Service | Resource::Bucket => endpoint.path,
        };
        let mut base = [endpoint.scheme.as_str(), "://", &host, &signer.endpoint().before_path()].concat();
        let path_start = base.len();
        base.push_str(&encode_path(&path));
        let ending = match signer.credentials() {
            Some(credentials) => {
                let regions = match endpoint.signing_region {
                    SigningRegion::One(region) => Regions::One(region),
                    SigningRegion::Set(regions) => Regions::Set(regions.into()),
                };
                let scope = CredentialScope { regions, service: endpoint.signing_name };
                let key = signer.key(credentials, scope)?;
                let token_name =
                    if endpoint.session_auth { "X-Amz-S3session-Token" } else { "X-Amz-Security-Token" };
                let presigner = presigner(key, credentials, token_name, method, &host, &wire);
                Ending::Signed(Arc::new(presigner))
            }
            None => Ending::of_query(&wire.query),
        };

        let ends_with_credentials = signer.credentials().is_some_and(|credentials| {
            credentials.session_token.is_some() && credentials.expiration.is_none()
        });
        if ending.is_signed()
            && is_upload(operation)
            && !wire.headers.iter().any(|header| bounds_upload(&header.name))
        {
            warnings.push(WarningCode::UnboundedUpload.says(
                "whoever has the URL can upload any content of any size; pass ContentLength or a checksum to bind it",
            ));
        }
        if !(wire.headers.is_empty() && wire.query.is_empty()) {
            warn_of_wire(operation, &wire, is_aws && ending.is_signed(), &mut warnings);
        }
        Ok(Template {
            operation,
            method,
            path_start,
            base,
            unsigned_prefix: signer.endpoint().unsigned_prefix.clone(),
            headers: wire.headers.into(),
            ending,
            fragment,
            lifetime,
            scopes: signer.scopes().clone(),
            ends_with_credentials,
            warnings,
        })
    }

    /// Whether the signer was confined by a scope.
    pub fn is_scoped(&self) -> bool {
        !self.scopes.is_empty()
    }

    /// The same template with a [`Request::clock`], unless its request had one: for
    /// signing times that are not now, by a scoped signer.
    ///
    /// ```
    /// # use s3presign::{Credentials, ErrorCode, Request, Scope, Signer};
    /// # use std::time::Duration;
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let signer = signer.scoped(&Scope::new("photos", ["GetObject"]))?;
    /// let download = signer.template(&Request::new("GetObject").bucket("photos"))?;
    /// let tomorrow = now + Duration::from_secs(86_400);
    /// let refused = download.default_clock(now).url("1.jpg", tomorrow).unwrap_err();
    /// assert_eq!(refused.code(), ErrorCode::SigningTimeOutsideScope);
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn default_clock(&self, instant: OffsetDateTime) -> Template {
        let mut lifetime = self.lifetime.clone();
        lifetime.asked.clock = lifetime.asked.clock.or(Some(instant.unix_timestamp()));
        Template {
            operation: self.operation,
            method: self.method,
            base: self.base.clone(),
            path_start: self.path_start,
            unsigned_prefix: self.unsigned_prefix.clone(),
            headers: self.headers.clone(),
            ending: self.ending.clone(),
            fragment: self.fragment.clone(),
            lifetime,
            scopes: self.scopes.clone(),
            ends_with_credentials: self.ends_with_credentials,
            warnings: self.warnings.clone(),
        }
    }

    /// The URL for one key, and nothing else.
    ///
    /// `key` is raw: it is encoded here, and never decoded. `None` is for
    /// operations that act on no object.
    ///
    /// # Errors
    ///
    /// `MissingKey`, `UnexpectedKey`, `InvalidKey` (and `KeyOutsideScope`,
    /// `UnsafeKey`, `ExpiryOutsideScope`, `SigningTimeOutsideScope` of a scoped
    /// signer); `InvalidSigningTime`, `ExpiryOutOfRange`, `CredentialsExpired`,
    /// `CredentialsExpireFirst`.
    pub fn url<'k>(
        &self,
        key: impl Into<Option<&'k str>>,
        signing_time: OffsetDateTime,
    ) -> Result<String, Error> {
        let key = self.check_key(key.into())?;
        let validity = self.lifetime.from(signing_time.unix_timestamp())?;
        Ok(self.signed_url(EncodedPath::new(key), &validity))
    }

    /// Writes the URL into `buffer` without an allocation, and answers its
    /// length in bytes. A URL longer than the buffer is not written at all:
    /// call again with room for that many.
    ///
    /// # Errors
    ///
    /// Those of [`Template::url`].
    ///
    /// ```
    /// # use s3presign::{Credentials, Request, Signer};
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let template = signer.template(&Request::new("GetObject").bucket("photos"))?;
    /// let mut buffer = [0; 1024];
    /// let length = template.url_into("1.jpg", now, &mut buffer)?;
    /// assert_eq!(buffer[..length], *template.url("1.jpg", now)?.as_bytes());
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn url_into<'k>(
        &self,
        key: impl Into<Option<&'k str>>,
        signing_time: OffsetDateTime,
        buffer: &mut [u8],
    ) -> Result<usize, Error> {
        let key = self.check_key(key.into())?;
        let validity = self.lifetime.from(signing_time.unix_timestamp())?;
        let key = EncodedPath::new(key);
        let expires = Digits::new(validity.expires_in);
        let longest = self.longest_url(key, &validity, &expires);
        if let Some(buffer) = buffer.get_mut(..longest) {
            return Ok(self.write_url(key, &validity, &expires, buffer));
        }
        if self.ending.knows_len() {
            return Ok(longest);
        }
        let url = self.signed_url(key, &validity);
        if let Some(buffer) = buffer.get_mut(..url.len()) {
            buffer.copy_from_slice(url.as_bytes());
        }
        Ok(url.len())
    }

    /// The whole result for one key: the URL, and all that its sender must know.
    ///
    /// # Errors
    ///
    /// Those of [`Template::url`].
    pub fn presign<'k>(
        &self,
        key: impl Into<Option<&'k str>>,
        signing_time: OffsetDateTime,
    ) -> Result<PresignedRequest, Error> {
        let key = self.check_key(key.into())?;
        let validity = self.lifetime.from(signing_time.unix_timestamp())?;
        let mut warnings = self.warnings.clone();
        if is_rewritten_by_clients(key) {
            warnings.push(WarningCode::KeyNotUrlSafe.says(
                "clients resolve the segments . and .. of a path before they send it, which breaks the signature; rename the object, or send the URL as it is (curl --path-as-is)",
            ));
        }
        if self.ends_with_credentials && i64::from(validity.expires_in) > LONGEST_ROLE_SESSION {
            warnings.push(WarningCode::UnknownCredentialLifetime.says(
                "the URL ends with the temporary credentials that sign it, probably before the expiry asked for; pass their expiration, or sign with long-lived ones",
            ));
        }
        Ok(PresignedRequest {
            operation: self.operation,
            method: self.method,
            url: self.signed_url(EncodedPath::new(key), &validity).into(),
            headers: self.headers.clone(),
            unsigned_prefix: self.unsigned_prefix.clone(),
            signed_at: validity.signed_at,
            expires_at: validity.expires_at,
            limited_by: validity.limited_by,
            warnings,
        })
    }

    pub(crate) fn operation(&self) -> &'static Operation {
        self.operation
    }

    pub(crate) fn method(&self) -> &'static str {
        self.method
    }

    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    pub(crate) fn headers(&self) -> &[Header] {
        &self.headers
    }

    #[inline]
    fn signed_url(&self, key: EncodedPath<'_>, validity: &Validity) -> String {
        let expires = Digits::new(validity.expires_in);
        let longest = self.longest_url(key, validity, &expires);
        // Filled by hand: memory that the allocator zeroes passes by glibc's
        // cache of each thread, which costs more than the zeros.
        #[allow(clippy::slow_vector_initialization)]
        let mut url = Vec::with_capacity(longest);
        url.resize(longest, 0);
        let length = self.write_url(key, validity, &expires, &mut url);
        url.truncate(length);
        // All of it is percent-encoded text, so this is a check and not a copy.
        String::from_utf8(url).unwrap_or_default()
    }

    #[inline]
    fn longest_url(&self, key: EncodedPath<'_>, validity: &Validity, expires: &Digits) -> usize {
        self.url_len(key.len(), self.ending.longest(&validity.timestamp, expires))
    }

    /// How long a URL is, of an encoded key and a query of so many bytes.
    #[inline]
    fn url_len(&self, key: usize, query: usize) -> usize {
        [self.base.len(), key, query, self.fragment.len()].into_iter().sum()
    }

    /// Writes the URL, for which the buffer must have room, and answers its length.
    #[inline]
    fn write_url(
        &self,
        key: EncodedPath<'_>,
        validity: &Validity,
        expires: &Digits,
        buffer: &mut [u8],
    ) -> usize {
        let mut url = Writer::new(buffer);
        url.push(self.base.as_bytes());
        key.write(|piece| url.push(piece));
        self.ending.write(self.path_start, &validity.timestamp, expires, &mut url);
        url.push(self.fragment.as_bytes());
        url.written()
    }

    /// The key to append to the path: empty for operations that act on none.
    #[inline]
    fn check_key<'k>(&self, key: Option<&'k str>) -> Result<&'k str, Error> {
        let operation = self.operation.name;
        match (self.operation.resource, key) {
            (Resource::Object, Some(key)) => {
                check_key(key)?;
                self.scopes.all(|scope| scope.check_key(key))?;
                Ok(key)
            }
            (Resource::Object, None) => Err(Error::MissingKey { operation }),
            (_, Some(key)) => Err(Error::UnexpectedKey { operation, key: key.into() }),
            (_, None) => Ok(""),
        }
    }
}

/// What signs for the wire parameters at a host.
#[inline(never)]
fn presigner(
    key: Arc<SigningKey>,
    credentials: &Credentials,
    token_name: &'static str,
    method: &str,
    host: &str,
    wire: &WireParameters,
) -> Presigner {
    let mut signed: Vec<(&str, &str)> =
        wire.headers.iter().map(|header| (header.name.as_str(), header.value.as_str())).collect();
    signed.push(("host", host));
    sorted::sort(&mut signed);
    let input = PresignerInput {
        method,
        access_key_id: &credentials.access_key_id,
        session_token: credentials.session_token.as_ref().map(|token| (token_name, token.as_str())),
        own_query: &wire.query,
        headers: &CanonicalHeaders::new(signed),
        payload_hash: UNSIGNED_PAYLOAD,
    };
    Presigner::new(key, &input)
}

fn bucket_of<'r>(operation: &'static Operation, request: &'r Request) -> Result<Option<&'r str>, Error> {
    let operation_name = operation.name;
    match (operation.resource, request.bucket.as_deref()) {
        (Resource::Object | Resource::Bucket, None) => {
            let missing = Error::MissingBucket { operation: operation_name };
            Err(misspelt(operation, request).unwrap_or(missing))
        }
        (Resource::Service | Resource::Fixed(_), Some(bucket)) => {
            Err(Error::UnexpectedBucket { operation: operation_name, bucket: bucket.into() })
        }
        (_, bucket) => Ok(bucket),
    }
}

/// The method that was asked for: the operation's own, or HEAD in the place of a download's GET.
#[inline(never)]
fn method_for(operation: &'static Operation, asked: &str) -> Result<&'static str, Error> {
    if asked.eq_ignore_ascii_case(operation.method) {
        Ok(operation.method)
    } else if asked.eq_ignore_ascii_case("HEAD") && operation.name == "GetObject" {
        Ok("HEAD")
    } else {
        Err(invalid_option("method", asked, "the operation's own method, or HEAD for GetObject"))
    }
}

/// What the URL ends with for those who look at its end.
#[inline(never)]
fn fragment_of(hint: &str) -> Result<String, Error> {
    if !(1..=LONGEST_HINT).contains(&hint.len()) || hint.contains(char::is_control) {
        return Err(invalid_option("url-hint", hint, "1 to 255 bytes without control characters"));
    }
    Ok(["#", &encode_path(hint)].concat())
}

fn endpoint_context(operation: &Operation) -> OperationContext {
    let has = |wanted| operation.endpoint_context.contains(&wanted);
    OperationContext {
        use_s3_express_control_endpoint: has(EndpointContext::UseS3ExpressControlEndpoint),
        disable_s3_express_session_auth: has(EndpointContext::DisableS3ExpressSessionAuth),
        disable_access_points: has(EndpointContext::DisableAccessPoints),
        use_object_lambda_endpoint: has(EndpointContext::UseObjectLambdaEndpoint),
    }
}

/// Refuses places that take no request without a signature, and warns of what S3 does not take without one.
#[inline(never)]
fn check_unsigned(
    endpoint: &Endpoint,
    query: &[(String, String)],
    warnings: &mut Vec<Warning>,
) -> Result<(), Error> {
    let what = match &endpoint.signing_region {
        SigningRegion::Set(_) => "a bucket that is signed for by a set of regions",
        SigningRegion::One(_) if endpoint.signing_name == "s3express" => "a directory bucket",
        SigningRegion::One(_) => {
            warn_of_overrides(query, warnings);
            return Ok(());
        }
    };
    Err(Error::CredentialsNeeded { what })
}

/// S3 takes `response-*` only of requests that are signed ("GetObject", S3 API reference).
fn warn_of_overrides(query: &[(String, String)], warnings: &mut Vec<Warning>) {
    if let Some((name, _)) = query.iter().find(|(name, _)| name.starts_with("response-")) {
        warnings.push(WarningCode::OverrideNotSigned.says(format!(
            "S3 refuses {name} in a request that is not signed, though some stores take it; sign it, or store the header with the object",
        )));
    }
}

/// Warns of headers and query pairs: what senders cannot send, and what policies see otherwise where they judge.
#[inline(never)]
fn warn_of_wire(
    operation: &Operation,
    wire: &WireParameters,
    policies_judge: bool,
    warnings: &mut Vec<Warning>,
) {
    warn_of_headers(operation.name, &wire.headers, warnings);
    if policies_judge {
        let headers = wire.headers.iter().map(|header| (header.name.as_str(), header.value.as_str()));
        let query = wire.query.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        warn_of_policies(operation.name, headers, query, warnings);
    }
}

/// Refuses credentials that the endpoint would refuse, or that are not a
/// session's where one is needed.
pub(crate) fn check_credentials(
    credentials: &Credentials,
    endpoint: &Endpoint,
    bucket: Option<&str>,
) -> Result<(), Error> {
    let temporary_key = credentials.access_key_id.starts_with("ASIA");
    if temporary_key && credentials.session_token.is_none() && endpoint.is_aws {
        return Err(Error::MissingSessionToken { access_key_id: credentials.access_key_id.as_str().into() });
    }
    if endpoint.session_auth && credentials.session_token.is_none() {
        return Err(Error::MissingSession { bucket: bucket.unwrap_or_default().into() });
    }
    Ok(())
}

pub(crate) fn warn_of_endpoint(endpoint: &Endpoint, bucket: Option<&str>, warnings: &mut Vec<Warning>) {
    if endpoint.scheme.as_str() == "http" {
        warnings.push(WarningCode::InsecureEndpoint.says(
            "the URL is for http: whoever sees the traffic can use it and read what it carries; use https",
        ));
    } else if endpoint.bucket_in_host && bucket.is_some_and(|bucket| bucket.contains('.')) {
        warnings.push(WarningCode::DottedBucket.says(
            "the bucket's dots do not match a wildcard certificate, so TLS clients refuse the host; use path-style addressing",
        ));
    }
}

pub(crate) fn warn_of_credentials(credentials: &Credentials, warnings: &mut Vec<Warning>) {
    let id = &credentials.access_key_id;
    match &credentials.session_token {
        None if id.starts_with("ASIA") => warnings.push(WarningCode::MissingSessionToken.says(format!(
            "access key {id} looks temporary but has no session token; AWS would refuse it",
        ))),
        Some(_) if id.starts_with("AKIA") => warnings.push(WarningCode::UnexpectedSessionToken.says(format!(
            "access key {id} is long-lived but comes with a session token, which is probably left from other credentials",
        ))),
        _ => {}
    }
}

/// Whether the operation stores what the sender sends as an object's content.
fn is_upload(operation: &Operation) -> bool {
    matches!(operation.name, "PutObject" | "UploadPart")
}

/// Whether a signed header of this name fixes how much can be uploaded.
fn bounds_upload(header: &str) -> bool {
    header == "content-length" || is_digest(header)
}
