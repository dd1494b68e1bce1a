//! A JSON object a line: each comes back with a member `url`.

use super::{Job, batch::Batch, signed_batch::SignedBatch};
use crate::failure::Failure;
use serde_json::{Map, Value, json};

pub(super) fn sign(job: &Job, batch: &Batch) -> SignedBatch {
    let mut signed = SignedBatch::for_input(batch.bytes.len());
    let bytes = batch.bytes.strip_suffix(b"\n").unwrap_or(&batch.bytes);
    for (text, line) in bytes.split(|byte| *byte == b'\n').zip(batch.first_line..) {
        let object = match serde_json::from_slice::<Map<String, Value>>(text) {
            Ok(object) => with_url(job, object, line, &mut signed),
            Err(error) => {
                let failure = Failure::usage(format!("not a JSON object: {error}"), "give an object a line");
                signed.refuse(job, line, failure).then(|| Map::from_iter([("url".into(), Value::Null)]))
            }
        };
        let Some(object) = object else { return signed };
        signed.bytes.extend_from_slice(Value::Object(object).to_string().as_bytes());
        signed.bytes.push(b'\n');
        signed.records = signed.records.saturating_add(1);
    }
    signed
}

/// The object with its URL, or with none where that was refused; nothing where that
/// ends the run.
fn with_url(
    job: &Job,
    mut object: Map<String, Value>,
    line: u64,
    signed: &mut SignedBatch,
) -> Option<Map<String, Value>> {
    let url = match object.get(&job.column).and_then(Value::as_str) {
        Some(key) => signed.url(job, key, line).map(|url| json!(String::from_utf8_lossy(url))),
        None => Err(Failure::usage(
            format!("the object has no text {:?}", job.column),
            "name the member that holds the key with --column",
        )),
    };
    let url = url.or_else(|failure| signed.refuse(job, line, failure).then_some(Value::Null).ok_or(()));
    let url = url.ok()?;
    object.insert("url".into(), url);
    Some(object)
}
