//! What a signature fixes of a request, and what it leaves to the sender.

use crate::{operation::Operation, parameters::is_digest, received::ReceivedUrl};

/// One aspect of a request that a signature can fix.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignedAspect {
    /// `"content-type"`, `"content-length"`, `"checksum"`, `"overwrite"`,
    /// `"encryption"`, `"version"`, `"range"` or `"response"`.
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
    signed_headers: &[String],
) -> Vec<SignedAspect> {
    let may_be = |names: &[&str]| operations.iter().any(|operation| names.contains(&operation.name));
    let mut aspects = Vec::new();
    if may_be(&["PutObject", "UploadPart"]) {
        for (aspect, headers, free) in OF_UPLOADS {
            aspects.push(by_header(aspect, headers, free, signed_headers));
        }
        aspects.push(checksum(url, signed_headers));
    }
    if may_be(&["GetObject", "HeadObject"]) {
        aspects.extend(of_downloads(url, signed_headers));
    }
    aspects
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
