//! `s3presign cors`: the smallest rule of a bucket that lets a page use a URL.

use crate::{arguments::Named, failure::Failure, input::Presented, output::write_out};
use clap::{Args, ValueEnum};
use s3presign::CorsRule;

/// Write the CORS rule that lets pages of an origin use a URL or a form
#[derive(Args)]
pub(crate) struct Cors {
    /// The URL, or a file with its record of --output json; - or nothing reads it from stdin
    #[arg(value_name = "URL|FILE")]
    url: Option<String>,
    /// Origin of the page: https://app.example.com, with one * in it if wanted
    #[arg(long)]
    origin: String,
    /// Write the rule for forms instead
    #[arg(long, conflicts_with = "url")]
    form: bool,
    /// Method of the URL, where that does not tell
    #[arg(long)]
    method: Option<String>,
    /// Header that was signed, with its value
    #[arg(short = 'H', long, value_name = "NAME: VALUE", value_parser = Named::header)]
    header: Vec<Named>,
    /// Form of the rule: JSON for `aws s3api put-bucket-cors`, XML for S3 itself
    #[arg(short, long, value_name = "FORM", default_value = "json")]
    output: Form,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    Json,
    Xml,
}

impl Cors {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let rule = if self.form { CorsRule::for_forms(&self.origin)? } else { self.rule_of_url()? };
        let text = match self.output {
            Form::Json => rule.to_json(),
            Form::Xml => rule.to_xml(),
        };
        write_out(&format!("{}\n", text.trim_end()))
    }

    fn rule_of_url(&self) -> Result<CorsRule, Failure> {
        let mut presented = Presented::read(self.url.as_deref())?;
        presented.method = self.method.clone().or(presented.method);
        presented.headers.extend(self.header.iter().map(|named| (named.name.clone(), named.value.clone())));
        let explained = s3presign::explain(&presented.url, presented.method.as_deref(), None)?;
        for name in explained.headers() {
            if !presented.headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name)) {
                presented.headers.push((name.into(), String::new()));
            }
        }
        let sent = presented.sent()?;
        let operation = sent
            .operation()
            .ok_or_else(|| Failure::usage("the URL does not tell its operation", "pass --method"))?;
        Ok(CorsRule::for_operation(operation, sent.headers(), &self.origin)?)
    }
}
