//! A presigned request by what its sender was given: method, URL and headers.
//! That is enough to rebuild what was signed, as the server does, and to send it.

use crate::sorted;
use crate::zeroizing::Zeroizing;
use crate::{
    curl,
    error::Error,
    operation::{Location, Operation},
    pairs::{Given, invalid_option},
    parameters::Header,
    received::{PresignedQuery, ReceivedUrl, UNSIGNED_PAYLOAD, without_fragment},
    redact,
    sigv4::{CanonicalHeaders, canonical_request, string_to_sign},
    unsigned_prefix::UnsignedPrefix,
};
use std::fmt;

/// The longest method, in bytes; that of S3 is DELETE.
const LONGEST_METHOD: usize = 20;

/// A presigned request that somebody is to send, or sent: of this library or of
/// another signer.
///
/// ```
/// use s3presign::{Credentials, Request, SentRequest, Signer};
///
/// let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
/// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
/// let presigned = signer.presign(&Request::new("GetObject").bucket("photos"), "1.jpg", now)?;
/// let sent = SentRequest::new(presigned.method(), presigned.url(), presigned.headers())?;
/// assert_eq!(sent.canonical_request(), presigned.canonical_request());
/// assert_eq!(sent.string_to_sign(), presigned.string_to_sign());
/// # Ok::<(), s3presign::Error>(())
/// ```
#[derive(Clone)]
pub struct SentRequest {
    method: String,
    url: Zeroizing<String>,
    /// As the store sees the URL: without what a proxy removes.
    parts: ReceivedUrl,
    /// What a proxy removes.
    unsigned_prefix: Option<UnsignedPrefix>,
    /// Names in lower case, sorted, with the host.
    headers: Vec<Header>,
    query: PresignedQuery,
    operation: Option<&'static Operation>,
}

impl SentRequest {
    /// A request by its parts: what a
    /// [`PresignedRequest`](crate::PresignedRequest) says of itself, or what
    /// another signer made.
    ///
    /// # Errors
    ///
    /// `NotPresigned` if the URL is not one of Signature Version 4 or 4A,
    /// `InvalidOption` if the method is not a word, `InvalidHeader` for a value with
    /// control characters.
    pub fn new<'a>(
        method: &str,
        url: &str,
        headers: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<SentRequest, Error> {
        // It becomes a word of a command line, and of messages.
        if !(1..=LONGEST_METHOD).contains(&method.len())
            || !method.bytes().all(|byte| byte.is_ascii_alphabetic())
        {
            return Err(invalid_option("method", method, "an HTTP method, such as PUT"));
        }
        let parts = ReceivedUrl::parse(without_fragment(url));
        let problem = |problem| Error::NotPresigned { problem: format!("the URL {problem}") };
        SentRequest::of(method, url, parts.map_err(problem)?, headers)
    }

    /// The request of a URL that was taken apart.
    fn of<'a>(
        method: &str,
        url: &str,
        parts: ReceivedUrl,
        headers: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<SentRequest, Error> {
        let refuse = |problem: String| Error::NotPresigned { problem };
        let host = parts.host().ok_or_else(|| refuse("the URL has no scheme and host".into()))?;
        let query = PresignedQuery::read(&parts).map_err(refuse)?;
        let header = |(name, value): (&str, &str)| Header {
            name: name.to_ascii_lowercase(),
            value: Zeroizing::new(value.into()),
        };
        let mut headers: Vec<Header> = headers.into_iter().map(header).collect();
        if let Some(header) = headers.iter().find(|header| has_control_characters(&header.value)) {
            let problem =
                "has a control character (such as CR, LF or NUL) in its value; pass what was signed";
            return Err(Error::InvalidHeader { name: header.name.as_str().into(), problem });
        }
        headers.retain(|header| header.name != "host");
        headers.push(header(("host", host)));
        sorted::sort_by(&mut headers, |a, b| (&a.name, a.value.as_str()).cmp(&(&b.name, b.value.as_str())));
        Ok(SentRequest {
            method: method.to_ascii_uppercase(),
            url: Zeroizing::new(url.into()),
            parts,
            unsigned_prefix: None,
            headers,
            query,
            operation: None,
        })
    }

    /// The same request, whose URL has a path before the one that was signed, such as `/storage`;
    /// see [`SignerBuilder::unsigned_path_prefix`](crate::SignerBuilder::unsigned_path_prefix).
    ///
    /// # Errors
    ///
    /// `InvalidOption` if that is not a path or the URL does not begin so.
    pub fn unsigned_path_prefix(mut self, path: &str) -> Result<SentRequest, Error> {
        let prefix = UnsignedPrefix::parse(path)?;
        self.parts = prefix.removed_from(&self.parts)?;
        self.unsigned_prefix = Some(prefix);
        Ok(self)
    }

    /// A request from names and texts, as every other language passes it: `url`,
    /// `method`, `header:NAME` for each header that must be sent, and
    /// `operation` and `unsigned-path-prefix`, if they are known. The other names of a result (`signed-at`,
    /// `expires-at`, `limited-by`, `warning:CODE`) say nothing more and may stay.
    ///
    /// # Errors
    ///
    /// Those of [`SentRequest::new`] and [`SentRequest::unsigned_path_prefix`], `UnknownOperation`, `UnknownOption`,
    /// `MissingOption`, `DuplicateOption`.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<SentRequest, Error> {
        Given::read(OF, pairs, |given| GivenRequest::read(given).require())
    }

    /// The request of a result of ours, whatever the length of its URL.
    pub(crate) fn of_result<'a>(
        operation: &'static Operation,
        method: &str,
        url: &str,
        headers: impl IntoIterator<Item = (&'a str, &'a str)>,
        unsigned_prefix: Option<&UnsignedPrefix>,
    ) -> Result<SentRequest, Error> {
        let parts = ReceivedUrl::take_apart(without_fragment(url));
        let parts = parts.map_err(|problem| Error::NotPresigned { problem: problem.into() })?;
        let mut sent = SentRequest::of(method, url, parts, headers)?;
        if let Some(prefix) = unsigned_prefix {
            sent.parts = prefix.removed_from(&sent.parts)?;
            sent.unsigned_prefix = Some(prefix.clone());
        }
        sent.operation = Some(operation);
        Ok(sent)
    }

    /// The operation by S3's name, such as `GetObject`, if it was given.
    pub fn operation(&self) -> Option<&'static str> {
        self.operation.map(|operation| operation.name)
    }

    /// The HTTP method, in upper case.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The URL with nothing masked.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// What a proxy removes from the path before the store sees it.
    pub(crate) fn unsigned_prefix(&self) -> Option<&UnsignedPrefix> {
        self.unsigned_prefix.as_ref()
    }

    /// The headers that must be sent, `Host` left out: names in lower case.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = self.headers.iter().filter(|header| header.name != "host");
        own.map(|header| (header.name.as_str(), header.value.as_str()))
    }

    /// The canonical request that was signed, to compare with the one in S3's
    /// answer to a `SignatureDoesNotMatch`. Session token and SSE-C key are
    /// masked.
    pub fn canonical_request(&self) -> String {
        let query = redact::shown_query(&self.parts.canonical_query());
        self.canonical(&query, |header| redact::shown_value(&header.name, &header.value))
    }

    /// The string to sign: its last line is the hash of the canonical request
    /// with nothing masked.
    pub fn string_to_sign(&self) -> String {
        self.string_to_sign_lines().join("\n")
    }

    /// The request as a command for a POSIX shell. A body, where the operation
    /// has one or may have one, comes from standard input.
    pub fn curl(&self) -> String {
        let own = self.headers.iter().filter(|header| header.name != "host");
        curl_of(&self.method, &self.url, own, self.operation)
    }

    /// The operation, if it was given.
    pub(crate) fn known_operation(&self) -> Option<&'static Operation> {
        self.operation
    }

    /// The URL as the store sees it.
    pub(crate) fn parts(&self) -> &ReceivedUrl {
        &self.parts
    }

    /// Host and port as the client sends them.
    pub(crate) fn host(&self) -> &str {
        self.parts.host().unwrap_or_default()
    }

    /// The path with nothing encoded.
    pub(crate) fn decoded_path(&self) -> String {
        String::from_utf8_lossy(&self.parts.decoded_path()).into_owned()
    }

    /// What the request states of its payload: a header or a parameter says it.
    pub(crate) fn stated_payload(&self) -> Option<&str> {
        let in_header = self.headers.iter().find(|header| header.name == "x-amz-content-sha256");
        in_header.map(|header| header.value.as_str()).or(self.query.payload_hash.as_deref())
    }

    /// The parameters of the signature.
    pub(crate) fn query(&self) -> &PresignedQuery {
        &self.query
    }

    /// The canonical request with nothing masked.
    pub(crate) fn unmasked_canonical_request(&self) -> Zeroizing<String> {
        let query = Zeroizing::new(self.parts.canonical_query());
        Zeroizing::new(self.canonical(&query, |header| &header.value))
    }

    /// The four lines that the signature is of.
    pub(crate) fn string_to_sign_lines(&self) -> [String; 4] {
        let PresignedQuery { timestamp, regions, service, .. } = &self.query;
        string_to_sign(timestamp, regions, service, &self.unmasked_canonical_request())
    }

    /// The canonical request over these headers, with nothing masked.
    pub(crate) fn canonical_of(&self, names: &[String]) -> Zeroizing<String> {
        let query = Zeroizing::new(self.parts.canonical_query());
        Zeroizing::new(self.canonical_over(names, &query, |header| &header.value))
    }

    /// Whether the query has a parameter of this name.
    pub(crate) fn has_parameter(&self, name: &'static str) -> bool {
        self.parts.query.iter().any(|pair| pair.name.eq_ignore_ascii_case(name.as_bytes()))
    }

    fn canonical<'s>(&'s self, query: &str, shown: impl Fn(&'s Header) -> &'s str) -> String {
        self.canonical_over(&self.query.signed_headers, query, shown)
    }

    fn canonical_over<'s>(
        &'s self,
        names: &[String],
        query: &str,
        shown: impl Fn(&'s Header) -> &'s str,
    ) -> String {
        let signed = self.headers.iter().filter(|header| names.binary_search(&header.name).is_ok());
        let headers = CanonicalHeaders::new(signed.map(|header| (header.name.as_str(), shown(header))));
        canonical_request(&self.method, &self.parts.canonical_path(), query, &headers, UNSIGNED_PAYLOAD)
    }
}

/// The command that sends a request, of this operation if it is known.
pub(crate) fn curl_of<'h>(
    method: &str,
    url: &str,
    headers: impl Iterator<Item = &'h Header>,
    operation: Option<&Operation>,
) -> String {
    // Where nobody says which operation it is, a body may come.
    let takes_body = operation.is_none_or(|operation| {
        operation.parameters.iter().any(|parameter| parameter.location == Location::Body)
    });
    let headers: Vec<Header> = headers.cloned().collect();
    curl::command(method, url, &headers, takes_body)
}

/// What a request is called in messages.
pub(crate) const OF: &str = "the presigned request";

/// A request by names, where some or all of them may be missing.
pub(crate) struct GivenRequest<'a> {
    pub(crate) method: Option<&'a str>,
    pub(crate) url: Option<&'a str>,
    pub(crate) headers: Vec<(&'a str, &'a str)>,
    pub(crate) operation: Option<&'a str>,
    unsigned_path_prefix: Option<&'a str>,
}

/// What was given of a request by its parts: method, URL and headers.
pub(crate) type RequestParts<'a> = (&'a str, &'a str, Vec<(&'a str, &'a str)>);

impl<'a> GivenRequest<'a> {
    /// The request as it was sent, beside the one that was signed.
    pub(crate) fn read_sent(given: &mut Given<'a>) -> GivenRequest<'a> {
        GivenRequest {
            method: given.text("sent-method"),
            url: given.text("sent-url"),
            headers: given.entries("sent-header"),
            operation: None,
            unsigned_path_prefix: None,
        }
    }

    pub(crate) fn read(given: &mut Given<'a>) -> GivenRequest<'a> {
        for of_results in ["signed-at", "expires-at", "limited-by"] {
            given.text(of_results);
        }
        given.entries("warning");
        GivenRequest {
            method: given.text("method"),
            url: given.text("url"),
            headers: given.entries("header"),
            operation: given.text("operation"),
            unsigned_path_prefix: given.text("unsigned-path-prefix"),
        }
    }

    pub(crate) fn require(self) -> Result<SentRequest, Error> {
        let missing = |name| Error::missing_option(OF, name);
        let method = self.method.ok_or_else(|| missing("method"))?;
        let url = self.url.ok_or_else(|| missing("url"))?;
        let mut sent = SentRequest::new(method, url, self.headers)?;
        sent.operation = self.operation.map(Operation::named).transpose()?;
        match self.unsigned_path_prefix {
            Some(path) => sent.unsigned_path_prefix(path),
            None => Ok(sent),
        }
    }

    /// What a proxy removes from the path.
    pub(crate) fn unsigned_path_prefix(&self) -> Option<&'a str> {
        self.unsigned_path_prefix
    }

    /// Method, URL and headers, well-formed or not; nothing where nothing was given.
    pub(crate) fn parts(self) -> Result<Option<RequestParts<'a>>, Error> {
        let GivenRequest { method, url, headers, operation, unsigned_path_prefix: _ } = self;
        if method.is_none() && url.is_none() && headers.is_empty() && operation.is_none() {
            return Ok(None);
        }
        operation.map(Operation::named).transpose()?;
        let missing = |name| Error::missing_option(OF, name);
        let method = method.ok_or_else(|| missing("method"))?;
        Ok(Some((method, url.ok_or_else(|| missing("url"))?, headers)))
    }
}

/// A line break would be one of the canonical request.
fn has_control_characters(value: &str) -> bool {
    value.contains(|character: char| character.is_ascii_control() && character != '\t')
}

/// Shows neither signature nor token.
impl fmt::Debug for SentRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SentRequest")
            .field("method", &self.method)
            .field("url", &redact::redact(&self.url))
            .field("headers", &self.headers)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::SentRequest;
    use crate::{Credentials, ErrorCode, PresignedRequest, Request, Signer};
    use time::macros::datetime;

    const KEY: &str = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    fn presigned(request: Request) -> PresignedRequest {
        let credentials = Credentials::new("ASIAIOSFODNN7EXAMPLE", "secret").unwrap();
        let signer = Signer::new(credentials.with_session_token("to/ken").unwrap(), "eu-west-1").unwrap();
        signer
            .presign(&request.bucket("photos"), "a//b \u{1f4f7}+.png", datetime!(2026-01-02 03:04:05 UTC))
            .unwrap()
    }

    fn pairs(presigned: &PresignedRequest) -> Vec<(String, String)> {
        presigned.to_pairs().into_iter().map(|(name, text)| (name.into(), text.into())).collect()
    }

    fn sent(pairs: &[(String, String)]) -> Result<SentRequest, ErrorCode> {
        SentRequest::from_pairs(pairs.iter().map(|(name, text)| (name.as_str(), text.as_str())))
            .map_err(|error| error.code())
    }

    #[test]
    fn tells_what_the_result_itself_tells() {
        for request in [
            Request::new("GetObject").with("VersionId", "v 1&=+"),
            Request::new("PutObject").with("SSECustomerAlgorithm", "AES256").with("SSECustomerKey", KEY),
            Request::new("CopyObject").with("CopySource", "photos/a"),
            Request::new("UploadPart").with("UploadId", "x").with("PartNumber", 7),
        ] {
            let presigned = presigned(request);
            let sent = sent(&pairs(&presigned)).unwrap();
            assert_eq!(sent.canonical_request(), presigned.canonical_request());
            assert!(
                !sent.canonical_request().contains("to%2Fken") && !sent.canonical_request().contains(KEY)
            );
            assert_eq!(sent.string_to_sign(), presigned.string_to_sign());
            assert_eq!(sent.curl(), presigned.curl());
            assert_eq!(sent.headers().collect::<Vec<_>>(), presigned.headers().collect::<Vec<_>>());
            let shown = format!("{sent:?}");
            assert!(!shown.contains(KEY) && !shown.contains("to%2Fken"), "{shown}");
        }
    }

    #[test]
    fn what_a_proxy_removes_is_not_signed() {
        let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap();
        let at = |signer: crate::SignerBuilder| {
            let signer = signer.region("eu-west-1").endpoint("http://h:9000").build().unwrap();
            let request = Request::new("PutObject").bucket("photos").with("ContentType", "a/b");
            signer.presign(&request, "a//b", datetime!(2026-01-02 03:04:05 UTC)).unwrap()
        };
        let plain = at(Signer::builder(credentials.clone()));
        let presigned = at(Signer::builder(credentials).unsigned_path_prefix("/s 3/"));
        assert_eq!(presigned.url(), plain.url().replacen(":9000/", ":9000/s%203/", 1));
        assert_eq!(presigned.canonical_request(), plain.canonical_request());
        assert_eq!(presigned.unsigned_path_prefix(), Some("/s 3"));
        let named = pairs(&presigned);
        let again = sent(&named).unwrap();
        assert_eq!(again.canonical_request(), plain.canonical_request());
        assert_eq!(again.string_to_sign(), plain.string_to_sign());
        assert_eq!(again.curl(), presigned.curl());
        let other: Vec<_> =
            named.iter().map(|(name, text)| (name.clone(), text.replace("/s 3", "/other"))).collect();
        assert_eq!(sent(&other).err(), Some(ErrorCode::InvalidOption));
    }

    #[test]
    fn without_the_operation_a_body_may_come() {
        let mut named = pairs(&presigned(Request::new("CopyObject").with("CopySource", "photos/a")));
        assert!(sent(&named).unwrap().curl().contains("--data ''"));
        named.retain(|(name, _)| name != "operation");
        assert!(sent(&named).unwrap().curl().contains("--data-binary @-"));
    }

    #[test]
    fn refuses_what_is_no_result() {
        let whole = pairs(&presigned(Request::new("GetObject")));
        let with = |name: &str, text: &str| {
            let mut changed: Vec<_> = whole.iter().filter(|(known, _)| known != name).cloned().collect();
            changed.push((name.into(), text.into()));
            sent(&changed).err()
        };
        let without = |name: &str| {
            let kept: Vec<_> = whole.iter().filter(|(known, _)| known != name).cloned().collect();
            sent(&kept).err()
        };
        assert_eq!(with("url", "https://h/k"), Some(ErrorCode::NotPresigned));
        for method in ["", "GET; id", "GET\n", &"A".repeat(21)] {
            assert_eq!(with("method", method), Some(ErrorCode::InvalidOption), "{method:?}");
        }
        assert_eq!(with("operation", "GetObjekt"), Some(ErrorCode::UnknownOperation));
        assert_eq!(with("verb", "GET"), Some(ErrorCode::UnknownOption));
        assert_eq!(with("Method ", "GET"), Some(ErrorCode::UnknownOption));
        assert_eq!(without("url"), Some(ErrorCode::MissingOption));
        assert_eq!(without("method"), Some(ErrorCode::MissingOption));
        assert_eq!(without("signed-at"), None);
        let twice: Vec<_> = whole.iter().chain(&whole).cloned().collect();
        assert_eq!(sent(&twice).err(), Some(ErrorCode::DuplicateOption));
    }
}
