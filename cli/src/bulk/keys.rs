//! The keys of a batch: gathered record by record, and then signed all at once.

use super::Job;
use crate::failure::Failure;
use s3presign::{Error, Urls};
use std::{collections::BTreeMap, convert::Infallible};

/// A row a record. A signing thread keeps it, and with it the memory, for its next batch.
pub(super) struct Keys<'j> {
    prefix: &'j str,
    /// The keys as they are signed, one after the other.
    text: String,
    rows: Vec<Row>,
    /// The rows without a URL.
    refused: BTreeMap<usize, Failure>,
    urls: Urls,
}

struct Row {
    /// The line of the input on which its record begins.
    line: u64,
    /// Where its key ends in the text.
    end: usize,
}

/// What came of a key.
pub(super) struct SignedKey<'k> {
    pub(super) line: u64,
    pub(super) key: &'k str,
    pub(super) url: Result<&'k [u8], Failure>,
}

impl<'j> Keys<'j> {
    /// None yet; each is to be put behind the prefix.
    pub(super) fn behind(prefix: &'j str) -> Keys<'j> {
        Keys {
            prefix,
            text: String::new(),
            rows: Vec::new(),
            refused: BTreeMap::new(),
            urls: Urls::default(),
        }
    }

    /// Forgets those of the last batch.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.rows.clear();
        self.refused.clear();
        self.urls.clear();
    }

    /// A key, and the line of its record.
    pub(super) fn push(&mut self, key: &str, line: u64) {
        self.text.push_str(self.prefix);
        self.text.push_str(key);
        self.rows.push(Row { line, end: self.text.len() });
    }

    /// The same for bytes, which may be no text.
    pub(super) fn push_bytes(&mut self, key: &[u8], line: u64) {
        match str::from_utf8(key) {
            Ok(key) => self.push(key, line),
            Err(_) => {
                let key = String::from_utf8_lossy(key).into_owned().into();
                self.refuse(Error::InvalidKey { key, problem: "is not UTF-8" }.into(), line);
            }
        }
    }

    /// A record without a key, and why.
    pub(super) fn refuse(&mut self, failure: Failure, line: u64) {
        self.refused.insert(self.rows.len(), failure);
        self.rows.push(Row { line, end: self.text.len() });
    }

    /// Signs for all of them.
    pub(super) fn sign(&mut self, job: &Job) {
        let Keys { text, rows, refused, urls, .. } = self;
        // A record that was refused before has no key, and keeps its own failure.
        let keys = spans(rows.iter().map(|row| row.end))
            .map(|(start, end)| text.get(start..end).filter(|key| !key.is_empty()));
        let Ok(()) = job.template.sign_all(keys, job.now, urls, |row, error| {
            refused.entry(row).or_insert_with(|| error.into());
            Ok::<(), Infallible>(())
        });
    }

    /// How many bytes all URLs have.
    pub(super) fn urls_len(&self) -> usize {
        self.urls.as_bytes().len()
    }

    /// What came of each, in their order; their refusals are handed over.
    pub(super) fn signed(&mut self) -> impl Iterator<Item = SignedKey<'_>> {
        let Keys { text, rows, refused, urls, .. } = self;
        let keys = spans(rows.iter().map(|row| row.end));
        let urls = spans(urls.ends().iter().copied()).map(|(start, end)| urls.as_bytes().get(start..end));
        rows.iter().zip(keys).zip(urls).enumerate().map(|(row, ((Row { line, .. }, (start, end)), url))| {
            SignedKey {
                line: *line,
                key: text.get(start..end).unwrap_or_default(),
                url: refused.remove(&row).map_or(Ok(url.unwrap_or_default()), Err),
            }
        })
    }
}

/// Where each begins and ends of what stands one behind the other.
fn spans(ends: impl Iterator<Item = usize>) -> impl Iterator<Item = (usize, usize)> {
    ends.scan(0, |start, end| Some((std::mem::replace(start, end), end)))
}
