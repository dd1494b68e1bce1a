//! What a message shows of the input that was refused: quoted, and never a secret.

use crate::redact;
use std::fmt;

/// Input as a message shows it: in quotes, escaped so that it cannot forge a
/// line of a log, cut where it is long, and without the secrets in it, which are not
/// kept either.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted(String);

impl Quoted {
    /// How many characters of the input are shown.
    const SHOWN: usize = 200;

    /// A text that is not the URL of an endpoint.
    pub(crate) fn endpoint(url: &str) -> Quoted {
        Quoted(redact::quotable_endpoint(url).into_owned())
    }
}

impl<T: AsRef<str>> From<T> for Quoted {
    fn from(text: T) -> Quoted {
        Quoted(redact::quotable(text.as_ref()).into_owned())
    }
}

impl fmt::Display for Quoted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.char_indices().nth(Quoted::SHOWN) {
            None => write!(formatter, "{:?}", self.0),
            Some((end, _)) => write!(formatter, "{:?}...", self.0.get(..end).unwrap_or_default()),
        }
    }
}

/// A name that nothing has, as a message shows it. Of `NAME:ENTRY` only the name is
/// shown: so comes an entry of a map, and where a map was passed for one value its
/// entries may be anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotedName(Quoted);

impl<T: AsRef<str>> From<T> for QuotedName {
    fn from(name: T) -> QuotedName {
        let name = name.as_ref();
        QuotedName(match name.split_once(':') {
            Some((name, _)) => format!("{name}:...").into(),
            None => name.into(),
        })
    }
}

impl fmt::Display for QuotedName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// What an error holds: input, which may repeat a secret, or words of ours.
pub(super) trait Conceal {
    /// Masks the input if it holds one of these secrets.
    fn conceal(&mut self, _secrets: &[&str]) {}

    /// The text, where it may be the name of what is wrong.
    fn as_name(&self) -> Option<&str> {
        None
    }
}

impl Conceal for Quoted {
    fn conceal(&mut self, secrets: &[&str]) {
        /// A shorter secret is in many words.
        const SHORTEST: usize = 8;
        let holds = |secret: &&str| {
            !secret.is_empty() && self.0 == **secret || secret.len() >= SHORTEST && self.0.contains(*secret)
        };
        if secrets.iter().any(holds) {
            self.0 = redact::MASK.into();
        }
    }

    fn as_name(&self) -> Option<&str> {
        Some(&self.0)
    }
}

impl Conceal for QuotedName {
    fn conceal(&mut self, secrets: &[&str]) {
        self.0.conceal(secrets);
    }

    fn as_name(&self) -> Option<&str> {
        self.0.0.split(':').next()
    }
}

impl Conceal for &'static str {
    fn as_name(&self) -> Option<&str> {
        Some(self)
    }
}
impl Conceal for String {}
impl Conceal for i64 {}
impl Conceal for u64 {}
impl Conceal for u32 {}
impl Conceal for usize {}
