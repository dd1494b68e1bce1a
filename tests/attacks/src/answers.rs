//! Answers of servers that somebody wants to understand.

use crate::{
    joined::{borrowed, pairs_of},
    promises::{accepted, check_message},
};
use s3presign::{Diagnosis, diagnose};

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

/// There is something to say, and nothing of it forges a line.
fn check(diagnosis: &Diagnosis) {
    assert!((1..=10).contains(&diagnosis.findings().len()));
    assert!(diagnosis.findings().is_sorted_by(|before, behind| before.certainty >= behind.certainty));
    diagnosis.findings().iter().for_each(|finding| check_message(&finding.sentence));
    assert!(diagnosis.to_pairs().iter().all(|(name, value)| !name.contains('\0') && !value.contains('\0')));
}
