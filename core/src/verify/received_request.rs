//! A presigned request as a server receives it: what it claims.

use crate::sorted;
use crate::{
    error::{Error, Quoted},
    pairs::Given,
    received::PresignedQuery,
    received::ReceivedUrl,
    redact::{redact, shown_name},
    sigv4::Regions,
};
use std::fmt;

/// The most bytes of header names and values that are read.
const HEADERS_LIMIT: usize = 65_536;

/// The most headers that are read: one without a name or a value has no bytes to
/// count.
const MOST_HEADERS: usize = 8_192;

/// A presigned request before anybody has looked at its signature: whatever it
/// says is a claim.
#[derive(Clone)]
pub struct ReceivedRequest {
    pub(super) method: String,
    pub(super) url: ReceivedUrl,
    /// In lower case; repeated ones joined by commas; sorted.
    pub(super) headers: Vec<(String, String)>,
    pub(super) query: PresignedQuery,
}

impl ReceivedRequest {
    /// Takes a request as it arrived: the method, the URL or the request's
    /// target (`/photos/1.jpg?X-Amz-...`), raw, and all headers with their
    /// values. The `Host` header counts, not the URL's host; HTTP/2's
    /// `:authority` is passed as `Host`.
    ///
    /// # Errors
    ///
    /// `MalformedRequest` for anything that cannot be a presigned request:
    /// a missing, repeated or malformed parameter of the signature, a URL or
    /// headers of more than 65536 bytes, more than 8192 headers;
    /// `AuthorizationBesideQuery` for a request that is signed in a header too, of
    /// which S3 takes only one.
    pub fn new<'a>(
        method: &str,
        url: &str,
        headers: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<ReceivedRequest, Error> {
        let malformed = |problem: String| Error::MalformedRequest { problem };
        if method.is_empty() || !method.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return Err(malformed("the method is not a word".into()));
        }
        let received = ReceivedUrl::parse(url).map_err(|problem| malformed(format!("the URL {problem}")))?;
        if received.text("AWSAccessKeyId").is_some() && received.text("Signature").is_some() {
            let problem =
                "it is signed with the legacy Signature Version 2, which only some regions of AWS accept";
            return Err(malformed(problem.into()));
        }
        let query = PresignedQuery::read(&received).map_err(malformed)?;
        let mut headers = joined(headers).map_err(malformed)?;
        if headers.iter().any(|(name, _)| name == "authorization") {
            return Err(Error::AuthorizationBesideQuery {});
        }
        if !headers.iter().any(|(name, _)| name == "host") {
            let host = received
                .host()
                .ok_or_else(|| malformed("neither a Host header nor a host in the URL".into()))?;
            headers.push(("host".into(), host.into()));
            sorted::sort(&mut headers);
        }
        Ok(ReceivedRequest { method: method.into(), url: received, headers, query })
    }

    /// Takes a request from names and texts, as every other language does:
    /// `method`, `url`, and `header:NAME` for each header.
    ///
    /// # Errors
    ///
    /// Those of [`ReceivedRequest::new`], and `MissingOption`,
    /// `DuplicateOption`, `UnknownOption`.
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<ReceivedRequest, Error> {
        Given::read("the received request", pairs, ReceivedRequest::read)
    }

    pub(crate) fn read(given: &mut Given<'_>) -> Result<ReceivedRequest, Error> {
        let (method, url) = (given.required("method"), given.required("url"));
        ReceivedRequest::new(method, url, given.entries("header"))
    }

    /// Whose secret verifies it.
    pub fn access_key_id(&self) -> &str {
        &self.query.access_key_id
    }

    /// The session token it came with, for stores that look up the secret by it.
    pub fn session_token(&self) -> Option<&str> {
        self.query.session_token.as_ref().map(|(_, token)| token.as_str())
    }

    /// The region it claims to be signed for; a set such as `*` under Signature
    /// Version 4A.
    pub fn region(&self) -> &str {
        match &self.query.regions {
            Regions::One(region) | Regions::Set(region) => region,
        }
    }

    /// The service it claims to be signed for, such as `s3`.
    pub fn service(&self) -> &str {
        &self.query.service
    }

    /// A header's value.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        // Thousands may have come, and each signed one is looked up.
        let index = self.headers.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
        self.headers.get(index).map(|(_, value)| value.as_str())
    }

    /// The headers that the signature covers. Each must have come, and whatever
    /// came of `x-amz-*` must be covered ("Authenticating Requests: Using Query
    /// Parameters", S3 API reference).
    pub(super) fn signed_headers(&self) -> Result<Vec<(&str, String)>, Error> {
        let names = &self.query.signed_headers;
        let is_signed = |name: &String| names.binary_search(name).is_ok();
        if let Some((name, _)) =
            self.headers.iter().find(|(name, _)| name.starts_with("x-amz-") && !is_signed(name))
        {
            return Err(Error::HeaderNotSigned { name: name.as_str().into() });
        }
        let value =
            |name| self.header(name).ok_or(Error::SignedHeaderMissing { name: String::from(name).into() });
        names.iter().map(|name| Ok((name.as_str(), value(name)?.into()))).collect()
    }
}

/// Shows neither signature nor token.
impl fmt::Debug for ReceivedRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| shown_name(name)).collect();
        formatter
            .debug_struct("ReceivedRequest")
            .field("method", &self.method)
            .field("path", &redact(&self.url.path))
            .field("access_key_id", &self.access_key_id())
            .field("headers", &names)
            .finish_non_exhaustive()
    }
}

/// Names in lower case and sorted; the values of a repeated header joined by
/// commas, as the canonical request has them.
fn joined<'a>(
    headers: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<(String, String)>, String> {
    let mut by_name: Vec<(String, &str)> = Vec::new();
    let mut bytes = 0_usize;
    for (name, value) in headers {
        bytes = bytes.saturating_add(name.len()).saturating_add(value.len());
        if bytes > HEADERS_LIMIT {
            return Err("its headers are longer than 65536 bytes".into());
        }
        if by_name.len() == MOST_HEADERS {
            return Err("it has more than 8192 headers".into());
        }
        if value.bytes().any(|byte| matches!(byte, b'\r' | b'\n' | b'\0')) {
            return Err(format!("the header {} has a line break or NUL in its value", Quoted::from(name)));
        }
        by_name.push((name.to_ascii_lowercase(), value));
    }
    // Stable, so that repeated headers keep their order.
    sorted::sort_by(&mut by_name, |a, b| a.0.cmp(&b.0));
    let mut joined: Vec<(String, String)> = Vec::with_capacity(by_name.len());
    for (name, value) in by_name {
        let value = value.trim_matches([' ', '\t']);
        match joined.last_mut() {
            Some((last, values)) if *last == name && name != "host" => {
                values.push(',');
                values.push_str(value);
            }
            Some((last, _)) if *last == name => return Err("the Host header came twice".into()),
            _ => joined.push((name, value.into())),
        }
    }
    Ok(joined)
}

#[cfg(test)]
mod tests {
    use super::{HEADERS_LIMIT, MOST_HEADERS, ReceivedRequest};
    use crate::ErrorCode;

    const URL: &str = "https://photos.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256\
        &X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260102%2Feu-west-1%2Fs3%2Faws4_request\
        &X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=5ec";

    #[test]
    fn headers_are_read_up_to_a_bound() {
        let most = "a".repeat(HEADERS_LIMIT - 1);
        assert!(ReceivedRequest::new("PUT", URL, [("x", most.as_str())]).is_ok());
        assert!(ReceivedRequest::new("PUT", URL, [("xy", most.as_str())]).is_err());
        for value in ["a\nhost:b", "a\r", "a\0"] {
            assert!(ReceivedRequest::new("PUT", URL, [("x", value)]).is_err(), "{value:?}");
        }
        let twice = [("Host", "a"), ("host", "b")];
        assert!(ReceivedRequest::new("PUT", URL, twice).is_err());
        for pair in [("x", "1"), ("", "")] {
            assert!(ReceivedRequest::new("PUT", URL, vec![pair; MOST_HEADERS]).is_ok());
            assert!(ReceivedRequest::new("PUT", URL, vec![pair; MOST_HEADERS + 1]).is_err());
        }
    }

    #[test]
    fn a_secret_in_the_place_of_a_name_is_not_shown() {
        let received = ReceivedRequest::new("GET", URL, [("UOSW1nfn74g2/+", "x"), ("Range", "y")]).unwrap();
        let shown = format!("{received:?}");
        assert!(shown.contains(r#"["host", "range", "REDACTED"]"#), "{shown}");
    }

    #[test]
    fn a_request_is_signed_in_one_place() {
        for value in ["AWS4-HMAC-SHA256 Credential=x", "Basic eA==", ""] {
            let error = ReceivedRequest::new("GET", URL, [("authorizatioN", value)]).unwrap_err();
            assert_eq!(error.code(), ErrorCode::AuthorizationBesideQuery, "{value}");
        }
    }
}
