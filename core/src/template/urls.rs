//! The URLs of many keys, one after the other in one piece of memory, and the row that has none.

use crate::error::Error;
use crate::zeroizing::Wipe;
use std::fmt;

/// How many bytes a URL is expected to have at most before all are there: one with a session token has fewer.
const LONGEST_EXPECTED: usize = 1536;

/// The URLs of many keys, in the order of their rows: their bytes one after the other, and where each
/// ends, which is the shape of an Arrow string array.
///
/// Whoever has the URLs may use them, so `Debug` shows how many there are, and nothing else.
///
/// ```
/// # use s3presign::{Credentials, Request, Signer};
/// # let signer = Signer::new(Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret")?, "eu-west-1")?;
/// # let now = time::macros::datetime!(2026-01-02 03:04:05 UTC);
/// let download = signer.template(&Request::new("GetObject").bucket("photos"))?;
/// let urls = download.urls(["1.jpg", "2.jpg"], now)?;
/// assert_eq!((urls.len(), urls.ends().len()), (2, 2));
/// assert_eq!(urls.as_bytes()[..urls.ends()[0]], *urls.get(0).unwrap_or_default().as_bytes());
/// assert_eq!(format!("{urls:?}"), "Urls { len: 2, .. }");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default)]
pub struct Urls {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Urls {
    /// No URLs, and room for so many rows of so many bytes in all.
    pub fn with_capacity(rows: usize, bytes: usize) -> Urls {
        Urls { bytes: Vec::with_capacity(bytes), ends: Vec::with_capacity(rows) }
    }

    /// How many rows there are, those without a URL included.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The URL of a row, counted from 0; it is empty where none could be signed. `None` behind the
    /// last row.
    pub fn get(&self, row: usize) -> Option<&str> {
        let end = *self.ends.get(row)?;
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.bytes.get(start..end).and_then(|url| str::from_utf8(url).ok())
    }

    /// The URLs in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len()).map(|row| self.get(row).unwrap_or_default())
    }

    /// The URLs' bytes, one URL after the other. They are ASCII.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where the URL of each row ends among the bytes. It begins where the one before it ends.
    pub fn ends(&self) -> &[usize] {
        &self.ends
    }

    /// The bytes and the ends, for whoever keeps them.
    pub fn into_parts(self) -> (Vec<u8>, Vec<usize>) {
        (self.bytes, self.ends)
    }

    /// Forgets the URLs and keeps the memory, for the next ones.
    pub fn clear(&mut self) {
        self.truncate(0);
    }

    /// Keeps the first rows.
    pub(crate) fn truncate(&mut self, rows: usize) {
        self.ends.truncate(rows);
        self.bytes.truncate(self.ends.last().copied().unwrap_or_default());
    }

    /// Room for so many rows about as long as this, so that growing does not copy most of the URLs. No more than a
    /// guess: where there is not as much memory, they take what they need.
    pub(crate) fn make_room(&mut self, rows: usize, length: usize) {
        // Keys that are numbered get longer as they go, and one that is long says nothing of the others.
        let expected = length.saturating_add(length / 16).min(LONGEST_EXPECTED);
        let _ = self.bytes.try_reserve(rows.saturating_mul(expected));
        let _ = self.ends.try_reserve(rows);
    }

    /// One row more: `write` appends its URL, of so many bytes.
    pub(crate) fn push(&mut self, length: usize, write: impl FnOnce(&mut Vec<u8>)) {
        self.bytes.reserve(length);
        write(&mut self.bytes);
        self.ends.push(self.bytes.len());
    }

    /// Forgets the URLs, and their memory has no trace of them.
    pub(crate) fn wipe(&mut self) {
        self.bytes.wipe();
        self.ends.clear();
    }

    /// All bytes, for whoever writes the signatures.
    pub(crate) fn unfinished(&mut self) -> &mut [u8] {
        &mut self.bytes
    }
}

impl fmt::Debug for Urls {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Urls").field("len", &self.len()).finish_non_exhaustive()
    }
}

/// Why no URL could be signed for a row of many.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("row {row}: {error}")]
#[non_exhaustive]
pub struct RefusedRow {
    /// Which of the keys, counted from 0.
    pub row: usize,
    /// What is wrong with it.
    pub error: Error,
}
