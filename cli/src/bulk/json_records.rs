//! A JSON object a line: each comes back with a member `url`.

use super::{Job, batch::Batch, keys::Keys, signed_batch::SignedBatch};
use crate::failure::Failure;
use serde_json::{Map, Value};

type Object = Map<String, Value>;

pub(super) fn sign(job: &Job, batch: &Batch, keys: &mut Keys<'_>) -> SignedBatch {
    let mut objects = read(job, batch, keys).into_iter();
    SignedBatch::of(job, keys, batch.bytes.len(), |url, out| {
        let url = url.map(|url| String::from_utf8_lossy(url).into_owned());
        let mut object = objects.next().unwrap_or_default();
        object.insert("url".into(), url.into());
        // Writing to memory does not fail.
        let _ = serde_json::to_writer(&mut *out, &object);
        out.push(b'\n');
    })
}

/// The objects, whose keys are gathered; what is not an object is an empty one.
fn read(job: &Job, batch: &Batch, keys: &mut Keys<'_>) -> Vec<Object> {
    let bytes = batch.bytes.strip_suffix(b"\n").unwrap_or(&batch.bytes);
    let lines = bytes.split(|byte| *byte == b'\n').zip(batch.first_line..);
    let objects = lines.map(|(text, line)| {
        let object = serde_json::from_slice(text);
        match key_of(job, &object) {
            Ok(key) => keys.push(key, line),
            Err(failure) => keys.refuse(failure, line),
        }
        object.unwrap_or_default()
    });
    objects.collect()
}

fn key_of<'o>(job: &Job, object: &'o serde_json::Result<Object>) -> Result<&'o str, Failure> {
    match object {
        Ok(object) => object.get(&job.column).and_then(Value::as_str).ok_or_else(|| {
            Failure::usage(
                format!("the object has no text {:?}", job.column),
                "name the member that holds the key with --column",
            )
        }),
        Err(error) => Err(Failure::usage(format!("not a JSON object: {error}"), "give an object a line")),
    }
}
