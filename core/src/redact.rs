//! Masking a presigned URL for logs.

use percent_encoding::percent_decode_str;

/// What stands in the place of a secret.
pub(crate) const MASK: &str = "REDACTED";

/// The query pairs that make a URL a secret, in lower case: of Signature
/// Version 4 and 4A, and of the legacy Version 2.
const SECRET_QUERY: [&str; 6] = [
    "signature",
    "x-amz-s3session-token",
    "x-amz-security-token",
    "x-amz-server-side-encryption-customer-key",
    "x-amz-copy-source-server-side-encryption-customer-key",
    "x-amz-signature",
];

/// A presigned URL that is safe to log: signature and session token are
/// masked, everything else stays. Text that is no URL comes back as it is.
///
/// ```
/// use s3presign::redact;
///
/// assert_eq!(
///     redact("https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Date=20260102T030405Z&X-Amz-Signature=3eb1"),
///     "https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Date=20260102T030405Z&X-Amz-Signature=REDACTED",
/// );
/// ```
pub fn redact(url: &str) -> String {
    let mut redacted = String::with_capacity(url.len());
    for (index, part) in url.split_inclusive(['?', '&', ';']).enumerate() {
        let (pair, delimiter) = match part.char_indices().next_back() {
            Some((end, '?' | '&' | ';')) => part.split_at(end),
            _ => (part, ""),
        };
        match pair.split_once('=') {
            Some((name, _)) if index > 0 && is_secret(name) => {
                redacted.extend([name, "=", MASK]);
            }
            _ => redacted.push_str(pair),
        }
        redacted.push_str(delimiter);
    }
    redacted
}

/// Whether a query pair of this (encoded) name must not be shown.
pub(crate) fn is_secret(name: &str) -> bool {
    let name = percent_decode_str(name).decode_utf8_lossy();
    SECRET_QUERY.iter().any(|secret| name.eq_ignore_ascii_case(secret))
}

#[cfg(test)]
mod tests {
    use super::redact;
    use proptest::prelude::*;

    #[test]
    fn masks_signature_and_token_however_they_are_spelled() {
        let url =
            "https://h/k?x-amz-signature=a&X-Amz-Sign%61ture=b&X-Amz-Security-Token=c&d=e&Signature=f#g";
        assert_eq!(
            redact(url),
            "https://h/k?x-amz-signature=REDACTED&X-Amz-Sign%61ture=REDACTED&X-Amz-Security-Token=REDACTED&d=e&Signature=REDACTED",
        );
    }

    proptest! {
        #[test]
        fn never_shows_a_signature(prefix in "[a-z/?&=;%]{0,20}", secret in "[0-9A-F]{64}") {
            let url = format!("https://h/{prefix}?X-Amz-Signature={secret}");
            prop_assert!(!redact(&url).contains(&secret));
        }
    }
}
