//! Uploads from a browser's form ("Browser-Based Uploads Using POST", S3 API
//! reference): a policy says what may be uploaded, and whoever has the signed
//! form can upload that and nothing else, file after file, until it expires.

mod conditioned_fields;
mod form_details;
mod form_field;
mod json;
mod policy;
mod policy_document;
mod presigned_post;
mod tagging;

pub(crate) use form_details::form_details;
pub use policy::PostPolicy;
pub(crate) use policy_document::{Condition, PolicyDocument};
pub use presigned_post::PresignedPost;
