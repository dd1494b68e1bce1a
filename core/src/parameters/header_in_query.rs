//! Moving headers into the query, for senders that cannot set headers: only
//! those that S3 is known to honour there, in lower case.

use super::header::Header;
use crate::error::Error;

/// Takes all headers out, for the query.
pub(super) fn move_all(headers: &mut Vec<Header>) -> Result<Vec<Header>, Error> {
    match headers.iter().find_map(|header| Some((header, refusal(&header.name)?))) {
        Some((header, reason)) => {
            Err(Error::HeaderNotAllowedInQuery { name: header.name.as_str().into(), reason })
        }
        None => Ok(std::mem::take(headers)),
    }
}

/// Why S3 does not honour a header of this name in the query; `None` if it does.
///
/// `x-amz-request-payer` in the query is documented ("Requester Pays buckets",
/// S3 User Guide). Access control lists, grants, user metadata, storage class
/// and the expected bucket owner are what several SDKs move there in each
/// presigned upload. `x-amz-tagging` is ignored there, and reports on
/// encryption and checksums conflict; a setting that S3 may silently ignore is
/// refused.
pub(crate) fn refusal(name: &str) -> Option<&'static str> {
    let honoured = matches!(
        name,
        "x-amz-acl" | "x-amz-expected-bucket-owner" | "x-amz-request-payer" | "x-amz-storage-class"
    ) || name.starts_with("x-amz-grant-")
        || name.starts_with("x-amz-meta-");
    if honoured {
        None
    } else if name.ends_with("-server-side-encryption-customer-key") {
        Some("an encryption key must never be part of a URL")
    } else if name.starts_with("x-amz-checksum-") || name == "x-amz-sdk-checksum-algorithm" {
        Some("stores disagree on whether a checksum there is checked")
    } else if name.starts_with("x-amz-") {
        Some("S3 is not known to honour it there")
    } else {
        Some("S3 ignores it there")
    }
}

#[cfg(test)]
mod tests {
    use super::refusal;

    #[test]
    fn only_what_s3_honours_moves() {
        for name in ["x-amz-acl", "x-amz-meta-owner", "x-amz-storage-class", "x-amz-grant-read"] {
            assert_eq!(refusal(name), None, "{name}");
        }
        for name in [
            "content-length",
            "content-type",
            "cache-control",
            "if-none-match",
            "x-amz-tagging",
            "x-amz-checksum-sha256",
            "x-amz-server-side-encryption",
            "x-amz-server-side-encryption-customer-key",
        ] {
            assert!(refusal(name).is_some(), "{name}");
        }
    }
}
