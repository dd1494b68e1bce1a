//! Keys that a user chose and a scope must judge, and origins of pages.

use crate::{
    joined::{borrowed, pairs_of},
    promises::{accepted, now, signer},
};
use roxmltree::Document;
use s3presign::{CorsRule, Request, Scope};

/// A key, and the scope that it must not leave: what is signed lies below the
/// prefix under every reading of the path.
pub(crate) fn scoped_key(bytes: &[u8]) {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let key = String::from_utf8_lossy(&bytes[..end]);
    let pairs = pairs_of(bytes.get(end + 1..).unwrap_or_default());
    let Some(scope) = accepted(Scope::from_pairs(borrowed(&pairs))) else { return };
    let Some(signer) = accepted(signer().and_then(|signer| signer.scoped(&scope))) else { return };
    let bucket = borrowed(&pairs).find(|(name, _)| name.eq_ignore_ascii_case("bucket"));
    let request = Request::new("GetObject").bucket(bucket.map_or("", |(_, bucket)| bucket));
    let Some(presigned) = accepted(signer.presign(&request, &*key, now())) else { return };
    let prefix =
        borrowed(&pairs).find(|(name, _)| name.to_ascii_lowercase().replace(['-', '_'], "") == "keyprefix");
    assert!(key.starts_with(prefix.map_or("", |(_, prefix)| prefix)));
    assert!(!key.contains(char::is_control) && !format!("/{key}/").contains("/../"));
    assert!(presigned.url().is_ascii() && !presigned.url().contains("/../"));
}

/// Any text as the origins of pages.
pub(crate) fn cors_origin(bytes: &[u8]) {
    let origin = String::from_utf8_lossy(bytes);
    let Some(rule) = accepted(CorsRule::for_forms(&origin)) else { return };
    let mut given: Vec<&str> = origin.split_ascii_whitespace().collect();
    assert!(rule.allowed_origins().all(|allowed| given.contains(&allowed)));
    given.retain(|origin| !rule.allowed_origins().any(|allowed| allowed == *origin));
    assert!(given.is_empty());
    let xml = rule.to_xml();
    assert!(Document::parse(&xml).is_ok(), "{xml}");
    let json: serde_json::Value = serde_json::from_str(&rule.to_json()).unwrap_or_default();
    let written = json["CORSRules"][0]["AllowedOrigins"].as_array().into_iter().flatten();
    assert!(written.filter_map(|origin| origin.as_str()).eq(rule.allowed_origins()));
}
