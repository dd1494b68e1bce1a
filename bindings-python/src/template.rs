//! `Template`: one kind of request, for one key after another.

use crate::{
    arguments::{optional_text, text_argument, unexpected},
    batch::{self, Batch},
    errors::refused,
    instant::{clock_beside, signing_time},
    presigned_request::PresignedRequest,
};
use pyo3::{
    exceptions::PyTypeError,
    prelude::*,
    types::{PyList, PyString, PyTuple},
};
use std::ops::Deref;

/// One kind of request, for one key after another. Immutable and shared.
///
/// >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
/// >>> download = signer.template("GetObject", bucket="photos")
/// >>> len(download.urls(f"{number}.jpg" for number in range(1000)))
/// 1000
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct Template(s3presign::Template);

impl Template {
    pub(crate) fn new(template: s3presign::Template) -> Template {
        Template(template)
    }

    /// The template to sign with: for a signing time that was passed, and by a scoped
    /// signer, one that knows what time it is.
    fn beside(&self, signing_time: Option<&Bound<'_, PyAny>>) -> PyResult<Beside<'_>> {
        match clock_beside(signing_time.filter(|_| self.0.is_scoped()))? {
            Some(clock) => Ok(Beside::Clocked(Box::new(self.0.default_clock(clock)))),
            None => Ok(Beside::Kept(&self.0)),
        }
    }
}

enum Beside<'t> {
    Kept(&'t s3presign::Template),
    Clocked(Box<s3presign::Template>),
}

impl Deref for Beside<'_> {
    type Target = s3presign::Template;

    fn deref(&self) -> &s3presign::Template {
        match self {
            Beside::Kept(template) => template,
            Beside::Clocked(template) => template,
        }
    }
}

#[pymethods]
impl Template {
    /// The URL for one key, and nothing else: the fastest call.
    #[pyo3(signature = (key=None, signing_time=None))]
    fn url(
        &self,
        python: Python<'_>,
        key: Option<&Bound<'_, PyAny>>,
        signing_time: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<String> {
        let key = optional_text("key", key)?;
        let now = self::signing_time(signing_time)?;
        self.beside(signing_time)?.url(key.as_deref(), now).map_err(|error| refused(python, &error))
    }

    /// The whole result for one key.
    #[pyo3(signature = (key=None, signing_time=None))]
    fn presign(
        &self,
        python: Python<'_>,
        key: Option<&Bound<'_, PyAny>>,
        signing_time: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PresignedRequest> {
        let key = optional_text("key", key)?;
        let now = self::signing_time(signing_time)?;
        let presigned = self
            .beside(signing_time)?
            .presign(key.as_deref(), now)
            .map_err(|error| refused(python, &error))?;
        Ok(PresignedRequest::new(presigned))
    }

    /// The URLs of many keys, signed at one instant without the GIL.
    ///
    /// ``keys`` is any iterable of str, read in batches. If one of them cannot be
    /// signed for, none is.
    #[pyo3(signature = (keys, signing_time=None))]
    fn urls<'py>(
        &self,
        python: Python<'py>,
        keys: &Bound<'py, PyAny>,
        signing_time: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyList>> {
        if keys.cast::<PyString>().is_ok() {
            return Err(unexpected("keys", keys, "a list of keys"));
        }
        let (template, now) = (self.beside(signing_time)?, self::signing_time(signing_time)?);
        let urls = PyList::empty(python);
        let mut keys = keys.try_iter().map_err(|_| unexpected("keys", keys, "an iterable of keys"))?;
        let mut batch = Batch::default();
        loop {
            batch.clear();
            for key in keys.by_ref().take(batch::KEYS) {
                batch.add(&text_argument("an item of keys", &key?)?);
            }
            if batch.is_empty() {
                return Ok(urls);
            }
            python.detach(|| batch.sign(&template, now)).map_err(|error| refused(python, &error))?;
            for url in batch.urls() {
                urls.append(PyString::from_bytes(python, url)?)?;
            }
        }
    }

    fn __reduce__(&self) -> PyResult<Py<PyTuple>> {
        Err(PyTypeError::new_err(
            "a Template cannot be pickled or copied: it holds a secret key; make a new one where you need it",
        ))
    }

    fn __repr__(&self) -> String {
        format!("<s3presign.{:?}>", self.0)
    }
}
