//! Input in batches of whole records.

use super::Format;
use crate::failure::Failure;
use memchr::{memchr_iter, memrchr};
use std::{
    io::{ErrorKind, Read},
    path::Path,
};

/// How much is read at once: hundreds of keys, which are hashed several at a time. Their URLs are some
/// sixteen times as long, and still fit into a core's own cache.
const READ_AT_ONCE: usize = 16 * 1024;

/// The longest record that is waited for: more than any key, with columns beside it.
const LONGEST_RECORD: usize = 1024 * 1024;

/// Whole records, each with its separator but for the last one of the input, which may
/// lack it.
pub(super) struct Batch {
    pub(super) bytes: Vec<u8>,
    /// The line of the input, from 1, on which it begins; of NUL-separated keys the
    /// number of the key.
    pub(super) first_line: u64,
}

/// Takes input apart into batches. What is there is handed on, so that a slow writer
/// of keys does not wait for a full batch.
pub(super) struct Batches<R> {
    input: R,
    separator: u8,
    /// Line feeds within CSV's quotes separate nothing.
    quotes_count: bool,
    rest: Vec<u8>,
    line: u64,
    ended: bool,
}

impl<R: Read> Batches<R> {
    pub(super) fn new(input: R, format: Format) -> Batches<R> {
        Batches {
            input,
            separator: if format == Format::Nul { 0 } else { b'\n' },
            quotes_count: format == Format::Csv,
            rest: Vec::new(),
            line: 1,
            ended: false,
        }
    }

    /// The next batch, or nothing at the end.
    pub(super) fn next(&mut self) -> Result<Option<Batch>, Failure> {
        while !self.ended {
            self.read_some()?;
            let end = if self.ended { self.rest.len() } else { self.end_of_records() };
            if end > 0 {
                let rest = self.rest.split_off(end);
                return Ok(Some(self.batch(rest)));
            }
        }
        Ok(Some(Batch { bytes: std::mem::take(&mut self.rest), first_line: self.line })
            .filter(|batch| !batch.bytes.is_empty()))
    }

    /// The first record alone.
    pub(super) fn first(&mut self) -> Result<Option<Batch>, Failure> {
        loop {
            let end = self.ends().next().or_else(|| self.ended.then_some(self.rest.len()));
            match end {
                Some(0) => return Ok(None),
                Some(end) => {
                    let rest = self.rest.split_off(end);
                    return Ok(Some(self.batch(rest)));
                }
                None => self.read_some()?,
            }
        }
    }

    fn batch(&mut self, rest: Vec<u8>) -> Batch {
        let bytes = std::mem::replace(&mut self.rest, rest);
        let lines = memchr_iter(self.separator, &bytes).count() as u64;
        let batch = Batch { bytes, first_line: self.line };
        self.line = self.line.saturating_add(lines);
        batch
    }

    fn read_some(&mut self) -> Result<(), Failure> {
        if self.rest.len() > LONGEST_RECORD {
            let problem = format!("the record in line {} is longer than 1 MiB", self.line);
            return Err(Failure::usage(problem, "check --from: nothing in it ends a record"));
        }
        let filled = self.rest.len();
        self.rest.resize(filled.saturating_add(READ_AT_ONCE), 0);
        let room = self.rest.get_mut(filled..).unwrap_or_default();
        let read = loop {
            match self.input.read(room) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => break read.map_err(|error| Failure::reading(Path::new("stdin"), error))?,
            }
        };
        self.rest.truncate(filled.saturating_add(read));
        self.ended = read == 0;
        Ok(())
    }

    /// Where the last whole record ends.
    fn end_of_records(&self) -> usize {
        if self.quotes_count {
            return self.ends().last().unwrap_or(0);
        }
        memrchr(self.separator, &self.rest).map_or(0, |last| last.saturating_add(1))
    }

    /// Where each record ends.
    fn ends(&self) -> impl Iterator<Item = usize> {
        let mut quoted = false;
        self.rest.iter().enumerate().filter_map(move |(index, byte)| {
            quoted ^= self.quotes_count && *byte == b'"';
            (*byte == self.separator && !quoted).then(|| index.saturating_add(1))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Batches, Format};
    use std::io::Read;

    /// Gives a few bytes at a time.
    struct Slow<'a>(&'a [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let length = self.1.min(self.0.len()).min(buffer.len());
            buffer[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }

    fn batches(input: &[u8], step: usize, format: Format) -> Vec<(u64, Vec<u8>)> {
        let mut batches = Batches::new(Slow(input, step), format);
        std::iter::from_fn(|| batches.next().unwrap().map(|batch| (batch.first_line, batch.bytes))).collect()
    }

    #[test]
    fn no_batch_ends_within_a_record() {
        let csv = b"key,note\na,\"x\ny\"\nb,\"\"\"\n\"\nc";
        for (input, format) in
            [(&b"a\nbb\n\nccc"[..], Format::Lines), (b"a\0b\n\0c\0", Format::Nul), (csv, Format::Csv)]
        {
            for step in 1..9 {
                let all = batches(input, step, format);
                let joined: Vec<u8> = all.iter().flat_map(|(_, bytes)| bytes.clone()).collect();
                assert_eq!(joined, input);
                let separator = if format == Format::Nul { 0 } else { b'\n' };
                for (_, bytes) in all.iter().rev().skip(1) {
                    assert_eq!(bytes.last(), Some(&separator));
                    assert_eq!(bytes.iter().filter(|byte| **byte == b'"').count() % 2, 0);
                }
            }
        }
    }

    #[test]
    fn counts_lines() {
        let lines: Vec<u64> =
            batches(b"a\nb\nc\nd", 2, Format::Lines).into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [1, 2, 3, 4]);
    }
}
