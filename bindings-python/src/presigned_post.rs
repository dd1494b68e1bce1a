//! `PresignedPost`: a browser's form, frozen, comparable and picklable.

use crate::{
    as_dict,
    cors::{CorsRule, ResultPairs},
    instant::datetime,
    presigned_request::warnings,
};
use pyo3::{
    IntoPyObjectExt,
    prelude::*,
    types::{PyDict, PyTuple},
};
use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash, Hasher},
};

/// A form that someone without credentials can send until it expires.
///
/// It is sent as ``multipart/form-data``: all ``fields`` in their order, then the
/// file in a field named ``file``. Frozen, comparable and picklable; its ``repr``
/// shows no field, :meth:`to_dict` all of them: a password while it lives.
///
/// >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
/// >>> post = signer.presign_post(bucket="photos", key="u/42/${filename}", max_content_length=1000)
/// >>> post.url
/// 'https://photos.s3.eu-west-1.amazonaws.com/'
/// >>> list(post.fields)[:2]
/// ['key', 'x-amz-algorithm']
#[pyclass(frozen, module = "s3presign")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct PresignedPost {
    url: String,
    fields: Vec<(String, String)>,
    policy: String,
    signed_at: i64,
    expires_at: i64,
    limited_by: String,
    warnings: Vec<(String, String)>,
    curl: String,
}

impl PresignedPost {
    pub(crate) fn new(post: &s3presign::PresignedPost) -> PresignedPost {
        let owned = |(name, value): (&str, &str)| (name.into(), value.into());
        let warnings = post.warnings().iter();
        PresignedPost {
            url: post.url().into(),
            fields: post.fields().map(owned).collect(),
            policy: post.policy().into(),
            signed_at: post.signed_at().unix_timestamp(),
            expires_at: post.expires_at().unix_timestamp(),
            limited_by: post.limited_by().as_str().into(),
            warnings: warnings.map(|warning| owned((warning.code.as_str(), &warning.message))).collect(),
            curl: post.curl(),
        }
    }

    pub(crate) fn field_pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

#[pymethods]
impl PresignedPost {
    /// Where the form goes: its ``action``.
    #[getter]
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// ``"POST"``.
    #[getter]
    fn method(&self) -> &'static str {
        "POST"
    }

    /// The form's fields in the order in which they are sent; the file comes last. A
    /// dictionary of your own at each call.
    #[getter]
    fn fields<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        as_dict::texts(python, self.field_pairs())
    }

    /// The policy that was signed, as JSON; it holds the session token, if any.
    #[getter]
    fn policy(&self) -> &str {
        &self.policy
    }

    /// The instant in the signature, in UTC.
    #[getter]
    fn signed_at<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        datetime(python, self.signed_at)
    }

    /// When the form stops working, in UTC: its policy's end or the credentials'.
    #[getter]
    fn expires_at<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        datetime(python, self.expires_at)
    }

    /// ``"request"``, or ``"credentials"`` where those end first.
    #[getter]
    fn limited_by(&self) -> &str {
        &self.limited_by
    }

    /// Warnings: what is valid, but likely to fail or to be misused.
    #[getter]
    fn warnings<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        warnings(python, &self.warnings)
    }

    /// The same form as a command for a POSIX shell; the file is standard input.
    fn curl(&self) -> &str {
        &self.curl
    }

    /// The smallest CORS rule of the bucket that lets a script of an origin send this
    /// form and read the answer. A page that submits the form needs none.
    ///
    /// Raises ``S3PresignError`` (``InvalidOrigin``).
    fn cors_rule(&self, python: Python<'_>, origin: &Bound<'_, PyAny>) -> PyResult<CorsRule> {
        let mut pairs = ResultPairs::default();
        pairs.add_form(self);
        pairs.rule(python, origin)
    }

    /// What a page needs to be told, as plain values for ``json.dumps`` and the like: a
    /// password while it lives.
    ///
    /// Instants are in ISO 8601.
    fn to_dict<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let told = PyDict::new(python);
        told.set_item("url", &self.url)?;
        told.set_item("method", self.method())?;
        told.set_item("fields", self.fields(python)?)?;
        as_dict::add_validity(&told, self.signed_at, self.expires_at, &self.limited_by, &self.warnings)?;
        Ok(told)
    }

    fn __repr__(&self, python: Python<'_>) -> PyResult<String> {
        let expires_at = self.expires_at(python)?;
        Ok(format!("<s3presign.PresignedPost {} expires_at={expires_at}>", self.url))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<PresignedPost>().is_ok_and(|other| other.get() == self)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let PresignedPost { url, fields, policy, signed_at, expires_at, limited_by, warnings, curl } =
            self.clone();
        let state = (url, fields, policy, signed_at, expires_at, limited_by, warnings, curl);
        let restore = python.get_type::<PresignedPost>().getattr("_restore")?;
        PyTuple::new(python, [restore, (state,).into_bound_py_any(python)?])
    }

    /// What unpickling calls.
    #[staticmethod]
    fn _restore(state: State) -> PresignedPost {
        let (url, fields, policy, signed_at, expires_at, limited_by, warnings, curl) = state;
        PresignedPost { url, fields, policy, signed_at, expires_at, limited_by, warnings, curl }
    }
}

/// A form as a pickle holds it.
type State = (String, Vec<(String, String)>, String, i64, i64, String, Vec<(String, String)>, String);
