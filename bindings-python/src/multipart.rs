//! Uploads in parts: the plan, the requests, and the body that completes them.

use crate::{
    arguments::{Pairs, text_argument},
    cors::{CorsRule, ResultPairs},
    errors::refused,
    instant::{clock_beside, signing_time},
    presigned_request::PresignedRequest,
    signer::Signer,
};
use pyo3::{
    prelude::*,
    types::{PyDict, PyList, PyTuple},
};
use s3presign::{CompletedParts, MultipartUpload};

/// How an object is cut into parts, within S3's limits.
///
/// ``object_size`` and ``part_size`` are bytes; without a part size it is 8 MiB, or
/// the smallest whole MiB size that needs at most 10,000 parts. Raises
/// ``S3PresignError`` for what S3 does not store.
///
/// >>> plan = MultipartPlan(20_000_000)
/// >>> plan.part_count, plan.part_size
/// (3, 8388608)
/// >>> [(part.number, part.first_byte, part.size) for part in plan.parts][-1]
/// (3, 16777216, 3222784)
#[pyclass(frozen, eq, hash, module = "s3presign")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct MultipartPlan {
    object_size: u64,
    part_size: u64,
}

impl MultipartPlan {
    fn plan(&self) -> Option<s3presign::MultipartPlan> {
        s3presign::MultipartPlan::new(self.object_size, self.part_size).ok()
    }
}

#[pymethods]
impl MultipartPlan {
    #[new]
    #[pyo3(signature = (object_size, part_size=None))]
    fn new(
        python: Python<'_>,
        object_size: &Bound<'_, PyAny>,
        part_size: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<MultipartPlan> {
        let mut pairs = Pairs::default();
        pairs.add("object-size", object_size)?;
        if let Some(part_size) = part_size {
            pairs.add("part-size", part_size)?;
        }
        let plan = s3presign::MultipartPlan::from_pairs(pairs.iter());
        let plan = plan.map_err(|error| refused(python, &error))?;
        Ok(MultipartPlan { object_size: plan.object_size(), part_size: plan.part_size() })
    }

    /// The object's size in bytes.
    #[getter]
    fn object_size(&self) -> u64 {
        self.object_size
    }

    /// The size of every part but the last, in bytes.
    #[getter]
    fn part_size(&self) -> u64 {
        self.part_size
    }

    /// How many parts there are: 1 to 10,000.
    #[getter]
    fn part_count(&self) -> u32 {
        self.plan().map_or(0, |plan| plan.part_count())
    }

    /// The parts in their order.
    #[getter]
    fn parts<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let parts = self.plan().map(|plan| plan.parts().map(PlannedPart).collect::<Vec<_>>());
        PyTuple::new(python, parts.unwrap_or_default())
    }

    /// The plan as plain values, for ``json.dumps`` and the like.
    fn to_dict<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let told = PyDict::new(python);
        told.set_item("object_size", self.object_size)?;
        told.set_item("part_size", self.part_size)?;
        let parts = PyList::empty(python);
        for part in self.plan().iter().flat_map(|plan| plan.parts()) {
            parts.append(PlannedPart(part).to_dict(python)?)?;
        }
        told.set_item("parts", parts)?;
        Ok(told)
    }

    fn __repr__(&self) -> String {
        let MultipartPlan { object_size, part_size } = self;
        format!("MultipartPlan(object_size={object_size}, part_size={part_size})")
    }
}

/// One part of a plan.
#[pyclass(frozen, eq, hash, module = "s3presign")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct PlannedPart(s3presign::PlannedPart);

#[pymethods]
impl PlannedPart {
    /// From 1 on.
    #[getter]
    fn number(&self) -> u32 {
        self.0.number
    }

    /// Where the part begins in the object, in bytes.
    #[getter]
    fn first_byte(&self) -> u64 {
        self.0.first_byte
    }

    /// In bytes.
    #[getter]
    fn size(&self) -> u64 {
        self.0.size
    }

    /// The part as plain values.
    fn to_dict<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let told = PyDict::new(python);
        told.set_item("number", self.0.number)?;
        told.set_item("first_byte", self.0.first_byte)?;
        told.set_item("size", self.0.size)?;
        Ok(told)
    }

    fn __repr__(&self) -> String {
        let s3presign::PlannedPart { number, first_byte, size, .. } = self.0;
        format!("<s3presign.PlannedPart number={number} first_byte={first_byte} size={size}>")
    }
}

/// All requests of one upload, signed at one instant.
///
/// >>> signer = Signer(access_key_id="AKIAIOSFODNN7EXAMPLE", secret_access_key="secret", region="eu-west-1")
/// >>> upload = signer.presign_multipart(
/// ...     bucket="videos", key="film.mp4", upload_id="from-the-answer", object_size=20_000_000
/// ... )
/// >>> [(part.number, part.request.headers["content-length"]) for part in upload.parts]
/// [(1, '8388608'), (2, '8388608'), (3, '3222784')]
/// >>> upload.complete.method, upload.abort.method
/// ('POST', 'DELETE')
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct PresignedMultipart {
    parts: Vec<Py<PresignedPart>>,
    complete: Py<PresignedRequest>,
    abort: Py<PresignedRequest>,
    list_parts: Py<PresignedRequest>,
}

impl PresignedMultipart {
    pub(crate) fn add_to(&self, pairs: &mut ResultPairs) {
        let parts = self.parts.iter().map(|part| &part.get().request);
        for request in parts.chain([&self.complete, &self.abort, &self.list_parts]) {
            pairs.add_request(request.get());
        }
    }
}

#[pymethods]
impl PresignedMultipart {
    /// The parts in their order. They may be sent in any order, and at once.
    #[getter]
    fn parts<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(python, &self.parts)
    }

    /// Makes an object of the parts; its body is what ``completed_parts`` answers.
    #[getter]
    fn complete(&self) -> &Py<PresignedRequest> {
        &self.complete
    }

    /// Drops the upload and what was stored of it.
    #[getter]
    fn abort(&self) -> &Py<PresignedRequest> {
        &self.abort
    }

    /// Lists the parts that have arrived, with their ETags.
    #[getter]
    fn list_parts(&self) -> &Py<PresignedRequest> {
        &self.list_parts
    }

    /// The smallest CORS rule of the bucket that lets pages of an origin send every request of the
    /// upload and read the ``ETag`` of each part. The request that creates the upload has a rule of
    /// its own; ``cors_rule([create, upload], origin)`` makes one of both.
    ///
    /// Raises ``S3PresignError`` (``InvalidOrigin``).
    fn cors_rule(&self, python: Python<'_>, origin: &Bound<'_, PyAny>) -> PyResult<CorsRule> {
        let mut pairs = ResultPairs::default();
        self.add_to(&mut pairs);
        pairs.rule(python, origin)
    }

    /// All requests as plain values, for ``json.dumps`` and the like: a password while they
    /// live.
    fn to_dict<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let told = PyDict::new(python);
        let parts = PyList::empty(python);
        for part in &self.parts {
            parts.append(part.get().to_dict(python)?)?;
        }
        told.set_item("parts", parts)?;
        told.set_item("complete", self.complete.get().to_dict(python)?)?;
        told.set_item("abort", self.abort.get().to_dict(python)?)?;
        told.set_item("list_parts", self.list_parts.get().to_dict(python)?)?;
        Ok(told)
    }

    fn __repr__(&self) -> String {
        format!("<s3presign.PresignedMultipart of {} parts>", self.parts.len())
    }
}

/// The request that uploads one part.
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct PresignedPart {
    number: u32,
    first_byte: Option<u64>,
    size: Option<u64>,
    request: Py<PresignedRequest>,
}

#[pymethods]
impl PresignedPart {
    /// From 1 on.
    #[getter]
    fn number(&self) -> u32 {
        self.number
    }

    /// Where the part begins in the object, in bytes, if the sizes are known.
    #[getter]
    fn first_byte(&self) -> Option<u64> {
        self.first_byte
    }

    /// In bytes, if the sizes are known.
    #[getter]
    fn size(&self) -> Option<u64> {
        self.size
    }

    /// What uploads it. The answer's ``ETag`` is needed to complete the upload.
    #[getter]
    fn request(&self) -> &Py<PresignedRequest> {
        &self.request
    }

    /// The part as plain values, with its request: a password while it lives.
    fn to_dict<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let told = PyDict::new(python);
        told.set_item("number", self.number)?;
        told.set_item("first_byte", self.first_byte)?;
        told.set_item("size", self.size)?;
        told.set_item("request", self.request.get().to_dict(python)?)?;
        Ok(told)
    }

    fn __repr__(&self) -> String {
        format!("<s3presign.PresignedPart number={}>", self.number)
    }
}

/// Signs every request of an upload.
pub(crate) fn presign_multipart(
    python: Python<'_>,
    signer: &Signer,
    key: &str,
    time: Option<&Bound<'_, PyAny>>,
    parameters: Option<&Bound<'_, PyDict>>,
) -> PyResult<PresignedMultipart> {
    let mut pairs = Pairs::default();
    pairs.add_all(parameters)?;
    let (clock, now) = (clock_beside(time)?, signing_time(time)?);
    let upload = MultipartUpload::from_pairs(pairs.iter()).map(|upload| upload.default_clock(clock));
    let upload = upload.map_err(|error| signer.core().conceal(error));
    let presigned = upload.and_then(|upload| signer.core().presign_multipart(&upload, key, now));
    let presigned = presigned.map_err(|error| refused(python, &error))?;
    let request =
        |request: &s3presign::PresignedRequest| Py::new(python, PresignedRequest::new(request.clone()));
    let parts = presigned.parts().iter().map(|part| {
        let (number, first_byte, size) = (part.number(), part.first_byte(), part.size());
        Py::new(python, PresignedPart { number, first_byte, size, request: request(part.request())? })
    });
    Ok(PresignedMultipart {
        parts: parts.collect::<PyResult<_>>()?,
        complete: request(presigned.complete())?,
        abort: request(presigned.abort())?,
        list_parts: request(presigned.list_parts())?,
    })
}

/// The id of an upload, from the body of the response to CreateMultipartUpload.
///
/// Raises ``S3PresignError`` (``NoUploadId``) for another text.
///
/// >>> upload_id("<InitiateMultipartUploadResult><UploadId>VXBs</UploadId></InitiateMultipartUploadResult>")
/// 'VXBs'
#[pyfunction]
pub(crate) fn upload_id(python: Python<'_>, response: &Bound<'_, PyAny>) -> PyResult<String> {
    let response = text_argument("response", response)?;
    s3presign::upload_id(&response).map_err(|error| refused(python, &error))
}

/// The body of the request that completes an upload in parts, as XML.
///
/// ``etags`` maps the numbers of the parts to the ``ETag`` of each answer, with the header's
/// quotes or without. Parts that were uploaded with a checksum need it here too:
/// ``checksum_sha256={1: "..."}``.
///
/// >>> completed_parts({1: '"9b2c"'})
/// '<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Part><ETag>&quot;9b2c&quot;</ETag><PartNumber>1</PartNumber></Part></CompleteMultipartUpload>'
#[pyfunction]
#[pyo3(signature = (etags, **checksums))]
pub(crate) fn completed_parts(
    python: Python<'_>,
    etags: &Bound<'_, PyAny>,
    checksums: Option<&Bound<'_, PyDict>>,
) -> PyResult<String> {
    let mut pairs = Pairs::default();
    pairs.add_mapping("part", Some(etags))?;
    pairs.add_all(checksums)?;
    let xml = CompletedParts::from_pairs(pairs.iter()).and_then(|parts| parts.to_xml());
    xml.map_err(|error| refused(python, &error))
}
