//! What is read and not typed: a text from stdin or a file, and a presigned request
//! as somebody has it.

use crate::failure::Failure;
use serde_json::Value;
use std::{
    fs,
    io::{self, ErrorKind, IsTerminal, Read},
    path::Path,
};

/// The text in a file, or on stdin for `-` and where no name is given.
pub(crate) fn text(name: Option<&str>, what: &str) -> Result<String, Failure> {
    let (bytes, name) = match name {
        None | Some("-") => {
            if io::stdin().is_terminal() {
                crate::notes::say("stdin", &format!("paste {what}, then press Ctrl-D on a line of its own"));
            }
            let mut bytes = Vec::new();
            io::stdin()
                .read_to_end(&mut bytes)
                .map_err(|error| Failure::reading(Path::new("stdin"), error))?;
            (bytes, "stdin")
        }
        Some(name) => (fs::read(name).map_err(|error| Failure::reading(Path::new(name), error))?, name),
    };
    let not_text = |_| io::Error::new(ErrorKind::InvalidData, format!("it is not UTF-8 text; pass {what}"));
    String::from_utf8(bytes).map_err(not_text).map_err(|error| Failure::reading(Path::new(name), error))
}

/// A presigned URL on the command line, or on stdin.
pub(crate) fn url(argument: Option<&str>) -> Result<String, Failure> {
    match argument {
        Some(url) if url != "-" => Ok(url.into()),
        _ => Ok(text(None, "the URL")?.trim().into()),
    }
}

/// A presigned request as its sender has it: the URL, or the record of
/// `--output json`.
#[derive(Default)]
pub(crate) struct Presented {
    pub(crate) url: String,
    pub(crate) method: Option<String>,
    pub(crate) operation: Option<String>,
    pub(crate) headers: Vec<(String, String)>,
    /// Those of a form; a request has none.
    pub(crate) fields: Vec<(String, String)>,
    /// The path that a proxy removes.
    pub(crate) unsigned_path_prefix: Option<String>,
}

impl Presented {
    /// Takes a URL as it is, `-` for stdin, and anything else for a file.
    pub(crate) fn read(argument: Option<&str>) -> Result<Presented, Failure> {
        match argument {
            Some(url) if url.contains("://") => Presented::parse(url),
            name => Presented::parse(&text(name, "the URL, or its record of --output json")?),
        }
    }

    /// The same of a file that may hold several records.
    pub(crate) fn read_all(argument: Option<&str>) -> Result<Vec<Presented>, Failure> {
        match argument {
            Some(url) if url.contains("://") => Ok(vec![Presented::parse(url)?]),
            name => {
                let text = text(name, "URLs' records of --output json, or a URL")?;
                if !text.trim_start().starts_with('{') {
                    return Ok(vec![Presented::parse(&text)?]);
                }
                let records = serde_json::Deserializer::from_str(&text).into_iter();
                records.map(|record| Presented::of_record(&record.map_err(not_json)?)).collect()
            }
        }
    }

    fn parse(text: &str) -> Result<Presented, Failure> {
        let text = text.trim();
        if text.starts_with('{') {
            return Presented::of_record(&serde_json::from_str(text).map_err(not_json)?);
        }
        Ok(Presented { url: text.into(), ..Presented::default() })
    }

    fn of_record(record: &Value) -> Result<Presented, Failure> {
        let own = |name: &str| record.get(name).and_then(Value::as_str).map(String::from);
        let url = own("url")
            .ok_or_else(|| Failure::usage("the record has no url", "pass one line of --output json"))?;
        let texts = |name: &str| {
            let texts = record.get(name).and_then(Value::as_object).into_iter().flatten();
            texts.filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect()
        };
        Ok(Presented {
            url,
            method: own("method"),
            operation: own("operation"),
            headers: texts("headers"),
            fields: texts("fields"),
            unsigned_path_prefix: own("unsigned_path_prefix"),
        })
    }

    /// The method, which is told from the URL where nobody said it and the URL can be read.
    pub(crate) fn method(&self) -> Result<String, Failure> {
        let Ok(explained) = s3presign::explain(&self.url, self.method.as_deref(), None) else {
            return Ok(self.method.clone().unwrap_or_else(|| "GET".into()));
        };
        let operation = self.operation.as_deref().or(explained.operation());
        match (&self.method, operation) {
            (Some(method), _) => Ok(method.clone()),
            (None, Some(operation)) => Ok(s3presign::operation_method(operation).unwrap_or_default().into()),
            (None, None) => Err(ambiguous(explained.possible_operations().collect())),
        }
    }

    /// The headers as names and values.
    pub(crate) fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

fn not_json(error: serde_json::Error) -> Failure {
    Failure::usage(format!("the record is not JSON: {error}"), "pass one line of --output json")
}

fn ambiguous(possible: Vec<&str>) -> Failure {
    Failure::usage(
        format!("the URL may be for any of {}: only the method tells which", possible.join(", ")),
        "pass --method, or the record of --output json, which says it",
    )
}
