//! What a stranger can hand to s3presign: forms, uploads, requests, URLs and
//! responses of servers, each as a function of bytes that fails if the library
//! breaks a promise.
//!
//! `cargo test` drives these functions with the cases of `tests/vectors` and
//! with changes to them, on any machine; `fuzz/` drives the same functions with
//! libFuzzer.
// An overflow or a wrong index here fails a test, which is what it is for.
#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing)]

mod answers;
mod forms;
mod joined;
mod keys;
mod promises;
mod received;
mod scopes;
mod seeds;
mod uploads;
mod urls;

pub mod mutation;

pub use joined::{joined, pairs_of};
pub use seeds::seeds;

/// One kind of hostile input.
pub struct Target {
    /// Its name, which is that of the fuzz target too.
    pub name: &'static str,
    /// Hands the bytes to the library.
    pub attack: fn(&[u8]),
}

/// Every kind of hostile input.
pub const TARGETS: [Target; 18] = [
    Target { name: "post_policy", attack: forms::post_policy },
    Target { name: "received_form", attack: forms::received_form },
    Target { name: "signed_policy", attack: forms::signed_policy },
    Target { name: "multipart_plan", attack: uploads::multipart_plan },
    Target { name: "multipart_upload", attack: uploads::multipart_upload },
    Target { name: "created_upload", attack: uploads::created_upload },
    Target { name: "completed_parts", attack: uploads::completed_parts },
    Target { name: "received_request", attack: received::received_request },
    Target { name: "verifier", attack: received::verifier },
    Target { name: "url", attack: urls::url },
    Target { name: "explanation", attack: urls::explanation },
    Target { name: "error_answer", attack: answers::error_answer },
    Target { name: "diagnosis", attack: answers::diagnosis },
    Target { name: "proof", attack: answers::proof },
    Target { name: "scoped_key", attack: keys::scoped_key },
    Target { name: "scoped_request", attack: scopes::scoped_request },
    Target { name: "scoped_form", attack: scopes::scoped_form },
    Target { name: "cors_origin", attack: keys::cors_origin },
];

/// The target of this name.
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

/// Attacks by the target's name, for the fuzz targets.
pub fn attack(name: &str, bytes: &[u8]) {
    let target = target(name);
    assert!(target.is_some(), "there is no target {name:?}");
    if let Some(target) = target {
        (target.attack)(bytes);
    }
}
