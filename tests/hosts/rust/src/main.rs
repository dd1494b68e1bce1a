//! Answers conformance cases, one JSON line each, through the public Rust API.
// Indexing JSON answers null for what is not there.
#![allow(clippy::indexing_slicing)]

mod calls;

use s3presign::{PresignedRequest, Request, Signer, Value, redact};
use serde_json::{Map, Value as Json, json};
use std::io::{BufRead, Write};
use time::OffsetDateTime;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let case: Json = serde_json::from_str(&line?)?;
        let mut answer = answer(&case).or_else(refusal)?;
        answer["id"] = case["id"].clone();
        writeln!(output, "{answer}")?;
        output.flush()?;
    }
    Ok(())
}

fn answer(case: &Json) -> Result<Json, Failure> {
    if let Some(answer) = calls::answer(case)? {
        return Ok(answer);
    }
    let request = &case["request"];
    if case["do"] == "redact" {
        return Ok(json!({ "url": redact(text(&case["url"])?) }));
    }
    let signer = signer(&case["signer"])?;
    if case["do"] == "object_url" {
        return Ok(json!({ "url": signer.object_url(text(&request["bucket"])?, text(&request["key"])?)? }));
    }
    let key = request["key"].as_str();
    let signing_time =
        OffsetDateTime::from_unix_timestamp(case["signing_time"].as_i64().ok_or("no signing time")?)?;
    let wanted = wanted(request)?;
    if case["form"] == "template" {
        let template = signer.template(&wanted)?;
        let presigned = template.presign(key, signing_time)?;
        if template.url(key, signing_time)? != presigned.url() {
            return Err("the template's bare URL is not that of its result".into());
        }
        let many = template.urls([key, key], signing_time).map_err(|refused| refused.error)?;
        if many.iter().any(|url| url != presigned.url()) {
            return Err("the template's URL of many is not that of its result".into());
        }
        return Ok(result(&presigned));
    }
    let presigned = signer.presign(&wanted, key, signing_time)?;
    let mut answer = result(&presigned);
    if case["form"] == "details" {
        answer["canonical_request"] = presigned.canonical_request().into();
        answer["string_to_sign"] = presigned.string_to_sign().into();
        answer["curl"] = presigned.curl().into();
    }
    Ok(answer)
}

fn options(object: &Json) -> Vec<(String, String)> {
    entries(object).flat_map(|(name, value)| named(name, value)).collect()
}

fn signer(object: &Json) -> Result<Signer, Failure> {
    let options = options(object);
    Ok(Signer::from_pairs(options.iter().map(|(name, value)| (name.as_str(), value.as_str())))?)
}

/// The options of a request go by name, its parameters as typed values, except what
/// Rust's types rule out.
fn wanted(request: &Json) -> Result<Request, Failure> {
    let apart = ["key", "parameters", "headers", "query"];
    let options = entries(request).filter(|(name, _)| !apart.contains(&name.as_str()));
    let mut pairs: Vec<(String, String)> = options.flat_map(|(name, value)| named(name, value)).collect();
    for (kind, names) in [("header", "headers"), ("query", "query")] {
        let ruled_out = entries(&request[names]).filter(|(_, value)| !is_text(value));
        pairs.extend(ruled_out.flat_map(|(name, value)| entry(&format!("{kind}:{name}"), value)));
    }
    let mut wanted = Request::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))?;
    for (name, value) in entries(&request["parameters"]) {
        if is_typed(value) {
            wanted = wanted.with(name, typed(value));
        } else {
            for (name, text) in named(name, value) {
                wanted = wanted.with(&name, text);
            }
        }
    }
    for (name, value) in entries(&request["headers"]).filter(|(_, value)| is_text(value)) {
        wanted = wanted.header(name, plain(value));
    }
    for (name, value) in entries(&request["query"]).filter(|(_, value)| is_text(value)) {
        wanted = wanted.query(name, plain(value));
    }
    Ok(wanted)
}

/// Whether a value of Rust can hold it: only texts are in lists and maps.
fn is_typed(value: &Json) -> bool {
    match value {
        Json::Object(map) => map.iter().all(|(name, value)| !name.starts_with('$') && is_text(value)),
        Json::Array(items) => items.iter().all(is_text),
        _ => true,
    }
}

fn is_text(value: &Json) -> bool {
    !value.is_object() && !value.is_array()
}

fn result(presigned: &PresignedRequest) -> Json {
    let warnings = presigned.warnings().iter();
    json!({
        "url": presigned.url(),
        "method": presigned.method(),
        "headers": presigned.headers().map(|(name, value)| [name, value]).collect::<Vec<_>>(),
        "signed_at": presigned.signed_at().unix_timestamp(),
        "expires_at": presigned.expires_at().unix_timestamp(),
        "limited_by": presigned.limited_by().as_str(),
        "warnings": warnings.map(|warning| [warning.code.as_str(), &warning.message]).collect::<Vec<_>>(),
    })
}

fn refusal(failure: Failure) -> Result<Json, Failure> {
    let error = failure.downcast::<s3presign::Error>()?;
    let (code, message) = (error.code().as_str(), error.to_string());
    Ok(json!({ "error": { "code": code, "message": message, "parameter": error.parameter() } }))
}

fn entries(object: &Json) -> impl Iterator<Item = (&String, &Json)> {
    object.as_object().into_iter().flat_map(Map::iter).filter(|(_, value)| !value.is_null())
}

/// An option as names and texts, as other languages pass what Rust's types rule out.
fn named(name: &str, value: &Json) -> Vec<(String, String)> {
    match value {
        Json::Object(map) if map.contains_key("$bytes") => {
            vec![(format!("bytes:{name}"), plain(&value["$bytes"]))]
        }
        Json::Object(map) if map.keys().any(|name| name.starts_with('$')) => {
            vec![(format!("type:{name}"), "of another type; pass text".into())]
        }
        Json::Object(map) if !map.is_empty() => {
            map.iter().flat_map(|(own, value)| entry(&format!("{name}:{own}"), value)).collect()
        }
        Json::Array(items) if !items.is_empty() => within(name, items),
        Json::Object(_) | Json::Array(_) => vec![(format!("{name}:"), String::new())],
        other => vec![(name.into(), plain(other))],
    }
}

/// An entry of a map, one value or several.
fn entry(name: &str, value: &Json) -> Vec<(String, String)> {
    match value {
        Json::Array(items) if !items.is_empty() => within(name, items),
        one => within(name, std::slice::from_ref(one)),
    }
}

/// What stands in a list or a map, where no text says another list or map.
fn within(name: &str, items: &[Json]) -> Vec<(String, String)> {
    let is_said = |item: &Json| {
        item.as_object().is_none_or(|map| map.keys().any(|name| name.starts_with('$'))) && !item.is_array()
    };
    let other = || vec![(format!("type:{name}"), "a list or map in another one; pass text".into())];
    items.iter().flat_map(|item| if is_said(item) { named(name, item) } else { other() }).collect()
}

fn typed(value: &Json) -> Value {
    match value {
        Json::Bool(truth) => Value::Boolean(*truth),
        Json::Number(number) if number.is_i64() => Value::Integer(number.as_i64().unwrap_or_default()),
        Json::Array(items) => Value::List(items.iter().map(plain).collect()),
        Json::Object(map) => {
            Value::Map(map.iter().map(|(name, value)| (name.clone(), plain(value))).collect())
        }
        other => Value::Text(plain(other)),
    }
}

fn plain(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), String::from)
}

fn text(value: &Json) -> Result<&str, Failure> {
    value.as_str().ok_or_else(|| "a text is missing".into())
}
