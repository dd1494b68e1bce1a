//! A link that uploads one image of this type and length, and replaces none.

use s3presign::{Request, Signer};
use time::OffsetDateTime;

fn main() -> Result<(), s3presign::Error> {
    let signer = Signer::from_env(std::env::vars_os(), [])?;
    let upload = Request::new("PutObject")
        .bucket("photos")
        .with("ContentType", "image/png")
        .with("ContentLength", 1_048_576)
        .create_only();
    let presigned = signer.presign(&upload, "2026/logo.png", OffsetDateTime::now_utc())?;

    println!("{} {}", presigned.method(), presigned.url());
    for (name, value) in presigned.headers() {
        println!("{name}: {value}"); // to be sent with it
    }
    Ok(())
}
