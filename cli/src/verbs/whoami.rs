//! `s3presign whoami`: who would sign, for where, until when, and why.

use crate::{
    arguments::SignerArguments,
    failure::Failure,
    output::write_out,
    settings::{Credentials, Settings},
};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

/// Show which credentials and settings would sign, and where they came from
#[derive(Args)]
pub(crate) struct Whoami {
    #[command(flatten)]
    signer: SignerArguments,
    /// Form of the answer
    #[arg(short, long, value_name = "FORM", default_value = "text")]
    output: Form,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    Text,
    Json,
}

impl Whoami {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let settings = Settings::read(&self.signer)?;
        let credentials = Credentials::find(&settings, &self.signer)?;
        // What would be refused when signing is refused here.
        if settings.get("region").is_some() {
            settings.signer_of(&credentials)?;
        }
        let text = match self.output {
            Form::Text => text(&settings, &credentials),
            Form::Json => format!("{}\n", to_json(&settings, &credentials)),
        };
        write_out(&text)
    }
}

fn text(settings: &Settings, credentials: &Credentials) -> String {
    let mut lines = vec![
        (
            "access key",
            credentials.access_key_id().unwrap_or_else(|| "none".into()),
            credentials.origin().to_owned(),
        ),
        ("profile", settings.profiles.selected().into(), settings.profiles.origin().into()),
    ];
    let end = match (credentials.expiration(), credentials.is_temporary()) {
        (Some(instant), _) => instant,
        (None, true) => "not known: they are temporary".into(),
        (None, false) => "never".into(),
    };
    lines.push(("credentials end", end, String::new()));
    for setting in &settings.given {
        lines.push((setting.option, s3presign::redact(&setting.value), setting.origin.clone()));
    }
    if settings.get("region").is_none() {
        lines.push(("region", "none".into(), "pass --region".into()));
    }
    let line = |(name, value, origin): &(&str, String, String)| match origin.as_str() {
        "" => format!("{name}: {value}\n"),
        origin => format!("{name}: {value} ({origin})\n"),
    };
    lines.iter().map(line).collect()
}

fn to_json(settings: &Settings, credentials: &Credentials) -> Value {
    let given = settings.given.iter();
    let given: Vec<Value> = given
        .map(|setting| json!({ "option": setting.option, "value": s3presign::redact(&setting.value), "origin": setting.origin }))
        .collect();
    json!({
        "access_key_id": credentials.access_key_id(),
        "credentials_origin": credentials.origin(),
        "credentials_expiration": credentials.expiration(),
        "temporary": credentials.is_temporary(),
        "profile": settings.profiles.selected(),
        "profile_origin": settings.profiles.origin(),
        "settings": given,
    })
}
