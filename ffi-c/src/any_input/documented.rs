//! What a function's comment in the header says it can fail with, to compare
//! what it does fail with.

use crate::status::{NAMES, Status};
use std::collections::BTreeSet;

const HEADER: &str = include_str!("../../../include/s3presign.h");

/// Whether the comment of a function lists a status: its own "Fails with", that
/// of the functions it names, or the rules for all functions.
pub(super) fn can_answer(function: &str, status: i32) -> bool {
    let for_all = [
        Status::S3PRESIGN_OK,
        Status::S3PRESIGN_NULL_POINTER,
        Status::S3PRESIGN_MALFORMED_PARAMETERS,
        Status::S3PRESIGN_INVALID_UTF8,
    ];
    let of_lists = [
        Status::S3PRESIGN_UNKNOWN_OPTION,
        Status::S3PRESIGN_MISSING_OPTION,
        Status::S3PRESIGN_DUPLICATE_OPTION,
        Status::S3PRESIGN_INVALID_OPTION,
    ];
    let (comment, takes_list) = comment_of(function);
    for_all.iter().any(|known| *known as i32 == status)
        || takes_list && of_lists.iter().any(|known| *known as i32 == status)
        || listed(&comment).contains(&status)
}

/// The comment before a prototype, in one line, and whether the prototype has a list.
fn comment_of(function: &str) -> (String, bool) {
    let (before, prototype) = HEADER.split_once(&format!(" {function}(")).unwrap();
    let (_, comment) = before.rsplit_once("/**").unwrap();
    let (comment, _) = comment.split_once("*/").unwrap();
    let lines: Vec<&str> = comment.lines().map(|line| line.trim().trim_start_matches("* ")).collect();
    (lines.join(" "), prototype.split(';').next().unwrap().contains("params_count"))
}

/// The statuses behind "Fails": `FIRST (-1) to LAST` are all from one to the
/// other, and another function's name stands for what that one lists.
fn listed(comment: &str) -> BTreeSet<i32> {
    let mut found = BTreeSet::new();
    let Some((_, failures)) = comment.split_once("Fails ") else { return found };
    let words = failures.split([' ', ',', ';', '.', '(', ')']).filter(|word| !word.is_empty());
    let mut before = None;
    let mut in_range = false;
    for word in words {
        if word.starts_with("s3presign_") {
            found.extend(listed(&comment_of(word).0));
        } else if let Some(status) = number_of(word) {
            found.extend(before.take().filter(|_| in_range).map_or(status..=status, |first| status..=first));
            before = Some(status);
            in_range = false;
        } else if word.parse::<i32>().is_err() {
            in_range = word == "to" && before.is_some();
        }
    }
    found
}

fn number_of(name: &str) -> Option<i32> {
    NAMES
        .iter()
        .map(|(status, _)| *status)
        .find(|status| format!("{status:?}") == name)
        .map(|status| status as i32)
}

#[test]
fn reads_lists_ranges_and_references() {
    let numbers = |comment: &str| listed(comment).into_iter().collect::<Vec<i32>>();
    assert_eq!(numbers("Signs. Fails with S3PRESIGN_MISSING_KEY, S3PRESIGN_INVALID_KEY."), [-56, -54]);
    assert_eq!(
        numbers("Fails from S3PRESIGN_MISSING_BUCKET (-50) to S3PRESIGN_INVALID_ARN (-53)."),
        [-53, -52, -51, -50]
    );
    assert_eq!(
        numbers("Fails with S3PRESIGN_MISSING_KEY, with S3PRESIGN_NULL_POINTER and S3PRESIGN_UNSAFE_KEY."),
        [-163, -54, -1]
    );
    assert!(can_answer("s3presign_presign", -30) && can_answer("s3presign_presign", -54));
    assert!(!can_answer("s3presign_template_url", -30) && !can_answer("s3presign_redact", -11));
    assert!(!can_answer("s3presign_explain", -99));
}
