//! Upload forms: policies that a caller asks for, forms as they arrive, and
//! policies that somebody with the secret signed.

use crate::{
    joined::{borrowed, pairs_of, value_of},
    promises::{SECRET, accepted, check_warnings, credentials, now, signer},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use s3presign::{PostPolicy, PresignedPost, ReceivedForm, Verifier};
use serde_json::Value;
use sha2::Sha256;

/// A form that is signed is accepted by our own verifier, with the fields that
/// it leaves to the sender filled in.
pub(crate) fn post_policy(bytes: &[u8]) {
    let pairs = pairs_of(bytes);
    let Some(policy) = accepted(PostPolicy::from_pairs(borrowed(&pairs))) else { return };
    let Some(post) = accepted(signer().and_then(|signer| signer.presign_post(&policy, now()))) else {
        return;
    };
    check_warnings(post.warnings());
    let document: Value = serde_json::from_str(post.policy()).unwrap_or_default();
    assert!(post.policy().is_ascii() && document["conditions"].is_array(), "{}", post.policy());
    assert!(post.fields().map(|(name, value)| name.len() + value.len()).sum::<usize>() <= 20_480);

    assert!(post.fields().all(|(_, value)| !value.contains(['\r', '\n', '\0'])));

    let bucket = document["conditions"][0]["bucket"].as_str().unwrap_or_default();
    let chosen = left_open(&post, &document);
    let fields = post.fields().chain(borrowed(&chosen));
    let form = accepted(ReceivedForm::new(bucket, fields));
    assert!(form.is_some(), "our own form is not read");
    if let Some(form) = form
        && let Ok([credentials, _]) = credentials()
    {
        let verified = Verifier::new().verify_form(&form, &credentials, now());
        assert!(verified.is_ok(), "{:?} for {}", verified.err(), post.policy());
    }
}

/// The fields that only a `starts-with` names, each with its shortest value.
fn left_open(post: &PresignedPost, document: &Value) -> Vec<(String, String)> {
    let conditions = document["conditions"].as_array().cloned().unwrap_or_default();
    let open = conditions.iter().filter(|condition| condition[0] == "starts-with").map(|condition| {
        let name = condition[1].as_str().unwrap_or_default().trim_start_matches('$');
        (String::from(name), String::from(condition[2].as_str().unwrap_or_default()))
    });
    open.filter(|(name, _)| !post.fields().any(|(known, _)| known == name)).collect()
}

/// A form as it arrives.
pub(crate) fn received_form(bytes: &[u8]) {
    verify(&pairs_of(bytes));
}

/// A form whose policy is signed, whatever it says: `field:policy` holds the
/// document itself.
pub(crate) fn signed_policy(bytes: &[u8]) {
    let mut pairs = pairs_of(bytes);
    let Some((_, policy)) = pairs.iter_mut().find(|(name, _)| name == "field:policy") else { return };
    *policy = STANDARD.encode(policy.as_bytes());
    let signature = signature(policy);
    pairs.retain(|(name, _)| name != "field:x-amz-signature");
    pairs.push(("field:x-amz-signature".into(), signature));
    verify(&pairs);
}

fn verify(pairs: &[(String, String)]) {
    let Some(form) = accepted(ReceivedForm::from_pairs(borrowed(pairs))) else { return };
    let Ok(known) = credentials() else { return };
    for credentials in &known {
        let verified = accepted(Verifier::new().verify_form(&form, credentials, now()));
        if verified.is_some() {
            let key = form.key().unwrap_or_default();
            assert!(!key.is_empty(), "a form without a key is accepted");
            let bucket = value_of(pairs, "bucket").unwrap_or_default();
            assert!(names_bucket(&policy_of(pairs), bucket), "the policy is not for {bucket:?}");
            let safe = Verifier::new().require_safe_key().verify_form(&form, credentials, now());
            if accepted(safe).is_some() {
                check_safe_key(key);
            }
        }
        if let Some((least, most)) = verified.and_then(|form| form.content_length_range())
            && let Some(length) = value_of(pairs, "content-length")
        {
            let length: u64 = length.parse().unwrap_or_default();
            assert!((least..=most).contains(&length), "{length} is not within {least} to {most}");
        }
    }
}

/// The policy of a form that was accepted.
fn policy_of(pairs: &[(String, String)]) -> Value {
    let document = value_of(pairs, "field:policy").and_then(|encoded| STANDARD.decode(encoded).ok());
    document.and_then(|document| serde_json::from_slice(&document).ok()).unwrap_or_default()
}

/// Whether a policy asks for exactly this bucket.
fn names_bucket(policy: &Value, bucket: &str) -> bool {
    policy["conditions"].as_array().into_iter().flatten().any(|condition| match condition {
        Value::Object(fields) => {
            fields.iter().any(|(name, value)| name.eq_ignore_ascii_case("bucket") && value == bucket)
        }
        condition => {
            condition[1].as_str().is_some_and(|name| name.eq_ignore_ascii_case("$bucket"))
                && condition[2] == bucket
        }
    })
}

/// A key that means one place only, to whatever reads it.
fn check_safe_key(key: &str) {
    assert!(!key.contains(|character: char| character.is_control() || character == '\\'), "{key:?}");
    let inner = key.strip_suffix('/').unwrap_or(key);
    assert!(!inner.split('/').any(|segment| matches!(segment, "" | "." | "..")), "{key:?}");
    assert!(!key.contains("${filename}"), "{key:?}");
}

/// What AKIDEXAMPLE signs on the day of the vectors.
fn signature(text: &str) -> String {
    let step = |key: &[u8], text: &str| {
        let mac = Hmac::<Sha256>::new_from_slice(key).map(|mac| mac.chain_update(text.as_bytes()));
        mac.map(|mac| mac.finalize().into_bytes().to_vec()).unwrap_or_default()
    };
    let mut key = step(format!("AWS4{SECRET}").as_bytes(), "20260719");
    for part in ["eu-north-1", "s3", "aws4_request"] {
        key = step(&key, part);
    }
    hex::encode(step(&key, text))
}
