//! Why a run ended otherwise than asked, and the exit code that scripts see.

use s3presign::{Error, ErrorCode};
use std::{fmt, io, path::Path};

/// What ended a run.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line does not say what is wanted.
    Usage { problem: String, help: String },
    /// The signer refused; nothing was signed.
    Refused(Box<Error>),
    /// No usable credentials or configuration.
    Configuration { code: Option<ErrorCode>, problem: String, help: String },
    /// There are no credentials anywhere.
    NoCredentials { problem: String, help: String },
    /// A file, a pipe or a disk.
    Io { what: String, error: io::Error },
    /// Whoever read the result went away: nothing is left to say.
    ReaderGone,
    /// One of these, with the exit codes of `aws`.
    OfAws(Box<Failure>),
    /// All of it was said already; this is the exit code.
    Said(ExitStatus),
    /// The same of a failure that was shown where it happened.
    Shown(u8),
}

/// The exit codes that are not an error of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ExitStatus {
    /// The URL is dead, or some targets failed.
    Negative = 1,
    /// There were warnings, and `--strict` makes them errors.
    Warned = 5,
}

impl Failure {
    pub(crate) fn usage(problem: impl Into<String>, help: impl Into<String>) -> Failure {
        Failure::Usage { problem: problem.into(), help: help.into() }
    }

    pub(crate) fn configuration(problem: impl Into<String>, help: impl Into<String>) -> Failure {
        Failure::Configuration { code: None, problem: problem.into(), help: help.into() }
    }

    /// A refusal of what the settings say, and not of what is to be signed.
    pub(crate) fn of_settings(error: &Error) -> Failure {
        let (problem, help) = split_remedy(&error.to_string());
        Failure::Configuration { code: Some(error.code()), problem, help }
    }

    pub(crate) fn reading(path: &Path, error: io::Error) -> Failure {
        Failure::Io { what: format!("cannot read {:?}", path.display().to_string()), error }
    }

    pub(crate) fn writing(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ReaderGone,
            _ => Failure::Io { what: "cannot write the result".into(), error },
        }
    }

    /// Those of `sysexits.h` and of shells where they have one.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Failure::Said(status) => *status as u8,
            Failure::Shown(code) => *code,
            Failure::Usage { .. } => 2,
            Failure::Refused(_) => 3,
            Failure::NoCredentials { .. } | Failure::Configuration { .. } => 4,
            Failure::Io { .. } => 74,
            // AWS CLI User Guide, "Return codes": wrong use, no usable setting, anything else.
            Failure::OfAws(failure) => match &**failure {
                Failure::Refused(error) if error.code() == ErrorCode::ConflictingOptions => 255,
                Failure::Usage { .. } | Failure::Refused(_) => 252,
                Failure::NoCredentials { .. } => 253,
                _ => 255,
            },
            // What a shell says of a program that SIGPIPE ended.
            Failure::ReaderGone => 141,
        }
    }

    /// Whether there is something to show.
    pub(crate) fn is_quiet(&self) -> bool {
        match self {
            Failure::OfAws(failure) => failure.is_quiet(),
            failure => matches!(failure, Failure::Said(_) | Failure::Shown(_) | Failure::ReaderGone),
        }
    }

    /// The core's code, problem and remedy.
    fn parts(&self) -> (Option<ErrorCode>, String, String) {
        match self {
            Failure::OfAws(failure) => failure.parts(),
            Failure::Usage { problem, help } | Failure::NoCredentials { problem, help } => {
                (None, problem.clone(), help.clone())
            }
            Failure::Configuration { code, problem, help } => (*code, problem.clone(), help.clone()),
            Failure::Refused(error) => {
                let (problem, help) = split_remedy(&error.to_string());
                (Some(error.code()), problem, help)
            }
            Failure::Io { what, error } => (None, format!("{what}: {error}"), String::new()),
            Failure::ReaderGone | Failure::Said(_) | Failure::Shown(_) => {
                (None, String::new(), String::new())
            }
        }
    }

    /// The name before the message: `error`, or `error[ExpiryOutOfRange]`.
    pub(crate) fn label(&self) -> String {
        match self.parts().0 {
            Some(code) => format!("error[{}]", code.as_str()),
            None => "error".into(),
        }
    }

    /// What is wrong.
    pub(crate) fn problem(&self) -> String {
        self.parts().1
    }

    /// What to do; may be empty.
    pub(crate) fn help(&self) -> String {
        self.parts().2
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Refused(Box::new(error))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (code, problem, _) = self.parts();
        match code {
            Some(code) => write!(formatter, "{}: {problem}", code.as_str()),
            None => formatter.write_str(&problem),
        }
    }
}

/// The core's messages end with the remedy, behind the last semicolon that is
/// not part of a quotation.
fn split_remedy(message: &str) -> (String, String) {
    match message.rsplit_once("; ") {
        Some((problem, remedy)) if remedy.matches('"').count() % 2 == 0 => (problem.into(), remedy.into()),
        _ => (message.into(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::split_remedy;

    #[test]
    fn the_remedy_stands_behind_the_last_semicolon_outside_quotes() {
        for (message, problem, remedy) in [
            ("a is b; do c", "a is b", "do c"),
            ("a; b; pass \"c\"", "a; b", "pass \"c\""),
            ("\"a; b\" is wrong", "\"a; b\" is wrong", ""),
            ("nothing to do", "nothing to do", ""),
        ] {
            assert_eq!(split_remedy(message), (problem.into(), remedy.into()));
        }
    }
}
