//! Where, for whom and by whom is signed: option, environment or profile, in this
//! order, as for AWS's tools; and of each setting, where it came from.

mod credentials;
mod exported;
mod fetched;
mod files;
mod profile_name;
mod table;

pub(crate) use credentials::Credentials;
pub(crate) use files::{Profiles, profile_names};

use crate::{arguments::SignerArguments, failure::Failure, notes};
use s3presign::Signer;
use table::TABLE;

/// One option of the signer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Setting {
    /// The signer's name for it, such as `use-fips`.
    pub(crate) option: &'static str,
    pub(crate) value: String,
    /// What a person can change: `--region`, `AWS_REGION`, `region of profile "dev"`.
    pub(crate) origin: String,
}

/// All settings of one run, credentials apart.
pub(crate) struct Settings {
    pub(crate) profiles: Profiles,
    pub(crate) given: Vec<Setting>,
}

impl Settings {
    pub(crate) fn read(arguments: &SignerArguments) -> Result<Settings, Failure> {
        let profiles = Profiles::load(arguments.profile.as_deref())?;
        let mut given = arguments.settings();
        let endpoints_count = !table::ignores_configured_endpoints(&profiles);
        for row in TABLE.iter().filter(|row| endpoints_count || row.option != "endpoint") {
            let said = given.iter().any(|setting| setting.option == row.option);
            if !said {
                given.extend(row.in_environment()?.or_else(|| row.in_profile(&profiles)));
            }
        }
        Ok(Settings { profiles, given })
    }

    /// A setting by the signer's name for it.
    pub(crate) fn get(&self, option: &str) -> Option<&Setting> {
        self.given.iter().find(|setting| setting.option == option)
    }

    /// Signs for a region that nobody said, at the global endpoint, as `aws` does;
    /// whether it was needed.
    pub(crate) fn default_region(&mut self, region: &str) -> bool {
        let needed = self.get("region").is_none();
        if needed {
            for (option, value) in [("region", region), ("use-global-endpoint", "true")] {
                self.given.retain(|setting| setting.option != option);
                self.given.push(Setting { option, value: value.into(), origin: "default".into() });
            }
        }
        needed
    }

    /// Puts the bucket where `aws` puts it: with an endpoint of one's own into the path, unless the
    /// profile says `virtual`; then before any host, but never with dots.
    pub(crate) fn addressing_of_aws(&mut self, bucket: &str) {
        let said = self.get("addressing").map_or("auto", |setting| setting.value.as_str());
        let value = match (said, self.get("endpoint")) {
            ("path", _) | ("auto", Some(_)) => "path",
            (_, Some(_)) if bucket.contains('.') => "path",
            (_, Some(_)) => "virtual",
            _ => "auto",
        };
        self.given.retain(|setting| setting.option != "addressing");
        self.given.push(Setting { option: "addressing", value: value.into(), origin: "as aws".into() });
    }

    /// The options of the signer, as pairs.
    pub(crate) fn pairs(&self) -> Vec<(&str, &str)> {
        self.given.iter().map(|setting| (setting.option, setting.value.as_str())).collect()
    }

    /// A signer of these settings and whatever credentials there are.
    pub(crate) fn signer(&self, arguments: &SignerArguments) -> Result<Signer, Failure> {
        let credentials = Credentials::find(self, arguments)?;
        if arguments.debug {
            self.show(&credentials);
        }
        self.signer_of(&credentials)
    }

    /// A signer of these settings and credentials.
    pub(crate) fn signer_of(&self, credentials: &Credentials) -> Result<Signer, Failure> {
        credentials.signer(&self.pairs()).map_err(|error| {
            let named = |setting: &&Setting| error.to_string().contains(&format!("{:?}", setting.option));
            let blamed = self.given.iter().find(named);
            match (Failure::of_settings(&error), blamed) {
                (Failure::Configuration { code, problem, help }, Some(setting)) => Failure::Configuration {
                    code,
                    problem: format!("{problem} (from {})", setting.origin),
                    help,
                },
                (failure, _) => failure,
            }
        })
    }

    /// `--debug`: each setting and where it came from, and no secret.
    fn show(&self, credentials: &Credentials) {
        let Settings { profiles, given } = self;
        notes::say("debug", &format!("profile {:?} ({})", profiles.selected(), profiles.origin()));
        for Setting { option, value, origin } in given {
            notes::say("debug", &format!("{option} {:?} ({origin})", s3presign::redact(value)));
        }
        notes::say(
            "debug",
            &format!(
                "access key {} ({})",
                credentials.access_key_id().as_deref().unwrap_or("none"),
                credentials.origin()
            ),
        );
        if let Some(expiration) = credentials.expiration() {
            notes::say("debug", &format!("credentials end at {expiration}"));
        }
    }
}
