//! `PresignedRequest`: what comes out, frozen, comparable and picklable.

use crate::instant::datetime;
use pyo3::{
    IntoPyObjectExt,
    exceptions::PyAttributeError,
    prelude::*,
    sync::PyOnceLock,
    types::{PyDict, PyMappingProxy, PyTuple, PyType},
};
use s3presign::redact;
use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash, Hasher},
};

/// All that a result says, as plain values: what is pickled and compared.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Facts {
    url: String,
    method: String,
    headers: Vec<(String, String)>,
    signed_at: i64,
    expires_at: i64,
    limited_by: String,
    warnings: Vec<(String, String)>,
}

/// What is made when it is asked for, or came out of a pickle.
enum Details {
    Of(Box<s3presign::PresignedRequest>),
    Told { canonical_request: String, string_to_sign: String, curl: String },
}

#[pyclass(frozen, module = "s3presign._core")]
pub(crate) struct PresignedRequest {
    facts: Facts,
    details: Details,
}

impl PresignedRequest {
    pub(crate) fn new(presigned: s3presign::PresignedRequest) -> PresignedRequest {
        let owned = |(name, value): (&str, &str)| (name.into(), value.into());
        let warnings = presigned.warnings().iter();
        let facts = Facts {
            url: presigned.url().into(),
            method: presigned.method().into(),
            headers: presigned.headers().map(owned).collect(),
            signed_at: presigned.signed_at().unix_timestamp(),
            expires_at: presigned.expires_at().unix_timestamp(),
            limited_by: presigned.limited_by().as_str().into(),
            warnings: warnings.map(|warning| owned((warning.code.as_str(), &warning.message))).collect(),
        };
        PresignedRequest { facts, details: Details::Of(Box::new(presigned)) }
    }
}

#[pymethods]
impl PresignedRequest {
    #[getter]
    fn url(&self) -> &str {
        &self.facts.url
    }

    #[getter]
    fn method(&self) -> &str {
        &self.facts.method
    }

    #[getter]
    fn headers<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyMappingProxy>> {
        let headers = PyDict::new(python);
        for (name, value) in &self.facts.headers {
            headers.set_item(name, value)?;
        }
        Ok(PyMappingProxy::new(python, headers.as_mapping()))
    }

    #[getter]
    fn signed_at<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        datetime(python, self.facts.signed_at)
    }

    #[getter]
    fn expires_at<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        datetime(python, self.facts.expires_at)
    }

    #[getter]
    fn limited_by(&self) -> &str {
        &self.facts.limited_by
    }

    #[getter]
    fn warnings<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let class = CLASS.import(python, "s3presign._warning", "Warning")?;
        let warnings = self.facts.warnings.iter();
        PyTuple::new(python, warnings.map(|pair| class.call1(pair.clone())).collect::<PyResult<Vec<_>>>()?)
    }

    #[getter]
    fn canonical_request(&self) -> String {
        match &self.details {
            Details::Of(presigned) => presigned.canonical_request(),
            Details::Told { canonical_request, .. } => canonical_request.clone(),
        }
    }

    #[getter]
    fn string_to_sign(&self) -> String {
        match &self.details {
            Details::Of(presigned) => presigned.string_to_sign(),
            Details::Told { string_to_sign, .. } => string_to_sign.clone(),
        }
    }

    fn curl(&self) -> String {
        match &self.details {
            Details::Of(presigned) => presigned.curl(),
            Details::Told { curl, .. } => curl.clone(),
        }
    }

    fn __str__(&self) -> &str {
        &self.facts.url
    }

    fn __repr__(&self) -> String {
        let Facts { method, url, expires_at, .. } = &self.facts;
        format!("<s3presign.PresignedRequest {method} {} expires_at={expires_at}>", redact(url))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<PresignedRequest>().is_ok_and(|other| other.get().facts == self.facts)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.facts.hash(&mut hasher);
        hasher.finish()
    }

    /// As classes made in Python do it: an attribute of a frozen result stays.
    fn __setattr__(&self, name: &str, _value: &Bound<'_, PyAny>) -> PyResult<()> {
        Err(PyAttributeError::new_err(format!("a PresignedRequest is frozen: {name} cannot be set")))
    }

    fn __reduce__<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let Facts { url, method, headers, signed_at, expires_at, limited_by, warnings } = self.facts.clone();
        let state = (url, method, headers, signed_at, expires_at, limited_by, warnings);
        let details = (self.canonical_request(), self.string_to_sign(), self.curl());
        let restore = python.get_type::<PresignedRequest>().getattr("_restore")?;
        PyTuple::new(python, [restore, (state, details).into_bound_py_any(python)?])
    }

    /// What unpickling calls.
    #[staticmethod]
    fn _restore(state: State, details: (String, String, String)) -> PresignedRequest {
        let (url, method, headers, signed_at, expires_at, limited_by, warnings) = state;
        let (canonical_request, string_to_sign, curl) = details;
        PresignedRequest {
            facts: Facts { url, method, headers, signed_at, expires_at, limited_by, warnings },
            details: Details::Told { canonical_request, string_to_sign, curl },
        }
    }
}

/// [`Facts`] as a pickle holds them.
type State = (String, String, Vec<(String, String)>, i64, i64, String, Vec<(String, String)>);
