//! What it costs to prove what was signed: `cargo bench -p s3presign --bench proof -- FILE`
//! takes a file of the form that `make proof` judges, and prints, for one alteration, two
//! and another secret, how many hypotheses were tried and how many compressions of
//! SHA-256 the whole takes as long as.
#![allow(missing_docs)]

mod compression;

use s3presign::{Credentials, Refusal};
use serde_json::Value;
use std::{collections::BTreeMap, error::Error, hint::black_box, time::Instant};

/// How often a request is searched: other programs can only add to the least time.
const ROUNDS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo adds an option of its own.
    let Some(path) = std::env::args().skip(1).find(|argument| !argument.starts_with("--")) else {
        return Err("cargo bench -p s3presign --bench proof -- FILE".into());
    };
    let Ok(text) = std::fs::read(&path) else {
        println!("no file {path}: what a proof costs is not measured");
        return Ok(());
    };
    let cases: Vec<Value> = serde_json::from_slice(&text)?;
    let compression = compression::seconds();
    println!("a compression of SHA-256 takes {:.1} ns", compression * 1e9);
    let mut groups: BTreeMap<&str, Vec<(u32, f64)>> = BTreeMap::new();
    for case in &cases {
        let group = match (case["secret_wrong"] == true, case["kinds"].as_array().map_or(0, Vec::len)) {
            (true, _) => "another secret",
            (false, 2) => "two alterations",
            (false, _) => "one alteration",
        };
        let (hypotheses, seconds) = search(case)?;
        groups.entry(group).or_default().push((hypotheses, seconds / compression));
    }
    for (group, mut costs) in groups {
        costs.sort_by_key(|(hypotheses, _)| *hypotheses);
        let hypotheses = costs.get(costs.len() / 2).map_or(0, |(hypotheses, _)| *hypotheses);
        let most = costs.last().map_or(0, |(hypotheses, _)| *hypotheses);
        costs.sort_by(|a, b| a.1.total_cmp(&b.1));
        let median = costs.get(costs.len() / 2).map_or(0.0, |(_, cost)| *cost);
        println!(
            "{group}: {} requests, median {hypotheses} hypotheses (at most {most}), {median:.0} compressions",
            costs.len(),
        );
    }
    Ok(())
}

/// The hypotheses of one request, and the seconds.
fn search(case: &Value) -> Result<(u32, f64), Box<dyn Error>> {
    let text = |name: &str| case[name].as_str().unwrap_or_default();
    let url = text("url");
    let credential = url.split("X-Amz-Credential=").nth(1).and_then(|rest| rest.split('&').next());
    let credential = percent_encoding::percent_decode_str(credential.unwrap_or_default()).decode_utf8()?;
    let access_key_id = credential.rsplitn(5, '/').last().unwrap_or_default();
    let credentials = Credentials::new(access_key_id, text("secret_access_key"))?;
    let credentials = credentials.with_session_token(text("session_token"))?;
    let pairs = case["headers"].as_array().into_iter().flatten();
    let headers: Vec<(&str, &str)> =
        pairs.filter_map(|pair| Some((pair[0].as_str()?, pair[1].as_str()?))).collect();
    let mut least = (0, f64::MAX);
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        let refusal = Refusal::without_answer().signed(text("method"), url, headers.iter().copied())?;
        let diagnosis = refusal.credentials(credentials.clone()).diagnose()?;
        least = (diagnosis.hypotheses(), least.1.min(begun.elapsed().as_secs_f64()));
        black_box(diagnosis);
    }
    Ok(least)
}
