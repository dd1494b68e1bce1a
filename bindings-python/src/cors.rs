//! `CorsRule`: what a bucket must allow for a browser.

use crate::{
    arguments::{text_argument, unexpected},
    errors::refused,
    multipart::PresignedMultipart,
    presigned_post::PresignedPost,
    presigned_request::PresignedRequest,
};
use pyo3::{prelude::*, types::PyTuple};

/// The smallest CORS rule of a bucket that lets a browser use what was presigned.
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
    /// The origins that were asked for.
    #[getter]
    fn allowed_origins<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(python, self.0.allowed_origins().collect::<Vec<_>>())
    }

    /// The methods of the requests, in the order of the alphabet.
    #[getter]
    fn allowed_methods<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(python, self.0.allowed_methods().collect::<Vec<_>>())
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

/// What the core needs to know of results: names and texts, one result behind the other.
#[derive(Default)]
pub(crate) struct ResultPairs(Vec<(String, String)>);

impl ResultPairs {
    pub(crate) fn add_request(&mut self, request: &PresignedRequest) {
        self.begin();
        self.add("operation", request.operation());
        self.add("method", request.method());
        self.add("url", request.url());
        for (name, value) in request.header_pairs() {
            self.add(&format!("header:{name}"), value);
        }
    }

    pub(crate) fn add_form(&mut self, form: &PresignedPost) {
        self.begin();
        self.add("url", form.url());
        for (name, value) in form.field_pairs() {
            self.add(&format!("field:{name}"), value);
        }
    }

    pub(crate) fn rule(&self, python: Python<'_>, origin: &Bound<'_, PyAny>) -> PyResult<CorsRule> {
        let origin = &text_argument("origin", origin)?;
        let pairs = self.0.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        let rule = s3presign::CorsRule::from_pairs(pairs, origin);
        rule.map(CorsRule).map_err(|error| refused(python, &error))
    }

    fn begin(&mut self) {
        self.add("request", "");
    }

    fn add(&mut self, name: &str, text: &str) {
        self.0.push((name.into(), text.into()));
    }
}

/// One CORS rule of a bucket that lets pages of an origin use all of these results.
///
/// They are presigned requests, forms and uploads in parts of one bucket: PutBucketCors replaces
/// every rule that the bucket has. ``origin`` is ``"https://app.example.com"``, with one ``*`` in it
/// if wanted, or several with a space between each.
///
/// Raises ``S3PresignError``: ``MissingOption`` for no result, ``ConflictingOptions`` for those of
/// different buckets, ``InvalidOrigin``.
///
/// >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
/// >>> upload = signer.presign("PutObject", bucket="photos", key="a.png", content_type="image/png")
/// >>> download = signer.presign("GetObject", bucket="photos", key="a.png")
/// >>> cors_rule([upload, download], "https://app.example.com http://localhost:3000").allowed_methods
/// ('GET', 'PUT')
#[pyfunction]
pub(crate) fn cors_rule(
    python: Python<'_>,
    results: &Bound<'_, PyAny>,
    origin: &Bound<'_, PyAny>,
) -> PyResult<CorsRule> {
    const RESULTS: &str = "an iterable of presigned requests, forms and uploads in parts";
    let mut pairs = ResultPairs::default();
    let Ok(items) = results.try_iter() else { return Err(unexpected("results", results, RESULTS)) };
    for item in items {
        let item = item?;
        if let Ok(request) = item.cast::<PresignedRequest>() {
            pairs.add_request(request.get());
        } else if let Ok(form) = item.cast::<PresignedPost>() {
            pairs.add_form(form.get());
        } else if let Ok(upload) = item.cast::<PresignedMultipart>() {
            upload.get().add_to(&mut pairs);
        } else {
            return Err(unexpected("results", &item, RESULTS));
        }
    }
    pairs.rule(python, origin)
}
