//! What a presigned URL says, without any secret: what it allows, who signed it,
//! until when it works, what is bound, and what will probably surprise somebody.

mod explanation;
mod reading;
mod signed_aspect;
mod text;
mod warnings;

pub use explanation::{Explanation, UrlState};
pub use reading::{Known, explain, explain_with};
pub use signed_aspect::SignedAspect;
