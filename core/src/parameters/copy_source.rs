//! `CopySource`: the object to copy from, as S3 writes it or as its raw parts.

use super::{Text, invalid};
use crate::{
    error::Error,
    operation::{Operation, Parameter},
    pairs::same_name,
    sigv4::{encode_path, encode_query},
};
use percent_encoding::percent_decode_str;

/// Whether the parameter names the source of a copy.
pub(super) fn is_one(parameter: &Parameter) -> bool {
    parameter.name == "CopySource"
}

/// `bucket/key?versionId=version` or `ARN/object/key`, percent-encoded.
///
/// Text is taken as it is, since S3 wants it encoded and callers of every SDK
/// pass it so; the parts `Bucket`, `Key` and `VersionId` are raw.
pub(super) fn written(
    operation: &'static Operation,
    parameter: &'static Parameter,
    texts: &[Text<'_>],
) -> Result<String, Error> {
    let part = |name: &str| {
        let named = |text: &&Text<'_>| text.entry.is_some_and(|entry| same_name(entry, name));
        texts.iter().find(named).map(|text| text.value)
    };
    if let [Text { entry: None, value }] = texts {
        // The slash between them may be encoded too.
        let decoded = percent_decode_str(value).decode_utf8_lossy();
        let (bucket, key) = decoded.trim_start_matches('/').split_once('/').unwrap_or_default();
        if bucket.is_empty() || key.is_empty() {
            return Err(invalid(operation, parameter, value, "bucket/key, percent-encoded"));
        }
        return Ok(String::from(*value));
    }
    if let Some(text) = texts.iter().find(|text| text.value.contains('\0')) {
        return Err(invalid(operation, parameter, text.value, "text without NUL characters"));
    }
    let known = ["Bucket", "Key", "VersionId"];
    let stray = texts.iter().find(|text| {
        let entry = text.entry.unwrap_or_default();
        !known.iter().any(|name| same_name(name, entry))
    });
    let repeated = known.iter().any(|name| {
        let named = |text: &&Text<'_>| text.entry.is_some_and(|entry| same_name(entry, name));
        texts.iter().filter(named).count() > 1
    });
    match (part("Bucket"), part("Key")) {
        (Some(bucket), Some(key))
            if stray.is_none() && !repeated && !bucket.is_empty() && !key.is_empty() =>
        {
            let version = part("VersionId").map(|version| format!("?versionId={}", encode_query(version)));
            let between = if bucket.starts_with("arn:") { "/object/" } else { "/" };
            let (bucket, key) = (encode_path(bucket), encode_path(key));
            Ok(format!("{bucket}{between}{key}{}", version.unwrap_or_default()))
        }
        _ => {
            let value = stray.and_then(|text| text.entry).unwrap_or_default();
            Err(invalid(
                operation,
                parameter,
                value,
                "the parts Bucket, Key and, if wanted, VersionId, once each",
            ))
        }
    }
}
