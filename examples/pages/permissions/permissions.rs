//! What an upload with tags and a KMS key needs, as a policy.

use s3presign::{Error, Permissions, Request, Surroundings};

fn main() -> Result<(), Error> {
    let upload = Request::new("PutObject")
        .bucket("photos")
        .with("Tagging", "owner=ada")
        .with("ServerSideEncryption", "aws:kms")
        .with("SSEKMSKeyId", "alias/photos");
    let surroundings = Surroundings::new("eu-west-1").account("123456789012");

    let needed = Permissions::of_request(&upload, "2026/1.jpg", &surroundings)?;
    print!("{}", needed.policy()?.as_str());
    Ok(())
}
