//! What each target begins with: the cases of `tests/vectors`, right and wrong,
//! and the inputs in `found/`, each of which once broke a promise.

use crate::{TARGETS, joined::joined};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;
use std::{collections::BTreeMap, fs, io, path::PathBuf};

/// The seeds of each target, by its name.
///
/// # Errors
///
/// If the files cannot be read.
pub fn seeds() -> io::Result<BTreeMap<&'static str, Vec<Vec<u8>>>> {
    let mut seeds: BTreeMap<&'static str, Vec<Vec<u8>>> = BTreeMap::new();
    for file in ["forms.json", "received.json", "uploads.json", "urls.json", "proofs.json"] {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../vectors").join(file);
        let cases: Vec<Value> = serde_json::from_str(&fs::read_to_string(path)?)?;
        for case in &cases {
            for (target, seed) in of_case(&case["input"]) {
                seeds.entry(target).or_default().push(seed);
            }
        }
    }
    for target in &TARGETS {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("found").join(target.name);
        if folder.is_dir() {
            let mut paths: Vec<PathBuf> =
                fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
            paths.sort();
            for path in paths {
                seeds.entry(target.name).or_default().push(fs::read(path)?);
            }
        }
    }
    Ok(seeds)
}

/// What one case is to which targets.
fn of_case(input: &Value) -> Vec<(&'static str, Vec<u8>)> {
    let params = listed(&input["params"]);
    let all = joined(params.iter().copied());
    let one = |wanted: &str| {
        let value = params.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value);
        value.unwrap_or_default().as_bytes().to_vec()
    };
    let key = input["key"].as_str().unwrap_or_default();
    match input["call"].as_str().unwrap_or_default() {
        "presign_post" => vec![("scoped_form", all.clone()), ("post_policy", all)],
        "verify_form" | "read_form" => {
            vec![("signed_policy", with_readable_policy(&params)), ("received_form", all)]
        }
        "verify_request" | "read_request" => {
            vec![("received_request", all), ("verifier", joined(listed(&input["rules"])))]
        }
        "multipart_plan" => vec![("multipart_plan", all)],
        "presign_multipart" => vec![("multipart_upload", all)],
        "upload_id" => vec![("created_upload", one("response"))],
        "completed_parts" => vec![("completed_parts", all)],
        "explain" => vec![("url", one("url")), ("explanation", all)],
        "diagnose" if one("secret-access-key").is_empty() => {
            vec![("error_answer", one("answer")), ("diagnosis", all)]
        }
        "diagnose" => vec![("proof", all)],
        "presign_scoped" => {
            let scope = joined(listed(&input["scope"]));
            vec![
                ("scoped_key", [key.as_bytes(), &scope].join(&0)),
                ("scoped_request", [key.as_bytes(), &all].join(&0)),
            ]
        }
        "cors_rule" => vec![("cors_origin", key.into())],
        _ => Vec::new(),
    }
}

fn listed(list: &Value) -> Vec<(&str, &str)> {
    let pairs = list.as_array().into_iter().flatten();
    pairs.filter_map(|pair| Some((pair[0].as_str()?, pair[1].as_str()?))).collect()
}

/// A form whose policy can be changed in the middle.
fn with_readable_policy(params: &[(&str, &str)]) -> Vec<u8> {
    let readable: Vec<(&str, String)> = params
        .iter()
        .map(|(name, value)| {
            let decoded = STANDARD.decode(value).ok().filter(|_| *name == "field:policy");
            let text = decoded.and_then(|bytes| String::from_utf8(bytes).ok());
            (*name, text.unwrap_or_else(|| (*value).into()))
        })
        .collect();
    joined(readable.iter().map(|(name, value)| (*name, value.as_str())))
}
