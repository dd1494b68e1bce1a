//! The environment variables of AWS's tools, as options of a signer.
//!
//! Which variables there are, what each of them says and which one wins stands
//! here, once for every language. The variables come in as pairs: nothing here
//! reads the environment of the process.
//!
//! | variable | option | rule | documented in |
//! |---|---|---|---|
//! | `AWS_ACCESS_KEY_ID` | `access-key-id` | credentials | AWS SDKs and Tools Reference Guide, "AWS access keys" |
//! | `AWS_SECRET_ACCESS_KEY` | `secret-access-key` | credentials | the same |
//! | `AWS_SESSION_TOKEN` | `session-token` | credentials | the same |
//! | `AWS_CREDENTIAL_EXPIRATION` | `credentials-expiration` | credentials | AWS CLI, `configure export-credentials`, which writes it |
//! | `AWS_REGION` | `region` | wins over the next | the Guide, "AWS Region" |
//! | `AWS_DEFAULT_REGION` | `region` | | AWS CLI User Guide, "Environment variables" |
//! | `AWS_ENDPOINT_URL_S3` | `endpoint` | wins over the next | the Guide, "Service-specific endpoints" |
//! | `AWS_ENDPOINT_URL` | `endpoint` | | the same |
//! | `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` | | `true`: neither endpoint is read | the same |
//! | `AWS_USE_FIPS_ENDPOINT` | `use-fips` | `true` or `false` | the Guide, "Dual-stack and FIPS endpoints" |
//! | `AWS_USE_DUALSTACK_ENDPOINT` | `use-dual-stack` | `true` or `false` | the same |
//!
//! For all of them: an empty variable is not set; names are case-sensitive; of a
//! name that comes twice the first counts, as in `getenv`; an option that the
//! caller gives wins, and the variable is then not even looked at. Credentials
//! of two sources are never mixed: if the caller gives an access key, a secret
//! or a token, none of the four variables of credentials is read.

use super::{bare_name, invalid_option, parse_boolean, same_name};
use crate::error::{Error, Quoted};
use crate::zeroizing::Zeroizing;

/// An option, the variable that says it, and the one that says it where the
/// first is not set.
struct Source(&'static str, &'static str, Option<&'static str>);

const SOURCES: [Source; 8] = [
    Source("access-key-id", "AWS_ACCESS_KEY_ID", None),
    Source("secret-access-key", "AWS_SECRET_ACCESS_KEY", None),
    Source("session-token", "AWS_SESSION_TOKEN", None),
    Source("credentials-expiration", "AWS_CREDENTIAL_EXPIRATION", None),
    Source("region", "AWS_REGION", Some("AWS_DEFAULT_REGION")),
    Source("endpoint", "AWS_ENDPOINT_URL_S3", Some("AWS_ENDPOINT_URL")),
    Source("use-fips", "AWS_USE_FIPS_ENDPOINT", None),
    Source("use-dual-stack", "AWS_USE_DUALSTACK_ENDPOINT", None),
];

/// What belongs to one access key.
const CREDENTIALS: [&str; 4] =
    ["access-key-id", "secret-access-key", "session-token", "credentials-expiration"];
/// The options that make credentials the caller's own. An expiration alone does
/// not: it may be told of the environment's credentials.
const OWN_CREDENTIALS: [&str; 3] = ["access-key-id", "secret-access-key", "session-token"];

const ENDPOINT: &str = "endpoint";
/// Switches the variables of [`ENDPOINT`] off.
const IGNORE_ENDPOINTS: &str = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";

/// Names the profile of AWS's tools. No profile is read here: that is said where credentials are missing.
const PROFILE: &str = "AWS_PROFILE";

/// The options of a signer that a caller gives, and those that variables add.
pub(crate) struct EnvironmentOptions<'a> {
    given: Vec<(&'a str, &'a str)>,
    added: Vec<Added>,
    /// What [`PROFILE`] names, as a message quotes it.
    profile: Option<Quoted>,
}

/// An option that the caller does not give, and what a variable says of it.
struct Added {
    option: &'static str,
    /// The variable that is set, or the first that could be.
    variable: &'static str,
    value: Option<Zeroizing<String>>,
}

impl<'a> EnvironmentOptions<'a> {
    /// Reads the variables for all options that are not given. Other variables
    /// are not looked at, so they may hold anything.
    ///
    /// # Errors
    ///
    /// `VariableNotUnicode`, `InvalidOption`.
    pub(crate) fn read(
        variables: impl IntoIterator<Item = (impl AsRef<[u8]>, impl AsRef<[u8]>)>,
        given: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<EnvironmentOptions<'a>, Error> {
        let given: Vec<(&str, &str)> = given.into_iter().collect();
        let is_given = |option: &str| given.iter().any(|(name, _)| same_name(bare_name(name), option));
        let own_credentials = OWN_CREDENTIALS.into_iter().any(is_given);
        let is_decided = |option| is_given(option) || own_credentials && CREDENTIALS.contains(&option);

        let variables = Variables::collect(variables);
        let mut added = Vec::new();
        for Source(option, first, second) in
            SOURCES.into_iter().filter(|Source(option, ..)| !is_decided(option))
        {
            let is_off = option == ENDPOINT && variables.boolean(IGNORE_ENDPOINTS)?;
            let set = if is_off { None } else { variables.first_set([Some(first), second])? };
            let variable = set.map_or(first, |(name, _)| name);
            added.push(Added { option, variable, value: set.map(|(_, text)| Zeroizing::new(text.into())) });
        }
        Ok(EnvironmentOptions { given, added, profile: variables.profile() })
    }

    /// All options: those that were given, as they were given, then the others.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let added = self.added.iter();
        let set = added.filter_map(|added| Some((added.option, added.value.as_ref()?.as_str())));
        self.given.iter().copied().chain(set)
    }

    /// The error of a signer, with the names of variables in place of options
    /// that the caller did not give.
    pub(crate) fn name_variables(&self, error: Error) -> Error {
        let name = |option| self.variable(option);
        match error {
            Error::MissingOption { of, name: option, remedy } => {
                let variable = name(option);
                let of = if variable == option { of } else { "the environment" };
                let is_credential = variable != option && CREDENTIALS.contains(&option);
                let remedy = if is_credential { self.where_credentials_are() } else { remedy };
                Error::MissingOption { of, name: variable, remedy }
            }
            Error::InvalidOption { name: option, value, expected } => {
                Error::InvalidOption { name: name(option), value, expected }
            }
            Error::ConflictingOptions { first, second, remedy } => Error::ConflictingOptions {
                first: self.variables_in(first),
                second: self.variables_in(second),
                remedy,
            },
            Error::MissingRegion { name: option } => Error::MissingRegion { name: name(option) },
            Error::InvalidRegion { name: option, region } => {
                Error::InvalidRegion { name: name(option), region }
            }
            Error::InvalidCredentials { part, problem } => {
                Error::InvalidCredentials { part: name(part), problem }
            }
            Error::InvalidEndpoint { name: option, endpoint, problem } => {
                Error::InvalidEndpoint { name: name(option), endpoint, problem }
            }
            other => other,
        }
    }

    /// What to do where the environment has no credentials.
    fn where_credentials_are(&self) -> String {
        let profiles = match &self.profile {
            Some(profile) => format!("the profile {profile} of {PROFILE} is not read"),
            None => String::from("profiles are not read"),
        };
        format!(
            "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and AWS_SESSION_TOKEN of temporary credentials, or pass credentials; {profiles}: `aws configure export-credentials --format env` prints what sets the variables"
        )
    }

    fn variable(&self, option: &'static str) -> &'static str {
        let added = self.added.iter().find(|added| added.option == option);
        added.map_or(option, |added| added.variable)
    }

    /// The same for options that a text names in quotes.
    fn variables_in(&self, text: String) -> String {
        let set = self.added.iter().filter(|added| added.value.is_some());
        set.fold(text, |text, Added { option, variable, .. }| {
            text.replace(&format!("\"{option}\""), &format!("\"{variable}\""))
        })
    }
}

/// What hosts put where they cannot decode a byte of the environment (Java,
/// Node.js). No credential, region or URL holds it.
const REPLACEMENT: char = char::REPLACEMENT_CHARACTER;

/// The variables that are known here, as they came. They need not be Unicode.
struct Variables(Vec<(&'static str, Zeroizing<Vec<u8>>)>);

impl Variables {
    fn collect(pairs: impl IntoIterator<Item = (impl AsRef<[u8]>, impl AsRef<[u8]>)>) -> Variables {
        let mut found: Vec<(&'static str, Zeroizing<Vec<u8>>)> = Vec::new();
        for (name, value) in pairs {
            let Some(name) = known(name.as_ref()) else { continue };
            if !found.iter().any(|(earlier, _)| *earlier == name) {
                found.push((name, Zeroizing::new(value.as_ref().into())));
            }
        }
        Variables(found)
    }

    /// The first of these names that is set and not empty, and its text.
    fn first_set(&self, names: [Option<&'static str>; 2]) -> Result<Option<(&'static str, &str)>, Error> {
        let bytes = |name| self.0.iter().find(|(known, bytes)| *known == name && !bytes.is_empty());
        let Some((name, bytes)) = names.into_iter().flatten().find_map(bytes) else { return Ok(None) };
        match std::str::from_utf8(bytes) {
            Ok(text) if !text.contains(REPLACEMENT) => Ok(Some((*name, text))),
            _ => Err(Error::VariableNotUnicode { name }),
        }
    }

    fn profile(&self) -> Option<Quoted> {
        let set = |(name, bytes): &&(&str, Zeroizing<Vec<u8>>)| *name == PROFILE && !bytes.is_empty();
        self.0.iter().find(set).map(|(_, bytes)| String::from_utf8_lossy(bytes).into())
    }

    fn boolean(&self, name: &'static str) -> Result<bool, Error> {
        let Some((name, text)) = self.first_set([Some(name), None])? else { return Ok(false) };
        parse_boolean(text).ok_or_else(|| invalid_option(name, text, "true or false"))
    }
}

/// The name as it stands in the sources above; to the letter, as the names of
/// variables are.
fn known(name: &[u8]) -> Option<&'static str> {
    let said = SOURCES.into_iter().flat_map(|Source(_, first, second)| [Some(first), second]);
    said.flatten().chain([IGNORE_ENDPOINTS, PROFILE]).find(|known| known.as_bytes() == name)
}
