//! A file that will be uploaded: what a signature can fix of it.

use crate::failure::Failure;
use indicatif::{ProgressBar, ProgressStyle};
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{Error, ErrorKind, Read},
    path::Path,
};

/// Above this a person is shown how far the reading is.
const LARGE: u64 = 64 * 1024 * 1024;

/// How much is read at once.
const PIECE: usize = 256 * 1024;

/// Length and digest of one content.
pub(crate) struct Content {
    pub(crate) length: u64,
    pub(crate) sha256: [u8; 32],
}

impl Content {
    /// Reads the whole file; refuses one that changed meanwhile, since the upload
    /// would then be another than the one that was bound.
    pub(crate) fn read(path: &Path) -> Result<Content, Failure> {
        let failed = |error| Failure::reading(path, error);
        let mut file = open(path)?;
        let before = file.metadata().map_err(failed)?;
        let progress = progress(before.len());
        let (mut hash, mut length) = (Sha256::new(), 0_u64);
        let mut piece = vec![0; PIECE];
        loop {
            let read = match file.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(failed(error)),
            };
            hash.update(piece.get(..read).unwrap_or_default());
            length = length.saturating_add(read as u64);
            progress.inc(read as u64);
            // A file that grows as fast as it is read has no end.
            if length > before.len() {
                break;
            }
        }
        progress.finish_and_clear();
        let after = file.metadata().map_err(failed)?;
        if length != before.len()
            || after.len() != before.len()
            || after.modified().ok() != before.modified().ok()
        {
            return Err(failed(Error::other("it changed while it was read; try again when it is complete")));
        }
        Ok(Content { length, sha256: hash.finalize().into() })
    }
}

/// The length of a file, without reading it.
pub(crate) fn length(path: &Path) -> Result<u64, Failure> {
    let metadata = open(path)?.metadata().map_err(|error| Failure::reading(path, error))?;
    Ok(metadata.len())
}

/// The content type that the file's extension says (the table of the crate
/// `mime_guess`, which is that of the IANA and of web servers).
pub(crate) fn type_by_name(path: &Path) -> &'static str {
    mime_guess::from_path(path).first_raw().unwrap_or("application/octet-stream")
}

/// Opens what is a file: the length of anything else says nothing.
fn open(path: &Path) -> Result<File, Failure> {
    let failed = |error| Failure::reading(path, error);
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if metadata.is_dir() {
        return Err(failed(Error::other("it is a directory; name a file")));
    }
    if !metadata.is_file() {
        return Err(failed(Error::other(
            "it is not a regular file, so its length is not known; name a file",
        )));
    }
    Ok(file)
}

/// A bar on stderr, where a person waits for it.
fn progress(length: u64) -> ProgressBar {
    if length < LARGE {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("hashing {bar:30} {bytes}/{total_bytes}, {eta} left");
    ProgressBar::new(length).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
