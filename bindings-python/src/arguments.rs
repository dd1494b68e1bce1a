//! Keyword arguments as names and texts: what a value is decides how it is
//! written, never which argument it belongs to.

use crate::instant::{is_datetime, is_timedelta, unix_seconds, whole_seconds};
use base64::{Engine, engine::general_purpose::STANDARD};
use pyo3::{
    exceptions::PyTypeError,
    intern,
    prelude::*,
    types::{PyBool, PyByteArray, PyBytes, PyDict, PyInt, PyList, PyMapping, PyString, PyTuple},
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
            self.add(&name.cast::<PyString>()?.to_cow()?, &value)?;
        }
        Ok(())
    }

    /// Adds a text that no caller passed.
    pub(crate) fn add_own(&mut self, name: &str, text: &str) {
        self.0.push((name.into(), Zeroizing::new(text.into())));
    }

    /// Adds one keyword argument: a mapping as `name:entry` for each entry,
    /// anything else as [`Pairs::add_list`] does.
    pub(crate) fn add(&mut self, name: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
        if value.is_none() {
            return Ok(());
        }
        match mapping(value) {
            Some(entries) => self.add_entries(name, name, entries),
            None => self.add_list(name, value),
        }
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

    fn add_entries(&mut self, name: &str, argument: &str, entries: &Bound<'_, PyMapping>) -> PyResult<()> {
        for entry in entries.items()?.iter() {
            let (key, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = entry.extract()?;
            let key = match key.cast::<PyInt>() {
                // The number of a part.
                Ok(number) if key.cast::<PyBool>().is_err() => decimal(number)?,
                _ => match key.cast::<PyString>() {
                    Ok(key) => key.to_cow()?.into_owned(),
                    Err(_) => return Err(unexpected(&format!("a name in {argument}"), &key, "str or int")),
                },
            };
            self.add_list(&format!("{name}:{key}"), &value)?;
        }
        Ok(())
    }

    /// Adds a value, or a list of values under one name.
    fn add_list(&mut self, name: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
        if let Ok(items) = value.cast::<PyList>() {
            items.iter().try_for_each(|item| self.add_text(name, &item))
        } else if let Ok(items) = value.cast::<PyTuple>() {
            items.iter().try_for_each(|item| self.add_text(name, &item))
        } else {
            self.add_text(name, value)
        }
    }

    fn add_text(&mut self, name: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
        self.0.push((name.into(), Zeroizing::new(text(name, value)?)));
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

fn text(name: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(text.to_cow()?.into());
    }
    // Before int, of which Python's bool is a kind.
    if let Ok(truth) = value.cast::<PyBool>() {
        return Ok(truth.is_true().to_string());
    }
    if let Ok(number) = value.cast::<PyInt>() {
        return decimal(number);
    }
    if let Ok(bytes) = value.cast::<PyBytes>() {
        return Ok(STANDARD.encode(bytes.as_bytes()));
    }
    if let Ok(bytes) = value.cast::<PyByteArray>() {
        return Ok(STANDARD.encode(Zeroizing::new(bytes.to_vec())));
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

/// The digits of a number. An `IntEnum` writes itself by name in some versions
/// of Python, so it is `int` that is asked.
fn decimal(number: &Bound<'_, PyInt>) -> PyResult<String> {
    let python = number.py();
    let digits = python.get_type::<PyInt>().call_method1(intern!(python, "__repr__"), (number,))?;
    digits.extract()
}

/// The exception for a value of a type that is not taken, which it names.
pub(crate) fn unexpected(name: &str, value: &Bound<'_, PyAny>, expected: &str) -> PyErr {
    match value.get_type().name() {
        Ok(kind) => PyTypeError::new_err(format!("{name} is of type {kind}; pass {expected}")),
        Err(error) => error,
    }
}
