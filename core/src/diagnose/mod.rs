//! Why a server refused: its answer compared with the request that was
//! presigned, and a sentence on what differed and what to change, with how sure that is.

mod answer;
mod canonical;
mod comparison;
mod confidential;
mod contradiction;
mod denial;
mod diagnosis;
mod finding;
mod mismatch;
mod presented;
mod refusal;
mod said;
mod scope;
mod store;
mod suspects;
mod words;

pub use answer::ErrorResponse;
pub use diagnosis::{Diagnosis, diagnose};
pub use finding::{Certainty, Finding, FindingCode};
pub use refusal::Refusal;
