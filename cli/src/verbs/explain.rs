//! `s3presign explain`: what a URL is for, until when, and what is likely to go
//! wrong with it. No secret is needed.

use crate::{
    arguments::{Instant, instant::rfc3339},
    failure::{ExitStatus, Failure},
    input,
    output::write_out,
};
use clap::{Args, ValueEnum};
use s3presign::{Explanation, Known, UrlState};
use serde_json::{Value, json};
use time::OffsetDateTime;

/// Explain a presigned URL, of any signer
#[derive(Args)]
pub(crate) struct Explain {
    /// The URL; - or nothing reads it from stdin
    url: Option<String>,
    /// Method that it will be sent with, where the URL does not tell
    #[arg(long)]
    method: Option<String>,
    /// Bucket that it is for, where its host does not tell
    #[arg(long)]
    bucket: Option<String>,
    /// Host of a bare target: /photos/1.jpg?X-Amz-...
    #[arg(long)]
    host: Option<String>,
    /// Path that a proxy removes before the one that was signed: /storage
    #[arg(long, value_name = "PATH")]
    unsigned_path_prefix: Option<String>,
    /// Judge its state at this instant and not now
    #[arg(long, value_name = "INSTANT")]
    at: Option<Instant>,
    /// Exit with 1 if the URL does not work now
    #[arg(long)]
    exit_code: bool,
    /// Form of the explanation
    #[arg(short, long, value_name = "FORM", default_value = "text")]
    output: Form,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    Text,
    Json,
}

impl Explain {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let url = input::url(self.url.as_deref())?;
        let now = self.at.map_or_else(OffsetDateTime::now_utc, |instant| instant.0);
        let known = Known {
            host: self.host.as_deref(),
            method: self.method.as_deref(),
            bucket: self.bucket.as_deref(),
            unsigned_path_prefix: self.unsigned_path_prefix.as_deref(),
            now: Some(now),
        };
        let explained = s3presign::explain_with(&url, &known)?;
        let text = match self.output {
            Form::Text => explained.to_string(),
            Form::Json => to_json(&explained).to_string(),
        };
        write_out(&format!("{}\n", text.trim_end()))?;
        if self.exit_code && explained.state() != Some(UrlState::Valid) {
            return Err(Failure::Said(ExitStatus::Negative));
        }
        Ok(())
    }
}

fn to_json(explained: &Explanation) -> Value {
    let aspects = explained.aspects().iter();
    let aspects: Vec<Value> = aspects
        .map(|aspect| json!({ "aspect": aspect.aspect, "bound": aspect.bound, "detail": aspect.detail }))
        .collect();
    let warnings = explained.warnings().iter();
    let warnings: Vec<Value> = warnings
        .map(|warning| json!({ "code": warning.code.as_str(), "message": warning.message }))
        .collect();
    let permissions = explained.permissions().iter();
    let permissions: Vec<Value> = permissions
        .map(|needed| {
            json!({
                "action": needed.action(),
                "resource": needed.resource(),
                "because": needed.because(),
                "certainty": needed.need().as_str(),
            })
        })
        .collect();
    json!({
        "operation": explained.operation(),
        "possible_operations": explained.possible_operations().collect::<Vec<_>>(),
        "host": explained.host(),
        "bucket": explained.bucket(),
        "key": explained.key(),
        "addressing": explained.addressing(),
        "access_key_id": explained.access_key_id(),
        "signature_version": explained.signature_version(),
        "region": explained.region(),
        "service": explained.service(),
        "signed_at": explained.signed_at().map(rfc3339),
        "expires_at": rfc3339(explained.expires_at()),
        "state": explained.state().map(UrlState::as_str),
        "headers": explained.headers().collect::<Vec<_>>(),
        "aspects": aspects,
        "permissions": permissions,
        "warnings": warnings,
    })
}
