//! CSV with a header (RFC 4180): each record comes back with a column `url`.

use super::{
    Format, Job,
    batch::{Batch, Batches},
    keys::Keys,
    signed_batch::SignedBatch,
};
use crate::failure::Failure;
use csv::{ByteRecord, ReaderBuilder, Terminator, Writer, WriterBuilder};
use std::io::Read;

/// What the first line says; of other formats there is none.
pub(super) struct Header {
    /// Which column holds the key, from 0.
    pub(super) column: usize,
    /// The line to write before all others.
    pub(super) line: Vec<u8>,
}

impl Header {
    pub(super) fn read(batches: &mut Batches<impl Read>, job: &Job) -> Result<Header, Failure> {
        if job.format != Format::Csv {
            return Ok(Header { column: 0, line: Vec::new() });
        }
        let Some(first) = batches.first()? else { return Ok(Header { column: 0, line: Vec::new() }) };
        // Spreadsheets begin a file with a byte order mark.
        let bytes = first.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&first.bytes);
        let mut names = ByteRecord::new();
        reader(bytes).read_byte_record(&mut names).map_err(|error| malformed(&error, 1))?;
        let column = names.iter().position(|name| name == job.column.as_bytes()).ok_or_else(|| {
            let known = names.iter().map(|name| String::from_utf8_lossy(name)).collect::<Vec<_>>().join(", ");
            Failure::usage(
                format!("the header has no column {:?}, but {known}", job.column),
                "name the column of the keys with --column",
            )
        })?;
        names.push_field(b"url");
        let mut writer = writer(Vec::new());
        writer.write_byte_record(&names).map_err(|error| malformed(&error, 1))?;
        Ok(Header { column, line: writer.into_inner().unwrap_or_default() })
    }
}

pub(super) fn sign(job: &Job, column: usize, batch: &Batch, keys: &mut Keys<'_>) -> SignedBatch {
    let lines = OpenLines::read(column, batch, keys);
    let mut lines = lines.iter();
    SignedBatch::of(job, keys, batch.bytes.len(), |url, out| {
        out.extend_from_slice(lines.next().unwrap_or_default());
        // What is percent-encoded needs no quotes.
        out.extend_from_slice(url.unwrap_or_default());
        out.push(b'\n');
    })
}

/// Records as they are written, up to the URL, which stands last.
struct OpenLines {
    writer: Writer<Vec<u8>>,
    /// Where each line ends.
    ends: Vec<usize>,
}

impl OpenLines {
    /// Those of a batch, whose keys are gathered.
    fn read(column: usize, batch: &Batch, keys: &mut Keys<'_>) -> OpenLines {
        let mut lines = OpenLines { writer: writer(Vec::new()), ends: Vec::new() };
        let mut reader = reader(&batch.bytes);
        let mut record = ByteRecord::new();
        loop {
            let line = batch.first_line.saturating_add(reader.position().line()).saturating_sub(1);
            match reader.read_byte_record(&mut record) {
                Ok(true) => {}
                Ok(false) => return lines,
                Err(error) => {
                    keys.refuse(malformed(&error, line), line);
                    return lines;
                }
            }
            match record.get(column) {
                Some(key) => keys.push_bytes(key, line),
                None => {
                    let problem = "the record has no such column";
                    keys.refuse(
                        Failure::usage(problem, "give each record as many fields as the header"),
                        line,
                    );
                }
            }
            lines.push(&mut record);
        }
    }

    fn push(&mut self, record: &mut ByteRecord) {
        // With the field of the URL, since one empty field alone would be quoted.
        record.push_field(b"");
        // Writing to memory does not fail.
        let _ = self.writer.write_byte_record(record);
        let _ = self.writer.flush();
        self.ends.push(self.writer.get_ref().len());
    }

    fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let line = self.writer.get_ref().get(start..*end).unwrap_or_default();
            start = *end;
            line.strip_suffix(b"\n").unwrap_or(line)
        })
    }
}

fn reader(bytes: &[u8]) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes)
}

fn writer(out: Vec<u8>) -> Writer<Vec<u8>> {
    WriterBuilder::new().flexible(true).terminator(Terminator::Any(b'\n')).from_writer(out)
}

fn malformed(error: &csv::Error, line: u64) -> Failure {
    Failure::usage(format!("line {line} is not CSV: {error}"), "mend it, or check --from")
}
