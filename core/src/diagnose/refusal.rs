//! A refusal: the answer, and what is known of the request. The evidence is weighed here.

use super::{
    answer::{Answer, Body},
    canonical::Canonical,
    comparison::{Seen, compare, compare_signatures, quoted, quoted_words},
    confidential::Confidential,
    denial::{denied, lacking},
    diagnosis::Diagnosis,
    finding::{Certainty, Finding, FindingCode},
    mismatch::mismatch,
    presented::Presented,
    said::{said, signed_twice},
    store::{self, Store},
    suspects,
    words::{self, To, Told},
};
use crate::sorted;
use crate::zeroizing::Zeroizing;
use crate::{
    credentials::Credentials,
    error::Error,
    proof::{Proof, Searched, prove},
    redact::quotable_words,
    sent_request::SentRequest,
    unsigned_prefix::UnsignedPrefix,
};

/// The most findings of one diagnosis.
const MOST: usize = 10;

/// What is known of a refusal.
///
/// ```
/// use s3presign::{Certainty, FindingCode, Refusal};
///
/// let signed = "https://h/a.png?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA%2F20260102%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=3eb1";
/// let sent = signed.replace("a.png", "b.png");
/// let diagnosis = Refusal::new("<Error><Code>SignatureDoesNotMatch</Code></Error>")
///     .signed("GET", signed, [])?
///     .sent("GET", &sent, [])?
///     .diagnose()?;
/// assert_eq!(diagnosis.findings()[0].code, FindingCode::PathChanged);
/// assert_eq!(diagnosis.findings()[0].certainty, Certainty::Shown);
/// # Ok::<(), s3presign::Error>(())
/// ```
pub struct Refusal<'a> {
    answer: Option<&'a str>,
    /// What a proxy removes from the paths of the requests.
    unsigned_prefix: Option<UnsignedPrefix>,
    signed: Option<Presented>,
    /// The same as it was given, since a search reads what a server would not.
    searched: Option<Searched>,
    sent: Option<Presented>,
    credentials: Option<Credentials>,
}

impl<'a> Refusal<'a> {
    /// The answer, as people have it.
    pub fn new(answer: &'a str) -> Refusal<'a> {
        Refusal { answer: Some(answer), ..Refusal::without_answer() }
    }

    /// No answer: the request as it was sent, or the secret, must tell.
    pub fn without_answer() -> Refusal<'a> {
        Refusal {
            answer: None,
            unsigned_prefix: None,
            signed: None,
            searched: None,
            sent: None,
            credentials: None,
        }
    }

    /// A path such as `/storage` that stands in the URLs before the path that was signed, and
    /// that a proxy removes
    /// ([`SignerBuilder::unsigned_path_prefix`](crate::SignerBuilder::unsigned_path_prefix)): for
    /// the requests that are told after it.
    ///
    /// # Errors
    ///
    /// `InvalidOption` for what is not a path; of the requests, where a URL does not begin so.
    pub fn unsigned_path_prefix(mut self, path: &str) -> Result<Refusal<'a>, Error> {
        self.unsigned_prefix = Some(UnsignedPrefix::parse(path)?);
        Ok(self)
    }

    /// The request as it was signed. A URL that is damaged, or of another signature than
    /// Version 4, is diagnosed as such.
    ///
    /// # Errors
    ///
    /// `InvalidOption` for a method that is not a word, `InvalidHeader` for a value with
    /// control characters.
    pub fn signed<'h>(
        mut self,
        method: &str,
        url: &str,
        headers: impl IntoIterator<Item = (&'h str, &'h str)>,
    ) -> Result<Refusal<'a>, Error> {
        let headers: Vec<(&str, &str)> = headers.into_iter().collect();
        let url = self.behind_prefix(url)?;
        self.signed = Some(Presented::read(method, &url, headers.iter().copied())?);
        self.searched = Some(Searched::new(method, &url, headers));
        Ok(self)
    }

    /// The credentials of the URL's access key, to prove what was signed: what signers,
    /// senders and proxies are known to change is tried, by itself and two at once, until
    /// the signature of the URL comes out. A difference that is found so is shown. Where no
    /// hypothesis fits, that is shown, and it is likely that another secret signed, or, of a
    /// store that is not AWS's, for another host: one that cannot be guessed is tried if it
    /// is passed as the header `host`. The secret is tried only if the URL names this access key.
    ///
    /// ```
    /// use s3presign::{Credentials, FindingCode, Refusal, Request, Signer};
    ///
    /// let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")?;
    /// let signer = Signer::new(credentials.clone(), "eu-west-1")?;
    /// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
    /// let presigned = signer.presign(&Request::new("GetObject").bucket("photos"), "1.png", now)?;
    /// let sent = presigned.url().replace("/1.png?", "/1.png/?");
    ///
    /// let diagnosis =
    ///     Refusal::without_answer().signed("GET", &sent, [])?.credentials(credentials).diagnose()?;
    /// assert_eq!(diagnosis.findings()[0].code, FindingCode::PathChanged);
    /// assert!(diagnosis.to_string().contains("signed without the slash at its end"));
    /// # Ok::<(), s3presign::Error>(())
    /// ```
    pub fn credentials(mut self, credentials: Credentials) -> Refusal<'a> {
        self.credentials = Some(credentials);
        self
    }

    /// The request as it was sent, all of its headers included, where that is known, as
    /// from a log: what differs from what was signed is then shown, whatever the answer.
    ///
    /// # Errors
    ///
    /// Those of [`Refusal::signed`].
    pub fn sent<'h>(
        mut self,
        method: &str,
        url: &str,
        headers: impl IntoIterator<Item = (&'h str, &'h str)>,
    ) -> Result<Refusal<'a>, Error> {
        self.sent = Some(Presented::read(method, &self.behind_prefix(url)?, headers)?);
        Ok(self)
    }

    pub(super) fn of_request(mut self, request: &SentRequest) -> Result<Refusal<'a>, Error> {
        self.unsigned_prefix = request.unsigned_prefix().cloned();
        let url = self.behind_prefix(request.url())?;
        self.searched = Some(Searched::new(request.method(), &url, request.headers()));
        self.signed = Some(Presented::Whole(Box::new(request.clone())));
        Ok(self)
    }

    /// The URL as the store sees it.
    fn behind_prefix(&self, url: &str) -> Result<Zeroizing<String>, Error> {
        match &self.unsigned_prefix {
            Some(prefix) => prefix.removed_from_text(url),
            None => Ok(Zeroizing::new(url.into())),
        }
    }

    /// What the refusal means.
    ///
    /// # Errors
    ///
    /// `NotAnErrorResponse` for an answer of more than 262,144 bytes, `MissingOption`
    /// where there is neither an answer nor a secret, or a secret without a request.
    pub fn diagnose(&self) -> Result<Diagnosis, Error> {
        let answer = self.answer.map(Answer::read).transpose()?;
        let answer = answer.as_ref();
        let proof = self.proof(answer)?;
        let mut findings = answer.map_or_else(|| self.differences(), |answer| self.findings(answer));
        let hypotheses = proof.as_ref().map_or(0, |proof| proof.hypotheses);
        if let Some(proof) = proof {
            findings = weighed(proof, findings);
        }
        // The surest first, and of each kind the surest alone, unless several are shown.
        sorted::sort_by_key(&mut findings, |finding| std::cmp::Reverse(finding.certainty));
        let mut kept: Vec<Finding> = Vec::new();
        for finding in findings {
            if kept.len() == MOST {
                break;
            }
            let known = kept.iter().any(|known| known.code == finding.code);
            if !known || finding.certainty == Certainty::Shown && !kept.contains(&finding) {
                kept.push(finding);
            }
        }
        let requests = self.signed.iter().chain(&self.sent);
        Confidential::of(requests, answer, self.credentials.as_ref()).mask(&mut kept);
        Ok(Diagnosis::of(answer, kept, hypotheses))
    }

    /// What the secret proves.
    fn proof(&self, answer: Option<&Answer>) -> Result<Option<Proof>, Error> {
        let missing = |name| Error::missing_option("the diagnosis", name);
        match (&self.credentials, &self.searched) {
            (None, _) if answer.is_none() => Err(missing("answer")),
            (None, _) => Ok(None),
            (Some(_), None) => Err(missing("url")),
            (Some(credentials), Some(searched)) => {
                let seen = answer.and_then(Answer::error).and_then(Canonical::seen).map(|seen| seen.text());
                Ok(Some(prove(searched, seen.as_ref().map(|seen| seen.as_str()), credentials)))
            }
        }
    }

    /// To what the server answered.
    fn to(&self) -> To<'_> {
        match &self.signed {
            None => To::Form,
            Some(Presented::Damaged(_)) => To::Damaged,
            Some(Presented::Whole(request)) => To::Request(&request.query().signed_headers),
        }
    }

    fn findings(&self, answer: &Answer) -> Vec<Finding> {
        let differences = self.differences();
        if !differences.is_empty() {
            return differences;
        }
        let signed = self.signed.as_ref();
        let request = signed.and_then(Presented::whole);
        let store = Store::of(request.map(SentRequest::host), answer);
        let clock = store::clock(store, answer);
        let mut faults = signed.map_or_else(Vec::new, |signed| signed.shows(clock));
        let shown =
            |findings: &[Finding]| findings.iter().any(|finding| finding.certainty == Certainty::Shown);
        let error = match &answer.body {
            Body::Error(error) => error,
            Body::Empty | Body::Other(..) if shown(&faults) => return faults,
            Body::Empty => return self.nothing_answered(),
            Body::Other(kind, text) => return self.foreign(kind, text),
        };
        let words = denied(store, error, request, said(store, error, self.to(), request, clock));
        if shown(&words) && words.iter().any(|finding| finding.code.comes_after_the_signature()) {
            return words;
        }
        if error.code() == "SignatureDoesNotMatch" {
            // The signature was looked at, whatever the clock says.
            let by_the_clock =
                |fault: &&mut Finding| matches!(fault.code, FindingCode::Expired | FindingCode::ClockSkewed);
            faults.iter_mut().filter(by_the_clock).for_each(|fault| fault.certainty = Certainty::Likely);
        }
        if shown(&faults) && request.is_none_or(|request| request.query().expires_in < 0) {
            // No server takes it, whatever words it finds for that.
            return faults;
        }
        let mismatch = request.map_or_else(Vec::new, |request| mismatch(request, store, error, &words));
        if shown(&mismatch) {
            return mismatch;
        }
        let mut findings = Vec::new();
        // What is malformed to the server may be just what the request has wrong.
        let of_request = shown(&faults)
            && faults.iter().all(|fault| fault.code == FindingCode::ExpiryTooLong)
            && words.iter().all(|word| word.code == FindingCode::MalformedAuthorization);
        match (shown(&words) && !of_request, shown(&faults)) {
            (true, _) => {
                let others =
                    faults.into_iter().filter(|fault| words.iter().all(|word| word.code != fault.code));
                findings.extend(others.map(|fault| fault.code.likely(fault.sentence)));
                findings.extend(words);
            }
            (false, true) => findings.extend(faults),
            (false, false) => findings.extend(self.where_nothing_is_shown(faults, words, mismatch, clock)),
        }
        if findings.is_empty() {
            findings.push(FindingCode::Unknown.possible(format!(
                "the server answered {} ({}), which is not known here; its own documentation says what it means",
                quoted_words(error.code()),
                quoted_words(error.message()),
            )));
        }
        findings
    }

    /// What may have happened: what the words are likely to mean, and what else the request
    /// gives occasion to.
    fn where_nothing_is_shown(
        &self,
        faults: Vec<Finding>,
        words: Vec<Finding>,
        mismatch: Vec<Finding>,
        clock: Option<i64>,
    ) -> Vec<Finding> {
        let request = self.signed.as_ref().and_then(Presented::whole);
        let mut findings = faults;
        if mismatch.iter().all(|finding| finding.certainty == Certainty::Possible) {
            findings.extend(words);
        }
        findings.extend(mismatch);
        let malformed = |finding: &Finding| finding.code == FindingCode::MalformedAuthorization;
        let differs = |finding: &Finding| finding.code == FindingCode::SignatureDiffers;
        if request.is_some() && findings.iter().any(malformed) {
            findings.push(FindingCode::QueryChanged.possible(
                "the URL is well-formed as it was signed, so something changed or cut its query on its way",
            ));
        }
        if self.signed.is_none() && findings.iter().any(|finding| malformed(finding) || differs(finding)) {
            findings.extend(suspects::of_form());
        }
        let lasts = clock.zip(request).is_some_and(|(clock, request)| clock <= request.query().expires_at());
        let refuted = |finding: &Finding| {
            lasts && finding.code == FindingCode::Expired && finding.certainty == Certainty::Possible
        };
        findings.retain(|finding| !refuted(finding));
        findings
    }

    /// What differs between the request as it was signed and as it was sent.
    fn differences(&self) -> Vec<Finding> {
        let (Some(Presented::Whole(signed)), Some(sent)) = (&self.signed, &self.sent) else {
            return Vec::new();
        };
        let sent = match sent {
            Presented::Whole(sent) => sent,
            Presented::Damaged(findings) => {
                let changed = |finding: &Finding| {
                    FindingCode::QueryChanged.shown(format!(
                        "the URL that was sent is not the one that was signed: {}",
                        finding.sentence
                    ))
                };
                return findings.iter().map(changed).collect();
            }
        };
        let names = &signed.query().signed_headers;
        let ours = Canonical::of(&signed.unmasked_canonical_request());
        let theirs = Canonical::of(&sent.canonical_of(names));
        let mut findings = match ours.zip(theirs) {
            Some((ours, theirs)) => compare(&ours, &theirs, None, Seen::AsSent),
            None => Vec::new(),
        };
        findings.extend(compare_signatures(&signed.query().signature, &sent.query().signature));
        for (name, value) in sent.headers().filter(|(name, _)| !names.iter().any(|signed| signed == name)) {
            if name == "authorization" {
                findings.push(signed_twice(value));
            } else if name.starts_with("x-amz-") && name != "x-amz-content-sha256" {
                findings.push(FindingCode::HeaderNotSigned.shown(format!(
                    "the sender sent the header {}, which is not signed: leave it out, or sign it",
                    quoted(name),
                )));
            }
        }
        findings
    }

    /// A response without a body.
    fn nothing_answered(&self) -> Vec<Finding> {
        let request = self.signed.as_ref().and_then(Presented::whole);
        match request {
            None => vec![FindingCode::Unknown.possible(
                "the answer has no body, as that to every HEAD: sign a GET of the same object, and send it, to see why",
            )],
            Some(request) if request.method() == "HEAD" => {
                let mut findings = vec![
                    FindingCode::ObjectMissing.possible(
                        "the answer to a HEAD says no more than its status: sign a GET of the same object, and send it, to see why; with 404, no object has this key",
                    ),
                    FindingCode::AccessDeniedByPolicy.possible(format!(
                        "whoever signed may not do this: {}",
                        lacking(request).unwrap_or_else(|| "look at the policies of the access key's user or role".into()),
                    )),
                ];
                findings.extend(suspects::of(request));
                findings
            }
            Some(request) => {
                let method = request.method();
                vec![
                    FindingCode::MethodChanged.likely(format!(
                        "the answer has no body, as that to every HEAD, and the URL is signed for {method}: send it with {method}, or sign HeadObject",
                    )),
                    FindingCode::NotFromStore
                        .possible("a proxy before the store answered, or took the body away: look at its log"),
                ]
            }
        }
    }

    /// An answer that is not an error of S3's form: the words of a store's other interface,
    /// or of something before it.
    fn foreign(&self, kind: &str, text: &str) -> Vec<Finding> {
        let rows = words::meanings(None, Told { code: "", message: text, to: self.to() });
        if !rows.is_empty() {
            return rows
                .into_iter()
                .map(|(row, _)| row.finding.at(row.certainty, row.sentence(text, |_| String::new())))
                .collect();
        }
        // Masked before it is cut, or a part of a secret would not be known for one.
        let begins: String = text.chars().take(1_000).collect();
        let begins: String = quotable_words(&begins).chars().take(80).collect();
        let mut findings = vec![FindingCode::NotFromStore.likely(format!(
            "the answer is {kind}, and not an error of S3: it begins {}; a proxy or login page before the store sent it, or the store has another interface at this host: check the endpoint",
            quoted(&begins),
        ))];
        findings.push(FindingCode::MalformedAuthorization.possible(
            "the request arrived without its signature, and the store did not take it for one of S3's: send the URL whole, with its query",
        ));
        findings.push(match self.to() {
            To::Form => FindingCode::NotImplemented.possible("the store does not take forms: sign a PUT"),
            To::Damaged | To::Request(_) => FindingCode::MethodChanged
                .possible("the request was not sent with the method that was signed"),
        });
        findings
    }
}

/// What was proved, and what the rest is worth beside it: a guess at the cause is worth
/// nothing where the cause is known.
fn weighed(proof: Proof, mut others: Vec<Finding>) -> Vec<Finding> {
    let proves = |code: FindingCode| proof.findings.iter().any(|finding| finding.code == code);
    if !proves(FindingCode::NothingTried) && !proves(FindingCode::SignatureRight) {
        others.retain(|finding| finding.certainty == Certainty::Shown);
    }
    proof.findings.into_iter().chain(others).collect()
}
