//! Credentials that `aws` itself exports: the way for a role that asks for a code
//! of a device (`mfa_serial`), which AWS's library for Rust does not ask for.

use super::{Credentials, Profiles, Settings, fetched::chain};
use crate::failure::Failure;
use serde_json::Value;
use std::{
    io::ErrorKind,
    process::{Command, Stdio},
};

/// Whether a role on the way asks for a code.
pub(super) fn needs_a_code(profiles: &Profiles) -> bool {
    chain(profiles).any(|profile| profiles.entry_of(&profile, "mfa_serial").is_some())
}

/// Asks `aws`, which prompts on the terminal and keeps what it fetched.
pub(super) fn credentials(settings: &Settings) -> Result<Credentials, Failure> {
    let profile = settings.profiles.selected();
    let arguments = ["configure", "export-credentials", "--format", "process", "--profile", profile];
    let command = format!("aws {}", arguments.join(" "));
    let ran = Command::new("aws").args(arguments).stdin(Stdio::inherit()).stderr(Stdio::inherit()).output();
    let output = ran.map_err(|error| match error.kind() {
        ErrorKind::NotFound => Failure::configuration(
            format!(
                "profile {profile:?} needs the AWS CLI to ask for its code, and `aws` is not on the PATH"
            ),
            format!("install it, or run `{command}` where it is and set the variables that it shows"),
        ),
        _ => Failure::Io { what: format!("cannot run `{command}`"), error },
    })?;
    let failed = || {
        Failure::configuration(
            format!("`{command}` gave no credentials ({})", output.status),
            "run it yourself to see why; it needs version 2.9 of the AWS CLI or newer",
        )
    };
    if !output.status.success() {
        return Err(failed());
    }
    let answer: Value = serde_json::from_slice(&output.stdout).map_err(|_| failed())?;
    let text = |name: &str| {
        answer.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(String::from)
    };
    Ok(Credentials::Given {
        access_key_id: text("AccessKeyId").ok_or_else(failed)?,
        secret_access_key: text("SecretAccessKey").ok_or_else(failed)?,
        session_token: text("SessionToken"),
        expiration: text("Expiration"),
        origin: format!("`{command}`"),
    })
}
