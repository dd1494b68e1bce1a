//! What a URL takes of many, a page of keys at a time: one after the other in the older s3presign (`url_into` into one
//! piece of memory, which is what `urls` did), the same in today's, and `sign_all` by each kernel that runs here; and
//! what the parts of an upload and a signature of Signature Version 4A take in both. In turns, in CPU time; one JSON object a line.

mod keys;

use cpu_time::ProcessTime;
use keys::{Keys, PAGE};
use s3presign_lanes::Kernel;
use serde_json::json;
use std::{error::Error, hint::black_box};
use time::OffsetDateTime;

const ACCESS_KEY_ID: &str = "AKIAIOSFODNN7EXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const REGION: &str = "eu-west-1";
const BUCKET: &str = "photos-of-summer";
const MULTI_REGION: &str = "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap";
/// Longer than any URL with its token.
const ROOM: usize = 3_000;
const PARTS: u64 = 10_000;
const PART_SIZE: u64 = 8 * 1024 * 1024;

fn main() -> Result<(), Box<dyn Error>> {
    let rounds = std::env::args().nth(1).map_or(Ok(15), |text| text.parse())?;
    for keys in keys::all() {
        println!("{}", many(&keys, rounds)?);
    }
    println!("{}", parts(rounds)?);
    println!("{}", multi_region(rounds)?);
    Ok(())
}

/// Signers of both, made in the same way.
macro_rules! signer {
    ($s3presign:ident, $token:expr) => {{
        let credentials = $s3presign::Credentials::new(ACCESS_KEY_ID, SECRET)?;
        let credentials = match $token {
            Some(token) => credentials.with_session_token(token)?,
            None => credentials,
        };
        $s3presign::Signer::new(credentials, REGION)?
    }};
}

macro_rules! template {
    ($s3presign:ident, $bucket:expr, $token:expr) => {
        signer!($s3presign, $token).template(&$s3presign::Request::new("GetObject").bucket($bucket))?
    };
}

fn many(keys: &Keys, rounds: usize) -> Result<serde_json::Value, Box<dyn Error>> {
    let old = template!(before, BUCKET, keys.token.clone());
    let new = template!(s3presign, BUCKET, keys.token.clone());
    let kernels: Vec<Kernel> = Kernel::ALL.into_iter().filter(|kernel| kernel.runs_here()).collect();
    // A page at a time into the same memory, as programs that have many sign them.
    let mut buffer = vec![0; PAGE * ROOM];
    let mut urls = s3presign::Urls::default();
    let now = now();
    let (mut before, mut one, mut all) = (vec![], vec![], vec![vec![]; kernels.len()]);
    for _ in 0..rounds {
        let mut end = 0;
        macro_rules! one_by_one {
            ($template:ident) => {
                each(keys.texts.len(), || {
                    for page in keys.texts.chunks(PAGE) {
                        end = 0;
                        for key in page {
                            end += $template.url_into(key.as_str(), now, &mut buffer[end..])?;
                        }
                    }
                    Ok(())
                })?
            };
        }
        before.push(one_by_one!(old));
        one.push(one_by_one!(new));
        for (kernel, times) in kernels.iter().zip(&mut all) {
            kernel.force();
            times.push(each(keys.texts.len(), || {
                for page in keys.texts.chunks(PAGE) {
                    urls.clear();
                    new.sign_all(page.iter().map(String::as_str), now, &mut urls, |_, error| Err(error))?;
                }
                Ok(())
            })?);
            assert_eq!(urls.as_bytes(), &buffer[..end], "{} signs otherwise", kernel.name());
        }
    }
    let kernels: serde_json::Map<String, serde_json::Value> = kernels
        .iter()
        .zip(&all)
        .map(|(kernel, times)| (kernel.name().into(), ratio(times, &before).into()))
        .collect();
    Ok(json!({
        "keys": keys.name,
        "before_ns": median(before.clone()),
        "one": ratio(&one, &before),
        "kernels": kernels,
    }))
}

fn parts(rounds: usize) -> Result<serde_json::Value, Box<dyn Error>> {
    macro_rules! sign_parts {
        ($s3presign:ident, $signer:ident) => {{
            let plan = $s3presign::MultipartPlan::new(PARTS * PART_SIZE, PART_SIZE)?;
            let upload =
                $s3presign::MultipartUpload::new(BUCKET, "2~abcdefghijklmnopqrstuvwxyz0123456789", plan);
            let parts = PARTS as usize;
            each(parts, || {
                black_box($signer.presign_multipart(&upload, "videos/film.mp4", now())?);
                Ok(())
            })?
        }};
    }
    let old = signer!(before, None::<String>);
    let new = signer!(s3presign, None::<String>);
    let (mut before_times, mut now_times) = (vec![], vec![]);
    for _ in 0..rounds {
        before_times.push(sign_parts!(before, old));
        now_times.push(sign_parts!(s3presign, new));
    }
    Ok(
        json!({"parts": PARTS, "before_ns": median(before_times.clone()), "now": ratio(&now_times, &before_times)}),
    )
}

/// Only today's: Cargo builds one p256 for both, with the features of either.
fn multi_region(rounds: usize) -> Result<serde_json::Value, Box<dyn Error>> {
    let template = template!(s3presign, MULTI_REGION, None::<String>);
    let mut times = vec![];
    for _ in 0..rounds {
        times.push(each(100, || {
            for number in 0..100 {
                black_box(template.url(number.to_string().as_str(), now())?);
            }
            Ok(())
        })?);
    }
    Ok(json!({"multi_region_ns": median(times)}))
}

/// Nanoseconds of CPU time for each of so many.
fn each(count: usize, work: impl FnOnce() -> Result<(), Box<dyn Error>>) -> Result<f64, Box<dyn Error>> {
    let start = ProcessTime::now();
    work()?;
    Ok(start.elapsed().as_nanos() as f64 / count as f64)
}

/// The median of the rounds' ratios.
fn ratio(times: &[f64], before: &[f64]) -> f64 {
    median(times.iter().zip(before).map(|(time, before)| time / before).collect())
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

/// One instant for all, so that a new day does not fall among them.
fn now() -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(1_790_000_000).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}
