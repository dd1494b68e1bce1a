//! Who signs: the credentials of the environment, or those of the profile and of
//! the machine, which may have to be fetched.

use super::{Settings, exported, fetched, table::variable_of};
use crate::{
    arguments::{CredentialSource, SignerArguments},
    failure::Failure,
};
use s3presign::{Error, Signer};
use std::env;

/// The variables of credentials, in the order in which the signer asks for them.
const VARIABLES: [&str; 4] =
    ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION"];

/// Credentials, and where they are from.
pub(crate) enum Credentials {
    /// `--anonymous`: nobody signs.
    Nobody,
    /// Of the environment: the signer reads them, and names the variable that is
    /// wrong.
    Environment,
    /// Fetched or read by AWS's tools.
    Given {
        access_key_id: String,
        secret_access_key: String,
        session_token: Option<String>,
        /// RFC 3339.
        expiration: Option<String>,
        origin: String,
    },
}

impl Credentials {
    /// Where AWS's tools would find them. `--profile` leaves the environment's out;
    /// `AWS_PROFILE` does not.
    pub(crate) fn find(settings: &Settings, arguments: &SignerArguments) -> Result<Credentials, Failure> {
        if arguments.anonymous {
            return Ok(Credentials::Nobody);
        }
        if arguments.credentials_from == Some(CredentialSource::AwsCli) {
            return exported::credentials(settings);
        }
        if !settings.profiles.is_asked_for() && variable_of("AWS_ACCESS_KEY_ID")?.is_some() {
            return Ok(Credentials::Environment);
        }
        if exported::needs_a_code(&settings.profiles) {
            return exported::credentials(settings);
        }
        fetched::credentials(settings)
    }

    /// A signer of these credentials and options.
    pub(super) fn signer(&self, options: &[(&str, &str)]) -> Result<Signer, Error> {
        match self {
            Credentials::Environment => {
                let variables = VARIABLES.into_iter().filter_map(|name| Some((name, env::var_os(name)?)));
                Signer::from_env(variables, options.iter().copied())
            }
            Credentials::Nobody | Credentials::Given { .. } => {
                Signer::from_pairs(options.iter().copied().chain(self.pairs()))
            }
        }
    }

    /// Names and texts, as the signer takes them; none of the environment, which it reads
    /// itself.
    fn pairs(&self) -> Vec<(&str, &str)> {
        match self {
            Credentials::Nobody => vec![("anonymous", "true")],
            Credentials::Environment => Vec::new(),
            Credentials::Given { access_key_id, secret_access_key, session_token, expiration, .. } => {
                let mut pairs = vec![
                    ("access-key-id", access_key_id.as_str()),
                    ("secret-access-key", secret_access_key.as_str()),
                ];
                pairs.extend(session_token.as_deref().map(|token| ("session-token", token)));
                pairs.extend(expiration.as_deref().map(|instant| ("credentials-expiration", instant)));
                pairs
            }
        }
    }

    /// The credentials as names and texts, secrets included.
    pub(crate) fn secret_pairs(&self) -> Result<Vec<(String, String)>, Failure> {
        let owned = |(name, text): (&str, &str)| (name.into(), text.into());
        match self {
            Credentials::Nobody => {
                Err(Failure::usage("without credentials there is no secret to try", "leave --anonymous out"))
            }
            Credentials::Given { .. } => Ok(self.pairs().into_iter().map(owned).collect()),
            Credentials::Environment => {
                let variables = VARIABLES
                    .into_iter()
                    .filter_map(|name| Some((name, env::var_os(name)?.into_encoded_bytes())));
                // The region has no part in who signs; the reader of variables wants one.
                let pairs = s3presign::options_from_env(variables, [("region", "us-east-1")]);
                let pairs = pairs.map_err(|error| Failure::of_settings(&error))?;
                Ok(pairs.into_iter().filter(|(name, _)| name != "region").collect())
            }
        }
    }

    /// The credentials as a search for what was signed takes them.
    pub(crate) fn to_prove_with(&self) -> Result<s3presign::Credentials, Failure> {
        let pairs = self.secret_pairs()?;
        let text = |name: &str| {
            let named = pairs.iter().find(|(known, _)| known == name);
            named.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        s3presign::Credentials::new(text("access-key-id"), text("secret-access-key"))
            .and_then(|credentials| credentials.with_session_token(text("session-token")))
            .map_err(|error| Failure::of_settings(&error))
    }

    /// The public half, if there are any.
    pub(crate) fn access_key_id(&self) -> Option<String> {
        match self {
            Credentials::Nobody => None,
            Credentials::Environment => Some(env::var(VARIABLES[0]).unwrap_or_default()),
            Credentials::Given { access_key_id, .. } => Some(access_key_id.clone()),
        }
    }

    /// When they end, if that is known.
    pub(crate) fn expiration(&self) -> Option<String> {
        match self {
            Credentials::Nobody => None,
            Credentials::Environment => env::var(VARIABLES[3]).ok().filter(|value| !value.is_empty()),
            Credentials::Given { expiration, .. } => expiration.clone(),
        }
    }

    /// Whether they are a session's.
    pub(crate) fn is_temporary(&self) -> bool {
        match self {
            Credentials::Nobody => false,
            Credentials::Environment => env::var_os(VARIABLES[2]).is_some_and(|value| !value.is_empty()),
            Credentials::Given { session_token, .. } => session_token.is_some(),
        }
    }

    /// Where they are from, for people.
    pub(crate) fn origin(&self) -> &str {
        match self {
            Credentials::Nobody => "--anonymous",
            Credentials::Environment => "environment variables",
            Credentials::Given { origin, .. } => origin,
        }
    }
}
