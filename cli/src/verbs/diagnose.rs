//! `s3presign diagnose`: why a server refused, and what to change.

use crate::{
    arguments::Named,
    failure::Failure,
    input::{self, Presented},
    output::write_out,
};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

/// Say why a server refused a presigned request
#[derive(Args)]
pub(crate) struct Diagnose {
    /// File with the XML that the server answered; - or nothing reads it from stdin
    answer: Option<String>,
    /// The request as it was presigned: its URL, or a file with its record of --output json
    #[arg(long, value_name = "URL|FILE")]
    signed: Option<String>,
    /// Method of the presigned URL, where that does not tell
    #[arg(long, requires = "signed")]
    method: Option<String>,
    /// Header that was signed, with its value
    #[arg(short = 'H', long, value_name = "NAME: VALUE", value_parser = Named::header, requires = "signed")]
    header: Vec<Named>,
    /// Form of the diagnosis
    #[arg(short, long, value_name = "FORM", default_value = "text")]
    output: Form,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    Text,
    Json,
}

impl Diagnose {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let sent = match &self.signed {
            None => None,
            Some(signed) => {
                let mut presented = Presented::read(Some(signed))?;
                presented.method = self.method.clone().or(presented.method);
                let headers = self.header.iter();
                presented.headers.extend(headers.map(|named| (named.name.clone(), named.value.clone())));
                Some(presented.sent()?)
            }
        };
        let answer = input::text(self.answer.as_deref(), "the XML that the server answered")?;
        let diagnosis = s3presign::diagnose(sent.as_ref(), &answer)?;
        let text = match self.output {
            Form::Text => diagnosis.to_string(),
            Form::Json => {
                let findings = diagnosis.findings().iter();
                let findings: Vec<Value> = findings
                    .map(|finding| json!({ "code": finding.code.as_str(), "sentence": finding.sentence }))
                    .collect();
                json!({ "code": diagnosis.code(), "message": diagnosis.message(), "findings": findings })
                    .to_string()
            }
        };
        write_out(&format!("{}\n", text.trim_end()))
    }
}
