//! How the jar's library is linked. It needs no SONAME: it is loaded by its path.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |name: &str| std::env::var(format!("CARGO_CFG_TARGET_{name}")).unwrap_or_default();
    // The linkers of macOS and Windows refuse these options.
    if target("FAMILY") == "unix" && target("VENDOR") != "apple" {
        // Once loaded it stays: a thread that has signed runs a destructor of ours when it ends.
        println!("cargo::rustc-cdylib-link-arg=-Wl,-z,nodelete");
        // A symbol that nobody defines is found when the library is made, not when a program loads it.
        println!("cargo::rustc-cdylib-link-arg=-Wl,-z,defs");
    }
}
