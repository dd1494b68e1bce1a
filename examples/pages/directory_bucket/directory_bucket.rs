//! A download from a directory bucket: the request for a session, and what is signed with its answer.

use s3presign::{Credentials, Request, Signer};
use time::OffsetDateTime;

fn main() -> Result<(), s3presign::Error> {
    let own = Signer::from_env(std::env::vars_os(), [])?;
    let now = OffsetDateTime::now_utc();

    let session = Request::new("CreateSession").bucket("logs--usw2-az1--x-s3");
    let session = own.presign(&session, None, now)?;
    println!("{}", session.url()); // GET it

    // What its XML answer says, which is good for five minutes.
    let answered = Credentials::new("ASIASESSION", "session secret")?.with_session_token("session token")?;
    let signer = Signer::new(answered, "us-west-2")?;
    let download = Request::new("GetObject").bucket("logs--usw2-az1--x-s3");
    println!("{}", signer.presign(&download, "today.log", now)?.url());
    Ok(())
}
