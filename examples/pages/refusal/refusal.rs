//! Why a server refused what was signed, from its answer.

use s3presign::{Request, SentRequest, Signer, diagnose};
use time::OffsetDateTime;

fn main() -> Result<(), s3presign::Error> {
    let signer = Signer::from_env(std::env::vars_os(), [])?;
    let download = Request::new("GetObject").bucket("photos");
    let download = signer.presign(&download, "1.jpg", OffsetDateTime::now_utc())?;

    // What the server answered: all of it, as it came.
    let answer = "<Error><Code>SignatureDoesNotMatch</Code></Error>";
    let signed = SentRequest::new(download.method(), download.url(), download.headers())?;
    println!("{}", diagnose(Some(&signed), answer)?);
    Ok(())
}
