//! Why a call was refused: the mistakes that only a caller of pointers can
//! make, beside those that core knows.

use crate::status::Status;
use s3presign::Error;
use std::fmt;

/// A call that was refused. `Display` is the message for the caller; like
/// core's it names the argument and never quotes what may be a secret.
#[derive(Debug)]
pub enum Failure {
    /// A pointer that must not be `NULL` is.
    NullPointer {
        /// The argument's name in the header.
        argument: &'static str,
    },
    /// A length, a count or the form of a list is wrong.
    MalformedParameters {
        /// The whole message.
        problem: String,
    },
    /// Text is not UTF-8.
    InvalidUtf8 {
        /// What holds it: an argument's name, or that of a parameter.
        place: String,
    },
    /// Whatever core refuses.
    Refused(Error),
    /// A mistake in this library.
    Internal {
        /// Where in the source, or what.
        place: String,
    },
}

impl Failure {
    /// The number that the caller gets.
    pub fn status(&self) -> i32 {
        match self {
            Failure::NullPointer { .. } => Status::S3PRESIGN_NULL_POINTER as i32,
            Failure::MalformedParameters { .. } => Status::S3PRESIGN_MALFORMED_PARAMETERS as i32,
            Failure::InvalidUtf8 { .. } => Status::S3PRESIGN_INVALID_UTF8 as i32,
            Failure::Refused(error) => error.code() as i32,
            Failure::Internal { .. } => Status::S3PRESIGN_INTERNAL as i32,
        }
    }

    /// The name of what is wrong, if it is one thing that has a name.
    pub fn parameter(&self) -> Option<&str> {
        match self {
            Failure::NullPointer { argument } => Some(argument),
            Failure::Refused(error) => error.parameter(),
            _ => None,
        }
    }

    /// A length, a count or a list that makes no sense.
    pub(crate) fn malformed(problem: impl Into<String>) -> Failure {
        Failure::MalformedParameters { problem: problem.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::NullPointer { argument } => {
                write!(formatter, "\"{argument}\" is NULL; pass a valid pointer")
            }
            Failure::MalformedParameters { problem } => formatter.write_str(problem),
            Failure::InvalidUtf8 { place } => write!(formatter, "{place} is not UTF-8; encode it so"),
            Failure::Refused(error) => write!(formatter, "{error}"),
            Failure::Internal { place } => write!(
                formatter,
                "a mistake in s3presign {} ({place}), not in your program; nothing was signed; please report it",
                env!("CARGO_PKG_VERSION"),
            ),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Refused(error)
    }
}
