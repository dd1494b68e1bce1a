//! `s3presign verify`: whether a request or a form that arrived is what was signed
//! with the credentials at hand.

use crate::{
    arguments::{Instant, Named, Seconds, SignerArguments, instant::rfc3339},
    failure::Failure,
    input,
    output::write_out,
    settings::{Credentials, Settings},
    signing::{borrowed, pair},
};
use clap::Args;
use s3presign::{ReceivedForm, ReceivedRequest, VerifiedRequest, Verifier};
use serde_json::Value;
use time::OffsetDateTime;

/// Verify a request or a form as a server received it
#[derive(Args)]
pub(crate) struct Verify {
    /// The URL as it was received; - or nothing reads it from stdin
    #[arg(conflicts_with = "form")]
    url: Option<String>,
    /// Method that it came with
    #[arg(long, default_value = "GET")]
    method: String,
    /// Header that it came with
    #[arg(short = 'H', long, value_name = "NAME: VALUE", value_parser = Named::header)]
    header: Vec<Named>,
    /// Host that is served, with buckets in the path, or below it; repeat it for each
    #[arg(long, value_name = "HOST", conflicts_with = "form")]
    base_host: Vec<String>,
    /// A form instead: a file with its fields as a JSON object, or with its record of --output json
    #[arg(long, value_name = "FILE", requires = "bucket")]
    form: Option<String>,
    /// Bucket that the form was sent to
    #[arg(long, requires = "form")]
    bucket: Option<String>,
    /// Bytes of the form's file
    #[arg(long, value_name = "BYTES", requires = "form")]
    content_length: Option<u64>,
    /// Name of the form's file
    #[arg(long, value_name = "NAME", requires = "form")]
    file_name: Option<String>,
    /// Longest life that is accepted
    #[arg(long, value_name = "DURATION")]
    max_expires_in: Option<Seconds>,
    /// How far ahead of the clock a signing time may be
    #[arg(long, value_name = "DURATION")]
    clock_skew: Option<Seconds>,
    /// Verify for this instant and not for now
    #[arg(long, value_name = "INSTANT")]
    at: Option<Instant>,
    #[command(flatten)]
    signer: SignerArguments,
}

impl Verify {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let settings = Settings::read(&self.signer)?;
        let found = Credentials::find(&settings, &self.signer)?;
        let mut pairs = found.secret_pairs()?;
        let own = [
            pair("region", settings.get("region").map(|setting| &setting.value)),
            pair("unsigned-path-prefix", self.signer.unsigned_path_prefix.as_ref()),
            pair("max-expires-in", self.max_expires_in.map(|seconds| seconds.0)),
            pair("clock-skew", self.clock_skew.map(|seconds| seconds.0)),
        ];
        pairs.extend(own.into_iter().flatten());
        pairs.extend(self.base_host.iter().filter_map(|host| pair("base-host", Some(host))));
        let (verifier, credentials) = Verifier::from_pairs(borrowed(&pairs))?;
        // A verifier takes the secret that belongs to the key; who has another one, has none.
        let known = |id: &str| credentials.as_ref().filter(|known| known.access_key_id() == id);
        let now = self.at.map_or_else(OffsetDateTime::now_utc, |instant| instant.0);
        let (access_key_id, expires_at, asked) = match &self.form {
            Some(file) => {
                let form = self.received_form(file)?;
                let verified = verifier.verify_form(&form, known(form.access_key_id()), now)?;
                (verified.access_key_id().to_owned(), verified.expires_at(), String::new())
            }
            None => {
                let url = input::url(self.url.as_deref())?;
                let headers = self.header.iter().map(|named| (named.name.as_str(), named.value.as_str()));
                let request = ReceivedRequest::new(&self.method, &url, headers)?;
                let verified = verifier.verify(&request, known(request.access_key_id()), now)?;
                (verified.access_key_id().to_owned(), verified.expires_at(), asked_for(&verified))
            }
        };
        let until = rfc3339(expires_at);
        write_out(&format!("verified: signed by {access_key_id}, until {until}\n{asked}"))
    }

    fn received_form(&self, file: &str) -> Result<ReceivedForm, Failure> {
        let not_fields = || {
            Failure::usage("the form's file is not a JSON object of fields", "pass {\"key\": \"...\", ...}")
        };
        let parsed: Value =
            serde_json::from_str(&input::text(Some(file), "the fields")?).map_err(|_| not_fields())?;
        let fields = parsed.get("fields").unwrap_or(&parsed).as_object().ok_or_else(not_fields)?;
        let fields = fields.iter().map(|(name, value)| Some((name.as_str(), value.as_str()?)));
        let fields = fields.collect::<Option<Vec<_>>>().ok_or_else(not_fields)?;
        let mut form = ReceivedForm::new(self.bucket.clone().unwrap_or_default(), fields)?;
        if let Some(bytes) = self.content_length {
            form = form.content_length(bytes);
        }
        match &self.file_name {
            Some(name) => Ok(form.file_name(name)?),
            None => Ok(form),
        }
    }
}

/// What the request asks for, a line each, as far as it is known.
fn asked_for(verified: &VerifiedRequest) -> String {
    [("operation", verified.operation()), ("bucket", verified.bucket()), ("key", verified.key())]
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name:<10} {}\n", value?.escape_debug())))
        .collect()
}
