//! What users ask of a signer that is confined: whatever is signed lies within, by
//! rules that know nothing of how the library checks them.

use crate::{
    joined::{borrowed, pairs_of},
    promises::{accepted, now, signer},
};
use s3presign::{PostPolicy, Request, Scope, Signer};
use serde_json::Value;
use std::time::Duration;

const BUCKET: &str = "harbour-logs";
const PREFIX: &str = "2026/";
const LONGEST: u64 = 900;

/// Parts of names by which some store unpacks, links or keeps its own books.
const RESERVED: [&str; 5] = ["snowball", "minio", "symlink", "rgw", "seaweed"];

fn confined() -> Option<Signer> {
    let operations = ["GetObject", "PutObject", "CopyObject", "UploadPartCopy", "ListObjectsV2"];
    let scope = Scope::new(BUCKET, operations).key_prefix(PREFIX);
    let scope = scope.max_expires_in(Duration::from_secs(LONGEST));
    accepted(signer().and_then(|signer| signer.scoped(&scope)))
}

/// A key, and the list of a request.
pub(crate) fn scoped_request(bytes: &[u8]) {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let key = String::from_utf8_lossy(&bytes[..end]);
    let pairs = pairs_of(bytes.get(end + 1..).unwrap_or_default());
    let Some(request) = accepted(Request::from_pairs(borrowed(&pairs))) else { return };
    let Some(signer) = confined() else { return };
    let key = (!key.is_empty()).then_some(&*key);
    let Some(presigned) = accepted(signer.presign(&request, key, now())) else { return };
    let (place, query) = presigned.url().split_once('?').unwrap_or_default();
    assert!(place.starts_with("https://harbour-logs.s3.eu-north-1.amazonaws.com/"), "{place}");
    assert_eq!(place.ends_with(".com/"), presigned.operation() == "ListObjectsV2", "{place}");
    assert!(place.ends_with(".com/") || place.contains(".com/2026/"), "{place}");
    for text in [place, query] {
        assert!(!text.contains("/../") && !text.contains("%5C"), "{text}");
    }
    assert!(!query.contains("&acl=") && !query.contains("&tagging="), "{query}");
    presigned.headers().for_each(|(name, value)| check_header(name, value));
    let life = (presigned.expires_at() - presigned.signed_at()).whole_seconds();
    assert!((1..=LONGEST as i64).contains(&life), "{life}");
}

/// The list of a form.
pub(crate) fn scoped_form(bytes: &[u8]) {
    let pairs = pairs_of(bytes);
    let Some(policy) = accepted(PostPolicy::from_pairs(borrowed(&pairs))) else { return };
    let Some(signer) = confined() else { return };
    let Some(post) = accepted(signer.presign_post(&policy, now())) else { return };
    let document: Value = serde_json::from_str(post.policy()).unwrap_or_default();
    let mut keys = 0;
    for condition in document["conditions"].as_array().into_iter().flatten() {
        let (name, text) = match condition {
            Value::Object(exact) => exact.iter().next().map(|(name, text)| (name.as_str(), text)),
            _ => condition[1].as_str().map(|name| (name.trim_start_matches('$'), &condition[2])),
        }
        .unwrap_or(("", &Value::Null));
        let text = text.as_str().unwrap_or_default();
        match name {
            "bucket" => assert_eq!(text, BUCKET),
            "key" => keys += usize::from(text.starts_with(PREFIX)),
            _ => check_header(name, text),
        }
        assert!(name != "key" || !format!("/{text}/").contains("/../"), "{text}");
    }
    assert!(keys > 0, "{}", post.policy());
    let key = post.fields().next().map(|(_, key)| format!("/{key}/")).unwrap_or_default();
    assert!(!key.contains("/../") && !key.contains("//"), "{key}");
}

fn check_header(name: &str, value: &str) {
    let name = name.to_ascii_lowercase();
    assert!(!name.starts_with("x-") || name.starts_with("x-amz-") || name.starts_with("x-ignore-"), "{name}");
    assert!(!RESERVED.iter().any(|word| name.replace('_', "-").contains(word)), "{name}");
    assert_ne!(name, "x-amz-website-redirect-location");
    if name == "x-amz-copy-source" {
        let source = value.replace("%2F", "/").replace("%2f", "/");
        assert!(source.trim_start_matches('/').starts_with("harbour-logs/"), "{value}");
        assert!(!source.contains("/../") && !source.contains("//h"), "{value}");
    }
}
