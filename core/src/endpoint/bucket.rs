//! What a bucket is called, and what kind of thing the name refers to.

use super::{
    arn::{Arn, MultiRegionArn, OutpostArn, RegionalArn},
    directory_bucket::DirectoryBucket,
    outposts::OutpostAlias,
};
use crate::error::Error;
use core::net::Ipv4Addr;

/// What stands where a bucket's name is expected.
#[derive(Debug)]
pub(super) enum BucketReference<'a> {
    /// A bucket, or the alias of an access point, which lives where a bucket would.
    Name(&'a str),
    /// A directory bucket (S3 Express One Zone) or an access point to one.
    Directory(DirectoryBucket<'a>),
    /// The alias of an access point on an Outpost.
    OutpostAlias(OutpostAlias<'a>),
    /// An access point.
    AccessPoint(RegionalArn<'a>),
    /// An access point of S3 Object Lambda.
    ObjectLambda(RegionalArn<'a>),
    /// An access point on an Outpost.
    Outpost(OutpostArn<'a>),
    /// A Multi-Region Access Point.
    MultiRegion(MultiRegionArn<'a>),
}

impl BucketReference<'_> {
    pub(super) fn parse(text: &str) -> Result<BucketReference<'_>, Error> {
        if text.starts_with("arn:") {
            return Arn::parse(text)?.bucket();
        }
        if let Some(directory) = DirectoryBucket::parse(text)? {
            return Ok(BucketReference::Directory(directory));
        }
        if let Some(alias) = OutpostAlias::parse(text)? {
            return Ok(BucketReference::OutpostAlias(alias));
        }
        Ok(BucketReference::Name(text))
    }
}

/// Refuses names that no bucket has, which the rules would encode: buckets made
/// in `us-east-1` before 2018 may have up to 255 characters, capitals and
/// underscores ("Bucket naming rules", S3 User Guide). ARNs are checked where
/// they are parsed.
pub(crate) fn check_name(bucket: &str) -> Result<(), Error> {
    if bucket.starts_with("arn:") {
        return Ok(());
    }
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let problem = match bucket.len() {
        0 => "is empty",
        1..=255 if bucket.bytes().all(allowed) => return Ok(()),
        1..=255 => "has a character that no bucket name has",
        _ => "is too long",
    };
    Err(Error::InvalidBucketName { bucket: bucket.into(), problem })
}

/// `isVirtualHostableS3Bucket` of the rules: whether the name can be part of a
/// host, as one label or, where `dots` are allowed, as several.
pub(super) fn is_virtual_hostable(bucket: &str, dots: bool) -> bool {
    let lower_case = !bucket.bytes().any(|byte| byte.is_ascii_uppercase());
    bucket.len() >= 3
        && lower_case
        && !is_ipv4(bucket)
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

#[cfg(test)]
mod tests {
    use super::{check_name, is_virtual_hostable};

    #[test]
    fn some_names_cannot_be_part_of_a_host() {
        for name in ["photos", "a-b", "a--b", "123", "xn--bucket"] {
            assert!(is_virtual_hostable(name, false), "{name}");
        }
        for name in ["ab", "Photos", "my_bucket", "-photos", "photos-", "192.168.5.4", &"b".repeat(64)] {
            assert!(!is_virtual_hostable(name, true), "{name}");
        }
        assert!(is_virtual_hostable("a.b.c", true) && !is_virtual_hostable("a.b.c", false));
        assert!(!is_virtual_hostable("a.-b", true) && !is_virtual_hostable("a..b", true));
    }

    #[test]
    fn some_names_belong_to_no_bucket() {
        assert!(check_name("My_legacy.Bucket").is_ok());
        for name in ["", "a/b", "my bucket", "bücket", "a\0", "a%20b", &"b".repeat(256)] {
            assert!(check_name(name).is_err(), "{name}");
        }
    }
}
