//! `Template`: one kind of request, for one key after another.

use crate::{
    arguments::{optional_text, text_argument, unexpected},
    arrow::{self, Errors, Producer},
    batch::{self, Batch},
    errors::{of_row, refused, refused_row},
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

/// What ``errors`` says of a row that cannot be signed for.
fn row_errors(errors: Option<&Bound<'_, PyAny>>) -> PyResult<Errors> {
    let Some(value) = errors else { return Ok(Errors::Raise) };
    match &*text_argument("errors", value)? {
        "raise" => Ok(Errors::Raise),
        "null" => Ok(Errors::Null),
        other => Err(refused(
            value.py(),
            &s3presign::Error::InvalidOption {
                name: "errors",
                value: other.into(),
                expected: "raise or null",
            },
        )),
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
    /// ``keys`` is any iterable of str, read in batches, and the URLs are a list; or a
    /// column of Arrow strings (anything with ``__arrow_c_stream__`` or
    /// ``__arrow_c_array__``), and they are a :class:`UrlColumn`. If one of the keys cannot
    /// be signed for, none is: the error's ``row`` says which. With ``errors="null"`` it has
    /// no URL, and the others do.
    #[pyo3(signature = (keys, signing_time=None, *, errors=None))]
    fn urls<'py>(
        &self,
        python: Python<'py>,
        keys: &Bound<'py, PyAny>,
        signing_time: Option<&Bound<'py, PyAny>>,
        errors: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        if keys.cast::<PyString>().is_ok() {
            return Err(unexpected("keys", keys, "a list of keys"));
        }
        let errors = row_errors(errors)?;
        let (template, now) = (self.beside(signing_time)?, self::signing_time(signing_time)?);
        if keys.cast::<PyList>().is_err()
            && let Some(column) = Producer::of(keys)?
        {
            let urls = arrow::urls(python, column, &template, now, errors)?;
            return Ok(Bound::new(python, urls)?.into_any());
        }
        let urls = PyList::empty(python);
        let mut keys = keys.try_iter().map_err(|_| unexpected("keys", keys, "an iterable of keys"))?;
        let mut batch = Batch::default();
        loop {
            batch.clear();
            for key in keys.by_ref().take(batch::KEYS) {
                let key = key?;
                let row = urls.len().saturating_add(batch.len());
                let text = optional_text("keys", Some(&key).filter(|key| !key.is_none()));
                batch.add(text.map_err(|error| of_row(python, error, row))?.as_deref());
            }
            if batch.is_empty() {
                return Ok(urls.into_any());
            }
            let signed = python.detach(|| {
                batch.sign(&template, now, |row, error| {
                    if errors == Errors::Null && error.is_of_key() { Ok(()) } else { Err((row, error)) }
                })
            });
            signed.map_err(|(row, error)| refused_row(python, urls.len().saturating_add(row), &error))?;
            for url in batch.urls() {
                match url {
                    [] => urls.append(python.None())?,
                    url => urls.append(PyString::from_bytes(python, url)?)?,
                }
            }
            // A list of keys runs no Python code, so that Ctrl-C would wait for its end.
            python.check_signals()?;
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
