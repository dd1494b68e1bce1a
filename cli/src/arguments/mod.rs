//! What several verbs take alike: who signs for where, how long, and in which form
//! the result is written.

pub(crate) mod complete;
pub(crate) mod duration;
pub(crate) mod instant;
pub(crate) mod named;
pub(crate) mod other_names;
mod regions;
pub(crate) mod target;

pub(crate) use duration::Seconds;
pub(crate) use instant::Instant;
pub(crate) use named::Named;
pub(crate) use target::Target;

use crate::{
    output::{Form, Written},
    settings::Setting,
};
use clap::{Args, ValueEnum};
use clap_complete::engine::ArgValueCompleter;
use time::OffsetDateTime;

/// Who signs, and for where.
#[derive(Args, Default)]
#[command(next_help_heading = "Credentials and endpoint")]
pub(crate) struct SignerArguments {
    /// Profile of AWS's tools; the credentials of the environment are then not used
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(complete::profiles))]
    pub(crate) profile: Option<String>,
    /// Region of the bucket [default: that of the environment or the profile]
    #[arg(long, value_name = "REGION", add = ArgValueCompleter::new(complete::regions))]
    pub(crate) region: Option<String>,
    /// Endpoint that the URL's user calls, for other stores than AWS
    #[arg(long, value_name = "URL")]
    pub(crate) endpoint_url: Option<String>,
    /// Where the bucket's name goes [default: auto]
    #[arg(long, value_name = "STYLE", value_parser = ["auto", "virtual", "path", "bucket-host"])]
    pub(crate) addressing: Option<String>,
    /// Path that a proxy removes, so that it is in the URL and not signed: /storage
    #[arg(long, value_name = "PATH")]
    pub(crate) unsigned_path_prefix: Option<String>,
    /// Use AWS's endpoints for IPv4 and IPv6
    #[arg(long)]
    pub(crate) dual_stack: bool,
    /// Use AWS's FIPS endpoints
    #[arg(long)]
    pub(crate) fips: bool,
    /// Use S3 Transfer Acceleration
    #[arg(long)]
    pub(crate) accelerate: bool,
    /// Where to ask for credentials [default: as AWS's tools do]
    #[arg(long, value_name = "SOURCE")]
    pub(crate) credentials_from: Option<CredentialSource>,
    /// Sign nothing: the plain URL, for what everybody may do
    #[arg(long, conflicts_with = "credentials_from")]
    pub(crate) anonymous: bool,
    /// Say on stderr where each setting came from
    #[arg(long)]
    pub(crate) debug: bool,
}

/// Whom to ask for credentials.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CredentialSource {
    /// The command `aws configure export-credentials`.
    AwsCli,
}

impl SignerArguments {
    /// The options of the signer that the command line says.
    pub(crate) fn settings(&self) -> Vec<Setting> {
        let text = |option, value: &Option<String>, origin: &str| {
            value.clone().map(|value| Setting { option, value, origin: origin.into() })
        };
        let flag = |option, set: bool, origin: &str| {
            set.then(|| Setting { option, value: "true".into(), origin: origin.into() })
        };
        [
            text("region", &self.region, "--region"),
            text("endpoint", &self.endpoint_url, "--endpoint-url"),
            text("addressing", &self.addressing, "--addressing"),
            text("unsigned-path-prefix", &self.unsigned_path_prefix, "--unsigned-path-prefix"),
            flag("use-dual-stack", self.dual_stack, "--dual-stack"),
            flag("use-fips", self.fips, "--fips"),
            flag("use-accelerate", self.accelerate, "--accelerate"),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// How long the URL lives, and from when.
#[derive(Args)]
#[command(next_help_heading = "Lifetime")]
pub(crate) struct LifetimeArguments {
    /// How long the URL works: 900, 15m, 1h30m, 2d, PT15M; at most 7d [default: 15m]
    #[arg(long, value_name = "DURATION", allow_negative_numbers = true, conflicts_with = "expires_at")]
    expires_in: Option<Seconds>,
    /// When the URL stops working: 2026-01-02T03:04:05Z, or Unix seconds
    #[arg(long, value_name = "INSTANT")]
    expires_at: Option<Instant>,
    /// Sign for this instant and not for now
    #[arg(long, value_name = "INSTANT", allow_negative_numbers = true)]
    signing_time: Option<Instant>,
    /// Keep the URL the same all through each window of this length, for caches
    #[arg(long, value_name = "DURATION", allow_negative_numbers = true)]
    stable_for: Option<Seconds>,
    /// Move the signing time back, for a clock that runs ahead of the server's
    #[arg(long, value_name = "DURATION", allow_negative_numbers = true)]
    backdate: Option<Seconds>,
    /// Refuse to sign if the credentials end before the URL
    #[arg(long)]
    require_full_lifetime: bool,
}

impl LifetimeArguments {
    /// The instant to sign for: the clock is read here, once.
    pub(crate) fn signing_time(&self) -> OffsetDateTime {
        self.signing_time.map_or_else(OffsetDateTime::now_utc, |instant| instant.0)
    }

    /// The options of a request, form or upload.
    pub(crate) fn pairs(&self) -> Vec<(String, String)> {
        let seconds = |name: &str, value: Option<Seconds>| Some((name.into(), value?.0.to_string()));
        [
            seconds("expires-in", self.expires_in),
            self.expires_at.map(|instant| ("expires-at".into(), instant.0.unix_timestamp().to_string())),
            seconds("stable-for", self.stable_for),
            seconds("backdate", self.backdate),
            self.require_full_lifetime.then(|| ("require-full-lifetime".into(), "true".into())),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// What S3's model or another store knows beyond a verb's own options.
#[derive(Args)]
#[command(next_help_heading = "Request")]
pub(crate) struct RequestArguments {
    /// Parameter of the operation, by S3's name; file://PATH and fileb://PATH are read
    #[arg(short, long, value_name = "NAME=VALUE", add = ArgValueCompleter::new(complete::parameters))]
    parameter: Vec<Named>,
    /// Header beyond S3's model, which is signed and must be sent
    #[arg(short = 'H', long, value_name = "NAME: VALUE", value_parser = Named::header)]
    header: Vec<Named>,
    /// Query pair beyond S3's model
    #[arg(short, long, value_name = "NAME=VALUE")]
    query: Vec<Named>,
}

impl RequestArguments {
    pub(crate) fn pairs(&self) -> Result<Vec<(String, String)>, crate::failure::Failure> {
        let mut pairs = self.parameter.iter().map(Named::parameter).collect::<Result<Vec<_>, _>>()?;
        let extra = |kind: &str, named: &Named| (format!("{kind}:{}", named.name), named.value.clone());
        pairs.extend(self.header.iter().map(|named| extra("header", named)));
        pairs.extend(self.query.iter().map(|named| extra("query", named)));
        Ok(pairs)
    }
}

/// In which form the result is written.
#[derive(Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArguments {
    /// Form of the result [default: url, and html for a form]
    #[arg(short, long, value_name = "FORM")]
    output: Option<Written>,
    /// End each result with a NUL and not with a line feed
    #[arg(short = '0', long)]
    pub(crate) null: bool,
    /// Take warnings for errors: write nothing, and exit with 5
    #[arg(long)]
    pub(crate) strict: bool,
    /// Say nothing on stderr but errors
    #[arg(long)]
    pub(crate) quiet: bool,
}

impl OutputArguments {
    /// The form of results, if one was asked for.
    pub(crate) fn form(&self) -> Option<Form> {
        match self.output {
            Some(Written::Results(form)) => Some(form),
            Some(Written::Policy) | None => None,
        }
    }

    /// Whether the policy is asked for that they need, and not they.
    pub(crate) fn policy(&self) -> bool {
        self.output == Some(Written::Policy)
    }
}
