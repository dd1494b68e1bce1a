//! What a contestant is: a name and a function that presigns one key.

use crate::{aws_sigv4_peer, compressions, ours, rusty_s3_peer};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// `GetObject`, nothing but the key.
    Get,
    /// `PutObject` with a signed content type.
    Put,
    /// Where a bucket lives, and no signature.
    Endpoint,
}

impl Series {
    /// As the tables name it.
    pub fn name(self) -> &'static str {
        match self {
            Series::Get => "GET",
            Series::Put => "PUT",
            Series::Endpoint => "endpoint",
        }
    }
}

/// One presigner that is asked for one kind of URL.
pub struct Contestant {
    /// As the tables name it.
    pub name: &'static str,
    /// Its version, or what else a reader must know of it.
    pub version: String,
    /// Its kind of URL.
    pub series: Series,
    /// Answers the length of what was made for a key, so that nothing is
    /// optimised away.
    pub run: Box<dyn FnMut(&str) -> usize>,
    /// The URL for a key; `None` for what makes none.
    pub url: Option<Url>,
}

/// Answers the URL for a key.
pub type Url = Box<dyn Fn(&str) -> String>;

/// All contestants, ours first.
pub fn contestants() -> Vec<Contestant> {
    let mut all = Vec::new();
    for series in [Series::Get, Series::Put] {
        all.extend(ours::signing(series));
        all.push(rusty_s3_peer::signing(series));
        all.push(aws_sigv4_peer::signing(series));
        all.push(compressions::of(series));
    }
    all.push(ours::endpoint());
    all
}
