//! What came of a batch: the bytes to write, and what was refused or is dubious.

use super::Job;
use crate::failure::Failure;
use s3presign::{Error, Warning, WarningCode};

/// Longer than most URLs; a longer one makes it grow.
const USUAL_URL: usize = 2_048;

/// A batch that was signed, as far as nothing was refused.
pub(super) struct SignedBatch {
    pub(super) bytes: Vec<u8>,
    pub(super) records: u64,
    /// By line.
    pub(super) refused: Vec<(u64, Failure)>,
    pub(super) warned: Vec<(u64, Warning)>,
    key: String,
    url: Vec<u8>,
}

impl SignedBatch {
    /// Room for what a batch of this many bytes becomes.
    pub(super) fn for_input(length: usize) -> SignedBatch {
        SignedBatch {
            bytes: Vec::with_capacity(length.saturating_mul(16)),
            records: 0,
            refused: Vec::new(),
            warned: Vec::new(),
            key: String::new(),
            url: vec![0; USUAL_URL],
        }
    }

    /// Signs for the bytes of a key.
    pub(super) fn url_of_bytes(&mut self, job: &Job, key: &[u8], line: u64) -> Result<&[u8], Failure> {
        match std::str::from_utf8(key) {
            Ok(key) => self.url(job, key, line),
            Err(_) => {
                let key = String::from_utf8_lossy(key).into_owned().into();
                Err(Error::InvalidKey { key, problem: "is not UTF-8" }.into())
            }
        }
    }

    /// Signs for a key behind the prefix. Its line is for warnings.
    pub(super) fn url(&mut self, job: &Job, key: &str, line: u64) -> Result<&[u8], Failure> {
        self.key.clear();
        self.key.push_str(&job.prefix);
        self.key.push_str(key);
        let key = Some(self.key.as_str()).filter(|key| !key.is_empty());
        if key.is_some_and(may_be_rewritten) {
            let signed = job.template.presign(key, job.now)?;
            let own = signed.warnings().iter().filter(|warning| warning.code == WarningCode::KeyNotUrlSafe);
            self.warned.extend(own.map(|warning| (line, warning.clone())));
        }
        let mut length = job.template.url_into(key, job.now, &mut self.url)?;
        if length > self.url.len() {
            self.url.resize(length, 0);
            length = job.template.url_into(key, job.now, &mut self.url)?;
        }
        Ok(self.url.get(..length).unwrap_or_default())
    }

    /// Keeps a refusal; whether to go on.
    pub(super) fn refuse(&mut self, job: &Job, line: u64, failure: Failure) -> bool {
        self.refused.push((line, failure));
        job.keep_going
    }
}

/// Whether a segment begins with a dot, so that the signer should be asked
/// whether clients rewrite the key: a cheap test, for all keys.
fn may_be_rewritten(key: &str) -> bool {
    let mut begins = true;
    key.bytes().any(|byte| {
        let suspicious = begins && byte == b'.';
        begins = byte == b'/';
        suspicious
    })
}
