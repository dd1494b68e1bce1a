//! Explains what twenty other signers signed, and compares with what they were
//! asked: operation, bucket and key must be right wherever a URL tells them.
//!
//! The golden files lie beside the repository; with `CI=true` they must be there.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::print_stdout)]

use s3presign::{WarningCode, explain};
use serde_json::Value;
use std::{env, fs, path::PathBuf};
use time::OffsetDateTime;

#[test]
fn what_other_signers_signed_is_understood() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/vectors/golden");
    if !folder.is_dir() {
        assert!(env::var("CI").as_deref() != Ok("true"), "{} is not there", folder.display());
        return;
    }
    let (mut explained, mut wrong) = (0, 0);
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let cases: Vec<Value> = serde_json::from_str(&text).unwrap();
        for case in cases.iter().filter(|case| can_be_told(case)) {
            explained += 1;
            if let Err(difference) = compare(case) {
                wrong += 1;
                println!("{}: {difference}\n  {}", case["id"], case["expected"]["url"]);
            }
        }
    }
    println!("{explained} explained, {wrong} wrong");
    assert!(explained > 2500 && wrong == 0);
}

/// A URL that verifies, is no form, and whose host is not made up.
fn can_be_told(case: &Value) -> bool {
    case["expected"]["url"].is_string() && case["group"] != "post" && case["profile"]["verified"] == true
}

fn compare(case: &Value) -> Result<(), String> {
    let (input, expected) = (&case["input"], &case["expected"]);
    let url = expected["url"].as_str().unwrap();
    let now = OffsetDateTime::from_unix_timestamp(1_767_323_045).unwrap();
    let told = match explain(url, expected["method"].as_str(), Some(now)) {
        Ok(told) => told,
        // No request line can carry a space.
        Err(_) if url.contains(' ') => return Ok(()),
        // Some signers let any number through.
        Err(_) if url.contains("X-Amz-Expires=-") => return Ok(()),
        Err(error) => return Err(error.to_string()),
    };
    let scope = &case["profile"]["scope"];
    if scope.is_object() {
        same("service", told.service(), scope["service"].as_str())?;
    }
    same("access key", Some(told.access_key_id()), credentials(input)["access_key_id"].as_str())?;
    let endpoint = &input["endpoint"];
    let tags: Vec<&str> =
        case["profile"]["diff"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    // No bucket has such a name, so no host and no path tells it.
    let bucket = input["bucket"].as_str().unwrap_or("-");
    if bucket.is_empty()
        || bucket.contains(['/', ' ']) && !bucket.starts_with("arn:")
        || bucket == "arn:aws:s3"
    {
        return Ok(());
    }
    // Whose path is another one: the signer's, or the store's own below a base path.
    let elsewhere = tags.iter().any(|tag| {
        matches!(*tag, "addresses-other-path" | "style-or-path-differs" | "host-differs" | "global-host")
    });
    if tags.contains(&"addresses-other-path") {
        return Ok(());
    }
    let operation = input["operation"].as_str().unwrap();
    if !told.possible_operations().any(|possible| possible == operation) {
        return Err(format!(
            "operation {operation}, told {:?}",
            told.possible_operations().collect::<Vec<_>>()
        ));
    }
    let custom = endpoint["url"].as_str().unwrap_or_default();
    let based = custom.split("://").nth(1).is_some_and(|rest| rest.trim_end_matches('/').contains('/'));
    if elsewhere || based || (!custom.is_empty() && !url.contains(&format!("{}/", authority(custom)))) {
        return Ok(());
    }
    if !custom.is_empty() && url.contains(&format!("://{}.", input["bucket"].as_str().unwrap_or("-"))) {
        return Ok(());
    }
    let bucket = input["bucket"].as_str().map(without_scheme_of_arn);
    same("bucket", told.bucket().map(without_scheme_of_arn).as_deref(), bucket.as_deref())?;
    same("key", told.key(), input["key"].as_str())
}

fn authority(url: &str) -> &str {
    url.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default()
}

fn credentials(input: &Value) -> &Value {
    let session = &input["express_session_credentials"];
    let uses_session = input["endpoint"]["disable_s3_express_session_auth"] != true;
    if session.is_object() && uses_session { session } else { &input["credentials"] }
}

/// An ARN separates with slashes or colons; an MRAP's host holds its alias alone.
fn without_scheme_of_arn(bucket: &str) -> String {
    if bucket.ends_with(".mrap") {
        return bucket.rsplit([':', '/']).next().unwrap_or(bucket).into();
    }
    let mut parts = bucket.splitn(6, ':');
    let head: Vec<&str> = parts.by_ref().take(5).collect();
    match parts.next() {
        Some(resource) => format!("{}:{}", head.join(":"), resource.replace(':', "/")),
        None => bucket.into(),
    }
}

fn same(what: &str, told: Option<&str>, asked: Option<&str>) -> Result<(), String> {
    if told == asked { Ok(()) } else { Err(format!("{what} {asked:?}, told {told:?}")) }
}

#[test]
fn an_sdk_s_own_checksum_of_nothing_is_told() {
    let url = "https://b-1.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA%2F20260102%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=ab&x-amz-checksum-crc32=AAAAAA%3D%3D&x-amz-sdk-checksum-algorithm=CRC32";
    let told = explain(url, Some("PUT"), None).unwrap();
    assert!(told.warnings().iter().any(|warning| warning.code == WarningCode::EmptyBodyChecksum));
}
