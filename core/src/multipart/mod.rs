//! Uploads in parts ("Uploading and copying objects using multipart upload",
//! S3 User Guide): a plan of the parts, all requests of one upload signed at one
//! instant, and the body that completes it.
//!
//! The upload is created like any other request (`CreateMultipartUpload`), since
//! only the server's response says its id.

mod completion;
mod created;
mod plan;
mod presigned_multipart;
mod upload;
mod usual_parts;

pub use completion::CompletedParts;
pub use created::upload_id;
pub use plan::{MultipartPlan, PlannedPart};
pub use presigned_multipart::{PresignedMultipart, PresignedPart};
pub use upload::MultipartUpload;
