//! The files of AWS's tools: `~/.aws/config` and `~/.aws/credentials`, read by AWS's
//! own reader.

use super::{
    profile_name::{plain, spoken, with_plain_names},
    table::variable_of,
};
use crate::failure::Failure;
use aws_config::profile::{ProfileFileLoadError, ProfileSet};
use aws_runtime::env_config::{
    file::{EnvConfigFileKind, EnvConfigFiles},
    property::PropertiesKey,
};
use aws_types::os_shim_internal::{Env, Fs};
use std::{
    env,
    error::Error,
    io::ErrorKind,
    path::{Path, PathBuf},
    pin::pin,
    task::{Context, Poll, Waker},
};

/// What the files say, and which profile counts.
pub(crate) struct Profiles {
    files: EnvConfigFiles,
    sections: ProfileSet,
    selected: String,
    origin: &'static str,
}

/// The variables that name the files, and where they are otherwise.
const FILES: [(EnvConfigFileKind, &str, &str); 2] = [
    (EnvConfigFileKind::Config, "AWS_CONFIG_FILE", ".aws/config"),
    (EnvConfigFileKind::Credentials, "AWS_SHARED_CREDENTIALS_FILE", ".aws/credentials"),
];

impl Profiles {
    /// Reads the files and selects the profile of this name; without one the profile
    /// that the environment names, or `default`.
    pub(crate) fn load(name: Option<&str>) -> Result<Profiles, Failure> {
        let (selected, origin) = match name {
            Some(name) => (name.to_owned(), "--profile"),
            // In the order of botocore, the library of `aws`.
            None => match (variable_of("AWS_DEFAULT_PROFILE")?, variable_of("AWS_PROFILE")?) {
                (Some(name), _) => (name, "AWS_DEFAULT_PROFILE"),
                (None, Some(name)) => (name, "AWS_PROFILE"),
                (None, None) => ("default".into(), "default"),
            },
        };
        let files = files()?;
        let sections = parsed(&files).map_err(|error| broken(Path::new("the files"), &error))?;
        let profiles = Profiles { files, sections, selected, origin };
        if origin != "default" && profiles.sections.get_profile(&plain(&profiles.selected)).is_none() {
            return Err(profiles.missing());
        }
        Ok(profiles)
    }

    /// What the files say, for AWS's own readers of credentials.
    pub(super) fn files(&self) -> EnvConfigFiles {
        self.files.clone()
    }

    /// The profile's name.
    pub(crate) fn selected(&self) -> &str {
        &self.selected
    }

    /// Who said which profile: an option, a variable, or nobody.
    pub(crate) fn origin(&self) -> &'static str {
        self.origin
    }

    /// Whether an option of the command line said it: then the environment's
    /// credentials do not count.
    pub(crate) fn is_asked_for(&self) -> bool {
        self.origin == "--profile"
    }

    /// An entry of the selected profile.
    pub(crate) fn entry(&self, name: &str) -> Option<&str> {
        self.entry_of(&self.selected, name)
    }

    /// An entry of any profile. An empty one says nothing.
    pub(crate) fn entry_of(&self, profile: &str, name: &str) -> Option<&str> {
        self.sections.get_profile(&plain(profile))?.get(name).filter(|value| !value.is_empty())
    }

    /// An entry below one that has no value of its own, such as `s3 =`.
    pub(super) fn nested(&self, name: &str, inner: &str) -> Option<String> {
        inner_entry(self.entry(name)?, inner)
    }

    /// The same in a `[services NAME]` section.
    pub(super) fn of_services(&self, services: &str, service: &str, inner: &str) -> Option<String> {
        let key = PropertiesKey::builder()
            .section_key("services")
            .section_name(services)
            .property_name(service)
            .sub_property_name(inner)
            .build()
            .ok()?;
        self.sections.other_sections().get(&key).map(|value| value.trim().to_owned())
    }

    fn missing(&self) -> Failure {
        let mut known: Vec<String> = self.sections.profiles().map(spoken).collect();
        known.sort_unstable();
        let problem = format!("there is no profile {:?} ({})", self.selected, self.origin);
        let help = match known.as_slice() {
            [] => "make one with `aws configure`, or leave it out".into(),
            known => format!("there are: {}", known.join(", ")),
        };
        Failure::configuration(problem, help)
    }
}

/// The text of an entry that has lines of its own below it.
fn inner_entry(lines: &str, name: &str) -> Option<String> {
    let pairs = lines.lines().filter_map(|line| line.split_once('='));
    let mut named = pairs.filter(|(found, _)| found.trim().eq_ignore_ascii_case(name));
    named.next_back().map(|(_, value)| value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// The profiles of the files, for completions: a broken file has none.
pub(crate) fn profile_names() -> Vec<String> {
    let sections = files().ok().and_then(|files| parsed(&files).ok()).unwrap_or_default();
    sections.profiles().map(spoken).collect()
}

/// AWS's reader takes a file that is not UTF-8 or cannot be opened for an empty one,
/// which would hide why a profile is missing; so the files are read here.
fn files() -> Result<EnvConfigFiles, Failure> {
    let mut files = EnvConfigFiles::builder();
    for (kind, path) in paths() {
        let text = match std::fs::read(&path) {
            Ok(bytes) => String::from_utf8(bytes).map_err(|error| {
                let before = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
                let line = before.iter().filter(|byte| **byte == b'\n').count().saturating_add(1);
                let problem = format!("{} is not UTF-8 text, in line {line}", path.display());
                Failure::configuration(problem, "write it again as UTF-8")
            })?,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => {
                let problem = format!("cannot read {}: {error}", path.display());
                return Err(Failure::configuration(problem, "make it a file that you can read"));
            }
        };
        check(&path, kind, &text)?;
        files = files.with_contents(kind, with_plain_names(&text));
    }
    // A reader wants one file at least.
    Ok(files.with_contents(EnvConfigFileKind::Config, "").build())
}

/// Reads a file by itself, since an error of texts names no file.
fn check(path: &Path, kind: EnvConfigFileKind, text: &str) -> Result<(), Failure> {
    let files = EnvConfigFiles::builder().with_contents(kind, with_plain_names(text)).build();
    parsed(&files).map(|_| ()).map_err(|error| broken(path, &error))
}

fn parsed(files: &EnvConfigFiles) -> Result<ProfileSet, ProfileFileLoadError> {
    let (disk, environment) = (Fs::real(), Env::real());
    let loading = aws_config::profile::load(&disk, &environment, files, None);
    // The texts are at hand, so that nothing is waited for.
    match pin!(loading).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(loaded) => loaded,
        Poll::Pending => Ok(ProfileSet::default()),
    }
}

fn broken(path: &Path, error: &ProfileFileLoadError) -> Failure {
    let detail = error.source().map_or_else(|| error.to_string(), ToString::to_string);
    let detail = detail.split_whitespace().collect::<Vec<_>>().join(" ");
    let detail = detail.replacen("error parsing", &format!("error in {}", path.display()), 1);
    Failure::configuration(
        detail.replace("  ", " "),
        "mend that line; `aws configure list` reads the same file",
    )
}

fn paths() -> impl Iterator<Item = (EnvConfigFileKind, PathBuf)> {
    let home = env::home_dir().unwrap_or_default();
    FILES.into_iter().map(move |(kind, variable, default)| match env::var_os(variable) {
        Some(path) => match path.to_str().and_then(|path| path.strip_prefix("~/")) {
            Some(below) => (kind, home.join(below)),
            None => (kind, path.into()),
        },
        None => (kind, home.join(default)),
    })
}

#[cfg(test)]
mod tests {
    use super::inner_entry;

    #[test]
    fn reads_what_is_indented_below_an_entry() {
        let lines = "\naddressing_style = path\nuse_accelerate_endpoint=true\naddressing_style = virtual";
        assert_eq!(inner_entry(lines, "addressing_style").as_deref(), Some("virtual"));
        assert_eq!(inner_entry(lines, "use_accelerate_endpoint").as_deref(), Some("true"));
        assert_eq!(inner_entry(lines, "other"), None);
    }
}
