//! Which variable and which entry of a profile says which option of the signer:
//! those that AWS's tools read ("Global configuration settings", AWS SDKs and Tools
//! Reference Guide; "AWS CLI S3 Configuration", AWS CLI Reference).

use super::{Profiles, Setting};
use crate::failure::Failure;
use std::env;

/// One option of the signer.
pub(super) struct Row {
    pub(super) option: &'static str,
    variables: &'static [&'static str],
    entries: &'static [Entry],
    /// The signer's words for a value.
    translate: fn(&str) -> String,
}

/// Where a profile says it.
enum Entry {
    /// `key = value`.
    Own(&'static str),
    /// Indented below `s3 =`.
    OfS3(&'static str),
    /// Indented below `s3 =` in the `[services NAME]` that the profile names.
    OfServices(&'static str),
}

use Entry::{OfS3, OfServices, Own};

pub(super) const TABLE: [Row; 9] = [
    Row {
        option: "region",
        variables: &["AWS_REGION", "AWS_DEFAULT_REGION"],
        entries: &[Own("region")],
        translate: as_it_is,
    },
    Row {
        option: "endpoint",
        variables: &["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"],
        entries: &[OfServices("endpoint_url"), Own("endpoint_url")],
        translate: as_it_is,
    },
    Row { option: "addressing", variables: &[], entries: &[OfS3("addressing_style")], translate: as_it_is },
    Row {
        option: "use-dual-stack",
        variables: &["AWS_USE_DUALSTACK_ENDPOINT"],
        entries: &[OfS3("use_dualstack_endpoint"), Own("use_dualstack_endpoint")],
        translate: in_lower_case,
    },
    Row {
        option: "use-fips",
        variables: &["AWS_USE_FIPS_ENDPOINT"],
        entries: &[Own("use_fips_endpoint")],
        translate: in_lower_case,
    },
    Row {
        option: "use-accelerate",
        variables: &[],
        entries: &[OfS3("use_accelerate_endpoint")],
        translate: in_lower_case,
    },
    Row {
        option: "use-arn-region",
        variables: &["AWS_S3_USE_ARN_REGION"],
        entries: &[Own("s3_use_arn_region"), OfS3("use_arn_region")],
        translate: in_lower_case,
    },
    Row {
        option: "disable-multi-region-access-points",
        variables: &["AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS"],
        entries: &[Own("s3_disable_multiregion_access_points")],
        translate: in_lower_case,
    },
    Row {
        option: "disable-s3-express-session-auth",
        variables: &["AWS_S3_DISABLE_EXPRESS_SESSION_AUTH"],
        entries: &[Own("s3_disable_express_session_auth")],
        translate: in_lower_case,
    },
];

fn as_it_is(value: &str) -> String {
    value.into()
}

fn in_lower_case(value: &str) -> String {
    value.to_ascii_lowercase()
}

impl Row {
    /// What the first of its variables that is set says. An empty one is not set.
    pub(super) fn in_environment(&self) -> Result<Option<Setting>, Failure> {
        for variable in self.variables {
            if let Some(value) = variable_of(variable)? {
                return Ok(Some(self.setting(&value, (*variable).into())));
            }
        }
        Ok(None)
    }

    /// What the selected profile says.
    pub(super) fn in_profile(&self, profiles: &Profiles) -> Option<Setting> {
        let of_profile = |entry: &str| format!("{entry} of profile {:?}", profiles.selected());
        self.entries.iter().find_map(|entry| {
            let (value, origin) = match entry {
                Own(name) => (profiles.entry(name)?.to_owned(), of_profile(name)),
                OfS3(name) => (profiles.nested("s3", name)?, of_profile(&format!("s3.{name}"))),
                OfServices(name) => {
                    let services = profiles.entry("services")?;
                    let origin = format!("s3.{name} of services {services:?}");
                    (profiles.of_services(services, "s3", name)?, origin)
                }
            };
            Some(self.setting(&value, origin))
        })
    }

    fn setting(&self, value: &str, origin: String) -> Setting {
        Setting { option: self.option, value: (self.translate)(value), origin }
    }
}

/// `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`, or the profile's entry of that name.
pub(super) fn ignores_configured_endpoints(profiles: &Profiles) -> bool {
    let variable = env::var("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS").ok().filter(|value| !value.is_empty());
    let entry = || profiles.entry("ignore_configured_endpoint_urls").map(String::from);
    variable.or_else(entry).is_some_and(|value| value.eq_ignore_ascii_case("true"))
}

/// A variable's value, if it is set to one.
pub(super) fn variable_of(name: &str) -> Result<Option<String>, Failure> {
    match env::var_os(name) {
        None => Ok(None),
        Some(value) => match value.into_string() {
            Ok(value) => Ok(Some(value).filter(|value| !value.is_empty())),
            Err(_) => Err(Failure::configuration(
                format!("environment variable {name} is not valid Unicode"),
                "set it again in UTF-8",
            )),
        },
    }
}
