//! The Python package `s3presign`: keyword arguments in, frozen results out.
//!
//! No fact about S3 is here: arguments become names and texts (`arguments`),
//! instants and errors become Python's own, and the core does the rest.
#![allow(missing_docs)]

mod arguments;
mod arrow;
mod as_dict;
mod batch;
mod cors;
mod environment;
mod errors;
mod explain;
mod instant;
mod multipart;
mod permission;
mod presigned_post;
mod presigned_request;
mod received;
mod signer;
mod template;

use pyo3::prelude::*;

#[global_allocator]
static MEMORY: s3presign_memory::Wiping = s3presign_memory::Wiping;

/// Masks the secrets in a text, for logs: a presigned URL, or whatever holds one. Of a
/// request it answers the URL, of a form or an upload the JSON.
///
/// >>> redact("https://photos.example.com/a?X-Amz-Date=20260102T030405Z&X-Amz-Signature=5d67")
/// 'https://photos.example.com/a?X-Amz-Date=20260102T030405Z&X-Amz-Signature=REDACTED'
#[pyfunction]
fn redact(text: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(request) = text.cast::<presigned_request::PresignedRequest>() {
        return Ok(s3presign::redact(request.get().url()));
    }
    if text.is_instance_of::<presigned_post::PresignedPost>()
        || text.is_instance_of::<multipart::PresignedMultipart>()
    {
        let told = text.call_method0("to_dict")?;
        let json: String = text.py().import("json")?.call_method1("dumps", (told,))?.extract()?;
        return Ok(s3presign::redact(&json));
    }
    Ok(s3presign::redact(&arguments::text_argument("text", text)?))
}

/// Nothing here needs the global interpreter lock: signers and templates are
/// immutable and shared.
#[pymodule(gil_used = false)]
fn _core(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    for function in [
        wrap_pyfunction!(redact, module)?,
        wrap_pyfunction!(explain::explain, module)?,
        wrap_pyfunction!(received::refusal, module)?,
        wrap_pyfunction!(explain::diagnose, module)?,
        wrap_pyfunction!(multipart::completed_parts, module)?,
        wrap_pyfunction!(multipart::upload_id, module)?,
        wrap_pyfunction!(permission::permissions, module)?,
        wrap_pyfunction!(permission::policy, module)?,
        wrap_pyfunction!(permission::guard_policy, module)?,
        wrap_pyfunction!(cors::cors_rule, module)?,
    ] {
        // As the classes: where users find it, in tracebacks and in help().
        function.setattr("__module__", "s3presign")?;
        module.add_function(function)?;
    }
    module.add_class::<signer::Signer>()?;
    module.add_class::<template::Template>()?;
    module.add_class::<arrow::UrlColumn>()?;
    module.add_class::<presigned_request::PresignedRequest>()?;
    module.add_class::<presigned_post::PresignedPost>()?;
    module.add_class::<received::ReceivedRequest>()?;
    module.add_class::<received::VerifiedRequest>()?;
    module.add_class::<received::ReceivedForm>()?;
    module.add_class::<received::VerifiedForm>()?;
    module.add_class::<multipart::MultipartPlan>()?;
    module.add_class::<multipart::PlannedPart>()?;
    module.add_class::<multipart::PresignedMultipart>()?;
    module.add_class::<multipart::PresignedPart>()?;
    module.add_class::<explain::Explanation>()?;
    module.add_class::<explain::SignedAspect>()?;
    module.add_class::<explain::Diagnosis>()?;
    module.add_class::<explain::Finding>()?;
    module.add_class::<permission::Permissions>()?;
    module.add_class::<permission::Permission>()?;
    module.add_class::<permission::OptionalAction>()?;
    module.add_class::<permission::OpenPlace>()?;
    module.add_class::<permission::PermissionPolicy>()?;
    module.add_class::<permission::GuardPolicy>()?;
    module.add_class::<cors::CorsRule>()
}
