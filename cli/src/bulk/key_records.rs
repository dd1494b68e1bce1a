//! A key a record: lines, or NUL-separated.

use super::{Format, Job, batch::Batch, keys::Keys, signed_batch::SignedBatch};

pub(super) fn sign(job: &Job, batch: &Batch, keys: &mut Keys<'_>) -> SignedBatch {
    let separator = if job.format == Format::Nul { 0 } else { b'\n' };
    let bytes = batch.bytes.strip_suffix(&[separator]).unwrap_or(&batch.bytes);
    // Nearly always all of it is text, which costs less to see at once than key by key.
    match str::from_utf8(bytes) {
        Ok(text) => {
            let lines = text.split(char::from(separator)).zip(batch.first_line..);
            lines.for_each(|(key, line)| keys.push(key, line));
        }
        Err(_) => {
            let lines = bytes.split(|byte| *byte == separator).zip(batch.first_line..);
            lines.for_each(|(key, line)| keys.push_bytes(key, line));
        }
    }
    SignedBatch::of(job, keys, batch.bytes.len(), |url, out| {
        out.extend_from_slice(url.unwrap_or_default());
        out.push(separator);
    })
}
