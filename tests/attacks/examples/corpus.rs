//! Writes the seeds of each target into a folder of its own, for libFuzzer.
#![allow(missing_docs)]

use s3presign_attacks::seeds;
use std::{env, fs, io, path::PathBuf};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "fuzz/corpus".into()));
    for (target, seeds) in seeds()? {
        let folder = folder.join(target);
        fs::create_dir_all(&folder)?;
        for (number, seed) in seeds.iter().enumerate() {
            fs::write(folder.join(format!("vector-{number}")), seed)?;
        }
    }
    Ok(())
}
