//! One JSON object a result, by the names of the Python package's `to_dict()`. Its
//! schema is `cli/schema/result.json`.

use super::Signed;
use crate::arguments::{Target, instant::rfc3339};
use serde_json::{Map, Value, json};

/// A result, and what it is for.
pub(crate) struct Record {
    pub(crate) signed: Signed,
    /// None for an operation that acts on no bucket.
    pub(crate) target: Option<Target>,
    /// What an upload in parts says of its requests.
    pub(crate) part: Option<Part>,
}

/// Which request of an upload in parts it is.
pub(crate) struct Part {
    /// `create`, `part`, `complete`, `abort` or `list_parts`.
    pub(crate) request: &'static str,
    pub(crate) number: Option<u32>,
    pub(crate) first_byte: Option<u64>,
    pub(crate) size: Option<u64>,
}

impl Part {
    /// A request for the whole upload.
    pub(crate) fn whole(request: &'static str) -> Part {
        Part { request, number: None, first_byte: None, size: None }
    }
}

impl Record {
    pub(crate) fn new(signed: Signed, target: Option<Target>) -> Record {
        Record { signed, target, part: None }
    }

    pub(crate) fn to_json(&self) -> Value {
        let Record { signed, target, part } = self;
        let mut object = Map::new();
        let mut add = |name: &str, value: Value| {
            object.insert(name.into(), value);
        };
        if let Some(Target { bucket, key }) = target {
            add("bucket", json!(bucket));
            if !key.is_empty() {
                add("key", json!(key));
            }
        }
        if let Some(Part { request, number, first_byte, size }) = part {
            add("request", json!(request));
            [("number", number.map(u64::from)), ("first_byte", *first_byte), ("size", *size)]
                .into_iter()
                .filter_map(|(name, value)| Some((name, value?)))
                .for_each(|(name, value)| add(name, json!(value)));
        }
        match signed {
            Signed::Request(request) => add("operation", json!(request.operation())),
            Signed::Post(_) => {}
        }
        add("method", json!(signed.method()));
        add("url", json!(signed.url()));
        match signed {
            Signed::Request(_) => add("headers", text_map(signed.headers())),
            Signed::Post(post) => add("fields", text_map(post.fields())),
        }
        if let Signed::Request(request) = signed {
            add("unsigned_path_prefix", json!(request.unsigned_path_prefix()));
        }
        add("signed_at", json!(rfc3339(signed.signed_at())));
        add("expires_at", json!(rfc3339(signed.expires_at())));
        add("limited_by", json!(signed.limited_by().as_str()));
        let warnings = signed.warnings().iter();
        let warnings: Vec<Value> = warnings
            .map(|warning| json!({ "code": warning.code.as_str(), "message": warning.message }))
            .collect();
        add("warnings", Value::Array(warnings));
        Value::Object(object)
    }
}

fn text_map<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Value {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect::<Map<_, _>>().into()
}
