//! Answers of servers that somebody wants to understand.

use crate::{
    joined::{borrowed, pairs_of},
    promises::{accepted, check_message},
};
use s3presign::{Credentials, Diagnosis, FindingCode, Refusal, diagnose};

/// Any text as an answer.
pub(crate) fn error_answer(bytes: &[u8]) {
    if let Some(diagnosis) = accepted(diagnose(None, &String::from_utf8_lossy(bytes))) {
        check(&diagnosis);
    }
}

/// The answer, and the request that it is about, by name.
pub(crate) fn diagnosis(bytes: &[u8]) {
    let pairs = pairs_of(bytes);
    if let Some(diagnosis) = accepted(Diagnosis::from_pairs(borrowed(&pairs))) {
        check(&diagnosis);
    }
}

/// The secret of the vectors, which nothing may show.
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

/// The most hypotheses that are tried of one request.
const MOST_HYPOTHESES: u32 = 60_000;

/// A request by name, with a secret to prove what was signed: the search ends, shows
/// something or says that it does not know, and shows no secret.
pub(crate) fn proof(bytes: &[u8]) {
    let pairs = pairs_of(bytes);
    let own = |wanted: &str| {
        let named = pairs.iter().find(|(name, _)| name == wanted);
        named.map_or("", |(_, value)| value.as_str())
    };
    let headers =
        pairs.iter().filter_map(|(name, value)| Some((name.strip_prefix("header:")?, value.as_str())));
    let Some(credentials) = accepted(Credentials::new("AKIDEXAMPLE", SECRET)) else { return };
    let refusal = match own("answer") {
        "" => Refusal::without_answer(),
        answer => Refusal::new(answer),
    };
    let Some(refusal) = accepted(refusal.signed(own("method"), own("url"), headers)) else { return };
    let Some(diagnosis) = accepted(refusal.credentials(credentials).diagnose()) else { return };
    check(&diagnosis);
    assert!(diagnosis.hypotheses() <= MOST_HYPOTHESES);
    assert!(!diagnosis.findings().iter().any(|finding| finding.sentence.contains(SECRET)));
    let tried = diagnosis.findings().iter().all(|finding| finding.code != FindingCode::NothingTried);
    assert!(tried || diagnosis.hypotheses() == 0);
}

/// There is something to say, and nothing of it forges a line.
fn check(diagnosis: &Diagnosis) {
    assert!((1..=10).contains(&diagnosis.findings().len()));
    assert!(diagnosis.findings().is_sorted_by(|before, behind| before.certainty >= behind.certainty));
    diagnosis.findings().iter().for_each(|finding| check_message(&finding.sentence));
    assert!(diagnosis.to_pairs().iter().all(|(name, value)| !name.contains('\0') && !value.contains('\0')));
}
