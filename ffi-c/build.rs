//! Gives the shared library its SONAME, which a Rust cdylib lacks: without one
//! a program remembers the path it was linked with instead of a name.

#[path = "src/abi.rs"]
pub mod abi;

use abi::S3PRESIGN_ABI;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/abi.rs");
    let target = |name: &str| std::env::var(format!("CARGO_CFG_TARGET_{name}")).unwrap_or_default();
    // Libraries of macOS and Windows have no SONAME, and their linkers refuse these options.
    if target("FAMILY") == "unix" && target("VENDOR") != "apple" {
        println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libs3presign.so.{S3PRESIGN_ABI}");
        // Once loaded it stays: a thread that has signed runs a destructor of ours when it ends.
        println!("cargo::rustc-cdylib-link-arg=-Wl,-z,nodelete");
        // A symbol that nobody defines is found when the library is made, not when a program loads it.
        println!("cargo::rustc-cdylib-link-arg=-Wl,-z,defs");
    }
}
