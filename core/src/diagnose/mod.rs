//! Why a server refused: its answer compared with the request that was
//! presigned, and a sentence on what differed and what to change.

mod answer_table;
mod comparison;
mod diagnosis;
mod error_response;
mod finding;
mod markup;

pub use diagnosis::{Diagnosis, diagnose};
pub use error_response::ErrorResponse;
pub use finding::{Finding, FindingCode};
