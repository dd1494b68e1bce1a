//! `Signer`: made from keyword arguments, immutable, shared between threads.

use crate::{
    arguments::Pairs, errors::refused, instant::signing_time, presigned_request::PresignedRequest,
    template::Template,
};
use pyo3::{
    exceptions::PyTypeError,
    prelude::*,
    types::{PyDict, PyTuple},
};
use s3presign::Request;

#[pyclass(frozen, subclass, module = "s3presign._core")]
pub(crate) struct Signer(s3presign::Signer);

#[pymethods]
impl Signer {
    #[new]
    #[pyo3(signature = (**options))]
    fn new(python: Python<'_>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Signer> {
        let mut pairs = Pairs::default();
        pairs.add_all(options)?;
        s3presign::Signer::from_pairs(pairs.iter()).map(Signer).map_err(|error| refused(python, &error))
    }

    #[pyo3(signature = (operation, *, key=None, signing_time=None, headers=None, query=None, **parameters))]
    #[allow(clippy::too_many_arguments)]
    fn presign(
        &self,
        python: Python<'_>,
        operation: &Bound<'_, PyAny>,
        key: Option<&str>,
        signing_time: Option<&Bound<'_, PyAny>>,
        headers: Option<&Bound<'_, PyAny>>,
        query: Option<&Bound<'_, PyAny>>,
        parameters: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<PresignedRequest> {
        let request = request(operation, headers, query, parameters)?;
        let now = self::signing_time(signing_time)?;
        let presigned = self.0.presign(&request, key, now).map_err(|error| refused(python, &error))?;
        Ok(PresignedRequest::new(presigned))
    }

    #[pyo3(signature = (operation, *, headers=None, query=None, **parameters))]
    fn template(
        &self,
        python: Python<'_>,
        operation: &Bound<'_, PyAny>,
        headers: Option<&Bound<'_, PyAny>>,
        query: Option<&Bound<'_, PyAny>>,
        parameters: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Template> {
        let request = request(operation, headers, query, parameters)?;
        self.0.template(&request).map(Template::new).map_err(|error| refused(python, &error))
    }

    fn object_url(&self, python: Python<'_>, bucket: &str, key: &str) -> PyResult<String> {
        self.0.object_url(bucket, key).map_err(|error| refused(python, &error))
    }

    fn __reduce__(&self) -> PyResult<Py<PyTuple>> {
        Err(PyTypeError::new_err(
            "a Signer cannot be pickled or copied: it holds a secret key; make a new one where you need it",
        ))
    }

    fn __repr__(&self) -> String {
        format!("<s3presign.{:?}>", self.0)
    }
}

fn request(
    operation: &Bound<'_, PyAny>,
    headers: Option<&Bound<'_, PyAny>>,
    query: Option<&Bound<'_, PyAny>>,
    parameters: Option<&Bound<'_, PyDict>>,
) -> PyResult<Request> {
    let mut pairs = Pairs::default();
    pairs.add("operation", operation)?;
    pairs.add_all(parameters)?;
    pairs.add_prefixed("header", headers)?;
    pairs.add_prefixed("query", query)?;
    Request::from_pairs(pairs.iter()).map_err(|error| refused(operation.py(), &error))
}
