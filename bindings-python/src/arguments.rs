//! Keyword arguments as names and texts: what a value is decides how it is
//! written, never which argument it belongs to.

use crate::instant::{is_datetime, unix_seconds};
use base64::{Engine, engine::general_purpose::STANDARD};
use pyo3::{
    exceptions::PyTypeError,
    intern,
    prelude::*,
    sync::PyOnceLock,
    types::{PyBool, PyByteArray, PyBytes, PyDict, PyInt, PyList, PyMapping, PyString, PyTuple, PyType},
};

/// Names and texts, as the core takes them.
#[derive(Default)]
pub(crate) struct Pairs(Vec<(String, String)>);

impl Pairs {
    /// Adds every keyword argument.
    pub(crate) fn add_all(&mut self, arguments: Option<&Bound<'_, PyDict>>) -> PyResult<()> {
        let Some(arguments) = arguments else { return Ok(()) };
        for (name, value) in arguments {
            self.add(&name.cast::<PyString>()?.to_cow()?, &value)?;
        }
        Ok(())
    }

    /// Adds `header` or `query` pairs: a mapping of names to values.
    pub(crate) fn add_prefixed(&mut self, prefix: &str, pairs: Option<&Bound<'_, PyAny>>) -> PyResult<()> {
        match pairs {
            Some(pairs) => self.add(prefix, pairs),
            None => Ok(()),
        }
    }

    /// Adds one argument. `None` is an argument that was not given; a mapping
    /// gives `name:key` for each entry, a list its name for each item.
    pub(crate) fn add(&mut self, name: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
        if value.is_none() {
            return Ok(());
        }
        if let Ok(items) = value.cast::<PyList>() {
            return items.iter().try_for_each(|item| self.add(name, &item));
        }
        if let Ok(items) = value.cast::<PyTuple>() {
            return items.iter().try_for_each(|item| self.add(name, &item));
        }
        if value.cast::<PyString>().is_err()
            && let Ok(mapping) = value.cast::<PyMapping>()
        {
            for entry in mapping.items()?.iter() {
                let (key, value): (String, Bound<'_, PyAny>) = entry.extract()?;
                self.add(&format!("{name}:{key}"), &value)?;
            }
            return Ok(());
        }
        self.0.push((name.into(), text(name, value)?));
        Ok(())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

fn text(name: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(text.to_cow()?.into());
    }
    // Before int, of which Python's bool is a kind.
    if let Ok(truth) = value.cast::<PyBool>() {
        return Ok(truth.is_true().to_string());
    }
    if value.cast::<PyInt>().is_ok() {
        return Ok(value.str()?.to_cow()?.into());
    }
    if let Ok(bytes) = value.cast::<PyBytes>() {
        return Ok(STANDARD.encode(bytes.as_bytes()));
    }
    if let Ok(bytes) = value.cast::<PyByteArray>() {
        return Ok(STANDARD.encode(bytes.to_vec()));
    }
    if is_datetime(value)? {
        return Ok(unix_seconds(name, value)?.to_string());
    }
    if value.is_instance(timedelta_class(value.py())?)? {
        let seconds: f64 = value.call_method0(intern!(value.py(), "total_seconds"))?.extract()?;
        return Ok((seconds.floor() as i64).to_string());
    }
    let kind = value.get_type().name()?;
    Err(PyTypeError::new_err(format!(
        "{name} is of type {kind}; pass str, int, bool, bytes, datetime, timedelta, list or dict",
    )))
}

fn timedelta_class(python: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(python, "datetime", "timedelta")
}
