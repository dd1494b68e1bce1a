//! Columns of keys in Arrow's memory layout, and columns of URLs: what data frames, engines and files
//! hand to each other without a copy and without a Python object for each row
//! ("The Arrow PyCapsule Interface", arrow.apache.org).
//!
//! Written by hand over the C data interface, which is three structs: a library for it made the wheel
//! by more than half larger and was no faster.

mod interface;
mod keys;
mod producer;
mod url_column;

pub(crate) use producer::Producer;
pub(crate) use url_column::UrlColumn;

use crate::errors::{refused, refused_row};
use keys::{Keys, Layout};
use pyo3::{exceptions::PyOverflowError, prelude::*};
use s3presign::{Error, Template, Urls};
use std::cell::Cell;
use time::OffsetDateTime;
use url_column::Chunk;

/// The most rows of a chunk: few enough that offsets of 32 bits reach its end, and that memory which has grown
/// a little too large is given back soon.
const ROWS: usize = 32_768;

/// The most rows that are signed before the interpreter may handle a signal, such as Ctrl-C: a fraction of a second, and
/// so many that taking the lock costs nothing in comparison.
const ROWS_WITHOUT_SIGNALS: usize = 8 * ROWS;

/// What becomes of a row that cannot be signed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Errors {
    /// It is an error, and there are no URLs.
    Raise,
    /// It has no URL, if it is the key that is wrong.
    Null,
}

/// Signs for all keys of a column at one instant. The interpreter lock is held only while the producer hands over
/// the next array, and while signals are handled.
pub(crate) fn urls(
    python: Python<'_>,
    mut keys: Producer,
    template: &Template,
    signing_time: OffsetDateTime,
    errors: Errors,
) -> PyResult<UrlColumn> {
    let layout = Layout::of(&keys.schema).map_err(|format| {
        let given = format!("an Arrow array of the format {format:?}");
        let expected =
            "a column of strings: string, large_string, string_view or a dictionary of them".into();
        refused(python, &Error::WrongType { name: "keys".into(), given, expected })
    })?;
    let mut chunks = Vec::new();
    let mut rows_before = 0_usize;
    while let Some(mut array) = keys.next()? {
        let rows = Keys::new(&array, layout).len();
        for first in (0..rows).step_by(ROWS_WITHOUT_SIGNALS) {
            let end = rows.min(first.saturating_add(ROWS_WITHOUT_SIGNALS));
            // The array goes into the closure and comes back, to be released with the lock held.
            let (back, signed) = python.detach(move || {
                let keys = Keys::new(&array, layout);
                let chunks = (first..end).step_by(ROWS).map(|start| {
                    let rows = start..end.min(start.saturating_add(ROWS));
                    let chunk = sign(&keys, rows, template, signing_time, errors);
                    chunk.map_err(|(row, error)| (row.saturating_add(start), error))
                });
                let chunks: Result<Vec<Option<Chunk>>, (usize, Error)> = chunks.collect();
                (array, chunks)
            });
            array = back;
            let signed = signed
                .map_err(|(row, error)| refused_row(python, row.saturating_add(rows_before), &error))?;
            let signed: Option<Vec<Chunk>> = signed.into_iter().collect();
            chunks.extend(
                signed
                    .ok_or_else(|| PyOverflowError::new_err("the URLs are longer than 65,536 bytes each"))?,
            );
            python.check_signals()?;
        }
        rows_before = rows_before.saturating_add(rows);
    }
    Ok(UrlColumn::new(chunks))
}

/// Signs for some rows, or says for which of them, counted from the first, it cannot; `None` where offsets of 32 bits
/// cannot reach the end.
fn sign(
    keys: &Keys<'_>,
    rows: std::ops::Range<usize>,
    template: &Template,
    signing_time: OffsetDateTime,
    errors: Errors,
) -> Result<Option<Chunk>, (usize, Error)> {
    let mut urls = Urls::default();
    let mut nulls = Vec::new();
    // Between a key that is not text and its refusal, which follows at once: the empty one is always refused.
    let not_text = Cell::new(None);
    let texts = rows.map(|row| {
        not_text.set(None);
        let key = keys.get(row)?;
        Some(str::from_utf8(key).unwrap_or_else(|_| {
            not_text.set(Some(String::from_utf8_lossy(key).into_owned()));
            ""
        }))
    });
    template.sign_all(texts, signing_time, &mut urls, |row, error| {
        if errors == Errors::Null && error.is_of_key() {
            nulls.push(row);
            return Ok(());
        }
        Err(match not_text.take().filter(|_| error.is_of_key()) {
            Some(key) => (row, Error::InvalidKey { key: key.into(), problem: "is not UTF-8" }),
            None => (row, error),
        })
    })?;
    Ok(Chunk::new(urls, &nulls))
}
