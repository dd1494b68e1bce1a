//! What a bucket is called, and what kind of thing the name refers to.

use super::{
    arn::{Arn, MultiRegionArn, OutpostArn, RegionalArn},
    directory_bucket::DirectoryBucket,
    outposts::OutpostAlias,
};
use crate::error::Error;

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

impl<'a> BucketReference<'a> {
    pub(super) fn parse(text: &'a str) -> Result<BucketReference<'a>, Error> {
        if text.starts_with("arn:") {
            return BucketReference::of_arn(&Arn::parse(text)?);
        }
        // What ends so is mostly no bucket in a region ("Bucket naming rules", S3 User Guide).
        if text.ends_with("-s3") {
            return BucketReference::of_reserved_name(text);
        }
        Ok(BucketReference::Name(text))
    }

    /// What a name stands for whose end is reserved, if it is one of these ends.
    #[inline(never)]
    fn of_reserved_name(text: &'a str) -> Result<BucketReference<'a>, Error> {
        if let Some(directory) = DirectoryBucket::parse(text) {
            return Ok(BucketReference::Directory(directory));
        }
        if let Some(alias) = OutpostAlias::parse(text)? {
            return Ok(BucketReference::OutpostAlias(alias));
        }
        Ok(BucketReference::Name(text))
    }

    /// What an ARN names, if it can stand in for a bucket.
    #[inline(never)]
    fn of_arn(arn: &Arn<'a>) -> Result<BucketReference<'a>, Error> {
        match arn.kind() {
            (_, ["", ..]) => Err(arn.invalid("names no type of resource")),
            ("s3-outposts", ["outpost", rest @ ..]) => arn.outpost(rest).map(BucketReference::Outpost),
            (_, ["accesspoint"] | ["accesspoint", "", ..]) => {
                Err(arn.invalid("names no access point; expected accesspoint/NAME"))
            }
            ("s3-object-lambda", ["accesspoint", name, rest @ ..]) => {
                if arn.is_global() {
                    return Err(arn.invalid("names no region"));
                }
                arn.regional(name, rest).map(BucketReference::ObjectLambda)
            }
            (_, ["accesspoint", _, ..]) if arn.is_global() => {
                arn.multi_region().map(BucketReference::MultiRegion)
            }
            ("s3", ["accesspoint", name, rest @ ..]) => {
                arn.regional(name, rest).map(BucketReference::AccessPoint)
            }
            ("s3", [_bucket]) => Err(arn.invalid("names a bucket; pass its name alone")),
            ("s3" | "s3-object-lambda" | "s3-outposts", _) => {
                Err(arn.invalid("is of another type of resource than accesspoint or outpost"))
            }
            _ => Err(arn.invalid("is of another service than s3, s3-object-lambda or s3-outposts")),
        }
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
        1..=2 if matches!(bucket, "." | "..") => "is a dot segment, which clients resolve before they send",
        1..=255 if bucket.bytes().all(allowed) => return Ok(()),
        1..=255 => "has a character that no bucket name has",
        _ => "is too long",
    };
    Err(Error::InvalidBucketName { bucket: bucket.into(), problem })
}

#[cfg(test)]
mod tests {
    use super::{BucketReference, check_name};
    use proptest::prelude::*;

    #[test]
    fn names_refer_to_kinds_of_buckets() {
        let kind = |text: &str| {
            let shown = format!("{:?}", BucketReference::parse(text).unwrap());
            shown.split_once('(').unwrap().0.to_owned()
        };
        assert_eq!(kind("photos"), "Name");
        assert_eq!(kind("reports-abc123xyz0-s3alias"), "Name");
        assert_eq!(kind("logs--usw2-az1--x-s3"), "Directory");
        assert_eq!(kind("reader--usw2-az1--xa-s3"), "Directory");
        assert_eq!(kind("test-accessp-o0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3"), "OutpostAlias");
        assert_eq!(kind("short--op-s3"), "Name");
        assert_eq!(kind("arn:aws:s3:us-west-2:123456789012:accesspoint/reports"), "AccessPoint");
        assert_eq!(kind("arn:aws:s3:us-west-2:123456789012:accesspoint:reports"), "AccessPoint");
        assert_eq!(
            kind("arn:aws:s3-object-lambda:us-west-2:123456789012:accesspoint/banner"),
            "ObjectLambda"
        );
        assert_eq!(
            kind("arn:aws:s3-outposts:us-west-2:123456789012:outpost:op-1:accesspoint:reports"),
            "Outpost"
        );
        assert_eq!(kind("arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap"), "MultiRegion");
    }

    #[test]
    fn arns_of_anything_else_are_refused() {
        for text in [
            "arn:aws:s3",
            "arn:aws:s3:::photos",
            "arn::s3:us-west-2:123456789012:accesspoint/reports",
            "arn:aws:sqs:us-west-2:123456789012:queue",
            "arn:aws:s3:us-west-2:123456789012:accesspoint",
            "arn:aws:s3:us-west-2:123456789012:accesspoint/",
            "arn:aws:s3:us-west-2:123456789012:accesspoint/a/b",
            "arn:aws:s3:us-west-2:123456789012:accesspoint/a_b",
            "arn:aws:s3:us-west-2:12345!:accesspoint/a",
            "arn:aws:s3:us west:123456789012:accesspoint/a",
            "arn:aws:s3-object-lambda::123456789012:accesspoint/a",
            "arn:aws:s3-outposts:us-west-2:123456789012:outpost",
            "arn:aws:s3-outposts:us-west-2:123456789012:outpost:op-1:bucket:b",
            "arn:aws:s3-outposts:us-west-2:123456789012:outpost:op_1:accesspoint:a",
            "arn:aws:s3-outposts:us-west-2:123456789012:outpost:op-1:accesspoint:a:b",
            "arn:aws:s3::123456789012:accesspoint:a_b",
        ] {
            assert!(BucketReference::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn takes_any_text(text in any::<String>(), arn in "arn:[a-z0-9:/._-]{0,60}", name in "[a-z0-9-]{0,70}--(x|xa|op)-s3") {
            for text in [text, arn, name] {
                let _ = BucketReference::parse(&text);
            }
        }
    }

    #[test]
    fn some_names_belong_to_no_bucket() {
        assert!(check_name("My_legacy.Bucket").is_ok());
        for name in ["", ".", "..", "a/b", "my bucket", "bücket", "a\0", "a%20b", &"b".repeat(256)] {
            assert!(check_name(name).is_err(), "{name}");
        }
    }
}
