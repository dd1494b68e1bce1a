//! What it costs to read what others wrote, `cargo bench -p s3presign --bench reading`:
//! explaining a URL, verifying a request and diagnosing a refusal, in microseconds beside
//! the compressions of SHA-256 that nobody who verifies can do without, or that hashing
//! what is read would take.
#![allow(missing_docs)]

mod compression;

use s3presign::{Credentials, ReceivedRequest, Refusal, Request, Signer, Verifier, explain};
use std::{error::Error, hint::black_box, time::Instant};
use time::macros::datetime;

/// How often each is timed: other programs can only add to the least time.
const ROUNDS: usize = 100;
const EACH: u32 = 200;

/// SHA-256 works on blocks of this many bytes, and appends at least so many.
const BLOCK: usize = 64;
const PADDING: usize = 9;

/// The signing key is derived by four HMACs and used by one: each hashes a padded key and
/// a short text, twice.
const KEY_DERIVATION: usize = 16;
const LAST_HMAC_BESIDES_ITS_TEXT: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let now = datetime!(2026-01-02 03:04:05 UTC);
    let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")?;
    let signer = Signer::new(credentials.clone(), "eu-west-1")?;
    let upload = Request::new("PutObject").bucket("photos").with("ContentType", "image/jpeg");
    let presigned = signer.presign(&upload, "2026/holiday/img-00001.jpg", now)?;
    let (url, method) = (presigned.url(), presigned.method());
    let host = ("host", "photos.s3.eu-west-1.amazonaws.com");
    let headers: Vec<(&str, &str)> = presigned.headers().chain([host]).collect();
    let answer = format!(
        "<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match \
         the signature you provided.</Message><AWSAccessKeyId>AKIAIOSFODNN7EXAMPLE</AWSAccessKeyId><StringToSign>\
         {}</StringToSign><SignatureProvided>00</SignatureProvided><CanonicalRequest>{}</CanonicalRequest></Error>",
        presigned.string_to_sign(),
        presigned.canonical_request().replace("image/jpeg", "image/png"),
    );

    let blocks = |text: &str| text.len().saturating_add(PADDING).div_ceil(BLOCK);
    let signature = [
        blocks(&presigned.canonical_request()),
        KEY_DERIVATION,
        LAST_HMAC_BESIDES_ITS_TEXT,
        blocks(&presigned.string_to_sign()),
    ];
    let compression = compression::seconds();
    let row = |name: &str, compressions: usize, seconds: f64| {
        let floor = compression * compressions as f64;
        println!(
            "{name:9} {:8.2} us, {:5.1} times the {compressions} compressions of SHA-256 ({:.2} us)",
            seconds * 1e6,
            seconds / floor,
            floor * 1e6,
        );
    };
    row("explain", blocks(url), least(|| explain(url, Some(method), Some(now)))?);
    row(
        "verify",
        signature.iter().sum(),
        least(|| {
            let received = ReceivedRequest::new(method, url, headers.iter().copied())?;
            Verifier::new().verify(&received, &credentials, now)
        })?,
    );
    row(
        "diagnose",
        blocks(url).saturating_add(blocks(&answer)),
        least(|| Refusal::new(&answer).signed(method, url, presigned.headers())?.diagnose())?,
    );
    Ok(())
}

/// The seconds of one run.
fn least<T>(mut run: impl FnMut() -> Result<T, s3presign::Error>) -> Result<f64, s3presign::Error> {
    let mut least = f64::MAX;
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        for _ in 0..EACH {
            black_box(run()?);
        }
        least = least.min(begun.elapsed().as_secs_f64() / f64::from(EACH));
    }
    Ok(least)
}
