//! Explains what twenty other signers signed, and compares with what they were
//! asked: operation, bucket and key must be right wherever a URL tells them.
//!
//! The golden files lie beside the repository; with `CI=true` they must be there.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::print_stdout)]

use s3presign::{
    Addressing, Credentials, Explanation, Known, Request, Signer, Warning, WarningCode, explain, explain_with,
};
use serde_json::Value;
use std::{collections::BTreeSet, env, fs, path::PathBuf};
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

/// A URL of ours, from a case of the vectors.
struct Signed<'c> {
    url: &'c str,
    operation: &'c str,
    bucket: Option<&'c str>,
    key: Option<&'c str>,
    /// What the endpoint of a case has in its path.
    base_path: String,
    /// What a proxy removes, which no URL tells.
    unsigned_path_prefix: Option<&'c str>,
}

impl Signed<'_> {
    fn of(case: &Value) -> Option<Signed<'_>> {
        let (input, expected) = (&case["input"], &case["expected"]);
        let endpoint = input["endpoint"]["url"].as_str().unwrap_or_default();
        let base_path = endpoint.split("://").nth(1).and_then(|rest| rest.split_once('/'));
        Some(Signed {
            url: expected["url"].as_str()?,
            operation: input["operation"].as_str()?,
            bucket: input["bucket"].as_str(),
            key: input["key"].as_str(),
            base_path: base_path.map_or("", |(_, path)| path.trim_end_matches('/')).into(),
            unsigned_path_prefix: input["options"]["unsigned_path_prefix"].as_str(),
        })
    }
}

fn vectors() -> Vec<Value> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors");
    ["boto3", "awscrt", "minio", "options"]
        .iter()
        .flat_map(|name| {
            let text = fs::read_to_string(folder.join(name).with_extension("json")).unwrap();
            serde_json::from_str::<Vec<Value>>(&text).unwrap()
        })
        .collect()
}

/// Whatever the style and whoever's the host: with the bucket named, all is told as it was signed;
/// without it nothing is told that is not so.
#[test]
fn our_own_urls_are_explained_as_what_they_were_signed_as() {
    let cases = vectors();
    let mut told_without_bucket = 0;
    for (case, signed) in cases.iter().filter_map(|case| Some((case, Signed::of(case)?))) {
        let method = case["expected"]["method"].as_str();
        let unsigned_path_prefix = signed.unsigned_path_prefix;
        let known = Known { method, bucket: signed.bucket, unsigned_path_prefix, host: None, now: None };
        let Ok(told) = explain_with(signed.url, &known) else {
            assert!(case["profile"]["verified"] != true || signed.url.contains(' '), "{}", case["id"]);
            continue;
        };
        check(case, &signed, &told, true);
        let alone = explain(signed.url, method, None).unwrap();
        let certain = matches!(alone.addressing(), "virtual" | "path")
            && signed.base_path.is_empty()
            && unsigned_path_prefix.is_none();
        told_without_bucket += usize::from(certain && alone.bucket().is_some());
        check(case, &signed, &alone, certain);
    }
    assert!(told_without_bucket > 500, "{told_without_bucket}");
}

fn check(case: &Value, signed: &Signed<'_>, told: &Explanation, certain: bool) {
    let context = format!("{}\n{}\n{told}", case["id"], signed.url);
    if case["input"]["bucket"] == "" {
        return;
    }
    let plain = |name: &str| name.replace(['-', '_'], "").to_ascii_lowercase();
    // What HEAD asks for is HeadObject's, whichever parameters it was signed with.
    let operation = if case["expected"]["method"] == "HEAD" && signed.operation == "GetObject" {
        "HeadObject"
    } else {
        signed.operation
    };
    assert!(told.possible_operations().any(|name| plain(name) == plain(operation)), "{context}");
    // It acts on no bucket, and its host looks as if it did.
    if signed.operation == "WriteGetObjectResponse" {
        return;
    }
    if !certain {
        assert!(told.addressing() != "bucket-host", "{context}");
        return;
    }
    let bucket = signed.bucket.map(without_scheme_of_arn);
    assert_eq!(told.bucket().map(without_scheme_of_arn), bucket, "{context}");
    // A host with the bucket in it does not say where its base path ends.
    let below = |key: &str| match told.addressing() {
        "virtual" | "bucket-host" if !signed.base_path.is_empty() => format!("{}/{key}", signed.base_path),
        _ => key.into(),
    };
    assert_eq!(told.key(), signed.key.map(below).as_deref(), "{context}");
}

/// The buckets and keys of the vectors, signed for every store of the table in every style.
#[test]
fn urls_for_every_known_store_are_explained_as_what_they_were_signed_as() {
    let cases = vectors();
    let named: BTreeSet<(&str, &str)> = cases
        .iter()
        .filter_map(|case| Some((case["input"]["bucket"].as_str()?, case["input"]["key"].as_str()?)))
        .filter(|(bucket, _)| !bucket.contains(':') && !bucket.ends_with("-s3") && !bucket.is_empty())
        .collect();
    let mut explained = 0;
    let stores = s3presign::stores().iter().filter(|store| store.endpoint.starts_with("https"));
    let styles = [Addressing::Auto, Addressing::Virtual, Addressing::Path, Addressing::BucketHost];
    for (turn, (store, addressing)) in stores.flat_map(|store| styles.map(|style| (store, style))).enumerate()
    {
        let endpoint =
            store.endpoint.replace("{region}", store.region).replace("{account}", "0123456789abcdef");
        for (index, (bucket, key)) in named.iter().enumerate().filter(|(index, _)| (index + turn) % 5 == 0) {
            let endpoint = match addressing {
                Addressing::BucketHost => endpoint.replacen("://", &format!("://{bucket}."), 1),
                _ => endpoint.clone(),
            };
            let signer = Signer::builder(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap())
                .region(store.region)
                .endpoint(endpoint)
                .addressing(addressing)
                .build();
            // Not every bucket can be part of a host.
            let Ok(signer) = signer else { continue };
            let (operation, method) = [("GetObject", "GET"), ("PutObject", "PUT")][index / 5 % 2];
            let now = OffsetDateTime::from_unix_timestamp(1_767_323_045).unwrap();
            let request = Request::new(operation).bucket(*bucket);
            let Ok(presigned) = signer.presign(&request, *key, now) else { continue };
            let told = explain(presigned.url(), Some(method), Some(now)).unwrap();
            explained += 1;
            // A host has no capitals.
            let bucket = match told.addressing() {
                "virtual" => bucket.to_ascii_lowercase(),
                _ => String::from(*bucket),
            };
            let asked = (Some(operation), Some(bucket.as_str()), Some(*key));
            assert_eq!((told.operation(), told.bucket(), told.key()), asked, "{}", presigned.url());
            let unbounded = |warning: &Warning| warning.code == WarningCode::UnboundedUpload;
            assert_eq!(told.warnings().iter().any(unbounded), operation == "PutObject");
        }
    }
    assert!(explained > 500, "{explained}");
}
