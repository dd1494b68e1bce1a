//! Keyword arguments as names and texts: what a value is decides how it is
//! written, never which argument it belongs to.

use crate::{
    errors::{raised, refused},
    instant::{is_datetime, is_timedelta, unix_seconds, whole_seconds},
    presigned_request::PresignedRequest,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use pyo3::{
    intern,
    prelude::*,
    pybacked::PyBackedStr,
    types::{
        PyBool, PyByteArray, PyBytes, PyDict, PyInt, PyList, PyMapping, PyMemoryView, PyString, PyTuple,
    },
};
use zeroize::Zeroizing;

/// Names and texts, as the core takes them. Texts are wiped when they are
/// dropped: a signer's secrets and customers' encryption keys are among them.
#[derive(Default)]
pub(crate) struct Pairs(Vec<(String, Zeroizing<String>)>);

impl Pairs {
    /// Adds every keyword argument. `None` is one that was not given.
    pub(crate) fn add_all(&mut self, arguments: Option<&Bound<'_, PyDict>>) -> PyResult<()> {
        let Some(arguments) = arguments else { return Ok(()) };
        for (name, value) in arguments {
            self.add(&text_argument("a name", &name)?, &value)?;
        }
        Ok(())
    }

    /// Adds a text that no caller passed.
    pub(crate) fn add_own(&mut self, name: &str, text: &str) {
        self.0.push((name.into(), Zeroizing::new(text.into())));
    }

    /// Adds what was presigned, to be compared or asked about.
    pub(crate) fn add_result(&mut self, presigned: &PresignedRequest) {
        self.add_own("operation", presigned.operation());
        self.add_own("method", presigned.method());
        self.add_own("url", presigned.url());
        presigned
            .unsigned_path_prefix()
            .into_iter()
            .for_each(|path| self.add_own("unsigned-path-prefix", path));
        for (name, value) in presigned.header_pairs() {
            self.add_own(&format!("header:{name}"), value);
        }
    }

    /// Adds a keyword argument that must be a text, if it was given.
    pub(crate) fn add_text(&mut self, name: &str, value: Option<&Bound<'_, PyAny>>) -> PyResult<()> {
        let Some(value) = value else { return Ok(()) };
        match value.cast::<PyString>() {
            Ok(text) => self.add_own(name, &unicode(name, text)?),
            Err(_) => self.add_other(name, &Other::of(value, "str")?),
        }
        Ok(())
    }

    /// Adds one keyword argument: a mapping as `name:entry` for each entry,
    /// anything else as [`Pairs::add_list`] does.
    pub(crate) fn add(&mut self, name: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
        if value.is_none() {
            return Ok(());
        }
        let is_empty = match mapping(value) {
            Some(entries) => {
                self.add_entries(name, entries)?;
                entries.is_empty()?
            }
            None => self.add_list(name, value)? == 0,
        };
        if is_empty {
            // The core knows which names may have nothing.
            self.add_own(&format!("{name}:"), "");
        }
        Ok(())
    }

    /// Adds an argument that is a mapping, as `name:entry` for each entry.
    pub(crate) fn add_mapping(&mut self, name: &str, value: Option<&Bound<'_, PyAny>>) -> PyResult<()> {
        let Some(value) = value else { return Ok(()) };
        match mapping(value) {
            Some(entries) => self.add_entries(name, entries)?,
            None => self.add_other(name, &Other::of(value, "a mapping of names to values")?),
        }
        Ok(())
    }

    /// Adds an argument that is a mapping of texts, or pairs of them in which a name may
    /// repeat, as `name:entry` for each.
    pub(crate) fn add_texts(&mut self, name: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
        let items = match value.cast::<PyMapping>() {
            Ok(mapping) => mapping.items()?.into_any(),
            Err(_) => value.clone(),
        };
        let Ok(items) = items.try_iter() else {
            self.add_other(name, &Other::of(value, "a mapping, or pairs of str")?);
            return Ok(());
        };
        for item in items {
            let item = item?;
            let pair = item.cast::<PyTuple>().ok().and_then(|pair| pair.extract().ok());
            let Some((entry, text)): Option<(Bound<'_, PyAny>, Bound<'_, PyAny>)> = pair else {
                self.add_other(name, &Other::within(&item, "pairs of str")?);
                continue;
            };
            match (entry.cast::<PyString>(), text.cast::<PyString>()) {
                (Ok(entry), Ok(text)) => {
                    let full = format!("{name}:{}", unicode(name, entry)?);
                    self.add_own(&full, &unicode(name, text)?);
                }
                (Err(_), _) => self.add_other(name, &Other::within(&entry, "pairs of str")?),
                (_, Err(_)) => self.add_other(name, &Other::within(&text, "pairs of str")?),
            }
        }
        Ok(())
    }

    fn add_entries(&mut self, name: &str, entries: &Bound<'_, PyMapping>) -> PyResult<()> {
        for entry in entries.items()?.iter() {
            let (key, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = entry.extract()?;
            let key = match (key.cast::<PyString>(), key.cast::<PyInt>()) {
                (Ok(text), _) => unicode(name, text)?.to_string(),
                // The number of a part.
                (_, Ok(number)) if key.cast::<PyBool>().is_err() => match decimal(number)? {
                    Ok(digits) => digits,
                    Err(other) => {
                        self.add_other(name, &other);
                        continue;
                    }
                },
                _ => {
                    self.add_other(name, &Other::within(&key, "names of type str or int")?);
                    continue;
                }
            };
            if key.is_empty()
                && value.cast::<PyString>().is_ok_and(|text| text.len().is_ok_and(|length| length == 0))
            {
                // Which would be the map without entries of `add`.
                self.add_other(name, &Other::said("a map", "one whose entries have names"));
                continue;
            }
            let name = format!("{name}:{key}");
            if self.add_list(&name, &value)? == 0 {
                self.add_other(&name, &Other::of(&value, "a value, or leave it out")?);
            }
        }
        Ok(())
    }

    /// Adds a value, or a list of values under one name; answers how many.
    fn add_list(&mut self, name: &str, value: &Bound<'_, PyAny>) -> PyResult<usize> {
        if let Ok(items) = value.cast::<PyList>() {
            items.iter().try_for_each(|item| self.add_value(name, &item))?;
            return Ok(items.len());
        }
        if let Ok(items) = value.cast::<PyTuple>() {
            items.iter().try_for_each(|item| self.add_value(name, &item))?;
            return Ok(items.len());
        }
        self.add_value(name, value)?;
        Ok(1)
    }

    fn add_value(&mut self, name: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
        if let Some(bytes) = bytes(value)? {
            // The core knows which names take bytes.
            self.0.push((format!("bytes:{name}"), Zeroizing::new(STANDARD.encode(&*bytes))));
            return Ok(());
        }
        match text(name, value)? {
            Ok(text) => self.0.push((name.into(), Zeroizing::new(text))),
            Err(other) => self.add_other(name, &other),
        }
        Ok(())
    }

    /// Adds a value that no text says. The core refuses it, and knows what there is to say of
    /// the name besides.
    fn add_other(&mut self, name: &str, Other(words): &Other) {
        self.add_own(&format!("type:{name}"), words);
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// What a value is that no text says, and what to pass, as the core reads it.
struct Other(String);

impl Other {
    fn said(given: &str, expected: &str) -> Other {
        Other(format!("{given}; pass {expected}"))
    }

    fn of(value: &Bound<'_, PyAny>, expected: &str) -> PyResult<Other> {
        Ok(Other::said(&kind(value)?, expected))
    }

    /// Of what stands in a list or a mapping.
    fn within(value: &Bound<'_, PyAny>, expected: &str) -> PyResult<Other> {
        Ok(Other::said(&format!("one with an item {}", kind(value)?), expected))
    }
}

fn kind(value: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(format!("of type {}", value.get_type().name()?))
}

fn mapping<'a, 'py>(value: &'a Bound<'py, PyAny>) -> Option<&'a Bound<'py, PyMapping>> {
    // Most values are text: no need to ask what else they could be.
    if value.cast::<PyString>().is_ok() { None } else { value.cast::<PyMapping>().ok() }
}

/// The text of an argument that takes nothing else, without a copy of Rust's own.
pub(crate) fn text_argument(name: &str, value: &Bound<'_, PyAny>) -> PyResult<PyBackedStr> {
    match value.cast::<PyString>() {
        Ok(text) => unicode(name, text),
        Err(_) => Err(unexpected(name, value, "str")),
    }
}

/// The same of one that may be left out.
pub(crate) fn optional_text(name: &str, value: Option<&Bound<'_, PyAny>>) -> PyResult<Option<PyBackedStr>> {
    value.map(|value| text_argument(name, value)).transpose()
}

/// The text of a value of any type that has one.
fn text(name: &str, value: &Bound<'_, PyAny>) -> PyResult<Result<String, Other>> {
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(Ok(unicode(name, text)?.to_string()));
    }
    // Before int, of which Python's bool is a kind.
    if let Ok(truth) = value.cast::<PyBool>() {
        return Ok(Ok(truth.is_true().to_string()));
    }
    if let Ok(number) = value.cast::<PyInt>() {
        return decimal(number);
    }
    if is_datetime(value)? {
        return Ok(Ok(unix_seconds(name, value)?.to_string()));
    }
    if is_timedelta(value)? {
        return Ok(Ok(whole_seconds(value)?.to_string()));
    }
    let expected = "str, int, bool, bytes, an aware datetime, timedelta, or a list or dict of these";
    Other::of(value, expected).map(Err)
}

/// Python's own error holds the whole text, which may be a secret.
fn unicode(name: &str, text: &Bound<'_, PyString>) -> PyResult<PyBackedStr> {
    PyBackedStr::try_from(text.clone()).map_err(|_| {
        // What follows a colon is a name in somebody's dictionary.
        let name = name.split(':').next().unwrap_or_default().escape_debug();
        let message = format!("\"{name}\" has a lone surrogate, which is not a character; remove it");
        raised(text.py(), "InvalidUtf8", &message)
    })
}

fn bytes(value: &Bound<'_, PyAny>) -> PyResult<Option<Zeroizing<Vec<u8>>>> {
    let bytes = if let Ok(bytes) = value.cast::<PyBytes>() {
        bytes.as_bytes().to_vec()
    } else if let Ok(bytes) = value.cast::<PyByteArray>() {
        bytes.to_vec()
    } else if let Ok(view) = value.cast::<PyMemoryView>() {
        view.call_method0(intern!(value.py(), "tobytes"))?.extract()?
    } else {
        return Ok(None);
    };
    Ok(Some(Zeroizing::new(bytes)))
}

/// The digits of a number. An `IntEnum` writes itself by name in some versions
/// of Python, so it is `int` that is asked; which refuses some thousand digits.
fn decimal(number: &Bound<'_, PyInt>) -> PyResult<Result<String, Other>> {
    let python = number.py();
    let digits = python.get_type::<PyInt>().call_method1(intern!(python, "__repr__"), (number,));
    match digits {
        Ok(digits) => Ok(Ok(digits.extract()?)),
        Err(_) => Ok(Err(Other::said("an int of thousands of digits", "a smaller one"))),
    }
}

/// The exception for an argument of a type that it does not take, which it names.
pub(crate) fn unexpected(name: &str, value: &Bound<'_, PyAny>, expected: &str) -> PyErr {
    match kind(value) {
        Ok(given) => {
            let (name, expected) = (name.into(), expected.into());
            refused(value.py(), &s3presign::Error::WrongType { name, given, expected })
        }
        Err(error) => error,
    }
}
