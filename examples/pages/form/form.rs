//! A form by which a browser uploads images of up to 10 MiB below one prefix.

use s3presign::{PostPolicy, Signer};
use time::OffsetDateTime;

fn main() -> Result<(), s3presign::Error> {
    let signer = Signer::from_env(std::env::vars_os(), [])?;
    let policy = PostPolicy::new("photos", "users/42/${filename}")
        .starts_with("Content-Type", "image/")
        .max_content_length(10 * 1024 * 1024);
    let form = signer.presign_post(&policy, OffsetDateTime::now_utc())?;

    println!("{}", form.url()); // the form's action
    for (name, value) in form.fields() {
        println!("{name}: {value}"); // its hidden inputs; escape both in a page
    }
    Ok(())
}
