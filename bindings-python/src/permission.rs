//! What whoever signs must be allowed to do, and the policies that grant or bind it.

use crate::{
    arguments::{Pairs, text_argument, unexpected},
    as_dict::texts,
    errors::refused,
    presigned_request::PresignedRequest,
};
use pyo3::{
    prelude::*,
    types::{PyBool, PyDict, PyTuple},
};
use s3presign::{Guard, PermissionPolicy as Policy};

/// Which actions of IAM whoever signs needs, so that S3 does as a URL says, and on which resources.
///
/// >>> needed = permissions("PutObject", region="eu-west-1", bucket="photos", key="1.jpg", acl="private")
/// >>> [(one.action, one.resource, one.because) for one in needed.permissions][0]
/// ('s3:PutObject', 'arn:aws:s3:::photos/1.jpg', 'PutObject')
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct Permissions(s3presign::Permissions);

#[pymethods]
impl Permissions {
    /// What is needed, or likely to be: the operation's own actions first.
    #[getter]
    fn permissions<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(python, self.0.iter().cloned().map(Permission).collect::<Vec<_>>())
    }

    /// What the request does not show and what would need more, in words, by names for
    /// ``assume``.
    #[getter]
    fn conditions<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        texts(python, self.0.conditions())
    }

    /// What is refused by nothing, but changes the answer.
    #[getter]
    fn optional<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(python, self.0.optional().iter().cloned().map(OptionalAction))
    }

    /// What nobody documents, and so is never granted, by what raises the question.
    #[getter]
    fn doubts<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        texts(python, self.0.doubts())
    }

    /// Each ``*`` in a resource that stands for something that was not said.
    #[getter]
    fn open_places<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        open_places(python, &self.0)
    }

    fn __repr__(&self) -> String {
        let actions: Vec<&str> = self.0.iter().map(s3presign::Permission::action).collect();
        format!("<s3presign.Permissions {}>", actions.join(", "))
    }
}

fn open_places<'py>(
    python: Python<'py>,
    permissions: &s3presign::Permissions,
) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(python, permissions.open_places().iter().cloned().map(OpenPlace))
}

/// One action on one resource.
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct Permission(s3presign::Permission);

#[pymethods]
impl Permission {
    /// The action, such as ``"s3:PutObject"``.
    #[getter]
    fn action(&self) -> &'static str {
        self.0.action()
    }

    /// The resource's ARN, with what a key has of wildcards escaped.
    #[getter]
    fn resource(&self) -> &str {
        self.0.resource()
    }

    /// What asks for it: the operation, a parameter by S3's name, a condition, or the kind of bucket.
    #[getter]
    fn because(&self) -> &'static str {
        self.0.because()
    }

    /// ``"needed"`` where it is documented, ``"likely"`` where it is inferred.
    #[getter]
    fn certainty(&self) -> &'static str {
        self.0.need().as_str()
    }

    /// Where it is said, or what it is inferred from.
    #[getter]
    fn source(&self) -> &'static str {
        self.0.source()
    }

    /// What narrows it beside its resource: a condition key of IAM and what that must be, such as
    /// ``"kms:ResourceAliases=alias/photos"``, since an alias of a key is no resource.
    #[getter]
    fn only_where(&self) -> Option<String> {
        self.0.only_where()
    }

    fn __repr__(&self) -> String {
        format!("<s3presign.Permission {} on {}>", self.0.action(), self.0.resource())
    }
}

/// An action without which nothing is refused, but which changes the answer.
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct OptionalAction(s3presign::OptionalAction);

#[pymethods]
impl OptionalAction {
    /// Such as ``"s3:ListBucket"``.
    #[getter]
    fn action(&self) -> &'static str {
        self.0.action
    }

    /// Its ARN.
    #[getter]
    fn resource(&self) -> &str {
        &self.0.resource
    }

    /// What it changes.
    #[getter]
    fn effect(&self) -> &'static str {
        self.0.effect
    }

    fn __repr__(&self) -> String {
        format!("<s3presign.OptionalAction {}: {}>", self.0.action, self.0.effect)
    }
}

/// A ``*`` in a resource that stands for something that was not said.
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct OpenPlace(s3presign::OpenPlace);

#[pymethods]
impl OpenPlace {
    /// The option that says it, such as ``"kms-key"``, which is ``kms_key`` here.
    #[getter]
    fn option(&self) -> &'static str {
        self.0.option
    }

    /// The ARN that has it.
    #[getter]
    fn resource(&self) -> &str {
        &self.0.resource
    }

    fn __repr__(&self) -> String {
        format!("<s3presign.OpenPlace {} of {}>", self.0.option, self.0.resource)
    }
}

/// A policy that grants permissions, and nothing else.
///
/// ``str()`` of it is the JSON, in ASCII.
///
/// >>> download = permissions("GetObject", region="eu-west-1", bucket="photos", key="1.jpg")
/// >>> print(policy(download), end="")
/// {
///   "Version": "2012-10-17",
///   "Statement": [
///     {
///       "Sid": "Needed",
///       "Effect": "Allow",
///       "Action": "s3:GetObject",
///       "Resource": "arn:aws:s3:::photos/1.jpg"
///     }
///   ]
/// }
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct PermissionPolicy(Policy);

#[pymethods]
impl PermissionPolicy {
    /// The policy as JSON, with a line end.
    #[getter]
    fn text(&self) -> &str {
        self.0.as_str()
    }

    /// Its size as AWS counts it: in characters, without white space.
    #[getter]
    fn size(&self) -> usize {
        self.0.size()
    }

    /// What it is too large for, with the most characters that AWS takes there.
    #[getter]
    fn too_large_for<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let limits = PyDict::new(python);
        self.0.too_large_for().try_for_each(|(what, most)| limits.set_item(what, most))?;
        Ok(limits)
    }

    /// Each ``*`` in a resource of it that stands for something that was not said.
    #[getter]
    fn open_places<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        open_places(python, self.0.permissions())
    }

    fn __str__(&self) -> &str {
        self.0.as_str()
    }

    fn __repr__(&self) -> String {
        format!("<s3presign.PermissionPolicy of {} characters>", self.0.size())
    }
}

/// A bucket policy that binds presigned requests, whoever signed them: it denies, and grants nothing.
///
/// ``str()`` of it is the JSON, in ASCII.
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct GuardPolicy(s3presign::GuardPolicy);

#[pymethods]
impl GuardPolicy {
    /// The bucket policy as JSON, with a line end.
    #[getter]
    fn text(&self) -> &str {
        self.0.as_str()
    }

    /// What its statements cost, and what no policy can do.
    #[getter]
    fn notes<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(python, self.0.notes())
    }

    fn __str__(&self) -> &str {
        self.0.as_str()
    }

    fn __repr__(&self) -> String {
        format!("<s3presign.GuardPolicy of {} characters>", self.0.as_str().len())
    }
}

/// Says what whoever signs must be allowed to do: without a signer and without a network.
///
/// * ``operation``: any of S3's, with its parameters and ``bucket``, as ``Signer.presign`` takes them;
///   without a ``key`` it is a template's, of any key. ``"PostObject"`` takes what
///   ``Signer.presign_post`` does, and ``"Multipart"`` is all steps of an upload in parts. Or what
///   ``Signer.presign`` answered, which says its region itself.
/// * ``operations``, with ``key_prefix``: a scope's whole reach, in place of an operation.
/// * ``region``: the bucket's.
/// * ``account``: 12 digits, of the bucket, of KMS keys and roles; ``partition``, if it is not the
///   region's.
/// * ``kms_key``: id or ARN, where the request names none; ``source_kms_key``: the same of what is copied.
/// * ``access_point``: the ARN, where ``bucket`` is the alias of one; ``supporting_access_point``:
///   the name, where it is one of Object Lambda; ``outpost_bucket``: where it is one of an Outpost.
/// * ``role``, ``function``: ARNs of what the body or an access point names; ``table_bucket``: the
///   name of what the body configures.
/// * ``assume``: names of ``conditions`` that hold.
///
/// Raises ``S3PresignError``: ``UnknownOperation``, ``MissingBucket``, ``MissingRegion``,
/// ``InvalidOption``, ``InvalidArn``, ``MissingOption`` for an alias without its ``access_point``, and
/// what is wrong with a parameter.
///
/// >>> upload = permissions("PutObject", region="us-east-1", bucket="photos", tagging="owner=ada")
/// >>> [one.action for one in upload.permissions], [place.option for place in upload.open_places]
/// (['s3:PutObject', 's3:PutObjectTagging'], ['key'])
#[pyfunction]
#[pyo3(signature = (operation=None, *, headers=None, query=None, **parameters))]
pub(crate) fn permissions(
    python: Python<'_>,
    operation: Option<&Bound<'_, PyAny>>,
    headers: Option<&Bound<'_, PyAny>>,
    query: Option<&Bound<'_, PyAny>>,
    parameters: Option<&Bound<'_, PyDict>>,
) -> PyResult<Permissions> {
    let mut pairs = Pairs::default();
    if let Some(operation) = operation {
        match operation.cast::<PresignedRequest>() {
            Ok(presigned) => pairs.add_result(presigned.get()),
            Err(_) => pairs.add_own("operation", &text_argument("operation", operation)?),
        }
    }
    pairs.add_all(parameters)?;
    pairs.add_mapping("header", headers)?;
    pairs.add_mapping("query", query)?;
    let permissions = s3presign::Permissions::from_pairs(pairs.iter());
    permissions.map(Permissions).map_err(|error| refused(python, &error))
}

/// Writes a policy for the identity that signs, which grants permissions and nothing else.
///
/// * ``permissions``: one or many of what ``permissions()`` answered, each granted once.
/// * ``only_needed``: leave out what is only likely to be needed.
///
/// Raises ``S3PresignError``: ``MissingOption`` where nothing is to be granted.
#[pyfunction]
#[pyo3(signature = (*permissions, only_needed=None))]
pub(crate) fn policy(
    python: Python<'_>,
    permissions: &Bound<'_, PyTuple>,
    only_needed: Option<&Bound<'_, PyAny>>,
) -> PyResult<PermissionPolicy> {
    let mut all = s3presign::Permissions::default();
    for one in permissions {
        let one = one
            .cast::<Permissions>()
            .map_err(|_| unexpected("permissions", &one, "what permissions() answered"))?;
        all = all.and(one.get().0.clone());
    }
    let is_true = |given: &Bound<'_, PyAny>| match given.cast::<PyBool>() {
        Ok(given) => Ok(given.is_true()),
        Err(_) => Err(unexpected("only-needed", given, "bool")),
    };
    let only_needed = only_needed.map_or(Ok(false), is_true)?;
    let policy = if only_needed { all.policy_of_needed() } else { all.policy() };
    policy.map(PermissionPolicy).map_err(|error| refused(python, &error))
}

/// Writes a bucket policy that binds presigned requests, whoever signed them.
///
/// * ``bucket``: its name; ``partition``, such as ``"aws-cn"``, if it is not ``"aws"``.
/// * ``principal``: the ARN of the signer, which ``network`` and ``presigned`` are then about.
/// * ``max_age``: of a signature when its request arrives, 60 seconds at least; ``stable_for`` and
///   ``backdate``, with which requests are signed, are added.
/// * ``https``, ``tls``: only by https; only by TLS 1.2 or newer.
/// * ``network``: only from this, such as ``"203.0.113.0/24"``, or from each of a list.
/// * ``presigned``: ``"only"`` by presigned URLs, or ``"never"`` by them nor by forms.
/// * ``create_only``: uploads overwrite nothing; ``no_acl``: no access control lists.
///
/// No policy can bind the type or the size of an upload: sign them.
///
/// Raises ``S3PresignError``: ``InvalidBucketName``, ``InvalidOption``, and ``MissingOption`` if nothing
/// is to be bound.
///
/// >>> guard = guard_policy(bucket="photos", max_age=600, backdate=30)
/// >>> '"s3:signatureAge": "630000"' in guard.text
/// True
#[pyfunction]
#[pyo3(signature = (**options))]
pub(crate) fn guard_policy(python: Python<'_>, options: Option<&Bound<'_, PyDict>>) -> PyResult<GuardPolicy> {
    let mut pairs = Pairs::default();
    pairs.add_all(options)?;
    let guard = Guard::from_pairs(pairs.iter()).and_then(|guard| s3presign::guard_policy(&guard));
    guard.map(GuardPolicy).map_err(|error| refused(python, &error))
}
