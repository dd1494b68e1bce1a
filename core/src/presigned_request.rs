//! What comes out: the URL, what its sender must send, until when it works,
//! and, on request, everything that was signed.

use crate::zeroizing::Zeroizing;
use crate::{
    error::Error,
    expiry::{LimitedBy, instant},
    operation::Operation,
    parameters::Header,
    redact::redact,
    sent_request::{SentRequest, curl_of},
    unsigned_prefix::UnsignedPrefix,
    warning::Warning,
};
use std::{borrow::Cow, fmt, sync::Arc};
use time::OffsetDateTime;

/// A request that someone without credentials can send until it expires.
///
/// It must be sent with exactly this method, this URL and these headers.
/// `Debug` masks the signature and the token; [`PresignedRequest::url`] has
/// them, so treat it like a password.
#[derive(Clone)]
pub struct PresignedRequest {
    pub(crate) operation: &'static Operation,
    pub(crate) method: &'static str,
    pub(crate) url: Zeroizing<String>,
    /// Those of the template, which all its results share.
    pub(crate) headers: Arc<[Header]>,
    pub(crate) unsigned_prefix: Option<UnsignedPrefix>,
    pub(crate) signed_at: i64,
    pub(crate) expires_at: i64,
    pub(crate) limited_by: LimitedBy,
    pub(crate) warnings: Vec<Warning>,
}

impl PresignedRequest {
    /// The same request by another URL.
    pub(crate) fn with_url(&self, url: Zeroizing<String>) -> PresignedRequest {
        PresignedRequest {
            operation: self.operation,
            method: self.method,
            url,
            headers: self.headers.clone(),
            unsigned_prefix: self.unsigned_prefix.clone(),
            signed_at: self.signed_at,
            expires_at: self.expires_at,
            limited_by: self.limited_by,
            warnings: self.warnings.clone(),
        }
    }

    /// The operation by S3's name, such as `GetObject`.
    pub fn operation(&self) -> &'static str {
        self.operation.name
    }

    /// The HTTP method, in upper case.
    pub fn method(&self) -> &'static str {
        self.method
    }

    /// The URL: only unreserved characters, delimiters and `%XX`, so that no
    /// HTTP client finds anything to rewrite.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The headers that must be sent with these values, besides `Host`: names
    /// in lower case, in the order in which they were signed.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|header| (header.name.as_str(), header.value.as_str()))
    }

    /// What stands in the URL before the path that is signed, if the signer was told of it
    /// ([`SignerBuilder::unsigned_path_prefix`](crate::SignerBuilder::unsigned_path_prefix)).
    pub fn unsigned_path_prefix(&self) -> Option<&str> {
        self.unsigned_prefix.as_ref().map(UnsignedPrefix::as_str)
    }

    /// The instant in the signature: the signing time, rounded down and moved
    /// back if the request said so.
    pub fn signed_at(&self) -> OffsetDateTime {
        instant(self.signed_at)
    }

    /// When the URL stops working: its own end or that of the credentials,
    /// whichever comes first.
    pub fn expires_at(&self) -> OffsetDateTime {
        instant(self.expires_at)
    }

    /// What sets [`PresignedRequest::expires_at`].
    pub fn limited_by(&self) -> LimitedBy {
        self.limited_by
    }

    /// Warnings: what is valid, but likely to fail or to be misused.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The canonical request that was signed, to compare with the one in S3's
    /// answer to a `SignatureDoesNotMatch`. Session token and SSE-C key are
    /// masked. Empty where nothing was signed ([`Signer::anonymous`](crate::Signer::anonymous)).
    ///
    /// ```
    /// # use s3presign::{Credentials, Request, Signer};
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let presigned = signer.presign(&Request::new("GetObject").bucket("photos"), "1.jpg", now)?;
    /// assert!(presigned.canonical_request().starts_with("GET\n/1.jpg\nX-Amz-Algorithm="));
    /// assert!(presigned.string_to_sign().starts_with("AWS4-HMAC-SHA256\n20260102T030405Z\n"));
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn canonical_request(&self) -> String {
        self.sent().map(|sent| sent.canonical_request()).unwrap_or_default()
    }

    /// The string to sign: its last line is the hash of the canonical request
    /// with nothing masked.
    pub fn string_to_sign(&self) -> String {
        self.sent().map(|sent| sent.string_to_sign()).unwrap_or_default()
    }

    /// The same request as a command for a POSIX shell. A body, where the
    /// operation has one, comes from standard input.
    ///
    /// ```
    /// # use s3presign::{Credentials, Request, Signer};
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let request = Request::new("PutObject").bucket("photos").with("ContentType", "image/png");
    /// let command = signer.presign(&request, "1.png", now)?.curl();
    /// assert!(command.starts_with("curl --request PUT --data-binary @- --header 'content-type: image/png' 'https://"));
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn curl(&self) -> String {
        curl_of(self.method, &self.url, self.headers.iter(), Some(self.operation))
    }

    /// The result as names and texts, as every other language receives it: `url`,
    /// `method`, `operation`, `header:NAME` for each header, `unsigned-path-prefix` if there is
    /// one, `signed-at` and `expires-at` in Unix seconds, `limited-by`, `warning:CODE` for each warning.
    ///
    /// [`SentRequest::from_pairs`](crate::SentRequest::from_pairs) takes them back.
    pub fn to_pairs(&self) -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
        // Six are always there, and a prefix may be.
        let most = [7, self.headers.len(), self.warnings.len()].into_iter().sum();
        let mut pairs: Vec<(Cow<'_, str>, Cow<'_, str>)> = Vec::with_capacity(most);
        pairs.extend([
            ("url".into(), self.url().into()),
            ("method".into(), self.method().into()),
            ("operation".into(), self.operation().into()),
        ]);
        pairs.extend(self.headers().map(|(name, value)| (["header:", name].concat().into(), value.into())));
        pairs.extend(self.unsigned_path_prefix().map(|path| ("unsigned-path-prefix".into(), path.into())));
        pairs.push(("signed-at".into(), self.signed_at.to_string().into()));
        pairs.push(("expires-at".into(), self.expires_at.to_string().into()));
        pairs.push(("limited-by".into(), self.limited_by.as_str().into()));
        pairs.extend(self.warnings.iter().map(|Warning { code, message }| {
            (["warning:", code.as_str()].concat().into(), message.as_str().into())
        }));
        pairs
    }

    /// The request as its sender has it: what was signed is told from that alone,
    /// as the server tells it. A URL that was written here can always be read.
    fn sent(&self) -> Result<SentRequest, Error> {
        let prefix = self.unsigned_prefix.as_ref();
        SentRequest::of_result(self.operation, self.method, &self.url, self.headers(), prefix)
    }
}

impl fmt::Debug for PresignedRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("PresignedRequest")
            .field("method", &self.method())
            .field("url", &redact(&self.url))
            .field("headers", &self.headers)
            .field("signed_at", &self.signed_at())
            .field("expires_at", &self.expires_at())
            .field("limited_by", &self.limited_by)
            .field("warnings", &self.warnings)
            .finish()
    }
}
