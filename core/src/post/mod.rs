//! Uploads from a browser's form ("Browser-Based Uploads Using POST", S3 API
//! reference): a policy says what may be uploaded, and whoever has the signed
//! form can upload that and nothing else, file after file, until it expires.

mod bound_policy;
mod document;
mod form_field;
mod policy;
mod presigned_post;
mod tagging;

pub use policy::PostPolicy;
pub use presigned_post::PresignedPost;
