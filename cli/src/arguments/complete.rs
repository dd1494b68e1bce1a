//! What a shell offers when Tab is pressed: operations, their parameters, profiles
//! and regions. No network is asked.

use super::regions::REGIONS;
use clap_complete::CompletionCandidate;
use std::ffi::OsStr;

/// The profiles of AWS's files.
pub(crate) fn profiles(typed: &OsStr) -> Vec<CompletionCandidate> {
    beginning_with(typed, crate::settings::profile_names())
}

/// Regions of AWS.
pub(crate) fn regions(typed: &OsStr) -> Vec<CompletionCandidate> {
    beginning_with(typed, REGIONS.map(String::from))
}

/// The operations of S3.
pub(crate) fn operations(typed: &OsStr) -> Vec<CompletionCandidate> {
    beginning_with(typed, s3presign::operation_names().map(String::from))
}

/// The parameters of the operation on the command line, as far as it is written.
pub(crate) fn parameters(typed: &OsStr) -> Vec<CompletionCandidate> {
    let words = std::env::args().skip_while(|word| word != "--").skip(1);
    let named = words.filter_map(|word| operation_of(&word));
    let names = named.last().map(s3presign::parameter_names).into_iter().flatten();
    beginning_with(typed, names.map(|name| format!("{name}=")))
}

/// The operation that a word of the command line stands for.
fn operation_of(word: &str) -> Option<&'static str> {
    let known = |name: &str| s3presign::operation_names().find(|operation| *operation == name);
    match word {
        "get" | "sign" => known("GetObject"),
        "put" => known("PutObject"),
        "delete" => known("DeleteObject"),
        "list" => known("ListObjectsV2"),
        "parts" => known("UploadPart"),
        word => known(word),
    }
}

fn beginning_with(typed: &OsStr, names: impl IntoIterator<Item = String>) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy().to_ascii_lowercase();
    let wanted = names.into_iter().filter(|name| name.to_ascii_lowercase().starts_with(&typed));
    let mut names: Vec<String> = wanted.collect();
    names.sort_unstable();
    names.into_iter().map(CompletionCandidate::new).collect()
}
