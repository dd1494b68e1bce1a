//! A presigned request as a server receives it.

use super::{
    rules::Verifier,
    signature::{check_session_token, payload_hash},
};
use crate::{
    credentials::Credentials,
    error::{Error, Quoted},
    expiry::rfc3339,
    presigned_query::PresignedQuery,
    received_url::ReceivedUrl,
    redact::redact,
    sigv4::{CredentialScope, Regions},
};
use std::fmt;
use time::OffsetDateTime;

/// The most bytes of header names and values that are read.
const HEADERS_LIMIT: usize = 65_536;

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
    /// headers of more than 65536 bytes.
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
        if !headers.iter().any(|(name, _)| name == "host") {
            let host = received
                .host()
                .ok_or_else(|| malformed("neither a Host header nor a host in the URL".into()))?;
            headers.push(("host".into(), host.into()));
            headers.sort_unstable();
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
        let (mut method, mut url, mut headers) = (None, None, Vec::new());
        for (name, text) in pairs {
            match name.split_once(':') {
                Some(("header", header)) => headers.push((header, text)),
                None if name == "method" && method.replace(text).is_none() => {}
                None if name == "url" && url.replace(text).is_none() => {}
                None if matches!(name, "method" | "url") => {
                    return Err(Error::DuplicateOption { name: name.into() });
                }
                _ => return Err(Error::UnknownOption { name: name.into(), nearest: "header:NAME" }),
            }
        }
        let method = method.ok_or(Error::MissingOption { name: "method" })?;
        let url = url.ok_or(Error::MissingOption { name: "url" })?;
        ReceivedRequest::new(method, url, headers)
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
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        formatter
            .debug_struct("ReceivedRequest")
            .field("method", &self.method)
            .field("path", &redact(&self.url.path))
            .field("access_key_id", &self.access_key_id())
            .field("headers", &names)
            .finish_non_exhaustive()
    }
}

impl Verifier {
    /// Judges a request by the secret of its access key. Pass `None` for a key
    /// that nobody knows.
    ///
    /// `now` is this server's clock. Signature and token are compared in
    /// constant time.
    ///
    /// # Errors
    ///
    /// `WrongService`, `WrongRegion`, `ExpiryOutOfRange`, `RequestNotYetValid`,
    /// `RequestExpired`, `UnknownAccessKey`, `CredentialsExpired`,
    /// `SessionTokenMismatch`, `HeaderNotSigned`, `SignedHeaderMissing`,
    /// `SignatureMismatch`; the first that applies, in this order.
    pub fn verify<'c>(
        &self,
        request: &ReceivedRequest,
        credentials: impl Into<Option<&'c Credentials>>,
        now: OffsetDateTime,
    ) -> Result<VerifiedRequest, Error> {
        let now = now.unix_timestamp();
        self.check(&request.query, now)?;
        let credentials = known(credentials.into(), request.access_key_id(), now)?;
        check_session_token(request.session_token(), credentials)?;
        let scope = CredentialScope { regions: request.query.regions.clone(), service: self.signing_name() };
        let payload_hash = payload_hash(request, credentials, scope)?;
        Ok(VerifiedRequest {
            access_key_id: request.access_key_id().into(),
            signed_at: request.query.signed_at,
            expires_at: request.query.expires_at(),
            signed_headers: request
                .signed_headers()?
                .into_iter()
                .map(|(name, value)| (name.into(), value))
                .collect(),
            payload_hash,
        })
    }
}

/// The credentials, if they are those of this access key and still good.
pub(super) fn known<'c>(
    credentials: Option<&'c Credentials>,
    access_key_id: &str,
    now: i64,
) -> Result<&'c Credentials, Error> {
    let credentials = credentials
        .filter(|credentials| credentials.access_key_id == access_key_id)
        .ok_or_else(|| Error::UnknownAccessKey { access_key_id: access_key_id.into() })?;
    match credentials.expiration.map(OffsetDateTime::unix_timestamp) {
        Some(end) if end <= now => {
            Err(Error::CredentialsExpired { expired_at: rfc3339(end), signing_time: rfc3339(now) })
        }
        _ => Ok(credentials),
    }
}

/// A request whose signature is right: what it was allowed to do, and no more.
#[derive(Clone)]
pub struct VerifiedRequest {
    access_key_id: String,
    signed_at: i64,
    expires_at: i64,
    signed_headers: Vec<(String, String)>,
    payload_hash: String,
}

impl VerifiedRequest {
    /// Who allowed it.
    pub fn access_key_id(&self) -> &str {
        &self.access_key_id
    }

    /// When it was signed.
    pub fn signed_at(&self) -> OffsetDateTime {
        instant(self.signed_at)
    }

    /// When it stops working.
    pub fn expires_at(&self) -> OffsetDateTime {
        instant(self.expires_at)
    }

    /// The headers that the signature covers, with the values that came; names
    /// in lower case. Only these are what the signer wanted; others are the
    /// sender's own.
    pub fn signed_headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.signed_headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What the signature says of the body: `UNSIGNED-PAYLOAD` for nothing, or
    /// the hex SHA-256 that the body must have. Checking it is the server's.
    pub fn payload_hash(&self) -> &str {
        &self.payload_hash
    }
}

/// Shows the names of headers, not values: one may be an encryption key.
impl fmt::Debug for VerifiedRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.signed_headers().map(|(name, _)| name).collect();
        formatter
            .debug_struct("VerifiedRequest")
            .field("access_key_id", &self.access_key_id)
            .field("signed_at", &self.signed_at())
            .field("expires_at", &self.expires_at())
            .field("signed_headers", &names)
            .field("payload_hash", &self.payload_hash)
            .finish()
    }
}

/// An instant that was read from four digits of year.
pub(super) fn instant(unix_time: i64) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(unix_time).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

/// Names in lower case and sorted; the values of a repeated header joined by
/// commas, as the canonical request has them.
fn joined<'a>(
    headers: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<(String, String)>, String> {
    let mut headers: Vec<(String, &str)> =
        headers.into_iter().map(|(name, value)| (name.to_ascii_lowercase(), value)).collect();
    let bytes = headers
        .iter()
        .fold(0_usize, |sum, (name, value)| sum.saturating_add(name.len()).saturating_add(value.len()));
    if bytes > HEADERS_LIMIT {
        return Err("its headers are longer than 65536 bytes".into());
    }
    if let Some((name, _)) = headers.iter().find(|(_, value)| value.contains(['\r', '\n', '\0'])) {
        return Err(format!(
            "the header {} has a line break or NUL in its value",
            Quoted::from(name.as_str())
        ));
    }
    // Stable, so that repeated headers keep their order.
    headers.sort_by(|a, b| a.0.cmp(&b.0));
    let mut joined: Vec<(String, String)> = Vec::with_capacity(headers.len());
    for (name, value) in headers {
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
    use super::{HEADERS_LIMIT, ReceivedRequest};
    use crate::{Credentials, ErrorCode, Request, Signer, Verifier, received_url::ReceivedUrl};
    use proptest::prelude::*;
    use std::time::Duration;
    use time::{OffsetDateTime, macros::datetime};

    const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);

    fn credentials() -> Credentials {
        Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY").unwrap()
    }

    fn upload() -> (String, Vec<(String, String)>) {
        let request = Request::new("PutObject")
            .bucket("photos")
            .with("ContentType", "image/png")
            .with("Metadata", [("note", "two  blanks")]);
        let presigned =
            Signer::new(credentials(), "eu-west-1").unwrap().presign(&request, "a b.png", NOW).unwrap();
        let headers = presigned.headers().map(|(name, value)| (name.into(), value.into())).collect();
        (presigned.url().into(), headers)
    }

    fn verdict(
        method: &str,
        url: &str,
        headers: &[(String, String)],
        now: OffsetDateTime,
    ) -> Result<(), ErrorCode> {
        let headers = headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let received = ReceivedRequest::new(method, url, headers).map_err(|error| error.code())?;
        let verifier = Verifier::new().region("eu-west-1");
        verifier.verify(&received, &credentials(), now).map(|_| ()).map_err(|error| error.code())
    }

    #[test]
    fn accepts_what_was_signed() {
        let (url, mut headers) = upload();
        assert_eq!(verdict("PUT", &url, &headers, NOW), Ok(()));
        // Any case of names, blanks around values, headers that nobody signed.
        headers[0].0 = "Content-Type".into();
        headers[0].1 = " image/png\t".into();
        headers.push(("User-Agent".into(), "test".into()));
        headers.push(("Host".into(), "photos.s3.eu-west-1.amazonaws.com".into()));
        let target = url.strip_prefix("https://photos.s3.eu-west-1.amazonaws.com").unwrap();
        assert_eq!(verdict("PUT", target, &headers, NOW), Ok(()));
        // Encoded in another way: the same request.
        assert_eq!(verdict("PUT", &target.replace("a%20b", "%61%20b"), &headers, NOW), Ok(()));
    }

    #[test]
    fn says_why_not() {
        let (url, headers) = upload();
        let signature = url.split_once("X-Amz-Signature=").unwrap().1.to_owned();
        for (from, to, code) in [
            ("a%20b.png", "b.png", ErrorCode::SignatureMismatch),
            ("a%20b.png", "./a%20b.png", ErrorCode::SignatureMismatch),
            ("photos.s3", "photoz.s3", ErrorCode::SignatureMismatch),
            ("Expires=900", "Expires=901", ErrorCode::SignatureMismatch),
            ("Expires=900", "Expires=604801", ErrorCode::ExpiryOutOfRange),
            ("Expires=900", "Expires=0", ErrorCode::RequestExpired),
            ("?", "?acl=&", ErrorCode::SignatureMismatch),
            ("?", "?X-Amz-Content-Sha256=UNSIGNED-PAYLOAD&", ErrorCode::SignatureMismatch),
            // A signer would have to sign what no payload has; answers must not carry it.
            ("?", "?X-Amz-Content-Sha256=%00&", ErrorCode::MalformedRequest),
            ("?", "?X-Amz-Content-Sha256=a%0Ab&", ErrorCode::MalformedRequest),
            (signature.as_str(), &signature.to_uppercase(), ErrorCode::SignatureMismatch),
            (signature.as_str(), "", ErrorCode::SignatureMismatch),
            ("%2Feu-west-1%2F", "%2Fus-east-1%2F", ErrorCode::WrongRegion),
            ("%2Fs3%2F", "%2Fsts%2F", ErrorCode::WrongService),
            ("AKIAIOSFODNN7EXAMPLE", "AKIAOTHER", ErrorCode::UnknownAccessKey),
            ("X-Amz-Date", "x-amz-date", ErrorCode::MalformedRequest),
            ("X-Amz-Signature=", "X-Amz-Signature=a&X-Amz-Signature=", ErrorCode::MalformedRequest),
            ("?", "?X-Amz-Security-Token=t&", ErrorCode::SessionTokenMismatch),
        ] {
            assert_eq!(verdict("PUT", &url.replacen(from, to, 1), &headers, NOW), Err(code), "{to}");
        }
        assert_eq!(verdict("GET", &url, &headers, NOW), Err(ErrorCode::SignatureMismatch));
        assert_eq!(verdict("PUT", &url, &headers[1..], NOW), Err(ErrorCode::SignedHeaderMissing));
        let changed = [("content-type".into(), "text/html".into()), headers[1].clone()];
        assert_eq!(verdict("PUT", &url, &changed, NOW), Err(ErrorCode::SignatureMismatch));
        let mut more = headers.clone();
        more.push(("X-Amz-Acl".into(), "public-read".into()));
        assert_eq!(verdict("PUT", &url, &more, NOW), Err(ErrorCode::HeaderNotSigned));
    }

    #[test]
    fn the_clock_decides_in_whole_seconds() {
        let (url, headers) = upload();
        for (offset, outcome) in [
            (899, Ok(())),
            (900, Err(ErrorCode::RequestExpired)),
            (-900, Ok(())),
            (-901, Err(ErrorCode::RequestNotYetValid)),
        ] {
            let now = NOW + Duration::from_secs(900) + time::Duration::seconds(offset - 900);
            assert_eq!(verdict("PUT", &url, &headers, now), outcome, "{offset}");
        }
    }

    #[test]
    fn session_tokens_must_be_those_of_the_key() {
        let temporary = credentials().with_session_token("tok/en").unwrap();
        let signer = Signer::new(temporary.clone(), "eu-west-1").unwrap();
        let presigned = signer.presign(&Request::new("GetObject").bucket("b-1"), "k", NOW).unwrap();
        let received = ReceivedRequest::new("GET", presigned.url(), []).unwrap();
        assert_eq!(received.session_token(), Some("tok/en"));
        assert!(!format!("{received:?}").contains("tok"));
        let code = |credentials: &Credentials| {
            Verifier::new().verify(&received, credentials, NOW).err().map(|error| error.code())
        };
        assert_eq!(code(&temporary), None);
        assert_eq!(code(&credentials()), Some(ErrorCode::SessionTokenMismatch));
        let stale = credentials().with_session_token("other").unwrap();
        assert_eq!(code(&stale), Some(ErrorCode::SessionTokenMismatch));
        assert_eq!(code(&temporary.with_expiration(NOW)), Some(ErrorCode::CredentialsExpired));
        let nobody = Verifier::new().verify(&received, None, NOW).unwrap_err();
        assert_eq!(nobody.code(), ErrorCode::UnknownAccessKey);
    }

    #[test]
    fn verifies_signature_version_4a() {
        let signer = Signer::new(credentials(), "us-east-1").unwrap();
        let request =
            Request::new("GetObject").bucket("arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap");
        let presigned = signer.presign(&request, "k", NOW).unwrap();
        let received = ReceivedRequest::new("GET", presigned.url(), []).unwrap();
        assert_eq!(received.region(), "*");
        assert!(Verifier::new().region("eu-west-1").verify(&received, &credentials(), NOW).is_ok());
        let received = ReceivedRequest::new("HEAD", presigned.url(), []).unwrap();
        assert!(Verifier::new().verify(&received, &credentials(), NOW).is_err());
    }

    #[test]
    fn headers_are_read_up_to_a_bound() {
        let (url, _) = upload();
        let most = "a".repeat(HEADERS_LIMIT - 1);
        assert!(ReceivedRequest::new("PUT", &url, [("x", most.as_str())]).is_ok());
        assert!(ReceivedRequest::new("PUT", &url, [("xy", most.as_str())]).is_err());
        for value in ["a\nhost:b", "a\r", "a\0"] {
            assert!(ReceivedRequest::new("PUT", &url, [("x", value)]).is_err(), "{value:?}");
        }
        let twice = [("Host", "a"), ("host", "b")];
        assert!(ReceivedRequest::new("PUT", &url, twice).is_err());
        let many = vec![("x", "1"); HEADERS_LIMIT / 2];
        assert!(ReceivedRequest::new("PUT", &url, many).is_ok());
    }

    proptest! {
        #[test]
        fn a_flipped_bit_is_never_accepted(position in 0_usize..2000, bit in 0_u8..7) {
            let (url, headers) = upload();
            let mut bytes = url.clone().into_bytes();
            let position = position % bytes.len();
            bytes[position] ^= 1 << bit;
            let tampered = String::from_utf8(bytes).unwrap();
            // The scheme is not signed, and the case of an encoding's digits means nothing.
            let meaning = |url: &str| {
                let url = ReceivedUrl::parse(url).ok()?;
                let signature = url.text("X-Amz-Signature").map(String::from);
                Some((url.host().map(String::from), url.canonical_path(), url.canonical_query(), signature))
            };
            if meaning(&tampered) != meaning(&url) {
                prop_assert!(verdict("PUT", &tampered, &headers, NOW).is_err(), "{}", tampered);
            }
        }
    }
}
