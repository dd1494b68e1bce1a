//! Credentials that AWS's own library finds or fetches: profiles, roles, SSO,
//! `aws login`, processes, containers and instances. The only code here that opens a
//! connection.

use super::{Credentials, Profiles, Settings, profile_name};
use crate::{arguments::instant::rfc3339, failure::Failure};
use aws_config::{
    BehaviorVersion, Region, ecs::EcsCredentialsProvider, imds, imds::credentials::ImdsCredentialsProvider,
    profile::ProfileFileCredentialsProvider, provider_config::ProviderConfig,
    web_identity_token::WebIdentityTokenCredentialsProvider,
};
use aws_credential_types::provider::{ProvideCredentials, error::CredentialsError};
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use std::{error::Error, time::Duration};
use tokio::runtime;

/// How long a machine without instance metadata may keep a person waiting: what
/// AWS's tools allow.
const METADATA_TIMEOUT: Duration = Duration::from_secs(1);

/// The credentials of the profile, or those of the machine.
pub(super) fn credentials(settings: &Settings) -> Result<Credentials, Failure> {
    block_on(first_of_all(settings))?
}

async fn first_of_all(settings: &Settings) -> Result<Credentials, Failure> {
    let profile = settings.profiles.selected();
    let region = settings.get("region").map(|setting| Region::new(setting.value.clone()));
    let https =
        aws_smithy_http_client::Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https();
    let config = ProviderConfig::without_region()
        .with_behavior_version(Some(BehaviorVersion::latest()))
        .with_http_client(https)
        .with_region(region);
    let metadata =
        imds::Client::builder().configure(&config).connect_timeout(METADATA_TIMEOUT).max_attempts(1).build();
    let providers: [(String, Box<dyn ProvideCredentials>); 3] = [
        (
            format!("profile {profile:?}"),
            Box::new(
                ProfileFileCredentialsProvider::builder()
                    .configure(&config)
                    .profile_files(settings.profiles.files())
                    .profile_name(profile_name::plain(profile))
                    .build(),
            ),
        ),
        (
            "web identity token".into(),
            Box::new(WebIdentityTokenCredentialsProvider::builder().configure(&config).build()),
        ),
        ("container".into(), Box::new(EcsCredentialsProvider::builder().configure(&config).build())),
    ];
    for (origin, provider) in providers {
        match provider.provide_credentials().await {
            Ok(found) => return Ok(given(&found, origin)),
            Err(CredentialsError::CredentialsNotLoaded(_)) => {}
            Err(error) => return Err(failed(&origin, &error, &settings.profiles)),
        }
    }
    let instance = ImdsCredentialsProvider::builder().configure(&config).imds_client(metadata).build();
    match instance.provide_credentials().await {
        Ok(found) => Ok(given(&found, "instance metadata".into())),
        // Most machines are not an instance of EC2: that nothing answers there is not what is wrong.
        Err(error) => Err(none_found(&settings.profiles, &error)),
    }
}

fn given(found: &aws_credential_types::Credentials, origin: String) -> Credentials {
    Credentials::Given {
        access_key_id: found.access_key_id().into(),
        secret_access_key: found.secret_access_key().into(),
        session_token: found.session_token().map(String::from),
        expiration: found.expiry().map(|instant| rfc3339(instant.into())),
        origin,
    }
}

fn none_found(profiles: &Profiles, error: &CredentialsError) -> Failure {
    let profile = profiles.selected();
    let problem = format!(
        "there are no credentials: not in the environment, in profile {profile:?}, nor of this machine ({})",
        causes(error),
    );
    Failure::NoCredentials {
        problem,
        help: "run `aws configure` or `aws sso login`, name a profile with --profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY".into(),
    }
}

fn failed(origin: &str, error: &CredentialsError, profiles: &Profiles) -> Failure {
    Failure::configuration(format!("no credentials from {origin}: {}", causes(error)), remedy(profiles))
}

/// What went wrong, from the outside in: the outermost layers say only that something did.
fn causes(error: &CredentialsError) -> String {
    let mut causes: Vec<String> = Vec::new();
    let mut next: Option<&dyn Error> = Some(error);
    while let Some(cause) = next {
        let text = cause.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        if !causes.iter().any(|known| known.contains(&text)) {
            causes.push(text);
        }
        next = cause.source();
    }
    s3presign::redact(&causes.join(": "))
}

/// What makes a profile's credentials new again.
fn remedy(profiles: &Profiles) -> String {
    let name = shell_word(profiles.selected());
    let profile = chain(profiles).find_map(|profile| {
        let has = |entry: &str| profiles.entry_of(&profile, entry).is_some();
        if has("sso_session") || has("sso_start_url") {
            Some(format!("run `aws sso login --profile {}`", shell_word(&profile)))
        } else if has("login_session") {
            Some(format!("run `aws login --profile {}`", shell_word(&profile)))
        } else {
            None
        }
    });
    profile.unwrap_or_else(|| format!("see what `aws sts get-caller-identity --profile {name}` says"))
}

/// The selected profile, and those whose credentials it takes a role with.
pub(super) fn chain(profiles: &Profiles) -> impl Iterator<Item = String> {
    let next = |profile: &String| profiles.entry_of(profile, "source_profile").map(String::from);
    // A profile may name itself, and then has credentials of its own.
    std::iter::successors(Some(profiles.selected().to_owned()), next).take(10)
}

fn shell_word(text: &str) -> String {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./@".contains(&byte));
    if plain { text.into() } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

/// Waits for what may need the network, on this thread.
pub(super) fn block_on<T>(future: impl Future<Output = T>) -> Result<T, Failure> {
    let runtime = runtime::Builder::new_current_thread().enable_all().build();
    let runtime =
        runtime.map_err(|error| Failure::Io { what: "cannot wait for the network".into(), error })?;
    Ok(runtime.block_on(future))
}
