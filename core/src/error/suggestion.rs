//! What a message proposes instead of a name that nothing has.

use super::quoted::Conceal;
use std::fmt;

/// What to write instead of a name that nothing has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Suggestion {
    /// A name that is near, or ours for what another library calls so.
    Name(&'static str),
    /// A name of ours, and the value that says the same.
    Set(&'static str, &'static str),
    /// Two names of ours, each of which says a half.
    Both(&'static str, &'static str),
    /// The name itself, which is no parameter: it is passed apart from them.
    Argument(&'static str),
    /// A map of what is passed one by one.
    Entries,
    /// What a form does, and no operation.
    Form,
    /// Nothing is near, and something must stand there: one that could.
    Example(&'static str),
    /// Nothing is near.
    None,
}

impl fmt::Display for Suggestion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Suggestion::Name(name) => write!(formatter, "did you mean \"{name}\"?"),
            Suggestion::Set(name, value) => {
                write!(formatter, "did you mean \"{name}\", with the value \"{value}\"?")
            }
            Suggestion::Both(first, second) => {
                write!(formatter, "did you mean \"{first}\" and \"{second}\"?")
            }
            Suggestion::Argument(name) => write!(formatter, "\"{name}\" is an argument of its own"),
            Suggestion::Entries => {
                formatter.write_str("pass each of its entries by itself, under its own name")
            }
            Suggestion::Form => formatter.write_str("a form does that: presign a post"),
            Suggestion::Example(name) => write!(formatter, "pass one of S3's, such as \"{name}\""),
            Suggestion::None => formatter.write_str("leave it out"),
        }
    }
}

impl Conceal for Suggestion {}
