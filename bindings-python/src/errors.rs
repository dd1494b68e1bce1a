//! Refusals of the core as `s3presign.S3PresignError`, with the core's code.

use pyo3::{prelude::*, sync::PyOnceLock, types::PyType};

/// The exception for a refusal.
pub(crate) fn refused(python: Python<'_>, error: &s3presign::Error) -> PyErr {
    raised(python, error.code().as_str(), &error.to_string())
}

/// The exception with this code and message.
pub(crate) fn raised(python: Python<'_>, code: &str, message: &str) -> PyErr {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let class = CLASS.import(python, "s3presign._errors", "S3PresignError");
    match class.and_then(|class| class.call1((code, message))) {
        Ok(error) => PyErr::from_value(error),
        Err(error) => error,
    }
}
