//! Writes the files that follow from core's errors, from the names that its readers
//! ask for and from the comments of the C ABI; with `--check` it compares them and exits with 1 if one differs.

mod abi_list;
mod dotnet_errors;
mod header;
mod names;
mod ruby_errors;
mod status;
mod status_table;

use std::{
    env, error, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Why a file cannot be made.
type Problem = Box<dyn error::Error>;

/// A file, by its path in the repository, and what makes its text.
type File = (&'static str, fn(&Path) -> Result<String, Problem>);

/// In the order in which they are made: the header reads the statuses, and the
/// list reads the header.
const FILES: [File; 7] = [
    ("ffi-c/src/status/table.rs", |_| Ok(status_table::text())),
    ("include/s3presign.h", header::text),
    ("ffi-c/abi.txt", abi_list::text),
    ("tests/surfaces/names.json", |_| Ok(names::text())),
    ("bindings-ruby/sig/s3presign/errors.rbs", |_| Ok(ruby_errors::text())),
    ("bindings-dotnet/src/S3Presign/S3PresignErrorCodes.cs", |_| Ok(dotnet_errors::text())),
    ("bindings-dotnet/src/S3Presign/PublicAPI.Shipped.ErrorCodes.txt", |_| Ok(dotnet_errors::public_names())),
];

fn main() -> Result<ExitCode, Problem> {
    let check = match env::args().nth(1).as_deref() {
        None => false,
        Some("--check") => true,
        Some(other) => return Err(format!("unknown argument {other:?}; the only one is --check").into()),
    };
    let repository: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", ".."].iter().collect();
    let mut differs = false;
    for (name, make) in FILES {
        let path = repository.join(name);
        let made = make(&repository)?;
        let kept = fs::read_to_string(&path).unwrap_or_default();
        if made == kept {
            continue;
        }
        if check {
            differs = true;
            let line = made.lines().zip(kept.lines()).position(|(made, kept)| made != kept);
            let line = line.unwrap_or_else(|| made.lines().count().min(kept.lines().count()));
            println!("{name} differs from line {} on; run `make regenerate`", line.saturating_add(1));
        } else {
            fs::write(&path, made)?;
            println!("{name} written");
        }
    }
    Ok(if differs { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
