//! Presigners for Rust, each asked for the same URLs: what `make bench` times
//! and `cargo bench` shows in detail.

mod aws_sigv4_peer;
mod compressions;
mod contestant;
mod ours;
mod rusty_s3_peer;
pub mod work;

pub use contestant::{Contestant, Series, contestants};
