//! `ReceivedRequest` and `ReceivedForm`: what a server gets, read first, then
//! judged by the secret that it looked up.

use crate::{
    arguments::{Pairs, optional_text, text_argument},
    as_dict::texts,
    errors::refused,
    instant::{datetime, instant_argument},
};
use pyo3::{intern, prelude::*, types::PyDict};
use s3presign::Verifier;

/// A presigned request as a server received it: whatever it says is a claim.
///
/// * ``url``: the whole URL, or the request's target, raw (``/photos/a.png?X-Amz-...``).
/// * ``headers``: a mapping, or pairs of name and value; ``host`` among them.
///
/// Raises ``S3PresignError`` (``MalformedRequest``) for what is not a presigned request.
///
/// >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
/// >>> download = signer.presign("GetObject", bucket="photos", key="a.png")
/// >>> request = ReceivedRequest("GET", download.url)
/// >>> secrets = {"AKIAIOSFODNN7EXAMPLE": "secret"}
/// >>> verified = request.verify(secrets.get(request.access_key_id), region="eu-west-1")
/// >>> verified.access_key_id
/// 'AKIAIOSFODNN7EXAMPLE'
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct ReceivedRequest(s3presign::ReceivedRequest);

#[pymethods]
impl ReceivedRequest {
    #[new]
    #[pyo3(signature = (method, url, headers=None))]
    fn new(
        python: Python<'_>,
        method: &Bound<'_, PyAny>,
        url: &Bound<'_, PyAny>,
        headers: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<ReceivedRequest> {
        let mut pairs = Pairs::default();
        pairs.add_own("method", &text_argument("method", method)?);
        pairs.add_own("url", &text_argument("url", url)?);
        if let Some(headers) = headers {
            pairs.add_texts("header", headers)?;
        }
        s3presign::ReceivedRequest::from_pairs(pairs.iter())
            .map(ReceivedRequest)
            .map_err(|error| refused(python, &error))
    }

    /// The request of an ASGI server (Starlette, FastAPI, Django, Quart): its scope.
    ///
    /// Raises ``S3PresignError`` (``MalformedRequest``) for what is not a presigned request.
    #[staticmethod]
    fn from_scope(python: Python<'_>, scope: &Bound<'_, PyAny>) -> PyResult<ReceivedRequest> {
        ReceivedRequest::told_by(python, "of_scope", scope)
    }

    /// The request of a WSGI server (Flask, Django): its environ. The raw target is taken where the
    /// server tells it (``RAW_URI`` of gunicorn, ``REQUEST_URI`` of uWSGI and mod_wsgi), and made of
    /// the decoded path elsewhere. WSGI does not tell ``_`` from ``-`` in a header's name.
    ///
    /// Raises ``S3PresignError`` (``MalformedRequest``) for what is not a presigned request.
    #[staticmethod]
    fn from_environ(python: Python<'_>, environ: &Bound<'_, PyAny>) -> PyResult<ReceivedRequest> {
        ReceivedRequest::told_by(python, "of_environ", environ)
    }

    /// Whose secret verifies it.
    #[getter]
    fn access_key_id(&self) -> &str {
        self.0.access_key_id()
    }

    /// The session token it came with.
    #[getter]
    fn session_token(&self) -> Option<&str> {
        self.0.session_token()
    }

    /// The region it claims to be signed for.
    #[getter]
    fn region(&self) -> &str {
        self.0.region()
    }

    /// The service it claims to be signed for, such as ``"s3"``.
    #[getter]
    fn service(&self) -> &str {
        self.0.service()
    }

    /// Judges the request by the secret of its access key; ``None`` for one that
    /// nobody knows.
    ///
    /// * ``session_token``, ``credentials_expiration``: of temporary credentials.
    /// * ``region``: only signatures for this one (default: any).
    /// * ``service``: default ``"s3"``.
    /// * ``max_expires_in``: the longest life (default 7 days).
    /// * ``clock_skew``: how far ahead a signing time may be (default 900 seconds).
    /// * ``require_safe_key``: refuse a form whose final key has ``.`` or ``..`` segments,
    ///   empty ones, backslashes or control characters.
    /// * ``now``: an aware datetime; without it the clock is read, once.
    /// * ``unsigned_path_prefix``: a path such as ``"/storage"`` that a request has before the
    ///   one that was signed, since a proxy will remove it.
    /// * ``base_host``: a host that is served, or a list of them, such as ``"s3.example.com"``: on it
    ///   the bucket stands in the path, below it in the host; any other host is refused then.
    ///   Without it no operation, bucket and key are told.
    ///
    /// Raises ``S3PresignError`` whose ``code`` says exactly why not, and whose ``http_status`` and
    /// ``s3_code`` say how to answer it.
    #[pyo3(signature = (secret_access_key, *, now=None, **rules))]
    fn verify(
        &self,
        python: Python<'_>,
        secret_access_key: Option<&Bound<'_, PyAny>>,
        now: Option<&Bound<'_, PyAny>>,
        rules: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<VerifiedRequest> {
        let now = instant_argument("now", now)?;
        let rules = self::rules(self.0.access_key_id(), secret_access_key, rules)?;
        let verified = Verifier::from_pairs(rules.iter())
            .and_then(|(verifier, credentials)| verifier.verify(&self.0, credentials.as_ref(), now));
        verified.map(VerifiedRequest).map_err(|error| refused(python, &error))
    }

    fn __repr__(&self) -> String {
        format!("<s3presign.{:?}>", self.0)
    }
}

impl ReceivedRequest {
    /// The request as a function of the package's own finds it in what a server hands on.
    fn told_by(python: Python<'_>, reader: &str, given: &Bound<'_, PyAny>) -> PyResult<ReceivedRequest> {
        let told = python.import(intern!(python, "s3presign._servers"))?.call_method1(reader, (given,))?;
        let (method, url, headers): (Bound<'_, PyAny>, Bound<'_, PyAny>, Bound<'_, PyAny>) =
            told.extract()?;
        ReceivedRequest::new(python, &method, &url, Some(&headers))
    }
}

/// A request whose signature is right: what its signer allowed, and no more.
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct VerifiedRequest(s3presign::VerifiedRequest);

#[pymethods]
impl VerifiedRequest {
    /// Who allowed it.
    #[getter]
    fn access_key_id(&self) -> &str {
        self.0.access_key_id()
    }

    /// When it was signed, in UTC.
    #[getter]
    fn signed_at<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        datetime(python, self.0.signed_at().unix_timestamp())
    }

    /// When it stops working, in UTC.
    #[getter]
    fn expires_at<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        datetime(python, self.0.expires_at().unix_timestamp())
    }

    /// The headers that the signature covers; names in lower case. Others are the
    /// sender's own.
    #[getter]
    fn signed_headers<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        texts(python, self.0.signed_headers())
    }

    /// ``"UNSIGNED-PAYLOAD"``, or the hex SHA-256 that the body must have, which
    /// the server checks.
    #[getter]
    fn payload_hash(&self) -> &str {
        self.0.payload_hash()
    }

    /// What is asked for, by S3's name, such as ``"GetObject"``. None where the request fits several
    /// operations alike, or none: refuse it.
    #[getter]
    fn operation(&self) -> Option<&str> {
        self.0.operation()
    }

    /// The bucket, from the host or the path as ``base_host`` says; None without that, and for an operation
    /// without a bucket.
    #[getter]
    fn bucket(&self) -> Option<&str> {
        self.0.bucket()
    }

    /// The object's key, decoded: the one that was signed, dot segments included.
    #[getter]
    fn key(&self) -> Option<&str> {
        self.0.key()
    }

    /// The operation's parameters that were signed, by S3's names: ``ContentType``, ``Metadata:note``.
    #[getter]
    fn parameters<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        texts(python, self.0.parameters())
    }

    /// What was signed and only the server can check: headers with the values that the body
    /// (``content-length``), the object (``if-none-match``) or an account must meet.
    #[getter]
    fn checks<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        texts(python, self.0.checks())
    }

    fn __repr__(&self) -> String {
        format!("<s3presign.{:?}>", self.0)
    }
}

/// How a server answers a refusal of this code: the HTTP status, and S3's own code.
#[pyfunction]
pub(crate) fn refusal(python: Python<'_>, code: &str) -> PyResult<(u16, &'static str)> {
    s3presign::ErrorCode::answer_from_pairs([("code", code)]).map_err(|error| refused(python, &error))
}

/// A signed upload form as a server received it: whatever it says is a claim.
///
/// * ``bucket``: that it was sent to.
/// * ``fields``: a mapping or pairs, of the fields before the file.
/// * ``content_length``: the file's bytes, once they are known.
/// * ``file_name``: takes the place of ``${filename}`` in every field.
///
/// Raises ``S3PresignError`` (``MalformedRequest``) for what is not a signed form.
///
/// >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
/// >>> post = signer.presign_post(bucket="photos", key="u/42/${filename}", max_content_length=1000)
/// >>> form = ReceivedForm("photos", post.fields, file_name="cat.png")
/// >>> form.key
/// 'u/42/cat.png'
/// >>> form.verify("secret").content_length_range
/// (0, 1000)
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct ReceivedForm(s3presign::ReceivedForm);

#[pymethods]
impl ReceivedForm {
    #[new]
    #[pyo3(signature = (bucket, fields, *, content_length=None, file_name=None))]
    fn new(
        python: Python<'_>,
        bucket: &Bound<'_, PyAny>,
        fields: &Bound<'_, PyAny>,
        content_length: Option<&Bound<'_, PyAny>>,
        file_name: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<ReceivedForm> {
        let mut pairs = Pairs::default();
        pairs.add_own("bucket", &text_argument("bucket", bucket)?);
        pairs.add_texts("field", fields)?;
        if let Some(content_length) = content_length {
            pairs.add("content-length", content_length)?;
        }
        if let Some(file_name) = optional_text("file-name", file_name)? {
            pairs.add_own("file-name", &file_name);
        }
        s3presign::ReceivedForm::from_pairs(pairs.iter())
            .map(ReceivedForm)
            .map_err(|error| refused(python, &error))
    }

    /// Whose secret verifies it.
    #[getter]
    fn access_key_id(&self) -> &str {
        self.0.access_key_id()
    }

    /// The session token it came with.
    #[getter]
    fn session_token(&self) -> Option<&str> {
        self.0.session_token()
    }

    /// The region it claims to be signed for.
    #[getter]
    fn region(&self) -> &str {
        self.0.region()
    }

    /// The service it claims to be signed for, such as ``"s3"``.
    #[getter]
    fn service(&self) -> &str {
        self.0.service()
    }

    /// The key that the file will have.
    #[getter]
    fn key(&self) -> Option<&str> {
        self.0.key()
    }

    /// Judges the form by the secret of its access key, with the arguments of
    /// ``ReceivedRequest.verify``: its signature, its policy's end, and that it meets
    /// every condition.
    ///
    /// Raises ``S3PresignError`` whose ``code`` says exactly why not.
    #[pyo3(signature = (secret_access_key, *, now=None, **rules))]
    fn verify(
        &self,
        python: Python<'_>,
        secret_access_key: Option<&Bound<'_, PyAny>>,
        now: Option<&Bound<'_, PyAny>>,
        rules: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<VerifiedForm> {
        let now = instant_argument("now", now)?;
        let rules = self::rules(self.0.access_key_id(), secret_access_key, rules)?;
        let verified = Verifier::from_pairs(rules.iter())
            .and_then(|(verifier, credentials)| verifier.verify_form(&self.0, credentials.as_ref(), now));
        verified.map(VerifiedForm).map_err(|error| refused(python, &error))
    }

    fn __repr__(&self) -> String {
        format!("<s3presign.{:?}>", self.0)
    }
}

/// A form whose signature is right and that keeps its policy.
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct VerifiedForm(s3presign::VerifiedForm);

#[pymethods]
impl VerifiedForm {
    /// Who allowed it.
    #[getter]
    fn access_key_id(&self) -> &str {
        self.0.access_key_id()
    }

    /// When it was signed, in UTC.
    #[getter]
    fn signed_at<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        datetime(python, self.0.signed_at().unix_timestamp())
    }

    /// When its policy stops working, in UTC.
    #[getter]
    fn expires_at<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        datetime(python, self.0.expires_at().unix_timestamp())
    }

    /// The fewest and the most bytes that the file may have, which the server checks
    /// unless ``content_length`` was passed; ``None`` if the policy does not say.
    #[getter]
    fn content_length_range(&self) -> Option<(u64, u64)> {
        self.0.content_length_range()
    }

    fn __repr__(&self) -> String {
        format!("<s3presign.{:?}>", self.0)
    }
}

/// The rules, and the credentials that were looked up, by name.
fn rules(
    access_key_id: &str,
    secret_access_key: Option<&Bound<'_, PyAny>>,
    rules: Option<&Bound<'_, PyDict>>,
) -> PyResult<Pairs> {
    let mut pairs = Pairs::default();
    if let Some(secret) = secret_access_key {
        pairs.add_own("access-key-id", access_key_id);
        pairs.add("secret-access-key", secret)?;
    }
    pairs.add_all(rules)?;
    Ok(pairs)
}
