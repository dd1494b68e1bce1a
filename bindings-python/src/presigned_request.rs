//! `PresignedRequest`: what comes out, frozen, comparable and picklable.

use crate::{
    as_dict,
    cors::{CorsRule, ResultPairs},
    instant::datetime,
};
use pyo3::{
    IntoPyObjectExt, intern,
    prelude::*,
    types::{PyDict, PyTuple},
};
use s3presign::redact;
use std::{
    borrow::Cow,
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

/// The same of what was signed.
impl From<&s3presign::PresignedRequest> for Facts {
    fn from(presigned: &s3presign::PresignedRequest) -> Facts {
        let owned = |(name, value): (&str, &str)| (name.into(), value.into());
        let warnings = presigned.warnings().iter();
        Facts {
            operation: presigned.operation().into(),
            url: presigned.url().into(),
            method: presigned.method().into(),
            headers: presigned.headers().map(owned).collect(),
            unsigned_path_prefix: presigned.unsigned_path_prefix().map(String::from),
            signed_at: presigned.signed_at().unix_timestamp(),
            expires_at: presigned.expires_at().unix_timestamp(),
            limited_by: presigned.limited_by().as_str().into(),
            warnings: warnings.map(|warning| owned((warning.code.as_str(), &warning.message))).collect(),
        }
    }
}

/// What came out of a pickle.
struct Unpickled {
    facts: Facts,
    canonical_request: String,
    string_to_sign: String,
    curl: String,
}

/// Where the answers come from: each is made when it is asked for.
enum Source {
    Signed(Box<s3presign::PresignedRequest>),
    Unpickled(Box<Unpickled>),
}

/// A request that someone without credentials can send until it expires.
///
/// Frozen, comparable and picklable. Its ``repr`` masks signature and token. Its ``str`` is the
/// URL, and :meth:`to_dict` holds it: a password while it lives.
///
/// >>> from datetime import datetime, timezone
/// >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
/// >>> now = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
/// >>> download = signer.presign("GetObject", bucket="photos", key="a.png", signing_time=now)
/// >>> download.method, str(download.expires_at), download.limited_by
/// ('GET', '2026-01-02 03:19:05+00:00', 'request')
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct PresignedRequest(Source);

impl PresignedRequest {
    pub(crate) fn new(presigned: s3presign::PresignedRequest) -> PresignedRequest {
        PresignedRequest(Source::Signed(Box::new(presigned)))
    }

    pub(crate) fn header_pairs(&self) -> Vec<(&str, &str)> {
        match &self.0 {
            Source::Signed(presigned) => presigned.headers().collect(),
            Source::Unpickled(told) => {
                told.facts.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
            }
        }
    }

    fn facts(&self) -> Cow<'_, Facts> {
        match &self.0 {
            Source::Signed(presigned) => Cow::Owned(Facts::from(&**presigned)),
            Source::Unpickled(told) => Cow::Borrowed(&told.facts),
        }
    }
}

#[pymethods]
impl PresignedRequest {
    /// The operation by S3's name, such as ``"GetObject"``.
    #[getter]
    pub(crate) fn operation(&self) -> &str {
        match &self.0 {
            Source::Signed(presigned) => presigned.operation(),
            Source::Unpickled(told) => &told.facts.operation,
        }
    }

    /// What to send the request to.
    #[getter]
    pub(crate) fn url(&self) -> &str {
        match &self.0 {
            Source::Signed(presigned) => presigned.url(),
            Source::Unpickled(told) => &told.facts.url,
        }
    }

    /// The HTTP method.
    #[getter]
    pub(crate) fn method(&self) -> &str {
        match &self.0 {
            Source::Signed(presigned) => presigned.method(),
            Source::Unpickled(told) => &told.facts.method,
        }
    }

    /// The headers that must be sent so; names in lower case, ``host`` left out. A
    /// dictionary of your own at each call.
    #[getter]
    fn headers<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        as_dict::texts(python, self.header_pairs())
    }

    /// What a proxy removes from the URL before the path that was signed.
    #[getter]
    pub(crate) fn unsigned_path_prefix(&self) -> Option<&str> {
        match &self.0 {
            Source::Signed(presigned) => presigned.unsigned_path_prefix(),
            Source::Unpickled(told) => told.facts.unsigned_path_prefix.as_deref(),
        }
    }

    /// The instant in the signature, in UTC.
    #[getter]
    fn signed_at<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let unix_seconds = match &self.0 {
            Source::Signed(presigned) => presigned.signed_at().unix_timestamp(),
            Source::Unpickled(told) => told.facts.signed_at,
        };
        datetime(python, unix_seconds)
    }

    /// When the URL stops working, in UTC: its own end or the credentials'.
    #[getter]
    fn expires_at<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let unix_seconds = match &self.0 {
            Source::Signed(presigned) => presigned.expires_at().unix_timestamp(),
            Source::Unpickled(told) => told.facts.expires_at,
        };
        datetime(python, unix_seconds)
    }

    /// ``"request"``, ``"credentials"`` where those end first, or ``"nothing"`` unsigned.
    #[getter]
    fn limited_by(&self) -> &str {
        match &self.0 {
            Source::Signed(presigned) => presigned.limited_by().as_str(),
            Source::Unpickled(told) => &told.facts.limited_by,
        }
    }

    /// Warnings: what is valid, but likely to fail or to be misused.
    #[getter]
    fn warnings<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        warnings(python, &self.facts().warnings)
    }

    /// What was signed, to compare with S3's response; secrets are masked.
    #[getter]
    fn canonical_request(&self) -> String {
        match &self.0 {
            Source::Signed(presigned) => presigned.canonical_request(),
            Source::Unpickled(told) => told.canonical_request.clone(),
        }
    }

    /// What the signature is of: the time, the scope and the canonical request's digest.
    #[getter]
    fn string_to_sign(&self) -> String {
        match &self.0 {
            Source::Signed(presigned) => presigned.string_to_sign(),
            Source::Unpickled(told) => told.string_to_sign.clone(),
        }
    }

    /// The same request as a command for a POSIX shell.
    fn curl(&self) -> String {
        match &self.0 {
            Source::Signed(presigned) => presigned.curl(),
            Source::Unpickled(told) => told.curl.clone(),
        }
    }

    /// The smallest CORS rule of the bucket that lets pages of an origin send this
    /// request: ``"https://app.example.com"``, with one ``*`` in it if wanted, or several with a
    /// space between each.
    ///
    /// Raises ``S3PresignError`` (``InvalidOrigin``).
    fn cors_rule(&self, python: Python<'_>, origin: &Bound<'_, PyAny>) -> PyResult<CorsRule> {
        let mut pairs = ResultPairs::default();
        pairs.add_request(self);
        pairs.rule(python, origin)
    }

    /// All that the result says as plain values, for ``json.dumps`` and the like: a password
    /// while it lives.
    ///
    /// Instants are in ISO 8601, what is not known is ``None``.
    ///
    /// >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
    /// >>> upload = signer.presign("PutObject", bucket="photos", key="a.png", content_type="image/png")
    /// >>> list(upload.to_dict())
    /// ['operation', 'url', 'method', 'headers', 'unsigned_path_prefix', 'signed_at', 'expires_at', 'limited_by', 'warnings']
    pub(crate) fn to_dict<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let facts = self.facts();
        let told = PyDict::new(python);
        told.set_item("operation", &facts.operation)?;
        told.set_item("url", &facts.url)?;
        told.set_item("method", &facts.method)?;
        told.set_item("headers", self.headers(python)?)?;
        told.set_item("unsigned_path_prefix", &facts.unsigned_path_prefix)?;
        as_dict::add_validity(&told, facts.signed_at, facts.expires_at, &facts.limited_by, &facts.warnings)?;
        Ok(told)
    }

    fn __str__(&self) -> &str {
        self.url()
    }

    fn __repr__(&self, python: Python<'_>) -> PyResult<String> {
        let (method, url) = (self.method(), self.url());
        let expires_at = self.expires_at(python)?;
        Ok(format!("<s3presign.PresignedRequest {method} {} expires_at={expires_at}>", redact(url)))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<PresignedRequest>().is_ok_and(|other| other.get().facts() == self.facts())
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.facts().hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let details = (self.canonical_request(), self.string_to_sign(), self.curl());
        let restore = python.get_type::<PresignedRequest>().getattr("_restore")?;
        PyTuple::new(python, [restore, (self.facts().into_owned(), details).into_bound_py_any(python)?])
    }

    /// What unpickling calls.
    #[staticmethod]
    fn _restore(facts: Facts, details: (String, String, String)) -> PresignedRequest {
        let (canonical_request, string_to_sign, curl) = details;
        PresignedRequest(Source::Unpickled(Box::new(Unpickled {
            facts,
            canonical_request,
            string_to_sign,
            curl,
        })))
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
