//! What the caller wants a URL for: the operation, its parameters by S3's own
//! names, and the options that are ours.

use crate::zeroizing::Zeroizing;
use crate::{
    error::Error,
    expiry::{Expiry, LifetimeOptions, whole_seconds},
    pairs::{Given, Value, parse_boolean},
};
use std::{fmt, hash::Hash, time::Duration};
use time::OffsetDateTime;

/// A request to presign: all but the object's key and the signing time.
///
/// Parameters carry S3's own names, in any case convention: `ContentType`,
/// `contentType`, `content_type` and `content-type` are one parameter. Every
/// parameter that you pass is signed, and the sender must send it. What you leave out is not signed.
/// Nothing is checked before [`Signer::template`](crate::Signer::template) or
/// [`Signer::presign`](crate::Signer::presign).
///
/// ```
/// use s3presign::Request;
/// use std::time::Duration;
///
/// let upload = Request::new("PutObject")
///     .bucket("photos")
///     .with("ContentType", "image/png")
///     .with("Metadata", [("owner", "ada")])
///     .create_only()
///     .expires_in(Duration::from_secs(300));
/// # let _ = upload;
/// ```
#[derive(Clone)]
pub struct Request {
    pub(crate) operation: String,
    pub(crate) bucket: Option<String>,
    /// Name (`Member` or `Member:Entry`) and text of each parameter, as given.
    pub(crate) parameters: Vec<(String, Zeroizing<String>)>,
    pub(crate) headers: Vec<(String, Zeroizing<String>)>,
    pub(crate) query: Vec<(String, Zeroizing<String>)>,
    pub(crate) lifetime: LifetimeOptions,
    pub(crate) headers_in_query: HeadersInQuery,
    pub(crate) method: Option<String>,
    pub(crate) download_as: Option<String>,
    pub(crate) create_only: bool,
    pub(crate) url_hint: Option<String>,
}

/// Which headers travel in the query.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum HeadersInQuery {
    All,
    /// Those of these names, or of the parameters of these names.
    Named(Vec<String>),
}

impl HeadersInQuery {
    fn none() -> HeadersInQuery {
        HeadersInQuery::Named(Vec::new())
    }

    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, HeadersInQuery::Named(names) if names.is_empty())
    }

    fn read(given: &mut Given<'_>) -> HeadersInQuery {
        let texts = given.all("headers-in-query");
        match texts.as_slice() {
            [text] if parse_boolean(text) == Some(true) => HeadersInQuery::All,
            [text] if parse_boolean(text) == Some(false) => HeadersInQuery::none(),
            names => HeadersInQuery::Named(names.iter().copied().map(String::from).collect()),
        }
    }
}

impl Request {
    /// A request for an operation of the S3 API, such as `GetObject`: any of
    /// them, in any case convention.
    pub fn new(operation: impl Into<String>) -> Request {
        Request {
            operation: operation.into(),
            bucket: None,
            parameters: Vec::new(),
            headers: Vec::new(),
            query: Vec::new(),
            lifetime: LifetimeOptions::default(),
            headers_in_query: HeadersInQuery::none(),
            method: None,
            download_as: None,
            create_only: false,
            url_hint: None,
        }
    }

    /// The bucket: its name, an access point's ARN or alias.
    pub fn bucket(mut self, bucket: impl Into<String>) -> Request {
        self.bucket = Some(bucket.into());
        self
    }

    /// Sets a parameter of the operation by S3's name for it.
    ///
    /// `CopySource` takes `bucket/key` as S3 wants it, percent-encoded, or its
    /// raw parts: `[("Bucket", "b"), ("Key", "a key"), ("VersionId", "v")]`.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Request {
        self.parameters.extend(value.into().into_texts(name));
        self
    }

    /// Adds a header beyond S3's model. It is signed, so it must be sent.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Request {
        self.headers.push((name.into(), Zeroizing::new(value.into())));
        self
    }

    /// Adds a query pair beyond S3's model.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Request {
        self.query.push((name.into(), Zeroizing::new(value.into())));
        self
    }

    /// How long the URL lives: 1 second to 7 days, in whole seconds. The
    /// default is 900 seconds.
    pub fn expires_in(mut self, duration: Duration) -> Request {
        self.lifetime.expiry = Some(Expiry::After(whole_seconds(duration)));
        self
    }

    /// When the URL stops working, instead of how long it lives.
    pub fn expires_at(mut self, instant: OffsetDateTime) -> Request {
        self.lifetime.expiry = Some(Expiry::At(instant.unix_timestamp()));
        self
    }

    /// Keeps the URL the same all through each window of this length, so that
    /// browsers and CDNs can cache what it leads to.
    ///
    /// The signing time is rounded down to a multiple of the window, and the
    /// window is added to [`Request::expires_in`], so that the URL always
    /// lives at least as long as asked.
    pub fn stable_for(mut self, window: Duration) -> Request {
        self.lifetime.stable_for = Some(whole_seconds(window));
        self
    }

    /// Moves the signing time back by this, for clocks that run ahead of S3's.
    /// It is added to [`Request::expires_in`].
    pub fn backdate(mut self, duration: Duration) -> Request {
        self.lifetime.backdate = whole_seconds(duration);
        self
    }

    /// What time it is, where the signing time may be another: a
    /// [scoped](crate::Signer::scoped) signer counts a life from the clock on, and
    /// signs for no time that lies more than 15 minutes ahead of it. Without it the
    /// signing time is the clock; no other signer looks at it.
    ///
    /// A [`Template`](crate::Template) keeps the clock that it was made with: leave it
    /// out there where the signing time is the clock, or see
    /// [`Template::default_clock`](crate::Template::default_clock).
    pub fn clock(mut self, instant: OffsetDateTime) -> Request {
        self.lifetime.clock = Some(instant.unix_timestamp());
        self
    }

    /// [`Request::clock`], unless it is set already: what every other language says
    /// where its caller gives the signing time. `None` sets nothing.
    pub fn default_clock(mut self, instant: impl Into<Option<OffsetDateTime>>) -> Request {
        self.lifetime.clock = self.lifetime.clock.or(instant.into().map(OffsetDateTime::unix_timestamp));
        self
    }

    /// Refuses to sign (`CredentialsExpireFirst`) when the credentials end
    /// before the URL would. Without this the result says so in `limited_by`.
    pub fn require_full_lifetime(mut self) -> Request {
        self.lifetime.require_full = true;
        self
    }

    /// Moves all headers into the query, for senders that cannot set headers.
    ///
    /// Only headers that S3 honours there can move (access control lists, user
    /// metadata, the storage class and a few more); any other is refused with
    /// `HeaderNotAllowedInQuery`.
    pub fn headers_in_query(mut self) -> Request {
        self.headers_in_query = HeadersInQuery::All;
        self
    }

    /// Moves one header into the query and leaves the others where they are, for
    /// senders that set some headers by themselves: browsers send a Content-Type, and
    /// no access control list. May be called many times.
    ///
    /// `name` is the header's, such as `x-amz-acl`, or its parameter's, such as `ACL`;
    /// `Metadata` stands for all of them. Where this request has no such header, nothing moves.
    /// A name that the operation does not know is refused with `InvalidOption`, and what S3 does not honour
    /// in the query with `HeaderNotAllowedInQuery`.
    ///
    /// ```
    /// # use s3presign::{Credentials, Request, Signer};
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let upload = Request::new("PutObject").bucket("photos").with("ContentType", "image/png").with("ACL", "public-read");
    /// let presigned = signer.presign(&upload.header_in_query("ACL"), "1.png", now)?;
    /// assert!(presigned.url().contains("x-amz-acl=public-read"));
    /// assert_eq!(presigned.headers().collect::<Vec<_>>(), [("content-type", "image/png")]);
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn header_in_query(mut self, name: impl Into<String>) -> Request {
        match &mut self.headers_in_query {
            HeadersInQuery::All => {}
            HeadersInQuery::Named(names) => names.push(name.into()),
        }
        self
    }

    /// Signs for another HTTP method than the operation's own: `HEAD` for `GetObject`, which answers what
    /// the download would, and all that its parameters change, without the content
    /// (RFC 9110, section 9.3.2). Any other is refused with `InvalidOption`.
    ///
    /// ```
    /// # use s3presign::{Credentials, Request, Signer};
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let request = Request::new("GetObject").bucket("photos").download_as("Berlin.jpg").method("HEAD");
    /// assert_eq!(signer.presign(&request, "1.jpg", now)?.method(), "HEAD");
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn method(mut self, method: impl Into<String>) -> Request {
        self.method = Some(method.into());
        self
    }

    /// Ends the URL with a fragment, such as `.parquet`, for tools that tell a format by the end
    /// of a URL. A fragment is never sent, so it is not signed, and the server does not see it
    /// (RFC 3986, section 3.5). One to 255 bytes, with no control characters (`InvalidOption`).
    ///
    /// ```
    /// # use s3presign::{Credentials, Request, Signer};
    /// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let request = Request::new("GetObject").bucket("tables").url_hint(".parquet");
    /// assert!(signer.presign(&request, "2026/01", now)?.url().ends_with("#.parquet"));
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn url_hint(mut self, hint: impl Into<String>) -> Request {
        self.url_hint = Some(hint.into());
        self
    }

    /// Has a browser save the object under this file name, which may hold any
    /// Unicode: sets `ResponseContentDisposition` by RFC 6266 and RFC 8187.
    pub fn download_as(mut self, file_name: impl Into<String>) -> Request {
        self.download_as = Some(file_name.into());
        self
    }

    /// Has S3 refuse the upload where an object of this key exists: the header
    /// `If-None-Match: *`. Some stores ignore it (JuiceFS, rclone, older MinIO).
    pub fn create_only(mut self) -> Request {
        self.create_only = true;
        self
    }

    /// Builds a request from names and texts, as every other language does.
    ///
    /// `operation`, `bucket` and the options of this type go by their own names
    /// (`expires-in`, `expires-at`, `stable-for`, `backdate`, `clock`,
    /// `require-full-lifetime`, `headers-in-query`, `method`, `download-as`,
    /// `create-only`, `url-hint`), `headers-in-query` as `true`, `false` or repeated with the name of a header, extra headers and query pairs by `header:NAME` and
    /// `query:NAME`; every other name is a parameter of the operation. An entry
    /// of a map is `Metadata:NAME`, a list is its name repeated, and one in which
    /// there is nothing is `NAME:` with an empty text. Durations are whole seconds,
    /// instants RFC 3339 or Unix seconds, bytes base64; `bytes:NAME` says that they are
    /// bytes, and is refused where the name takes text. `type:NAME` is refused: a language says
    /// so that a value is of a type of its own which no text says, in the form `a map; pass text`.
    ///
    /// # Errors
    ///
    /// `MissingOption` without an operation, `DuplicateOption`, `InvalidOption`
    /// for a value outside its domain, `ConflictingOptions` for both expiries.
    ///
    /// ```
    /// use s3presign::Request;
    ///
    /// let request = Request::from_pairs([
    ///     ("operation", "PutObject"),
    ///     ("bucket", "photos"),
    ///     ("content-type", "image/png"),
    ///     ("metadata:owner", "ada"),
    ///     ("expires-in", "300"),
    /// ])?;
    /// # let _ = request;
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Request, Error> {
        Given::read("the request", pairs, Request::read)
    }

    pub(crate) fn read(given: &mut Given<'_>) -> Result<Request, Error> {
        let mut request = Request::new(given.required("operation"));
        request.bucket = given.text("bucket").map(String::from);
        request.lifetime = LifetimeOptions::read(given);
        request.headers_in_query = HeadersInQuery::read(given);
        request.method = given.text("method").map(String::from);
        request.download_as = given.text("download-as").map(String::from);
        request.create_only = given.boolean("create-only").unwrap_or(false);
        request.url_hint = given.text("url-hint").map(String::from);
        request.headers = owned(given.entries("header"));
        request.query = owned(given.entries("query"));
        request.parameters = owned(given.rest());
        Ok(request)
    }
}

/// Texts under their names.
type Named<'r> = &'r [(String, Zeroizing<String>)];

impl Request {
    /// All of it, for comparing it with another one.
    pub(crate) fn parts(&self) -> impl Hash + Eq {
        let Request { operation, bucket, parameters, headers, query, lifetime, .. } = self;
        let Request { headers_in_query, method, download_as, create_only, url_hint, .. } = self;
        let named: [Named<'_>; 3] = [parameters, headers, query];
        ((operation, bucket, named, lifetime), (headers_in_query, method, download_as, create_only, url_hint))
    }

    /// The names of parameters, headers and query pairs, and those of a map's entries.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        [&self.parameters, &self.headers, &self.query]
            .into_iter()
            .flatten()
            .flat_map(|(name, _)| name.split(':'))
    }
}

/// Names and texts of one's own; the texts may be keys.
pub(crate) fn owned<'a>(
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Vec<(String, Zeroizing<String>)> {
    pairs.into_iter().map(|(name, text)| (name.into(), Zeroizing::new(text.into()))).collect()
}

/// Shows names, not values: any of them may be an encryption key.
impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = |pairs: &[(String, Zeroizing<String>)]| -> Vec<String> {
            pairs.iter().map(|(name, _)| name.clone()).collect()
        };
        formatter
            .debug_struct("Request")
            .field("operation", &self.operation)
            .field("bucket", &self.bucket)
            .field("parameters", &names(&self.parameters))
            .field("headers", &names(&self.headers))
            .field("query", &names(&self.query))
            .finish_non_exhaustive()
    }
}
