//! What a bucket's name or ARN refers to, taken apart for those who speak of it by ARNs of their own.

use super::{bucket::BucketReference, partition::Partition};
use crate::error::Error;

/// Where a request goes, as its caller called it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place<'a> {
    pub(crate) kind: PlaceKind,
    /// The bucket's or access point's name, or the alias of one.
    pub(crate) name: &'a str,
    /// What an ARN says besides; empty for a name.
    pub(crate) partition: &'a str,
    pub(crate) region: &'a str,
    pub(crate) account: &'a str,
    /// The id of the Outpost, if it is one's.
    pub(crate) outpost: &'a str,
}

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlaceKind {
    Bucket,
    AccessPoint,
    MultiRegionAccessPoint,
    DirectoryBucket,
    DirectoryAccessPoint,
    ObjectLambda,
    OutpostAccessPoint,
    /// An access point by another name than its own, of which no ARN can be made.
    Alias,
}

/// How the aliases end that S3 gives to access points ("Referencing access points", S3 User
/// Guide), those of S3 Object Lambda, and those of Multi-Region Access Points.
const ALIASES: [&str; 4] = ["-s3alias", "--ol-s3", "--op-s3", ".mrap"];

impl<'a> Place<'a> {
    /// What stands where a bucket's name is expected.
    pub(crate) fn parse(text: &'a str) -> Result<Place<'a>, Error> {
        super::check_name(text)?;
        let named =
            |kind| Ok(Place { kind, name: text, partition: "", region: "", account: "", outpost: "" });
        match BucketReference::parse(text)? {
            BucketReference::Name(name) if ALIASES.iter().any(|ending| name.ends_with(ending)) => {
                named(PlaceKind::Alias)
            }
            BucketReference::Name(_) => named(PlaceKind::Bucket),
            BucketReference::Directory(_) if text.ends_with("--xa-s3") => {
                named(PlaceKind::DirectoryAccessPoint)
            }
            BucketReference::Directory(_) => named(PlaceKind::DirectoryBucket),
            BucketReference::OutpostAlias(_) => named(PlaceKind::Alias),
            BucketReference::AccessPoint(_) => Place::of_arn(text, PlaceKind::AccessPoint),
            BucketReference::ObjectLambda(_) => Place::of_arn(text, PlaceKind::ObjectLambda),
            BucketReference::Outpost(_) => Place::of_arn(text, PlaceKind::OutpostAccessPoint),
            BucketReference::MultiRegion(_) => Place::of_arn(text, PlaceKind::MultiRegionAccessPoint),
        }
    }

    fn of_arn(text: &'a str, kind: PlaceKind) -> Result<Place<'a>, Error> {
        let mut fields = text.splitn(6, ':').skip(1);
        let partition = fields.next().unwrap_or_default();
        let (region, account) = (fields.nth(1).unwrap_or_default(), fields.next().unwrap_or_default());
        let resource = fields.next().unwrap_or_default();
        let name = resource.rsplit([':', '/']).next().unwrap_or_default();
        let outpost = match kind {
            PlaceKind::OutpostAccessPoint => resource.split([':', '/']).nth(1).unwrap_or_default(),
            _ => "",
        };
        Ok(Place { kind, name, partition, region, account, outpost })
    }
}

/// The partition of a region, such as `aws` or `aws-cn`.
pub(crate) fn partition_of(region: &str) -> &'static str {
    Partition::of(region).id
}

/// The partition of this name.
pub(crate) fn partition_named(name: &str) -> Option<&'static str> {
    super::partition_table::PARTITIONS.iter().map(|partition| partition.id).find(|id| *id == name)
}

/// Whether a text can be a region: a label of a host's name.
pub(crate) fn is_region(text: &str) -> bool {
    super::is_host_label(text)
}

#[cfg(test)]
mod tests {
    use super::{Place, PlaceKind};

    #[test]
    fn arns_are_taken_apart() {
        let read = |text| {
            let Place { kind, name, partition, region, account, outpost } = Place::parse(text).unwrap();
            (kind, [name, partition, region, account, outpost])
        };
        assert_eq!(read("photos"), (PlaceKind::Bucket, ["photos", "", "", "", ""]));
        assert_eq!(read("a--usw2-az1--x-s3").0, PlaceKind::DirectoryBucket);
        assert_eq!(read("a--usw2-az1--xa-s3").0, PlaceKind::DirectoryAccessPoint);
        assert_eq!(read("reports-abc123xyz0-s3alias").0, PlaceKind::Alias);
        assert_eq!(read("mfzwi23gnjvgw.mrap").0, PlaceKind::Alias);
        assert_eq!(
            read("arn:aws-cn:s3:cn-north-1:123456789012:accesspoint:reports"),
            (PlaceKind::AccessPoint, ["reports", "aws-cn", "cn-north-1", "123456789012", ""]),
        );
        assert_eq!(
            read("arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-1/accesspoint/reports"),
            (PlaceKind::OutpostAccessPoint, ["reports", "aws", "us-west-2", "123456789012", "op-1"]),
        );
        assert_eq!(
            read("arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap"),
            (PlaceKind::MultiRegionAccessPoint, ["mfzwi23gnjvgw.mrap", "aws", "", "123456789012", ""]),
        );
    }
}
