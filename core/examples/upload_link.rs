//! Prints a link that lets whoever has it upload one file, as a curl command.
//!
//! `cargo run --example upload_link -- BUCKET KEY CONTENT_TYPE`, with the
//! environment of AWS's own tools: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY,
//! AWS_REGION and, for other stores than AWS, AWS_ENDPOINT_URL.

use s3presign::{Request, Signer};
use std::{env, error::Error, time::Duration};
use time::OffsetDateTime;

fn main() -> Result<(), Box<dyn Error>> {
    let [bucket, key, content_type] =
        env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "usage: BUCKET KEY CONTENT_TYPE")?;
    let signer = Signer::from_env(env::vars_os(), [])?;

    let upload = Request::new("PutObject")
        .bucket(bucket)
        .with("ContentType", content_type)
        .create_only()
        .expires_in(Duration::from_secs(300));
    let presigned = signer.presign(&upload, key.as_str(), OffsetDateTime::now_utc())?;

    for warning in presigned.warnings() {
        eprintln!("warning: {warning}");
    }
    eprintln!("Until {} the file on standard input can be uploaded by", presigned.expires_at());
    println!("{}", presigned.curl());
    Ok(())
}
