//! An upload in parts: the request that creates it, one for each part, and what ends it.

use s3presign::{CompletedParts, MultipartPlan, MultipartUpload, Request, Signer, upload_id};
use std::time::Duration;
use time::OffsetDateTime;

fn main() -> Result<(), s3presign::Error> {
    let signer = Signer::from_env(std::env::vars_os(), [])?;
    let now = OffsetDateTime::now_utc();

    let create = Request::new("CreateMultipartUpload").bucket("videos").with("ContentType", "video/mp4");
    let create = signer.presign(&create, "film.mp4", now)?;
    println!("{} {}", create.method(), create.url());

    // What S3 answers to it.
    let response =
        "<InitiateMultipartUploadResult><UploadId>the-upload-id</UploadId></InitiateMultipartUploadResult>";
    let id = upload_id(response)?;

    let plan = MultipartPlan::new(20_000_000, None)?;
    let upload = MultipartUpload::new("videos", &id, plan).expires_in(Duration::from_secs(6 * 3600));
    let upload = signer.presign_multipart(&upload, "film.mp4", now)?;
    for part in upload.parts() {
        let (first_byte, size) = (part.first_byte().unwrap_or(0), part.size().unwrap_or(0));
        println!("{size} bytes from {first_byte}: {}", part.request().url());
    }

    // The ETag of each part's answer, in any order.
    let body = CompletedParts::new().part(1, "\"9b2c\"").part(2, "\"4a71\"").part(3, "\"77e0\"").to_xml()?;
    for end in [upload.complete(), upload.abort(), upload.list_parts()] {
        println!("{} {}", end.method(), end.url());
    }
    println!("{body}"); // of the request that completes it
    Ok(())
}
