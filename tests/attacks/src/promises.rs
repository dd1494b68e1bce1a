//! What holds for every input: who signs here, and what an error may look like.

use s3presign::{Credentials, Error, Signer, Warning};
use time::OffsetDateTime;

/// The longest message, in characters. Input is quoted and cut.
const LONGEST_MESSAGE: usize = 4_096;

/// The secret of the vectors' long-lived credentials.
pub(crate) const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

/// The credentials that the vectors are signed with.
pub(crate) fn credentials() -> Result<[Credentials; 2], Error> {
    let temporary = Credentials::new("ASIAEXAMPLEEXAMPLE77", "u8Ha2fEXAMPLE/secret+of/temporary/EXAMPLEKEY")?;
    Ok([
        Credentials::new("AKIDEXAMPLE", SECRET)?,
        temporary.with_session_token("FwoGZXIvYXdzEXAMPLE+token/with==padding//and+more+EXAMPLE=")?,
    ])
}

/// A signer with the first of them.
pub(crate) fn signer() -> Result<Signer, Error> {
    let [credentials, _] = credentials()?;
    Signer::new(credentials, "eu-north-1")
}

/// The instant of the vectors.
pub(crate) fn now() -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(1_784_448_923).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

/// An error forges no line of a log, and does not fill it either.
pub(crate) fn check_error(error: &Error) {
    check_message(&error.to_string());
    assert!(!error.code().as_str().is_empty());
}

/// So for warnings.
pub(crate) fn check_warnings(warnings: &[Warning]) {
    warnings.iter().for_each(|warning| check_message(&warning.message));
}

pub(crate) fn check_message(message: &str) {
    assert!(!message.is_empty());
    assert!(!message.contains(char::is_control), "a message with control characters: {message:?}");
    assert!(message.chars().count() <= LONGEST_MESSAGE, "a message of {} bytes", message.len());
}

/// What succeeded; what was refused has been checked.
pub(crate) fn accepted<T>(result: Result<T, Error>) -> Option<T> {
    result.inspect_err(check_error).ok()
}
