//! Refusals of the core as `s3presign.S3PresignError`, with the core's code.

use pyo3::{intern, prelude::*};

/// The exception for a refusal.
pub(crate) fn refused(python: Python<'_>, error: &s3presign::Error) -> PyErr {
    made(python, error.code().as_str(), &message(error), error.parameter(), None)
}

/// The exception for the refusal of one row of many, counted from 0.
pub(crate) fn refused_row(python: Python<'_>, row: usize, error: &s3presign::Error) -> PyErr {
    let message = format!("row {row}: {}", message(error));
    made(python, error.code().as_str(), &message, error.parameter(), Some(row))
}

/// What an error says, with the names of options as keyword arguments are written.
fn message(error: &s3presign::Error) -> String {
    s3presign::spelled(&error.to_string(), |name| name.replace('-', "_"))
}

/// The same exception, of one row of many.
pub(crate) fn of_row(python: Python<'_>, error: PyErr, row: usize) -> PyErr {
    match error.value(python).setattr(intern!(python, "row"), row) {
        Ok(()) => error,
        Err(other) => other,
    }
}

/// The exception with this code and message, of what has no name.
pub(crate) fn raised(python: Python<'_>, code: &str, message: &str) -> PyErr {
    made(python, code, message, None, None)
}

/// The exception.
///
/// The class is looked up each time, not kept: subinterpreters, where they can
/// load the module, have one each, and catch no other.
fn made(python: Python<'_>, code: &str, message: &str, parameter: Option<&str>, row: Option<usize>) -> PyErr {
    let module = python.import(intern!(python, "s3presign._errors"));
    let error = module.and_then(|module| {
        module.call_method1(intern!(python, "S3PresignError"), (code, message, parameter, row))
    });
    error.map_or_else(|error| error, PyErr::from_value)
}
