//! Keyword arguments as names and texts: what a value is decides how it is
//! written, never which argument it belongs to.

use crate::{
    errors::{raised, refused},
    instant::{is_datetime, is_timedelta, unix_seconds, whole_seconds},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use pyo3::{
    intern,
    prelude::*,
    types::{
        PyBool, PyByteArray, PyBytes, PyDict, PyInt, PyList, PyMapping, PyMemoryView, PyString, PyTuple,
    },
};
use std::borrow::Cow;
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

    /// Adds a keyword argument that must be a text, if it was given.
    pub(crate) fn add_text(&mut self, name: &str, value: Option<&Bound<'_, PyAny>>) -> PyResult<()> {
        if let Some(text) = optional_text(&name.replace('-', "_"), value)? {
            self.add_own(name, &text);
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
                self.add_entries(name, name, entries)?;
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

    /// Adds the argument `argument`, a mapping, as `name:entry` for each entry.
    pub(crate) fn add_mapping(
        &mut self,
        name: &str,
        argument: &str,
        value: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<()> {
        let Some(value) = value else { return Ok(()) };
        match mapping(value) {
            Some(entries) => self.add_entries(name, argument, entries),
            None => Err(unexpected(argument, value, "a mapping of names to values")),
        }
    }

    /// Adds the argument `argument`, a mapping of texts or pairs of them in which a
    /// name may repeat, as `name:entry` for each.
    pub(crate) fn add_texts(&mut self, name: &str, argument: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
        let items = match value.cast::<PyMapping>() {
            Ok(mapping) => mapping.items()?.into_any(),
            Err(_) => value.clone(),
        };
        let items = items.try_iter();
        let (place, value_place) = (format!("an item of {argument}"), format!("a value of {argument}"));
        for item in items.map_err(|_| unexpected(argument, value, "a mapping, or pairs of str"))? {
            let item = item?;
            let pair = item.cast::<PyTuple>().ok().and_then(|pair| pair.extract().ok());
            let Some((entry, text)): Option<(Bound<'_, PyAny>, Bound<'_, PyAny>)> = pair else {
                return Err(unexpected(&place, &item, "a pair of str"));
            };
            let entry = text_argument(&place, &entry)?;
            let text = text_argument(&value_place, &text)?;
            self.add_own(&format!("{name}:{entry}"), &text);
        }
        Ok(())
    }

    fn add_entries(&mut self, name: &str, argument: &str, entries: &Bound<'_, PyMapping>) -> PyResult<()> {
        for entry in entries.items()?.iter() {
            let (key, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = entry.extract()?;
            let place = format!("a name in {argument}");
            let key = match key.cast::<PyInt>() {
                // The number of a part.
                Ok(number) if key.cast::<PyBool>().is_err() => decimal(&place, number)?.into(),
                _ if key.cast::<PyString>().is_err() => return Err(unexpected(&place, &key, "str or int")),
                _ => text_argument(&place, &key)?,
            };
            if key.is_empty()
                && value.cast::<PyString>().is_ok_and(|text| text.len().is_ok_and(|length| length == 0))
            {
                // Which would be the map without entries of `add`.
                return Err(wrong_type(value.py(), name, "a map", "one whose entries have names"));
            }
            let name = format!("{name}:{key}");
            if self.add_list(&name, &value)? == 0 {
                return Err(unexpected(&name, &value, "a value, or leave it out"));
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
        match bytes(value)? {
            // The core knows which names take bytes.
            Some(bytes) => self.0.push((format!("bytes:{name}"), Zeroizing::new(STANDARD.encode(&*bytes)))),
            None => self.0.push((name.into(), Zeroizing::new(text(name, value)?))),
        }
        Ok(())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

fn mapping<'a, 'py>(value: &'a Bound<'py, PyAny>) -> Option<&'a Bound<'py, PyMapping>> {
    // Most values are text: no need to ask what else they could be.
    if value.cast::<PyString>().is_ok() { None } else { value.cast::<PyMapping>().ok() }
}

/// The text of an argument that takes nothing else.
pub(crate) fn text_argument<'a>(name: &str, value: &'a Bound<'_, PyAny>) -> PyResult<Cow<'a, str>> {
    match value.cast::<PyString>() {
        Ok(text) => unicode(name, text),
        Err(_) => Err(unexpected(name, value, "str")),
    }
}

/// The same of one that may be left out.
pub(crate) fn optional_text<'a>(
    name: &str,
    value: Option<&'a Bound<'_, PyAny>>,
) -> PyResult<Option<Cow<'a, str>>> {
    value.map(|value| text_argument(name, value)).transpose()
}

fn text(name: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(unicode(name, text)?.into());
    }
    // Before int, of which Python's bool is a kind.
    if let Ok(truth) = value.cast::<PyBool>() {
        return Ok(truth.is_true().to_string());
    }
    if let Ok(number) = value.cast::<PyInt>() {
        return decimal(name, number);
    }
    if is_datetime(value)? {
        return Ok(unix_seconds(name, value)?.to_string());
    }
    if is_timedelta(value)? {
        return Ok(whole_seconds(value)?.to_string());
    }
    Err(unexpected(
        name,
        value,
        "str, int, bool, bytes, an aware datetime, timedelta, or a list or dict of these",
    ))
}

/// Python's own error holds the whole text, which may be a secret.
fn unicode<'a>(name: &str, text: &'a Bound<'_, PyString>) -> PyResult<Cow<'a, str>> {
    text.to_cow().map_err(|_| {
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
fn decimal(name: &str, number: &Bound<'_, PyInt>) -> PyResult<String> {
    let python = number.py();
    let digits = python.get_type::<PyInt>().call_method1(intern!(python, "__repr__"), (number,));
    let digits =
        digits.map_err(|_| wrong_type(python, name, "an int of thousands of digits", "a smaller one"));
    digits?.extract()
}

/// The exception for a value of a type that is not taken, which it names.
pub(crate) fn unexpected(name: &str, value: &Bound<'_, PyAny>, expected: &str) -> PyErr {
    match value.get_type().name() {
        Ok(kind) => wrong_type(value.py(), name, &format!("of type {kind}"), expected),
        Err(error) => error,
    }
}

fn wrong_type(python: Python<'_>, name: &str, given: &str, expected: &str) -> PyErr {
    let (name, given, expected) = (name.into(), given.into(), expected.into());
    refused(python, &s3presign::Error::WrongType { name, given, expected })
}
