//! Runs AWS's own test suites of Signature Version 4 and 4A in their query form,
//! from outside the repository: `sigv4-suite.json` and `sigv4a-suite.json` of the
//! shared vectors, or the file that `S3PRESIGN_SUITE_FILE` names.
//!
//! The suite signs for a service that normalises paths and hashes the payload,
//! as S3 does not; these two rules are applied here, all else is the signer's.

use super::{
    CanonicalHeaders, CredentialScope, Digits, Presigner, PresignerInput, Regions, SigningKey, Target,
    Timestamp, Writer, canonical_request, encode_path, encode_query, string_to_sign,
};
use p256::ecdsa::{Signature, signature::Verifier};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{path::PathBuf, sync::Arc};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

#[test]
fn sigv4_suite() {
    run_all("sigv4-suite.json");
}

#[test]
fn sigv4a_suite() {
    run_all("sigv4a-suite.json");
}

fn run_all(name: &str) {
    let Some(file) = suite_file(name) else { return };
    let cases: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    let cases: Vec<&Value> = cases.iter().filter(|case| !case["query"].is_null()).collect();
    assert!(!cases.is_empty(), "{} has no case in query form", file.display());
    let mut failed = 0;
    for case in &cases {
        if let Err(difference) = run(case) {
            failed += 1;
            println!("{}: {difference}", case["id"].as_str().unwrap());
        }
    }
    println!("{} passed, {failed} failed", cases.len() - failed);
    assert_eq!(failed, 0);
}

/// The file to run; none where the shared vectors are missing, which CI forbids.
fn suite_file(name: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("S3PRESIGN_SHARED_VECTORS").map(PathBuf::from);
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/vectors"));
    let file = match std::env::var_os("S3PRESIGN_SUITE_FILE") {
        Some(file) => file.into(),
        None => shared.unwrap_or_else(beside).join(name),
    };
    if file.exists() {
        return Some(file);
    }
    assert!(std::env::var_os("CI").is_none(), "{} is missing", file.display());
    println!("AWS's suite was not run: {} is missing", file.display());
    None
}

fn run(case: &Value) -> Result<(), String> {
    let context = &case["context"];
    let request = &case["request"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();

    let credentials = &context["credentials"];
    let asymmetric = case["algorithm"] == "AWS4-ECDSA-P256-SHA256";
    let regions = if asymmetric { Regions::Set } else { Regions::One }(text(&context["region"]));
    let scope = CredentialScope { regions, service: text(&context["service"]).leak() };
    let access_key_id = text(&credentials["access_key_id"]);
    let secret = text(&credentials["secret_access_key"]);
    let key = Arc::new(SigningKey::new(&access_key_id, Arc::new(secret.into()), scope.clone()).unwrap());
    let token = text(&credentials["session_token"]);
    let signs_token = !token.is_empty() && context["omit_session_token"] != true;
    let session_token = signs_token.then_some(("X-Amz-Security-Token", token.as_str()));

    let mut path = text(&request["path"]);
    if context["normalize"] == true {
        path = normalized(&path);
    }
    let path = encode_path(&path);
    let mut own_query: Vec<(String, String)> = request["query"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| [&pair[0], &pair[1]].map(|part| encode_query(&text(part)).into_owned()).into())
        .collect();
    own_query.sort();
    let headers = merged_headers(&request["headers"]);
    let headers = CanonicalHeaders::new(headers.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let payload_hash = hex::encode(Sha256::digest(text(&request["body"])));

    let method = text(&request["method"]);
    let input = PresignerInput {
        method: &method,
        access_key_id: &access_key_id,
        session_token,
        own_query: &own_query,
        headers: &headers,
        payload_hash: &payload_hash,
    };
    let presigner = Presigner::new(key.clone(), &input);
    let instant = OffsetDateTime::parse(&text(&context["timestamp"]), &Rfc3339).unwrap();
    let timestamp = Timestamp::from_unix(instant.unix_timestamp()).unwrap();
    let expires = Digits::new(u32::try_from(context["expiration_in_seconds"].as_u64().unwrap()).unwrap());

    let mut signed = vec![0; path.len() + presigner.longest_query(&timestamp, &expires)];
    let mut writer = Writer::new(&mut signed);
    writer.push(path.as_bytes());
    presigner.write_query(0, &timestamp, &expires, &mut writer);
    let length = writer.written();
    signed.truncate(length);
    let target = String::from_utf8(signed).unwrap();
    let (_, query) = target.split_once('?').unwrap();
    let (unsigned, signature) = query.split_once("&X-Amz-Signature=").unwrap();

    let mut pairs: Vec<&str> = unsigned.split('&').collect();
    pairs.sort_by_key(|pair| pair.split_once('='));
    let canonical = canonical_request(&method, &path, &pairs.join("&"), &headers, &payload_hash);
    let to_sign = string_to_sign(&timestamp, &scope.regions, scope.service, &canonical).join("\n");
    compare("canonical request", &text(&case["query"]["canonical_request"]), &canonical)?;
    compare("string to sign", &text(&case["query"]["string_to_sign"]), &to_sign)?;
    let theirs = text(&case["query"]["signature"]);
    let Some(public) = key.verifying_key() else { return compare("signature", &theirs, signature) };
    let point = public.to_sec1_point(false);
    let coordinates = format!("04{}{}", text(&case["public_key"]["x"]), text(&case["public_key"]["y"]));
    compare("public key", &coordinates, &hex::encode(point.as_bytes()))?;
    // Their nonces are random, so both signatures are verified.
    for signature in [theirs.as_str(), signature] {
        let der = Signature::from_der(&hex::decode(signature).unwrap()).unwrap();
        public.verify(to_sign.as_bytes(), &der).map_err(|error| format!("signature {signature}: {error}"))?;
    }
    Ok(())
}

fn compare(what: &str, theirs: &str, ours: &str) -> Result<(), String> {
    if theirs == ours { Ok(()) } else { Err(format!("{what}\n  theirs: {theirs:?}\n  ours:   {ours:?}")) }
}

/// Headers of one name become one header, their values joined by commas.
fn merged_headers(headers: &Value) -> Vec<(String, String)> {
    let mut merged: Vec<(String, String)> = Vec::new();
    for header in headers.as_array().unwrap() {
        let name = header[0].as_str().unwrap().to_ascii_lowercase();
        let value = header[1].as_str().unwrap().replace('\n', " ").trim().to_owned();
        match merged.iter_mut().find(|(known, _)| *known == name) {
            Some((_, values)) => *values = format!("{values},{value}"),
            None => merged.push((name, value)),
        }
    }
    merged.sort();
    merged
}

/// The path without empty and dot segments (RFC 3986, section 5.2.4).
fn normalized(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                kept.pop();
            }
            segment => kept.push(segment),
        }
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    let slash = if kept.is_empty() || !matches!(last, "" | "." | "..") { "" } else { "/" };
    format!("/{}{slash}", kept.join("/"))
}
