//! Uploads a file by a presigned request: reqwest upload.json FILE

use std::collections::HashMap;
use std::error::Error;

use reqwest::header::{CONTENT_LENGTH, HeaderMap};

#[derive(serde::Deserialize)]
struct Upload {
    method: String,
    url: String,
    headers: HashMap<String, String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let upload: Upload = serde_json::from_slice(&std::fs::read(&arguments[1])?)?;

    let file = tokio::fs::File::open(&arguments[2]).await?;
    let mut headers = HeaderMap::try_from(&upload.headers)?;
    // Without its length a file is sent in chunks, which S3 refuses.
    headers.insert(CONTENT_LENGTH, file.metadata().await?.len().into());
    let response = reqwest::Client::new()
        .request(upload.method.parse()?, &upload.url)
        .headers(headers)
        .body(file)
        .send()
        .await
        .map_err(reqwest::Error::without_url)?;
    if !response.status().is_success() {
        return Err(format!("{} {}", response.status(), response.text().await?).into());
    }
    Ok(())
}
