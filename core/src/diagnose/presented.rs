//! A request as the caller has it: well-formed, or damaged, and then what is wrong with
//! it is a finding and no error, since the answer can be read alone.

use super::{
    comparison::quoted,
    finding::{Finding, FindingCode},
};
use crate::{error::Error, expiry::rfc3339, received::ReceivedUrl, sent_request::SentRequest};

/// How far a signing time may lie ahead of the server's clock, in seconds ("Signing and
/// authenticating REST requests", Amazon S3 User Guide).
const AHEAD: i64 = 900;

/// The longest life, in seconds.
const WEEK: i64 = 604_800;

/// The largest life that a server may read as a number, in seconds.
const COUNTED: i64 = i32::MAX as i64;

/// What S3's services are called in a credential.
const SERVICES: [&str; 5] = ["s3", "s3express", "s3-object-lambda", "s3-outposts", "s3-accesspoint"];

/// A request, or why its URL is not one of Version 4.
pub(super) enum Presented {
    Whole(Box<SentRequest>),
    /// What shows in a URL that is damaged or of another signature.
    Damaged(Vec<Finding>),
}

impl Presented {
    /// Takes a request as it is.
    ///
    /// # Errors
    ///
    /// `InvalidOption` for a method that is not a word, `InvalidHeader` for a value with
    /// control characters.
    pub(super) fn read<'a>(
        method: &str,
        url: &str,
        headers: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Presented, Error> {
        let (url, _fragment) = url.split_once('#').unwrap_or((url, ""));
        match SentRequest::new(method, url, headers) {
            Ok(request) => Ok(Presented::Whole(Box::new(request))),
            Err(Error::NotPresigned { problem }) => Ok(Presented::Damaged(damage(url, &problem))),
            Err(error) => Err(error),
        }
    }

    pub(super) fn whole(&self) -> Option<&SentRequest> {
        match self {
            Presented::Whole(request) => Some(request),
            Presented::Damaged(_) => None,
        }
    }

    /// What the request shows by itself, given the clock of the answer if it tells one.
    pub(super) fn shows(&self, clock: Option<i64>) -> Vec<Finding> {
        match self {
            Presented::Whole(request) => faults(request, clock),
            Presented::Damaged(findings) => findings.clone(),
        }
    }
}

/// What is wrong with a URL that cannot be read.
fn damage(url: &str, problem: &str) -> Vec<Finding> {
    let malformed = |sentence: &str| vec![FindingCode::MalformedAuthorization.shown(sentence)];
    if url.contains("&amp;") || url.contains("\\u0026") {
        return malformed(
            "the URL is escaped for HTML or JSON: where it says &amp; or \\u0026 it must say &; take it as the signer gave it",
        );
    }
    if ["%252F", "%252f", "%253B", "%253b"].iter().any(|twice| url.contains(twice)) {
        return malformed(
            "the URL was percent-encoded once more: where it says %252F it must say %2F; take it as the signer gave it",
        );
    }
    if !url.contains("://") && url.contains("%3A%2F%2F") {
        return malformed("the URL was percent-encoded as a whole, as within another URL: decode it once");
    }
    let Ok(parts) = ReceivedUrl::parse(url) else {
        return malformed(&format!("{problem}: take it as the signer gave it"));
    };
    let has = |name: &'static str| parts.values(name).next().is_some();
    let of_version_2 =
        ["AWSAccessKeyId", "GoogleAccessId", "OSSAccessKeyId"].into_iter().any(has) && has("Signature");
    if of_version_2 {
        return vec![FindingCode::SignatureVersion.possible(
            "the URL is signed with Version 2, which binds Content-Type, Content-MD5 and every x-amz-* header as they are sent, and which many regions and stores do not take: send just what was signed, or sign with Version 4",
        )];
    }
    match parts.text("X-Amz-Algorithm") {
        Some(algorithm) if !algorithm.is_empty() && problem.starts_with("X-Amz-Algorithm is neither") => {
            vec![FindingCode::SignatureVersion.shown(format!(
                "the URL is signed with {}: sign with AWS4-HMAC-SHA256, and send X-Amz-Algorithm as it is",
                quoted(algorithm),
            ))]
        }
        _ if !["X-Amz-Signature", "X-Amz-Credential", "X-Amz-Algorithm"].into_iter().any(has) => {
            malformed("the URL has no signature: use the one that the signer made, with its whole query")
        }
        _ => malformed(&format!("{problem}: use the URL as the signer made it, or mend the signer")),
    }
}

/// What is wrong with a URL that can be read.
fn faults(request: &SentRequest, clock: Option<i64>) -> Vec<Finding> {
    let query = request.query();
    let mut findings = Vec::new();
    if !SERVICES.contains(&query.service.as_str()) {
        findings.push(FindingCode::MalformedAuthorization.shown(format!(
            "the signature is for the service {}, and S3's is \"s3\": make the signer for that",
            quoted(&query.service),
        )));
    }
    if query.expires_in < 0 {
        findings.push(
            FindingCode::MalformedAuthorization
                .shown("X-Amz-Expires is negative: sign with a life of 1 to 604800 seconds"),
        );
    } else if query.expires_in == 0 {
        findings.push(FindingCode::Expired.shown(
            "the URL has a life of 0 seconds, so it expired when it was signed: sign with a life of 1 to 604800 seconds",
        ));
    } else if query.expires_in > COUNTED {
        findings.push(
            FindingCode::ExpiryTooLong
                .likely("the URL's life is longer than 7 days (604800 seconds): sign for less"),
        );
        findings.push(FindingCode::MalformedAuthorization.likely(
            "X-Amz-Expires is a larger number than servers count: sign with a life of 1 to 604800 seconds",
        ));
    } else if query.expires_in > WEEK {
        findings.push(
            FindingCode::ExpiryTooLong
                .shown("the URL's life is longer than 7 days (604800 seconds): sign for less"),
        );
    } else if let Some(clock) = clock.filter(|clock| *clock > query.expires_at()) {
        findings.push(FindingCode::Expired.shown(format!(
            "the URL has expired: sign a new one, with a longer expiry if it must live longer; it ended at {}, and the server's clock says {}",
            quoted(&rfc3339(query.expires_at())),
            quoted(&rfc3339(clock)),
        )));
    }
    if let Some(clock) = clock.filter(|clock| query.signed_at.saturating_sub(AHEAD) > *clock) {
        findings.push(FindingCode::ClockSkewed.shown(format!(
            "the signing time {} is ahead of the server's clock, which says {}: set the signer's clock",
            quoted(&rfc3339(query.signed_at)),
            quoted(&rfc3339(clock)),
        )));
    }
    findings
}
