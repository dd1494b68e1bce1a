//! URLs that somebody wants explained.

use crate::{
    joined::{borrowed, pairs_of},
    promises::{accepted, check_message, check_warnings, now},
};
use s3presign::{Explanation, explain, redact};

/// A signature shorter than this may be part of anything.
const TELLING: usize = 16;

/// Any text as a URL.
pub(crate) fn url(bytes: &[u8]) {
    let url = String::from_utf8_lossy(bytes);
    for method in [None, Some("PUT")] {
        if let Some(explained) = accepted(explain(&url, method, Some(now()))) {
            check(&explained, &url);
        }
    }
}

/// URL, method and instant by name.
pub(crate) fn explanation(bytes: &[u8]) {
    let pairs = pairs_of(bytes);
    if let Some(explained) = accepted(Explanation::from_pairs(borrowed(&pairs))) {
        let url = borrowed(&pairs).find(|(name, _)| name.eq_ignore_ascii_case("url"));
        check(&explained, url.map_or("", |(_, url)| url));
    }
}

/// An explanation shows no signature, fits a screen line by line, and is text
/// for C.
fn check(explained: &Explanation, url: &str) {
    check_warnings(explained.warnings());
    explained.aspects().iter().for_each(|binding| check_message(&binding.detail));
    let text = explained.to_string();
    text.lines().for_each(check_message);
    let pairs = explained.to_pairs();
    assert!(pairs.iter().all(|(name, value)| !name.contains('\0') && !value.contains('\0')));
    assert!(pairs.iter().all(|(name, _)| !name.is_empty()));
    for signature in signatures(url) {
        assert!(!text.contains(signature), "{signature} is shown: {text}");
        assert!(!redact(url).contains(&format!("X-Amz-Signature={signature}")));
    }
}

/// The values of the signature in the URL, as they are written.
fn signatures(url: &str) -> impl Iterator<Item = &str> {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let values = query.split('&').filter_map(|pair| pair.strip_prefix("X-Amz-Signature="));
    values.filter(|value| {
        let telling = value.len() >= TELLING && value.bytes().all(|byte| byte.is_ascii_hexdigit());
        // A key or host may say the same.
        telling && url.matches(*value).count() == 1
    })
}
