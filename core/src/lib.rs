//! Presigned S3 URLs: links that let someone without credentials do one thing
//! (upload this object, download that one) until a moment in time.
//!
//! The signer does no I/O: no network, no files, no environment, no clock. Time
//! and credentials come in as values, and the same input gives the same URL,
//! byte for byte, in every language that shares this crate.
//!
//! ```
//! use s3presign::{Credentials, Request, Signer};
//! use std::time::Duration;
//! use time::macros::datetime;
//!
//! let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")?;
//! let signer = Signer::new(credentials, "eu-west-1")?;
//!
//! let upload = Request::new("PutObject")
//!     .bucket("photos")
//!     .with("ContentType", "image/png")
//!     .with("ContentLength", 1_048_576)
//!     .create_only()
//!     .expires_in(Duration::from_secs(300));
//! let presigned = signer.presign(&upload, "2026/logo.png", datetime!(2026-01-02 03:04:05 UTC))?;
//!
//! assert_eq!(presigned.method(), "PUT");
//! assert_eq!(
//!     presigned.headers().collect::<Vec<_>>(),
//!     [("content-length", "1048576"), ("content-type", "image/png"), ("if-none-match", "*")],
//! );
//! assert_eq!(presigned.expires_at(), datetime!(2026-01-02 03:09:05 UTC));
//! # Ok::<(), s3presign::Error>(())
//! ```
//!
//! Start with a [`Signer`]; describe what the URL is for in a [`Request`]; keep
//! a [`Template`] where many keys are signed. Every refusal is an [`Error`]
//! with a stable [`ErrorCode`].
//!
//! Beyond one URL: [`PostPolicy`] for a browser's form, [`MultipartUpload`] for
//! parts, [`Scope`] for users' keys, [`Verifier`] for the other end, [`explain`]
//! and [`diagnose`] for what went wrong, [`Permissions`] for what the signer must be allowed to do.
#![forbid(unsafe_code)]
// An overflow in a test fails it, which is what a test is for.
#![cfg_attr(test, allow(clippy::arithmetic_side_effects))]

mod cors;
mod credentials;
mod curl;
mod description;
mod diagnose;
mod ending;
mod endpoint;
mod error;
mod expiry;
mod explain;
mod from_env;
mod header_name;
mod multipart;
mod object_key;
mod operation;
mod option_names;
mod pairs;
mod parameters;
mod permission;
mod policy_warnings;
mod post;
mod presigned_request;
mod proof;
mod received;
mod redact;
mod request;
mod results_as_json;
mod returned_result;
mod scope;
mod sendable;
mod sent_request;
mod signer;
mod sigv4;
mod sorted;
mod template;
mod unsigned_prefix;
mod verify;
mod warning;
mod xml;
mod zeroizing;

/// The README, whose examples run as tests. Those of `docs/` are the programs of `examples/pages`.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// The Rust of the page about gateways; each other language runs its own of it.
#[cfg(doctest)]
#[doc = include_str!("../../docs/gateway.md")]
struct Gateway;

pub use cors::CorsRule;
pub use credentials::Credentials;
pub use diagnose::{Certainty, Diagnosis, ErrorResponse, Finding, FindingCode, Refusal, diagnose};
pub use endpoint::{Addressing, Store, stores};
pub use error::{Error, ErrorCode, Quoted, QuotedName, Suggestion};
pub use expiry::LimitedBy;
pub use explain::{Explanation, Known, SignedAspect, UrlState, explain, explain_with};
pub use from_env::options_from_env;
pub use multipart::{
    CompletedParts, MultipartPlan, MultipartUpload, PlannedPart, PresignedMultipart, PresignedPart, upload_id,
};
pub use operation::{operation_method, operation_names, parameter_names};
pub use option_names::{option_names, options_in, spelled};
pub use pairs::Value;
pub use permission::{
    Guard, GuardPolicy, Need, OpenPlace, OptionalAction, Permission, PermissionPolicy, Permissions,
    Surroundings, guard_policy,
};
pub use post::{PostPolicy, PresignedPost};
pub use presigned_request::PresignedRequest;
pub use redact::{redact, redact_pairs};
pub use request::Request;
pub use returned_result::details;
pub use scope::Scope;
pub use sent_request::SentRequest;
pub use signer::{Signer, SignerBuilder};
pub use template::{RefusedRow, Template, Urls};
pub use verify::{ReceivedForm, ReceivedRequest, VerifiedForm, VerifiedRequest, Verifier};
pub use warning::{Warning, WarningCode};
