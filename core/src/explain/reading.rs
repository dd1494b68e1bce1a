//! Reading a URL: from its text to what it says.

use super::{
    explanation::{Explanation, Signed},
    signed_aspect,
    warnings::warnings,
};
use crate::{
    endpoint::{check_name, host_name},
    error::Error,
    pairs::{Given, invalid_option},
    permission::{Permissions, SentHeader},
    received::{PresignedQuery, Purpose, ReceivedUrl, without_fragment},
    sigv4::Regions,
    unsigned_prefix::UnsignedPrefix,
};
use time::OffsetDateTime;

/// Explains a presigned URL: of any signer, any store, Signature Version 4, 4A
/// or the legacy 2. No secret is needed and nothing is verified.
///
/// A URL does not say its method: pass it if it is known, or the explanation
/// names every operation that the URL may be for. With `now` it says whether the
/// URL still works.
///
/// # Errors
///
/// `NotPresigned` for text that is not a presigned URL, with what is missing.
///
/// ```
/// use s3presign::{Credentials, Request, Signer, explain};
///
/// let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
/// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
/// let upload = Request::new("PutObject").bucket("photos").with("ContentType", "image/png");
/// let presigned = signer.presign(&upload, "2026/logo.png", now)?;
///
/// let explained = explain(presigned.url(), None, Some(now))?;
/// assert_eq!(explained.operation(), Some("PutObject"));
/// assert_eq!((explained.bucket(), explained.key()), (Some("photos"), Some("2026/logo.png")));
/// assert_eq!(explained.headers().collect::<Vec<_>>(), ["content-type"]);
/// assert!(explained.warnings().iter().any(|warning| warning.code.as_str() == "UnboundedUpload"));
/// # Ok::<(), s3presign::Error>(())
/// ```
pub fn explain(url: &str, method: Option<&str>, now: Option<OffsetDateTime>) -> Result<Explanation, Error> {
    explain_with(url, &Known { method, now, ..Known::default() })
}

/// What is known of a request besides its URL; see [`explain_with`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// The method that the request is sent with.
    pub method: Option<&'a str>,
    /// The bucket, by its name or by an access point's ARN: not every host says whether the
    /// bucket stands in the host, in the path or nowhere.
    pub bucket: Option<&'a str>,
    /// The host of a bare target (`/photos/1.jpg?X-Amz-...`), as its `Host` header or a log
    /// has it, with a port if it has one. A whole URL says its own.
    pub host: Option<&'a str>,
    /// What stands in the URL before the path that was signed, such as `/storage`: a proxy
    /// removes it ([`SignerBuilder::unsigned_path_prefix`](crate::SignerBuilder::unsigned_path_prefix)).
    pub unsigned_path_prefix: Option<&'a str>,
    /// When the question is asked.
    pub now: Option<OffsetDateTime>,
}

/// Explains a presigned URL as [`explain`] does, with all that is known besides it.
///
/// AWS's hosts and those of some twenty other stores say where the bucket stands. A host of
/// any other name does not: then nothing is concluded from where it might stand, and the
/// bucket's name tells.
///
/// # Errors
///
/// Those of [`explain`], `InvalidBucketName` for a name that no bucket has, and `InvalidOption` for
/// an unsigned path prefix that the URL does not begin with, for what is no host, and for a host
/// beside a URL that has one.
///
/// ```
/// use s3presign::{Addressing, Credentials, Known, Request, Signer, explain_with};
///
/// let signer = Signer::builder(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?)
///     .region("eu-west-1")
///     .endpoint("https://cdn.example.com")
///     .addressing(Addressing::BucketHost)
///     .build()?;
/// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
/// let presigned = signer.presign(&Request::new("GetObject").bucket("photos"), "2026/1.jpg", now)?;
///
/// let known = Known { method: Some("GET"), bucket: Some("photos"), ..Known::default() };
/// let explained = explain_with(presigned.url(), &known)?;
/// assert_eq!((explained.bucket(), explained.key()), (Some("photos"), Some("2026/1.jpg")));
/// assert_eq!(explained.addressing(), "bucket-host");
/// # Ok::<(), s3presign::Error>(())
/// ```
pub fn explain_with(url: &str, known: &Known<'_>) -> Result<Explanation, Error> {
    let refuse = |problem: String| Error::NotPresigned { problem };
    let received =
        ReceivedUrl::parse(without_fragment(url)).map_err(|problem| refuse(format!("the URL {problem}")))?;
    let received = match known.unsigned_path_prefix {
        Some(path) => UnsignedPrefix::parse(path)?.removed_from(&received)?,
        None => received,
    };
    let host = host_of(&received, known.host)?.to_ascii_lowercase();
    let signed = match Signed::of_version_2(&received) {
        Some(signed) => signed,
        None => PresignedQuery::read(&received).map(Signed::of).map_err(refuse)?,
    };
    known.bucket.map_or(Ok(()), check_name)?;
    let method = known.method.map(str::to_ascii_uppercase);
    let purpose = Purpose::of(&received, &host, &signed.headers, method.as_deref(), known.bucket);
    let permissions = permissions_of(&received, &signed, &purpose);
    let Purpose { place, operations } = purpose;
    let mut explained = Explanation {
        aspects: signed_aspect::aspects(&received, &operations, &signed),
        signed,
        operations,
        method_is_known: method.is_some(),
        scheme: received.scheme,
        host,
        path: String::from_utf8_lossy(&received.decoded_path()).into_owned(),
        place,
        permissions,
        warnings: Vec::new(),
        now: known.now.map(OffsetDateTime::unix_timestamp),
    };
    explained.warnings = warnings(&explained, &received, known.bucket);
    Ok(explained)
}

/// What whoever signed must be allowed to do, where there is no doubt what the URL is for. It tells which headers are
/// signed, and not what they say.
fn permissions_of(url: &ReceivedUrl, signed: &Signed, purpose: &Purpose) -> Permissions {
    let [operation] = purpose.operations.as_slice() else { return Permissions::default() };
    let headers: Vec<SentHeader<'_>> = signed.headers.iter().map(|name| (name.as_str(), None)).collect();
    let region = signed.region.as_deref();
    let found = Permissions::of_received(operation, url, &headers, &purpose.place, region, &[]);
    found.unwrap_or_default()
}

/// The host of the URL, or the one that is told beside a bare target.
fn host_of<'u>(received: &'u ReceivedUrl, told: Option<&'u str>) -> Result<&'u str, Error> {
    match (received.host(), told) {
        (Some(host), None) => Ok(host),
        (Some(_), Some(told)) => Err(invalid_option("host", told, "nothing beside a URL that has its own")),
        (None, Some(told)) => host_name(told)
            .and(Some(told))
            .ok_or_else(|| invalid_option("host", told, "a host such as s3.example.com:9000")),
        (None, None) => {
            let problem = "the URL has no scheme and host, and no \"host\" is passed beside it";
            Err(Error::NotPresigned { problem: problem.into() })
        }
    }
}

impl Explanation {
    /// Explains a URL from names and texts, as every other language does: `url`,
    /// and if they are known `host` (of a bare target), `method`, `bucket`, `unsigned-path-prefix` and `now` (an instant).
    ///
    /// # Errors
    ///
    /// Those of [`explain()`], and `UnknownOption`, `MissingOption`,
    /// `DuplicateOption`, `InvalidOption`.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Explanation, Error> {
        Given::read("the URL's explanation", pairs, Explanation::read)
    }

    pub(crate) fn read(given: &mut Given<'_>) -> Result<Explanation, Error> {
        let url = given.required("url");
        let (method, bucket) = (given.text("method"), given.text("bucket"));
        let (host, unsigned_path_prefix) = (given.text("host"), given.text("unsigned-path-prefix"));
        explain_with(url, &Known { method, bucket, host, unsigned_path_prefix, now: given.instant("now") })
    }
}

impl Signed {
    fn of(query: PresignedQuery) -> Signed {
        let (version, region) = match &query.regions {
            Regions::One(region) => ("4", region.clone()),
            Regions::Set(regions) => ("4A", regions.clone()),
        };
        Signed {
            version,
            region: Some(region),
            service: Some(query.service.clone()),
            signed_at: Some(query.signed_at),
            expires_at: query.expires_at(),
            expires_in: Some(query.expires_in),
            headers: query.signed_headers.iter().filter(|name| *name != "host").cloned().collect(),
            has_token: query.session_token.is_some(),
            access_key_id: query.access_key_id,
        }
    }

    /// `AWSAccessKeyId`, `Signature` and `Expires` ("Signing and authenticating
    /// REST requests", S3 User Guide).
    fn of_version_2(url: &ReceivedUrl) -> Option<Signed> {
        url.text("Signature")?;
        let expires_at: i64 = url.text("Expires")?.parse().ok()?;
        Some(Signed {
            version: "2",
            access_key_id: url.text("AWSAccessKeyId")?.replace(char::is_control, "\u{fffd}"),
            region: None,
            service: None,
            signed_at: None,
            expires_at,
            expires_in: None,
            headers: Vec::new(),
            has_token: url.text("x-amz-security-token").is_some(),
        })
    }
}
