//! Links to many objects, signed at one instant.

use s3presign::{Request, Signer};
use time::OffsetDateTime;

fn main() -> Result<(), s3presign::Error> {
    let signer = Signer::from_env(std::env::vars_os(), [])?;
    let download = signer.template(&Request::new("GetObject").bucket("photos"))?;

    // In one piece of memory. A key that cannot be signed for refuses all, with its row.
    let urls =
        download.urls(["1.jpg", "2.jpg"], OffsetDateTime::now_utc()).map_err(|refused| refused.error)?;
    for url in urls.iter() {
        println!("{url}");
    }
    Ok(())
}
