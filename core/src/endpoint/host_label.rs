//! What DNS allows in a host: labels, and the names of buckets that can be one.

use core::net::Ipv4Addr;

/// `isVirtualHostableS3Bucket` of the rules: whether the name can be part of a
/// host, as one label or, where `dots` are allowed, as several.
pub(super) fn is_virtual_hostable(bucket: &str, dots: bool) -> bool {
    let lower_case = !bucket.bytes().any(|byte| byte.is_ascii_uppercase());
    bucket.len() >= 3
        && lower_case
        && !looks_like_ipv4(bucket)
        && if dots { are_host_labels(bucket) } else { is_host_label(bucket) }
}

/// `isValidHostLabel` of the rules.
pub(super) fn is_host_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// `isValidHostLabel` of the rules with subdomains: labels between dots.
pub(super) fn are_host_labels(text: &str) -> bool {
    text.split('.').all(is_host_label)
}

pub(super) fn is_ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

/// Four numbers, which clients read as an address even where it is none: no
/// bucket is "formatted as an IP address" ("Bucket naming rules", S3 User Guide).
fn looks_like_ipv4(text: &str) -> bool {
    let number =
        |label: &str| (1..=3).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_digit());
    text.split('.').all(number) && text.split('.').count() == 4
}

#[cfg(test)]
mod tests {
    use super::is_virtual_hostable;

    #[test]
    fn some_names_cannot_be_part_of_a_host() {
        for name in ["photos", "a-b", "a--b", "123", "xn--bucket"] {
            assert!(is_virtual_hostable(name, false), "{name}");
        }
        for name in ["ab", "Photos", "my_bucket", "-photos", "photos-", &"b".repeat(64)] {
            assert!(!is_virtual_hostable(name, true), "{name}");
        }
        for name in ["192.168.5.4", "999.1.1.1", "01.2.3.4"] {
            assert!(!is_virtual_hostable(name, true), "{name}");
        }
        for name in ["1.2.3", "1.2.3.4.5", "1234.1.1.1", "a.1.1.1"] {
            assert!(is_virtual_hostable(name, true), "{name}");
        }
        assert!(is_virtual_hostable("a.b.c", true) && !is_virtual_hostable("a.b.c", false));
        assert!(!is_virtual_hostable("a.-b", true) && !is_virtual_hostable("a..b", true));
    }
}
