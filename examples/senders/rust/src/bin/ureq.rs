//! Uploads a file by a presigned request: ureq upload.json FILE

use std::collections::HashMap;
use std::error::Error;
use std::fs::File;

#[derive(serde::Deserialize)]
struct Upload {
    url: String,
    headers: HashMap<String, String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let upload: Upload = serde_json::from_slice(&std::fs::read(&arguments[1])?)?;

    let mut request = ureq::put(&upload.url);
    for (name, value) in &upload.headers {
        request = request.header(name, value);
    }
    let file = File::open(&arguments[2])?;
    let mut response = request.config().http_status_as_error(false).build().send(file)?;
    if !response.status().is_success() {
        let answer = response.body_mut().read_to_string()?;
        return Err(format!("{} {answer}", response.status()).into());
    }
    Ok(())
}
