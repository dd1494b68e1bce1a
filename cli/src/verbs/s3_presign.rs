//! `s3presign s3 presign`: the arguments and the stdout of `aws s3 presign`,
//! version 2, for scripts that have it.

use crate::{
    arguments::{SignerArguments, Target},
    failure::Failure,
    notes,
    output::write_out,
    settings::Settings,
};
use clap::{Args, Subcommand};
use s3presign::{Request, Signer};
use time::OffsetDateTime;

/// Where `aws` signs for when nobody says a region, and at which endpoint.
const DEFAULT_REGION: &str = "us-east-1";

/// Do what `aws s3 presign` does
#[derive(Args)]
pub(crate) struct S3 {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Presign(Presign),
}

/// Sign a download, with the arguments and the stdout of `aws s3 presign`
///
/// Refused, where `aws` would print a URL that S3 refuses: lives of less than 1 or more
/// than 604800 seconds, bucket names and keys that S3 cannot have, and a temporary access key
/// without its session token. Exit codes are those of `aws`: 252, 253, 255.
#[derive(Args)]
struct Presign {
    /// Object: s3://BUCKET/KEY or BUCKET/KEY
    #[arg(value_name = "S3Uri")]
    path: String,
    /// Seconds until the URL expires, 1 to 604800
    #[arg(long, value_name = "SECONDS", default_value_t = 3600, allow_negative_numbers = true)]
    expires_in: i64,
    /// Profile of the configuration
    #[arg(long)]
    profile: Option<String>,
    /// Region of the bucket
    #[arg(long)]
    region: Option<String>,
    /// Endpoint instead of AWS's own
    #[arg(long, value_name = "URL")]
    endpoint_url: Option<String>,
    /// Print the plain URL, unsigned
    #[arg(long)]
    no_sign_request: bool,
    /// Say on stderr where each setting came from
    #[arg(long)]
    debug: bool,
    #[command(flatten)]
    without_effect: WithoutEffect,
}

/// Options of `aws` that say nothing about a URL.
#[derive(Args)]
#[command(next_help_heading = "Without effect, as in aws")]
struct WithoutEffect {
    #[arg(long, value_parser = ["json", "text", "table", "yaml", "yaml-stream"])]
    output: Option<String>,
    #[arg(long)]
    query: Option<String>,
    #[arg(long)]
    no_verify_ssl: bool,
    #[arg(long)]
    no_paginate: bool,
    #[arg(long, value_name = "PATH")]
    ca_bundle: Option<String>,
    #[arg(long, value_name = "SECONDS")]
    cli_read_timeout: Option<u64>,
    #[arg(long, value_name = "SECONDS")]
    cli_connect_timeout: Option<u64>,
    #[arg(long, value_parser = ["base64", "raw-in-base64-out"])]
    cli_binary_format: Option<String>,
    #[arg(long)]
    no_cli_pager: bool,
    #[arg(long)]
    no_cli_auto_prompt: bool,
}

impl S3 {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let Command::Presign(presign) = &self.command;
        presign.run().map_err(|failure| Failure::OfAws(Box::new(failure)))
    }
}

impl Presign {
    fn run(&self) -> Result<(), Failure> {
        let target: Target =
            self.path.parse().map_err(|problem| Failure::usage(problem, "pass s3://BUCKET/KEY"))?;
        let arguments = SignerArguments {
            profile: self.profile.clone(),
            region: self.region.clone(),
            endpoint_url: self.endpoint_url.clone(),
            anonymous: self.no_sign_request,
            debug: self.debug,
            ..SignerArguments::default()
        };
        let mut settings = Settings::read(&arguments)?;
        if settings.default_region(DEFAULT_REGION) {
            notes::say("note", "no region is set: signed for us-east-1, as aws does; pass --region");
        }
        settings.addressing_of_aws(&target.bucket);
        let signer = settings.signer(&arguments)?;
        let url = if self.no_sign_request {
            signer.object_url(&target.bucket, &target.key)?
        } else {
            self.signed(&signer, &target)?
        };
        let url = match settings.get("endpoint") {
            Some(endpoint) => with_port_of(&endpoint.value, &url),
            None => url,
        };
        write_out(&format!("{url}\n"))
    }

    fn signed(&self, signer: &Signer, target: &Target) -> Result<String, Failure> {
        let lifetime = self.expires_in.to_string();
        let pairs = [
            ("operation", "GetObject"),
            ("bucket", target.bucket.as_str()),
            ("expires-in", lifetime.as_str()),
        ];
        let request = Request::from_pairs(pairs)?;
        let signed = signer.presign(&request, target.object_key(), OffsetDateTime::now_utc())?;
        signed.warnings().iter().for_each(notes::warn);
        Ok(token_behind_signed_headers(signed.url()))
    }
}

/// botocore writes the port of an endpoint even where it is the scheme's own.
fn with_port_of(endpoint: &str, url: &str) -> String {
    let endpoint = endpoint.trim_end_matches('/');
    let own_port = [("https://", ":443"), ("http://", ":80")];
    let shorter = own_port.iter().find_map(|(scheme, port)| {
        Some(endpoint).filter(|endpoint| endpoint.starts_with(scheme))?.strip_suffix(port)
    });
    match shorter.and_then(|shorter| url.strip_prefix(shorter)) {
        Some(rest) => format!("{endpoint}{rest}"),
        None => url.into(),
    }
}

/// botocore writes the session token behind the names of the signed headers. The
/// order is not signed.
fn token_behind_signed_headers(url: &str) -> String {
    let Some((base, query)) = url.split_once('?') else { return url.into() };
    let mut pairs: Vec<&str> = query.split('&').collect();
    let position = |pairs: &[&str], name: &str| pairs.iter().position(|pair| pair.starts_with(name));
    if let Some(token) = position(&pairs, "X-Amz-Security-Token=") {
        let token = pairs.remove(token);
        let behind = position(&pairs, "X-Amz-Signature=").unwrap_or(pairs.len());
        pairs.insert(behind, token);
    }
    format!("{base}?{}", pairs.join("&"))
}
