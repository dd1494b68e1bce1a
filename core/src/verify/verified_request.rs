//! Judging a presigned request, and what is known of one whose signature is
//! right.

use super::{
    received_request::ReceivedRequest,
    requested::Requested,
    signature::payload_hash,
    verifier::{Verifier, check_not_expired, check_session_token, known},
};
use crate::{
    credentials::Credentials,
    error::Error,
    expiry::instant,
    redact::{redact, shown_name},
    sigv4::CredentialScope,
};
use std::fmt;
use time::OffsetDateTime;

impl Verifier {
    /// Judges a request by the secret of its access key. Pass `None` for a key
    /// that nobody knows.
    ///
    /// `now` is this server's clock. Signature and token are compared in
    /// constant time.
    ///
    /// # Errors
    ///
    /// `MalformedRequest` without the [`Verifier::unsigned_path_prefix`], for a host that is none of
    /// the [`Verifier::base_host`]s, and for what could be two requests (a path that is not UTF-8, a parameter
    /// that comes twice), `WrongService`,
    /// `WrongRegion`, `ExpiryOutOfRange`, `RequestNotYetValid`, `RequestExpired`, `UnknownAccessKey`, `CredentialsExpired`,
    /// `SessionTokenMismatch`, `HeaderNotSigned`, `SignedHeaderMissing`,
    /// `SignatureMismatch`, `PayloadHashMismatch`, `PayloadHashNotStated`; the
    /// first that applies, in this order.
    pub fn verify<'c>(
        &self,
        request: &ReceivedRequest,
        credentials: impl Into<Option<&'c Credentials>>,
        now: OffsetDateTime,
    ) -> Result<VerifiedRequest, Error> {
        let now = now.unix_timestamp();
        let request = self.behind_prefix(request)?;
        let requested = Requested::read(&request, self.base_hosts())?;
        let query = &request.query;
        self.check_scope(&query.regions, &query.service)?;
        self.check_life(query.expires_in)?;
        self.check_signing_time(query.signed_at, now)?;
        check_not_expired(query.expires_at(), now)?;
        let credentials = known(credentials.into(), request.access_key_id(), now)?;
        check_session_token(request.session_token(), credentials)?;
        let scope = CredentialScope { regions: query.regions.clone(), service: self.signing_name() };
        let payload_hash = payload_hash(&request, credentials, scope)?;
        Ok(VerifiedRequest {
            access_key_id: request.access_key_id().into(),
            signed_at: query.signed_at,
            expires_at: query.expires_at(),
            signed_headers: request
                .signed_headers()?
                .into_iter()
                .map(|(name, value)| (name.into(), value))
                .collect(),
            payload_hash,
            requested,
        })
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
    requested: Requested,
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

    /// What is asked for, by S3's name, such as `GetObject`: what the access key's owner must be
    /// allowed to do. Nothing where the request fits several operations alike, as `?acl&tagging`
    /// does, or none: refuse it, since which one it would be is a matter of who reads it. Nothing either
    /// without a [`Verifier::base_host`].
    pub fn operation(&self) -> Option<&'static str> {
        self.requested.operation.map(|operation| operation.name)
    }

    /// The bucket, from the host or the path as [`Verifier::base_host`] says. Nothing without one, and for an
    /// operation without a bucket, such as `ListBuckets`.
    pub fn bucket(&self) -> Option<&str> {
        self.requested.bucket.as_deref()
    }

    /// The object's key, decoded, where a [`Verifier::base_host`] is named. It is the one that was signed, dot segments included: whoever maps
    /// keys to files checks it first.
    pub fn key(&self) -> Option<&str> {
        self.requested.key.as_deref()
    }

    /// The parameters of the operation that were signed, by the names that
    /// [`Request::with`](crate::Request::with) takes: `ContentType`, `VersionId`, `Metadata:note`.
    pub fn parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        self.requested.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What was signed and cannot be judged from the head of a request, so that the server still
    /// checks it: names of headers in lower case, with the values that the body (`content-length`,
    /// `content-md5`, `x-amz-checksum-sha256`), the object as it is (`if-none-match`) or an account
    /// (`x-amz-expected-bucket-owner`) must meet. [`VerifiedRequest::payload_hash`] is checked besides.
    pub fn checks(&self) -> impl Iterator<Item = (&str, &str)> {
        self.requested.checks.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// Shows the names of headers, not values: one may be an encryption key.
impl fmt::Debug for VerifiedRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.signed_headers().map(|(name, _)| shown_name(name)).collect();
        formatter
            .debug_struct("VerifiedRequest")
            .field("access_key_id", &self.access_key_id)
            .field("signed_at", &self.signed_at())
            .field("expires_at", &self.expires_at())
            .field("signed_headers", &names)
            .field("payload_hash", &self.payload_hash)
            .field("operation", &self.operation())
            .field("bucket", &self.bucket())
            .field("key", &self.key().map(redact))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Credentials, ErrorCode, ReceivedRequest, Request, Signer, Verifier, received::ReceivedUrl};
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
    fn a_gateway_may_stand_before_what_removes_a_prefix() {
        let signer = Signer::builder(credentials()).region("eu-west-1").endpoint("https://example.com");
        let signer = signer.unsigned_path_prefix("/a b").build().unwrap();
        let presigned = signer.presign(&Request::new("GetObject").bucket("photos"), "a b/k", NOW).unwrap();
        assert!(presigned.url().starts_with("https://photos.example.com/a%20b/a%20b/k?"), "{presigned:?}");
        let verdict = |url: &str, prefix: Option<&str>| {
            let verifier = Verifier::new();
            let verifier =
                prefix.map_or(Ok(verifier.clone()), |path| verifier.unsigned_path_prefix(path)).unwrap();
            let received = ReceivedRequest::new("GET", url, []).unwrap();
            verifier.verify(&received, &credentials(), NOW).err().map(|error| error.code())
        };
        let behind = presigned.url().replacen("/a%20b", "", 1);
        assert_eq!(verdict(presigned.url(), Some("/a b")), None);
        assert_eq!(verdict(&behind, None), None);
        assert_eq!(verdict(presigned.url(), None), Some(ErrorCode::SignatureMismatch));
        assert_eq!(verdict(&behind, Some("/a b")), Some(ErrorCode::SignatureMismatch));
        assert_eq!(verdict(presigned.url(), Some("/c")), Some(ErrorCode::MalformedRequest));
        assert_eq!(
            verdict(&presigned.url().replace("/k?", "/l?"), Some("/a b")),
            Some(ErrorCode::SignatureMismatch)
        );
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
            ("Expires=900", "Expires=0", ErrorCode::ExpiryOutOfRange),
            ("Expires=900", "Expires=-900", ErrorCode::ExpiryOutOfRange),
            ("Expires=900", "Expires=99999999999999999999", ErrorCode::ExpiryOutOfRange),
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
