//! Puts the page without code into the command, if `S3PRESIGN_PAGE` names its file (`make page`
//! makes it): building it needs a compiler for WebAssembly, which a command should not ask for.

use std::{env, fs, path::Path};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=S3PRESIGN_PAGE");
    let page = match env::var("S3PRESIGN_PAGE") {
        Ok(file) if !file.is_empty() => {
            println!("cargo::rerun-if-changed={file}");
            fs::read(&file).map_err(|error| format!("S3PRESIGN_PAGE names {file:?}: {error}"))?
        }
        _ => Vec::new(),
    };
    fs::write(Path::new(&env::var("OUT_DIR")?).join("page.html"), page)?;
    Ok(())
}
