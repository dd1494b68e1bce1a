//! Names with values: `-p Name=Value`, `-H 'Name: value'`, `-q name=value`.

use crate::failure::Failure;
use base64::{Engine, engine::general_purpose::STANDARD};
use std::path::Path;

/// A name and its value.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) value: String,
}

impl std::str::FromStr for Named {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Named, &'static str> {
        let (name, value) = text.split_once('=').ok_or("expected NAME=VALUE")?;
        Named::new(name, value)
    }
}

impl Named {
    fn new(name: &str, value: &str) -> Result<Named, &'static str> {
        if name.is_empty() {
            Err("the name is empty")
        } else {
            Ok(Named { name: name.into(), value: value.into() })
        }
    }

    /// A header: `Name: value`, as HTTP and curl write it.
    pub(crate) fn header(text: &str) -> Result<Named, &'static str> {
        let (name, value) = text.split_once(':').ok_or("expected 'NAME: VALUE'")?;
        Named::new(name.trim(), value.trim())
    }

    /// The parameter as a pair for the signer. `file://PATH` is that file's text and
    /// `fileb://PATH` its bytes, as for AWS's tools.
    ///
    /// A secret is taken from a file alone: everybody on the machine can read what
    /// stands in an argument.
    pub(crate) fn parameter(&self) -> Result<(String, String), Failure> {
        let Named { name, value } = self;
        let read = |path: &str| std::fs::read(path).map_err(|error| Failure::reading(Path::new(path), error));
        if let Some(path) = value.strip_prefix("fileb://") {
            return Ok((format!("bytes:{name}"), STANDARD.encode(read(path)?)));
        }
        if let Some(path) = value.strip_prefix("file://") {
            let text = String::from_utf8(read(path)?).map_err(|_| {
                Failure::usage(format!("{path:?} is not UTF-8 text"), "write fileb://PATH for bytes")
            })?;
            return Ok((name.clone(), text));
        }
        let masked = s3presign::redact_pairs([(name.as_str(), value.as_str())]);
        if masked.iter().any(|(_, shown)| shown != value) {
            return Err(Failure::usage(
                format!("{name:?} is a secret, and arguments can be read by everybody on this machine"),
                format!("write it to a file and pass -p {name}=fileb://PATH"),
            ));
        }
        Ok((name.clone(), value.clone()))
    }
}
