//! A link to an object in another store than AWS's, which is reached by path.

use s3presign::{Addressing, Credentials, Request, Signer};
use time::OffsetDateTime;

fn main() -> Result<(), s3presign::Error> {
    let signer = Signer::builder(Credentials::new("minioadmin", "minioadmin")?)
        .region("us-east-1")
        .endpoint("https://minio.example.com")
        .addressing(Addressing::Path)
        .build()?;
    let download = Request::new("GetObject").bucket("photos");
    println!("{}", signer.presign(&download, "1.jpg", OffsetDateTime::now_utc())?.url());
    Ok(())
}
