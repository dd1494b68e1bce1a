//! `s3presign redact`: a filter for logs.

use crate::failure::Failure;
use clap::Args;
use std::{
    io::{self, BufRead, BufWriter, Write},
    path::Path,
};

/// Mask the secrets in what comes on stdin: a filter for logs
#[derive(Args)]
pub(crate) struct Redact {}

impl Redact {
    /// Line by line, so that it can stand behind what never ends.
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let (mut stdin, mut stdout) = (io::stdin().lock(), BufWriter::new(io::stdout().lock()));
        let mut line = Vec::new();
        loop {
            line.clear();
            let read = stdin.read_until(b'\n', &mut line);
            if read.map_err(|error| Failure::reading(Path::new("stdin"), error))? == 0 {
                return Ok(());
            }
            // Bytes that are not text become the replacement character, so that none of
            // them hides a secret.
            let redacted = s3presign::redact(&String::from_utf8_lossy(&line));
            stdout.write_all(redacted.as_bytes()).and_then(|()| stdout.flush()).map_err(Failure::writing)?;
        }
    }
}
