//! What a verifier asks of a signature besides being right: its region and
//! service, its life, how far two clocks may differ, and whose credentials.

use super::received_request::ReceivedRequest;
use crate::{
    credentials::{Credentials, GivenCredentials},
    endpoint::host_name,
    error::Error,
    expiry::{SEVEN_DAYS, rfc3339},
    object_key::{FILE_NAME, check_safe},
    pairs::{Given, invalid_option},
    sigv4::Regions,
    unsigned_prefix::UnsignedPrefix,
};
use std::{borrow::Cow, time::Duration};
use subtle::ConstantTimeEq;
use time::OffsetDateTime;

/// How far ahead of its own clock S3 lets a signing time be, in seconds:
/// 15 minutes, as for `RequestTimeTooSkewed` ("Error responses", S3 API
/// reference).
const FIFTEEN_MINUTES: i64 = 900;

/// The signing names of S3's services.
const SERVICES: [&str; 4] = ["s3", "s3-object-lambda", "s3-outposts", "s3express"];

/// The rules of a server or gateway that receives presigned requests.
///
/// They are S3's own unless set otherwise: any region, service `s3`, a life of
/// 1 second to 7 days, clocks that differ by at most 15 minutes.
///
/// What only the server can know is left to it: whether the access key may do
/// this to this bucket and key; whether the bucket exists; the body, with the hash, the length, the checksums and the
/// `Content-MD5` that were stated for it; what the values of signed headers and
/// fields mean; the length of a key (S3 stores 1024 bytes); and, of a form, that it
/// has one file, after all fields.
///
/// ```
/// use s3presign::{Credentials, ReceivedRequest, Request, Signer, Verifier};
/// use time::macros::datetime;
///
/// let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")?;
/// let signer = Signer::new(credentials.clone(), "eu-west-1")?;
/// let now = datetime!(2026-01-02 03:04:05 UTC);
/// let presigned = signer.presign(&Request::new("GetObject").bucket("photos"), "1.jpg", now)?;
///
/// let received = ReceivedRequest::new("GET", presigned.url(), [])?;
/// assert_eq!(received.access_key_id(), "AKIAIOSFODNN7EXAMPLE");
/// let verified = Verifier::new().region("eu-west-1").verify(&received, &credentials, now)?;
/// assert_eq!(verified.expires_at(), datetime!(2026-01-02 03:19:05 UTC));
///
/// let tampered = ReceivedRequest::new("DELETE", presigned.url(), [])?;
/// let error = Verifier::new().verify(&tampered, &credentials, now).unwrap_err();
/// assert_eq!(error.code().as_str(), "SignatureMismatch");
/// # Ok::<(), s3presign::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Verifier {
    region: Option<String>,
    service: &'static str,
    maximum_expiry: i64,
    clock_skew: i64,
    safe_key: bool,
    unsigned_prefix: Option<UnsignedPrefix>,
    base_hosts: Vec<String>,
}

impl Default for Verifier {
    fn default() -> Verifier {
        Verifier {
            region: None,
            service: "s3",
            maximum_expiry: SEVEN_DAYS,
            clock_skew: FIFTEEN_MINUTES,
            safe_key: false,
            unsigned_prefix: None,
            base_hosts: Vec::new(),
        }
    }
}

impl Verifier {
    /// The rules of S3 in every region.
    pub fn new() -> Verifier {
        Verifier::default()
    }

    /// Refuses signatures for other regions (`WrongRegion`).
    pub fn region(mut self, region: impl Into<String>) -> Verifier {
        self.region = Some(region.into());
        self
    }

    /// The service that must be signed for: `s3` (the default),
    /// `s3-object-lambda`, `s3-outposts` or `s3express`.
    ///
    /// # Errors
    ///
    /// `InvalidOption` for any other.
    pub fn service(mut self, service: &str) -> Result<Verifier, Error> {
        self.service =
            service_named(service).ok_or_else(|| invalid_option("service", service, EXPECTED_SERVICES))?;
        Ok(self)
    }

    /// The longest life that a URL or a form may claim, in whole seconds. The default is
    /// Signature Version 4's 7 days.
    pub fn max_expires_in(mut self, duration: Duration) -> Verifier {
        self.maximum_expiry = i64::try_from(duration.as_secs()).unwrap_or(i64::MAX);
        self
    }

    /// How far ahead of this server's clock a signing time may be, in whole
    /// seconds. The default is 900.
    pub fn clock_skew(mut self, duration: Duration) -> Verifier {
        self.clock_skew = i64::try_from(duration.as_secs()).unwrap_or(i64::MAX);
        self
    }

    /// Refuses a form (`UnsafeKey`) whose final key clients or file systems could
    /// take for another one: with a `.` or `..` segment, an empty segment, a
    /// backslash or a control character, as scoped signers do
    /// ([`Scope`](crate::Scope)). Where a policy leaves the end of the key to the
    /// sender, this is the server's only check of it. A key that still holds
    /// `${filename}` is not final: tell
    /// [`ReceivedForm::file_name`](crate::ReceivedForm::file_name).
    pub fn require_safe_key(mut self) -> Verifier {
        self.safe_key = true;
        self
    }

    /// Judges requests by the path behind this one, such as `/storage`: for a gateway that
    /// verifies what a proxy has not yet removed
    /// ([`SignerBuilder::unsigned_path_prefix`](crate::SignerBuilder::unsigned_path_prefix)). A
    /// request whose path does not begin so is refused (`MalformedRequest`). The signature
    /// says nothing of the prefix: what is done must follow from the path behind it alone.
    ///
    /// # Errors
    ///
    /// `InvalidOption` for what is not a path.
    pub fn unsigned_path_prefix(mut self, path: &str) -> Result<Verifier, Error> {
        self.unsigned_prefix = Some(UnsignedPrefix::parse(path)?);
        Ok(self)
    }

    /// A host that the server serves, such as `s3.example.com`: on it the bucket stands in the path,
    /// and below it (`photos.s3.example.com`) in the host. May be called for each of several; ports
    /// count for nothing. A request for any other host is refused then (`MalformedRequest`). Without
    /// any, a [`VerifiedRequest`](crate::VerifiedRequest) tells no operation, no bucket and no key: whoever
    /// signs chooses the host, and only the server knows what it takes for a bucket.
    ///
    /// # Errors
    ///
    /// `InvalidOption` for what is not a host.
    pub fn base_host(mut self, host: &str) -> Result<Verifier, Error> {
        self.base_hosts.push(host_name(host).ok_or_else(|| invalid_option(BASE_HOST, host, EXPECTED_HOST))?);
        Ok(self)
    }

    /// Builds the rules from names and texts, as every other language does:
    /// `region`, `service`, `max-expires-in`, `clock-skew` (seconds),
    /// `require-safe-key` (`true` or `false`), `unsigned-path-prefix`, `base-host` (repeated, where
    /// there are several); and the credentials that were
    /// looked up: `access-key-id`, `secret-access-key`, `session-token`,
    /// `credentials-expiration`. Without a secret, verification fails with
    /// `UnknownAccessKey`.
    ///
    /// # Errors
    ///
    /// Those of [`Credentials`], and `UnknownOption`, `DuplicateOption`,
    /// `MissingOption`, `InvalidOption`.
    ///
    /// ```
    /// use s3presign::Verifier;
    ///
    /// let (verifier, credentials) = Verifier::from_pairs([
    ///     ("region", "eu-west-1"),
    ///     ("access-key-id", "AKIAIOSFODNN7EXAMPLE"),
    ///     ("secret-access-key", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
    /// ])?;
    /// assert!(credentials.is_some());
    /// # let _ = verifier;
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<(Verifier, Option<Credentials>), Error> {
        Given::read("the verifier", pairs, Verifier::read)
    }

    pub(crate) fn read(given: &mut Given<'_>) -> Result<(Verifier, Option<Credentials>), Error> {
        let mut verifier = Verifier::new();
        verifier.region = given.text("region").map(String::from);
        verifier.service =
            given.parsed("service", EXPECTED_SERVICES, service_named).unwrap_or(verifier.service);
        let at_least = |least| move |text: &str| text.parse().ok().filter(|seconds| *seconds >= least);
        let expected = "whole seconds, at least 1";
        verifier.maximum_expiry =
            given.parsed("max-expires-in", expected, at_least(1)).unwrap_or(verifier.maximum_expiry);
        let expected = "whole seconds, not negative";
        verifier.clock_skew =
            given.parsed("clock-skew", expected, at_least(0)).unwrap_or(verifier.clock_skew);
        verifier.safe_key = given.boolean("require-safe-key").unwrap_or(verifier.safe_key);
        let unsigned_prefix = given.text("unsigned-path-prefix");
        let base_hosts = given.all(BASE_HOST);
        let credentials = GivenCredentials::read(given).with_secret("the verifier")?;
        verifier.unsigned_prefix = unsigned_prefix.map(UnsignedPrefix::parse).transpose()?;
        let verifier =
            base_hosts.into_iter().try_fold(verifier, |verifier, host| verifier.base_host(host))?;
        Ok((verifier, credentials))
    }

    /// In lower case and without ports.
    pub(super) fn base_hosts(&self) -> &[String] {
        &self.base_hosts
    }

    /// The request as it was signed, without what a proxy removes.
    pub(super) fn behind_prefix<'r>(
        &self,
        request: &'r ReceivedRequest,
    ) -> Result<Cow<'r, ReceivedRequest>, Error> {
        let Some(prefix) = &self.unsigned_prefix else { return Ok(Cow::Borrowed(request)) };
        let url = prefix.removed_from(&request.url).map_err(|_| Error::MalformedRequest {
            problem: format!("the path does not begin with the unsigned prefix {}", prefix.as_str()),
        })?;
        Ok(Cow::Owned(ReceivedRequest { url, ..request.clone() }))
    }

    /// Refuses what does not live, or for too long.
    pub(super) fn check_life(&self, seconds: i64) -> Result<(), Error> {
        if !(1..=self.maximum_expiry).contains(&seconds) {
            return Err(Error::ExpiryOutOfRange { seconds, maximum: self.maximum_expiry });
        }
        Ok(())
    }

    /// Refuses what was signed for an instant that has not come.
    pub(super) fn check_signing_time(&self, signed_at: i64, now: i64) -> Result<(), Error> {
        if signed_at > now.saturating_add(self.clock_skew) {
            return Err(Error::RequestNotYetValid { signed_at: rfc3339(signed_at), now: rfc3339(now) });
        }
        Ok(())
    }

    /// Refuses what was signed for elsewhere.
    pub(super) fn check_scope(&self, regions: &Regions, service: &str) -> Result<(), Error> {
        if service != self.service {
            return Err(Error::WrongService { service: service.into(), expected: self.service });
        }
        let Some(expected) = &self.region else { return Ok(()) };
        let (signed, matches) = match regions {
            Regions::One(region) => (region, region == expected),
            Regions::Set(set) => (set, set.split(',').any(|pattern| matches_region(pattern, expected))),
        };
        if matches {
            return Ok(());
        }
        Err(Error::WrongRegion { region: signed.as_str().into(), expected: expected.as_str().into() })
    }

    /// Refuses a form's final key that is not safe, if safe keys are required.
    pub(super) fn check_key(&self, key: &str) -> Result<(), Error> {
        if !self.safe_key {
            return Ok(());
        }
        if key.contains(FILE_NAME) {
            let problem = "still holds ${filename}, so that nobody knows what it becomes";
            return Err(Error::UnsafeKey { key: key.into(), problem });
        }
        check_safe(key)
    }

    /// The service as the credential scope holds it.
    pub(super) fn signing_name(&self) -> &'static str {
        self.service
    }
}

/// The option of [`Verifier::base_host`].
const BASE_HOST: &str = "base-host";
const EXPECTED_HOST: &str = "a host such as s3.example.com";

/// What is said of a service that does not exist.
const EXPECTED_SERVICES: &str = "s3, s3-object-lambda, s3-outposts or s3express";

fn service_named(name: &str) -> Option<&'static str> {
    SERVICES.into_iter().find(|known| *known == name)
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

/// The rule of session tokens: temporary credentials come with their own token,
/// others with none.
pub(super) fn check_session_token(received: Option<&str>, credentials: &Credentials) -> Result<(), Error> {
    let problem = match (received, &credentials.session_token) {
        (None, None) => return Ok(()),
        (Some(received), Some(token)) if bool::from(received.as_bytes().ct_eq(token.as_bytes())) => {
            return Ok(());
        }
        (Some(_), Some(_)) => "is not the one of the access key",
        (None, Some(_)) => "is missing",
        (Some(_), None) => "does not belong to this long-lived access key",
    };
    Err(Error::SessionTokenMismatch { problem })
}

/// At the instant that is named, the request has already expired.
pub(super) fn check_not_expired(expires_at: i64, now: i64) -> Result<(), Error> {
    if now >= expires_at {
        return Err(Error::RequestExpired { expired_at: rfc3339(expires_at), now: rfc3339(now) });
    }
    Ok(())
}

/// `*` in a region set stands for any text ("Signature Version 4A", IAM User
/// Guide).
fn matches_region(pattern: &str, region: &str) -> bool {
    match pattern.trim().split_once('*') {
        None => pattern.trim() == region,
        Some((start, end)) => {
            region.strip_prefix(start).is_some_and(|rest| rest.ends_with(end) && !end.contains('*'))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Verifier, matches_region};
    use crate::ErrorCode;

    #[test]
    fn a_region_set_may_hold_patterns() {
        for (pattern, matches) in [
            ("*", true),
            ("eu-west-1", true),
            ("eu-*", true),
            ("*-1", true),
            ("eu-*-1", true),
            ("us-*", false),
            ("eu-west-1*2", false),
            ("e*u*", false),
            ("", false),
        ] {
            assert_eq!(matches_region(pattern, "eu-west-1"), matches, "{pattern}");
        }
    }

    #[test]
    fn options_are_checked() {
        let code = |pairs: &[(&str, &str)]| {
            Verifier::from_pairs(pairs.iter().copied()).err().map(|error| error.code())
        };
        assert_eq!(code(&[("Region", "eu-west-1"), ("clockSkew", "0"), ("max_expires_in", "60")]), None);
        assert_eq!(code(&[("regoin", "x")]), Some(ErrorCode::UnknownOption));
        assert_eq!(code(&[("region", "x"), ("Region", "x")]), Some(ErrorCode::DuplicateOption));
        for pair in [("service", "ec2"), ("clock-skew", "-1"), ("max-expires-in", "0"), ("clock-skew", "1.5")]
        {
            assert_eq!(code(&[pair]), Some(ErrorCode::InvalidOption), "{pair:?}");
        }
    }
}
