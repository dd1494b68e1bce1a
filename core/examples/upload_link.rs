//! Prints a link that lets whoever has it upload one file, as a curl command.
//!
//! `cargo run --example upload_link -- BUCKET KEY CONTENT_TYPE`, with the
//! credentials in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, the region in
//! AWS_REGION and, for other stores than AWS, their URL in AWS_ENDPOINT_URL.

use s3presign::{Addressing, Credentials, Request, Signer};
use std::{env, error::Error, time::Duration};
use time::OffsetDateTime;

fn main() -> Result<(), Box<dyn Error>> {
    let [bucket, key, content_type] =
        env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "usage: BUCKET KEY CONTENT_TYPE")?;
    let credentials = Credentials::new(env::var("AWS_ACCESS_KEY_ID")?, env::var("AWS_SECRET_ACCESS_KEY")?)?;
    let mut signer = Signer::builder(credentials).region(env::var("AWS_REGION")?);
    if let Ok(endpoint) = env::var("AWS_ENDPOINT_URL") {
        signer = signer.endpoint(endpoint).addressing(Addressing::Path);
    }

    let upload = Request::new("PutObject")
        .bucket(bucket)
        .with("ContentType", content_type)
        .create_only()
        .expires_in(Duration::from_secs(300));
    let presigned = signer.build()?.presign(&upload, key.as_str(), OffsetDateTime::now_utc())?;

    for warning in presigned.warnings() {
        eprintln!("warning: {warning}");
    }
    eprintln!("Until {} the file on standard input can be uploaded by", presigned.expires_at());
    println!("{}", presigned.curl());
    Ok(())
}
