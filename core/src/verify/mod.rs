//! The other end of a signature: given what a server or gateway receives, is it
//! a request that someone with the secret allowed, and if not, exactly why not.
//!
//! First read it ([`ReceivedRequest`], [`ReceivedForm`]), which says whose secret is needed; then
//! look the secret up; then let a [`Verifier`] judge.

mod received_form;
mod received_request;
mod refusal_status;
mod requested;
mod signature;
mod verified_form;
mod verified_request;
mod verifier;

pub use received_form::ReceivedForm;
pub use received_request::ReceivedRequest;
pub use verified_form::VerifiedForm;
pub use verified_request::VerifiedRequest;
pub use verifier::Verifier;
