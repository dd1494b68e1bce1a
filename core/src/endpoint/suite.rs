//! Runs AWS's own tests of the S3 endpoint rules, from outside the repository:
//! `s3-endpoint-tests.json` of the shared vectors, or the file that
//! `S3PRESIGN_SUITE_FILE` names.

use super::{
    Addressing, CustomEndpoint, Endpoint, OperationContext, Options, SigningRegion, resolve, validate,
};
use crate::error::Error;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use std::path::PathBuf;

const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

#[test]
fn s3_endpoint_tests() {
    let Some(file) = suite_file() else { return };
    let cases: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    assert!(!cases.is_empty(), "{} has no cases", file.display());
    let mut failed = 0;
    for case in &cases {
        if let Err(difference) = run(case) {
            failed += 1;
            println!("{} {}\n  {difference}", case["id"], case["documentation"]);
        }
    }
    println!("{} passed, {failed} failed", cases.len() - failed);
    assert_eq!(failed, 0);
}

/// The file to run; none where the shared vectors are missing, which CI forbids.
fn suite_file() -> Option<PathBuf> {
    let shared = std::env::var_os("S3PRESIGN_SHARED_VECTORS").map(PathBuf::from);
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/vectors"));
    let file = match std::env::var_os("S3PRESIGN_SUITE_FILE") {
        Some(file) => file.into(),
        None => shared.unwrap_or_else(beside).join("s3-endpoint-tests.json"),
    };
    if file.exists() {
        return Some(file);
    }
    assert!(std::env::var_os("CI").is_none(), "{} is missing", file.display());
    println!("AWS's endpoint tests were not run: {} is missing", file.display());
    None
}

fn run(case: &Value) -> Result<(), String> {
    let expected = &case["expect"];
    let ours = endpoint(&case["params"]);
    match (expected["error"].as_str(), ours) {
        (Some(_), Err(_)) => Ok(()),
        (Some(error), Ok(ours)) => Err(format!("theirs: {error}\n  ours: {ours:?}")),
        (None, Err(error)) => Err(format!("theirs: {}\n  ours: {error}", expected["endpoint"]["url"])),
        (None, Ok(ours)) => compare(&expected["endpoint"], &ours),
    }
}

fn endpoint(params: &Value) -> Result<Endpoint, Error> {
    let text = |name: &str| params[name].as_str();
    let truth = |name: &str| params[name].as_bool().unwrap_or(false);
    let options = Options {
        region: text("Region").unwrap_or_default().into(),
        custom: text("Endpoint").map(CustomEndpoint::parse).transpose()?,
        addressing: if truth("ForcePathStyle") { Addressing::Path } else { Addressing::Auto },
        use_fips: truth("UseFIPS"),
        use_dual_stack: truth("UseDualStack"),
        use_accelerate: truth("Accelerate"),
        use_global_endpoint: truth("UseGlobalEndpoint"),
        use_arn_region: params["UseArnRegion"].as_bool().unwrap_or(true),
        disable_multi_region_access_points: truth("DisableMultiRegionAccessPoints"),
        ..Options::default()
    };
    let context = OperationContext {
        use_s3_express_control_endpoint: truth("UseS3ExpressControlEndpoint"),
        disable_s3_express_session_auth: truth("DisableS3ExpressSessionAuth"),
        disable_access_points: truth("DisableAccessPoints"),
        use_object_lambda_endpoint: truth("UseObjectLambdaEndpoint"),
    };
    validate(&options)?;
    resolve(&options, text("Bucket"), context)
}

fn compare(theirs: &Value, ours: &Endpoint) -> Result<(), String> {
    let path = utf8_percent_encode(&ours.path, PATH);
    let url = format!("{}://{}{path}", ours.scheme.as_str(), ours.host);
    let scheme =
        &theirs["properties"]["authSchemes"].as_array().or(theirs["authSchemes"].as_array()).unwrap()[0];
    let (name, regions) = match &ours.signing_region {
        SigningRegion::Set(regions) => ("sigv4a", serde_json::json!([regions])),
        SigningRegion::One(region) if ours.session_auth => ("sigv4-s3express", region.as_str().into()),
        SigningRegion::One(region) => ("sigv4", region.as_str().into()),
    };
    let their_regions = if scheme["signingRegionSet"].is_array() {
        &scheme["signingRegionSet"]
    } else {
        &scheme["signingRegion"]
    };
    let same_url = theirs["url"].as_str().unwrap().trim_end_matches('/') == url.trim_end_matches('/');
    let same_scope = scheme["signingName"] == ours.signing_name && *their_regions == regions;
    if same_url && same_scope && scheme["name"] == name {
        return Ok(());
    }
    Err(format!("theirs: {} {scheme}\n  ours: {url} {name} {} {regions}", theirs["url"], ours.signing_name))
}
