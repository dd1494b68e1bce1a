//! `CorsRule`: what a bucket must allow for a browser.

use pyo3::{prelude::*, types::PyTuple};

/// The smallest CORS rule of a bucket that lets a browser use a presigned request.
///
/// >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
/// >>> upload = signer.presign("PutObject", bucket="photos", key="a.png", content_type="image/png")
/// >>> upload.cors_rule("https://app.example.com").to_json()
/// '{"CORSRules":[{"AllowedHeaders":["content-type"],"AllowedMethods":["PUT"],"AllowedOrigins":["https://app.example.com"],"ExposeHeaders":["ETag"]}]}'
#[pyclass(frozen, eq, module = "s3presign")]
#[derive(PartialEq, Eq)]
pub(crate) struct CorsRule(pub(crate) s3presign::CorsRule);

#[pymethods]
impl CorsRule {
    /// The origin that was asked for.
    #[getter]
    fn allowed_origin(&self) -> &str {
        self.0.allowed_origin()
    }

    /// The method of the request.
    #[getter]
    fn allowed_method(&self) -> &'static str {
        self.0.allowed_method()
    }

    /// The signed headers that a browser must be allowed to send.
    #[getter]
    fn allowed_headers<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(python, self.0.allowed_headers().collect::<Vec<_>>())
    }

    /// What the page may read of the answer.
    #[getter]
    fn expose_headers<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(python, self.0.expose_headers())
    }

    /// The body of PutBucketCors, with this rule alone.
    fn to_xml(&self) -> String {
        self.0.to_xml()
    }

    /// The same as AWS's command line and boto3 take it.
    fn to_json(&self) -> String {
        self.0.to_json()
    }

    fn __repr__(&self) -> String {
        format!("<s3presign.CorsRule {}>", self.0.to_json())
    }
}
