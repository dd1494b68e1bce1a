//! `s3presign page`: the page that signs, explains and diagnoses in a browser.

use crate::failure::Failure;
use clap::Args;
use std::{
    fs,
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
};

/// What the build put into the command: empty, if it was not given a page.
const PAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/page.html"));

/// Write the page that signs in a browser, offline
///
/// One HTML file with the signer inside: open it from the disk or put it on any web server. It signs,
/// explains and diagnoses without a command line, and sends nothing.
#[derive(Args)]
pub(crate) struct Page {
    /// File that gets the page; without it, stdout
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Page {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let page = embedded(PAGE)?;
        match &self.output {
            Some(file) => fs::write(file, page).map_err(|error| writing(file, error)),
            None if io::stdout().is_terminal() => Err(Failure::usage(
                "the page is a file, and a terminal cannot show it",
                "pass --output s3presign.html, and open that file in a browser",
            )),
            None => {
                let mut stdout = io::stdout().lock();
                stdout.write_all(page).and_then(|()| stdout.flush()).map_err(Failure::writing)
            }
        }
    }
}

fn embedded(page: &[u8]) -> Result<&[u8], Failure> {
    if page.is_empty() {
        return Err(Failure::configuration(
            "this build of the command holds no page",
            "take s3presign.html from the release, or in a checkout run `make page` and build the command \
             with S3PRESIGN_PAGE=build/page/s3presign.html",
        ));
    }
    Ok(page)
}

fn writing(file: &Path, error: io::Error) -> Failure {
    Failure::Io { what: format!("cannot write {:?}", file.display().to_string()), error }
}

#[cfg(test)]
mod tests {
    use super::embedded;

    #[test]
    fn a_build_without_the_page_says_where_it_is() {
        assert_eq!(embedded(b"<!doctype html>").unwrap(), b"<!doctype html>");
        let failure = embedded(b"").unwrap_err();
        assert_eq!(failure.exit_code(), 4);
        assert!(format!("{failure:?}").contains("make page"));
    }
}
