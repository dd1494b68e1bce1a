//! Some of many keys, and their URLs: what is signed without the interpreter
//! lock, in memory that one batch leaves to the next.

use s3presign::{Error, Template};
use time::OffsetDateTime;

/// How many keys a batch holds: enough that taking the lock again costs nothing
/// in comparison, even where another thread keeps it for its 5 milliseconds; few
/// enough that the URLs stay in the processor's caches.
pub(crate) const KEYS: usize = 8_192;

/// What a URL has room for at first: most are shorter.
const ROOM: usize = 1_024;

/// Texts, one after the other, and where each ends.
#[derive(Default)]
pub(crate) struct Batch {
    keys: String,
    key_ends: Vec<usize>,
    urls: Vec<u8>,
    url_ends: Vec<usize>,
}

impl Batch {
    pub(crate) fn clear(&mut self) {
        self.keys.clear();
        self.key_ends.clear();
        self.url_ends.clear();
    }

    pub(crate) fn add(&mut self, key: &str) {
        self.keys.push_str(key);
        self.key_ends.push(self.keys.len());
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.key_ends.is_empty()
    }

    /// Signs all keys at one instant.
    pub(crate) fn sign(&mut self, template: &Template, signing_time: OffsetDateTime) -> Result<(), Error> {
        let mut written: usize = 0;
        let mut key_start = 0;
        for &key_end in &self.key_ends {
            let key = self.keys.get(key_start..key_end).unwrap_or_default();
            let mut room = ROOM;
            let length = loop {
                let end = written.saturating_add(room);
                if self.urls.len() < end {
                    self.urls.resize(end.saturating_mul(2), 0);
                }
                let buffer = self.urls.get_mut(written..).unwrap_or_default();
                let length = template.url_into(key, signing_time, buffer)?;
                if length <= buffer.len() {
                    break length;
                }
                room = length;
            };
            written = written.saturating_add(length);
            self.url_ends.push(written);
            key_start = key_end;
        }
        Ok(())
    }

    /// The URLs, which are ASCII, in the order of their keys.
    pub(crate) fn urls(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(&0).chain(&self.url_ends);
        starts.zip(&self.url_ends).map(|(&start, &end)| self.urls.get(start..end).unwrap_or_default())
    }
}
