//! `PresignedRequest`: what comes out, frozen, comparable and picklable.

use crate::{arguments::text_argument, cors::CorsRule, errors::refused, instant::datetime};
use pyo3::{
    IntoPyObjectExt, intern,
    prelude::*,
    types::{PyDict, PyMappingProxy, PyTuple},
};
use s3presign::redact;
use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash, Hasher},
};

/// All that a result says, as plain values: what is pickled and compared.
#[derive(Clone, PartialEq, Eq, Hash, FromPyObject, IntoPyObject)]
#[pyo3(from_item_all)]
struct Facts {
    operation: String,
    url: String,
    method: String,
    headers: Vec<(String, String)>,
    unsigned_path_prefix: Option<String>,
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

/// A request that someone without credentials can send until it expires.
///
/// Frozen, comparable and picklable; its ``repr`` masks signature and token, its
/// ``str`` is the URL. Treat it like a password.
///
/// >>> from datetime import datetime, timezone
/// >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
/// >>> now = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
/// >>> download = signer.presign("GetObject", bucket="photos", key="a.png", signing_time=now)
/// >>> download.method, str(download.expires_at), download.limited_by
/// ('GET', '2026-01-02 03:19:05+00:00', 'request')
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct PresignedRequest {
    facts: Facts,
    details: Details,
}

impl PresignedRequest {
    pub(crate) fn new(presigned: s3presign::PresignedRequest) -> PresignedRequest {
        let owned = |(name, value): (&str, &str)| (name.into(), value.into());
        let warnings = presigned.warnings().iter();
        let facts = Facts {
            operation: presigned.operation().into(),
            url: presigned.url().into(),
            method: presigned.method().into(),
            headers: presigned.headers().map(owned).collect(),
            unsigned_path_prefix: presigned.unsigned_path_prefix().map(String::from),
            signed_at: presigned.signed_at().unix_timestamp(),
            expires_at: presigned.expires_at().unix_timestamp(),
            limited_by: presigned.limited_by().as_str().into(),
            warnings: warnings.map(|warning| owned((warning.code.as_str(), &warning.message))).collect(),
        };
        PresignedRequest { facts, details: Details::Of(Box::new(presigned)) }
    }

    pub(crate) fn method_text(&self) -> &str {
        &self.facts.method
    }

    pub(crate) fn url_text(&self) -> &str {
        &self.facts.url
    }

    pub(crate) fn prefix_text(&self) -> Option<&str> {
        self.facts.unsigned_path_prefix.as_deref()
    }

    pub(crate) fn header_pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.facts.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

#[pymethods]
impl PresignedRequest {
    /// The operation by S3's name, such as ``"GetObject"``.
    #[getter]
    fn operation(&self) -> &str {
        &self.facts.operation
    }

    /// What to send the request to.
    #[getter]
    fn url(&self) -> &str {
        &self.facts.url
    }

    /// The HTTP method.
    #[getter]
    fn method(&self) -> &str {
        &self.facts.method
    }

    /// The headers that must be sent so; names in lower case, ``host`` left out.
    #[getter]
    fn headers<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyMappingProxy>> {
        let headers = PyDict::new(python);
        for (name, value) in &self.facts.headers {
            headers.set_item(name, value)?;
        }
        Ok(PyMappingProxy::new(python, headers.as_mapping()))
    }

    /// What a proxy removes from the URL before the path that was signed.
    #[getter]
    fn unsigned_path_prefix(&self) -> Option<&str> {
        self.prefix_text()
    }

    /// The instant in the signature, in UTC.
    #[getter]
    fn signed_at<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        datetime(python, self.facts.signed_at)
    }

    /// When the URL stops working, in UTC: its own end or the credentials'.
    #[getter]
    fn expires_at<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        datetime(python, self.facts.expires_at)
    }

    /// ``"request"``, ``"credentials"`` where those end first, or ``"nothing"`` unsigned.
    #[getter]
    fn limited_by(&self) -> &str {
        &self.facts.limited_by
    }

    /// Warnings: what is valid, but likely to fail or to be misused.
    #[getter]
    fn warnings<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        warnings(python, &self.facts.warnings)
    }

    /// What was signed, to compare with S3's response; secrets are masked.
    #[getter]
    fn canonical_request(&self) -> String {
        match &self.details {
            Details::Of(presigned) => presigned.canonical_request(),
            Details::Told { canonical_request, .. } => canonical_request.clone(),
        }
    }

    /// What the signature is of: the time, the scope and the canonical request's digest.
    #[getter]
    fn string_to_sign(&self) -> String {
        match &self.details {
            Details::Of(presigned) => presigned.string_to_sign(),
            Details::Told { string_to_sign, .. } => string_to_sign.clone(),
        }
    }

    /// The same request as a command for a POSIX shell.
    fn curl(&self) -> String {
        match &self.details {
            Details::Of(presigned) => presigned.curl(),
            Details::Told { curl, .. } => curl.clone(),
        }
    }

    /// The smallest CORS rule of the bucket that lets pages of an origin send this
    /// request: ``"https://app.example.com"``, with one ``*`` in it if wanted.
    ///
    /// Raises ``S3PresignError`` (``InvalidOrigin``).
    fn cors_rule(&self, python: Python<'_>, origin: &Bound<'_, PyAny>) -> PyResult<CorsRule> {
        let origin = &text_argument("origin", origin)?;
        let rule = s3presign::CorsRule::for_operation(&self.facts.operation, self.header_pairs(), origin);
        rule.map(CorsRule).map_err(|error| refused(python, &error))
    }

    fn __str__(&self) -> &str {
        &self.facts.url
    }

    fn __repr__(&self, python: Python<'_>) -> PyResult<String> {
        let Facts { method, url, .. } = &self.facts;
        let expires_at = self.expires_at(python)?;
        Ok(format!("<s3presign.PresignedRequest {method} {} expires_at={expires_at}>", redact(url)))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<PresignedRequest>().is_ok_and(|other| other.get().facts == self.facts)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.facts.hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let details = (self.canonical_request(), self.string_to_sign(), self.curl());
        let restore = python.get_type::<PresignedRequest>().getattr("_restore")?;
        PyTuple::new(python, [restore, (self.facts.clone(), details).into_bound_py_any(python)?])
    }

    /// What unpickling calls.
    #[staticmethod]
    fn _restore(facts: Facts, details: (String, String, String)) -> PresignedRequest {
        let (canonical_request, string_to_sign, curl) = details;
        PresignedRequest { facts, details: Details::Told { canonical_request, string_to_sign, curl } }
    }
}

/// Pairs of code and message as Python's own warnings.
pub(crate) fn warnings<'py>(
    python: Python<'py>,
    pairs: &[(String, String)],
) -> PyResult<Bound<'py, PyTuple>> {
    let class = python.import(intern!(python, "s3presign._warning"))?.getattr(intern!(python, "Warning"))?;
    PyTuple::new(python, pairs.iter().map(|pair| class.call1(pair.clone())).collect::<PyResult<Vec<_>>>()?)
}
