//! Reading a URL: from its text to what it says.

use super::{
    explanation::{Explanation, Signed},
    operation, signed_aspect,
    warnings::warnings,
};
use crate::{
    endpoint::parse_host, error::Error, pairs::Given, received::PresignedQuery, received::ReceivedUrl,
    sigv4::Regions,
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
    let refuse = |problem: String| Error::NotPresigned { problem };
    let received = ReceivedUrl::parse(url).map_err(|problem| refuse(format!("the URL {problem}")))?;
    let scheme = received.scheme.ok_or_else(|| refuse("the URL has no scheme and host".into()))?;
    let signed = match Signed::of_version_2(&received) {
        Some(signed) => signed,
        None => PresignedQuery::read(&received).map(Signed::of).map_err(refuse)?,
    };
    let host = received.host().unwrap_or_default().to_ascii_lowercase();
    let place = parse_host(&host, &received.decoded_path());
    let method = method.map(str::to_ascii_uppercase);
    let operations = operation::candidates(&received, &place, &signed.headers, method.as_deref());
    let aspects = signed_aspect::aspects(&received, &operations, &signed.headers);
    let now = now.map(OffsetDateTime::unix_timestamp);
    let mut explained =
        Explanation { signed, operations, scheme, host, place, aspects, warnings: Vec::new(), now };
    explained.warnings = warnings(&explained, &received);
    Ok(explained)
}

impl Explanation {
    /// Explains a URL from names and texts, as every other language does: `url`,
    /// and if they are known `method` and `now` (an instant).
    ///
    /// # Errors
    ///
    /// Those of [`explain`], and `UnknownOption`, `MissingOption`,
    /// `DuplicateOption`, `InvalidOption`.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Explanation, Error> {
        Given::read("the URL's explanation", pairs, Explanation::read)
    }

    pub(crate) fn read(given: &mut Given<'_>) -> Result<Explanation, Error> {
        let (url, method, now) = (given.required("url"), given.text("method"), given.instant("now"));
        explain(url, method, now)
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
