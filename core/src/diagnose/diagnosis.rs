//! The diagnosis: the server's response, and everything that can be said about it.

use super::{answer::Answer, finding::Finding, refusal::Refusal};
use crate::{
    credentials::GivenCredentials,
    error::Error,
    pairs::Given,
    sent_request::{GivenRequest, SentRequest},
};
use std::fmt;

/// Why a server refused a presigned request, as far as its answer and the request tell.
#[derive(Clone, Debug)]
pub struct Diagnosis {
    code: String,
    message: String,
    findings: Vec<Finding>,
    hypotheses: u32,
}

/// Says what differed between the request that was presigned and the one that
/// the server saw, and what to change.
///
/// `answer` is what the server answered, as people have it: the XML, with the head of
/// the response or without, as a browser or a log shows it, or an SDK's line. The request
/// may be left out, as it must be for a form: then the answer is explained alone. A
/// [`Refusal`] takes more: a URL that is damaged, and the request as it was sent.
///
/// # Errors
///
/// `NotAnErrorResponse` for an answer of more than 262,144 bytes.
///
/// ```
/// use s3presign::{Certainty, Credentials, FindingCode, Request, SentRequest, Signer, diagnose};
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
/// assert_eq!(diagnosis.findings()[0].certainty, Certainty::Shown);
/// assert!(diagnosis.to_string().contains("the client sent the content type \"application/octet-stream\""));
/// # Ok::<(), s3presign::Error>(())
/// ```
pub fn diagnose(sent: Option<&SentRequest>, answer: &str) -> Result<Diagnosis, Error> {
    let refusal = Refusal::new(answer);
    match sent {
        Some(request) => refusal.of_request(request)?.diagnose(),
        None => refusal.diagnose(),
    }
}

impl Diagnosis {
    pub(super) fn of(answer: Option<&Answer>, findings: Vec<Finding>, hypotheses: u32) -> Diagnosis {
        let (code, message) =
            answer.and_then(Answer::error).map_or(("", ""), |error| (error.code(), error.message()));
        Diagnosis { code: code.into(), message: message.into(), findings, hypotheses }
    }

    /// Diagnoses from names and texts, as every other language does: `answer`, the names
    /// of [`SentRequest::from_pairs`] for the request as it was signed (an `unsigned-path-prefix` is
    /// that of both), `sent-method`,
    /// `sent-url` and `sent-header:NAME` for the request as it was sent, if that is known,
    /// and `access-key-id`, `secret-access-key` and `session-token` to prove what was
    /// signed, as [`Refusal::credentials`] does. With them there need not be an answer.
    ///
    /// # Errors
    ///
    /// Those of [`Refusal`], `UnknownOption`, `MissingOption`, `DuplicateOption`.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Diagnosis, Error> {
        Given::read("the diagnosis", pairs, Diagnosis::read)
    }

    pub(crate) fn read(given: &mut Given<'_>) -> Result<Diagnosis, Error> {
        let mut refusal = given.text("answer").map_or_else(Refusal::without_answer, Refusal::new);
        let signed = GivenRequest::read(given);
        let unsigned_path_prefix = signed.unsigned_path_prefix();
        let signed = signed.parts();
        let sent = GivenRequest::read_sent(given).parts();
        let credentials = GivenCredentials::read(given).all_or_none("the diagnosis");
        if let Some(path) = unsigned_path_prefix {
            refusal = refusal.unsigned_path_prefix(path)?;
        }
        if let Some((method, url, headers)) = signed? {
            refusal = refusal.signed(method, url, headers)?;
        }
        if let Some((method, url, headers)) = sent? {
            refusal = refusal.sent(method, url, headers)?;
        }
        if let Some(credentials) = credentials? {
            refusal = refusal.credentials(credentials);
        }
        refusal.diagnose()
    }

    /// The server's code, such as `SignatureDoesNotMatch`; empty where the answer is not
    /// an error of S3's form.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The server's message.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What was found, the surest first; one at least, ten at most.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many hypotheses on what was signed were tried with the secret; 0 without one.
    pub fn hypotheses(&self) -> u32 {
        self.hypotheses
    }

    /// The same as names and texts, as every other language receives it: `code`,
    /// `message`, `finding:CODE` and `certainty:CODE` for each finding, `text`.
    pub fn to_pairs(&self) -> Vec<(String, String)> {
        let mut pairs = vec![("code".into(), self.code.clone()), ("message".into(), self.message.clone())];
        for finding in &self.findings {
            let code = finding.code.as_str();
            pairs.push((format!("finding:{code}"), finding.sentence.clone()));
            pairs.push((format!("certainty:{code}"), finding.certainty.as_str().into()));
        }
        pairs.push(("text".into(), self.to_string()));
        pairs
    }
}

/// One sentence a line, each with its certainty before it.
impl fmt::Display for Diagnosis {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |finding: &Finding| format!("{}: {}", finding.certainty, finding.sentence);
        formatter.write_str(&self.findings.iter().map(line).collect::<Vec<_>>().join("\n"))
    }
}
