//! Checks every row of docs/buckets.md.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use s3presign::{Request, Signer};
use time::macros::datetime;

#[test]
fn every_row_of_the_documentation_holds() {
    let page = include_str!("../../docs/buckets.md");
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| `")).collect();
    assert!(rows.len() > 25, "only {} rows were found", rows.len());
    for row in rows {
        let cells: Vec<Vec<&str>> = row.trim_matches('|').split('|').map(codes).collect();
        let [options, bucket, url, signed_for] = cells.as_slice() else { panic!("{row}") };
        let mut pairs: Vec<(&str, &str)> =
            options.iter().map(|option| option.split_once('=').unwrap()).collect();
        pairs.extend([("access-key-id", "ASIAEXAMPLE"), ("secret-access-key", "secret")]);
        if !pairs.iter().any(|(name, _)| *name == "session-token") {
            pairs[options.len()].1 = "AKIAEXAMPLE";
        }

        let request = Request::new("GetObject").bucket(bucket[0]);
        let signer = Signer::from_pairs(pairs).unwrap();
        let presigned = signer.presign(&request, "a b", datetime!(2026-01-02 03:04:05 UTC)).unwrap();
        let (address, query) = presigned.url().split_once('?').unwrap();
        let scope = match signed_for[0] {
            "*" => format!("%2F20260102%2F{}%2Faws4_request&", signed_for[1]),
            region => format!("%2F20260102%2F{region}%2F{}%2Faws4_request&", signed_for[1]),
        };
        assert_eq!(address, url[0], "{row}");
        assert!(query.contains(&scope), "{row}\n{query}");
        assert_eq!(query.contains("&X-Amz-Region-Set=%2A&"), signed_for[0] == "*", "{row}");
    }
}

/// What stands between backquotes.
fn codes(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}
