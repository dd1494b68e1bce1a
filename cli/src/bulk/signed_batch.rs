//! What came of a batch: the bytes to write, and what was refused or is dubious.

use super::{
    Job,
    keys::{Keys, SignedKey},
};
use crate::failure::Failure;
use memchr::memchr_iter;
use s3presign::{Warning, WarningCode};

/// A batch that was signed, up to the first refusal that ends the run.
pub(super) struct SignedBatch {
    pub(super) bytes: Vec<u8>,
    pub(super) records: u64,
    /// By line.
    pub(super) refused: Vec<(u64, Failure)>,
    pub(super) warned: Vec<(u64, Warning)>,
}

impl SignedBatch {
    /// Signs the keys of so many bytes of input. `write` appends one record after the other, with its
    /// URL or, where that was refused, with none.
    pub(super) fn of(
        job: &Job,
        keys: &mut Keys<'_>,
        input_len: usize,
        mut write: impl FnMut(Option<&[u8]>, &mut Vec<u8>),
    ) -> SignedBatch {
        keys.sign(job);
        let mut signed = SignedBatch {
            bytes: Vec::with_capacity(keys.urls_len().saturating_add(input_len.saturating_mul(2))),
            records: 0,
            refused: Vec::new(),
            warned: Vec::new(),
        };
        for SignedKey { line, key, url } in keys.signed() {
            match url {
                Ok(url) => {
                    if may_be_rewritten(key) {
                        signed.warned.extend(warnings(job, key).map(|warning| (line, warning)));
                    }
                    write(Some(url), &mut signed.bytes);
                }
                Err(failure) => {
                    signed.refused.push((line, failure));
                    if !job.keep_going {
                        return signed;
                    }
                    write(None, &mut signed.bytes);
                }
            }
            signed.records = signed.records.saturating_add(1);
        }
        signed
    }
}

/// Whether a segment begins with a dot, so that the signer should be asked
/// whether clients rewrite the key: a cheap test, for all keys.
fn may_be_rewritten(key: &str) -> bool {
    let key = key.as_bytes();
    memchr_iter(b'.', key)
        .any(|dot| dot.checked_sub(1).and_then(|before| key.get(before)).is_none_or(|byte| *byte == b'/'))
}

/// What the signer says of this key and no other.
fn warnings(job: &Job, key: &str) -> impl Iterator<Item = Warning> {
    let signed = job.template.presign(key, job.now);
    let warnings = signed.map_or_else(|_| Vec::new(), |signed| signed.warnings().to_vec());
    warnings.into_iter().filter(|warning| warning.code == WarningCode::KeyNotUrlSafe)
}
