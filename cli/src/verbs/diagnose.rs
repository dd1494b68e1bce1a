//! `s3presign diagnose`: why a server refused, and what to change.

use crate::{
    arguments::{CredentialSource, Named, SignerArguments, complete},
    failure::Failure,
    input::{self, Presented},
    output::write_out,
    settings::{Credentials, Settings},
};
use clap::{Args, ValueEnum};
use clap_complete::engine::ArgValueCompleter;
use s3presign::Refusal;
use serde_json::{Value, json};

/// Say why a server refused a presigned request
#[derive(Args)]
pub(crate) struct Diagnose {
    /// File with what the server answered, as you have it; - reads it from stdin, and so does
    /// nothing without --prove
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
    /// Path that a proxy removes before the one that was signed, where the record does not say it: /storage
    #[arg(long, value_name = "PATH", requires = "signed")]
    unsigned_path_prefix: Option<String>,
    /// The request as it was sent, where you know it: its URL, or a file with a record of it
    #[arg(long, value_name = "URL|FILE", requires = "signed")]
    sent: Option<String>,
    /// Method that it was sent with, unless it is the signed one
    #[arg(long, value_name = "METHOD", requires = "sent")]
    sent_method: Option<String>,
    /// Header that was sent, with its value
    #[arg(long, value_name = "NAME: VALUE", value_parser = Named::header, requires = "sent")]
    sent_header: Vec<Named>,
    /// Prove what was signed, with your credentials: they are tried if the URL names their access
    /// key, and never sent or shown
    #[arg(long, requires = "signed")]
    prove: bool,
    /// Profile of AWS's tools with the credentials to prove with
    #[arg(long, value_name = "NAME", requires = "prove", add = ArgValueCompleter::new(complete::profiles))]
    profile: Option<String>,
    /// Where to ask for them [default: as AWS's tools do]
    #[arg(long, value_name = "SOURCE", requires = "prove")]
    credentials_from: Option<CredentialSource>,
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
        let signed = self.signed.as_ref().map(|given| presented(given, self.method.as_ref(), &self.header));
        let sent =
            self.sent.as_ref().map(|given| presented(given, self.sent_method.as_ref(), &self.sent_header));
        let answer = match &self.answer {
            None if self.prove => None,
            name => Some(input::text(name.as_deref(), "what the server answered")?),
        };
        let mut refusal = answer.as_deref().map_or_else(Refusal::without_answer, Refusal::new);
        if let Some(signed) = signed.transpose()? {
            let method = signed.method()?;
            if let Some(prefix) = self.unsigned_path_prefix.as_ref().or(signed.unsigned_path_prefix.as_ref())
            {
                refusal = refusal.unsigned_path_prefix(prefix)?;
            }
            refusal = refusal.signed(&method, &signed.url, signed.headers())?;
            if let Some(sent) = sent.transpose()? {
                let method = sent.method.as_ref().unwrap_or(&method);
                refusal = refusal.sent(method, &sent.url, sent.headers())?;
            }
        }
        if self.prove {
            refusal = refusal.credentials(self.credentials()?);
        }
        let diagnosis = refusal.diagnose()?;
        let text = match self.output {
            Form::Text => diagnosis.to_string(),
            Form::Json => {
                let findings = diagnosis.findings().iter();
                let findings: Vec<Value> = findings
                    .map(|finding| {
                        let (code, certainty) = (finding.code.as_str(), finding.certainty.as_str());
                        json!({ "code": code, "certainty": certainty, "sentence": finding.sentence })
                    })
                    .collect();
                json!({ "code": diagnosis.code(), "message": diagnosis.message(), "findings": findings })
                    .to_string()
            }
        };
        write_out(&format!("{}\n", text.trim_end()))
    }

    /// Those at hand: a secret is never an argument.
    fn credentials(&self) -> Result<s3presign::Credentials, Failure> {
        let arguments = SignerArguments {
            profile: self.profile.clone(),
            credentials_from: self.credentials_from,
            ..SignerArguments::default()
        };
        Credentials::find(&Settings::read(&arguments)?, &arguments)?.to_prove_with()
    }
}

/// A request as somebody has it, with what else was said of it.
fn presented(given: &str, method: Option<&String>, headers: &[Named]) -> Result<Presented, Failure> {
    let mut presented = Presented::read(Some(given))?;
    presented.method = method.cloned().or(presented.method);
    presented.headers.extend(headers.iter().map(|named| (named.name.clone(), named.value.clone())));
    Ok(presented)
}
