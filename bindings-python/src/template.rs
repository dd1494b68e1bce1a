//! `Template`: one kind of request, for one key after another.

use crate::{errors::refused, instant::signing_time, presigned_request::PresignedRequest};
use pyo3::{
    exceptions::PyTypeError,
    prelude::*,
    types::{PyString, PyTuple},
};

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
}

#[pymethods]
impl Template {
    /// The URL for one key, and nothing else: the fastest call.
    #[pyo3(signature = (key=None, signing_time=None))]
    fn url(
        &self,
        python: Python<'_>,
        key: Option<&str>,
        signing_time: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<String> {
        let now = self::signing_time(signing_time)?;
        self.0.url(key, now).map_err(|error| refused(python, &error))
    }

    /// The whole result for one key.
    #[pyo3(signature = (key=None, signing_time=None))]
    fn presign(
        &self,
        python: Python<'_>,
        key: Option<&str>,
        signing_time: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PresignedRequest> {
        let now = self::signing_time(signing_time)?;
        let presigned = self.0.presign(key, now).map_err(|error| refused(python, &error))?;
        Ok(PresignedRequest::new(presigned))
    }

    /// The URLs of many keys, signed at one instant without the GIL.
    ///
    /// The keys are copied first, so that other threads run while all are signed.
    #[pyo3(signature = (keys, signing_time=None))]
    fn urls(
        &self,
        python: Python<'_>,
        keys: &Bound<'_, PyAny>,
        signing_time: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Vec<String>> {
        let now = self::signing_time(signing_time)?;
        if keys.cast::<PyString>().is_ok() {
            return Err(PyTypeError::new_err(
                "keys is of type str, whose items are characters; pass a list of keys",
            ));
        }
        let keys = keys.try_iter()?.map(|key| key?.extract()).collect::<PyResult<Vec<String>>>()?;
        python
            .detach(|| keys.iter().map(|key| self.0.url(key.as_str(), now)).collect::<Result<Vec<_>, _>>())
            .map_err(|error| refused(python, &error))
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
