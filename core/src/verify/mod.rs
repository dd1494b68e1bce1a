//! The other end of a signature: given what a server or gateway receives, is it
//! a request that someone with the secret allowed, and if not, exactly why not.
//!
//! First read it ([`ReceivedRequest`], [`ReceivedForm`]), which says whose secret is needed; then
//! look the secret up; then let a [`Verifier`] judge.

mod policy;
mod received_form;
mod received_request;
mod rules;
mod signature;

pub use received_form::{ReceivedForm, VerifiedForm};
pub use received_request::{ReceivedRequest, VerifiedRequest};
pub use rules::Verifier;
