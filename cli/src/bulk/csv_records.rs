//! CSV with a header (RFC 4180): each record comes back with a column `url`.

use super::{
    Format, Job,
    batch::{Batch, Batches},
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

pub(super) fn sign(job: &Job, column: usize, batch: &Batch) -> SignedBatch {
    let mut signed = SignedBatch::for_input(batch.bytes.len());
    let mut writer = writer(std::mem::take(&mut signed.bytes));
    sign_each(job, column, batch, &mut signed, &mut writer);
    // Writing to memory does not fail.
    signed.bytes = writer.into_inner().unwrap_or_default();
    signed
}

/// Until the end, or the first refusal that ends the run.
fn sign_each(
    job: &Job,
    column: usize,
    batch: &Batch,
    signed: &mut SignedBatch,
    writer: &mut Writer<Vec<u8>>,
) {
    let mut reader = reader(&batch.bytes);
    let mut record = ByteRecord::new();
    loop {
        let line = batch.first_line.saturating_add(reader.position().line()).saturating_sub(1);
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => {
                // What is not a record cannot come back as one.
                signed.refuse(job, line, malformed(&error, line));
                return;
            }
        }
        let url = match record.get(column) {
            Some(key) => signed.url_of_bytes(job, key, line).map(<[u8]>::to_vec),
            None => Err(Failure::usage(
                "the record has no such column",
                "give each record as many fields as the header",
            )),
        };
        let url = url.or_else(|failure| signed.refuse(job, line, failure).then(Vec::new).ok_or(()));
        let Ok(url) = url else { return };
        record.push_field(&url);
        if let Err(error) = writer.write_byte_record(&record) {
            signed.refuse(job, line, malformed(&error, line));
            return;
        }
        signed.records = signed.records.saturating_add(1);
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
