//! Results as plain values: the dictionaries that `to_dict()` answers, whose names, nesting and
//! values every language has when it writes a result down.

use crate::instant::datetime;
use pyo3::{
    prelude::*,
    types::{PyDict, PyList},
};

/// Names and texts as a dictionary of its own, in their order.
pub(crate) fn texts<'py, 't>(
    python: Python<'py>,
    pairs: impl IntoIterator<Item = (&'t str, &'t str)>,
) -> PyResult<Bound<'py, PyDict>> {
    let texts = PyDict::new(python);
    for (name, text) in pairs {
        texts.set_item(name, text)?;
    }
    Ok(texts)
}

/// What a request and a form say alike, behind what is their own.
pub(crate) fn add_validity(
    told: &Bound<'_, PyDict>,
    signed_at: i64,
    expires_at: i64,
    limited_by: &str,
    warnings: &[(String, String)],
) -> PyResult<()> {
    let python = told.py();
    told.set_item("signed_at", iso_8601(python, signed_at)?)?;
    told.set_item("expires_at", iso_8601(python, expires_at)?)?;
    told.set_item("limited_by", limited_by)?;
    let listed = PyList::empty(python);
    for (code, message) in warnings {
        listed.append(texts(python, [("code", code.as_str()), ("message", message.as_str())])?)?;
    }
    told.set_item("warnings", listed)
}

/// `2026-01-02T03:04:05Z`.
fn iso_8601(python: Python<'_>, unix_seconds: i64) -> PyResult<String> {
    let text: String = datetime(python, unix_seconds)?.call_method0("isoformat")?.extract()?;
    Ok(text.replace("+00:00", "Z"))
}
