//! The plain URL of what everybody may read, which is not signed and does not end.

use s3presign::{Request, Signer};
use time::OffsetDateTime;

fn main() -> Result<(), s3presign::Error> {
    let open = Signer::anonymous().region("eu-west-1").build()?;
    let download = Request::new("GetObject").bucket("photos").with("VersionId", "7");
    println!("{}", open.presign(&download, "a b.png", OffsetDateTime::now_utc())?.url());
    Ok(())
}
