//! `Signer`: made from keyword arguments, immutable, shared between threads.

use crate::{
    arguments::{Pairs, optional_text, text_argument},
    environment::variables,
    errors::refused,
    instant::{clock_beside, signing_time},
    multipart::{self, PresignedMultipart},
    presigned_post::PresignedPost,
    presigned_request::PresignedRequest,
    template::Template,
};
use pyo3::{
    exceptions::PyTypeError,
    prelude::*,
    types::{PyDict, PyTuple},
};
use s3presign::{PostPolicy, Request, Scope};

/// What `s3presign.Signer` is made of.
#[pyclass(frozen, subclass, module = "s3presign._core")]
pub(crate) struct Signer(s3presign::Signer);

impl Signer {
    pub(crate) fn core(&self) -> &s3presign::Signer {
        &self.0
    }

    /// A request from what `presign` and `template` are given.
    fn request(
        &self,
        operation: &Bound<'_, PyAny>,
        headers: Option<&Bound<'_, PyAny>>,
        query: Option<&Bound<'_, PyAny>>,
        parameters: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Request> {
        let mut pairs = Pairs::default();
        if !operation.is_none() {
            pairs.add_own("operation", &text_argument("operation", operation)?);
        }
        pairs.add_all(parameters)?;
        pairs.add_mapping("header", headers)?;
        pairs.add_mapping("query", query)?;
        let request = Request::from_pairs(pairs.iter());
        request.map_err(|error| refused(operation.py(), &self.0.conceal(error)))
    }
}

#[pymethods]
impl Signer {
    /// `_scope_of` and `_environment` are the package's own: the options are then
    /// those of a scope, or they win over environment variables.
    #[new]
    #[pyo3(signature = (*, _scope_of=None, _environment=None, **options))]
    fn new(
        python: Python<'_>,
        _scope_of: Option<&Bound<'_, Signer>>,
        _environment: Option<&Bound<'_, PyAny>>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Signer> {
        let mut pairs = Pairs::default();
        pairs.add_all(options)?;
        let signer = match (_scope_of, _environment) {
            (Some(wider), _) => Scope::from_pairs(pairs.iter())
                .map_err(|error| wider.get().0.conceal(error))
                .and_then(|scope| wider.get().0.scoped(&scope)),
            (None, Some(environment)) => s3presign::options_from_env(variables(environment)?, pairs.iter())
                .and_then(|options| {
                    s3presign::Signer::from_pairs(options.iter().map(|(name, value)| (&**name, &**value)))
                }),
            (None, None) => s3presign::Signer::from_pairs(pairs.iter()),
        };
        signer.map(Signer).map_err(|error| refused(python, &error))
    }

    /// Signs one request: any operation of S3, by its name.
    ///
    /// * ``key`` is the object's, raw and never encoded.
    /// * ``expires_in``: 1 second to 7 days (default 900 seconds), or ``expires_at``:
    ///   an aware datetime.
    /// * ``signing_time``: an aware datetime; without it the clock is read, once.
    /// * ``stable_for``: the URL stays the same all through each such window.
    /// * ``backdate``: for clocks that run ahead of S3's.
    /// * ``clock``: an aware datetime: what time it is, for scoped signers; without it
    ///   the clock is read.
    /// * ``require_full_lifetime``: refuse when the credentials end before the URL.
    /// * ``download_as``: the file name under which a browser saves, in any script.
    /// * ``create_only``: an upload that S3 refuses where an object of this key exists;
    ///   JuiceFS, rclone and older MinIO ignore it.
    /// * ``headers_in_query``: for senders that cannot set headers: ``True`` moves all, a list
    ///   of names (``["x-amz-acl"]``, ``["ACL"]``) moves those.
    /// * ``method``: ``"HEAD"`` for what ``GetObject`` answers without the content.
    /// * ``url_hint``: what the URL ends with behind ``#``, such as ``.parquet``, for tools that
    ///   tell a format by it; it is never sent.
    /// * ``headers``, ``query``: mappings of what S3's model does not know.
    ///
    /// Every other argument is a parameter of the operation by S3's own name in any
    /// spelling of case (``content_type``, ``ContentType``): str, int, bool, aware
    /// datetime, timedelta, or a list or dict of these; and bytes where S3 takes base64:
    /// checksums and encryption keys. ``None`` is an argument that is not given. Fractions
    /// of a second are cut off.
    ///
    /// Type checkers know the operations by S3's own names, and of the parameters that spelling
    /// and the first one here; the name of an operation in a variable is an ``OperationName``
    /// to them.
    ///
    /// Raises ``S3PresignError`` before anything is signed; its code is ``WrongType`` for
    /// a value of a type that the argument does not take.
    ///
    /// >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
    /// >>> upload = signer.presign(
    /// ...     "PutObject", bucket="photos", key="a.png", content_type="image/png", metadata={"owner": "ada"}
    /// ... )
    /// >>> dict(upload.headers)
    /// {'content-type': 'image/png', 'x-amz-meta-owner': 'ada'}
    #[pyo3(signature = (operation, *, key=None, signing_time=None, headers=None, query=None, **parameters))]
    #[allow(clippy::too_many_arguments)]
    fn presign(
        &self,
        python: Python<'_>,
        operation: &Bound<'_, PyAny>,
        key: Option<&Bound<'_, PyAny>>,
        signing_time: Option<&Bound<'_, PyAny>>,
        headers: Option<&Bound<'_, PyAny>>,
        query: Option<&Bound<'_, PyAny>>,
        parameters: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<PresignedRequest> {
        let request =
            self.request(operation, headers, query, parameters)?.default_clock(clock_beside(signing_time)?);
        let key = optional_text("key", key)?;
        let now = self::signing_time(signing_time)?;
        let presigned =
            self.0.presign(&request, key.as_deref(), now).map_err(|error| refused(python, &error))?;
        Ok(PresignedRequest::new(presigned))
    }

    /// Checks and prepares everything but the key and the time, once.
    ///
    /// Arguments are those of ``presign``, without ``key`` and ``signing_time``.
    ///
    /// >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
    /// >>> download = signer.template("GetObject", bucket="photos", expires_in=3600)
    /// >>> [download.url(key).partition("?")[0] for key in ("1.jpg", "2.jpg")]
    /// ['https://photos.s3.eu-west-1.amazonaws.com/1.jpg', 'https://photos.s3.eu-west-1.amazonaws.com/2.jpg']
    #[pyo3(signature = (operation, *, headers=None, query=None, **parameters))]
    fn template(
        &self,
        python: Python<'_>,
        operation: &Bound<'_, PyAny>,
        headers: Option<&Bound<'_, PyAny>>,
        query: Option<&Bound<'_, PyAny>>,
        parameters: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Template> {
        let request = self.request(operation, headers, query, parameters)?;
        self.0.template(&request).map(Template::new).map_err(|error| refused(python, &error))
    }

    /// Signs a form for uploads from a browser.
    ///
    /// * ``bucket``: required.
    /// * ``key``: with ``${filename}`` in it, S3 puts the name of the sender's file there.
    /// * ``min_content_length``, ``max_content_length``: bytes that the file may have.
    /// * ``starts_with``: a mapping of fields to what their values begin with, the rest
    ///   being the sender's choice.
    /// * ``own_fields``, ``own_starts_with``: the same of the application's own fields, which
    ///   S3 does nothing with: their values, or what these begin with.
    /// * ``allow_open_key``: no warning where ``${filename}`` leaves the key of a scoped
    ///   signer's form open.
    /// * ``expires_in``, ``expires_at``, ``signing_time``, ``stable_for``, ``backdate``,
    ///   ``clock``, ``require_full_lifetime``: as for ``presign``.
    ///
    /// Every other argument is a field of the form, which must be sent so: ``acl``,
    /// ``content_type``, ``metadata``, ``success_action_redirect``,
    /// ``success_action_status``, ``tagging``, ``storage_class``, ...
    ///
    /// Raises ``S3PresignError`` before anything is signed.
    ///
    /// >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
    /// >>> post = signer.presign_post(
    /// ...     bucket="photos",
    /// ...     key="users/42/${filename}",
    /// ...     starts_with={"Content-Type": "image/"},
    /// ...     max_content_length=10_000_000,
    /// ... )
    /// >>> post.fields["key"]
    /// 'users/42/${filename}'
    #[pyo3(signature = (*, signing_time=None, **fields))]
    fn presign_post(
        &self,
        python: Python<'_>,
        signing_time: Option<&Bound<'_, PyAny>>,
        fields: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<PresignedPost> {
        let mut pairs = Pairs::default();
        pairs.add_all(fields)?;
        let (clock, now) = (clock_beside(signing_time)?, self::signing_time(signing_time)?);
        let policy = PostPolicy::from_pairs(pairs.iter()).map(|policy| policy.default_clock(clock));
        let policy = policy.map_err(|error| self.0.conceal(error));
        let post = policy.and_then(|policy| self.0.presign_post(&policy, now));
        post.map(|post| PresignedPost::new(&post)).map_err(|error| refused(python, &error))
    }

    /// Signs all requests of an upload in parts at one instant: each part, and what
    /// completes, aborts and lists them.
    ///
    /// The upload itself is created by ``presign("CreateMultipartUpload", ...)``.
    ///
    /// * ``bucket``, ``key``, ``upload_id``: required; the id is in the answer.
    /// * ``object_size`` in bytes, with ``part_size`` if wanted; or ``part_count``.
    /// * ``sign_content_length``: each part is bound to its length (default True).
    /// * ``create_only``: S3 refuses to complete it where an object of this key exists;
    ///   JuiceFS, rclone and older MinIO ignore it.
    /// * ``expires_in``, ``expires_at``, ``signing_time``, ``stable_for``, ``backdate``,
    ///   ``clock``, ``require_full_lifetime``: as for ``presign``.
    ///
    /// Every other argument is a parameter by S3's name for each request that knows
    /// it; of single parts as a mapping: ``checksum_sha256={1: "..."}``.
    ///
    /// Raises ``S3PresignError`` before anything is signed.
    #[pyo3(signature = (*, key, signing_time=None, **parameters))]
    fn presign_multipart(
        &self,
        python: Python<'_>,
        key: &Bound<'_, PyAny>,
        signing_time: Option<&Bound<'_, PyAny>>,
        parameters: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<PresignedMultipart> {
        let key = text_argument("key", key)?;
        multipart::presign_multipart(python, self, &key, signing_time, parameters)
    }

    /// The plain URL of a public object, unsigned, by the same rules.
    ///
    /// >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
    /// >>> signer.object_url("photos", "a b.jpg")
    /// 'https://photos.s3.eu-west-1.amazonaws.com/a%20b.jpg'
    fn object_url(
        &self,
        python: Python<'_>,
        bucket: &Bound<'_, PyAny>,
        key: &Bound<'_, PyAny>,
    ) -> PyResult<String> {
        let (bucket, key) = (text_argument("bucket", bucket)?, text_argument("key", key)?);
        self.0.object_url(&bucket, &key).map_err(|error| refused(python, &error))
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
