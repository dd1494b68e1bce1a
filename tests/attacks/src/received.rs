//! Presigned requests as a server receives them, and the rules by which they are
//! judged.

use crate::{
    joined::{borrowed, pairs_of, value_of},
    promises::{accepted, check_error, credentials, now},
};
use s3presign::{ReceivedRequest, Verifier, explain};

/// Whatever is verified can be explained, and says the same there.
pub(crate) fn received_request(bytes: &[u8]) {
    let pairs = pairs_of(bytes);
    let Some(request) = accepted(ReceivedRequest::from_pairs(borrowed(&pairs))) else { return };
    let Ok(known) = credentials() else { return };
    for credentials in &known {
        let Some(verified) = accepted(Verifier::new().verify(&request, credentials, now())) else { continue };
        assert_eq!(verified.access_key_id(), request.access_key_id());
        assert!(verified.signed_headers().any(|(name, _)| name == "host"));
        check_payload_hash(verified.payload_hash(), &pairs);
        assert!(!pairs.iter().any(|(name, _)| name.eq_ignore_ascii_case("header:authorization")));
        let url = value_of(&pairs, "url").unwrap_or_default();
        if url.starts_with('/') {
            continue;
        }
        let explained = explain(url, None, Some(now()));
        assert!(explained.is_ok(), "verified, and not explained: {:?}", explained.err());
        if let Ok(explained) = explained {
            assert_eq!(explained.access_key_id(), verified.access_key_id());
            assert_eq!(explained.expires_at(), verified.expires_at());
        }
    }
    let nobody = Verifier::new().verify(&request, None, now());
    assert!(nobody.is_err(), "verified without a secret");
    if let Err(error) = nobody {
        check_error(&error);
    }
}

/// What a signature covers of the body is what the request states, or nothing.
fn check_payload_hash(signed: &str, pairs: &[(String, String)]) {
    let headers = pairs.iter().filter(|(name, _)| name.eq_ignore_ascii_case("header:x-amz-content-sha256"));
    let mut stated: Vec<String> = headers.map(|(_, hash)| hash.trim().into()).collect();
    let (_, query) = value_of(pairs, "url").and_then(|url| url.split_once('?')).unwrap_or_default();
    let query = query.split('&').map(decoded);
    stated.extend(query.filter_map(|pair| pair.strip_prefix("X-Amz-Content-Sha256=").map(String::from)));
    assert!(stated.iter().all(|hash| hash == signed), "{signed} is signed, and stated is {stated:?}");
    assert!(!stated.is_empty() || signed == "UNSIGNED-PAYLOAD", "{signed} is signed, and nothing is stated");
}

/// A part of a query that was accepted: two hex digits follow each percent sign.
fn decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for (digits, rest) in parts.map(|part| part.split_at(2)) {
        bytes.extend(u8::from_str_radix(digits, 16));
        bytes.extend(rest.as_bytes());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Rules and credentials by name.
pub(crate) fn verifier(bytes: &[u8]) {
    let pairs = pairs_of(bytes);
    if let Some((verifier, credentials)) = accepted(Verifier::from_pairs(borrowed(&pairs))) {
        let shown = format!("{verifier:?} {credentials:?}");
        let secrets = ["secretaccesskey", "sessiontoken"];
        for (name, secret) in borrowed(&pairs).filter(|(_, text)| text.len() > 12) {
            let name = name.to_ascii_lowercase().replace(['-', '_'], "");
            let elsewhere = pairs.iter().filter(|(_, text)| text.contains(secret)).count() > 1;
            assert!(
                elsewhere || !secrets.contains(&name.as_str()) || !shown.contains(secret),
                "{name} is shown: {shown}"
            );
        }
    }
}
