//! What a presigned URL says, without any secret: what it allows, who signed it,
//! until when it works, what is bound, and what will probably surprise somebody.

mod binding;
mod explanation;
mod operation;
mod reading;
mod text;
mod warnings;

pub use binding::Binding;
pub use explanation::{Explanation, UrlState};
pub use reading::explain;
