//! What the caller wants a URL for: the operation, its parameters by S3's own
//! names, and the options that are ours.

use crate::{
    error::Error,
    expiry::Expiry,
    pairs::{Value, boolean_option, instant_option, invalid_option, same_name, seconds_option},
};
use std::{fmt, time::Duration};
use time::OffsetDateTime;
use zeroize::Zeroizing;

/// The life of a URL that says nothing of it, in seconds.
pub(crate) const DEFAULT_EXPIRY: i64 = 900;

/// A request to presign: all but the object's key and the signing time.
///
/// Parameters carry S3's own names, in any case convention: `ContentType`,
/// `contentType`, `content_type` and `content-type` are one parameter. What you
/// pass is signed, so the sender must send it; what you do not pass is neither.
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
    pub(crate) expiry: Expiry,
    pub(crate) stable_for: Option<i64>,
    pub(crate) backdate: i64,
    pub(crate) require_full_lifetime: bool,
    pub(crate) headers_in_query: bool,
    pub(crate) download_as: Option<String>,
    pub(crate) create_only: bool,
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
            expiry: Expiry::After(DEFAULT_EXPIRY),
            stable_for: None,
            backdate: 0,
            require_full_lifetime: false,
            headers_in_query: false,
            download_as: None,
            create_only: false,
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
        self.expiry = Expiry::After(whole_seconds(duration));
        self
    }

    /// When the URL stops working, instead of how long it lives.
    pub fn expires_at(mut self, instant: OffsetDateTime) -> Request {
        self.expiry = Expiry::At(instant.unix_timestamp());
        self
    }

    /// Keeps the URL the same all through each window of this length, so that
    /// browsers and CDNs can cache what it leads to.
    ///
    /// The signing time is rounded down to a multiple of the window, and the
    /// window is added to [`Request::expires_in`], so that the URL always
    /// lives at least as long as asked.
    pub fn stable_for(mut self, window: Duration) -> Request {
        self.stable_for = Some(whole_seconds(window));
        self
    }

    /// Moves the signing time back by this, for clocks that run ahead of S3's.
    /// It is added to [`Request::expires_in`].
    pub fn backdate(mut self, duration: Duration) -> Request {
        self.backdate = whole_seconds(duration);
        self
    }

    /// Refuses to sign (`CredentialsExpireFirst`) when the credentials end
    /// before the URL would. Without this the result says so in `limited_by`.
    pub fn require_full_lifetime(mut self) -> Request {
        self.require_full_lifetime = true;
        self
    }

    /// Moves headers into the query, for senders that cannot set headers.
    ///
    /// Only headers that S3 honours there can move (access control lists, user
    /// metadata, the storage class and a few more); any other is refused with
    /// `HeaderNotAllowedInQuery`.
    pub fn headers_in_query(mut self) -> Request {
        self.headers_in_query = true;
        self
    }

    /// Has a browser save the object under this file name, which may hold any
    /// Unicode: sets `ResponseContentDisposition` by RFC 6266 and RFC 8187.
    pub fn download_as(mut self, file_name: impl Into<String>) -> Request {
        self.download_as = Some(file_name.into());
        self
    }

    /// Lets the upload create an object and never replace one: the header
    /// `If-None-Match: *`.
    pub fn create_only(mut self) -> Request {
        self.create_only = true;
        self
    }

    /// Builds a request from names and texts, as every other language does.
    ///
    /// `operation`, `bucket` and the options of this type go by their own names
    /// (`expires-in`, `expires-at`, `stable-for`, `backdate`,
    /// `require-full-lifetime`, `headers-in-query`, `download-as`,
    /// `create-only`), extra headers and query pairs by `header:NAME` and
    /// `query:NAME`; every other name is a parameter of the operation. An entry
    /// of a map is `Metadata:NAME`, a list is its name repeated, and one in which
    /// there is nothing is `NAME:` with an empty text. Durations are whole seconds,
    /// instants RFC 3339 or Unix seconds, bytes base64.
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
        let mut request = Request::new("");
        let mut seen: Vec<&'static str> = Vec::new();
        for (name, text) in pairs {
            if let Some(option) = request.set(name, text)? {
                if seen.contains(&option) {
                    return Err(Error::DuplicateOption { name: option.into() });
                }
                seen.push(option);
            }
        }
        if !seen.contains(&"operation") {
            return Err(Error::MissingOption { name: "operation" });
        }
        if seen.contains(&"expires-in") && seen.contains(&"expires-at") {
            return Err(Error::ConflictingOptions {
                first: "\"expires-in\"".into(),
                second: "\"expires-at\"".into(),
                remedy: "pass a duration or an instant",
            });
        }
        Ok(request)
    }

    /// Sets one name; answers which option of ours it was, if any.
    fn set(&mut self, name: &str, text: &str) -> Result<Option<&'static str>, Error> {
        let text_pair = |name: &str| (String::from(name), Zeroizing::new(String::from(text)));
        match name.split_once(':') {
            Some((kind, name)) if same_name(kind, "header") => {
                self.headers.push(text_pair(name));
                return Ok(None);
            }
            Some((kind, name)) if same_name(kind, "query") => {
                self.query.push(text_pair(name));
                return Ok(None);
            }
            _ => {}
        }
        let Some(option) = OPTIONS.iter().find(|option| same_name(option, name)) else {
            self.parameters.push(text_pair(name));
            return Ok(None);
        };
        match *option {
            "operation" => self.operation = text.into(),
            "bucket" => self.bucket = Some(text.into()),
            "expires-in" => self.expiry = Expiry::After(seconds_option(option, text)?),
            "expires-at" => self.expiry = Expiry::At(instant_option(option, text)?.unix_timestamp()),
            "stable-for" => self.stable_for = Some(seconds_option(option, text)?),
            "backdate" => self.backdate = seconds_option(option, text)?,
            "require-full-lifetime" => self.require_full_lifetime = boolean_option(option, text)?,
            "headers-in-query" => self.headers_in_query = boolean_option(option, text)?,
            "download-as" => self.download_as = Some(text.into()),
            "create-only" => self.create_only = boolean_option(option, text)?,
            _ => {
                return Err(invalid_option(
                    option,
                    text,
                    "no such name here: the key is an argument of its own",
                ));
            }
        }
        Ok(Some(option))
    }
}

/// The names in [`Request::from_pairs`] that are not parameters of an operation.
pub(crate) const OPTIONS: [&str; 11] = [
    "operation",
    "bucket",
    "key",
    "expires-in",
    "expires-at",
    "stable-for",
    "backdate",
    "require-full-lifetime",
    "headers-in-query",
    "download-as",
    "create-only",
];

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

pub(crate) fn whole_seconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_secs()).unwrap_or(i64::MAX)
}
