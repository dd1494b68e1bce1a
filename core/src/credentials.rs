//! Who signs: an access key, its secret, and what limits both.

use crate::zeroizing::Zeroizing;
use crate::{error::Error, expiry::rfc3339, pairs::Given, redact::MASK};
use std::{borrow::Cow, fmt, sync::Arc};
use time::OffsetDateTime;

/// An AWS access key with its secret, as issued by AWS or an S3-compatible store.
///
/// The secret and the token are wiped from memory when the last signer that
/// uses them is dropped, and `Debug` never shows them.
///
/// ```
/// use s3presign::Credentials;
///
/// let credentials = Credentials::new("ASIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")?
///     .with_session_token("IQoJb3JpZ2luX2Vj")?
///     .with_expiration(time::macros::datetime!(2026-01-02 15:04:05 UTC));
/// assert!(!format!("{credentials:?}").contains("wJalr"));
/// # Ok::<(), s3presign::Error>(())
/// ```
#[derive(Clone)]
pub struct Credentials {
    pub(crate) access_key_id: String,
    pub(crate) secret_access_key: Arc<Zeroizing<String>>,
    pub(crate) session_token: Option<Zeroizing<String>>,
    pub(crate) expiration: Option<OffsetDateTime>,
}

impl Credentials {
    /// An access key id (`AKIA...`) and its secret.
    ///
    /// # Errors
    ///
    /// `InvalidCredentials` if either is empty or holds stray white space or
    /// control characters, as a badly pasted or unstripped secret does.
    pub fn new(
        access_key_id: impl Into<String>,
        secret_access_key: impl Into<String>,
    ) -> Result<Credentials, Error> {
        let access_key_id = access_key_id.into();
        let secret_access_key = Zeroizing::new(secret_access_key.into());
        check("access-key-id", &access_key_id)?;
        check("secret-access-key", &secret_access_key)?;
        Ok(Credentials {
            access_key_id,
            secret_access_key: Arc::new(secret_access_key),
            session_token: None,
            expiration: None,
        })
    }

    /// Adds the session token of temporary credentials. An empty one is none.
    ///
    /// # Errors
    ///
    /// `InvalidCredentials` if it holds stray white space or control characters.
    pub fn with_session_token(mut self, session_token: impl Into<String>) -> Result<Credentials, Error> {
        let session_token = Zeroizing::new(session_token.into());
        self.session_token = None;
        if !session_token.is_empty() {
            check("session-token", &session_token)?;
            self.session_token = Some(session_token);
        }
        Ok(self)
    }

    /// Says when temporary credentials end, so that a result can tell when its
    /// URL really stops working.
    pub fn with_expiration(mut self, expiration: OffsetDateTime) -> Credentials {
        self.expiration = Some(expiration);
        self
    }

    /// The public half: what a URL shows in `X-Amz-Credential`.
    pub fn access_key_id(&self) -> &str {
        &self.access_key_id
    }
}

impl Credentials {
    /// What may be shown, by the names that other languages have.
    pub(crate) fn describe(&self) -> Vec<(Cow<'static, str>, String)> {
        let mut pairs = vec![("access-key-id".into(), self.access_key_id.clone())];
        if self.session_token.is_some() {
            pairs.push(("session-token".into(), MASK.into()));
        }
        if let Some(expiration) = self.expiration {
            pairs.push(("credentials-expiration".into(), rfc3339(expiration.unix_timestamp())));
        }
        pairs
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Credentials")
            .field("access_key_id", &self.access_key_id)
            .field("secret_access_key", &MASK)
            .field("session_token", &self.session_token.as_ref().map(|_| MASK))
            .field("expiration", &self.expiration)
            .finish()
    }
}

/// Credentials by the names of their options, where some or all may be missing.
pub(crate) struct GivenCredentials<'a> {
    access_key_id: Option<&'a str>,
    secret_access_key: Option<&'a str>,
    session_token: Option<&'a str>,
    expiration: Option<OffsetDateTime>,
}

impl<'a> GivenCredentials<'a> {
    pub(crate) fn read(given: &mut Given<'a>) -> GivenCredentials<'a> {
        GivenCredentials {
            access_key_id: given.text("access-key-id"),
            secret_access_key: given.text("secret-access-key"),
            session_token: given.text("session-token"),
            expiration: given.instant("credentials-expiration"),
        }
    }

    /// The credentials, which `of` cannot be without.
    pub(crate) fn require(self, of: &'static str) -> Result<Credentials, Error> {
        let missing = |name| Error::missing_option(of, name);
        let access_key_id = self.access_key_id.ok_or_else(|| missing("access-key-id"))?;
        let secret_access_key = self.secret_access_key.ok_or_else(|| missing("secret-access-key"))?;
        let credentials = Credentials::new(access_key_id, secret_access_key)?;
        let mut credentials = credentials.with_session_token(self.session_token.unwrap_or_default())?;
        credentials.expiration = self.expiration;
        Ok(credentials)
    }

    /// Refuses them where `other` says that there are none.
    #[inline(never)]
    pub(crate) fn refuse_beside(self, other: &str) -> Result<(), Error> {
        let given = [
            (self.access_key_id.is_some(), "\"access-key-id\""),
            (self.secret_access_key.is_some(), "\"secret-access-key\""),
            (self.session_token.is_some(), "\"session-token\""),
            (self.expiration.is_some(), "\"credentials-expiration\""),
        ];
        match given.into_iter().find(|(given, _)| *given) {
            Some((_, name)) => Err(Error::ConflictingOptions {
                first: other.into(),
                second: name.into(),
                remedy: "leave the credentials out, or sign with them",
            }),
            None => Ok(()),
        }
    }

    /// The credentials, or nothing where none of them was given.
    pub(crate) fn all_or_none(self, of: &'static str) -> Result<Option<Credentials>, Error> {
        let given = [self.access_key_id, self.secret_access_key, self.session_token];
        given.iter().any(Option::is_some).then(|| self.require(of)).transpose()
    }

    /// The credentials, or nothing where no secret was given.
    pub(crate) fn with_secret(self, of: &'static str) -> Result<Option<Credentials>, Error> {
        self.secret_access_key.is_some().then(|| self.require(of)).transpose()
    }
}

fn check(part: &'static str, text: &str) -> Result<(), Error> {
    let problem = if text.is_empty() {
        "is empty"
    } else if text.starts_with(char::is_whitespace)
        || text.ends_with(char::is_whitespace)
        || text.contains(char::is_control)
    {
        "has stray white space or control characters"
    } else {
        return Ok(());
    };
    Err(Error::InvalidCredentials { part, problem })
}

#[cfg(test)]
mod tests {
    use super::Credentials;
    use crate::ErrorCode;

    #[test]
    fn refuses_what_was_pasted_badly() {
        for (id, secret) in [("", "s"), ("A", ""), ("A\n", "s"), (" A", "s"), ("A", "s "), ("A", "s\ns")] {
            let error = Credentials::new(id, secret).unwrap_err();
            assert_eq!(error.code(), ErrorCode::InvalidCredentials);
        }
        let token = Credentials::new("A", "s").unwrap().with_session_token("t\n");
        assert_eq!(token.unwrap_err().code(), ErrorCode::InvalidCredentials);
    }

    #[test]
    fn an_empty_token_is_none() {
        let credentials = Credentials::new("A", "s").unwrap().with_session_token("").unwrap();
        assert!(credentials.session_token.is_none());
    }
}
