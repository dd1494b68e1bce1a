//! The request that was presigned, as it should have been sent.

use crate::{
    error::Error,
    presigned_query::PresignedQuery,
    received_url::ReceivedUrl,
    sigv4::{CanonicalHeaders, Regions, canonical_request},
    template::UNSIGNED_PAYLOAD,
};
use sha2::{Digest, Sha256};
use std::fmt;
use zeroize::Zeroizing;

/// A presigned request that somebody sent: the method, URL and headers that were
/// given to the sender.
#[derive(Clone)]
pub struct SentRequest {
    pub(super) method: String,
    pub(super) url: ReceivedUrl,
    /// In lower case, sorted, with the host.
    pub(super) headers: Vec<(String, String)>,
    pub(super) query: PresignedQuery,
}

impl SentRequest {
    /// A request by its parts: what a
    /// [`PresignedRequest`](crate::PresignedRequest) says of itself, or what
    /// another signer made.
    ///
    /// # Errors
    ///
    /// `NotPresigned` if the URL is none of Signature Version 4 or 4A.
    pub fn new<'a>(
        method: &str,
        url: &str,
        headers: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<SentRequest, Error> {
        let refuse = |problem: String| Error::NotPresigned { problem };
        let parsed = ReceivedUrl::parse(url).map_err(|problem| refuse(format!("the URL {problem}")))?;
        let host = parsed.host().ok_or_else(|| refuse("the URL has no scheme and host".into()))?;
        let query = PresignedQuery::read(&parsed).map_err(refuse)?;
        let mut headers: Vec<(String, String)> =
            headers.into_iter().map(|(name, value)| (name.to_ascii_lowercase(), value.into())).collect();
        headers.retain(|(name, _)| name != "host");
        headers.push(("host".into(), host.into()));
        headers.sort_unstable();
        Ok(SentRequest { method: method.to_ascii_uppercase(), url: parsed, headers, query })
    }

    /// The canonical request that the signature is of.
    pub(super) fn canonical_request(&self) -> Zeroizing<String> {
        let signed = self.headers.iter().filter(|(name, _)| self.query.signed_headers.contains(name));
        let headers = CanonicalHeaders::new(signed.map(|(name, value)| (name.as_str(), value.as_str())));
        Zeroizing::new(canonical_request(
            &self.method,
            &self.url.canonical_path(),
            &self.url.canonical_query(),
            &headers,
            UNSIGNED_PAYLOAD,
        ))
    }

    /// The four lines that the signature is of.
    pub(super) fn string_to_sign(&self) -> [String; 4] {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let timestamp = &self.query.timestamp;
        let date = text(timestamp.date());
        let (algorithm, scope) = match &self.query.regions {
            Regions::One(region) => ("AWS4-HMAC-SHA256", format!("{date}/{region}/{}", self.query.service)),
            Regions::Set(_) => ("AWS4-ECDSA-P256-SHA256", format!("{date}/{}", self.query.service)),
        };
        [
            algorithm.into(),
            text(timestamp.date_time()),
            format!("{scope}/aws4_request"),
            hex::encode(Sha256::digest(self.canonical_request().as_bytes())),
        ]
    }
}

/// Shows neither signature nor token.
impl fmt::Debug for SentRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        formatter
            .debug_struct("SentRequest")
            .field("method", &self.method)
            .field("path", &self.url.path)
            .field("headers", &names)
            .finish_non_exhaustive()
    }
}
