//! Some of many keys, and their URLs: what is signed without the interpreter
//! lock, in memory that one batch leaves to the next.

use s3presign::{Error, Template, Urls};
use std::ops::Range;
use time::OffsetDateTime;

/// How many keys a batch holds: enough that taking the lock again costs
/// little in comparison, even where another thread keeps it for its 5 milliseconds; few
/// enough that the URLs are still in the processor's nearer caches when Python copies them
/// (twice as many took a sixth longer).
pub(crate) const KEYS: usize = 4_096;

/// Texts, one after the other, and where each ends.
#[derive(Default)]
pub(crate) struct Batch {
    keys: String,
    /// Where each key lies; nothing where there is none.
    places: Vec<Option<Range<usize>>>,
    urls: Urls,
}

impl Batch {
    pub(crate) fn clear(&mut self) {
        self.keys.clear();
        self.places.clear();
        self.urls.clear();
    }

    pub(crate) fn add(&mut self, key: Option<&str>) {
        let start = self.keys.len();
        self.places.push(key.map(|key| start..start.saturating_add(key.len())));
        self.keys.push_str(key.unwrap_or_default());
    }

    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Signs all keys at one instant; `refused` is told which of them it cannot, and answers whether to go on.
    pub(crate) fn sign(
        &mut self,
        template: &Template,
        signing_time: OffsetDateTime,
        refused: impl FnMut(usize, Error) -> Result<(), (usize, Error)>,
    ) -> Result<(), (usize, Error)> {
        let keys = self.places.iter().map(|place| self.keys.get(place.clone()?));
        template.sign_all(keys, signing_time, &mut self.urls, refused)
    }

    /// The URLs, which are ASCII, in the order of their keys; empty where there is none.
    pub(crate) fn urls(&self) -> impl Iterator<Item = &[u8]> {
        self.urls.iter().map(str::as_bytes)
    }
}
