//! What a signer is confined to, for the part of a program that deals with
//! users' input: one bucket, a key prefix, a few operations, a longest life, and
//! names that stay within them on every store.

mod chain;
mod confinement;
mod copy_source;
mod options;
mod permission;

pub(crate) use chain::Scopes;
pub use options::Scope;
