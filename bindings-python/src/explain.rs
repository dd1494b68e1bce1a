//! What a URL says, and why a server refused.

use crate::{
    arguments::{Pairs, optional_text, text_argument, unexpected},
    errors::refused,
    instant::{datetime, instant_argument},
    presigned_request::{PresignedRequest, warnings},
};
use pyo3::{prelude::*, types::PyTuple};
use s3presign::Known;

/// What a presigned URL claims, without any secret: of any signer and any store.
///
/// ``str()`` of it is the same for people; neither holds a signature or a token.
///
/// >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
/// >>> upload = signer.presign("PutObject", bucket="photos", key="a.png", content_type="image/png")
/// >>> explained = explain(upload.url)
/// >>> explained.operation, explained.bucket, explained.key, explained.headers
/// ('PutObject', 'photos', 'a.png', ('content-type',))
/// >>> [binding.aspect for binding in explained.aspects if binding.bound]
/// ['content-type']
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct Explanation(s3presign::Explanation);

#[pymethods]
impl Explanation {
    /// ``"4"``, ``"4A"`` or the legacy ``"2"``.
    #[getter]
    fn signature_version(&self) -> &'static str {
        self.0.signature_version()
    }

    /// The operation, where the URL leaves no other.
    #[getter]
    fn operation(&self) -> Option<&'static str> {
        self.0.operation()
    }

    /// Every operation that the URL may be for.
    #[getter]
    fn possible_operations<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(python, self.0.possible_operations().collect::<Vec<_>>())
    }

    /// The host that the request goes to.
    #[getter]
    fn host(&self) -> &str {
        self.0.host()
    }

    /// The bucket: its name, or an access point's ARN or alias.
    #[getter]
    fn bucket(&self) -> Option<&str> {
        self.0.bucket()
    }

    /// The object's key, decoded.
    #[getter]
    fn key(&self) -> Option<&str> {
        self.0.key()
    }

    /// Where the bucket was found: ``"virtual"`` in the host, ``"path"``, ``"bucket-host"``,
    /// ``"path-assumed"`` where the host does not tell, or ``"unknown"``.
    #[getter]
    fn addressing(&self) -> &'static str {
        self.0.addressing()
    }

    /// Who signed.
    #[getter]
    fn access_key_id(&self) -> &str {
        self.0.access_key_id()
    }

    /// The region of the signature; none in Version 2.
    #[getter]
    fn region(&self) -> Option<&str> {
        self.0.region()
    }

    /// The service of the signature, such as ``"s3"``; none in Version 2.
    #[getter]
    fn service(&self) -> Option<&str> {
        self.0.service()
    }

    /// When it was signed, in UTC; Version 2 does not say.
    #[getter]
    fn signed_at<'py>(&self, python: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let instant = self.0.signed_at();
        instant.map(|instant| datetime(python, instant.unix_timestamp())).transpose()
    }

    /// When it stops working, if not before with its credentials, in UTC.
    #[getter]
    fn expires_at<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        datetime(python, self.0.expires_at().unix_timestamp())
    }

    /// ``"valid"``, ``"expired"`` or ``"not-yet-valid"`` at ``now``.
    #[getter]
    fn state(&self) -> Option<&'static str> {
        self.0.state().map(|state| state.as_str())
    }

    /// The headers that must be sent as they were signed; names in lower case.
    #[getter]
    fn headers<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(python, self.0.headers().collect::<Vec<_>>())
    }

    /// What the signature fixes, and what it leaves to the sender.
    #[getter]
    fn aspects<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(python, self.0.aspects().iter().cloned().map(SignedAspect))
    }

    /// What will probably surprise somebody.
    #[getter]
    fn warnings<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let pairs = self.0.warnings().iter();
        let pairs: Vec<_> =
            pairs.map(|warning| (warning.code.as_str().into(), warning.message.clone())).collect();
        warnings(python, &pairs)
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        let operation = self.0.operation().unwrap_or("?");
        format!(
            "<s3presign.Explanation {operation} of {:?} at {:?}>",
            self.0.key().unwrap_or(""),
            self.0.host()
        )
    }
}

/// One aspect of a request that a signature can fix.
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct SignedAspect(s3presign::SignedAspect);

#[pymethods]
impl SignedAspect {
    /// ``"content-type"``, ``"content-length"``, ``"checksum"``, ``"overwrite"``, ...
    #[getter]
    fn aspect(&self) -> &'static str {
        self.0.aspect
    }

    /// Whether the signature fixes it.
    #[getter]
    fn bound(&self) -> bool {
        self.0.bound
    }

    /// How, or what the sender may do.
    #[getter]
    fn detail(&self) -> &str {
        &self.0.detail
    }

    fn __repr__(&self) -> String {
        let bound = if self.0.bound { "bound" } else { "not bound" };
        format!("<s3presign.SignedAspect {} {bound}: {}>", self.0.aspect, self.0.detail)
    }
}

/// Explains a presigned URL: of any signer, Signature Version 4, 4A or the legacy 2.
///
/// * ``method``: a URL does not say it; with it, one operation is left.
/// * ``bucket``: a custom domain does not say where its bucket stands; with it, the key is known.
/// * ``now``: an aware datetime; without it the clock is read, once.
/// * ``unsigned_path_prefix``: a path that a proxy removes before the one that was signed.
/// * ``host``: of a bare target (``/photos/a.png?X-Amz-...``), as a log has it.
///
/// Nothing is verified. Raises ``S3PresignError`` (``NotPresigned``) for text that is not
/// a presigned URL.
///
/// >>> explain("https://photos.s3.eu-west-1.amazonaws.com/a.png")
/// Traceback (most recent call last):
///     ...
/// s3presign.S3PresignError: not a presigned URL: X-Amz-Algorithm is missing; ...
#[pyfunction]
#[pyo3(signature = (url, *, method=None, bucket=None, now=None, unsigned_path_prefix=None, host=None))]
pub(crate) fn explain(
    python: Python<'_>,
    url: &Bound<'_, PyAny>,
    method: Option<&Bound<'_, PyAny>>,
    bucket: Option<&Bound<'_, PyAny>>,
    now: Option<&Bound<'_, PyAny>>,
    unsigned_path_prefix: Option<&Bound<'_, PyAny>>,
    host: Option<&Bound<'_, PyAny>>,
) -> PyResult<Explanation> {
    let (url, method) = (text_argument("url", url)?, optional_text("method", method)?);
    let bucket = optional_text("bucket", bucket)?;
    let prefix = optional_text("unsigned-path-prefix", unsigned_path_prefix)?;
    let host = optional_text("host", host)?;
    let known = Known {
        host: host.as_deref(),
        method: method.as_deref(),
        bucket: bucket.as_deref(),
        unsigned_path_prefix: prefix.as_deref(),
        now: Some(instant_argument("now", now)?),
    };
    let explained = s3presign::explain_with(&url, &known);
    explained.map(Explanation).map_err(|error| refused(python, &error))
}

/// Why a server refused a presigned request, as far as its answer tells.
///
/// ``str()`` of it is all sentences, one a line, each with its certainty.
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct Diagnosis(s3presign::Diagnosis);

#[pymethods]
impl Diagnosis {
    /// The server's code, such as ``"SignatureDoesNotMatch"``; empty where it answered no
    /// error of S3's form.
    #[getter]
    fn code(&self) -> &str {
        self.0.code()
    }

    /// The server's message.
    #[getter]
    fn message(&self) -> &str {
        self.0.message()
    }

    /// What was found, the surest first; one at least, ten at most.
    #[getter]
    fn findings<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(python, self.0.findings().iter().cloned().map(Finding))
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<s3presign.Diagnosis {}: {}>", self.0.code(), self.0)
    }
}

/// One thing that is wrong.
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct Finding(s3presign::Finding);

#[pymethods]
impl Finding {
    /// Stable, and the same in every language, such as ``"HeaderChanged"``.
    #[getter]
    fn code(&self) -> &'static str {
        self.0.code.as_str()
    }

    /// ``"shown"`` by the answer or the request, ``"likely"`` or ``"possible"``.
    #[getter]
    fn certainty(&self) -> &'static str {
        self.0.certainty.as_str()
    }

    /// What differed, and what to change.
    #[getter]
    fn sentence(&self) -> &str {
        &self.0.sentence
    }

    fn __repr__(&self) -> String {
        format!("<s3presign.Finding {}>", self.0)
    }
}

/// Says why a server refused, and what to change.
///
/// * ``answer``: what the server answered, as you have it: the XML, with the head of the
///   response or without, as a browser or a log shows it, or the text of an exception.
///   With a secret it may be left out.
/// * ``request``: what was presigned, to compare it with; or its ``method``, ``url``
///   and ``headers`` where another signer made it. A form's answer is passed alone.
/// * ``unsigned_path_prefix``: a path that a proxy removes before the one that was signed;
///   a ``request`` knows its own.
/// * ``sent_method``, ``sent_url``, ``sent_headers``: the request as it was sent, where you
///   know it, as from a log.
/// * ``access_key_id``, ``secret_access_key``, ``session_token``: the credentials that the URL
///   should be signed with, to prove what was signed. They are tried only if the URL names
///   this access key, and show nowhere.
///
/// Raises ``S3PresignError``: ``NotAnErrorResponse`` for an answer of more than 262,144 bytes,
/// ``MissingOption`` for a secret without a request.
///
/// >>> diagnosis = diagnose("<Error><Code>RequestTimeTooSkewed</Code></Error>")
/// >>> [(finding.certainty, finding.code) for finding in diagnosis.findings]
/// [('likely', 'ClockSkewed')]
#[pyfunction]
#[pyo3(signature = (answer=None, request=None, *, method=None, url=None, headers=None, unsigned_path_prefix=None, sent_method=None, sent_url=None, sent_headers=None, access_key_id=None, secret_access_key=None, session_token=None))]
#[expect(clippy::too_many_arguments, reason = "they are keywords")]
pub(crate) fn diagnose(
    python: Python<'_>,
    answer: Option<&Bound<'_, PyAny>>,
    request: Option<&Bound<'_, PyAny>>,
    method: Option<&Bound<'_, PyAny>>,
    url: Option<&Bound<'_, PyAny>>,
    headers: Option<&Bound<'_, PyAny>>,
    unsigned_path_prefix: Option<&Bound<'_, PyAny>>,
    sent_method: Option<&Bound<'_, PyAny>>,
    sent_url: Option<&Bound<'_, PyAny>>,
    sent_headers: Option<&Bound<'_, PyAny>>,
    access_key_id: Option<&Bound<'_, PyAny>>,
    secret_access_key: Option<&Bound<'_, PyAny>>,
    session_token: Option<&Bound<'_, PyAny>>,
) -> PyResult<Diagnosis> {
    let mut pairs = Pairs::default();
    pairs.add_text("answer", answer)?;
    if let Some(request) = request {
        let presigned = request.cast::<PresignedRequest>();
        let presigned = presigned.map_err(|_| unexpected("request", request, "what presign answered"))?.get();
        pairs.add_result(presigned);
    } else {
        add_request(&mut pairs, ["method", "url", "header"], method, url, headers)?;
    }
    let sent = ["sent-method", "sent-url", "sent-header"];
    add_request(&mut pairs, sent, sent_method, sent_url, sent_headers)?;
    pairs.add_text("unsigned-path-prefix", unsigned_path_prefix)?;
    pairs.add_text("access-key-id", access_key_id)?;
    pairs.add_text("secret-access-key", secret_access_key)?;
    pairs.add_text("session-token", session_token)?;
    let diagnosis = s3presign::Diagnosis::from_pairs(pairs.iter());
    diagnosis.map(Diagnosis).map_err(|error| refused(python, &error))
}

/// What was given of a request, under these names.
fn add_request(
    pairs: &mut Pairs,
    [method_name, url_name, header_name]: [&str; 3],
    method: Option<&Bound<'_, PyAny>>,
    url: Option<&Bound<'_, PyAny>>,
    headers: Option<&Bound<'_, PyAny>>,
) -> PyResult<()> {
    pairs.add_text(method_name, method)?;
    pairs.add_text(url_name, url)?;
    headers.map_or(Ok(()), |headers| pairs.add_texts(header_name, headers))
}
