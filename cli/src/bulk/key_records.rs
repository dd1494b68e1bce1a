//! A key a record: lines, or NUL-separated.

use super::{Format, Job, batch::Batch, signed_batch::SignedBatch};

pub(super) fn sign(job: &Job, batch: &Batch) -> SignedBatch {
    let separator = if job.format == Format::Nul { 0 } else { b'\n' };
    let mut signed = SignedBatch::for_input(batch.bytes.len());
    let bytes = batch.bytes.strip_suffix(&[separator]).unwrap_or(&batch.bytes);
    for (key, line) in bytes.split(|byte| *byte == separator).zip(batch.first_line..) {
        // Taken out for the moment, since the URL is borrowed from the rest.
        let mut out = std::mem::take(&mut signed.bytes);
        let refused = signed.url_of_bytes(job, key, line).map(|url| out.extend_from_slice(url)).err();
        signed.bytes = out;
        if let Some(failure) = refused
            && !signed.refuse(job, line, failure)
        {
            return signed;
        }
        signed.bytes.push(separator);
        signed.records = signed.records.saturating_add(1);
    }
    signed
}
