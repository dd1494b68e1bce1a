//! What a signature fixes of a request, and what it leaves to the sender.

use super::explanation::Signed;
use crate::{operation::Operation, parameters::is_digest, received::ReceivedUrl};

/// One aspect of a request that a signature can fix.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignedAspect {
    /// `"content-type"`, `"content-length"`, `"checksum"`, `"overwrite"`,
    /// `"encryption"`, `"version"`, `"range"` or `"response"`; of Signature
    /// Version 2 also `"headers"` and `"query"`.
    pub aspect: &'static str,
    /// Whether the signature fixes it.
    pub bound: bool,
    /// How, or what the sender may do.
    pub detail: String,
}

/// Aspects of an upload, the headers that fix each, and what is free without.
const OF_UPLOADS: [(&str, &[&str], &str); 4] = [
    ("content-type", &["content-type"], "the sender may send any content type, or none"),
    ("content-length", &["content-length"], "the sender may upload any size up to 5 GiB"),
    ("overwrite", &["if-none-match", "if-match"], "an object under this key is replaced"),
    (
        "encryption",
        &["x-amz-server-side-encryption", "x-amz-server-side-encryption-customer-algorithm"],
        "the bucket's own encryption applies",
    ),
];

pub(super) fn aspects(
    url: &ReceivedUrl,
    operations: &[&'static Operation],
    signed: &Signed,
) -> Vec<SignedAspect> {
    let signed_headers = signed.headers.as_slice();
    let is_legacy = signed.version == "2";
    let may_be = |names: &[&str]| operations.iter().any(|operation| names.contains(&operation.name));
    let mut aspects = Vec::new();
    if may_be(&["PutObject", "UploadPart"]) {
        for (aspect, headers, free) in OF_UPLOADS {
            aspects.push(match aspect {
                "content-type" | "encryption" if is_legacy => as_signed(aspect),
                _ => by_header(aspect, headers, free, signed_headers),
            });
        }
        aspects.push(if is_legacy { as_signed("checksum") } else { checksum(url, signed_headers) });
    }
    if may_be(&["GetObject", "HeadObject"]) {
        aspects.extend(of_downloads(url, signed_headers));
    }
    if is_legacy {
        aspects.extend(of_version_2(url));
    }
    aspects
}

/// What Version 2 binds to what was signed, which its URL does not say.
fn as_signed(aspect: &'static str) -> SignedAspect {
    // A checksum may be signed, and is not more likely signed than not.
    let (bound, detail) = match aspect {
        "content-type" => (
            true,
            "Content-Type must be sent as it was signed, or left out where it was not: the URL does not say which",
        ),
        "encryption" => (
            true,
            "x-amz-server-side-encryption headers must be sent as they were signed, or left out where they were not",
        ),
        _ => (
            false,
            "the sender may upload any content, unless Content-MD5 or an x-amz-checksum header was signed",
        ),
    };
    SignedAspect { aspect, bound, detail: detail.into() }
}

/// What the string to sign of Version 2 holds and does not hold, whatever the operation ("Signing
/// and authenticating REST requests", S3 User Guide). The URL does not say which headers were signed:
/// those are that are sent.
fn of_version_2(url: &ReceivedUrl) -> [SignedAspect; 2] {
    let names = url.query.iter().filter_map(|pair| std::str::from_utf8(&pair.name).ok());
    let uncovered: Vec<String> = names
        .filter(|name| !is_covered_by_version_2(name))
        .map(|name| name.escape_debug().to_string())
        .collect();
    let query = match uncovered.as_slice() {
        [] => String::from("other pairs can be added, and only S3's subresources and response-* are signed"),
        names => format!(
            "the signature does not cover these pairs, which anybody can change: {}",
            names.join(", ")
        ),
    };
    let headers = "Content-Type, Content-MD5 and every x-amz-* header must be sent just as they were signed, and not at all where they were not; the URL does not say which";
    [
        SignedAspect { aspect: "headers", bound: true, detail: headers.into() },
        SignedAspect { aspect: "query", bound: false, detail: query },
    ]
}

/// The subresources that Version 2 signs, and the parameters of the signature itself.
const COVERED_BY_VERSION_2: [&str; 29] = [
    "AWSAccessKeyId",
    "Expires",
    "Signature",
    "accelerate",
    "acl",
    "analytics",
    "cors",
    "delete",
    "encryption",
    "inventory",
    "lifecycle",
    "location",
    "logging",
    "metrics",
    "notification",
    "object-lock",
    "partNumber",
    "policy",
    "replication",
    "requestPayment",
    "restore",
    "tagging",
    "torrent",
    "uploadId",
    "uploads",
    "versionId",
    "versioning",
    "versions",
    "website",
];

fn is_covered_by_version_2(name: &str) -> bool {
    COVERED_BY_VERSION_2.contains(&name)
        || name.starts_with("response-")
        // Taken for the header of this name.
        || name.to_ascii_lowercase().starts_with("x-amz-")
}

fn by_header(aspect: &'static str, headers: &[&str], free: &str, signed: &[String]) -> SignedAspect {
    match signed.iter().find(|header| headers.contains(&header.as_str())) {
        Some(header) => SignedAspect {
            aspect,
            bound: true,
            detail: format!("the header {header} must be sent as it was signed"),
        },
        None => SignedAspect { aspect, bound: false, detail: free.into() },
    }
}

/// A checksum in the query is another matter: some stores ignore it.
fn checksum(url: &ReceivedUrl, signed: &[String]) -> SignedAspect {
    let aspect = "checksum";
    if let Some(header) = signed.iter().find(|header| is_digest(header)) {
        let detail = format!("the header {header} must be sent as it was signed, so the content is fixed");
        return SignedAspect { aspect, bound: true, detail };
    }
    let hoisted = url.query.iter().any(|pair| pair.name.to_ascii_lowercase().starts_with(b"x-amz-checksum-"));
    let detail = if hoisted {
        "a checksum is in the query, where stores disagree on whether they check it"
    } else {
        "the sender may upload any content"
    };
    SignedAspect { aspect, bound: false, detail: detail.into() }
}

fn of_downloads(url: &ReceivedUrl, signed: &[String]) -> Vec<SignedAspect> {
    let version = match url.text("versionId") {
        Some(version) => SignedAspect {
            aspect: "version",
            bound: true,
            detail: format!("version {} of the object", version.escape_debug()),
        },
        None => {
            SignedAspect { aspect: "version", bound: false, detail: "whatever version is the latest".into() }
        }
    };
    let range = by_header("range", &["range"], "the receiver may ask for any part", signed);
    let overridden: Vec<String> = url
        .query
        .iter()
        .filter_map(|pair| std::str::from_utf8(&pair.name).ok()?.strip_prefix("response-"))
        .map(|header| header.escape_debug().to_string())
        .collect();
    let response = match overridden.as_slice() {
        [] => SignedAspect {
            aspect: "response",
            bound: false,
            detail: "headers come as they are stored".into(),
        },
        headers => SignedAspect {
            aspect: "response",
            bound: true,
            detail: format!("these headers of the answer are fixed: {}", headers.join(", ")),
        },
    };
    vec![version, range, response]
}
