//! The C ABI of s3presign: two immutable handles, parameters as joined text,
//! answers in the caller's buffer.
//!
//! The doc comments of the exported items are the comments of
//! `include/s3presign.h`, which is written for C programmers; `ABI.md` states
//! what is promised. A file here is one thing of the header, except four that
//! all functions share:
//!
//! - [`guard`]: what every call goes through, so that nothing escapes it;
//! - [`input`]: text and lists that come in;
//! - [`answer`]: text and lists that go out;
//! - [`failure`]: why a call was refused.
//!
//! Ownership is in the signatures: `Option<&T>` is borrowed, `Option<Box<T>>`
//! is consumed, `Option<&mut MaybeUninit<*mut T>>` is given out; `None` is
//! `NULL`. Besides the bindings to other languages this is the only code that
//! is not safe Rust.
//!
//! The caller's side of each contract stands in the header, once for all
//! functions, so no function repeats it under `# Safety`.
#![allow(clippy::missing_safety_doc)]

pub mod abi;
pub mod answer;
#[cfg(test)]
#[cfg(not(feature = "jni"))] // Once is enough.
mod any_input;
pub mod cors;
pub mod describe;
pub mod details;
pub mod environment;
pub mod explain;
pub mod failure;
pub mod guard;
pub mod input;
#[cfg(feature = "jni")]
pub mod jni;
pub mod join;
pub mod library;
pub mod multipart;
pub mod object_url;
#[cfg(feature = "page")]
pub mod page;
pub mod permission;
pub mod post;
pub mod presign;
pub mod redact;
pub mod signer;
pub mod status;
pub mod stores;
pub mod template;
pub mod urls;
pub mod verify;

#[global_allocator]
static MEMORY: s3presign_memory::Wiping = s3presign_memory::Wiping;
