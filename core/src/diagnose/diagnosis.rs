//! The diagnosis: the server's response, and everything that can be said about it.

use super::{
    answer_table::meaning,
    comparison::{compare, compare_strings_to_sign, quoted},
    error_response::ErrorResponse,
    finding::{Finding, FindingCode},
};
use crate::{
    error::Error,
    expiry::rfc3339,
    pairs::Given,
    sent_request::{GivenRequest, SentRequest},
};
use std::fmt;

/// Why a server refused a presigned request, as far as its answer tells.
#[derive(Clone, Debug)]
pub struct Diagnosis {
    code: String,
    message: String,
    findings: Vec<Finding>,
}

/// Says what differed between the request that was presigned and the one that
/// the server saw, and what to change.
///
/// `answer` is the XML that the server answered. The request may be left out,
/// as it must be for a form: then the answer is explained alone.
///
/// # Errors
///
/// `NotAnErrorResponse` for a text that is not an error response of S3.
///
/// ```
/// use s3presign::{Credentials, FindingCode, Request, SentRequest, Signer, diagnose};
///
/// let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
/// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
/// let upload = Request::new("PutObject").bucket("photos").with("ContentType", "image/png");
/// let presigned = signer.presign(&upload, "1.png", now)?;
///
/// // What S3 saw: the client sent a content type of its own.
/// let seen = presigned.canonical_request().replace("image/png", "application/octet-stream");
/// let answer = format!(
///     "<Error><Code>SignatureDoesNotMatch</Code><Message>...</Message>\
///      <CanonicalRequest>{}</CanonicalRequest></Error>",
///     seen.replace('&', "&amp;"),
/// );
/// let sent = SentRequest::new(presigned.method(), presigned.url(), presigned.headers())?;
/// let diagnosis = diagnose(Some(&sent), &answer)?;
/// assert_eq!(diagnosis.findings()[0].code, FindingCode::HeaderChanged);
/// assert!(diagnosis.to_string().contains("the client sent the content type \"application/octet-stream\""));
/// # Ok::<(), s3presign::Error>(())
/// ```
pub fn diagnose(sent: Option<&SentRequest>, answer: &str) -> Result<Diagnosis, Error> {
    let answer = ErrorResponse::parse(answer)?;
    let mut findings = match (answer.code(), sent) {
        ("SignatureDoesNotMatch", Some(sent)) => signature_differs(sent, &answer),
        ("SignatureDoesNotMatch", None) => vec![FindingCode::SignatureDiffers.says(
            "the server computed another signature: what was sent is not what was signed, or the secret is wrong",
        )],
        _ => Vec::new(),
    };
    if let Some(meaning) = meaning(answer.code(), answer.message()) {
        findings.push(meaning.finding.says(format!("{}{}", meaning.sentence, particulars(sent, &answer))));
    }
    if findings.is_empty() {
        findings.push(FindingCode::Unknown.says(format!(
            "the server answered {} ({}), which is not known here; its own documentation says what it means",
            quoted(answer.code()),
            quoted(answer.message()),
        )));
    }
    Ok(Diagnosis { code: answer.code().into(), message: answer.message().into(), findings })
}

impl Diagnosis {
    /// Diagnoses from names and texts, as every other language does: `answer`,
    /// and the names of [`SentRequest::from_pairs`] if the request is to be
    /// compared.
    ///
    /// # Errors
    ///
    /// Those of [`diagnose`] and [`SentRequest::from_pairs`].
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Diagnosis, Error> {
        Given::read("the diagnosis", pairs, Diagnosis::read)
    }

    pub(crate) fn read(given: &mut Given<'_>) -> Result<Diagnosis, Error> {
        let answer = given.required("answer");
        let sent = GivenRequest::read(given).if_given()?;
        diagnose(sent.as_ref(), answer)
    }

    /// The server's code, such as `SignatureDoesNotMatch`.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The server's message.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What was found, the surest first; one at least.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The same as names and texts, as every other language receives it: `code`,
    /// `message`, `finding:CODE` for each finding, `text`.
    pub fn to_pairs(&self) -> Vec<(String, String)> {
        let mut pairs = vec![("code".into(), self.code.clone()), ("message".into(), self.message.clone())];
        let findings = self.findings.iter();
        pairs.extend(
            findings.map(|finding| (format!("finding:{}", finding.code.as_str()), finding.sentence.clone())),
        );
        pairs.push(("text".into(), self.to_string()));
        pairs
    }
}

/// One sentence a line.
impl fmt::Display for Diagnosis {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentences: Vec<&str> = self.findings.iter().map(|finding| finding.sentence.as_str()).collect();
        formatter.write_str(&sentences.join("\n"))
    }
}

fn signature_differs(sent: &SentRequest, answer: &ErrorResponse) -> Vec<Finding> {
    let theirs = answer.element("CanonicalRequest");
    if let Some(theirs) = theirs {
        let findings = compare(sent, theirs);
        if !findings.is_empty() {
            return findings;
        }
    }
    let string_to_sign = answer.element("StringToSign");
    if let Some(finding) = string_to_sign.and_then(|theirs| compare_strings_to_sign(sent, theirs)) {
        return vec![finding];
    }
    if theirs.is_some() || string_to_sign.is_some() {
        return vec![FindingCode::SecretWrong.says(format!(
            "the server saw just what was signed, so the secret is not the one of access key {}: check it for missing or stray characters",
            quoted(&sent.query().access_key_id),
        ))];
    }
    let headers: Vec<&str> =
        sent.query().signed_headers.iter().map(String::as_str).filter(|name| *name != "host").collect();
    let must_send = if headers.is_empty() {
        String::new()
    } else {
        format!(" with the signed values of {}", headers.join(", "))
    };
    vec![FindingCode::SignatureDiffers.says(format!(
        "the server computed another signature and does not show its canonical request. In order of likelihood: the request was not sent with {}{must_send}; the server sees another host than {}; the path or query was encoded or changed on its way; the secret of access key {} is wrong",
        sent.method(),
        quoted(sent.host()),
        quoted(&sent.query().access_key_id),
    ))]
}

/// What the answer's other elements add to a meaning.
fn particulars(sent: Option<&SentRequest>, answer: &ErrorResponse) -> String {
    let mut particulars = String::new();
    let mut add = |text: String| particulars.push_str(&text);
    if let Some(names) = answer.element("HeadersNotSigned") {
        add(format!("; it is {}", quoted(names)));
    }
    if let Some(region) = answer.element("Region").or_else(|| expecting(answer.message())) {
        add(format!("; the server expects {}", quoted(region)));
        if let Some(sent) = sent {
            add(format!(", and the signature is for {}", quoted(sent.query().region())));
        }
    }
    if let Some(endpoint) = answer.element("Endpoint") {
        add(format!("; its endpoint is {}", quoted(endpoint)));
    }
    if let Some(expires) = answer.element("Expires") {
        add(format!("; it ended at {}", quoted(expires)));
    } else if let Some(sent) = sent.filter(|_| answer.message().contains("expired")) {
        add(format!("; it ended at {}", rfc3339(sent.query().expires_at())));
    }
    if let Some(time) = answer.element("ServerTime") {
        add(format!("; the server's clock says {}", quoted(time)));
    }
    if let Some((_, condition)) = answer.message().split_once("failed: ") {
        add(format!("; the condition is {}", quoted(condition)));
    }
    if let Some(condition) = answer.element("Condition") {
        add(format!("; the condition is {}", quoted(condition)));
    }
    particulars
}

/// `eu-west-1` of `the region 'us-east-1' is wrong; expecting 'eu-west-1'`.
fn expecting(message: &str) -> Option<&str> {
    let (_, rest) = message.split_once("expecting '")?;
    rest.split_once('\'').map(|(region, _)| region)
}
